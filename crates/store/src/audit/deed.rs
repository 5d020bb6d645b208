//! What happened: the kinds of deed.

use domain::{
    ids::{AccountId, GroupId, PupilId},
    trust::{Role, Term},
};
use serde::Serialize;

macro_rules! deeds {
    ($($(#[$doc:meta])+ $name:ident $({$($(#[$field_doc:meta])+ $field:ident: $kind:ty),+ $(,)?})? = $code:literal;)+) => {
        /// The kinds of deed. The detail holds ids, keys, codes and counts, never a name or a text about a person.
        #[derive(Debug, Clone, Serialize)]
        #[serde(tag = "action", rename_all = "snake_case")]
        pub enum Deed {$($(#[$doc])+ $name $({$($(#[$field_doc])+ $field: $kind),+})?),+}

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

deeds! {
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
    /// The name, the board or the settings of the school were changed.
    SchoolEdited = "school_edited";

    /// A page of a pupil's file was looked at.
    PupilLooked {
        /// The pupil.
        pupil: PupilId,
        /// Which page: `file`, `shared`, `notes`, `access`, `trail`, ...
        part: &'static str,
        /// Why it was allowed.
        reason: &'static str,
    } = "pupil_looked";
    /// A group with the results of its pupils was looked at.
    GroupLooked {
        /// The group.
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
    AccountMade {
        /// The account.
        account: AccountId,
    } = "account_made";
    /// The name or the address of an account was changed.
    AccountEdited {
        /// The account.
        account: AccountId,
    } = "account_edited";
    /// An account was closed: nobody signs in with it any more.
    AccountClosed {
        /// The account.
        account: AccountId,
    } = "account_closed";
    /// An account was opened again.
    AccountOpened {
        /// The account.
        account: AccountId,
    } = "account_opened";
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
    StaffLinked {
        /// The account.
        account: AccountId,
    } = "staff_linked";
    /// A person was tied to a pupil.
    PupilTied {
        /// The pupil.
        pupil: PupilId,
        /// The person.
        account: AccountId,
        /// As what.
        role: Role,
    } = "pupil_tied";
    /// The tie of a person to a pupil was changed or ended.
    TieChanged {
        /// The pupil.
        pupil: PupilId,
        /// The person.
        account: AccountId,
        /// As what.
        role: Role,
    } = "tie_changed";
    /// A teacher opened a pupil's file in an emergency.
    EmergencyOpened {
        /// The pupil.
        pupil: PupilId,
    } = "emergency_opened";
    /// The coordinator saw that a file was opened in an emergency.
    EmergencySeen {
        /// The pupil.
        pupil: PupilId,
    } = "emergency_seen";

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
        /// The pupil.
        pupil: PupilId,
        /// The note.
        note: String,
        /// Its version.
        version: i64,
    } = "note_written";
    /// A note was taken away.
    NoteRemoved {
        /// The pupil.
        pupil: PupilId,
        /// The note.
        note: String,
    } = "note_removed";
    /// A note that was taken away was put back.
    NoteRestored {
        /// The pupil.
        pupil: PupilId,
        /// The note.
        note: String,
    } = "note_restored";
    /// The text of a restricted or past note was asked for and shown.
    NoteRequested {
        /// The pupil.
        pupil: PupilId,
        /// The note.
        note: String,
        /// Why, chosen from a list.
        why: String,
    } = "note_requested";

    /// The complete file of a pupil was written out.
    PupilExported {
        /// The pupil.
        pupil: PupilId,
    } = "pupil_exported";
    /// A pupil's file was corrected, or a statement was added.
    PupilCorrected {
        /// The pupil.
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
    PupilHeld {
        /// The pupil.
        pupil: PupilId,
    } = "pupil_held";
    /// It was proposed to destroy files.
    DestructionProposed {
        /// The proposal.
        destruction: String,
        /// Of how many pupils.
        pupils: i64,
    } = "destruction_proposed";
    /// Somebody approved a proposal.
    DestructionApproved {
        /// The proposal.
        destruction: String,
        /// In which role.
        role: Role,
    } = "destruction_approved";
    /// A proposal was withdrawn.
    DestructionWithdrawn {
        /// The proposal.
        destruction: String,
    } = "destruction_withdrawn";
    /// Files were destroyed.
    Destroyed {
        /// The proposal.
        destruction: String,
        /// Of how many pupils.
        pupils: i64,
        /// How many records.
        records: i64,
    } = "destroyed";
}

impl Deed {
    /// That a role was given for these days.
    pub fn role_granted(account: AccountId, role: Role, term: Term) -> Self {
        let (from, until) = days(term);
        Self::RoleGranted { account, role, from, until }
    }

    /// That a role has these days by now.
    pub fn role_changed(account: AccountId, role: Role, term: Term) -> Self {
        let (from, until) = days(term);
        Self::RoleChanged { account, role, from, until }
    }

    /// The pupil it is about, when it is about one.
    pub(super) const fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::PupilLooked { pupil, .. }
            | Self::PupilTied { pupil, .. }
            | Self::TieChanged { pupil, .. }
            | Self::EmergencyOpened { pupil }
            | Self::EmergencySeen { pupil }
            | Self::NoteWritten { pupil, .. }
            | Self::NoteRemoved { pupil, .. }
            | Self::NoteRestored { pupil, .. }
            | Self::NoteRequested { pupil, .. }
            | Self::PupilExported { pupil }
            | Self::PupilCorrected { pupil, .. }
            | Self::PupilHeld { pupil } => Some(*pupil),
            Self::Refused { pupil, .. } => *pupil,
            _ => None,
        }
    }

    /// The group it is about, when it is about one.
    pub(super) const fn group(&self) -> Option<GroupId> {
        match self {
            Self::GroupLooked { group, .. } => Some(*group),
            Self::Refused { group, .. } => *group,
            _ => None,
        }
    }
}

fn days(term: Term) -> (String, Option<String>) {
    (term.from.to_string(), term.until.map(|day| day.to_string()))
}
