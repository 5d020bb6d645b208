//! Lines of a trail about questionnaires and the coordinator's role, in words.

use super::trail_words::{number, text};
use i18n::Texts;
use serde_json::Value;

/// What was done, in one sentence; none when it is about something else.
pub(super) fn deed_in_words(texts: &Texts, action: &str, detail: &Value) -> Option<String> {
    let own = |text: &'static str| text.to_owned();
    let is_shared = detail.get("is_shared").and_then(Value::as_bool).unwrap_or_default();
    Some(match action {
        "survey_made" => own(texts.trail_survey_made()),
        "survey_edited" => own(texts.trail_survey_edited()),
        "survey_opened" => own(texts.trail_survey_opened()),
        "survey_closed" => own(texts.trail_survey_closed()),
        "survey_removed" => own(texts.trail_survey_removed()),
        "survey_invited" => texts.trail_survey_invited(number(detail, "count")),
        "survey_reminded" => texts.trail_survey_reminded(number(detail, "count")),
        "survey_answered" => own(texts.trail_survey_answered()),
        "survey_answers_brought" => {
            texts.trail_survey_answers_brought(number(detail, "count"), text(detail, "way"))
        }
        "survey_answers_removed" => texts.trail_survey_answers_removed(number(detail, "count")),
        "survey_sorted" => own(texts.trail_survey_sorted()),
        "survey_talk_opened" => own(texts.trail_survey_talk_opened()),
        "survey_talk_closed" => own(texts.trail_survey_talk_closed()),
        "survey_remarked" => own(texts.trail_survey_remarked()),
        "survey_remarks_sorted" => own(texts.trail_survey_remarks_sorted()),
        "survey_page_written" => own(texts.trail_survey_page_written()),
        "survey_agreement_saved" => own(texts.trail_survey_agreement_saved()),
        "role_model_saved" => own(texts.trail_role_model_saved()),
        "role_model_removed" => own(texts.trail_role_model_removed()),
        "role_task_saved" => own(texts.trail_role_task_saved()),
        "role_task_removed" => own(texts.trail_role_task_removed()),
        "role_description_written" => own(texts.trail_role_description_written()),
        "role_description_agreed" => texts.trail_role_description_agreed(number(detail, "version")),
        "time_kept" => own(texts.trail_time_kept()),
        "time_choices_made" => texts.trail_time_choices_made(if is_shared { "true" } else { "false" }),
        _ => return None,
    })
}
