//! Roles, dates and faults in words.

use app::trust::Fault;
use domain::trust::{Role, Term};
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};

/// A role in words.
pub(crate) fn role_words(texts: &Texts, role: Role) -> &'static str {
    match role {
        Role::Teacher => texts.role_teacher(),
        Role::Coordinator => texts.role_coordinator(),
        Role::Principal => texts.role_principal(),
        Role::Specialist => texts.role_specialist(),
        Role::OutsidePartner => texts.role_outside_partner(),
        Role::Guardian => texts.role_guardian(),
        Role::BoardOfficer => texts.role_board_officer(),
        Role::PartnershipOfficer => texts.role_partnership_officer(),
        Role::Administrator => texts.role_administrator(),
    }
}

/// From when until when, in words; `has_begun` tells since from from.
pub(in crate::trust) fn term_words(texts: &Texts, term: Term, has_begun: bool) -> String {
    let day = |day| texts.language().date(day);
    match term.until {
        Some(until) if until < term.from => texts.term_never().to_owned(),
        Some(until) => texts.term_between(day(term.from).as_str(), day(until).as_str()),
        None if has_begun => texts.term_since(day(term.from).as_str()),
        None => texts.term_to_come(day(term.from).as_str()),
    }
}

/// Day and time, where this machine is.
pub(crate) fn moment(texts: &Texts, at: Timestamp) -> String {
    let local = at.to_zoned(TimeZone::system());
    format!("{} {:02}:{:02}", texts.language().date(local.date()), local.hour(), local.minute())
}

/// What is said of who never signed in: whether she did not even choose a password yet.
pub(in crate::trust) const fn never_signed_in(texts: &Texts, has_password: bool) -> &'static str {
    if has_password { texts.people_never_signed_in() } else { texts.people_invited() }
}

/// What is wrong, and what to do.
pub(in crate::trust) fn fault_words(texts: &Texts, fault: Fault) -> String {
    match fault {
        Fault::Name => texts.fault_name(),
        Fault::NameTooLong(most) => return texts.fault_name_too_long(most),
        Fault::Email => texts.fault_email(),
        Fault::SameEmail => texts.fault_same_email(),
        Fault::AlreadyHere => texts.fault_already_here(),
        Fault::Closed => texts.fault_closed(),
        Fault::Role => texts.fault_role(),
        Fault::NoTie => texts.fault_no_tie(),
        Fault::From | Fault::Until => texts.fault_day(),
        Fault::EndsBefore => texts.fault_ends_before(),
        Fault::AlreadyHas => texts.fault_already_has(),
        Fault::Why => texts.fault_why(),
        Fault::Person => texts.fault_person(),
        Fault::StaffTaken => texts.fault_staff_taken(),
        Fault::NoPupil => texts.fault_no_pupil(),
        Fault::ChangedTo(term) => return term_words(texts, term, true),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;

    const GLOSSARY: &str = include_str!("../../../../../docs/glossary.md");

    #[test]
    fn a_role_has_one_word_on_every_screen_and_it_is_that_of_the_glossary() {
        for language in [Language::Nl, Language::En] {
            let texts = Texts::of(language);
            for role in Role::ALL {
                let word = role_words(texts, role);
                assert_eq!(texts.rights_role(role.code()), word, "in the trail");
                let column =
                    if language == Language::Nl { format!("| {word} |") } else { format!("\n| {word} |") };
                assert!(GLOSSARY.contains(&column), "{word} is not in the glossary");
            }
            let readers = [
                (Role::Teacher, texts.notes_reader_teacher()),
                (Role::Coordinator, texts.notes_reader_coordinator()),
                (Role::Principal, texts.notes_reader_principal()),
                (Role::Specialist, texts.notes_reader_specialist()),
                (Role::OutsidePartner, texts.notes_reader_partner()),
                (Role::Guardian, texts.notes_reader_guardian()),
            ];
            for (role, word) in readers {
                assert_eq!(word, role_words(texts, role), "at the readers of notes");
            }
        }
    }
}
