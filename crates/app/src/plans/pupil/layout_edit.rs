//! The layouts of development plans of a school: copy one, change its headings and fields, choose the usual one, lay one
//! aside. Without code, as partnerships ask for their own.

use super::layouts::{ASKED_BLOCKS, ASKED_FIELDS, layouts, source_of};
use crate::{Ctx, Error, ctx::random_id, notes::cleaned};
use domain::{
    plans::{Block, Layout, LayoutField, LayoutSection},
    register::School,
};
use i18n::Language;
use policy::Action;
use std::collections::BTreeSet;
use store::{audit::Deed, plans};

/// The longest name, heading or question, in characters.
pub const LONGEST_LAYOUT_TEXT: usize = 200;

/// The most headings of a layout, and the most fields under one.
const MOST: usize = 30;

/// The layouts of a school.
#[derive(Debug, Clone)]
pub struct LayoutPage {
    /// The school.
    pub school: School,
    /// Each layout with its source when it comes with Stut.
    pub layouts: Vec<(Layout, Option<&'static str>)>,
}

/// The layouts of a school, to look at and change.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn layout_page(ctx: &Ctx, school: &str, language: Language) -> Result<LayoutPage, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let all = layouts(&mut ctx.read().await?, &scope, language).await?;
    let with_source = |one: Layout| {
        let source = source_of(&one, language);
        (one, source)
    };
    Ok(LayoutPage { school, layouts: all.into_iter().map(with_source).collect() })
}

/// Copies a layout to one of the school's own, which it can change; gives its key.
///
/// # Errors
/// [`Error::NotFound`] when there is no such layout.
pub async fn copy_layout(
    ctx: &Ctx,
    school: &str,
    (key, name): (&str, &str),
    language: Language,
) -> Result<String, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let all = layouts(&mut ctx.read().await?, &scope, language).await?;
    let from = all.into_iter().find(|one| one.key == key).ok_or(Error::NotFound)?;
    let key = format!("own_{}", random_id().simple());
    let name: String = cleaned(name).chars().take(LONGEST_LAYOUT_TEXT).collect();
    let copy = Layout { key: key.clone(), name, is_usual: false, is_removed: false, version: 0, ..from };
    let mut tx = ctx.write().await?;
    plans::put_layout(&mut tx, &scope, &copy).await?;
    tx.commit(&ctx.event(school.id, Deed::PlanSettingsSaved)).await?;
    Ok(key)
}

/// What is said of a layout as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// New plans begin with it.
    Usual,
    /// It is no longer offered.
    Aside,
    /// It is offered.
    Offered,
}

/// Makes a layout the usual one, lays it aside or offers it again, over the version that was looked at; false when somebody
/// was first, or it is the usual one and cannot be laid aside.
///
/// # Errors
/// [`Error::NotFound`] when there is no such layout.
pub async fn set_layout(
    ctx: &Ctx,
    school: &str,
    (key, version): (&str, i64),
    (standing, language): (Standing, Language),
) -> Result<bool, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let all = layouts(&mut ctx.read().await?, &scope, language).await?;
    let known = all.into_iter().find(|one| one.key == key).ok_or(Error::NotFound)?;
    if known.is_usual && standing == Standing::Aside {
        return Ok(false);
    }
    let changed = Layout {
        is_usual: standing == Standing::Usual || (known.is_usual && standing == Standing::Offered),
        is_removed: standing == Standing::Aside,
        version,
        ..known
    };
    let mut tx = ctx.write().await?;
    if !plans::put_layout(&mut tx, &scope, &changed).await? {
        tx.undo().await?;
        return Ok(false);
    }
    tx.commit(&ctx.event(school.id, Deed::PlanSettingsSaved)).await?;
    Ok(true)
}

/// A field as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldTyped {
    /// Its key; empty for a new one.
    pub key: String,
    /// What it is called; an empty one is taken away.
    pub title: String,
    /// What one writes there.
    pub hint: String,
    /// Its place.
    pub place: i64,
}

/// A heading as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionTyped {
    /// What it is called; an empty one is taken away with its fields.
    pub title: String,
    /// What stands under it.
    pub block: Block,
    /// Whether it is printed when it is empty.
    pub always: bool,
    /// Its place.
    pub place: i64,
    /// Its fields.
    pub fields: Vec<FieldTyped>,
}

/// A layout as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutTyped {
    /// Its name.
    pub name: String,
    /// Its headings.
    pub sections: Vec<SectionTyped>,
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutProblem {
    /// It has no name.
    NoName,
    /// A text is longer than [`LONGEST_LAYOUT_TEXT`].
    TooLong,
    /// There are too many headings or fields.
    TooMany,
    /// It lacks a field that the law asks; by its key.
    LacksField(&'static str),
    /// It lacks a part that the law asks.
    LacksBlock(Block),
    /// A layout of Stut is not changed but copied.
    OfStut,
}

/// What came of saving a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LayoutSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved.
    Wrong(Vec<LayoutProblem>),
    /// Somebody changed it in the meantime.
    Meanwhile,
}

/// Saves the headings and fields of a layout of the school, over the version that was looked at. What is left out leaves the
/// layout; what plans have written there stays with them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such layout.
pub async fn save_layout(
    ctx: &Ctx,
    school: &str,
    (key, version, language): (&str, i64, Language),
    typed: &LayoutTyped,
) -> Result<LayoutSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let all = layouts(&mut ctx.read().await?, &scope, language).await?;
    let known = all.into_iter().find(|one| one.key == key).ok_or(Error::NotFound)?;
    if source_of(&known, language).is_some() {
        return Ok(LayoutSaved::Wrong(vec![LayoutProblem::OfStut]));
    }
    let changed = Layout { name: cleaned(&typed.name), sections: sections(typed), version, ..known };
    let problems = problems(&changed);
    if !problems.is_empty() {
        return Ok(LayoutSaved::Wrong(problems));
    }
    let mut tx = ctx.write().await?;
    if !plans::put_layout(&mut tx, &scope, &changed).await? {
        tx.undo().await?;
        return Ok(LayoutSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::PlanSettingsSaved)).await?;
    Ok(LayoutSaved::Yes)
}

/// The headings in their order, without those that have no name; new fields get a key of their own.
fn sections(typed: &LayoutTyped) -> Vec<LayoutSection> {
    let mut keys: BTreeSet<String> =
        typed.sections.iter().flat_map(|one| &one.fields).map(|one| one.key.clone()).collect();
    let mut used = BTreeSet::new();
    let mut all: Vec<&SectionTyped> =
        typed.sections.iter().filter(|one| !one.title.trim().is_empty()).collect();
    all.sort_by_key(|one| one.place);
    let section = |one: &&SectionTyped| {
        let mut fields: Vec<&FieldTyped> =
            one.fields.iter().filter(|one| !one.title.trim().is_empty()).collect();
        fields.sort_by_key(|field| field.place);
        let fields = fields.into_iter().map(|field| {
            let is_known = is_key(&field.key) && used.insert(field.key.clone());
            let key = if is_known { field.key.clone() } else { new_key(&mut keys) };
            LayoutField { key, title: line(&field.title), hint: line(&field.hint) }
        });
        let fields = fields.collect();
        LayoutSection { title: line(&one.title), block: one.block, fields, always: one.always }
    };
    all.iter().map(section).collect()
}

fn line(text: &str) -> String {
    cleaned(text).replace('\n', " ")
}

fn is_key(key: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !key.is_empty() && key.len() <= 60 && key.chars().all(is_plain)
}

fn new_key(keys: &mut BTreeSet<String>) -> String {
    let free = (1..).map(|number: u32| format!("own_{number}")).find(|key| !keys.contains(key));
    let key = free.unwrap_or_default();
    keys.insert(key.clone());
    key
}

fn problems(layout: &Layout) -> Vec<LayoutProblem> {
    let fields = || layout.sections.iter().flat_map(|one| &one.fields);
    let texts = fields().flat_map(|one| [&one.title, &one.hint]);
    let mut texts = texts.chain(layout.sections.iter().map(|one| &one.title)).chain([&layout.name]);
    let mut found = Vec::new();
    if layout.name.is_empty() {
        found.push(LayoutProblem::NoName);
    }
    if texts.any(|text| text.chars().count() > LONGEST_LAYOUT_TEXT) {
        found.push(LayoutProblem::TooLong);
    }
    if layout.sections.len() > MOST || layout.sections.iter().any(|one| one.fields.len() > MOST) {
        found.push(LayoutProblem::TooMany);
    }
    let lacking = ASKED_FIELDS.into_iter().filter(|asked| !fields().any(|one| one.key == *asked));
    found.extend(lacking.map(LayoutProblem::LacksField));
    let has = |block: Block| layout.sections.iter().any(|one| one.block == block);
    let lacking = ASKED_BLOCKS.into_iter().filter(|asked| !has(*asked));
    found.extend(lacking.map(LayoutProblem::LacksBlock));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, title: &str, place: i64) -> FieldTyped {
        FieldTyped { key: key.to_owned(), title: title.to_owned(), hint: String::new(), place }
    }

    fn section(title: &str, place: i64, fields: Vec<FieldTyped>) -> SectionTyped {
        SectionTyped { title: title.to_owned(), block: Block::Texts, always: false, place, fields }
    }

    #[test]
    fn headings_and_fields_stand_in_their_order_and_new_ones_get_a_key() {
        let typed = LayoutTyped {
            name: "SWV".to_owned(),
            sections: vec![
                section(
                    "Tweede",
                    2,
                    vec![field("support", "Hulp", 2), field("", "Vervoer", 1), field("", " ", 3)],
                ),
                section("", 3, vec![field("own_9", "Weg", 1)]),
                section("Eerste", 1, vec![field("own_1", "Thuis", 1), field("Slecht!", "Taal", 2)]),
            ],
        };
        let made = sections(&typed);
        let told: Vec<Vec<&str>> =
            made.iter().map(|one| one.fields.iter().map(|field| field.key.as_str()).collect()).collect();
        assert_eq!(told, [vec!["own_1", "own_2"], vec!["own_3", "support"]]);
        assert_eq!(made[0].title, "Eerste");
    }

    #[test]
    fn what_the_law_asks_cannot_leave_a_layout() {
        let layout = Layout {
            key: "own_a".to_owned(),
            name: "SWV".to_owned(),
            sections: Vec::new(),
            is_usual: false,
            is_removed: false,
            version: 1,
        };
        let found = problems(&layout);
        assert!(found.contains(&LayoutProblem::LacksField("support")));
        assert!(found.contains(&LayoutProblem::LacksBlock(Block::Consent)));
        assert_eq!(found.len(), ASKED_FIELDS.len() + ASKED_BLOCKS.len());
    }
}
