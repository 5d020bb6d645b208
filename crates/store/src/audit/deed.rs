//! What happened: the kinds of deed.

use domain::{
    ids::{
        AccountId, AgreementId, CaseId, ConcernId, GoalId, GroupId, InterventionId, PlanId, PupilId,
        ServiceKeyId, SurveyId, TalkId,
    },
    trust::Role,
};
use serde::Serialize;

macro_rules! deeds {
    ($($(#[$doc:meta])+ $name:ident $({$($(#[$field_doc:meta])* $field:ident: $kind:ty),+ $(,)?})? = $code:literal;)+) => {
        /// The kinds of deed. The detail holds ids, keys, codes and counts, never a name or a text about a person.
        #[derive(Debug, Clone, Serialize)]
        #[serde(tag = "action", rename_all = "snake_case")]
        #[expect(missing_docs, reason = "a field that is nothing but an id is called after what it is the id of")]
        pub enum Deed {$($(#[$doc])+ $name $({$($(#[$field_doc])* $field: $kind),+})?),+}

        impl Deed {
            /// All codes, as they stand in the trail.
            pub const CODES: &[&str] = &[$($code),+];

            /// The code, as it stands in the trail.
            pub const fn code(&self) -> &'static str {
                match self {$(Self::$name {..} => $code),+}
            }
        }
    };
}

with_concern_deeds! {
    /// An import was made.
    ImportMade {
        /// Its number.
        no: i64,
        /// `roster` or `results`.
        kind: &'static str,
        /// Records that were new.
        added: i64,
        /// Records that were changed.
        changed: i64,
    } = "import_made";
    /// An import was rolled back.
    ImportRolledBack {
        /// Its number.
        no: i64,
    } = "import_rolled_back";
    /// A file or a delivery was laid down until a person takes it.
    ImportHeld {
        /// `roster`, `results` or `absences`.
        kind: &'static str,
        /// `file`, `sheet`, `grid` or `service`.
        way: &'static str,
    } = "import_held";
    /// What was to be imported was thrown away.
    ImportDropped {
        /// `roster`, `results` or `absences`.
        kind: &'static str,
    } = "import_dropped";
    /// Somebody said how what is to be imported must be read.
    ImportAnswered {
        /// `roster`, `results` or `absences`.
        kind: &'static str,
    } = "import_answered";
    /// Imports that waited too long were thrown away.
    DraftsEnded {
        /// How many.
        count: i64,
    } = "drafts_ended";
    /// How much the school's pupils grow was counted anew by the clock, after typing that nobody ended.
    MediansCounted = "medians_counted";
    /// Contacts that were taken away so long ago that nobody can put them back were forgotten.
    ContactsForgotten {
        /// How many.
        count: i64,
    } = "contacts_forgotten";
    /// How a kind of spreadsheet is to be read was kept.
    SheetMappingKept = "sheet_mapping_kept";
    /// How a kind of spreadsheet is to be read was forgotten.
    SheetMappingForgotten = "sheet_mapping_forgotten";
    /// Norm tables were brought in.
    NormsImported {
        /// How many.
        tables: i64,
        /// How many results got another level, percentile or DLE.
        results: i64,
    } = "norms_imported";
    /// A norm table was taken away.
    NormRemoved {
        /// The table.
        norm: String,
        /// How many results got another level, percentile or DLE.
        results: i64,
    } = "norm_removed";
    /// A series or an own test in the catalogue was added, changed or taken away.
    TestsEdited {
        /// Its key.
        series: String,
    } = "tests_edited";
    /// A choice of the school was changed.
    ChoiceMade {
        /// About what.
        name: String,
        /// What was chosen.
        value: String,
    } = "choice_made";
    /// Somebody began to type in the results of a group.
    TypingBegun {
        /// The number of the import.
        no: i64,
        group: GroupId,
    } = "typing_begun";
    /// Somebody was done with typing in results.
    TypingDone {
        /// The number of the import.
        no: i64,
        /// Results that are new.
        added: i64,
        /// Results that were changed.
        changed: i64,
    } = "typing_done";
    /// A result of a pupil was typed in, changed or taken away; the trail has no value.
    ResultTyped {
        pupil: PupilId,
        /// The test, by its id.
        test: String,
        /// What was typed: `skill`, `raw`, `roman`, ..., `band`.
        field: &'static str,
        /// Whether the cell was emptied.
        emptied: bool,
        /// The number of the import.
        no: i64,
    } = "result_typed";
    /// The name, the board or the settings of the school were changed.
    SchoolEdited = "school_edited";

    /// A page of a pupil's file was looked at.
    PupilLooked {
        pupil: PupilId,
        /// Which page: `file`, `shared`, `notes`, `access`, `trail`, ...
        part: &'static str,
        /// Why it was allowed.
        reason: &'static str,
    } = "pupil_looked";
    /// A group with the results of its pupils was looked at.
    GroupLooked {
        group: GroupId,
        /// In which form: `page`, `pdf`, `csv`, ...
        form: &'static str,
        /// Why it was allowed.
        reason: &'static str,
    } = "group_looked";
    /// Something was asked that is not allowed.
    Refused {
        /// The action.
        asked: String,
        /// Why not.
        reason: &'static str,
        /// The pupil, when it was about one.
        pupil: Option<PupilId>,
        /// The group, when it was about one.
        group: Option<GroupId>,
    } = "refused";
    /// The pages are looked at as another person sees them.
    ViewedAs {
        /// As whom.
        account: AccountId,
    } = "viewed_as";

    /// An account was made.
    AccountMade { account: AccountId } = "account_made";
    /// The name or the address of an account was changed.
    AccountEdited { account: AccountId } = "account_edited";
    /// An account was closed: nobody signs in with it any more.
    AccountClosed { account: AccountId } = "account_closed";
    /// An account was opened again.
    AccountOpened { account: AccountId } = "account_opened";
    /// A link was made with which somebody chooses a password.
    LinkMade {
        /// For whom.
        account: AccountId,
        /// `invitation` or `reset`.
        kind: &'static str,
    } = "link_made";
    /// Somebody signed in.
    SignedIn {
        /// Who.
        account: AccountId,
        /// How: `password`, `totp`, `passkey`, `recovery_code`, `sso`, ...
        how: &'static str,
    } = "signed_in";
    /// Somebody could not sign in.
    SignInRefused {
        /// Who, when there is such an account.
        account: Option<AccountId>,
        /// Why: `password`, `second_factor`, `blocked`, `closed`, ...
        why: &'static str,
    } = "sign_in_refused";
    /// A session was ended.
    SessionEnded {
        /// Whose.
        account: AccountId,
        /// How many.
        sessions: i64,
    } = "session_ended";
    /// A session got a new secret.
    SessionRenewed {
        /// Whose.
        account: AccountId,
    } = "session_renewed";
    /// A password was chosen.
    PasswordChanged {
        /// Whose.
        account: AccountId,
    } = "password_changed";
    /// A second factor was added.
    FactorAdded {
        /// Whose.
        account: AccountId,
        /// `totp`, `passkey`, `recovery_codes` or `sso`.
        kind: &'static str,
    } = "factor_added";
    /// A second factor was taken away.
    FactorRemoved {
        /// Whose.
        account: AccountId,
        /// `totp`, `passkey`, `recovery_codes`, `sso`, or `all` of the first three.
        kind: &'static str,
    } = "factor_removed";

    /// A role was given.
    RoleGranted {
        /// To whom.
        account: AccountId,
        /// Which.
        role: Role,
        /// The first day, as ISO 8601.
        from: String,
        /// The last day, as ISO 8601; none when it has no end.
        until: Option<String>,
    } = "role_granted";
    /// The dates of a role were changed, or it was ended.
    RoleChanged {
        /// Whose.
        account: AccountId,
        /// Which.
        role: Role,
        /// The first day by now, as ISO 8601.
        from: String,
        /// The last day by now, as ISO 8601; none when it has no end.
        until: Option<String>,
    } = "role_changed";
    /// A member of staff and an account were put together.
    StaffLinked { account: AccountId } = "staff_linked";
    /// A person was tied to a pupil.
    PupilTied {
        pupil: PupilId,
        account: AccountId,
        /// As what.
        role: Role,
    } = "pupil_tied";
    /// The tie of a person to a pupil was changed or ended.
    TieChanged {
        pupil: PupilId,
        account: AccountId,
        /// As what.
        role: Role,
    } = "tie_changed";
    /// A teacher opened a pupil's file in an emergency.
    EmergencyOpened { pupil: PupilId } = "emergency_opened";
    /// The coordinator saw that a file was opened in an emergency.
    EmergencySeen { pupil: PupilId } = "emergency_seen";

    /// A category of notes was added or changed.
    NoteCategoriesEdited {
        /// Which, by key.
        category: String,
        /// The codes of the roles that read it by now, with a space between them.
        readers: String,
        /// Whether it is restricted by now.
        restricted: bool,
    } = "note_categories_edited";
    /// A note was written or changed.
    NoteWritten {
        pupil: PupilId,
        note: String,
        /// Its version.
        version: i64,
    } = "note_written";
    /// A note was taken away.
    NoteRemoved {
        pupil: PupilId,
        note: String,
    } = "note_removed";
    /// A note that was taken away was put back.
    NoteRestored {
        pupil: PupilId,
        note: String,
    } = "note_restored";
    /// The text of a restricted or past note was asked for and shown.
    NoteRequested {
        pupil: PupilId,
        note: String,
        /// Why, chosen from a list.
        why: String,
    } = "note_requested";

    /// What a pupil is good at, her own words and what helps her were written down.
    PortraitWritten {
        pupil: PupilId,
        /// The version of it.
        version: i64,
    } = "portrait_written";
    /// A parent or another contact of a pupil was added or changed.
    ContactSaved {
        pupil: PupilId,
        contact: String,
        /// Its version.
        version: i64,
    } = "contact_saved";
    /// A contact of a pupil was taken away.
    ContactRemoved {
        pupil: PupilId,
        contact: String,
    } = "contact_removed";
    /// A contact that was taken away was put back.
    ContactRestored {
        pupil: PupilId,
        contact: String,
    } = "contact_restored";
    /// A document was added to a pupil's file.
    DocumentAdded {
        pupil: PupilId,
        document: String,
        /// The key of its category.
        category: String,
    } = "document_added";
    /// A document was taken away.
    DocumentRemoved {
        pupil: PupilId,
        document: String,
    } = "document_removed";
    /// A document that was taken away was put back.
    DocumentRestored {
        pupil: PupilId,
        document: String,
    } = "document_restored";
    /// A document of a restricted category was asked for and shown.
    DocumentRequested {
        pupil: PupilId,
        document: String,
        /// Why, chosen from a list.
        why: String,
    } = "document_requested";

    /// What a teacher hands over about a pupil was written.
    HandOverWritten {
        pupil: PupilId,
        /// The first calendar year of the school year.
        year: i64,
        /// Its version.
        version: i64,
    } = "hand_over_written";
    /// A group beside the base groups was made.
    GroupMade {
        group: GroupId,
        /// The group it is a half of, when it is one.
        half_of: Option<GroupId>,
        /// The ids of the pupils in it, with a space between them.
        pupils: String,
    } = "group_made";
    /// The name, the year groups or the teachers of such a group were changed.
    GroupEdited { group: GroupId } = "group_edited";
    /// Pupils were put into such a group or taken out of it.
    GroupMembersEdited {
        group: GroupId,
        /// The ids of who was put in, with a space between them.
        put_in: String,
        /// The ids of who was taken out, with a space between them.
        taken_out: String,
    } = "group_members_edited";
    /// Such a group ended, or goes on again.
    GroupEnded {
        group: GroupId,
        /// Whether it is over by now.
        ended: bool,
    } = "group_ended";
    /// Such a group was taken away.
    GroupRemoved { group: GroupId } = "group_removed";
    /// Windows of the test calendar were added, changed or taken away.
    CalendarEdited {
        /// `added`, `changed`, `removed`, `template` or `copied`.
        what: &'static str,
        /// The first calendar year of the school year.
        year: i64,
        /// How many windows.
        windows: i64,
    } = "calendar_edited";

    /// A signal about a pupil was answered.
    SignalAnswered {
        pupil: PupilId,
        /// The kind of signal, by code.
        kind: &'static str,
    } = "signal_answered";
    /// The answer to a signal about a pupil was taken back.
    SignalAnswerTakenBack {
        pupil: PupilId,
        /// The kind of signal, by code.
        kind: &'static str,
    } = "signal_answer_taken_back";
    /// A threshold or another setting of the signals was changed.
    SignalsEdited {
        /// Which, by name.
        setting: String,
    } = "signals_edited";

    /// The complete file of a pupil was written out.
    PupilExported { pupil: PupilId } = "pupil_exported";
    /// A pupil's file was corrected, or a statement was added.
    PupilCorrected {
        pupil: PupilId,
        /// `correction` or `statement`.
        kind: &'static str,
    } = "pupil_corrected";
    /// For how long files are kept was changed.
    RetentionEdited {
        /// Of what, by code.
        category: String,
        /// How many months; none when the term of the product counts again.
        months: Option<i64>,
    } = "retention_edited";
    /// A pupil's file is kept for longer, or was marked as gone to special education.
    PupilHeld { pupil: PupilId } = "pupil_held";
    /// It was proposed to destroy files.
    DestructionProposed {
        destruction: String,
        /// Of how many pupils.
        pupils: i64,
    } = "destruction_proposed";
    /// Somebody approved a proposal.
    DestructionApproved {
        destruction: String,
        /// In which role.
        role: Role,
    } = "destruction_approved";
    /// A proposal was withdrawn.
    DestructionWithdrawn { destruction: String } = "destruction_withdrawn";
    /// Files were destroyed.
    Destroyed {
        destruction: String,
        /// Of how many pupils.
        pupils: i64,
        /// How many records.
        records: i64,
    } = "destroyed";

    /// A key was made with which another system delivers.
    ServiceKeyMade {
        key: ServiceKeyId,
        /// Whether what comes in with it waits for a person.
        holds: bool,
    } = "service_key_made";
    /// Whether deliveries with a key wait for a person was changed.
    ServiceKeyChanged {
        key: ServiceKeyId,
        /// Whether they wait by now.
        holds: bool,
    } = "service_key_changed";
    /// A key was revoked.
    ServiceKeyRevoked { key: ServiceKeyId } = "service_key_revoked";
    /// Another system delivered results.
    ResultsDelivered {
        /// With which key.
        key: ServiceKeyId,
        /// What became of them: `made`, `unchanged`, `held` or `refused`.
        outcome: &'static str,
    } = "results_delivered";
    /// Another system asked for the roster.
    RosterDelivered {
        /// With which key.
        key: ServiceKeyId,
        /// What it got: `sent`, `unchanged`, `nothing` or `refused`.
        outcome: &'static str,
        /// The details of how many pupils were sent.
        pupils: i64,
    } = "roster_delivered";
}
