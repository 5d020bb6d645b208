//! Lines of a trail about protected records, in words.

use super::trail_words::{number, text};
use i18n::Texts;
use serde_json::Value;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str, detail: &Value) -> Option<String> {
    let is = |key: &str| detail.get(key).and_then(Value::as_bool) == Some(true);
    Some(match action {
        "concern_signal_handed" => texts.trail_concern_signal_handed().to_owned(),
        "concern_seen" => texts.trail_concern_seen().to_owned(),
        "concern_list_seen" => texts.trail_concern_list_seen().to_owned(),
        "concern_entry_written" => texts.trail_concern_entry_written().to_owned(),
        "concern_entry_struck" => texts.trail_concern_entry_struck().to_owned(),
        "concern_stepped" if is("taken") => texts.trail_concern_step_taken(number(detail, "step")),
        "concern_stepped" => texts.trail_concern_step_back(number(detail, "step")),
        "concern_reader_added" => texts.trail_concern_reader_added().to_owned(),
        "concern_reader_removed" => texts.trail_concern_reader_removed().to_owned(),
        "concern_closed" if is("closed") => texts.trail_concern_closed().to_owned(),
        "concern_closed" => texts.trail_concern_opened().to_owned(),
        "concern_exported" => texts.trail_concern_exported(text(detail, "form")),
        "concern_destroyed" => texts.trail_concern_destroyed().to_owned(),
        "concern_officer_appointed" => texts.trail_concern_officer_appointed().to_owned(),
        "concern_officer_ended" => texts.trail_concern_officer_ended().to_owned(),
        "concern_rules_saved" => texts.trail_concern_rules_saved().to_owned(),
        _ => return None,
    })
}
