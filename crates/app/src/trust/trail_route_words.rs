//! Lines of a trail about the support route, in words.

use i18n::Texts;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str) -> Option<&'static str> {
    Some(match action {
        "case_opened" => texts.trail_case_opened(),
        "case_edited" => texts.trail_case_edited(),
        "case_looked" => texts.trail_case_looked(),
        "case_text_written" => texts.trail_case_text_written(),
        "case_moved" => texts.trail_case_moved(),
        "intervention_saved" => texts.trail_intervention_saved(),
        "intervention_evaluated" => texts.trail_intervention_evaluated(),
        "case_people_changed" => texts.trail_case_people_changed(),
        "case_consent_recorded" => texts.trail_case_consent_recorded(),
        "case_consent_taken_back" => texts.trail_case_consent_taken_back(),
        "case_request_saved" => texts.trail_case_request_saved(),
        "case_shared" => texts.trail_case_shared(),
        "case_invited" => texts.trail_case_invited(),
        "case_invitation_withdrawn" => texts.trail_case_invitation_withdrawn(),
        "case_plan_made" => texts.trail_case_plan_made(),
        "case_answered" => texts.trail_case_answered(),
        "request_file_made" => texts.trail_request_file_made(),
        "request_form_saved" => texts.trail_request_form_saved(),
        "route_rules_saved" => texts.trail_route_rules_saved(),
        "route_settings_saved" => texts.trail_route_settings_saved(),
        _ => return None,
    })
}
