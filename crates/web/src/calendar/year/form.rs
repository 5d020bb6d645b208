//! The form of an entry: what one fills in, and what is wrong with it.

use super::{Fields, value, values};
use crate::page::Frame;
use app::calendar::{ENTRY_ROLES, EntryField, EntryProblem, TypedEntry, YearColleague};
use askama::Template;
use domain::{
    SchoolYear,
    calendar::{Asks, EntryKind, EntrySpan},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "calendar/year/form.html")]
pub(super) struct EntryForm {
    pub(super) frame: Frame,
    /// The year plan of the school year, to go back to.
    pub(super) plan: String,
    pub(super) title: String,
    pub(super) action: String,
    pub(super) year: String,
    pub(super) version: i64,
    pub(super) typed: TypedEntry,
    pub(super) kinds: Vec<Choice>,
    pub(super) spans: Vec<Choice>,
    pub(super) asks: Vec<Choice>,
    pub(super) year_groups: Vec<Choice>,
    pub(super) roles: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    pub(super) bad: Bad,
}

/// Something to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

/// What is wrong, by field.
#[derive(Default)]
pub(super) struct Bad {
    pub(super) title: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) note: Option<String>,
    pub(super) source: Option<String>,
}

impl Bad {
    pub(super) fn of(texts: &Texts, year: SchoolYear, wrong: &[(EntryField, EntryProblem)]) -> Self {
        let words = |field: EntryField| {
            let (_, problem) = wrong.iter().find(|(of, _)| *of == field)?;
            Some(problem_words(texts, year, (field, *problem)))
        };
        Self {
            title: words(EntryField::Title),
            from: words(EntryField::From),
            until: words(EntryField::Until),
            note: words(EntryField::Note),
            source: words(EntryField::Source),
        }
    }
}

fn problem_words(texts: &Texts, year: SchoolYear, (field, problem): (EntryField, EntryProblem)) -> String {
    match problem {
        EntryProblem::Empty if field == EntryField::Title => texts.year_plan_no_title().to_owned(),
        EntryProblem::Empty => texts.year_plan_no_day().to_owned(),
        EntryProblem::TooLong(most) => texts.year_plan_too_long(most),
        EntryProblem::NotADay => texts.year_plan_not_a_day().to_owned(),
        EntryProblem::OtherYear => texts.year_plan_other_year(year.to_string().as_str()),
        EntryProblem::BeforeFrom => texts.year_plan_before_from().to_owned(),
    }
}

/// The same as fields of a form that sends it again.
pub(super) fn fields_of(typed: &TypedEntry) -> Fields {
    let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        one("kind", &typed.kind),
        one("title", &typed.title),
        one("span", &typed.span),
        one("from", &typed.from),
        one("until", &typed.until),
        one("asks", &typed.asks),
        one("note", &typed.note),
        one("source", &typed.source),
    ];
    fields.extend(typed.year_groups.iter().map(|number| one("year_group", &number.to_string())));
    fields.extend(typed.roles.iter().map(|code| one("role", code)));
    fields.extend(typed.people.iter().map(|id| one("person", id)));
    fields
}

/// What was sent.
pub(super) fn read(fields: &Fields) -> TypedEntry {
    let own = |name: &str| value(fields, name).to_owned();
    TypedEntry {
        kind: own("kind"),
        title: own("title"),
        span: own("span"),
        from: own("from"),
        until: own("until"),
        year_groups: values(fields, "year_group").iter().filter_map(|one| one.parse().ok()).collect(),
        roles: values(fields, "role"),
        people: values(fields, "person"),
        asks: own("asks"),
        note: own("note"),
        source: own("source"),
    }
}

impl EntryForm {
    /// The choices, with those that were chosen.
    pub(super) fn with_choices(mut self, texts: &Texts, people: &[YearColleague]) -> Self {
        let typed = &self.typed;
        let choice = |value: &str, words: String, is_chosen: bool| Choice {
            value: value.to_owned(),
            words,
            is_chosen,
        };
        let kind =
            |one: &EntryKind| choice(one.code(), texts.year_plan_kind(one.code()), typed.kind == one.code());
        let span =
            |one: &EntrySpan| choice(one.code(), texts.year_plan_span(one.code()), typed.span == one.code());
        let asks =
            |one: &Asks| choice(one.code(), texts.year_plan_asks(one.code()), typed.asks == one.code());
        let year_group = |number: u8| {
            let code = number.to_string();
            choice(&code, code.clone(), typed.year_groups.contains(&number))
        };
        let role = |one: domain::trust::Role| {
            let is_chosen = typed.roles.iter().any(|code| code == one.code());
            choice(one.code(), texts.year_plan_role(one.code()), is_chosen)
        };
        let person = |(id, name): &YearColleague| {
            let code = id.to_string();
            choice(&code, name.reveal().clone(), typed.people.contains(&code))
        };
        let kinds = EntryKind::ALL.iter().map(kind).collect();
        let spans = EntrySpan::ALL.iter().map(span).collect();
        let asks = Asks::ALL.iter().map(asks).collect();
        let year_groups = (1..=8).map(year_group).collect();
        let roles = ENTRY_ROLES.into_iter().map(role).collect();
        let people = people.iter().map(person).collect();
        (self.kinds, self.spans, self.asks) = (kinds, spans, asks);
        (self.year_groups, self.roles, self.people) = (year_groups, roles, people);
        self
    }
}
