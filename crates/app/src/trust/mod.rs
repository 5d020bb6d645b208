//! Trust: who is let in, who may see what, and that what is kept is whole, has a copy and can be taken along.

mod access;
pub(crate) mod accounts;
mod attempts;
mod backup;
mod backup_schedule;
mod check;
pub mod corrections;
pub mod destruction;
mod destruction_proof;
mod emergencies;
mod export;
mod factors;
mod factors_reset;
mod factors_sign_in;
mod factors_totp;
mod factors_wish;
mod invitations;
mod mail;
mod own_account;
pub(crate) mod paper;
mod partners;
mod passkeys;
mod people;
pub mod processing_register;
mod pupil_export;
mod pupil_export_agreements;
mod pupil_export_data;
mod pupil_export_document;
mod pupil_export_meetings;
mod pupil_export_needs;
mod pupil_export_person;
mod pupil_export_plans;
mod pupil_export_route;
mod pupil_export_sheets;
pub mod retention;
mod retention_holds;
mod retention_words;
mod sealing;
mod sessions;
mod set_up;
mod sign_in;
mod sso;
mod sso_sign_in;
mod tidy;
mod ties;
pub mod trail;
mod trail_agreement_words;
mod trail_concern_words;
mod trail_meeting_words;
mod trail_plan_words;
mod trail_role_words;
mod trail_route_words;
mod trail_words;
mod view_as;

pub use access::{AccessPage, FormerViewer, LOOKS_BACK, Sees, TieLine, Viewer, Why, access};
pub use accounts::{NewAccount, User, add_user, has_accounts, users};
pub use attempts::{CameFrom, DEVICE_KNOWN};
pub(crate) use attempts::{at_code, missed_key, missed_link};
pub use backup::{RestoreError, back_up, restore};
pub use backup_schedule::{BackupHealth, BackupPlan, Turn, backup_health, take_turn};
pub use check::{Finding, check};
pub use credentials::{
    password::Weakness,
    sso::{Answer as SsoAnswer, Doubt as SsoDoubt, Exchange as SsoExchange, Flaw as SsoFlaw, SsoError},
    token::Token,
};
pub(crate) use destruction_proof::DestroyedUntil;
pub use destruction_proof::{Proof, ProofApproval, ProofCategory};
pub use emergencies::{
    EmergencyCall, EmergencyLine, EmergencyPage, Found, OPEN_FOR, REASON_WORDS, emergencies,
    emergency_school, find_in_emergency, open_in_emergency, open_until, see_emergency, unseen_emergencies,
};
pub use export::{ImportAllError, export_all, import_all};
pub use factors::{Asked, Factors, Trouble, new_recovery_codes, own_factors, remove_passkey, remove_totp};
pub use factors_reset::{reset_factors, reset_factors_of};
pub use factors_sign_in::{SecondStep, second_by_code, second_by_passkey, second_question, second_step};
pub use factors_totp::{TotpSetup, begin_totp, confirm_totp, totp_setup};
pub use factors_wish::{ASKED_OF, DAYS, FactorWish, factor_wish};
pub use invitations::{
    Chosen, Invited, Link, LinkKind, Mailed, NewPasswordWish, choose_password, invite, invite_new, mail_link,
    open_invitation, wish_new_password,
};
pub use mail::{Mailer, NoMailer, NotSent};
pub use own_account::{
    Changed, OwnAccount, OwnSession, change_password, end_other_sessions, end_own_session, own_account,
};
pub use partners::PartnerFault;
pub(crate) use partners::{Partner, may_invite, newcomer, read_partner, take_in};
pub use passkeys::{Place, add_passkey, is_shut, new_passkey_question};
pub use people::{
    Checked, End, Fault, HeldRole, NewPerson, NewRole, NewTerm, Newcomer, PeoplePage, PersonLine, PersonPage,
    RoleState, RowFault, StaffInvitation, StaffLine, add_person, change_role, end_role, grant_role,
    invite_again, invite_staff, link_to_staff, people, person_page, set_closed, staff_to_invite,
};
pub use pupil_export::{PupilExport, export_pupil};
pub use retention_holds::{PupilRights, hold_pupil, pupil_rights};
pub use retention_words::{
    category_in_words, moment_in_words, months_in_words, proof_heads, proof_in_words, proof_line, proof_pdf,
    sure_in_words,
};
pub use sealing::{Identities, KeysError, NotARecipient, Recipient, make_key, read_recipients};
pub(crate) use sessions::is_signed_in;
pub use sessions::{ABSOLUTE, IDLE, Visitor, sign_out};
pub use set_up::{FirstAccount, open_set_up, set_up, set_up_link};
pub use sign_in::{Entry, SignIn, SignedIn, sign_in};
pub use sso::{SsoButton, SsoConfigError, SsoProviders};
pub use sso_sign_in::{Linked, SsoBegun, SsoFinished, begin_link, begin_sso, finish_sso, linked, unlink};
pub use store::trust::DoneMeanwhile;
pub use store::{audit::BrokenChain, transfer::Snapshot, trust::KeptPasskey};
pub use tidy::tidy;
pub use ties::{NewTie, change_tie, end_tie, tie_pupil};
pub use trail_words::{deed_in_words, reason_in_words, role_in_words};
pub use view_as::{stop_viewing, view_as};
