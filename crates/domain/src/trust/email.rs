//! The mail address with which a person signs in.

use crate::Personal;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A mail address, in lower case: two accounts cannot differ in capitals only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(Personal<String>);

/// The text is no mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnEmail;

impl Email {
    /// The address as text.
    pub const fn reveal(&self) -> &String {
        self.0.reveal()
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.reveal().rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    /// Takes what looks like an address: something, one `@`, a domain with no blanks. Whether it exists is found out by
    /// sending something to it.
    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim().to_lowercase();
        let (before, domain) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>(),;:\\\"[]@".contains(c);
        let is_address = !before.is_empty()
            && before.chars().all(is_plain)
            && !domain.is_empty()
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && domain.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
            && text.chars().count() <= 254;
        if is_address { Ok(Self(Personal::new(text))) } else { Err(NotAnEmail) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_without_regard_to_capitals() {
        let email: Email = " IB@Demo.Example ".parse().unwrap();
        assert_eq!((email.reveal().as_str(), email.domain()), ("ib@demo.example", "demo.example"));
        assert_eq!(format!("{email:?}"), "Email(Personal(..))");
    }

    #[test]
    fn refuses_what_cannot_be_an_address() {
        for text in [
            "",
            "ib",
            "@demo.example",
            "ib@",
            "i b@demo.example",
            "ib@demo example",
            "a@b@c",
            "ib@.example",
            "a<b@c.d",
        ] {
            assert_eq!(text.parse::<Email>(), Err(NotAnEmail), "{text}");
        }
    }
}
