//! The kinds of deed about needs and plans: behind the others, in one list with them.

macro_rules! with_plan_deeds {
    ($($others:tt)+) => {
        with_role_deeds! {
            $($others)+

            /// Something that a pupil needs was written or changed.
            NeedWritten { pupil: PupilId } = "need_written";
            /// Something that a pupil needs was ended.
            NeedEnded { pupil: PupilId } = "need_ended";
            /// Something that was ended holds again.
            NeedRestored { pupil: PupilId } = "need_restored";
            /// A phrase of the school was saved or hidden.
            PhraseSaved = "phrase_saved";
            /// A plan was made.
            PlanMade {
                plan: PlanId,
                /// Of which kind.
                kind: &'static str,
                /// For this pupil, when it is for one.
                pupil: Option<PupilId>,
                /// For this group, when it is for one.
                group: Option<GroupId>,
            } = "plan_made";
            /// The dates, subjects, pupils or title of a plan were changed.
            PlanEdited { plan: PlanId, pupil: Option<PupilId>, group: Option<GroupId> } = "plan_edited";
            /// A text of a plan was written.
            PlanTextWritten {
                plan: PlanId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// Which text.
                field: String,
            } = "plan_text_written";
            /// A goal of a plan was saved or taken away.
            PlanGoalSaved { plan: PlanId, goal: GoalId, pupil: Option<PupilId>, group: Option<GroupId> } = "plan_goal_saved";
            /// Somebody said what came of a goal.
            PlanOutcomeSaid { plan: PlanId, goal: GoalId, pupil: Option<PupilId>, group: Option<GroupId> } = "plan_outcome_said";
            /// A plan went from one state to another.
            PlanStepped {
                plan: PlanId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// From which state.
                from: &'static str,
                /// To which state.
                to: &'static str,
            } = "plan_stepped";
            /// What was done for a plan was written down, or taken back.
            PlanSessionSaved { plan: PlanId, pupil: Option<PupilId>, group: Option<GroupId> } = "plan_session_saved";
            /// What guardians said about a plan was recorded.
            PlanConsentRecorded {
                plan: PlanId,
                pupil: PupilId,
                /// What they said.
                answer: &'static str,
            } = "plan_consent_recorded";
            /// A record of what guardians said was taken back.
            PlanConsentTakenBack { plan: PlanId, pupil: PupilId } = "plan_consent_taken_back";
            /// A plan is shared with the guardians from now on, or no longer.
            PlanShared {
                plan: PlanId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// Whether it is.
                is_shared: bool,
            } = "plan_shared";
            /// A plan was written out as a document.
            PlanPrinted {
                plan: PlanId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// As what.
                form: &'static str,
            } = "plan_printed";
            /// The rule that clusters, or a layout of plans, was changed.
            PlanSettingsSaved = "plan_settings_saved";
        }
    };
}
