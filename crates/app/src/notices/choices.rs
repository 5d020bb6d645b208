//! What somebody wants to be told, and when: her own choice.

use crate::{Ctx, Error, notes::second};
use domain::notices::{DigestPart, NoticeChoices, NoticeKind};
use i18n::Language;
use jiff::civil::Time;
use store::{audit::Deed, notices};

/// The own choices with what they work on.
#[derive(Debug, Clone)]
pub struct ChoicesPage {
    /// What she chose, or what is usual.
    pub choices: NoticeChoices,
    /// Whether mail is set up.
    pub can_mail: bool,
}

/// Choices as they are typed.
#[derive(Debug, Clone, Default)]
pub struct ChoicesTyped {
    /// The codes of the kinds that she wants to be told.
    pub kinds: Vec<String>,
    /// Whether she wants the digest.
    pub is_mailed: bool,
    /// The codes of its parts.
    pub parts: Vec<String>,
    /// The days of the week, 1 is Monday.
    pub weekdays: Vec<String>,
    /// From which time: `07:30`.
    pub at: String,
    /// Whether there are hours in which she hears nothing.
    pub has_quiet: bool,
    /// From when.
    pub quiet_from: String,
    /// Until when.
    pub quiet_until: String,
    /// The code of the language.
    pub language: String,
    /// The version that she looked at.
    pub version: i64,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoicesProblem {
    /// It is no time.
    NotATime,
    /// The digest would go in the hours in which she hears nothing.
    InQuiet,
    /// The quiet hours begin when they end.
    NoHours,
    /// A digest without a day.
    NoDay,
    /// A digest without a part.
    NoPart,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoicesSaved {
    /// They are saved.
    Yes,
    /// These fields are wrong.
    Wrong(Vec<(&'static str, ChoicesProblem)>),
    /// She changed them elsewhere in the meantime.
    Meanwhile,
}

/// The own choices.
///
/// # Errors
/// When nobody signed in, or who did looks as another.
pub async fn my_choices(ctx: &Ctx, language: Language) -> Result<ChoicesPage, Error> {
    let own = ctx.own()?;
    let mut choices = notices::choices(&mut ctx.read().await?, own.account()).await?;
    if choices.version == 0 {
        language.code().clone_into(&mut choices.language);
    }
    Ok(ChoicesPage { choices, can_mail: ctx.can_mail() })
}

/// Saves the own choices over the version that was looked at.
///
/// # Errors
/// When nobody signed in, or who did looks as another.
pub async fn save_choices(ctx: &Ctx, typed: &ChoicesTyped) -> Result<ChoicesSaved, Error> {
    let own = ctx.own()?;
    let new = match read(typed) {
        Ok(new) => new,
        Err(wrong) => return Ok(ChoicesSaved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    let account = own.account();
    let is_known = notices::choices(&mut tx, account).await?.version == new.version;
    if !is_known || !notices::put_choices(&mut tx, &own, (&new, second(ctx))).await? {
        tx.undo().await?;
        return Ok(ChoicesSaved::Meanwhile);
    }
    tx.commit(&ctx.installation_event(Deed::NoticeChoicesMade { account })).await?;
    Ok(ChoicesSaved::Yes)
}

fn time(typed: &str) -> Option<Time> {
    let (hours, minutes) = typed.trim().split_once(':')?;
    Time::new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
}

/// Reads what was typed. What is off needs no hour: it keeps what is usual when none is said.
fn read(typed: &ChoicesTyped) -> Result<NoticeChoices, Vec<(&'static str, ChoicesProblem)>> {
    let (usual, mut wrong) = (NoticeChoices::usual(), Vec::new());
    let mut need = |text: &str, field, is_needed: bool, usual: Time| match time(text) {
        Some(time) => time,
        None => {
            if is_needed {
                wrong.push((field, ChoicesProblem::NotATime));
            }
            usual
        }
    };
    let at = need(&typed.at, "at", typed.is_mailed, usual.at);
    let from = need(&typed.quiet_from, "quiet_from", typed.has_quiet, usual.at);
    let until = need(&typed.quiet_until, "quiet_until", typed.has_quiet, usual.at);
    if typed.has_quiet && wrong.is_empty() && from == until {
        wrong.push(("quiet_until", ChoicesProblem::NoHours));
    }
    let weekdays = ["1", "2", "3", "4", "5", "6", "7"].map(|day| typed.weekdays.iter().any(|one| one == day));
    let new = NoticeChoices {
        muted: NoticeKind::ALL
            .iter()
            .filter(|kind| !typed.kinds.iter().any(|code| code == kind.code()))
            .copied()
            .collect(),
        is_mailed: typed.is_mailed,
        parts: typed.parts.iter().filter_map(|code| DigestPart::from_code(code)).collect(),
        weekdays,
        at,
        quiet: typed.has_quiet.then_some((from, until)),
        language: typed.language.parse().unwrap_or(Language::Nl).code().to_owned(),
        version: typed.version,
    };
    if new.is_mailed {
        let found = [
            (!new.weekdays.contains(&true), ("weekdays", ChoicesProblem::NoDay)),
            (new.parts.is_empty(), ("parts", ChoicesProblem::NoPart)),
            (wrong.is_empty() && new.is_quiet(new.at), ("at", ChoicesProblem::InQuiet)),
        ];
        wrong.extend(found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)));
    }
    if wrong.is_empty() { Ok(new) } else { Err(wrong) }
}
