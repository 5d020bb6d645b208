//! Accounts, sessions, roles and what ties people to pupils.

mod accounts;
mod attempts;
mod corrections;
mod destroyed;
mod destroyed_cases;
mod destroyed_meetings;
mod destroyed_plans;
mod destruction;
mod factors;
mod facts;
mod grants;
mod pending;
mod retention;
mod sessions;
mod sso;
mod ties;
mod tokens;

pub use accounts::{
    Account, account, account_by_email, accounts, add_account, any_account, close_account, edit_account,
    open_account, rehash_password, set_administrator, set_password,
};
pub use attempts::{
    Bucket, Counted, count_attempt, forget_devices, is_known_device, is_known_to_any, know_device,
    uncount_attempt,
};
pub use corrections::{KeptCorrection, add_correction, corrections_of};
pub use destroyed::{destroy, remembered, wipe};
pub use destruction::{
    Approval, DestructionItem, DestructionState, KeptDestruction, add_destruction, approvals,
    approve_destruction, close_destruction, destruction, destruction_items, destructions, proposed_items,
};
pub use factors::{
    KeptPasskey, Proof, add_passkey, passkeys, proof_of_session, recovery_codes, remove_passkey,
    replace_recovery_codes, set_totp, use_passkey, use_recovery_code, use_totp_step,
};
pub use facts::{facts_of_account, groups_of_people, people_around, person, place_of_pupil};
pub use grants::{
    KeptGrant, SchoolPerson, StaffAccount, change_grant, grant, grants_of_account, grants_of_school,
    link_staff, people_of_school, put_grant, staff_accounts, unlink_staff,
};
pub use pending::{hold, hold_for_password, take_held};
pub use retention::{
    Holdings, KeptHold, KeptTerm, drop_retention_term, holdings, pupils_nowhere, put_retention_hold,
    put_retention_term, retention_hold, retention_holds, retention_terms,
};
pub use sessions::{
    Session, add_session, end_old_sessions, end_session, end_sessions_of, holds_password, mark_stale,
    renew_session, replace_secret, session_by_hash, sessions_of, touch_session, view_as,
};
pub use sso::{KeptIdentity, account_of_identity, add_identity, identities_of, remove_identity};
pub use ties::{
    DoneMeanwhile, KeptEmergency, KeptTie, add_emergency, change_tie, done_meanwhile, emergencies_of_school,
    emergency, mark_emergency_seen, put_tie, tie, ties_of_pupil, unseen_emergencies,
};
pub use tokens::{
    OneTimeToken, add_token, drop_old_tokens, drop_tokens_of, put_only_token, take_token, token,
};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        accounts::ALL,
        corrections::ALL,
        destroyed::ALL,
        destroyed_cases::ALL,
        destroyed_meetings::ALL,
        destroyed_plans::ALL,
        destruction::ALL,
        retention::ALL,
        attempts::ALL,
        factors::ALL,
        facts::ALL,
        grants::ALL,
        sessions::ALL,
        sso::ALL,
        ties::ALL,
        tokens::ALL,
    ]
    .concat()
}
