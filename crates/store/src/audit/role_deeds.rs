//! The kinds of deed about questionnaires and the coordinator's role: behind the others, in one list with them.

macro_rules! with_role_deeds {
    ($($others:tt)+) => {
        deeds! {
            $($others)+

            /// A questionnaire was made.
            SurveyMade {
                /// Which.
                survey: SurveyId,
            } = "survey_made";
            /// A questionnaire or its groups were changed.
            SurveyEdited {
                /// Which.
                survey: SurveyId,
            } = "survey_edited";
            /// A round was opened.
            SurveyOpened {
                /// Which.
                survey: SurveyId,
            } = "survey_opened";
            /// A round was closed; its links hold no more.
            SurveyClosed {
                /// Which.
                survey: SurveyId,
            } = "survey_closed";
            /// A draft of a questionnaire was thrown away.
            SurveyRemoved {
                /// Which.
                survey: SurveyId,
            } = "survey_removed";
            /// People were invited; who, stands nowhere.
            SurveyInvited {
                /// Which.
                survey: SurveyId,
                /// How many.
                count: i64,
            } = "survey_invited";
            /// Who had not answered yet was reminded; who, stands nowhere.
            SurveyReminded {
                /// Which.
                survey: SurveyId,
                /// How many.
                count: i64,
            } = "survey_reminded";
            /// Somebody answered; who, what and which round stands nowhere here.
            SurveyAnswered = "survey_answered";
            /// Answers came from paper or from a file.
            SurveyAnswersBrought {
                /// Which.
                survey: SurveyId,
                /// `paper` or `file`.
                way: &'static str,
                /// How many.
                count: i64,
            } = "survey_answers_brought";
            /// Answers that came from paper or from a file were taken out again.
            SurveyAnswersRemoved {
                /// Which.
                survey: SurveyId,
                /// How many.
                count: i64,
            } = "survey_answers_removed";
            /// Open answers were sorted.
            SurveySorted {
                /// Which.
                survey: SurveyId,
            } = "survey_sorted";
            /// A talk about a round was opened for remarks.
            SurveyTalkOpened {
                /// Which.
                survey: SurveyId,
            } = "survey_talk_opened";
            /// A talk was closed.
            SurveyTalkClosed {
                /// Which.
                survey: SurveyId,
            } = "survey_talk_closed";
            /// Somebody put in a remark; who, stands nowhere.
            SurveyRemarked = "survey_remarked";
            /// Remarks were sorted, or taken from the screen.
            SurveyRemarksSorted {
                /// Which.
                survey: SurveyId,
            } = "survey_remarks_sorted";
            /// A text of the report was written.
            SurveyPageWritten {
                /// Of which round.
                survey: SurveyId,
                /// Which text.
                page: &'static str,
            } = "survey_page_written";
            /// An agreement of a talk was written or changed.
            SurveyAgreementSaved {
                /// Which.
                survey: SurveyId,
            } = "survey_agreement_saved";
            /// A school's own model of the role was saved.
            RoleModelSaved = "role_model_saved";
            /// A school's own model of the role was taken away.
            RoleModelRemoved = "role_model_removed";
            /// A task of the coordinator was written, changed or sorted.
            RoleTaskSaved = "role_task_saved";
            /// A task of the coordinator was taken away.
            RoleTaskRemoved = "role_task_removed";
            /// The description of the role was written.
            RoleDescriptionWritten = "role_description_written";
            /// The description of the role was agreed.
            RoleDescriptionAgreed {
                /// Its version.
                version: i64,
            } = "role_description_agreed";
            /// Somebody kept her own time; how much and on what stands nowhere here.
            TimeKept = "time_kept";
            /// Somebody chose how her time is kept, or with whom it is shared.
            TimeChoicesMade {
                /// Whether it is shared now.
                is_shared: bool,
            } = "time_choices_made";
        }
    };
}
