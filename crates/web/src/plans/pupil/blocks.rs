//! A plan to read, as guardians see it: `plans/pupil_read.html`, in which it is called `plan`.

use app::plans::{
    pupil::{PaperPart, PaperSection, SharedPlan},
    words::{kind_words, state_words},
};
use i18n::Texts;

/// A plan to read.
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) sections: Vec<ShownSection>,
}

/// A heading with what stands under it.
pub(crate) struct ShownSection {
    pub(crate) heading: String,
    pub(crate) parts: Vec<ShownPart>,
}

/// A part of it; what it is not is empty.
#[derive(Default)]
pub(crate) struct ShownPart {
    pub(crate) text: String,
    pub(crate) pairs: Vec<(String, String)>,
    pub(crate) summary: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A plan that is shared, to read.
pub(crate) fn shown(texts: &Texts, shared: &SharedPlan) -> Shown {
    let plan = &shared.plan;
    let days = super::days_words(texts, plan.starts_on, plan.ends_on);
    Shown {
        id: plan.id.to_string(),
        title: plan.title.reveal().clone(),
        about: [kind_words(texts, plan.kind), state_words(texts, plan.state), &days].join(" · "),
        // The head of the paper says the same as what stands above it here.
        sections: shared.sections.iter().skip(1).map(section).collect(),
    }
}

fn section(one: &PaperSection) -> ShownSection {
    ShownSection { heading: one.heading.clone(), parts: one.parts.iter().map(part).collect() }
}

fn part(one: &PaperPart) -> ShownPart {
    match one {
        PaperPart::Text(text) => ShownPart { text: text.clone(), ..ShownPart::default() },
        PaperPart::Pairs(pairs) => ShownPart { pairs: pairs.clone(), ..ShownPart::default() },
        PaperPart::Table { summary, head, rows } => ShownPart {
            summary: summary.clone(),
            head: head.clone(),
            rows: rows.clone(),
            ..ShownPart::default()
        },
        PaperPart::Picture { label, .. } => ShownPart { text: label.clone(), ..ShownPart::default() },
    }
}
