//! Schools, groups and pupils as lists; search; and the school's own details.

mod contact_form;
pub(crate) mod contacts;
mod groups;
mod groups_about;
mod groups_extra;
mod groups_split;
pub(crate) mod hand_over;
pub(crate) mod logo;
pub(crate) mod portrait;
mod pupils;
mod search;
mod settings;
mod start;
mod year;
mod year_routes;

pub(crate) use groups::groups;
pub(crate) use groups_about::Tabs;
pub(crate) use pupils::pupils;
pub(crate) use search::search;
pub(crate) use settings::{save_settings, settings};
pub(crate) use start::{school_start, start};
pub(crate) use year_routes::year_routes;

use domain::register::{PersonName, YearGroup};
use i18n::Texts;

/// Names of people behind each other.
pub(crate) fn names(people: &[PersonName]) -> String {
    people.iter().map(PersonName::full).collect::<Vec<_>>().join(", ")
}

/// A year group in words.
pub(crate) fn year_group_words(texts: &Texts, year_group: YearGroup) -> String {
    match year_group {
        YearGroup::Primary(number) => return texts.year_group_primary(u64::from(number)),
        YearGroup::Secondary(number) => {
            return texts.year_group_secondary(u64::from(number).saturating_sub(10));
        }
        YearGroup::Baby => texts.year_group_baby(),
        YearGroup::Toddler => texts.year_group_toddler(),
        YearGroup::Preschool => texts.year_group_preschool(),
        YearGroup::Special => texts.year_group_special(),
        YearGroup::SpecialSecondary => texts.year_group_special_secondary(),
        YearGroup::Combination => texts.year_group_combination(),
        YearGroup::Other => texts.year_group_other(),
        YearGroup::Historic => texts.year_group_historic(),
    }
    .to_owned()
}
