//! Lines of a trail in words: what was done, and why it was allowed.

use i18n::Texts;
use serde_json::Value;

fn text<'a>(detail: &'a Value, key: &str) -> &'a str {
    detail.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(detail: &Value, key: &str) -> i64 {
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
        "school_edited" => own(texts.trail_school_edited()),
        "pupil_looked" => texts.trail_pupil_looked(text(detail, "part")),
        "group_looked" => texts.trail_group_looked(text(detail, "form")),
        "refused" => own(texts.trail_refused()),
        "viewed_as" => own(texts.trail_viewed_as()),
        "account_made" => own(texts.trail_account_made()),
        "account_edited" => own(texts.trail_account_edited()),
        "account_closed" => own(texts.trail_account_closed()),
        "account_opened" => own(texts.trail_account_opened()),
        "link_made" => own(texts.trail_link_made()),
        "signed_in" => own(texts.trail_signed_in()),
        "sign_in_refused" => own(texts.trail_sign_in_refused()),
        "session_ended" => own(texts.trail_session_ended()),
        "session_renewed" => own(texts.trail_session_renewed()),
        "password_changed" => own(texts.trail_password_changed()),
        "factor_added" => own(texts.trail_factor_added()),
        "factor_removed" => own(texts.trail_factor_removed()),
        "role_granted" => texts.trail_role_granted(role().as_str()),
        "role_changed" => texts.trail_role_changed(role().as_str()),
        "staff_linked" => own(texts.trail_staff_linked()),
        "pupil_tied" => texts.trail_pupil_tied(role().as_str()),
        "tie_changed" => texts.trail_tie_changed(role().as_str()),
        "emergency_opened" => own(texts.trail_emergency_opened()),
        "emergency_seen" => own(texts.trail_emergency_seen()),
        "note_categories_edited" => own(texts.trail_note_categories_edited()),
        "note_written" if number(detail, "version") > 1 => own(texts.trail_note_changed()),
        "note_written" => own(texts.trail_note_written()),
        "note_removed" => own(texts.trail_note_removed()),
        "note_requested" => own(texts.trail_note_requested()),
        "pupil_exported" => own(texts.trail_pupil_exported()),
        "pupil_corrected" => texts.trail_pupil_corrected(text(detail, "kind")),
        "retention_edited" => own(texts.trail_retention_edited()),
        "pupil_held" => own(texts.trail_pupil_held()),
        "destruction_proposed" => texts.trail_destruction_proposed(number(detail, "pupils")),
        "destruction_approved" => texts.trail_destruction_approved(role().as_str()),
        "destruction_withdrawn" => own(texts.trail_destruction_withdrawn()),
        "destroyed" => texts.trail_destroyed(number(detail, "pupils")),
        _ => return None,
    })
}

/// Why it was allowed or refused, in words; none where the deed has no reason.
pub fn reason_in_words(texts: &Texts, detail: &Value) -> Option<String> {
    detail.get("reason").and_then(Value::as_str).map(|reason| texts.trail_reason(reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;
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
}
