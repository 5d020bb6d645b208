//! An entry of the year plan: what is done when, for whom, and whether it asks something of each group.

use crate::{
    SchoolYear,
    ids::{AccountId, YearEntryId},
    trust::Role,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use uuid::Uuid;

/// A word in the database or a form that is none of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode;

macro_rules! codes {
    ($(#[$doc:meta])+ $name:ident {$($(#[$of:meta])+ $one:ident = $code:literal,)+}) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {$($(#[$of])+ $one,)+}

        impl $name {
            /// All of them, in the order in which one chooses.
            pub const ALL: &[Self] = &[$(Self::$one,)+];

            /// The code for the database, pages and files.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$one => $code,)+}
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;

            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|one| one.code() == text).ok_or(UnknownCode)
            }
        }
    };
}

codes! {
    /// What an entry is about.
    EntryKind {
        /// Talks about groups.
        GroupTalks = "group_talks",
        /// Talks about pupils.
        PupilTalks = "pupil_talks",
        /// Visits to classes.
        Visits = "visits",
        /// Plans are written or evaluated.
        Plans = "plans",
        /// Reports go home.
        Reports = "reports",
        /// Parents come.
        Parents = "parents",
        /// The team learns; pupils are free.
        StudyDay = "study_day",
        /// Days without school.
        Holiday = "holiday",
        /// What a law asks.
        Legal = "legal",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// How long an entry is, as one says it.
    EntrySpan {
        /// One day.
        Day = "day",
        /// One week, Monday to Friday.
        Week = "week",
        /// From one day to another.
        Period = "period",
    }
}

codes! {
    /// What an entry asks of each group.
    Asks {
        /// Nothing.
        Nothing = "nothing",
        /// That somebody says it is done.
        Ticked = "ticked",
        /// That a group plan was agreed; else somebody says it is done.
        Plans = "plans",
        /// That a talk about the group was held; else somebody says it is done.
        Talks = "talks",
    }
}

/// For whom an entry is. Nobody named is the whole team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// Year groups, 1 to 8, in order.
    pub year_groups: Vec<u8>,
    /// Roles in the school.
    pub roles: Vec<Role>,
    /// People by their accounts.
    pub people: Vec<AccountId>,
}

/// Somebody who looks whether an entry is for her.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearReader {
    /// Her account.
    pub account: Option<AccountId>,
    /// Her roles in the school.
    pub roles: Vec<Role>,
    /// The year groups in the groups that she teaches.
    pub year_groups: Vec<u8>,
}

impl Audience {
    /// Whether it is for everybody.
    pub const fn is_whole_team(&self) -> bool {
        self.year_groups.is_empty() && self.roles.is_empty() && self.people.is_empty()
    }

    /// Whether it is for somebody: she is named, has a role that is named, or teaches a year group that is named.
    pub fn concerns(&self, reader: &YearReader) -> bool {
        self.is_whole_team()
            || reader.account.is_some_and(|account| self.people.contains(&account))
            || self.roles.iter().any(|role| reader.roles.contains(role))
            || self.year_groups.iter().any(|year_group| reader.year_groups.contains(year_group))
    }

    /// Whether it is about a year group: nobody named is about all of them.
    pub fn has_year_group(&self, year_group: u8) -> bool {
        self.year_groups.is_empty() || self.year_groups.contains(&year_group)
    }
}

/// What stands in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryContent {
    /// What it is about.
    pub kind: EntryKind,
    /// What is done, for people.
    pub title: String,
    /// How long it is.
    pub span: EntrySpan,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// For whom.
    pub audience: Audience,
    /// What it asks of each group.
    pub asks: Asks,
    /// What else there is to know.
    pub note: String,
    /// Where it comes from, for example a law.
    pub source: Option<String>,
    /// The line of the shipped table by which its days are found in every year.
    pub rule: Option<String>,
}

/// An entry of the year plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEntry {
    /// Its id.
    pub id: YearEntryId,
    /// The school year.
    pub school_year: SchoolYear,
    /// What stands in it.
    pub content: EntryContent,
    /// Under which id it was put there together with others.
    pub batch: Option<Uuid>,
    /// Whether it was taken away; it can be put back.
    pub is_removed: bool,
    /// What stood in it before the last change.
    pub before: Option<EntryContent>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Counts the changes, for who looked at an older one.
    pub version: i64,
}

impl EntryContent {
    /// Whether something of it lies within days.
    pub fn touches(&self, from: Date, until: Date) -> bool {
        self.from <= until && self.until >= from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(role: Role, year_groups: &[u8]) -> YearReader {
        let account = Some(AccountId(Uuid::from_u128(1)));
        YearReader { account, roles: vec![role], year_groups: year_groups.to_vec() }
    }

    #[test]
    fn nobody_named_is_everybody_and_else_one_reason_is_enough() {
        let teacher = reader(Role::Teacher, &[5]);
        assert!(Audience::default().concerns(&teacher));
        let groups = Audience { year_groups: vec![5, 6], ..Audience::default() };
        assert!(groups.concerns(&teacher) && !groups.concerns(&reader(Role::Teacher, &[4])));
        assert!(!groups.concerns(&reader(Role::Principal, &[])));
        let roles = Audience { roles: vec![Role::Principal], ..Audience::default() };
        assert!(roles.concerns(&reader(Role::Principal, &[])) && !roles.concerns(&teacher));
        let people = Audience { people: vec![AccountId(Uuid::from_u128(1))], ..roles };
        assert!(people.concerns(&teacher) && !people.concerns(&YearReader::default()));
    }

    #[test]
    fn codes_come_back_and_others_are_refused() {
        for kind in EntryKind::ALL {
            assert_eq!(kind.code().parse(), Ok(*kind));
        }
        assert_eq!("week".parse(), Ok(EntrySpan::Week));
        assert_eq!("talks".parse(), Ok(Asks::Talks));
        assert_eq!("party".parse::<EntryKind>(), Err(UnknownCode));
    }
}
