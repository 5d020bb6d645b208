//! Agreements in rows: `agreements/rows.html`, in which they are called `rows`.

use crate::{ask::Ask, error::PageError};
use app::{
    agreements::{ListedAgreement, agreement_page},
    notes::day,
};
use domain::agreements::{AgreementSource, AgreementStanding, AgreementState};
use i18n::Texts;
use serde::Deserialize;

/// An agreement in a row, with what is done with it in place.
#[derive(Clone)]
pub(crate) struct RowView {
    pub(crate) id: String,
    pub(crate) address: String,
    pub(crate) version: i64,
    /// When, in a word or two.
    pub(crate) when: String,
    pub(crate) is_late: bool,
    pub(crate) what: String,
    pub(crate) who: String,
    /// About whom: address and name.
    pub(crate) about: Option<(String, String)>,
    /// From where: words, and the address when it has one.
    pub(crate) from: Option<(String, Option<String>)>,
    /// What else there is to say.
    pub(crate) notes: Vec<String>,
    pub(crate) is_open: bool,
    pub(crate) may_change: bool,
    pub(crate) is_halfway: bool,
    /// Where one goes after something was done.
    pub(crate) back: String,
    /// The first day to which it can be moved.
    pub(crate) earliest: String,
    pub(crate) act_done: String,
    pub(crate) act_move: String,
    pub(crate) act_drop: String,
    pub(crate) act_ask: String,
    pub(crate) act_reopen: String,
    pub(crate) act_more: String,
}

/// The rows of a page to which one comes back.
pub(crate) fn rows(ask: &Ask, base: &str, back: &str, agreements: &[ListedAgreement]) -> Vec<RowView> {
    agreements.iter().map(|one| row(ask, base, back, one)).collect()
}

/// One row.
pub(super) fn row(ask: &Ask, base: &str, back: &str, one: &ListedAgreement) -> RowView {
    let (texts, agreement) = (ask.texts, &one.agreement);
    let what = agreement.what.reveal().clone();
    let named = |act: &str| texts.agreement_act_for(act, what.as_str());
    RowView {
        id: agreement.id.to_string(),
        address: format!("{base}/agreements/{}", agreement.id),
        version: agreement.version,
        when: when(texts, one),
        is_late: matches!(one.standing, AgreementStanding::Overdue(_)),
        who: match one.is_mine {
            true => texts.agreements_me().to_owned(),
            false => agreement.owner_name.reveal().clone(),
        },
        about: about(base, one),
        from: from(texts, base, one),
        notes: notes(texts, one),
        is_open: agreement.state == AgreementState::Open,
        may_change: one.may_change,
        is_halfway: one.is_halfway,
        back: back.to_owned(),
        earliest: ask.ctx.today().to_string(),
        act_done: named(texts.agreement_act_done()),
        act_move: named(texts.agreement_act_move()),
        act_drop: named(texts.agreement_act_drop()),
        act_ask: named(texts.agreement_act_ask()),
        act_reopen: named(texts.agreement_act_reopen()),
        act_more: named(texts.agreement_act_more()),
        what,
    }
}

fn when(texts: &Texts, one: &ListedAgreement) -> String {
    let date = texts.language().date(one.agreement.due_on);
    match one.standing {
        AgreementStanding::Overdue(days) => texts.agreements_late(days),
        AgreementStanding::Today => texts.agreements_today().to_owned(),
        AgreementStanding::Coming(1) => texts.agreements_tomorrow().to_owned(),
        AgreementStanding::Coming(_) | AgreementStanding::Closed => date,
    }
}

fn about(base: &str, one: &ListedAgreement) -> Option<(String, String)> {
    let pupil = one.pupil.as_ref().map(|(id, name)| (format!("{base}/pupils/{id}"), name.full()));
    pupil.or_else(|| one.group.as_ref().map(|(id, name)| (format!("{base}/groups/{id}"), name.clone())))
}

fn from(texts: &Texts, base: &str, one: &ListedAgreement) -> Option<(String, Option<String>)> {
    let (kind, id) = one.agreement.source.parts();
    let id = id?;
    let address = match one.agreement.source {
        AgreementSource::Plan(_) => match (&one.pupil, &one.group) {
            (Some((pupil, _)), _) => Some(format!("{base}/pupils/{pupil}/plans/{id}")),
            (None, Some((group, _))) => Some(format!("{base}/groups/{group}/plans/{id}")),
            (None, None) => None,
        },
        AgreementSource::Talk(_) => Some(format!("{base}/talks/{id}")),
        AgreementSource::Case(_) => Some(format!("{base}/route/{id}")),
        AgreementSource::None => None,
    };
    Some((texts.agreements_from(kind), address.filter(|_| !one.is_nameless)))
}

fn notes(texts: &Texts, one: &ListedAgreement) -> Vec<String> {
    let (agreement, language) = (&one.agreement, texts.language());
    let mut notes = Vec::new();
    if let Some(closed) = agreement.closed_on {
        let date = language.date(closed);
        notes.push(match agreement.state {
            AgreementState::Dropped => {
                texts.agreements_dropped_on(date.as_str(), agreement.reason.reveal().as_str())
            }
            _ if closed > agreement.due_on => texts.agreements_done_late(date.as_str()),
            _ => texts.agreements_done_on(date.as_str()),
        });
    }
    if agreement.moves > 0 {
        let first = texts.agreements_was(language.date(agreement.first_due_on).as_str());
        notes.push(format!("{} ({first})", texts.agreements_moved(agreement.moves)));
    }
    match (agreement.halfway_at, agreement.halfway_on) {
        (Some(_), _) => notes.push(texts.agreements_asked().to_owned()),
        (None, Some(day)) if agreement.state == AgreementState::Open => {
            notes.push(texts.agreements_halfway_on(language.date(day).as_str()));
        }
        _ => {}
    }
    if agreement.is_private {
        notes.push(texts.agreements_private().to_owned());
    }
    if one.is_nameless {
        notes.push(texts.agreements_nameless().to_owned());
    }
    notes
}

/// How an agreement went, in sentences.
pub(super) fn history(texts: &Texts, found: &app::agreements::AgreementPage) -> Vec<String> {
    let Some(listed) = &found.listed else { return Vec::new() };
    let (agreement, language) = (&listed.agreement, texts.language());
    let made = texts.agreement_history_made(
        language.long_date(day(agreement.made_at)).as_str(),
        language.long_date(agreement.first_due_on).as_str(),
        agreement.author_name.reveal().as_str(),
    );
    let moved = found.moves.iter().map(|one| {
        texts.agreement_history_moved(
            language.long_date(day(one.made_at)).as_str(),
            language.date(one.from_on).as_str(),
            one.author_name.reveal().as_str(),
            one.reason.reveal().as_str(),
            language.date(one.to_on).as_str(),
        )
    });
    let asked =
        agreement.halfway_at.map(|at| texts.agreement_history_asked(language.long_date(day(at)).as_str()));
    std::iter::once(made).chain(moved).chain(asked).collect()
}

/// What the address of a page says about what was just done.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    pub(crate) acted: String,
    #[serde(default)]
    pub(crate) on: String,
}

/// What was just done, with the way to undo it: `agreements/done.html`, in which it is called `done`.
pub(crate) struct DoneView {
    pub(crate) words: String,
    /// Where undoing is sent, over which version; none for what is not undone by a press.
    pub(crate) undo: Option<(String, i64)>,
    pub(crate) back: String,
}

/// What the address says was just done; nothing when it says nothing, or of what is out of sight.
pub(crate) async fn done_view(ask: &Ask, came: &Came, back: &str) -> Result<Option<DoneView>, PageError> {
    let Ok(id) = came.on.parse() else { return Ok(None) };
    let found = match agreement_page(&ask.ctx, &ask.school, id).await {
        Ok(found) => found,
        Err(app::Error::NotFound | app::Error::Forbidden) => return Ok(None),
        Err(error) => return Err(ask.failed()(error)),
    };
    let Some(listed) = found.listed else { return Ok(None) };
    let (texts, agreement) = (ask.texts, &listed.agreement);
    let what = agreement.what.reveal().as_str();
    let words = match came.acted.as_str() {
        "done" if agreement.state == AgreementState::Done => texts.agreement_acted_done(what),
        "drop" if agreement.state == AgreementState::Dropped => texts.agreement_acted_dropped(what),
        "move" => texts.agreement_acted_moved(texts.language().date(agreement.due_on).as_str(), what),
        "reopen" => texts.agreement_acted_open(what),
        "ask" => texts.agreement_acted_asked(what),
        "added" => format!("{} {what}", texts.agreement_saved()),
        "changed" => texts.agreement_changed().to_owned(),
        _ => return Ok(None),
    };
    let is_closed = agreement.state != AgreementState::Open && listed.may_change;
    let undo = format!("/{}/agreements/{id}/act", ask.school);
    Ok(Some(DoneView { words, undo: is_closed.then_some((undo, agreement.version)), back: back.to_owned() }))
}
