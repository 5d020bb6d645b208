//! The kinds of deed about protected records: behind the others, in one list with them. They stand in the trail under the id of
//! the record and not under that of the pupil, so that who reads the trail of a pupil learns nothing of it.

macro_rules! with_concern_deeds {
    ($($others:tt)+) => {
        with_year_deeds! {
            $($others)+

            /// A signal was handed in for a protected record.
            ConcernSignalHanded { concern: ConcernId } = "concern_signal_handed";
            /// A protected record was looked at.
            ConcernSeen { concern: ConcernId } = "concern_seen";
            /// Somebody looked at what she handed in herself, and at the list of the records that she reads.
            ConcernListSeen = "concern_list_seen";
            /// An entry was written in a protected record.
            ConcernEntryWritten {
                concern: ConcernId,
                /// Of which kind.
                kind: &'static str,
            } = "concern_entry_written";
            /// An entry of a protected record was struck out.
            ConcernEntryStruck { concern: ConcernId } = "concern_entry_struck";
            /// A step of the meldcode was taken, or that was taken back.
            ConcernStepped {
                concern: ConcernId,
                /// Which.
                step: u8,
                /// Whether it is taken now.
                taken: bool,
            } = "concern_stepped";
            /// Somebody was put on the list of who reads a protected record.
            ConcernReaderAdded { concern: ConcernId, account: AccountId } = "concern_reader_added";
            /// Somebody was taken off the list of who reads a protected record.
            ConcernReaderRemoved { concern: ConcernId, account: AccountId } = "concern_reader_removed";
            /// A protected record was closed or opened again.
            ConcernClosed {
                concern: ConcernId,
                /// Whether it is closed now.
                closed: bool,
            } = "concern_closed";
            /// A protected record was written out to hand over.
            ConcernExported {
                concern: ConcernId,
                /// As what: `pdf` or `json`.
                form: &'static str,
            } = "concern_exported";
            /// A protected record was destroyed by one of its readers.
            ConcernDestroyed {
                concern: ConcernId,
                /// Why, chosen from a list.
                why: &'static str,
            } = "concern_destroyed";
            /// Somebody was appointed to read the protected records that begin.
            ConcernOfficerAppointed { account: AccountId } = "concern_officer_appointed";
            /// That appointment ended.
            ConcernOfficerEnded { account: AccountId } = "concern_officer_ended";
            /// For how long protected records are kept was changed.
            ConcernRulesSaved {
                /// How many months; none when the school says nothing.
                months: Option<i64>,
            } = "concern_rules_saved";
        }
    };
}
