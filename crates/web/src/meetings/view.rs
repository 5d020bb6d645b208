//! What the pages of a talk share: its head, its agenda, what was agreed.

use super::texts::field;
use crate::{
    ask::Ask,
    page::{Frame, Room},
    plans::TextField,
};
use app::{
    meetings::{
        SubjectView, TalkPage,
        words::{left_title, page_title, role_words, state_words, subject_words, when_words, why_words},
    },
    notes::day,
};
use domain::{
    agreements::Agreement,
    meetings::{SubjectKind, TalkState, TalkStep, field_of_part, step, text_is_open},
};
use i18n::Texts;

/// Which page of a talk it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Screen {
    Prepare,
    Hold,
    Report,
    Child,
}

/// A link to another page of the same talk.
pub(super) struct TalkTab {
    pub(super) address: String,
    pub(super) name: &'static str,
    pub(super) is_current: bool,
}

/// The head of a page of a talk: `meetings/head.html`, in which it is called `head`.
pub(super) struct Head {
    pub(super) list: String,
    pub(super) address: String,
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) kind: String,
    pub(super) when: String,
    pub(super) place: String,
    pub(super) state: &'static str,
    pub(super) is_private: bool,
    pub(super) tabs: Vec<TalkTab>,
    pub(super) done: Option<&'static str>,
    /// What can be done with the talk as a whole: code, words.
    pub(super) steps: Vec<(&'static str, &'static str)>,
    pub(super) version: i64,
    pub(super) edit: Option<String>,
}

impl Head {
    pub(super) fn new(ask: &Ask, frame: &Frame, page: &TalkPage, (screen, done): (Screen, &str)) -> Self {
        let (texts, talk) = (ask.texts, &page.opened.talk);
        let base = frame.base.clone().unwrap_or_default();
        let address = format!("{base}/talks/{}", talk.id);
        let title = page_title(page);
        let is_open = page.may_write && text_is_open(talk.state);
        let has_child = page.opened.kind.has_child_form && page.main_pupils().count() == 1;
        let tab = |of: Screen, end: &str, name: &'static str| TalkTab {
            address: format!("{address}{end}"),
            name,
            is_current: screen == of,
        };
        let mut tabs = vec![tab(Screen::Prepare, "", texts.meeting_prepare())];
        tabs.extend(is_open.then(|| tab(Screen::Hold, "/hold", texts.meeting_hold())));
        tabs.push(tab(Screen::Report, "/report", texts.meeting_report()));
        tabs.extend((is_open && has_child).then(|| tab(Screen::Child, "/child", texts.meeting_child())));
        let steps = TalkStep::ALL.into_iter().filter(|one| step(talk, *one, page.today).is_some());
        Self {
            heading: match screen {
                Screen::Hold => texts.meeting_hold_title(title.as_str()),
                Screen::Report => texts.meeting_report_title(title.as_str()),
                Screen::Prepare | Screen::Child => title.clone(),
            },
            list: format!("{base}/talks"),
            kind: page.opened.kind.name.clone(),
            when: when_words(texts, talk),
            place: talk.place.clone(),
            state: state_words(texts, talk.state),
            is_private: talk.is_private,
            done: done_words(texts, done),
            steps: steps.filter(|_| page.may_write).map(|one| (one.code(), step_words(texts, one))).collect(),
            version: talk.version,
            edit: (page.may_plan && talk.state == TalkState::Planned).then(|| format!("{address}/edit")),
            title,
            address,
            tabs,
        }
    }
}

/// The frame of a page of a talk.
pub(super) fn frame(ask: &Ask, page: &TalkPage) -> Frame {
    Frame::of_school(ask, &page.opened.school, Room::Talks)
}

fn step_words(texts: &'static Texts, one: TalkStep) -> &'static str {
    match one {
        TalkStep::Hold => texts.meeting_step_hold(),
        TalkStep::Cancel => texts.meeting_step_cancel(),
        TalkStep::Reopen => texts.meeting_step_reopen(),
    }
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "made" => texts.meeting_done_made(),
        "saved" => texts.meeting_done_saved(),
        "held" => texts.meeting_done_held(),
        "cancelled" => texts.meeting_done_cancelled(),
        "planned" => texts.meeting_done_planned(),
        "text" => texts.meeting_done_text(),
        "subject" => texts.meeting_done_subject(),
        "removed" => texts.meeting_done_removed(),
        "people" => texts.meeting_done_people(),
        "agreed" => texts.meeting_done_agreed(),
        "prepared" => texts.meeting_done_prepared(),
        "child" => texts.meeting_done_child(),
        "offered" => texts.meeting_done_offered(),
        _ => return None,
    })
}

/// A part of the agenda with its subjects.
pub(super) struct PartLine {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) hint: String,
    pub(super) notes: Option<TextField>,
    pub(super) said: String,
    pub(super) subjects: Vec<SubjectLine>,
}

/// A subject of the agenda.
pub(super) struct SubjectLine {
    pub(super) id: String,
    pub(super) title: String,
    /// The page about it.
    pub(super) link: Option<String>,
    pub(super) why: Vec<String>,
    pub(super) is_by_hand: bool,
    pub(super) is_done: bool,
    pub(super) is_main: bool,
    pub(super) pupil: Option<String>,
    pub(super) note: Option<TextField>,
    pub(super) said: String,
    pub(super) agreements: Vec<String>,
}

impl SubjectLine {
    /// The id of the form with which an agreement about the pupil is noted.
    pub(super) fn agree_form(&self) -> String {
        format!("agree-{}", self.pupil.as_deref().unwrap_or_default())
    }
}

/// The agenda, part by part; on the screen of the talk itself with the fields to note in.
pub(super) fn agenda(ask: &Ask, page: &TalkPage, (address, screen): (&str, Screen)) -> Vec<PartLine> {
    let texts = ask.texts;
    let has_fields = screen == Screen::Hold;
    let parts = &page.opened.kind.agenda;
    let is_in = |one: &SubjectView, key: &str, is_last: bool| {
        one.subject.part == key || (is_last && parts.iter().all(|part| part.key != one.subject.part))
    };
    let part = |(number, part): (usize, &domain::meetings::AgendaPart)| {
        let is_last = number + 1 == parts.len();
        let here = page.subjects.iter().filter(|one| is_in(one, &part.key, is_last));
        let code = field_of_part(&part.key);
        let label = format!("{}: {}", texts.meeting_notes(), part.title);
        PartLine {
            subjects: here.map(|one| subject(ask, page, (address, has_fields), one)).collect(),
            said: page.text("", &code).to_owned(),
            notes: has_fields.then(|| field(ask, (page, address, "hold"), ("", &code), (&label, ""))),
            key: part.key.clone(),
            title: part.title.clone(),
            hint: part.hint.clone(),
        }
    };
    parts.iter().enumerate().map(part).collect()
}

/// One subject.
pub(super) fn subject(
    ask: &Ask,
    page: &TalkPage,
    (address, has_fields): (&str, bool),
    view: &SubjectView,
) -> SubjectLine {
    let (texts, one) = (ask.texts, &view.subject);
    let (id, title) = (one.id.to_string(), subject_words(texts, view));
    let label = texts.meeting_note_of(title.as_str());
    let about = view.pupil.as_ref().map(|pupil| pupil.id);
    let of_pupil = page.panel.agreements.iter().filter(|one| about.is_some() && one.agreement.pupil == about);
    SubjectLine {
        link: link(ask, page, view),
        why: why_words(texts, &one.why),
        is_by_hand: one.is_by_hand,
        is_done: one.is_done,
        is_main: one.is_main,
        pupil: about.map(|pupil| pupil.to_string()),
        note: has_fields.then(|| field(ask, (page, address, "hold"), (&id, "note"), (&label, ""))),
        said: page.text(&id, "note").to_owned(),
        agreements: of_pupil.map(|one| agreement_words(texts, &one.agreement)).collect(),
        title,
        id,
    }
}

fn link(ask: &Ask, page: &TalkPage, view: &SubjectView) -> Option<String> {
    let base = format!("/{}", ask.school);
    let about = view.subject.about;
    match view.subject.kind {
        SubjectKind::Pupil => view.pupil.as_ref().map(|pupil| format!("{base}/pupils/{}", pupil.id)),
        SubjectKind::Group if page.group_is_open => about.map(|id| format!("{base}/groups/{id}")),
        SubjectKind::Plan if page.group_is_open => {
            let group = page.opened.talk.group?;
            about.map(|id| format!("{base}/groups/{group}/plans/{id}"))
        }
        SubjectKind::Agreement => about.map(|id| format!("{base}/agreements/{id}")),
        SubjectKind::Case => about.map(|id| format!("{base}/route/{id}")),
        _ => None,
    }
}

/// An agreement in one line.
pub(super) fn agreement_words(texts: &Texts, one: &Agreement) -> String {
    let date = texts.language().long_date(one.due_on);
    texts.meeting_agreement_line(date.as_str(), one.what.reveal(), one.owner_name.reveal())
}

/// What was agreed about nobody in particular.
pub(super) fn general_agreements(texts: &Texts, page: &TalkPage) -> Vec<String> {
    let on_agenda = |one: &Agreement| {
        page.subjects.iter().any(|view| one.pupil.is_some() && view.subject.pupil == one.pupil)
    };
    let general = page.panel.agreements.iter().filter(|one| !one.is_nameless && !on_agenda(&one.agreement));
    general.map(|one| agreement_words(texts, &one.agreement)).collect()
}

/// What was written under lines that are no longer part of the kind: what the line was called, and what it says.
pub(super) fn left(texts: &Texts, page: &TalkPage) -> Vec<(String, String)> {
    let told = |(title, said): (Option<&str>, &str)| (left_title(texts, title).to_owned(), said.to_owned());
    page.left_texts().into_iter().map(told).collect()
}

/// Somebody who takes part.
pub(super) struct PersonLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) role: &'static str,
    pub(super) is_absent: bool,
}

/// Who takes part.
pub(super) fn people(texts: &'static Texts, page: &TalkPage) -> Vec<PersonLine> {
    let line = |one: &domain::meetings::TalkPerson| PersonLine {
        id: one.id.to_string(),
        name: one.name.reveal().clone(),
        role: role_words(texts, one.role),
        is_absent: one.is_absent,
    };
    page.opened.people.iter().map(line).collect()
}

/// When the agenda was last built.
pub(super) fn built_words(texts: &Texts, page: &TalkPage) -> Option<String> {
    let at = page.opened.talk.prepared_at?;
    Some(texts.meeting_agenda_built(texts.language().long_date(day(at)).as_str()))
}

/// What was sent and refused: at which form, why, and what was typed.
#[derive(Default)]
pub(super) struct Refused {
    pub(super) form: String,
    pub(super) words: String,
    pub(super) typed: String,
}

impl Refused {
    /// What is wrong with a form.
    pub(super) fn at(&self, form: &str) -> Option<&str> {
        (!self.words.is_empty() && self.form == form).then_some(self.words.as_str())
    }

    /// What was typed in a form.
    pub(super) fn typed(&self, form: &str) -> &str {
        if self.form == form { &self.typed } else { "" }
    }
}
