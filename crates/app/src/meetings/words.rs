//! Words about talks.

use super::{page::SubjectView, page::TalkPage};
use crate::results::words::kind_word;
use domain::{
    meetings::{PersonRole, SubjectKind, Talk, TalkKind, TalkState, Why, WhyKind},
    register::{Group, Pupil},
    signals::SignalKind,
};
use i18n::Texts;

/// Where a talk stands.
pub fn state_words(texts: &Texts, state: TalkState) -> &'static str {
    match state {
        TalkState::Planned => texts.meeting_state_planned(),
        TalkState::Held => texts.meeting_state_held(),
        TalkState::Cancelled => texts.meeting_state_cancelled(),
    }
}

/// As what somebody takes part.
pub fn role_words(texts: &Texts, role: PersonRole) -> &'static str {
    match role {
        PersonRole::Leader => texts.meeting_role_leader(),
        PersonRole::Teacher => texts.meeting_role_teacher(),
        PersonRole::Coordinator => texts.meeting_role_coordinator(),
        PersonRole::Principal => texts.meeting_role_principal(),
        PersonRole::Specialist => texts.meeting_role_specialist(),
        PersonRole::Parent => texts.meeting_role_parent(),
        PersonRole::Pupil => texts.meeting_role_pupil(),
        PersonRole::Outside => texts.meeting_role_outside(),
        PersonRole::Other => texts.meeting_role_other(),
    }
}

/// What a talk is called: its own title, else its kind with whom it is about.
pub fn title_words<'a>(
    talk: &Talk,
    kind: &TalkKind,
    group: Option<&Group>,
    pupils: impl IntoIterator<Item = &'a Pupil>,
) -> String {
    if !talk.title.reveal().is_empty() {
        return talk.title.reveal().clone();
    }
    let names = pupils.into_iter().map(|pupil| pupil.name.full());
    let about: Vec<String> = group.iter().map(|group| group.name.clone()).chain(names).collect();
    if about.is_empty() { kind.name.clone() } else { format!("{} {}", kind.name, about.join(", ")) }
}

/// What the talk of a page is called.
pub fn page_title(page: &TalkPage) -> String {
    title_words(&page.opened.talk, &page.opened.kind, page.group.as_ref(), page.main_pupils())
}

/// What stands above a text whose line is no longer part of the kind.
pub fn left_title<'a>(texts: &'a Texts, title: Option<&'a str>) -> &'a str {
    title.unwrap_or_else(|| texts.meeting_left_untitled())
}

/// The day and the time of a talk.
pub fn when_words(texts: &Texts, talk: &Talk) -> String {
    let day = texts.language().long_date(talk.held_on);
    match talk.starts_at {
        None => day,
        Some(from) => match from.after(talk.minutes) {
            Some(until) => {
                texts.meeting_from_until(day.as_str(), from.to_string().as_str(), until.to_string().as_str())
            }
            None => texts.meeting_from(day.as_str(), from.to_string().as_str()),
        },
    }
}

/// What a subject is called.
pub fn subject_words(texts: &Texts, view: &SubjectView) -> String {
    let own = view.subject.title.reveal();
    match view.subject.kind {
        SubjectKind::Pupil => match &view.pupil {
            Some(pupil) => pupil.name.full(),
            None => texts.meeting_pupil_gone().to_owned(),
        },
        SubjectKind::Group => view.group.as_ref().map_or_else(|| own.clone(), |group| group.name.clone()),
        SubjectKind::Agreement | SubjectKind::Case | SubjectKind::Plan | SubjectKind::Free => own.clone(),
    }
}

/// Why Stut put something on an agenda, each reason by itself; signals of one kind stand together.
pub fn why_words(texts: &Texts, why: &[Why]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for one in why {
        let said = one_why(texts, one);
        if !words.contains(&said) {
            words.push(said);
        }
    }
    words
}

fn one_why(texts: &Texts, why: &Why) -> String {
    let date = why.on.map(|day| texts.language().long_date(day)).unwrap_or_default();
    let subject = why.subject.as_deref().unwrap_or_default();
    match why.kind {
        WhyKind::BlindSpot => texts.meeting_why_blind_spot().to_owned(),
        WhyKind::Signal => {
            let kind = why.signal.as_deref().and_then(SignalKind::from_code);
            let kind = kind.map(|kind| kind_word(texts, kind)).unwrap_or_default();
            if subject.is_empty() { kind.to_owned() } else { texts.meeting_why_signal(kind, subject) }
        }
        WhyKind::PlanDue => texts.meeting_why_plan_due(date.as_str()),
        WhyKind::PlanDraft => texts.meeting_why_plan_draft().to_owned(),
        WhyKind::CaseOpen => texts.meeting_why_case().to_owned(),
        WhyKind::AgreementOpen => texts.meeting_why_agreement(date.as_str()),
        WhyKind::AgreementLate => texts.meeting_why_late(date.as_str()),
    }
}
