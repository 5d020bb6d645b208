//! The request to the partnership on the page of a case: its form, what it has and lacks, and where it stands.

use super::{
    Choice, choice, count,
    form::{FormState, Typed},
    panels::text_field,
};
use crate::{ask::Ask, plans::TextField};
use app::route::{
    CasePage, Filled, Point,
    words::{request_words, source_words},
};
use domain::route::{FormSource, RequestState};
use i18n::Texts;

/// The form of the partnership.
pub(super) struct PartnershipForm {
    pub(super) title: String,
    pub(super) fields: Vec<TextField>,
}

impl PartnershipForm {
    /// The form, where a request is made.
    pub(super) fn new(ask: &Ask, at: (&CasePage, &str), is_open: bool) -> Option<Self> {
        let (texts, form) = (ask.texts, at.0.form.as_ref()?);
        let title = match form.partnership.as_str() {
            "" => texts.request_form_head().to_owned(),
            name => texts.request_form_head_of(name),
        };
        Some(Self { title, fields: form.questions.iter().map(|one| field(ask, at, one, is_open)).collect() })
    }
}

fn field(ask: &Ask, at: (&CasePage, &str), one: &Filled, is_open: bool) -> TextField {
    let (texts, question) = (ask.texts, &one.question);
    let required =
        (question.is_required && !question.is_removed).then(|| texts.request_form_required().to_owned());
    let removed = question.is_removed.then(|| texts.request_form_removed().to_owned());
    let from = (one.is_known && !one.text.is_empty() && is_open)
        .then(|| texts.request_form_from(source_words(texts, question.source)));
    let back = (!one.is_known && question.source != FormSource::Typed && is_open)
        .then(|| texts.request_form_back(source_words(texts, question.source)));
    let help = Some(question.help.clone()).filter(|help| !help.is_empty());
    let hint = [help, required, removed, from, back].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let known = text_field(ask, at, (&question.key, &question.label, &hint), is_open);
    let lines = one.text.chars().filter(|c| *c == '\n').count().saturating_add(2).clamp(3, 12);
    TextField { text: one.text.clone(), ..known }.with_rows(u8::try_from(lines).unwrap_or(3))
}

/// The request to the partnership: what it has and lacks, and where it stands.
pub(super) struct Checklist {
    pub(super) points: Vec<Point>,
    pub(super) summary: String,
    pub(super) state: String,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) form: Option<FormState>,
    pub(super) states: Vec<Choice>,
}

impl Checklist {
    pub(super) fn new(texts: &'static Texts, found: &CasePage, typed: Option<&Typed>) -> Option<Self> {
        let points = found.checklist.clone()?;
        let request = &found.request;
        let day = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string()).unwrap_or_default();
        let long =
            |on: Option<jiff::civil::Date>| on.map(|on| texts.language().long_date(on)).unwrap_or_default();
        let (version, dates) = (
            request.version.to_string(),
            [request.sent_on, request.decided_on, request.valid_from, request.valid_until, request.remind_on]
                .map(day),
        );
        let [sent, decided, from, until, remind] = &dates;
        let first = [
            ("version", version.as_str()),
            ("state", request.state.code()),
            ("sent_on", sent.as_str()),
            ("decided_on", decided.as_str()),
            ("number", request.number.as_str()),
            ("valid_from", from.as_str()),
            ("valid_until", until.as_str()),
            ("remind_on", remind.as_str()),
        ];
        let form = FormState::new("request", &first, typed);
        let there = points.iter().filter(|point| point.is_there).count();
        let facts = vec![
            (texts.route_request_sent_on(), long(request.sent_on)),
            (texts.route_request_decided_on(), long(request.decided_on)),
            (texts.route_request_number(), request.number.clone()),
            (texts.route_request_valid_until(), long(request.valid_until)),
            (texts.route_request_remind(), long(request.remind_on)),
        ];
        let states = RequestState::ALL
            .map(|state| choice(state.code(), request_words(texts, state), form.has("state", state.code())));
        Some(Self {
            summary: texts.route_request_there(count(points.len()), count(there)),
            state: request_words(texts, request.state).to_owned(),
            facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            form: found.may_write.then_some(form),
            states: states.into(),
            points,
        })
    }
}
