//! Agreements: who promised what, by when, and what came of it. Other rooms hang theirs on a source.

mod acts;
mod from;
mod list;
mod one;
mod panel;
mod report;
mod sight;
mod typed;
mod write;

pub use acts::{Acted, act_on};
pub use list::{AgreementFilter, AgreementList, Which, agreement_list};
pub use one::{AgreementPage, agreement_page, new_agreement};
pub use panel::{
    GroupAgreements, Panel, PupilAgreements, agreements_about_group, agreements_about_pupil, agreements_of,
    panel_of,
};
pub use report::{agreements_for_export, agreements_report};
pub use sight::ListedAgreement;
pub(crate) use sight::{Eyes, me};
pub use typed::{AgreementProblem, AgreementTyped, LONGEST_AGREEMENT, LONGEST_NAME};
pub use write::{About, AgreementSaved, LineSaved, add_agreement, add_line, change_agreement, may_hide};
