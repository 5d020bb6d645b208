//! Lines of a trail in words: what was done, and why it was allowed.

use super::{
    retention_words::{category_in_words, months_in_words},
    trail_agreement_words, trail_concern_words, trail_meeting_words, trail_plan_words, trail_role_words,
    trail_route_words,
};
use domain::trust::retention::Months;
use i18n::Texts;
use jiff::civil::Date;
use serde_json::Value;

pub(super) fn text<'a>(detail: &'a Value, key: &str) -> &'a str {
    detail.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn number(detail: &Value, key: &str) -> i64 {
    detail.get(key).and_then(Value::as_i64).unwrap_or_default()
}

/// A role in words, by its code.
pub fn role_in_words(texts: &Texts, code: &str) -> String {
    texts.rights_role(code)
}

/// What was done, in one sentence; none for a deed of a newer version.
pub fn deed_in_words(texts: &Texts, action: &str, detail: &Value) -> Option<String> {
    let own = |text: &'static str| text.to_owned();
    let role = || role_in_words(texts, text(detail, "role"));
    Some(match action {
        "import_made" => texts.trail_import_made(text(detail, "kind"), number(detail, "no")),
        "import_rolled_back" => texts.trail_import_rolled_back(number(detail, "no")),
        "import_held" => texts.trail_import_held(text(detail, "kind")),
        "import_dropped" => texts.trail_import_dropped(text(detail, "kind")),
        "drafts_ended" => texts.trail_drafts_ended(number(detail, "count")),
        "contacts_forgotten" => texts.trail_contacts_forgotten(number(detail, "count")),
        "medians_counted" => own(texts.trail_medians_counted()),
        "norms_imported" => texts.trail_norms_imported(number(detail, "results"), number(detail, "tables")),
        "norm_removed" => texts.trail_norm_removed(number(detail, "results")),
        "tests_edited" => texts.trail_tests_edited(text(detail, "series")),
        "choice_made" => texts.trail_choice_made(text(detail, "name"), text(detail, "value")),
        "typing_begun" => texts.trail_typing_begun(number(detail, "no")),
        "typing_done" => {
            texts.trail_typing_done(number(detail, "added"), number(detail, "changed"), number(detail, "no"))
        }
        "result_typed" if detail.get("emptied").and_then(Value::as_bool) == Some(true) => {
            texts.trail_result_emptied(number(detail, "no"))
        }
        "result_typed" => texts.trail_result_typed(number(detail, "no")),
        "pupil_looked" => texts.trail_pupil_looked(text(detail, "part")),
        "group_looked" => texts.trail_group_looked(text(detail, "form")),
        "role_granted" => with_days(texts, texts.trail_role_granted(role().as_str()), detail),
        "role_changed" => with_days(texts, texts.trail_role_changed(role().as_str()), detail),
        "pupil_tied" => texts.trail_pupil_tied(role().as_str()),
        "tie_changed" => texts.trail_tie_changed(role().as_str()),
        "note_categories_edited" => note_categories_edited(texts, detail),
        "note_written" if number(detail, "version") > 1 => own(texts.trail_note_changed()),
        "contact_saved" if number(detail, "version") > 1 => own(texts.trail_contact_changed()),
        "group_ended" if detail.get("ended").and_then(Value::as_bool) == Some(false) => {
            own(texts.trail_group_goes_on())
        }
        "calendar_edited" => texts.trail_calendar_edited(text(detail, "what")),
        "year_plan_edited" => texts.trail_year_plan_edited(text(detail, "what")),
        "year_plan_ticked" => texts.trail_year_plan_ticked(
            detail.get("done").and_then(Value::as_bool).map_or("no", |done| if done { "yes" } else { "no" }),
        ),
        "calendar_feed" => texts.trail_calendar_feed(text(detail, "what")),
        "signals_edited" => texts.trail_signals_edited(text(detail, "setting")),
        "pupil_corrected" => texts.trail_pupil_corrected(text(detail, "kind")),
        "retention_edited" => retention_edited(texts, detail),
        "destruction_proposed" => texts.trail_destruction_proposed(number(detail, "pupils")),
        "destruction_approved" => texts.trail_destruction_approved(role().as_str()),
        "destroyed" => texts.trail_destroyed(number(detail, "pupils")),
        _ => {
            let plain = plain(texts, action).map(str::to_owned);
            let plain = plain.or_else(|| trail_concern_words::deed_in_words(texts, action, detail));
            let plain = plain.or_else(|| trail_agreement_words::deed_in_words(texts, action, detail));
            let plain = plain.or_else(|| trail_plan_words::deed_in_words(texts, action).map(str::to_owned));
            let plain =
                plain.or_else(|| trail_meeting_words::deed_in_words(texts, action).map(str::to_owned));
            let plain = plain.or_else(|| trail_route_words::deed_in_words(texts, action).map(str::to_owned));
            return plain.or_else(|| trail_role_words::deed_in_words(texts, action, detail));
        }
    })
}

/// Deeds of which no more is told than that they were done: about people and accounts, and about the school.
fn plain<'a>(texts: &'a Texts, action: &str) -> Option<&'a str> {
    Some(match action {
        "school_edited" => texts.trail_school_edited(),
        "refused" => texts.trail_refused(),
        "viewed_as" => texts.trail_viewed_as(),
        "account_made" => texts.trail_account_made(),
        "account_edited" => texts.trail_account_edited(),
        "account_closed" => texts.trail_account_closed(),
        "account_opened" => texts.trail_account_opened(),
        "link_made" => texts.trail_link_made(),
        "signed_in" => texts.trail_signed_in(),
        "sign_in_refused" => texts.trail_sign_in_refused(),
        "session_ended" => texts.trail_session_ended(),
        "session_renewed" => texts.trail_session_renewed(),
        "password_changed" => texts.trail_password_changed(),
        "factor_added" => texts.trail_factor_added(),
        "factor_removed" => texts.trail_factor_removed(),
        "staff_linked" => texts.trail_staff_linked(),
        "emergency_opened" => texts.trail_emergency_opened(),
        "emergency_seen" => texts.trail_emergency_seen(),
        "destruction_withdrawn" => texts.trail_destruction_withdrawn(),
        _ => return plain_of_files(texts, action),
    })
}

/// The same about files of pupils, groups and what comes in.
fn plain_of_files<'a>(texts: &'a Texts, action: &str) -> Option<&'a str> {
    Some(match action {
        "import_answered" => texts.trail_import_answered(),
        "sheet_mapping_kept" => texts.trail_sheet_mapping_kept(),
        "sheet_mapping_forgotten" => texts.trail_sheet_mapping_forgotten(),
        "note_written" => texts.trail_note_written(),
        "note_removed" => texts.trail_note_removed(),
        "note_restored" => texts.trail_note_restored(),
        "note_requested" => texts.trail_note_requested(),
        "portrait_written" => texts.trail_portrait_written(),
        "contact_saved" => texts.trail_contact_added(),
        "contact_removed" => texts.trail_contact_removed(),
        "contact_restored" => texts.trail_contact_restored(),
        "document_added" => texts.trail_document_added(),
        "document_removed" => texts.trail_document_removed(),
        "document_restored" => texts.trail_document_restored(),
        "document_requested" => texts.trail_document_requested(),
        "hand_over_written" => texts.trail_hand_over_written(),
        "group_made" => texts.trail_group_made(),
        "group_edited" => texts.trail_group_edited(),
        "group_members_edited" => texts.trail_group_members_edited(),
        "group_ended" => texts.trail_group_ended(),
        "group_removed" => texts.trail_group_removed(),
        "signal_answered" => texts.trail_signal_answered(),
        "signal_answer_taken_back" => texts.trail_signal_answer_taken_back(),
        "pupil_exported" => texts.trail_pupil_exported(),
        "pupil_held" => texts.trail_pupil_held(),
        "service_key_made" => texts.trail_service_key_made(),
        "service_key_changed" => texts.trail_service_key_changed(),
        "service_key_revoked" => texts.trail_service_key_revoked(),
        "results_delivered" => texts.trail_results_delivered(),
        "roster_delivered" => texts.trail_roster_delivered(),
        _ => return None,
    })
}

/// A sentence with the days of a role behind it.
fn with_days(texts: &Texts, sentence: String, detail: &Value) -> String {
    let day = |key| text(detail, key).parse::<Date>().ok().map(|day| texts.language().date(day));
    match (day("from"), day("until")) {
        (Some(from), Some(until)) => texts.trail_days(from.as_str(), sentence.as_str(), until.as_str()),
        (Some(from), None) => texts.trail_days_from(from.as_str(), sentence.as_str()),
        (None, _) => sentence,
    }
}

fn note_categories_edited(texts: &Texts, detail: &Value) -> String {
    // Lines of an older version do not say what was changed.
    let (category, Some(readers)) = (text(detail, "category"), detail.get("readers").and_then(Value::as_str))
    else {
        return texts.trail_note_categories_edited().to_owned();
    };
    let is_restricted = detail.get("restricted").and_then(Value::as_bool).unwrap_or_default();
    let roles: Vec<String> = readers.split_whitespace().map(|code| role_in_words(texts, code)).collect();
    let readers =
        if roles.is_empty() { texts.trail_note_readers_nobody().to_owned() } else { roles.join(", ") };
    match is_restricted {
        true => texts.trail_note_category_restricted(category, readers.as_str()),
        false => texts.trail_note_category_open(category, readers.as_str()),
    }
}

fn retention_edited(texts: &Texts, detail: &Value) -> String {
    let Ok(category) = text(detail, "category").parse() else {
        return texts.trail_retention_edited().to_owned();
    };
    let months = detail.get("months").and_then(Value::as_u64).and_then(|months| u16::try_from(months).ok());
    let term = match months {
        Some(usual) => months_in_words(texts, Some(Months { usual, special: None })),
        None => texts.trail_retention_of_stut().to_owned(),
    };
    texts.trail_retention_edited_to(term.as_str(), category_in_words(texts, category))
}

/// Why it was allowed or refused, in words; none where the deed has no reason.
pub fn reason_in_words(texts: &Texts, detail: &Value) -> Option<String> {
    detail.get("reason").and_then(Value::as_str).map(|reason| texts.trail_reason(reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        ids::AccountId,
        trust::{Role, Term},
    };
    use i18n::Language;
    use jiff::civil::date;
    use std::collections::BTreeSet;
    use store::audit::Deed;

    #[test]
    fn every_deed_has_a_sentence_of_its_own() {
        for language in Language::ALL {
            let texts = Texts::of(language);
            let mut sentences = BTreeSet::new();
            for code in Deed::CODES {
                let sentence = deed_in_words(texts, code, &Value::Null);
                let sentence = sentence.unwrap_or_else(|| panic!("{code} has no sentence"));
                assert!(!sentence.trim().is_empty(), "{code}");
                assert!(sentences.insert(sentence), "{code} says what another deed says");
            }
        }
        assert_eq!(deed_in_words(Texts::of(Language::Nl), "flown_to_the_moon", &Value::Null), None);
    }

    #[test]
    fn roles_and_terms_are_told_with_what_they_were_set_to() {
        let texts = Texts::of(Language::Nl);
        let told =
            |deed: &Deed| deed_in_words(texts, deed.code(), &serde_json::to_value(deed).unwrap()).unwrap();
        let (account, from, role) = (AccountId(uuid::Uuid::nil()), date(2026, 3, 1), Role::Teacher);
        let open = Deed::role_granted(account, role, Term { from, until: None });
        assert_eq!(told(&open), "Iemand de rol leerkracht gegeven (vanaf 01-03-2026)");
        let ended = Deed::role_changed(account, role, Term { from, until: Some(date(2026, 7, 31)) });
        assert!(told(&ended).ends_with("(01-03-2026 tot en met 31-07-2026)"), "{}", told(&ended));
        let edited = |months| told(&Deed::RetentionEdited { category: "results".into(), months });
        assert!(edited(Some(18)).contains("18 maanden na vertrek"), "{}", edited(Some(18)));
        assert!(edited(None).contains("de termijn van Stut"), "{}", edited(None));
        let notes = |readers: &str, restricted| {
            let (category, readers) = ("zorg".to_owned(), readers.to_owned());
            told(&Deed::NoteCategoriesEdited { category, readers, restricted })
        };
        let shared = notes("coordinator guardian", false);
        assert_eq!(
            shared,
            "Soort notities opgeslagen (zorg, leest mee: intern begeleider, ouder of verzorger)"
        );
        assert!(notes("", true).ends_with("(zorg, afgeschermd, leest mee: niemand)"), "{}", notes("", true));
    }
}
