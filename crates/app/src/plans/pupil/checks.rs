//! The checklist of a dyslexia or giftedness file: data in `crates/app/data/plan_checklists.csv`. What is ticked stands
//! with the other texts of the plan, so that its author and its history are kept in the same way.

use crate::{
    Ctx, Error,
    norms::table,
    notes::{cleaned, second},
    plans::{
        Whose,
        open::{About, Asked, open},
    },
};
use domain::{
    Personal,
    ids::PlanId,
    plans::{PlanStyle, PlanText, may_write},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use serde::Deserialize;
use std::sync::LazyLock;
use store::{
    audit::Deed,
    plans::{self, NewText},
    trust,
};

/// Under which part the ticks of a plan stand.
pub(crate) const CHECK: &str = "check";

/// The longest remark beside a tick, in characters.
pub const LONGEST_REMARK: usize = 500;

#[derive(Deserialize)]
struct Row {
    style: String,
    key: String,
    nl: String,
    en: String,
    sure: String,
    source: String,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| table(include_str!("../../../data/plan_checklists.csv")));

/// A point of a checklist, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its key.
    pub key: String,
    /// What it says.
    pub words: &'static str,
    /// Where it comes from, when it is no choice of Stut.
    pub source: Option<&'static str>,
    /// When it was done; none while it was not.
    pub done: Option<Date>,
    /// What was written beside it.
    pub remark: Personal<String>,
    /// Who wrote it last.
    pub author: Option<Personal<String>>,
    /// Its version; 0 when nobody wrote it.
    pub version: i64,
}

/// The checklist of a style with what a plan says about it; empty for a style without one.
pub(super) fn checks(style: Option<PlanStyle>, texts: &[PlanText], language: Language) -> Vec<Check> {
    let Some(style) = style else { return Vec::new() };
    let check = |row: &'static Row| {
        let text = texts.iter().find(|one| one.part == CHECK && one.field == row.key);
        let (done, remark) = text.map(|text| read(text.text.reveal())).unwrap_or_default();
        Check {
            key: row.key.clone(),
            words: match language {
                Language::Nl => &row.nl,
                Language::En => &row.en,
            },
            source: (row.sure != "own").then_some(row.source.as_str()),
            done,
            remark: Personal::new(remark),
            author: text.map(|text| text.author_name.clone()),
            version: text.map_or(0, |text| text.version),
        }
    };
    ROWS.iter().filter(|row| row.style == style.code()).map(check).collect()
}

/// What stands in the place of the day of what is not done.
const UNDONE: &str = "-";

/// The day and the remark of a tick: `2026-03-01 remark`.
fn read(text: &str) -> (Option<Date>, String) {
    let (day, remark) = text.split_once(' ').unwrap_or((text, ""));
    (day.parse().ok(), remark.to_owned())
}

fn written(done: Option<Date>, remark: &str) -> String {
    match done {
        Some(day) => format!("{day} {remark}").trim().to_owned(),
        None if remark.is_empty() => String::new(),
        None => format!("{UNDONE} {remark}"),
    }
}

/// What came of ticking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckSaved {
    /// It is saved.
    Yes,
    /// The remark is longer than [`LONGEST_REMARK`].
    TooLong,
    /// A day that is still to come.
    Future,
    /// The plan is over.
    Frozen,
    /// Somebody else saved it in the meantime.
    Meanwhile,
}

/// Ticks a point of the checklist with a day and a remark, or takes the tick away, over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan or point in sight, [`Error::Forbidden`] when one may not write.
pub async fn save_check(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    (key, version): (&str, i64),
    (done, remark): (Option<Date>, &Personal<String>),
) -> Result<CheckSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    let has =
        |row: &Row| opened.plan.style.map(PlanStyle::code) == Some(row.style.as_str()) && row.key == key;
    if !ROWS.iter().any(has) {
        return Err(Error::NotFound);
    }
    let remark = cleaned(remark.reveal());
    if remark.chars().count() > LONGEST_REMARK {
        return Ok(CheckSaved::TooLong);
    }
    if done.is_some_and(|day| day > ctx.today()) {
        return Ok(CheckSaved::Future);
    }
    if !may_write(opened.plan.kind, opened.plan.state, false) {
        return Ok(CheckSaved::Frozen);
    }
    let account = ctx.own()?.account();
    let author = trust::account(&mut ctx.read().await?, account).await?.ok_or(Error::NotFound)?;
    let now = second(ctx);
    let text = PlanText {
        part: CHECK.to_owned(),
        field: key.to_owned(),
        text: Personal::new(written(done, &remark)),
        author: account,
        author_name: author.name,
        changed_at: now,
        version,
    };
    let new = NewText { text: &text, typing_since: now - 30.minutes() };
    let mut tx = ctx.write().await?;
    let held = plans::touch(&mut tx, &opened.scope, (plan, opened.plan.state), now).await?;
    if !held || !plans::put_text(&mut tx, &opened.scope, plan, new).await? {
        tx.undo().await?;
        return Ok(if held { CheckSaved::Meanwhile } else { CheckSaved::Frozen });
    }
    let deed = |about: About| Deed::PlanTextWritten {
        plan,
        pupil: about.pupil,
        group: about.group,
        field: key.to_owned(),
    };
    opened.commit(tx, ctx, deed).await?;
    Ok(CheckSaved::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn the_shipped_checklists_have_points_with_words_and_a_source() {
        for style in [PlanStyle::Dyslexia, PlanStyle::Giftedness] {
            let points = checks(Some(style), &[], Language::Nl);
            let keys: BTreeSet<&str> = points.iter().map(|one| one.key.as_str()).collect();
            assert!(points.len() > 8 && keys.len() == points.len(), "{style:?}");
            assert!(points.iter().all(|one| !one.words.is_empty() && one.done.is_none()));
            assert_eq!(points.len(), checks(Some(style), &[], Language::En).len());
        }
        assert!(checks(Some(PlanStyle::Period), &[], Language::Nl).is_empty());
        assert!(ROWS.iter().all(|row| !row.source.is_empty() && !row.sure.is_empty()));
    }

    #[test]
    fn a_tick_reads_as_it_was_written() {
        for (done, remark) in [
            (Some(date(2026, 3, 1)), "gesproken met vader"),
            (Some(date(2026, 3, 1)), ""),
            (None, "2026-03-01 nog niet"),
        ] {
            assert_eq!(read(&written(done, remark)), (done, remark.to_owned()));
        }
        assert_eq!(read(""), (None, String::new()));
    }
}
