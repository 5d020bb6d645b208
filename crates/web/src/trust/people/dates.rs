//! The forms that change the dates of a role or a tie, and end it.

use super::{
    fields::{Field, Fields, in_field, term_in_field, term_of_field},
    words::{fault_words, term_words},
};
use app::trust::{End, Fault, NewTerm};
use domain::trust::Term;
use i18n::Texts;
use serde::Deserialize;

/// The two forms, as `trust/people_dates.html` shows them.
pub(in crate::trust) struct Dates {
    /// Where they are sent to; the second with `/end` behind it.
    pub(in crate::trust) address: String,
    /// What the summary says.
    pub(in crate::trust) title: String,
    pub(in crate::trust) end_title: String,
    pub(in crate::trust) was: String,
    pub(in crate::trust) change: Vec<Field>,
    pub(in crate::trust) end: Vec<Field>,
    /// What somebody else changed meanwhile.
    pub(in crate::trust) conflict: Option<String>,
    pub(in crate::trust) is_open: bool,
}

/// What was wrong with one of the two, and what was typed.
pub(in crate::trust) enum DatesTrouble {
    Change(DatesForm, Vec<Fault>),
    End(EndForm, Vec<Fault>),
}

impl Dates {
    /// The forms for something that has these dates; `id` begins the ids of the fields.
    pub(in crate::trust) fn new(
        texts: &'static Texts,
        (id, address, role): (String, String, &str),
        term: Term,
        trouble: Option<&DatesTrouble>,
    ) -> Self {
        let (mut typed, mut last_day) = ((term.from.to_string(), in_field(term.until)), String::new());
        let (mut change_faults, mut end_faults): (&[Fault], &[Fault]) = (&[], &[]);
        let mut mine = String::new();
        match trouble {
            Some(DatesTrouble::Change(form, faults)) => {
                typed = (form.from.clone(), form.until.clone());
                mine = format!("{} – {}", typed.0, typed.1);
                change_faults = faults;
            }
            Some(DatesTrouble::End(form, faults)) => {
                last_day.clone_from(&form.until);
                mine = form.in_words(texts);
                end_faults = faults;
            }
            None => {}
        }
        let mut all = change_faults.iter().chain(end_faults);
        let conflict = all
            .find(|fault| matches!(fault, Fault::ChangedTo(_)))
            .map(|fault| texts.fault_changed_to(fault_words(texts, *fault).as_str(), mine.as_str()));
        let change = Fields { texts, form: &format!("{id}-change"), faults: change_faults };
        let end = Fields { texts, form: &format!("{id}-end"), faults: end_faults };
        Self {
            address,
            title: texts.person_change_of(role),
            end_title: texts.person_end_of(role),
            was: term_in_field(term),
            change: vec![change.from(&typed.0), change.until(&typed.1)],
            end: vec![end.last_day(&last_day)],
            conflict,
            is_open: trouble.is_some(),
        }
    }
}

/// New dates.
#[derive(Deserialize)]
pub(in crate::trust) struct DatesForm {
    #[serde(default)]
    pub(in crate::trust) from: String,
    #[serde(default)]
    pub(in crate::trust) until: String,
    #[serde(default)]
    was: String,
}

impl DatesForm {
    /// What the use case asks.
    pub(in crate::trust) fn typed(&self) -> NewTerm {
        NewTerm { from: self.from.clone(), until: self.until.clone(), was: term_of_field(&self.was) }
    }
}

/// The end.
#[derive(Deserialize)]
pub(in crate::trust) struct EndForm {
    #[serde(default)]
    until: String,
    at_once: Option<String>,
    #[serde(default)]
    was: String,
}

impl EndForm {
    /// What the use case asks: the dates that the form was made with, and the end.
    pub(in crate::trust) fn typed(&self) -> (Option<Term>, End) {
        let end = if self.at_once.is_some() { End::AtOnce } else { End::On(self.until.clone()) };
        (term_of_field(&self.was), end)
    }

    fn in_words(&self, texts: &Texts) -> String {
        match (self.at_once.is_some(), self.until.as_str()) {
            (true, _) => texts.person_end_now().to_owned(),
            (false, "") => texts.person_end().to_owned(),
            (false, until) => until.to_owned(),
        }
    }
}

/// The dates in words, as they hold on a day.
pub(in crate::trust) fn in_words(texts: &Texts, term: Term, today: jiff::civil::Date) -> String {
    term_words(texts, term, term.from <= today)
}
