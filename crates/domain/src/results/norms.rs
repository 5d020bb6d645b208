//! Norm tables: which level, percentile and DLE belong to a skill score at one test moment.
//!
//! The tables of publishers are not public; a school brings in its own. Nothing here knows a real one.

use super::{Decimal, Level, LevelScale, Moment, Series};
use crate::ids::NormTableId;
use serde::{Deserialize, Serialize};

/// One row of a norm table: from and up to a skill score, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NormRow {
    /// The lowest score of the row.
    pub from: Decimal,
    /// The highest score of the row.
    pub to: Decimal,
    /// The level.
    pub level: Level,
    /// Percentile of the national norm group, 0 to 100.
    pub percentile: Option<Decimal>,
    /// Didactic age equivalent in months.
    pub dle: Option<Decimal>,
}

/// The norms of one series at one test moment. Its rows lie against each other: no gap, no overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormTable {
    id: NormTableId,
    series: Series,
    subject: String,
    moment: Moment,
    mean: Option<Decimal>,
    rows: Vec<NormRow>,
}

/// What a norm table is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormHead {
    /// Its id.
    pub id: NormTableId,
    /// The series.
    pub series: Series,
    /// The subject, for people.
    pub subject: String,
    /// The test moment.
    pub moment: Moment,
    /// The mean skill score of the national norm group at this moment.
    pub mean: Option<Decimal>,
}

/// What is wrong with a row of a norm table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NormFault {
    /// It ends before it begins.
    Inverted,
    /// Its first score is in the row below it too.
    Overlap {
        /// The last score of the row below.
        until: Decimal,
    },
    /// There are scores between the row below and this one.
    Gap {
        /// The last score of the row below.
        until: Decimal,
    },
    /// Its level is on another scale than that of the first row.
    OtherScale {
        /// The scale of the first row.
        first: LevelScale,
    },
    /// Its level is lower than that of the row below.
    LevelFalls,
    /// Its percentile is lower than that of the row below.
    PercentileFalls,
    /// Its DLE is lower than that of the row below.
    DleFalls,
}

/// A fault, with the place of its row in the order in which the rows were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaultyRow {
    /// The place, counted from 0.
    pub row: usize,
    /// What is wrong.
    pub fault: NormFault,
}

/// The score is below the first row of the table or above its last one: the table says nothing about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideTable {
    /// The lowest score that the table knows.
    pub lowest: Decimal,
    /// The highest score that the table knows.
    pub highest: Decimal,
}

impl NormTable {
    /// Puts the rows of a table in order, lowest score first.
    ///
    /// # Errors
    /// Everything that [`NormTable::faults`] finds. A table without rows is one that no score is in.
    pub fn new(head: NormHead, mut rows: Vec<NormRow>) -> Result<Self, Vec<FaultyRow>> {
        let faults = Self::faults(&rows);
        if !faults.is_empty() {
            return Err(faults);
        }
        rows.sort_by_key(|row| row.from);
        let NormHead { id, series, subject, moment, mean } = head;
        Ok(Self { id, series, subject, moment, mean, rows })
    }

    /// What is wrong with rows, given in any order.
    ///
    /// Rows lie against each other when the next one begins one step above the end of the one below. The step is the
    /// finest place that any score of the table uses: 1 when all are whole numbers, 0.1 when one has a decimal.
    pub fn faults(rows: &[NormRow]) -> Vec<FaultyRow> {
        let step = step_of(rows);
        let mut faults = Vec::new();
        let mut ordered: Vec<(usize, &NormRow)> = rows.iter().enumerate().collect();
        ordered.sort_by_key(|(_, row)| (row.from, row.to));
        let first = rows.first().map(|row| row.level.scale());
        let mut below: Option<&NormRow> = None;
        for (place, row) in ordered {
            let mut add = |fault| faults.push(FaultyRow { row: place, fault });
            if let Some(first) = first.filter(|first| *first != row.level.scale()) {
                add(NormFault::OtherScale { first });
            }
            if row.to < row.from {
                add(NormFault::Inverted);
                continue;
            }
            if let Some(below) = below {
                against(below, row, step).into_iter().for_each(&mut add);
            }
            below = Some(row);
        }
        faults.sort_by_key(|one| one.row);
        faults
    }

    /// The row that a score lies in. A row holds up to the next one: in a table of whole numbers a score of 87.5 is in
    /// the row that ends at 87. Above the last score of the last row there is nothing.
    ///
    /// # Errors
    /// When the score is outside the table.
    pub fn row_of(&self, score: Decimal) -> Result<&NormRow, OutsideTable> {
        let after = self.rows.partition_point(|row| row.from <= score);
        let row = after.checked_sub(1).and_then(|place| self.rows.get(place));
        let (lowest, highest) = self.bounds();
        row.filter(|_| score <= highest).ok_or(OutsideTable { lowest, highest })
    }

    fn bounds(&self) -> (Decimal, Decimal) {
        let lowest = self.rows.first().map_or_else(Decimal::default, |row| row.from);
        (lowest, self.rows.last().map_or(lowest, |row| row.to))
    }

    /// Its id.
    pub const fn id(&self) -> NormTableId {
        self.id
    }

    /// The series.
    pub const fn series(&self) -> &Series {
        &self.series
    }

    /// The subject, for people.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The test moment.
    pub const fn moment(&self) -> Moment {
        self.moment
    }

    /// The mean skill score of the national norm group.
    pub const fn mean(&self) -> Option<Decimal> {
        self.mean
    }

    /// Its rows, lowest score first.
    pub fn rows(&self) -> &[NormRow] {
        &self.rows
    }

    /// The scale of its levels.
    pub fn level_scale(&self) -> Option<LevelScale> {
        self.rows.first().map(|row| row.level.scale())
    }
}

/// What is wrong between two rows that follow each other.
fn against(below: &NormRow, row: &NormRow, step: i64) -> Vec<NormFault> {
    let until = below.to;
    let distance = row.from.minus(until).thousandths();
    let place = match distance {
        _ if distance <= 0 => Some(NormFault::Overlap { until }),
        _ if distance > step => Some(NormFault::Gap { until }),
        _ => None,
    };
    let falls = |of: fn(&NormRow) -> Option<Decimal>| matches!((of(below), of(row)), (Some(low), Some(high)) if high < low);
    let level = row.level.is_below(below.level).then_some(NormFault::LevelFalls);
    let percentile = falls(|row| row.percentile).then_some(NormFault::PercentileFalls);
    let dle = falls(|row| row.dle).then_some(NormFault::DleFalls);
    [place, level, percentile, dle].into_iter().flatten().collect()
}

/// The step of a table in thousandths.
fn step_of(rows: &[NormRow]) -> i64 {
    let fits = |step: &i64| {
        rows.iter().all(|row| row.from.thousandths() % step == 0 && row.to.thousandths() % step == 0)
    };
    [1000, 100, 10].into_iter().find(fits).unwrap_or(1)
}

/// Where a skill score functions: the test moment whose national mean it equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctioningLevel {
    /// At this moment, and not yet at the next one.
    At(Moment),
    /// Below the first moment of which the mean is known.
    BelowFirst(Moment),
}

/// The functioning level of a score: the last moment whose mean it has reached. A score hardly ever equals a mean, so a
/// pupil functions at a moment until the mean of the next one is reached. Nothing when no mean is known.
///
/// Source: cito.nl, frequently asked questions (a score on M5 that equals the mean of M4 is functioning level M4).
pub fn functioning_level(means: &[(Moment, Decimal)], score: Decimal) -> Option<FunctioningLevel> {
    let first = means.iter().map(|(moment, _)| *moment).min()?;
    let reached = means.iter().filter(|(_, mean)| *mean <= score).map(|(moment, _)| *moment).max();
    Some(reached.map_or(FunctioningLevel::BelowFirst(first), FunctioningLevel::At))
}

/// The level whose part of the norm group a percentile lies in; the bands are levels with their lowest percentile. Only a
/// percentile gives a level of another scale: the bands of I-V and A-E cross.
pub fn level_of_percentile(bands: &[(Level, Decimal)], percentile: Decimal) -> Option<Level> {
    let is_one = percentile >= Decimal::default() && percentile <= Decimal::whole(100);
    let reached = bands.iter().filter(|(_, from)| is_one && *from <= percentile);
    reached.max_by_key(|(_, from)| *from).map(|(level, _)| *level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn level(text: &str) -> Level {
        Level::parse_any(text).unwrap()
    }

    fn row(from: &str, to: &str, name: &str) -> NormRow {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        NormRow { from, to, level: level(name), percentile: None, dle: None }
    }

    fn head() -> NormHead {
        let moment = "M5".parse().unwrap();
        let id = NormTableId(Uuid::nil());
        NormHead { id, series: Series("RW".into()), subject: "Rekenen".into(), moment, mean: None }
    }

    fn faults(rows: &[NormRow]) -> Vec<(usize, NormFault)> {
        NormTable::faults(rows).into_iter().map(|one| (one.row, one.fault)).collect()
    }

    #[test]
    fn a_whole_table_has_no_fault_in_any_order() {
        let rows = vec![row("81", "100", "I"), row("0", "39", "V"), row("40", "80", "III")];
        assert_eq!(faults(&rows), []);
        let table = NormTable::new(head(), rows).unwrap();
        let name = |score: &str| table.row_of(score.parse().unwrap()).map(|row| row.level.name());
        assert_eq!(name("39"), Ok("V"));
        assert_eq!(name("39.5"), Ok("V"), "a row holds up to the next one");
        assert_eq!(name("40"), Ok("III"));
        assert_eq!(name("100"), Ok("I"));
        let outside = OutsideTable { lowest: Decimal::whole(0), highest: Decimal::whole(100) };
        assert_eq!(name("100.1"), Err(outside));
        assert_eq!(name("-1"), Err(outside));
    }

    #[test]
    fn gaps_overlaps_and_inverted_rows_are_told_with_their_place() {
        let until = Decimal::whole(39);
        assert_eq!(faults(&[row("0", "39", "V"), row("41", "50", "IV")]), [(1, NormFault::Gap { until })]);
        assert_eq!(
            faults(&[row("39", "50", "IV"), row("0", "39", "V")]),
            [(0, NormFault::Overlap { until })]
        );
        assert_eq!(faults(&[row("0", "39", "V"), row("50", "40", "IV")]), [(1, NormFault::Inverted)]);
    }

    #[test]
    fn the_step_is_the_finest_place_that_the_table_uses() {
        assert_eq!(faults(&[row("0", "39.9", "V"), row("40", "50", "IV")]), []);
        let until = "39.8".parse().unwrap();
        assert_eq!(faults(&[row("0", "39.8", "V"), row("40", "50", "IV")]), [(1, NormFault::Gap { until })]);
    }

    #[test]
    fn scales_are_not_mixed_and_nothing_falls_when_the_score_rises() {
        let roman = LevelScale::Roman;
        assert_eq!(
            faults(&[row("0", "39", "V"), row("40", "50", "B")]),
            [(1, NormFault::OtherScale { first: roman })]
        );
        assert_eq!(faults(&[row("0", "39", "II"), row("40", "50", "IV")]), [(1, NormFault::LevelFalls)]);
        assert_eq!(faults(&[row("0", "39", "V-"), row("40", "50", "V")]), []);
        let mut rows = [row("0", "39", "V"), row("40", "50", "IV")];
        (rows[0].percentile, rows[1].percentile) = (Some(Decimal::whole(30)), Some(Decimal::whole(20)));
        (rows[0].dle, rows[1].dle) = (Some(Decimal::whole(12)), Some(Decimal::whole(11)));
        assert_eq!(faults(&rows), [(1, NormFault::PercentileFalls), (1, NormFault::DleFalls)]);
    }

    #[test]
    fn a_score_functions_at_the_last_moment_whose_mean_it_reached() {
        let mean = |moment: &str, mean: i32| (moment.parse().unwrap(), Decimal::whole(mean));
        let means = [mean("M4", 180), mean("E4", 190), mean("M5", 200)];
        let at = |score| functioning_level(&means, Decimal::whole(score)).unwrap();
        assert_eq!(at(180), FunctioningLevel::At("M4".parse().unwrap()));
        assert_eq!(at(199), FunctioningLevel::At("E4".parse().unwrap()));
        assert_eq!(at(400), FunctioningLevel::At("M5".parse().unwrap()));
        assert_eq!(at(179), FunctioningLevel::BelowFirst("M4".parse().unwrap()));
        assert_eq!(functioning_level(&[], Decimal::whole(180)), None);
    }

    #[test]
    fn a_percentile_gives_the_level_of_its_band() {
        let bands = [("A", 76), ("B", 51), ("C", 26), ("D", 11), ("E", 0)];
        let bands: Vec<(Level, Decimal)> =
            bands.into_iter().map(|(name, from)| (level(name), Decimal::whole(from))).collect();
        let name = |percentile: &str| {
            level_of_percentile(&bands, percentile.parse().unwrap()).map(|level| level.name())
        };
        let expected = [("0", "E"), ("10.9", "E"), ("11", "D"), ("75", "B"), ("76", "A"), ("100", "A")];
        for (percentile, level) in expected {
            assert_eq!(name(percentile), Some(level), "{percentile}");
        }
        assert_eq!((name("-1"), name("100.1")), (None, None));
    }

    proptest! {
        #[test]
        fn every_score_between_the_first_and_the_last_is_in_exactly_its_row(
            widths in proptest::collection::vec(0i32..30, 1..12),
            start in -50i32..300,
        ) {
            let names = ["V-", "V", "V+", "IV-", "IV", "IV+", "III-", "III", "III+", "II-", "II", "II+"];
            let mut rows = Vec::new();
            let mut from = start;
            for (width, name) in widths.iter().zip(names) {
                let row = NormRow {
                    from: Decimal::whole(from),
                    to: Decimal::whole(from + width),
                    level: level(name),
                    percentile: None,
                    dle: None,
                };
                rows.push(row);
                from += width + 1;
            }
            let table = NormTable::new(head(), rows.iter().rev().copied().collect()).unwrap();
            for score in start..from {
                let found = table.row_of(Decimal::whole(score)).unwrap();
                let within = rows.iter().filter(|row| (row.from..=row.to).contains(&Decimal::whole(score)));
                prop_assert_eq!(within.copied().collect::<Vec<_>>(), vec![*found]);
            }
            prop_assert!(table.row_of(Decimal::whole(start - 1)).is_err());
            prop_assert!(table.row_of(Decimal::whole(from)).is_err());
        }

        #[test]
        fn a_table_that_is_taken_has_no_gap_and_no_overlap(
            rows in proptest::collection::vec((0i64..40, 0i64..40), 1..8),
        ) {
            let rows: Vec<NormRow> = rows
                .into_iter()
                .map(|(from, to)| NormRow {
                    from: Decimal::from_thousandths(from * 1000),
                    to: Decimal::from_thousandths(to * 1000),
                    level: level("III"),
                    percentile: None,
                    dle: None,
                })
                .collect();
            if let Ok(table) = NormTable::new(head(), rows) {
                for pair in table.rows().windows(2) {
                    prop_assert_eq!(pair[1].from.minus(pair[0].to), Decimal::whole(1));
                }
            }
        }
    }
}
