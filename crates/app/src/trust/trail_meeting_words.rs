//! Lines of a trail about talks, in words.

use i18n::Texts;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str) -> Option<&'static str> {
    Some(match action {
        "talk_planned" => texts.trail_talk_planned(),
        "talk_edited" => texts.trail_talk_edited(),
        "talk_stepped" => texts.trail_talk_stepped(),
        "talk_people_changed" => texts.trail_talk_people_changed(),
        "talk_prepared" => texts.trail_talk_prepared(),
        "talk_subject_saved" => texts.trail_talk_subject_saved(),
        "talk_text_written" => texts.trail_talk_text_written(),
        "talk_printed" => texts.trail_talk_printed(),
        "talk_round_planned" => texts.trail_talk_round_planned(),
        "talk_round_taken_back" => texts.trail_talk_round_taken_back(),
        "talk_kind_saved" => texts.trail_talk_kind_saved(),
        _ => return None,
    })
}
