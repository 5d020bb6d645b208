//! Where time goes, beside what one wishes and what is expected.

use domain::roles::{TimeChoices, TimeEntry, WorkKind};
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeSet;

/// Minutes a week for each pupil that the association of coordinators asks for at least: 25 hours for 200 pupils (LBBO).
const NORM_MINUTES: (i64, i64) = (25 * 60, 200);

/// The least time a week for a number of pupils, in minutes.
pub const fn norm_minutes(pupils: i64) -> i64 {
    (pupils * NORM_MINUTES.0 + NORM_MINUTES.1 / 2) / NORM_MINUTES.1
}

/// The Monday of the week of a day.
pub fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// Time by level, and by whether it prevented or mended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mirror {
    /// A line for each level of the model.
    pub levels: Vec<LevelTime>,
    /// Minutes at no level, or at a level of another model.
    pub elsewhere: i64,
    /// All minutes.
    pub total: i64,
    /// Minutes that prevented.
    pub preventive: i64,
    /// Minutes that mended.
    pub curative: i64,
    /// The weeks in which something was written down.
    pub weeks: i64,
}

/// The time of one level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LevelTime {
    /// Minutes.
    pub minutes: i64,
    /// Of these, minutes that prevented.
    pub preventive: i64,
    /// Of these, minutes that mended.
    pub curative: i64,
    /// The share of all time at levels, in thousandths of a per cent.
    pub share: i64,
    /// The place among the levels, 1 for the most time; none without time.
    pub place: Option<usize>,
    /// The share that was wished, in whole per cent.
    pub wish: Option<u8>,
    /// What that is in minutes a week, when the hours a week are known.
    pub planned: Option<i64>,
}

/// A piece of time as it is counted: level, kind, minutes.
pub(super) type Piece = (Option<u8>, Option<WorkKind>, i64);

impl Mirror {
    /// Of one's own entries; what runs still counts for nothing.
    pub(super) fn of(entries: &[TimeEntry], choices: &TimeChoices, levels: usize) -> Self {
        let piece = |entry: &TimeEntry| {
            let level = entry.level.filter(|_| entry.model == choices.model);
            Some((level, entry.kind, entry.minutes?))
        };
        let pieces: Vec<Piece> = entries.iter().filter_map(piece).collect();
        let mut mirror = Self::of_pieces(&pieces, levels);
        let done = entries.iter().filter(|entry| entry.minutes.is_some());
        let weeks: BTreeSet<Date> = done.map(|entry| monday(entry.day)).collect();
        mirror.weeks = i64::try_from(weeks.len()).unwrap_or(i64::MAX);
        for (at, level) in (1..).zip(&mut mirror.levels) {
            level.wish = choices.wishes.get(&at).copied();
            level.planned =
                level.wish.zip(choices.minutes_a_week).map(|(wish, week)| week * i64::from(wish) / 100);
        }
        mirror
    }

    /// Of sums.
    pub(super) fn of_pieces(pieces: &[Piece], levels: usize) -> Self {
        let mut mirror = Self { levels: vec![LevelTime::default(); levels], ..Self::default() };
        for (level, kind, minutes) in pieces {
            mirror.total += minutes;
            let place = level.and_then(|level| mirror.levels.get_mut(usize::from(level).checked_sub(1)?));
            let mut unsorted = LevelTime::default();
            let is_elsewhere = place.is_none();
            let at = place.unwrap_or(&mut unsorted);
            at.minutes += minutes;
            match kind {
                Some(WorkKind::Preventive) => {
                    at.preventive += minutes;
                    mirror.preventive += minutes;
                }
                Some(WorkKind::Curative) => {
                    at.curative += minutes;
                    mirror.curative += minutes;
                }
                None => {}
            }
            if is_elsewhere {
                mirror.elsewhere += minutes;
            }
        }
        let sorted = mirror.total - mirror.elsewhere;
        let minutes: Vec<i64> = mirror.levels.iter().map(|level| level.minutes).collect();
        for level in &mut mirror.levels {
            level.share = share(level.minutes, sorted);
            let before = minutes.iter().filter(|other| **other > level.minutes).count();
            level.place = (level.minutes > 0).then_some(before + 1);
        }
        mirror
    }

    /// The share of time of which the kind is known that prevented, in thousandths of a per cent; none without such time.
    pub const fn preventive_share(&self) -> Option<i64> {
        match self.preventive + self.curative {
            0 => None,
            both => Some(share(self.preventive, both)),
        }
    }

    /// Minutes a week on average, over the weeks in which something was written down.
    pub const fn average_week(&self) -> Option<i64> {
        if self.weeks == 0 { None } else { Some(self.total / self.weeks) }
    }
}

/// A part of a whole in thousandths of a per cent.
const fn share(part: i64, whole: i64) -> i64 {
    if whole == 0 { 0 } else { (part * 100_000 + whole / 2) / whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Personal,
        ids::{AccountId, TimeEntryId},
        roles::ModelKey,
    };
    use jiff::civil::date;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn entry(day: Date, model: &str, level: u8, (kind, minutes): (WorkKind, Option<i64>)) -> TimeEntry {
        TimeEntry {
            id: TimeEntryId(Uuid::from_u128(1)),
            day,
            minutes,
            started_at: None,
            model: ModelKey(model.to_owned()),
            level: Some(level),
            kind: Some(kind),
            what: Personal::default(),
            version: 1,
        }
    }

    #[test]
    fn the_norm_is_25_hours_for_200_pupils() {
        assert_eq!(norm_minutes(200), 25 * 60);
        assert_eq!(norm_minutes(180), 22 * 60 + 30);
        assert_eq!(norm_minutes(0), 0);
    }

    #[test]
    fn time_is_laid_beside_wishes() {
        let entries = [
            entry(date(2026, 3, 2), "greven", 2, (WorkKind::Curative, Some(60))),
            entry(date(2026, 3, 6), "greven", 4, (WorkKind::Preventive, Some(120))),
            entry(date(2026, 3, 10), "greven", 3, (WorkKind::Preventive, Some(60))),
            entry(date(2026, 3, 11), "van_alem", 1, (WorkKind::Curative, Some(30))),
            entry(date(2026, 3, 11), "greven", 1, (WorkKind::Curative, None)),
        ];
        let choices = TimeChoices {
            account: AccountId(Uuid::from_u128(2)),
            model: ModelKey("greven".to_owned()),
            is_shared: false,
            wishes: BTreeMap::from([(4, 75), (2, 25)]),
            minutes_a_week: Some(960),
            version: 1,
        };
        let mirror = Mirror::of(&entries, &choices, 5);
        assert_eq!((mirror.total, mirror.elsewhere, mirror.weeks), (270, 30, 2));
        let shares: Vec<_> = mirror.levels.iter().map(|level| level.share).collect();
        assert_eq!(shares, [0, 25_000, 25_000, 50_000, 0]);
        let places: Vec<_> = mirror.levels.iter().map(|level| level.place).collect();
        assert_eq!(places, [None, Some(2), Some(2), Some(1), None]);
        assert_eq!((mirror.levels[3].wish, mirror.levels[3].planned), (Some(75), Some(720)));
        assert_eq!(mirror.levels[0].planned, None);
        assert_eq!(mirror.preventive_share(), Some(66_667));
        assert_eq!(mirror.average_week(), Some(135));
        let none = Mirror::of(&[], &choices, 5);
        assert_eq!((none.preventive_share(), none.average_week()), (None, None));
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(monday(date(2026, 3, 1)), date(2026, 2, 23));
        assert_eq!(monday(date(2026, 3, 2)), date(2026, 3, 2));
    }
}
