//! Agreements, with each time that one was moved.

mod kept;
mod matters;
mod moves;
#[cfg(test)]
mod tests;

pub use kept::{
    add_agreement, agreement, agreements_about_pupil, agreements_of_group, agreements_of_source,
    agreements_promised_between, change_agreement, closed_agreements, forget_agreements_of_source,
    open_agreements,
};
pub use matters::{
    AgreementMatter, NamedPupil, groups_named, matters_of_group, matters_of_pupil, matters_of_school,
    people_to_agree, pupils_named,
};
pub(crate) use moves::destroy_agreements;
pub use moves::{add_move, moves_of};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [kept::ALL, matters::ALL, moves::ALL].concat()
}
