//! For how long a pupil's file is kept after the pupil left, and when each part of it is due to be destroyed.

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A part of a pupil's file with a term of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Results of tests.
    Results,
    /// The rest of the file: notes, corrections, who was tied to the pupil, emergencies.
    File,
    /// Notes of a restricted category. Without a term of their own they go with the file.
    RestrictedNotes,
    /// What the register has: name, keys, enrolments, groups. The last to go.
    Register,
}

impl Category {
    /// All categories, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Results, Self::File, Self::RestrictedNotes, Self::Register];

    /// The word for tables, forms and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::File => "file",
            Self::RestrictedNotes => "restricted_notes",
            Self::Register => "register",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// There is no such category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCategory;

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(text: &str) -> Result<Self, UnknownCategory> {
        Self::ALL.into_iter().find(|category| category.code() == text).ok_or(UnknownCategory)
    }
}

/// For how many months after the last day at school a category is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    /// For most pupils.
    pub usual: u16,
    /// At least so many for a pupil who went to special education.
    pub special: Option<u16>,
}

/// What a school decided about one pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hold {
    /// The pupil went to special education.
    pub went_to_special: bool,
    /// Nothing goes up to and including this day.
    pub keep_until: Option<Date>,
}

/// From which day on each category of a pupil's file is due; none for a category without a term. The term runs from the day
/// after the last day at school, and a file is kept to the end of the last day of its term: who left on 31 July 2024 with a
/// term of 24 months has a file up to and including 31 July 2026, and it is due on 1 August. The register is due no sooner
/// than everything else: without it nobody could tell whose the rest is.
///
/// Source: PO-Raad, AVS and Kennisnet on terms of retention; the terms themselves are data.
pub fn due_dates(
    left_on: Date,
    hold: Hold,
    term: impl Fn(Category) -> Option<Months>,
) -> Vec<(Category, Date)> {
    let mut due: Vec<(Category, Date)> = Vec::with_capacity(Category::ALL.len());
    for category in Category::ALL {
        let Some(months) = term(category) else { continue };
        let special = months.special.filter(|_| hold.went_to_special).unwrap_or_default();
        let months = i32::from(months.usual.max(special)).months();
        // Months differ in length: counted from the last day and from the day after, the later one spares most.
        let (day, day_after) = (left_on.saturating_add(months), left_on.saturating_add(1.day()));
        let mut on = day.saturating_add(1.day()).max(day_after.saturating_add(months));
        if let Some(until) = hold.keep_until {
            on = on.max(until.saturating_add(1.day()));
        }
        if category == Category::Register {
            on = due.iter().map(|(_, other)| *other).fold(on, Date::max);
        }
        due.push((category, on));
    }
    due
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn term(category: Category) -> Option<Months> {
        Some(match category {
            Category::Results | Category::File => Months { usual: 24, special: Some(36) },
            Category::RestrictedNotes => return None,
            Category::Register => Months { usual: 60, special: None },
        })
    }

    fn on(due: &[(Category, Date)], category: Category) -> Option<Date> {
        due.iter().find(|(one, _)| *one == category).map(|(_, on)| *on)
    }

    #[test]
    fn the_file_goes_after_two_years_and_the_register_after_five() {
        let due = due_dates(date(2024, 2, 29), Hold::default(), term);
        assert_eq!(on(&due, Category::Results), Some(date(2026, 3, 1)), "the term runs from 1 March");
        assert_eq!(on(&due, Category::File), Some(date(2026, 3, 1)));
        assert_eq!(on(&due, Category::RestrictedNotes), None, "no term, no date");
        assert_eq!(on(&due, Category::Register), Some(date(2029, 3, 1)));
    }

    #[test]
    fn the_last_day_of_the_term_is_still_in_it() {
        for (left, first_day_after) in [
            (date(2024, 7, 31), date(2026, 8, 1)),
            (date(2024, 12, 31), date(2027, 1, 1)),
            (date(2022, 2, 28), date(2024, 3, 1)),
            (date(2024, 2, 28), date(2026, 3, 1)),
        ] {
            let due = due_dates(left, Hold::default(), term);
            assert_eq!(on(&due, Category::File), Some(first_day_after), "left on {left}");
        }
    }

    #[test]
    fn special_education_keeps_the_file_for_three_years() {
        let hold = Hold { went_to_special: true, keep_until: None };
        let due = due_dates(date(2024, 7, 31), hold, term);
        assert_eq!(on(&due, Category::File), Some(date(2027, 8, 1)));
        assert_eq!(on(&due, Category::Register), Some(date(2029, 8, 1)));
    }

    #[test]
    fn every_category_is_read_back_from_its_code() {
        for category in Category::ALL {
            assert_eq!(category.code().parse(), Ok(category));
        }
        assert_eq!("everything".parse::<Category>(), Err(UnknownCategory));
    }

    fn days() -> impl Strategy<Value = Date> {
        (0i32..60_000).prop_map(|day| date(1950, 1, 1).saturating_add(day.days()))
    }

    proptest! {
        #[test]
        fn nothing_is_due_too_soon_and_the_register_is_last(
            left in days(),
            until in proptest::option::of(days()),
            went_to_special: bool,
            months in proptest::array::uniform4(proptest::option::of((0u16..400, proptest::option::of(0u16..400)))),
        ) {
            let of = |category: Category| {
                let at = Category::ALL.iter().position(|one| *one == category)?;
                months[at].map(|(usual, special)| Months { usual, special })
            };
            let due = due_dates(left, Hold { went_to_special, keep_until: until }, of);
            for (category, on) in &due {
                prop_assert!(*on > left.saturating_add(i32::from(of(*category).unwrap().usual).months()));
                prop_assert!(until.is_none_or(|until| *on > until), "a hold holds to its last day");
            }
            if let Some(last) = on(&due, Category::Register) {
                prop_assert!(due.iter().all(|(_, on)| *on <= last));
            }
            // Keeping for longer never makes anything due sooner.
            let free = due_dates(left, Hold::default(), of);
            for ((_, kept), (_, free)) in due.iter().zip(&free) {
                prop_assert!(kept >= free);
            }
        }
    }
}
