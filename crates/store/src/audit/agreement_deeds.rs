//! The kinds of deed about agreements: behind those about talks, in one list with them.

macro_rules! with_agreement_deeds {
    ($($others:tt)+) => {
        with_meeting_deeds! {
            $($others)+

            /// An agreement was written down.
            AgreementMade { agreement: AgreementId, pupil: Option<PupilId>, group: Option<GroupId> } = "agreement_made";
            /// What is agreed, by whom or by when was changed.
            AgreementChanged { agreement: AgreementId, pupil: Option<PupilId>, group: Option<GroupId> } = "agreement_changed";
            /// An agreement was done, dropped or opened again, or somebody asked how it goes.
            AgreementStepped {
                agreement: AgreementId,
                pupil: Option<PupilId>,
                group: Option<GroupId>,
                /// What was done: `done`, `dropped`, `open`, `asked`.
                to: &'static str,
            } = "agreement_stepped";
            /// An agreement got another day.
            AgreementMoved { agreement: AgreementId, pupil: Option<PupilId>, group: Option<GroupId> } = "agreement_moved";
            /// Somebody began her day; what she saw there is in the trail of the groups and pupils.
            DeskSeen = "desk_seen";
            /// Somebody chose what she is told, and when.
            NoticeChoicesMade { account: AccountId } = "notice_choices_made";
            /// Somebody asked for an example of her digest.
            LetterAsked { account: AccountId } = "letter_asked";
            /// Digests wait to be sent.
            LettersMade {
                /// How many.
                letters: i64,
            } = "letters_made";
            /// Letters of long ago were forgotten.
            LettersForgotten {
                /// How many.
                letters: i64,
            } = "letters_forgotten";
            /// People were told that something has to be evaluated.
            EvaluationsTold {
                /// How many notices there were.
                notices: i64,
            } = "evaluations_told";
            /// Notices of long ago were forgotten.
            NoticesForgotten {
                /// How many.
                notices: i64,
            } = "notices_forgotten";
        }
    };
}
