//! The parts of the page of a case: its texts, what was tried, who takes part, what guardians say, the request.

use super::{
    Choice, choice,
    form::{FormState, Typed},
};
use crate::{ask::Ask, plans::TextField};
use app::{
    notes::day,
    plans::words::{measure_words, outcome_words},
    route::{CasePage, Contacts, discussion_form, intervention_kinds, kind_name, words::role_words},
};
use domain::{
    plans::{Consent, ConsentAnswer, Measure, Outcome, Target},
    route::{Intervention, PersonRole, WaitsFor},
};
use i18n::Texts;

/// A text of a case that saves itself.
pub(super) fn text_field(
    ask: &Ask,
    (found, address): (&CasePage, &str),
    (code, label, hint): (&str, &str, &str),
    is_open: bool,
) -> TextField {
    let known = found.texts.iter().find(|one| one.field == code);
    TextField {
        id: code.to_owned(),
        action: format!("{address}/texts"),
        part: String::new(),
        field: code.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        text: known.map(|one| one.text.reveal().clone()).unwrap_or_default(),
        version: known.map_or(0, |one| one.version),
        by: known.map(|one| {
            let date = ask.texts.language().long_date(day(one.changed_at));
            ask.texts.plan_text_by(date.as_str(), one.author_name.reveal())
        }),
        is_open,
        rows: 3,
        draft: ask.draft_name(&format!("case:{}:{code}", found.case.id)),
    }
}

/// Something that was tried.
pub(super) struct Tried {
    pub(super) id: String,
    pub(super) address: String,
    pub(super) goal: String,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) days: String,
    pub(super) step: String,
    pub(super) version: i64,
    /// What came of it: the words, whether it was reached, the figure and what was learned.
    pub(super) outcome: Option<(String, bool, String, String)>,
    /// The form to say so.
    pub(super) evaluation: Option<FormState>,
    pub(super) outcomes: Vec<Choice>,
    pub(super) can_take_back: bool,
    pub(super) edit: Option<TryForm>,
    pub(super) is_over: bool,
}

impl Tried {
    pub(super) fn new(
        texts: &'static Texts,
        (found, address): (&CasePage, &str),
        one: &Intervention,
        typed: Option<&Typed>,
    ) -> Self {
        let language = texts.language();
        let is_open = found.may_write && found.case.is_open;
        let is_here = one.arrival == found.case.arrival;
        let id = one.id.to_string();
        let form = FormState::new(&format!("say-{id}"), &[("version", &one.version.to_string())], typed);
        let minutes = one.minutes.and_then(|number| u64::try_from(number).ok());
        let often = match minutes {
            Some(number) => [one.often.as_str(), &texts.route_minutes(number)].join(" · "),
            None => one.often.clone(),
        };
        let facts = vec![
            (texts.route_try_kind(), kind_name(&one.kind, language).to_owned()),
            (texts.route_try_what(), one.what.reveal().clone()),
            (texts.route_try_measure(), measured(texts, &one.measure)),
            (texts.route_try_who(), one.who.reveal().clone()),
            (texts.route_try_often(), often.trim_matches([' ', '·']).to_owned()),
            (texts.route_try_material(), one.material.clone()),
        ];
        let step = found.route.step(one.step).map(|step| step.name.clone()).unwrap_or_default();
        let outcomes = Outcome::ALL.map(|outcome| {
            choice(outcome.code(), outcome_words(texts, Some(outcome)), form.has("outcome", outcome.code()))
        });
        Self {
            address: format!("{address}/tried/{id}"),
            goal: one.goal.reveal().clone(),
            facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            days: texts
                .route_try_days(language.date(one.from_on).as_str(), language.date(one.until_on).as_str()),
            step,
            version: one.version,
            outcome: one.evaluation.as_ref().map(|said| {
                let is_reached = said.outcome == Outcome::Reached;
                let words = outcome_words(texts, Some(said.outcome)).to_owned();
                (words, is_reached, said.figure.reveal().clone(), said.learned.reveal().clone())
            }),
            evaluation: (is_open && one.evaluation.is_none()).then_some(form),
            outcomes: outcomes.into(),
            can_take_back: is_open && is_here && one.evaluation.is_some(),
            edit: (is_open && is_here && one.evaluation.is_none())
                .then(|| TryForm::new(texts, (found, address), Some(one), typed)),
            is_over: one.evaluation.is_none() && one.until_on < found.today,
            id,
        }
    }
}

fn measured(texts: &Texts, measure: &Measure) -> String {
    match measure {
        Measure::Seen { how } if how.is_empty() => String::new(),
        measure => measure_words(texts, measure),
    }
}

/// The form of something that is tried: `route/try.html`, in which it is called `form`.
pub(super) struct TryForm {
    pub(super) action: String,
    pub(super) heading: String,
    pub(super) remove: Option<String>,
    pub(super) state: FormState,
    pub(super) kinds: Vec<Choice>,
}

impl TryForm {
    pub(super) fn new(
        texts: &Texts,
        (found, address): (&CasePage, &str),
        one: Option<&Intervention>,
        typed: Option<&Typed>,
    ) -> Self {
        let state = match one {
            Some(one) => known(texts, one, typed),
            None => {
                let today = found.today.to_string();
                let until = found.today.saturating_add(jiff::Span::new().weeks(6)).to_string();
                let first = [
                    ("version", "0"),
                    ("by", "seen"),
                    ("from_on", today.as_str()),
                    ("until_on", until.as_str()),
                    ("who", found.case.asker_name.reveal().as_str()),
                ];
                FormState::new("try", &first, typed)
            }
        };
        let language = texts.language();
        let kinds = intervention_kinds().iter();
        Self {
            action: match one {
                Some(one) => format!("{address}/tried/{}", one.id),
                None => format!("{address}/tried"),
            },
            heading: match one {
                Some(_) => texts.route_try_change().to_owned(),
                None => texts.route_try_add().to_owned(),
            },
            remove: one.map(|one| format!("{address}/tried/{}/remove", one.id)),
            kinds: kinds
                .map(|kind| choice(&kind.key, kind.name(language), state.has("kind", &kind.key)))
                .collect(),
            state,
        }
    }
}

fn known(texts: &Texts, one: &Intervention, typed: Option<&Typed>) -> FormState {
    let (version, minutes) = (one.version.to_string(), one.minutes.map(|number| number.to_string()));
    let (from, until) = (one.from_on.to_string(), one.until_on.to_string());
    let (by, how, subject, value) = match &one.measure {
        Measure::Seen { how } => ("seen", how.clone(), String::new(), String::new()),
        Measure::Test { subject, target, .. } => {
            let value = match target {
                Target::Level(level) => level.name().to_owned(),
                Target::Score(number) | Target::Growth(number) => {
                    texts.language().decimal(number.thousandths())
                }
            };
            ("test", String::new(), subject.clone(), value)
        }
    };
    let first = [
        ("version", version.as_str()),
        ("kind", one.kind.as_str()),
        ("goal", one.goal.reveal().as_str()),
        ("by", by),
        ("how", how.as_str()),
        ("subject", subject.as_str()),
        ("value", value.as_str()),
        ("what", one.what.reveal().as_str()),
        ("who", one.who.reveal().as_str()),
        ("from_on", from.as_str()),
        ("until_on", until.as_str()),
        ("often", one.often.as_str()),
        ("minutes", minutes.as_deref().unwrap_or_default()),
        ("material", one.material.as_str()),
    ];
    FormState::new(&format!("try-{}", one.id), &first, typed)
}

/// Who takes part, who may help, what is asked beforehand and the form of the discussion.
pub(super) struct Panels {
    pub(super) suggestions: Option<Suggested>,
    /// Who takes part: the name, the role, and where she is taken out.
    pub(super) people: Vec<(String, String, Option<String>)>,
    pub(super) person: Option<FormState>,
    pub(super) staff: Vec<Choice>,
    pub(super) roles: Vec<Choice>,
    pub(super) beforehand: Option<TextField>,
    pub(super) form: Vec<TextField>,
    pub(super) plan: bool,
}

/// What is proposed where a colleague is asked.
pub(super) struct Suggested {
    /// The name, why, and the account.
    pub(super) colleagues: Vec<(String, String, Option<String>)>,
    pub(super) worked: Vec<String>,
    /// What is said when more was tried, of which too little is known to tell.
    pub(super) more: Option<String>,
}

impl Panels {
    pub(super) fn new(ask: &Ask, at: (&CasePage, &str), is_open: bool, typed: Option<&Typed>) -> Self {
        let (texts, (found, address)) = (ask.texts, at);
        let language = texts.language();
        let with_partners = with_partners(found);
        let says =
            |key: &str| found.texts.iter().any(|one| one.field == key && !one.text.reveal().is_empty());
        let form = FormState::new("person", &[], typed);
        let people = found.people.iter().map(|one| {
            let remove = is_open.then(|| format!("{address}/people/{}/remove", one.no));
            (one.name.reveal().clone(), role_words(texts, one.role).to_owned(), remove)
        });
        let field = |key: &str, title: &str, hint: &str| text_field(ask, at, (key, title, hint), is_open);
        let shown = discussion_form().iter().filter(|one| with_partners || says(&one.key));
        Self {
            suggestions: found.suggestions.as_ref().map(|all| suggested(texts, all)),
            people: people.collect(),
            staff: found
                .staff
                .iter()
                .map(|(id, name)| {
                    choice(&id.to_string(), name.reveal(), form.has("account", &id.to_string()))
                })
                .collect(),
            roles: PersonRole::ALL
                .map(|role| choice(role.code(), role_words(texts, role), form.has("role", role.code())))
                .into(),
            person: is_open.then_some(form),
            beforehand: (with_partners || says("beforehand"))
                .then(|| field("beforehand", texts.route_beforehand(), texts.route_beforehand_help())),
            form: shown
                .map(|one| field(&one.key, one.title(language), one.hint(language)).with_rows(one.rows))
                .collect(),
            plan: is_open && found.may_plan && !found.pupils.is_empty(),
        }
    }
}

/// Whether the case stands where outside partners come in, or has been there.
pub(super) fn with_partners(found: &CasePage) -> bool {
    let is_of = |whom: WaitsFor| matches!(whom, WaitsFor::Team | WaitsFor::Partnership);
    let first = found.route.numbered().find(|(_, step)| is_of(step.waits_for)).map(|(number, _)| number);
    first.is_some_and(|first| found.case.step >= first)
}

fn suggested(texts: &Texts, all: &app::route::Suggestions) -> Suggested {
    let language = texts.language();
    let why = |one: &app::route::Colleague| {
        let year = (one.taught_year > 0).then(|| texts.route_taught_year(super::count(one.taught_year)));
        let pupil = one.taught_pupil.then(|| texts.route_taught_pupil().to_owned());
        pupil.into_iter().chain(year).collect::<Vec<_>>().join(", ")
    };
    let worked = |one: &app::route::Worked| {
        let (known, reached) = (u64::from(one.tally.known()), u64::from(one.tally.reached));
        texts.route_worked(kind_name(&one.kind, language), known, reached)
    };
    Suggested {
        colleagues: all
            .colleagues
            .iter()
            .map(|one| (one.name.full(), why(one), one.account.map(|id| id.to_string())))
            .collect(),
        worked: all.worked.iter().map(worked).collect(),
        more: all.is_more.then(|| texts.route_worked_few(super::count(app::route::FEWEST))),
    }
}

/// What guardians of one pupil say about talking with partners.
pub(super) struct ConsentOf {
    pub(super) pupil: String,
    pub(super) name: String,
    pub(super) records: Vec<Record>,
    pub(super) form: Option<FormState>,
    pub(super) contacts: Vec<Choice>,
    pub(super) answers: Vec<Choice>,
    pub(super) latest: String,
}

/// Something that was said.
pub(super) struct Record {
    pub(super) words: String,
    pub(super) about: String,
    /// Since when and why it does not count any more.
    pub(super) removed: Option<String>,
    pub(super) take_back: Option<(String, FormState)>,
}

impl ConsentOf {
    /// For each pupil, where partners come in.
    pub(super) fn all(
        texts: &Texts,
        (found, address): (&CasePage, &str),
        is_open: bool,
        typed: Option<&Typed>,
    ) -> Vec<Self> {
        if !with_partners(found) && found.consents.is_empty() {
            return Vec::new();
        }
        let one = |pupil: &domain::register::Pupil| {
            let id = pupil.id.to_string();
            let known = found.contacts.iter().find(|one| one.pupil.id == pupil.id);
            let form = FormState::new(&format!("consent-{id}"), &[], typed);
            let of_pupil = found.consents.iter().filter(|one| one.pupil == pupil.id);
            Self {
                name: pupil.name.full(),
                records: of_pupil.map(|one| record(texts, address, one, (is_open, typed))).collect(),
                contacts: known.map(|known| contact_choices(texts, known, &form)).unwrap_or_default(),
                answers: ConsentAnswer::ALL
                    .map(|answer| {
                        choice(answer.code(), answer_words(texts, answer), form.has("answer", answer.code()))
                    })
                    .into(),
                form: (is_open && known.is_some()).then_some(form),
                latest: found.today.to_string(),
                pupil: id,
            }
        };
        found.pupils.iter().map(one).collect()
    }
}

fn contact_choices(texts: &Texts, known: &Contacts, form: &FormState) -> Vec<Choice> {
    let of = |(id, name): &(domain::ids::ContactId, domain::Personal<String>)| {
        choice(&id.to_string(), name.reveal(), form.has("contact", &id.to_string()))
    };
    known.contacts.iter().map(of).chain([choice("", texts.pupil_plan_who_other(), false)]).collect()
}

const fn answer_words(texts: &Texts, answer: ConsentAnswer) -> &str {
    match answer {
        ConsentAnswer::Agrees => texts.route_consent_agrees(),
        ConsentAnswer::Refuses => texts.route_consent_refuses(),
        ConsentAnswer::Saw => texts.route_consent_saw(),
    }
}

fn record(texts: &Texts, address: &str, one: &Consent, (is_open, typed): (bool, Option<&Typed>)) -> Record {
    let language = texts.language();
    let date = |at: jiff::Timestamp| language.long_date(day(at));
    let form = FormState::new(&format!("back-{}", one.id), &[], typed);
    let authority =
        if one.has_authority { texts.route_consent_authority() } else { texts.route_consent_no_authority() };
    Record {
        words: texts.route_consent_said(answer_words(texts, one.answer), one.who.reveal()),
        about: [
            language.long_date(one.given_on),
            one.how.reveal().clone(),
            authority.to_owned(),
            one.author_name.reveal().clone(),
        ]
        .join(" · "),
        removed: one
            .removed
            .as_ref()
            .map(|(at, why)| texts.route_consent_removed(date(*at).as_str(), why.as_str())),
        take_back: (is_open && one.removed.is_none())
            .then(|| (format!("{address}/consents/{}/take-back", one.id), form)),
    }
}
