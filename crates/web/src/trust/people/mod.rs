//! People of a school: the list, inviting, and the page of one person.

mod dates;
mod factor_reset;
mod fields;
mod inviting;
mod list;
mod one;
mod words;

pub(crate) use factor_reset::reset_factors;
pub(crate) use inviting::{choose_invitations, invite_again, invited, send_invitations};
pub(crate) use list::{add, people};
pub(crate) use one::{change, end, give, link_staff, person, set_closed};
pub(crate) use words::{moment, role_words};

pub(in crate::trust) use dates::{Dates, DatesForm, DatesTrouble, EndForm, in_words};
pub(in crate::trust) use fields::{Field, Fields};

use crate::{ask::Ask, error::PageError};
use std::str::FromStr;

/// An id in an address; what is none leads nowhere.
pub(in crate::trust) fn id<T: FromStr>(ask: &Ask, text: &str) -> Result<T, PageError> {
    text.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}
