//! Lines of a trail about needs and plans, in words.

use i18n::Texts;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str) -> Option<&'static str> {
    Some(match action {
        "need_written" => texts.trail_need_written(),
        "need_ended" => texts.trail_need_ended(),
        "need_restored" => texts.trail_need_restored(),
        "phrase_saved" => texts.trail_phrase_saved(),
        "plan_made" => texts.trail_plan_made(),
        "plan_edited" => texts.trail_plan_edited(),
        "plan_text_written" => texts.trail_plan_text_written(),
        "plan_goal_saved" => texts.trail_plan_goal_saved(),
        "plan_outcome_said" => texts.trail_plan_outcome_said(),
        "plan_stepped" => texts.trail_plan_stepped(),
        "plan_session_saved" => texts.trail_plan_session_saved(),
        "plan_consent_recorded" => texts.trail_plan_consent_recorded(),
        "plan_consent_taken_back" => texts.trail_plan_consent_taken_back(),
        "plan_shared" => texts.trail_plan_shared(),
        "plan_printed" => texts.trail_plan_printed(),
        "plan_settings_saved" => texts.trail_plan_settings_saved(),
        _ => return None,
    })
}
