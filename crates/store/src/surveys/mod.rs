//! Rounds of questionnaires with their groups, and what came back.

mod agreements;
mod answers;
mod invitations;
mod pages;
mod remarks;
mod rounds;
mod sortings;
mod talks;

pub use agreements::{add_agreement, agreements, change_agreement};
pub use answers::{
    add_answer, add_open_answer, answers, count_answers, open_answers, remove_answer, remove_answers,
    rewrite_answers, wipe_answers, wipe_journal,
};
pub use invitations::{
    InvitedHash, KeptInvitation, add_invitation, add_invited, claim_reminder, drop_invitation,
    drop_invitations, forget_invited, invitation_by_hash, invitations, invited, let_go_reminder,
    renew_invitation,
};
pub use pages::{KeptPage, pages, put_page};
pub use remarks::{add_remark, count_remarks, remarks, rewrite_remarks, sort_remark};
pub use rounds::{
    add_survey, change_survey, groups, hold_survey, put_groups, remove_survey, set_invited, survey, surveys,
};
pub use sortings::{KeptSorting, SortedText, put_sorting, remove_sorting, sorted_texts, sortings};
pub use talks::{KeptTalk, put_talk, talk, talk_by_code};

use crate::StoreError;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        agreements::ALL,
        answers::ALL,
        invitations::ALL,
        pages::ALL,
        remarks::ALL,
        rounds::ALL,
        sortings::ALL,
        talks::ALL,
    ]
    .concat()
}

/// A value that is kept as JSON.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("surveys"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(place))
}
