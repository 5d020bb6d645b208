//! Fields of forms about people: what was typed, what is wrong with it, and what helps.

use super::words::{fault_words, role_words};
use app::trust::Fault;
use domain::trust::{Role, Term};
use i18n::Texts;
use jiff::civil::Date;

/// A field of a form, as `trust/people_field.html` shows it.
pub(in crate::trust) struct Field {
    pub(in crate::trust) id: String,
    pub(in crate::trust) name: &'static str,
    pub(in crate::trust) label: &'static str,
    pub(in crate::trust) kind: &'static str,
    pub(in crate::trust) value: String,
    pub(in crate::trust) help: Option<&'static str>,
    pub(in crate::trust) error: Option<String>,
    /// What one chooses from: value, word, whether it is chosen. Without any it is a field to type in.
    pub(in crate::trust) options: Vec<(String, String, bool)>,
    pub(in crate::trust) is_area: bool,
    pub(in crate::trust) is_required: bool,
    /// The ids of help and error.
    pub(in crate::trust) described: String,
}

/// Makes the fields of one form: their ids begin with the same word.
pub(in crate::trust) struct Fields<'a> {
    pub(in crate::trust) texts: &'static Texts,
    pub(in crate::trust) form: &'a str,
    pub(in crate::trust) faults: &'a [Fault],
}

impl Fields<'_> {
    fn field(&self, name: &'static str, label: &'static str, value: &str) -> Field {
        Field {
            id: format!("{}-{name}", self.form),
            name,
            label,
            kind: "text",
            value: value.to_owned(),
            help: None,
            error: None,
            options: Vec::new(),
            is_area: false,
            is_required: false,
            described: String::new(),
        }
    }

    /// Puts the first of these faults that was found beside the field.
    fn with(&self, field: Field, faults: &[Fault]) -> Field {
        let found = self.faults.iter().find(|fault| faults.contains(fault));
        let error = found.map(|fault| fault_words(self.texts, *fault));
        let ids = [(field.help.is_some(), "help"), (error.is_some(), "error")];
        let ids = ids.into_iter().filter(|(is_there, _)| *is_there);
        let described = ids.map(|(_, end)| format!("{}-{end}", field.id)).collect::<Vec<_>>().join(" ");
        Field { error, described, ..field }
    }

    pub(in crate::trust) fn person_name(&self, value: &str, is_required: bool) -> Field {
        let field = self.field("name", self.texts.people_field_name(), value);
        let is_own = |fault: &Fault| matches!(fault, Fault::Name | Fault::NameTooLong(_));
        let own: Vec<Fault> = self.faults.iter().copied().filter(is_own).collect();
        self.with(Field { is_required, ..field }, &own)
    }

    pub(in crate::trust) fn email(&self, value: &str, is_required: bool) -> Field {
        let field = self.field("email", self.texts.people_field_email(), value);
        let faults = [Fault::Email, Fault::SameEmail, Fault::AlreadyHere, Fault::Closed, Fault::StaffTaken];
        self.with(Field { kind: "email", is_required, ..field }, &faults)
    }

    pub(in crate::trust) fn role(&self, chosen: &str, roles: &[Role]) -> Field {
        let field = self.field("role", self.texts.people_field_role(), chosen);
        let role = |role: &Role| {
            let is_chosen = role.code() == chosen;
            (role.code().to_owned(), role_words(self.texts, *role).to_owned(), is_chosen)
        };
        let none = (String::new(), self.texts.people_choose_role().to_owned(), chosen.is_empty());
        let options = [none].into_iter().chain(roles.iter().map(role)).collect();
        self.with(Field { options, is_required: true, ..field }, &[Fault::Role, Fault::NoTie])
    }

    pub(in crate::trust) fn from(&self, value: &str) -> Field {
        let field = self.field("from", self.texts.people_field_from(), value);
        self.with(Field { kind: "date", ..field }, &[Fault::From, Fault::AlreadyHas])
    }

    pub(in crate::trust) fn until(&self, value: &str) -> Field {
        let help = Some(self.texts.people_field_until_why());
        let field = self.field("until", self.texts.people_field_until(), value);
        self.with(Field { kind: "date", help, ..field }, &[Fault::Until, Fault::EndsBefore])
    }

    pub(in crate::trust) fn last_day(&self, value: &str) -> Field {
        let help = Some(self.texts.person_end_why());
        let field = self.field("until", self.texts.people_field_until(), value);
        let faults = [Fault::Until, Fault::EndsBefore, Fault::AlreadyHas];
        self.with(Field { kind: "date", help, ..field }, &faults)
    }

    pub(in crate::trust) fn why(&self, value: &str) -> Field {
        let help = Some(self.texts.tie_reason_why());
        let field = self.field("why", self.texts.tie_reason(), value);
        self.with(Field { help, is_required: true, ..field }, &[Fault::Why])
    }

    /// Who of a list, or somebody who is not in it.
    pub(in crate::trust) fn person(&self, chosen: &str, people: &[(String, String)]) -> Field {
        let help = Some(self.texts.tie_who_why());
        let field = self.field("account", self.texts.tie_who(), chosen);
        let one = |(id, name): &(String, String)| (id.clone(), name.clone(), id == chosen);
        let new = (String::new(), self.texts.tie_who_new().to_owned(), chosen.is_empty());
        let options = [new].into_iter().chain(people.iter().map(one)).collect();
        self.with(Field { options, help, ..field }, &[Fault::Person])
    }

    pub(in crate::trust) fn pupil_name(&self, value: &str) -> Field {
        let field = self.field("name", self.texts.emergency_name(), value);
        self.with(Field { is_required: true, ..field }, &[Fault::NoPupil])
    }

    pub(in crate::trust) fn reason(&self, value: &str) -> Field {
        let help = Some(self.texts.emergency_reason_why());
        let field = self.field("reason", self.texts.emergency_reason(), value);
        let field = self.with(Field { help, is_area: true, is_required: true, ..field }, &[Fault::Why]);
        // Here a reason has a least length of its own.
        let error = field.error.map(|_| self.texts.fault_reason().to_owned());
        Field { error, ..field }
    }
}

/// A day as a field of a form holds it.
pub(in crate::trust) fn in_field(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Dates in a hidden field, so that the form knows with which it was made.
pub(in crate::trust) fn term_in_field(term: Term) -> String {
    format!("{}/{}", term.from, in_field(term.until))
}

/// Reads them back; a form that was changed by hand was made with nothing that is known.
pub(in crate::trust) fn term_of_field(text: &str) -> Option<Term> {
    let (from, until) = text.split_once('/')?;
    let until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
    Some(Term { from: from.parse().ok()?, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_come_back_from_a_hidden_field() {
        for until in [None, Some(date(2027, 7, 31))] {
            let term = Term { from: date(2026, 8, 1), until };
            assert_eq!(term_of_field(&term_in_field(term)), Some(term));
        }
        assert_eq!(term_of_field("yesterday"), None);
    }
}
