//! The kinds of deed about talks: behind the others, in one list with them.

macro_rules! with_meeting_deeds {
    ($($others:tt)+) => {
        with_plan_deeds! {
            $($others)+

            /// A talk was planned.
            TalkPlanned {
                talk: TalkId,
                /// Of which kind.
                kind: String,
                /// About this pupil, when it is about one.
                pupil: Option<PupilId>,
                /// About this group, when it is about one.
                group: Option<GroupId>,
            } = "talk_planned";
            /// The day, the place or the title of a talk was changed.
            TalkEdited { talk: TalkId, pupil: Option<PupilId>, group: Option<GroupId> } = "talk_edited";
            /// A talk was held, cancelled, or planned again.
            TalkStepped {
                talk: TalkId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// From which state.
                from: &'static str,
                /// To which state.
                to: &'static str,
            } = "talk_stepped";
            /// Who takes part in a talk was changed.
            TalkPeopleChanged { talk: TalkId, pupil: Option<PupilId>, group: Option<GroupId> } = "talk_people_changed";
            /// The agenda of a talk was built from what is open.
            TalkPrepared {
                talk: TalkId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// How many subjects came on it.
                added: i64,
            } = "talk_prepared";
            /// A subject of an agenda was added, spoken about, taken off or put back.
            TalkSubjectSaved { talk: TalkId, pupil: Option<PupilId>, group: Option<GroupId> } = "talk_subject_saved";
            /// A text of a talk was written.
            TalkTextWritten {
                talk: TalkId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// Which text.
                field: String,
            } = "talk_text_written";
            /// The report of a talk was made as a document.
            TalkPrinted { talk: TalkId, pupil: Option<PupilId>, group: Option<GroupId> } = "talk_printed";
            /// A round of talks was planned in one go.
            TalkRoundPlanned {
                /// How many talks.
                count: i64,
            } = "talk_round_planned";
            /// A round of talks was taken back.
            TalkRoundTakenBack {
                /// How many talks.
                count: i64,
            } = "talk_round_taken_back";
            /// A kind of talk was changed.
            TalkKindSaved {
                /// Its key.
                kind: String,
            } = "talk_kind_saved";
        }
    };
}
