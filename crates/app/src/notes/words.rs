//! Roles, reasons and days in words.

use domain::{notes::RequestReason, trust::Role};
use i18n::Texts;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The day of a time, where this machine is.
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::system()).date()
}

/// Who reads notes, as the page of the categories names them.
pub fn role_words(texts: &Texts, role: Role) -> &'static str {
    match role {
        Role::Teacher => texts.notes_reader_teacher(),
        Role::Coordinator => texts.notes_reader_coordinator(),
        Role::Principal => texts.notes_reader_principal(),
        Role::Specialist => texts.notes_reader_specialist(),
        Role::OutsidePartner => texts.notes_reader_partner(),
        Role::Guardian => texts.notes_reader_guardian(),
        Role::BoardOfficer | Role::PartnershipOfficer | Role::Administrator => "",
    }
}

/// Why somebody asks for a text.
pub fn reason_words(texts: &Texts, reason: RequestReason) -> &'static str {
    match reason {
        RequestReason::Talk => texts.notes_why_talk(),
        RequestReason::Support => texts.notes_why_support(),
        RequestReason::Transfer => texts.notes_why_transfer(),
        RequestReason::Guardians => texts.notes_why_guardians(),
        RequestReason::Check => texts.notes_why_check(),
    }
}
