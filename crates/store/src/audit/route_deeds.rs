//! The kinds of deed about the support route: behind the others, in one list with them.

macro_rules! with_route_deeds {
    ($($others:tt)+) => {
        with_agreement_deeds! {
            $($others)+

            /// A case was opened.
            CaseOpened {
                case: CaseId,
                /// Of which kind.
                kind: &'static str,
                /// About this pupil, when it is about one.
                pupil: Option<PupilId>,
                /// About this group, when it is about one.
                group: Option<GroupId>,
            } = "case_opened";
            /// The title, subject or needs of a case were changed.
            CaseEdited { case: CaseId, pupil: Option<PupilId>, group: Option<GroupId> } = "case_edited";
            /// A case about somebody's own teaching was looked at.
            CaseLooked { case: CaseId } = "case_looked";
            /// A text of a case was written.
            CaseTextWritten {
                case: CaseId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// Which text.
                field: String,
            } = "case_text_written";
            /// A case went to another step, was closed or was opened again.
            CaseMoved {
                case: CaseId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// How.
                how: &'static str,
                /// From which step.
                from: u8,
                /// To which step.
                to: u8,
            } = "case_moved";
            /// Something that is tried was saved or taken away.
            InterventionSaved {
                case: CaseId,
                intervention: InterventionId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
            } = "intervention_saved";
            /// Somebody said what came of something that was tried.
            InterventionEvaluated {
                case: CaseId,
                intervention: InterventionId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
            } = "intervention_evaluated";
            /// Somebody takes part in a case, or no longer does.
            CasePeopleChanged { case: CaseId, pupil: Option<PupilId>, group: Option<GroupId> } = "case_people_changed";
            /// What guardians said about talking with partners was recorded.
            CaseConsentRecorded {
                case: CaseId,
                pupil: PupilId,
                /// What they said.
                answer: &'static str,
            } = "case_consent_recorded";
            /// A record of what guardians said was taken back.
            CaseConsentTakenBack { case: CaseId, pupil: PupilId } = "case_consent_taken_back";
            /// The request of a case to the partnership was saved.
            CaseRequestSaved {
                case: CaseId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// Where it stands.
                state: &'static str,
            } = "case_request_saved";
            /// A case about somebody's own teaching is shared with the principal from now on, or no longer.
            CaseShared {
                case: CaseId,
                /// Whether it is.
                is_shared: bool,
            } = "case_shared";
            /// A partner from outside was invited in a case.
            CaseInvited {
                case: CaseId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                account: AccountId,
                /// Up to which day.
                until: String,
            } = "case_invited";
            /// An invitation in a case was withdrawn.
            CaseInvitationWithdrawn {
                case: CaseId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                account: AccountId,
            } = "case_invitation_withdrawn";
            /// A partner who is invited answered what was asked beforehand.
            CaseAnswered { case: CaseId, pupil: Option<PupilId>, group: Option<GroupId> } = "case_answered";
            /// A plan was made of a case.
            CasePlanMade { case: CaseId, pupil: Option<PupilId>, group: Option<GroupId> } = "case_plan_made";
            /// A file was made of a pupil for the partnership.
            RequestFileMade {
                case: CaseId,
                pupil: PupilId,
                /// In which form.
                form: &'static str,
            } = "request_file_made";
            /// What the school decides about partners and requests was changed.
            RouteRulesSaved = "route_rules_saved";
            /// The form of the partnership was changed.
            RequestFormSaved = "request_form_saved";
            /// The steps of the route were changed.
            RouteSettingsSaved = "route_settings_saved";
        }
    };
}
