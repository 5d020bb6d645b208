//! The phrase bank: a start set in our own words, what the school added, and what grew from use.

use crate::{Ctx, Error, ctx::new_id, norms::table, notes::cleaned};
use domain::{ids::PhraseId, needs::NeedKind, register::School};
use i18n::Language;
use policy::{Action, InSchool};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};
use store::{Reads, audit::Deed, fold, needs};

/// The longest phrase, in letters.
pub const LONGEST_PHRASE: usize = 200;

/// A text that stands in the lines of so many pupils grows into a phrase: then it is nobody's own words any more.
const FEWEST_PUPILS: i64 = 3;

#[derive(Deserialize)]
struct Row {
    kind: String,
    text_nl: String,
    text_en: String,
}

static SHIPPED: LazyLock<Vec<Row>> = LazyLock::new(|| table(include_str!("../../data/phrases.csv")));

/// Where a phrase comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// With Stut.
    Shipped,
    /// The school added it.
    Own,
    /// It stands in the lines of several pupils.
    Grown,
}

/// A phrase as the page of phrases shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseLine {
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Of how many pupils it stands in the lines, when those are enough to tell.
    pub pupils: Option<i64>,
    /// Whether it is not offered.
    pub is_hidden: bool,
}

/// The phrases that are offered, by kind, most used first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases(BTreeMap<NeedKind, Vec<String>>);

impl Phrases {
    /// Those for a kind of line.
    pub fn of(&self, kind: NeedKind) -> &[String] {
        self.0.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The phrases of a school.
#[derive(Debug, Clone)]
pub struct PhrasePage {
    /// The school.
    pub school: School,
    /// By kind, most used first, also those that are hidden.
    pub kinds: Vec<(NeedKind, Vec<PhraseLine>)>,
}

/// All phrases of a school by kind, most used first.
async fn all_phrases(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<BTreeMap<NeedKind, Vec<PhraseLine>>, Error> {
    let kept = needs::phrases(tx, scope).await?;
    let grown = needs::grown_phrases(tx, scope, FEWEST_PUPILS).await?;
    let names = if grown.is_empty() { Vec::new() } else { needs::first_names(tx, scope).await? };
    let used: HashMap<(NeedKind, String), i64> =
        grown.iter().map(|one| ((one.kind, fold(&one.text)), one.pupils)).collect();
    let hidden: HashSet<(NeedKind, String)> =
        kept.iter().filter(|one| one.is_hidden).map(|one| (one.kind, fold(&one.text))).collect();

    let mut by_kind: BTreeMap<NeedKind, Vec<PhraseLine>> = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut add = |kind: NeedKind, text: &str, origin: Origin| {
        let key = (kind, fold(text));
        if !seen.insert(key.clone()) {
            return;
        }
        let pupils = used.get(&key).copied();
        let is_hidden = hidden.contains(&key);
        by_kind.entry(kind).or_default().push(PhraseLine {
            text: text.to_owned(),
            origin,
            pupils,
            is_hidden,
        });
    };
    for row in SHIPPED.iter() {
        let text = if language == Language::Nl { &row.text_nl } else { &row.text_en };
        if let Some(kind) = NeedKind::from_code(&row.kind) {
            add(kind, text, Origin::Shipped);
        }
    }
    // A shipped phrase that was hidden in the other language is none of this page.
    let own = |is_hidden: bool| {
        kept.iter().filter(move |one| one.is_hidden == is_hidden && !is_shipped(one.kind, &one.text))
    };
    own(false).for_each(|one| add(one.kind, &one.text, Origin::Own));
    let of_nobody = grown.iter().filter(|one| !names_somebody(&one.text, &names));
    of_nobody.for_each(|one| add(one.kind, &one.text, Origin::Grown));
    own(true).for_each(|one| add(one.kind, &one.text, Origin::Own));
    for lines in by_kind.values_mut() {
        lines.sort_by_key(|line| std::cmp::Reverse(line.pupils.unwrap_or_default()));
    }
    Ok(by_kind)
}

fn is_shipped(kind: NeedKind, text: &str) -> bool {
    let folded = fold(text);
    SHIPPED
        .iter()
        .any(|row| row.kind == kind.code() && (fold(&row.text_nl) == folded || fold(&row.text_en) == folded))
}

/// Whether the first name of a pupil of the school stands in a text: then it is about somebody.
fn names_somebody(text: &str, names: &[String]) -> bool {
    let text = format!(" {} ", fold(text));
    names.iter().any(|name| !name.is_empty() && text.contains(&format!(" {name} ")))
}

/// The phrases that are offered while somebody writes.
pub(super) async fn offered(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<Phrases, Error> {
    let all = all_phrases(tx, scope, language).await?;
    let shown = |lines: Vec<PhraseLine>| {
        lines.into_iter().filter(|line| !line.is_hidden).map(|line| line.text).collect()
    };
    Ok(Phrases(all.into_iter().map(|(kind, lines)| (kind, shown(lines))).collect()))
}

/// The phrases of a school, to add to and to hide.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn phrase_page(ctx: &Ctx, school: &str, language: Language) -> Result<PhrasePage, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let mut all = all_phrases(&mut ctx.read().await?, &scope, language).await?;
    let kinds = NeedKind::ALL.into_iter().map(|kind| (kind, all.remove(&kind).unwrap_or_default())).collect();
    Ok(PhrasePage { school, kinds })
}

/// What came of adding a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseAdded {
    /// It is offered from now on.
    Yes,
    /// It was there already.
    There,
    /// Nothing was typed, or no kind was chosen.
    Empty,
    /// It is longer than [`LONGEST_PHRASE`].
    TooLong,
}

/// Adds a phrase of the school's own; one that was hidden is offered again.
///
/// # Errors
/// As for [`phrase_page`].
pub async fn add_phrase(ctx: &Ctx, school: &str, (kind, text): (&str, &str)) -> Result<PhraseAdded, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let text = cleaned(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(kind) = NeedKind::from_code(kind).filter(|_| !fold(&text).is_empty()) else {
        return Ok(PhraseAdded::Empty);
    };
    if text.chars().count() > LONGEST_PHRASE {
        return Ok(PhraseAdded::TooLong);
    }
    let mut tx = ctx.write().await?;
    let is_new =
        !is_shipped(kind, &text) && needs::add_phrase(&mut tx, &scope, &kept(kind, &text, false)).await?;
    if is_new || needs::hide_phrase(&mut tx, &scope, (kind, &text), false).await? {
        tx.commit(&ctx.event(school.id, Deed::PhraseSaved)).await?;
        return Ok(PhraseAdded::Yes);
    }
    tx.undo().await?;
    Ok(PhraseAdded::There)
}

fn kept(kind: NeedKind, text: &str, is_hidden: bool) -> needs::KeptPhrase {
    needs::KeptPhrase { id: PhraseId(new_id()), kind, text: text.to_owned(), is_hidden, version: 1 }
}

/// Hides a phrase, wherever it comes from, or offers it again; false when there is none such, or it was so already.
///
/// # Errors
/// As for [`phrase_page`].
pub async fn hide_phrase(
    ctx: &Ctx,
    school: &str,
    (kind, text): (&str, &str),
    is_hidden: bool,
) -> Result<bool, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let Some(kind) = NeedKind::from_code(kind) else { return Ok(false) };
    let mut tx = ctx.write().await?;
    let mut known = BTreeMap::new();
    for language in [Language::Nl, Language::En] {
        let lines = all_phrases(&mut tx, &scope, language).await?.remove(&kind).unwrap_or_default();
        known.extend(lines.into_iter().map(|line| (fold(&line.text), line.text)));
    }
    let Some(text) = known.remove(&fold(text)) else {
        tx.undo().await?;
        return Ok(false);
    };
    let is_changed = needs::hide_phrase(&mut tx, &scope, (kind, &text), is_hidden).await?
        || (is_hidden && needs::add_phrase(&mut tx, &scope, &kept(kind, &text, true)).await?);
    if is_changed {
        tx.commit(&ctx.event(school.id, Deed::PhraseSaved)).await?;
    } else {
        tx.undo().await?;
    }
    Ok(is_changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_set_has_phrases_of_every_kind_in_both_languages_and_no_kind_that_is_none() {
        for kind in NeedKind::ALL {
            let of: Vec<&Row> = SHIPPED.iter().filter(|row| row.kind == kind.code()).collect();
            assert!(of.len() >= 2, "{kind:?}");
            for row in of {
                assert!(!row.text_nl.is_empty() && !row.text_en.is_empty() && row.text_nl != row.text_en);
                assert!(row.text_nl.chars().count() <= LONGEST_PHRASE);
            }
        }
        assert!(SHIPPED.iter().all(|row| NeedKind::from_code(&row.kind).is_some()));
    }

    #[test]
    fn a_text_with_a_name_is_about_somebody() {
        let names = ["noor".to_owned(), "anna maria".to_owned()];
        assert!(names_somebody("Werkt graag met Noor.", &names));
        assert!(names_somebody("Anna-Maria helpt", &names));
        assert!(!names_somebody("Kijkt naar het noorden", &names));
    }
}
