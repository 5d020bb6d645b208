//! The kinds of talk: those that come with Stut, and what a school made of them.

use super::kind_lines::{Keyed as _, gone, keyed};
use crate::{Ctx, Error};
use domain::meetings::{AgendaPart, GoneLines, SubjectKind, TalkAbout, TalkKind, TalkQuestion};
use i18n::Language;
use policy::{Action, InSchool};
use serde::Deserialize;
use std::sync::LazyLock;
use store::{Reads, audit::Deed, meetings};

#[derive(Deserialize)]
struct ShippedQuestion {
    key: String,
    title_nl: String,
    title_en: String,
    hint_nl: String,
    hint_en: String,
}

#[derive(Deserialize)]
struct ShippedPart {
    #[serde(flatten)]
    question: ShippedQuestion,
    takes: Vec<SubjectKind>,
}

#[derive(Deserialize)]
struct Shipped {
    key: String,
    name_nl: String,
    name_en: String,
    about: TalkAbout,
    is_private: bool,
    has_child_form: bool,
    minutes: i64,
    agenda: Vec<ShippedPart>,
    questions: Vec<ShippedQuestion>,
    headings: Vec<ShippedQuestion>,
}

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped kinds; a test reads them")]
    serde_json::from_str(include_str!("../../data/talk_kinds.json")).expect("readable kinds of talk")
});

fn question(one: &ShippedQuestion, language: Language) -> TalkQuestion {
    let pick = |nl: &str, en: &str| match language {
        Language::Nl => nl.to_owned(),
        Language::En => en.to_owned(),
    };
    TalkQuestion {
        key: one.key.clone(),
        title: pick(&one.title_nl, &one.title_en),
        hint: pick(&one.hint_nl, &one.hint_en),
    }
}

fn shipped_kind(one: &Shipped, language: Language) -> TalkKind {
    let part = |part: &ShippedPart| {
        let TalkQuestion { key, title, hint } = question(&part.question, language);
        AgendaPart { key, title, hint, takes: part.takes.clone() }
    };
    TalkKind {
        key: one.key.clone(),
        name: if language == Language::Nl { one.name_nl.clone() } else { one.name_en.clone() },
        about: one.about,
        is_private: one.is_private,
        has_child_form: one.has_child_form,
        minutes: one.minutes,
        agenda: one.agenda.iter().map(part).collect(),
        questions: one.questions.iter().map(|one| question(one, language)).collect(),
        headings: one.headings.iter().map(|one| question(one, language)).collect(),
        gone: GoneLines::default(),
        is_removed: false,
        version: 0,
    }
}

/// All kinds of a school, also those that it no longer offers: those of Stut, as the school changed them, then its own.
///
/// # Errors
/// When the database fails.
pub(crate) async fn kinds_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<Vec<TalkKind>, Error> {
    let kept = meetings::kinds(tx, scope).await?;
    let of_stut = SHIPPED.iter().map(|shipped| {
        let own = kept.iter().find(|one| one.key == shipped.key);
        own.cloned().unwrap_or_else(|| shipped_kind(shipped, language))
    });
    let mut all: Vec<TalkKind> = of_stut.collect();
    all.extend(kept.iter().filter(|one| SHIPPED.iter().all(|shipped| shipped.key != one.key)).cloned());
    Ok(all)
}

/// The kind of a talk. Of one that is unknown (it came from another installation) nothing is known but its key.
pub(crate) fn kind_of(all: &[TalkKind], key: &str) -> TalkKind {
    all.iter().find(|one| one.key == key).cloned().unwrap_or_else(|| TalkKind {
        key: key.to_owned(),
        name: key.to_owned(),
        about: TalkAbout::Work,
        is_private: false,
        has_child_form: false,
        minutes: 60,
        agenda: Vec::new(),
        questions: Vec::new(),
        headings: Vec::new(),
        gone: GoneLines::default(),
        is_removed: true,
        version: 0,
    })
}

/// The kinds that a school offers.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn talk_kinds(ctx: &Ctx, code: &str, language: Language) -> Result<Vec<TalkKind>, Error> {
    let (scope, _) = ctx.school(code, Action::ViewTalks).await?;
    let mut all = kinds_of(&mut ctx.read().await?, &scope, language).await?;
    all.retain(|one| !one.is_removed);
    Ok(all)
}

/// The kinds of a school, to change them.
#[derive(Debug, Clone)]
pub struct KindsPage {
    /// The school.
    pub school: domain::register::School,
    /// All kinds, also those that are no longer offered.
    pub kinds: Vec<TalkKind>,
}

/// The kinds of a school, to change them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn kinds_page(ctx: &Ctx, code: &str, language: Language) -> Result<KindsPage, Error> {
    let (scope, school) = ctx.school(code, Action::EditTalkKinds).await?;
    let kinds = kinds_of(&mut ctx.read().await?, &scope, language).await?;
    Ok(KindsPage { school, kinds })
}

/// A kind as it is typed: one line for each part, question and heading; what stands behind ` | ` is its hint.
#[derive(Debug, Clone, Default)]
pub struct KindTyped {
    /// Its key; empty for a new one.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// About whom a new kind is.
    pub about: String,
    /// Whether talks of a new kind are private.
    pub is_private: bool,
    /// How long it takes.
    pub minutes: String,
    /// The agenda.
    pub agenda: String,
    /// What one answers before.
    pub questions: String,
    /// What the report says.
    pub headings: String,
    /// Whether it is no longer offered.
    pub is_removed: bool,
    /// The version that was looked at.
    pub version: i64,
}

/// What is wrong with a field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindProblem {
    /// It has no name.
    NoName,
    /// It is no number of minutes from 5 to 480.
    Minutes,
    /// There is no agenda.
    NoAgenda,
    /// A line is too long, or there are too many.
    TooLong,
}

/// What came of saving a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindSaved {
    /// It is saved.
    Yes,
    /// These fields are wrong.
    Wrong(Vec<(&'static str, KindProblem)>),
    /// Somebody else saved it in the meantime.
    Meanwhile,
}

const MOST_LINES: usize = 20;
const LONGEST_LINE: usize = 300;

/// Saves a kind. What talks of it hold stays: a line keeps its key when it moves or is reworded, and the key of one that
/// was taken out is never given to another.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school or kind in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_kind(
    ctx: &Ctx,
    code: &str,
    typed: &KindTyped,
    language: Language,
) -> Result<KindSaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditTalkKinds).await?;
    let all = kinds_of(&mut ctx.read().await?, &scope, language).await?;
    let known = all.into_iter().find(|one| one.key == typed.key);
    if known.is_none() && !typed.key.is_empty() {
        return Err(Error::NotFound);
    }
    let kind = match checked(known, typed) {
        Ok(kind) => kind,
        Err(wrong) => return Ok(KindSaved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    if !meetings::put_kind(&mut tx, &scope, &kind).await? {
        tx.undo().await?;
        return Ok(KindSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::TalkKindSaved { kind: kind.key })).await?;
    Ok(KindSaved::Yes)
}

fn checked(known: Option<TalkKind>, typed: &KindTyped) -> Result<TalkKind, Vec<(&'static str, KindProblem)>> {
    let mut wrong = Vec::new();
    let name = typed.name.trim().to_owned();
    if name.is_empty() {
        wrong.push(("name", KindProblem::NoName));
    }
    let minutes = typed.minutes.trim().parse::<i64>().ok().filter(|minutes| (5..=480).contains(minutes));
    if minutes.is_none() {
        wrong.push(("minutes", KindProblem::Minutes));
    }
    let base = known.unwrap_or_else(|| TalkKind {
        key: format!("own_{}", crate::ctx::random_id().simple()),
        // What nobody else sees is about nobody's file.
        about: TalkAbout::from_code(&typed.about).filter(|_| !typed.is_private).unwrap_or(TalkAbout::Work),
        is_private: typed.is_private,
        ..kind_of(&[], "")
    });
    let agenda: Vec<AgendaPart> = keyed(&typed.agenda, &base.agenda, &base.gone.agenda)
        .into_iter()
        .map(|TalkQuestion { key, title, hint }| {
            let known = base.agenda.iter().chain(&base.gone.agenda).find(|one| one.key() == key);
            AgendaPart { takes: known.map(|one| one.takes.clone()).unwrap_or_default(), key, title, hint }
        })
        .collect();
    if agenda.is_empty() {
        wrong.push(("agenda", KindProblem::NoAgenda));
    }
    for (field, text) in
        [("agenda", &typed.agenda), ("questions", &typed.questions), ("headings", &typed.headings)]
    {
        let is_long = text.lines().count() > MOST_LINES;
        if is_long || text.lines().any(|line| line.chars().count() > LONGEST_LINE) {
            wrong.push((field, KindProblem::TooLong));
        }
    }
    let (Some(minutes), true) = (minutes, wrong.is_empty()) else { return Err(wrong) };
    let questions = keyed(&typed.questions, &base.questions, &base.gone.questions);
    let headings = keyed(&typed.headings, &base.headings, &base.gone.headings);
    Ok(TalkKind {
        name,
        minutes,
        gone: GoneLines {
            agenda: gone(&agenda, &base.agenda, &base.gone.agenda),
            questions: gone(&questions, &base.questions, &base.gone.questions),
            headings: gone(&headings, &base.headings, &base.gone.headings),
        },
        agenda,
        questions,
        headings,
        is_removed: typed.is_removed,
        version: typed.version,
        ..base
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_shipped_kinds_have_words_in_both_languages_and_keys_of_their_own() {
        let mut keys = BTreeSet::new();
        for shipped in SHIPPED.iter() {
            assert!(keys.insert(&shipped.key), "{} stands twice", shipped.key);
            for language in [Language::Nl, Language::En] {
                let kind = shipped_kind(shipped, language);
                assert!(!kind.name.is_empty() && !kind.agenda.is_empty() && !kind.headings.is_empty());
                let titles = kind.agenda.iter().map(|one| (&one.key, &one.title));
                let all = titles
                    .chain(kind.questions.iter().chain(&kind.headings).map(|one| (&one.key, &one.title)));
                assert!(
                    all.into_iter().all(|(key, title)| !key.is_empty() && !title.is_empty()),
                    "{}",
                    kind.key
                );
                let parts: BTreeSet<&String> = kind.agenda.iter().map(|one| &one.key).collect();
                assert_eq!(parts.len(), kind.agenda.len(), "{}: a part stands twice", kind.key);
            }
        }
        let private: Vec<&str> =
            SHIPPED.iter().filter(|one| one.is_private).map(|one| one.key.as_str()).collect();
        assert_eq!(private, ["coaching"]);
        let with_form: Vec<&str> =
            SHIPPED.iter().filter(|one| one.has_child_form).map(|one| one.key.as_str()).collect();
        assert_eq!(with_form, ["child"]);
    }
}
