//! The state of a form on a page: what stands in it, and what is wrong with it.

use domain::Personal;
use jiff::civil::Date;

/// What was sent under a name, in its order.
pub(crate) type Fields = Vec<(String, String)>;

/// What is wrong, by field.
pub(crate) type Problems = Vec<(&'static str, String)>;

/// What was typed in one of the forms of a page, and could not be saved.
pub(crate) struct Typed {
    /// Which form.
    pub(crate) form: String,
    pub(crate) fields: Fields,
    pub(crate) problems: Problems,
}

/// A form: what stands in it, and what is wrong.
pub(crate) struct FormState {
    /// Which form: the start of the ids of its fields.
    pub(crate) id: String,
    /// Whether it was sent and is shown again.
    pub(crate) is_typed: bool,
    fields: Fields,
    problems: Problems,
}

impl FormState {
    /// A form with what stands in it at first, unless it is what was typed.
    pub(crate) fn new(id: &str, first: &[(&str, &str)], typed: Option<&Typed>) -> Self {
        let id = id.to_owned();
        match typed.filter(|typed| typed.form == id) {
            Some(typed) => {
                Self { id, is_typed: true, fields: typed.fields.clone(), problems: typed.problems.clone() }
            }
            None => {
                let first = first.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
                Self { id, is_typed: false, fields: first.collect(), problems: Vec::new() }
            }
        }
    }

    /// What stands in a field.
    pub(crate) fn value(&self, name: &str) -> &str {
        value(&self.fields, name)
    }

    /// Whether something is chosen.
    pub(crate) fn has(&self, name: &str, wanted: &str) -> bool {
        self.fields.iter().any(|(key, value)| key == name && value == wanted)
    }

    /// Whether anything is wrong.
    pub(crate) const fn is_wrong(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with a field.
    pub(crate) fn problem(&self, name: &str) -> Option<&String> {
        self.problems.iter().find(|(field, _)| *field == name).map(|(_, words)| words)
    }

    /// What ties a set of choices to what is wrong with it.
    pub(crate) fn described(&self, name: &str) -> String {
        match self.problem(name) {
            Some(_) => format!(" aria-describedby=\"{}-{name}-error\"", self.id),
            None => String::new(),
        }
    }

    /// What ties a field to what is wrong with it.
    pub(crate) fn attrs(&self, name: &str) -> String {
        match self.problem(name) {
            Some(_) => format!(" aria-invalid=\"true\" aria-describedby=\"{}-{name}-error\"", self.id),
            None => String::new(),
        }
    }
}

pub(crate) fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

pub(crate) fn text(fields: &Fields, name: &str) -> Personal<String> {
    Personal::new(value(fields, name).to_owned())
}

pub(crate) fn day(fields: &Fields, name: &str) -> Option<Date> {
    value(fields, name).parse().ok()
}

/// The days that were typed and cannot be read, each beside its field; an empty field is no day.
pub(crate) fn unreadable(fields: &Fields, names: &[&'static str], words: &str) -> Problems {
    let is_bad = |name: &&&'static str| !value(fields, name).is_empty() && day(fields, name).is_none();
    names.iter().filter(is_bad).map(|name| (*name, words.to_owned())).collect()
}

pub(crate) fn version(fields: &Fields) -> i64 {
    value(fields, "version").parse().unwrap_or_default()
}

/// Everything that was chosen under a name.
pub(crate) fn all<'a>(fields: &'a Fields, name: &'a str) -> impl Iterator<Item = &'a str> {
    fields
        .iter()
        .filter(move |(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_cannot_be_read_is_not_taken_for_none() {
        let fields: Fields = [("sent_on", "31-02-2026"), ("decided_on", ""), ("valid_until", "2026-07-31")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        let names = ["sent_on", "decided_on", "valid_until", "remind_on"];
        assert_eq!(unreadable(&fields, &names, "?"), [("sent_on", "?".to_owned())]);
    }
}
