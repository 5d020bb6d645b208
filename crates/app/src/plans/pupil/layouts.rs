//! Layouts of development plans: those that come with Stut, those that the school made, and the fixed ones of other plans.

use crate::Error;
use domain::plans::{Block, Layout, LayoutField, LayoutSection, Plan, PlanKind};
use i18n::{Language, Texts};
use policy::InSchool;
use serde::Deserialize;
use std::sync::LazyLock;
use store::{Reads, plans};

#[derive(Deserialize)]
struct ShippedField {
    key: String,
    title_nl: String,
    title_en: String,
    hint_nl: String,
    hint_en: String,
}

#[derive(Deserialize)]
struct ShippedSection {
    title_nl: String,
    title_en: String,
    block: Block,
    always: bool,
    fields: Vec<ShippedField>,
}

#[derive(Deserialize)]
struct Shipped {
    key: String,
    name_nl: String,
    name_en: String,
    source_nl: String,
    source_en: String,
    sections: Vec<ShippedSection>,
}

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped layouts; a test reads them")]
    serde_json::from_str(include_str!("../../../data/plan_layouts.json")).expect("readable layouts")
});

/// The fields that every layout has, as the law asks what stands in them (WPO article 40a, `facts.md` D1).
pub const ASKED_FIELDS: [&str; 8] = [
    "destination",
    "destination_why",
    "support",
    "heard_how",
    "heard_said",
    "heard_used",
    "evaluation_parents",
    "evaluation_child",
];

/// What else every layout has, for the same reason.
pub const ASKED_BLOCKS: [Block; 4] = [Block::Goals, Block::Factors, Block::Consent, Block::Evaluation];

fn shipped_layout(shipped: &Shipped, language: Language) -> Layout {
    let pick = |nl: &str, en: &str| match language {
        Language::Nl => nl.to_owned(),
        Language::En => en.to_owned(),
    };
    let field = |one: &ShippedField| LayoutField {
        key: one.key.clone(),
        title: pick(&one.title_nl, &one.title_en),
        hint: pick(&one.hint_nl, &one.hint_en),
    };
    let section = |one: &ShippedSection| LayoutSection {
        title: pick(&one.title_nl, &one.title_en),
        block: one.block,
        fields: one.fields.iter().map(field).collect(),
        always: one.always,
    };
    Layout {
        key: shipped.key.clone(),
        name: pick(&shipped.name_nl, &shipped.name_en),
        sections: shipped.sections.iter().map(section).collect(),
        is_usual: false,
        is_removed: false,
        version: 0,
    }
}

/// Where a layout that comes with Stut was taken from; none of one that the school made.
pub fn source_of(layout: &Layout, language: Language) -> Option<&'static str> {
    let shipped = SHIPPED.iter().find(|one| one.key == layout.key)?;
    Some(match language {
        Language::Nl => &shipped.source_nl,
        Language::En => &shipped.source_en,
    })
}

/// All layouts of a school, also those that it no longer offers: first those of Stut, then its own. One of them is usual.
///
/// # Errors
/// When the database fails.
pub(crate) async fn layouts(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<Vec<Layout>, Error> {
    let kept = plans::layouts(tx, scope).await?;
    // Of a layout of Stut the school keeps whether it is usual and offered; its words stay those of the language.
    let of_stut = SHIPPED.iter().map(|shipped| {
        let layout = shipped_layout(shipped, language);
        match kept.iter().find(|one| one.key == shipped.key) {
            Some(one) => {
                Layout { is_usual: one.is_usual, is_removed: one.is_removed, version: one.version, ..layout }
            }
            None => layout,
        }
    });
    let mut all: Vec<Layout> = of_stut.collect();
    all.extend(kept.into_iter().filter(|one| SHIPPED.iter().all(|shipped| shipped.key != one.key)));
    if !all.iter().any(|one| one.is_usual && !one.is_removed)
        && let Some(first) = all.iter_mut().find(|one| !one.is_removed)
    {
        first.is_usual = true;
    }
    Ok(all)
}

/// The layout of a plan: its own, also when it is no longer offered, else the usual one.
pub(super) fn chosen(all: Vec<Layout>, key: Option<&str>) -> Option<Layout> {
    let at = all.iter().position(|one| Some(one.key.as_str()) == key);
    let at = at.or_else(|| all.iter().position(|one| one.is_usual))?;
    all.into_iter().nth(at)
}

/// The headings of a plan that is no development plan: always the same.
pub(super) fn fixed(texts: &Texts, plan: &Plan) -> Vec<LayoutSection> {
    match plan.kind {
        PlanKind::LearningLine => line(texts),
        _ => support(texts),
    }
}

fn field(key: &str, title: &str, hint: &str) -> LayoutField {
    LayoutField { key: key.to_owned(), title: title.to_owned(), hint: hint.to_owned() }
}

fn section(title: &str, block: Block, fields: Vec<LayoutField>) -> LayoutSection {
    LayoutSection { title: title.to_owned(), block, fields, always: block == Block::Goals }
}

fn support(texts: &Texts) -> Vec<LayoutSection> {
    let question = field("question", texts.pupil_plan_question(), texts.pupil_plan_question_hint());
    let start = field("start", texts.pupil_plan_start(), texts.pupil_plan_start_hint());
    let approach = vec![
        field("approach", texts.pupil_plan_approach(), texts.pupil_plan_approach_hint()),
        field("who", texts.pupil_plan_who(), ""),
        field("where", texts.pupil_plan_where(), ""),
        field("frequency", texts.pupil_plan_frequency(), texts.pupil_plan_frequency_hint()),
        field("materials", texts.pupil_plan_materials(), ""),
    ];
    let follow = vec![
        field("follow", texts.pupil_plan_follow(), texts.pupil_plan_follow_hint()),
        field("parents_contact", texts.pupil_plan_parents_contact(), texts.pupil_plan_parents_contact_hint()),
        field("parents_part", texts.pupil_plan_parents_part(), ""),
    ];
    vec![
        section(texts.pupil_plan_section_question(), Block::Texts, vec![question, start]),
        section(texts.pupil_plan_section_goals(), Block::Goals, Vec::new()),
        section(texts.pupil_plan_section_approach(), Block::Texts, approach),
        section(texts.pupil_plan_section_follow(), Block::Texts, follow),
        section(texts.pupil_plan_section_evaluation(), Block::Evaluation, evaluation(texts)),
    ]
}

fn evaluation(texts: &Texts) -> Vec<LayoutField> {
    vec![
        field("evaluation_result", texts.pupil_plan_result(), ""),
        field("evaluation_worked", texts.pupil_plan_worked(), ""),
        field("evaluation_failed", texts.pupil_plan_failed(), ""),
        field("evaluation_next", texts.pupil_plan_next(), ""),
    ]
}

fn line(texts: &Texts) -> Vec<LayoutSection> {
    let start = vec![
        field("start", texts.pupil_plan_start(), texts.pupil_plan_line_start_hint()),
        field("expected", texts.pupil_plan_expected(), texts.pupil_plan_expected_hint()),
    ];
    let how = vec![field("steps", texts.pupil_plan_steps(), texts.pupil_plan_steps_hint())];
    vec![
        section(texts.pupil_plan_section_start(), Block::Results, start),
        section(texts.pupil_plan_section_steps(), Block::Goals, Vec::new()),
        section(texts.pupil_plan_section_approach(), Block::Texts, how),
        section(texts.pupil_plan_section_evaluation(), Block::Evaluation, evaluation(texts)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_shipped_layouts_ask_what_the_law_asks_and_have_words_in_both_languages() {
        for shipped in SHIPPED.iter() {
            for language in [Language::Nl, Language::En] {
                let layout = shipped_layout(shipped, language);
                let keys: Vec<&str> =
                    layout.sections.iter().flat_map(|one| &one.fields).map(|one| one.key.as_str()).collect();
                let unique: BTreeSet<&str> = keys.iter().copied().collect();
                assert_eq!(keys.len(), unique.len(), "{}: a field stands twice", layout.key);
                assert!(ASKED_FIELDS.iter().all(|asked| unique.contains(asked)), "{}", layout.key);
                let has = |block: &Block| layout.sections.iter().any(|one| one.block == *block);
                assert!(ASKED_BLOCKS.iter().all(has), "{}", layout.key);
                assert!(layout.sections.iter().all(|one| !one.title.is_empty()));
                assert!(source_of(&layout, language).is_some_and(|source| !source.is_empty()));
            }
        }
    }

    #[test]
    fn a_plan_keeps_its_layout_also_when_it_is_no_longer_offered() {
        let of = |key: &str, is_usual, is_removed| Layout {
            key: key.to_owned(),
            name: String::new(),
            sections: Vec::new(),
            is_usual,
            is_removed,
            version: 0,
        };
        let all = vec![of("law", true, false), of("old", false, true)];
        assert_eq!(chosen(all.clone(), Some("old")).unwrap().key, "old");
        assert_eq!(chosen(all.clone(), None).unwrap().key, "law");
        assert_eq!(chosen(all, Some("unknown")).unwrap().key, "law");
    }
}
