//! Lines of a trail about agreements, in words.

use super::trail_words::{number, text};
use i18n::Texts;
use serde_json::Value;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str, detail: &Value) -> Option<String> {
    Some(match action {
        "agreement_made" => texts.trail_agreement_made().to_owned(),
        "agreement_changed" => texts.trail_agreement_changed().to_owned(),
        "agreement_moved" => texts.trail_agreement_moved().to_owned(),
        "agreement_stepped" => texts.trail_agreement_stepped(text(detail, "to")),
        "desk_seen" => texts.trail_desk_seen().to_owned(),
        "notice_choices_made" => texts.trail_notice_choices_made().to_owned(),
        "letter_asked" => texts.trail_letter_asked().to_owned(),
        "letters_made" => texts.trail_letters_made(number(detail, "letters")),
        "letters_forgotten" => texts.trail_letters_forgotten(number(detail, "letters")),
        "evaluations_told" => texts.trail_evaluations_told(number(detail, "notices")),
        "notices_forgotten" => texts.trail_notices_forgotten(number(detail, "notices")),
        _ => return None,
    })
}
