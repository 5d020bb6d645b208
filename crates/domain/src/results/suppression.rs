//! Which numbers of pupils may stand on a page for people who may see no child.
//!
//! A number below ten can be traced to children by who knows the school, so it is not shown. Nor is one from which such
//! a number follows: in a table with totals, what is left out of a total is known as soon as the rest is. The bound is a
//! choice of ours, the same as below which the product gives no percentage.
//!
//! The rows of such a table lie inside each other: the school, its year groups, their groups. Of every row that is shown,
//! take away the shown rows inside it: what remains is its *rest*. Rests do not overlap, and everything that can be
//! computed from the shown rows by adding and subtracting is a sum of whole rests. So it is enough that each rest may be
//! known; then each sum of rests may be.

use std::ops::Range;

/// The smallest number of pupils that is shown.
pub const SMALLEST_SHOWN: u64 = 10;

/// How far apart the lowest and the highest value must lie that a number left out can have, when it can differ so much
/// at all: that a rest of 18 is divided over two groups of fewer than ten says that each has nine.
const UNCERTAINTY: u64 = 4;

/// A number of pupils as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// It is shown.
    Shown(u32),
    /// It is smaller than [`SMALLEST_SHOWN`].
    Small,
    /// Another number would follow from it that may not be known.
    Withheld,
}

impl Figure {
    /// Whether it is shown.
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Shown(_))
    }
}

/// What the numbers are a part of.
#[derive(Debug, Clone, Copy)]
pub enum Whole<'a> {
    /// Of nothing: all pupils of a group are counted.
    Itself,
    /// Of these pupils, part by part. Who is not counted is as telling as who is: with how many have a signal stands how
    /// many have none, and a group in which all have one says it of each child.
    Of(&'a [u32]),
    /// As [`Whole::Of`], but that everybody is counted says nothing about a child: all pupils with a signal are a blind
    /// spot.
    OfPerhapsAll(&'a [u32]),
}

/// Decides which rows of a table are shown.
///
/// `numbers` has one number for each smallest part (a group, a level); a row is a stretch of parts. Rows lie inside each
/// other or beside each other, and an outer one comes before those inside it. Only rows for which `may` says so are
/// shown; a number of a part of the pupils may be shown only where their own number is.
pub fn suppress(
    numbers: &[u32],
    whole: Whole<'_>,
    rows: &[Range<usize>],
    may: impl Fn(usize) -> bool,
) -> Vec<Figure> {
    let may: Vec<bool> = (0..rows.len()).map(may).collect();
    let mut table = Table { numbers, whole, rows, may: &may, shown: vec![false; rows.len()] };
    for (row, _) in may.iter().enumerate().filter(|(_, may)| **may) {
        table.set(row, true);
        let around = (0..row).rev().find(|other| table.is_shown(*other) && table.lies_in(row, *other));
        let around_may = around.is_none_or(|around| {
            let rest = table.rest(around);
            rest.is_empty() || table.may_be_known(&rest, around)
        });
        if !(around_may && table.may_be_known(&table.rest(row), row)) {
            table.set(row, false);
        }
    }
    (0..rows.len()).map(|row| table.figure(row)).collect()
}

struct Table<'a> {
    numbers: &'a [u32],
    whole: Whole<'a>,
    rows: &'a [Range<usize>],
    may: &'a [bool],
    shown: Vec<bool>,
}

/// The lowest and the highest value that a number can have for who sees the page.
struct Unknown {
    low: u64,
    high: u64,
    /// Whether the number itself may not be known; else it is left out for the sake of another one.
    is_secret: bool,
}

impl Table<'_> {
    fn set(&mut self, row: usize, is_shown: bool) {
        if let Some(shown) = self.shown.get_mut(row) {
            *shown = is_shown;
        }
    }

    fn is_shown(&self, row: usize) -> bool {
        self.shown.get(row).copied().unwrap_or_default()
    }

    fn row(&self, row: usize) -> Range<usize> {
        self.rows.get(row).cloned().unwrap_or_default()
    }

    fn lies_in(&self, row: usize, other: usize) -> bool {
        let (row, other) = (self.row(row), self.row(other));
        other.start <= row.start && row.end <= other.end
    }

    /// The parts of a shown row that are in no shown row inside it.
    fn rest(&self, row: usize) -> Vec<usize> {
        let inside: Vec<usize> =
            (row + 1..self.rows.len()).filter(|r| self.is_shown(*r) && self.lies_in(*r, row)).collect();
        self.row(row).filter(|part| !inside.iter().any(|r| self.row(*r).contains(part))).collect()
    }

    fn sum(&self, row: usize) -> u64 {
        self.row(row).map(|part| u64::from(self.number(part))).sum()
    }

    fn number(&self, part: usize) -> u32 {
        self.numbers.get(part).copied().unwrap_or_default()
    }

    /// The pupils of a part, when the number is about some of them.
    fn pupils(&self, part: usize) -> Option<u32> {
        match self.whole {
            Whole::Itself => None,
            Whole::Of(pupils) | Whole::OfPerhapsAll(pupils) => pupils.get(part).copied(),
        }
    }

    /// Whether the rest of a row may be known: neither it nor those who are not counted are few, and it does not betray
    /// what is inside it.
    fn may_be_known(&self, rest: &[usize], row: usize) -> bool {
        let number: u64 = rest.iter().map(|part| u64::from(self.number(*part))).sum();
        let pupils: u64 = rest.iter().filter_map(|part| self.pupils(*part)).map(u64::from).sum();
        let is_large = number >= SMALLEST_SHOWN && self.others_may(pupils.saturating_sub(number));
        is_large && (rest.len() == 1 || self.keeps_secret(rest, row, number))
    }

    /// Whether it may be known how many are not counted.
    const fn others_may(&self, others: u64) -> bool {
        match self.whole {
            Whole::Itself => true,
            Whole::Of(_) => others >= SMALLEST_SHOWN,
            Whole::OfPerhapsAll(_) => others == 0 || others >= SMALLEST_SHOWN,
        }
    }

    /// Whether each secret number inside a rest keeps several values that it can have, by all that the page says of it.
    fn keeps_secret(&self, rest: &[usize], row: usize, total: u64) -> bool {
        let unknown = self.unknown(rest, row);
        let lows: u64 = unknown.iter().map(|one| one.low).sum();
        let highs: u64 = unknown.iter().map(|one| one.high).sum();
        unknown.iter().filter(|one| one.is_secret).all(|one| {
            let low = one.low.max(total.saturating_sub(highs - one.high));
            let high = one.high.min(total.saturating_sub(lows - one.low));
            high.saturating_sub(low) >= UNCERTAINTY.min(one.high - one.low)
        })
    }

    /// The numbers inside a rest: what the page calls small as one, however many parts it has, and every other part.
    fn unknown(&self, rest: &[usize], row: usize) -> Vec<Unknown> {
        let inside = (row + 1..self.rows.len()).filter(|other| self.lies_in(*other, row));
        let small: Vec<Range<usize>> =
            inside.filter(|other| self.sum(*other) < SMALLEST_SHOWN).map(|other| self.row(other)).collect();
        let mut unknown = Vec::new();
        let mut done = 0;
        for part in rest {
            if let Some(small) = small.iter().find(|small| small.contains(part)) {
                if *part >= done {
                    unknown.push(self.small_one(small.clone()));
                }
                done = done.max(small.end);
            } else {
                unknown.push(self.other_one(*part));
            }
        }
        unknown
    }

    /// What the page calls small.
    fn small_one(&self, row: Range<usize>) -> Unknown {
        let most: Option<u64> = row.map(|part| self.most(part)).sum();
        Unknown {
            low: 0,
            high: most.map_or(SMALLEST_SHOWN - 1, |most| most.min(SMALLEST_SHOWN - 1)),
            is_secret: true,
        }
    }

    /// A part that the page does not call small: so it is not, when it has a row of its own.
    fn other_one(&self, part: usize) -> Unknown {
        let number = u64::from(self.number(part));
        let low = if self.row_of(part).is_some() { SMALLEST_SHOWN.min(number) } else { 0 };
        let others = self.pupils(part).map_or(0, |pupils| u64::from(pupils).saturating_sub(number));
        let is_large = number >= SMALLEST_SHOWN && self.others_may(others);
        Unknown { low, high: self.most(part).unwrap_or(u64::from(u32::MAX)), is_secret: !is_large }
    }

    /// The most that the number of a part can be: it is of so many pupils, and that is shown.
    fn most(&self, part: usize) -> Option<u64> {
        let is_known = self.row_of(part).and_then(|row| self.may.get(row)).copied().unwrap_or_default();
        self.pupils(part).filter(|_| is_known).map(u64::from)
    }

    /// The row of this part alone.
    fn row_of(&self, part: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == (part..part + 1))
    }

    fn figure(&self, row: usize) -> Figure {
        match u32::try_from(self.sum(row)) {
            Ok(number) if self.is_shown(row) => Figure::Shown(number),
            _ if self.sum(row) < SMALLEST_SHOWN => Figure::Small,
            _ => Figure::Withheld,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure::*, *};
    use proptest::prelude::*;

    fn everywhere(_: usize) -> bool {
        true
    }

    /// A school with its groups as rows.
    fn of_groups(numbers: &[u32], whole: Whole<'_>) -> Vec<Figure> {
        let groups = 0..numbers.len();
        let rows: Vec<_> = [groups.clone()].into_iter().chain(groups.map(|at| at..at + 1)).collect();
        suppress(numbers, whole, &rows, everywhere)
    }

    #[test]
    fn large_numbers_are_shown_and_small_ones_are_not() {
        assert_eq!(of_groups(&[24, 26], Whole::Itself), [Shown(50), Shown(24), Shown(26)]);
        assert_eq!(of_groups(&[4], Whole::Itself), [Small, Small]);
        assert_eq!(of_groups(&[0, 3], Whole::Itself), [Small, Small, Small]);
        assert_eq!(of_groups(&[], Whole::Itself), [Small]);
    }

    #[test]
    fn what_a_small_number_would_follow_from_is_withheld() {
        assert_eq!(of_groups(&[24, 26, 4], Whole::Itself), [Shown(54), Shown(24), Withheld, Small]);
        // The third part has no row, and follows all the same.
        let rows = [0..3, 0..2, 0..1, 1..2];
        let figures = suppress(&[24, 26, 4], Whole::Itself, &rows, everywhere);
        assert_eq!(figures, [Shown(54), Withheld, Shown(24), Withheld]);
        // Without the total nothing follows.
        let without_total = suppress(&[26, 4], Whole::Itself, &[0..1, 1..2], everywhere);
        assert_eq!(without_total, [Shown(26), Small]);
    }

    #[test]
    fn two_small_numbers_cover_each_other_when_they_are_large_enough_together() {
        assert_eq!(of_groups(&[24, 3, 4], Whole::Itself), [Shown(31), Withheld, Small, Small]);
        assert_eq!(of_groups(&[24, 6, 7, 8], Whole::Itself), [Shown(45), Shown(24), Small, Small, Small]);
        // Eighteen over two numbers below ten are nine and nine.
        assert_eq!(of_groups(&[24, 9, 9], Whole::Itself), [Shown(42), Withheld, Small, Small]);
    }

    #[test]
    fn nobody_beside_exactly_ten_does_not_follow() {
        // A rest of ten over a number of ten or more and one below ten would say that the second is nobody.
        assert_eq!(of_groups(&[30, 10, 0], Whole::Itself), [Shown(40), Withheld, Shown(10), Small]);
    }

    #[test]
    fn who_is_not_counted_is_as_telling() {
        assert_eq!(of_groups(&[20], Whole::Of(&[24])), [Withheld, Withheld]);
        assert_eq!(of_groups(&[24], Whole::Of(&[24])), [Withheld, Withheld]);
        assert_eq!(of_groups(&[24], Whole::OfPerhapsAll(&[24])), [Shown(24), Shown(24)]);
        assert_eq!(of_groups(&[24], Whole::OfPerhapsAll(&[25])), [Withheld, Withheld]);
        assert_eq!(of_groups(&[12], Whole::Of(&[24])), [Shown(12), Shown(12)]);
        // All of them everywhere: how many that is in each group is left out of both tables.
        let rows = [0..3, 0..1, 1..2, 2..3];
        let blind = suppress(&[4, 5, 6], Whole::OfPerhapsAll(&[4, 5, 6]), &rows, |row| row == 0);
        assert_eq!(blind, [Shown(15), Small, Small, Small]);
    }

    #[test]
    fn a_number_inside_a_year_group_follows_from_the_school_too() {
        // Two year groups of two groups each; the last group is small.
        let rows = [0..4, 0..2, 0..1, 1..2, 2..4, 2..3, 3..4];
        let figures = suppress(&[20, 20, 20, 4], Whole::Itself, &rows, everywhere);
        assert_eq!(figures, [Shown(64), Shown(40), Shown(20), Shown(20), Shown(24), Withheld, Small]);
    }

    #[test]
    fn only_rows_that_may_are_shown() {
        let figures = suppress(&[20, 20], Whole::Itself, &[0..2, 0..1, 1..2], |row| row != 1);
        assert_eq!(figures, [Shown(40), Withheld, Shown(20)]);
    }

    /// The rank of rows of ones and zeros, by elimination over the fractions, as whole numbers.
    fn rank(mut rows: Vec<Vec<i128>>) -> usize {
        let mut rank = 0;
        for column in 0..rows.first().map_or(0, Vec::len) {
            let Some(pivot) = (rank..rows.len()).find(|r| rows[*r][column] != 0) else { continue };
            rows.swap(rank, pivot);
            for other in rank + 1..rows.len() {
                let (by, from) = (rows[rank][column], rows[other][column]);
                for at in 0..rows[other].len() {
                    rows[other][at] = rows[other][at] * by - rows[rank][at] * from;
                }
            }
            rank += 1;
        }
        rank
    }

    fn ones(parts: impl Fn(usize) -> bool, count: usize) -> Vec<i128> {
        (0..count).map(|part| i128::from(parts(part))).collect()
    }

    /// Year groups with their groups: pupils, and how many of them are counted.
    fn schools() -> impl Strategy<Value = Vec<Vec<(u32, u32)>>> {
        let group = (0u32..34).prop_flat_map(|pupils| (Just(pupils), 0..=pupils));
        prop::collection::vec(prop::collection::vec(group, 1..4), 1..4)
    }

    proptest! {
        /// Whatever set of groups somebody adds up from what is shown, it is never small, nor is who is left in it.
        #[test]
        fn no_small_number_follows_by_adding_and_subtracting(school in schools()) {
            let groups: Vec<(u32, u32)> = school.iter().flatten().copied().collect();
            let count = groups.len();
            let mut rows: Vec<Range<usize>> = std::iter::once(0..count).collect();
            let mut from = 0;
            for year_group in &school {
                rows.push(from..from + year_group.len());
                rows.extend((from..from + year_group.len()).map(|at| at..at + 1));
                from += year_group.len();
            }
            let (pupils, counted): (Vec<u32>, Vec<u32>) = groups.into_iter().unzip();
            let of_pupils = suppress(&pupils, Whole::Itself, &rows, everywhere);
            let of_counted = suppress(&counted, Whole::Of(&pupils), &rows, |row| of_pupils[row].is_shown());
            for (figures, is_counted) in [(&of_pupils, false), (&of_counted, true)] {
                let shown: Vec<_> = rows.iter().zip(figures).filter(|(_, f)| f.is_shown()).map(|(row, _)| row).collect();
                let known: Vec<Vec<i128>> = shown.iter().map(|row| ones(|part| row.contains(&part), count)).collect();
                let known_rank = rank(known.clone());
                for set in 1u32..1 << count {
                    let inside = |part: usize| set & (1 << part) != 0;
                    let mut with_set = known.clone();
                    with_set.push(ones(inside, count));
                    if rank(with_set) != known_rank {
                        continue;
                    }
                    let sum = |numbers: &[u32]| (0..count).filter(|p| inside(*p)).map(|p| numbers[p]).sum::<u32>();
                    let number = if is_counted { sum(&counted) } else { sum(&pupils) };
                    prop_assert!(u64::from(number) >= SMALLEST_SHOWN, "{set:b} is {number} in {figures:?}");
                    prop_assert!(!is_counted || u64::from(sum(&pupils) - number) >= SMALLEST_SHOWN, "{set:b} in {figures:?}");
                }
            }
        }

        /// What is large enough, and so is all around it, is not left out for nothing.
        #[test]
        fn a_school_of_large_groups_is_shown_whole(groups in prop::collection::vec(10u32..35, 1..8)) {
            prop_assert!(of_groups(&groups, Whole::Itself).iter().all(|figure| figure.is_shown()));
        }
    }
}
