//! From values and dates to places in the picture.

use jiff::civil::Date;

/// Values are cut off here before they are placed, so that no sum overflows.
const LARGEST: f64 = 1e9;
/// The steps that read as round: one, two or five times a power of ten.
const ROUND: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

/// A straight scale from values (any unit) to user units of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    from: (f64, f64),
    to: (f64, f64),
}

impl Linear {
    /// Values `from.0..from.1` are placed at `to.0..to.1`.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from: (tame(from.0), tame(from.1)), to }
    }

    /// The place of a value. What lies outside is placed on the edge; when the scale has no length, or the value is
    /// no number, the place is the middle.
    pub fn at(&self, value: f64) -> f64 {
        let length = self.from.1 - self.from.0;
        let share = (tame(value) - self.from.0) / length;
        let share = if length == 0.0 || value.is_nan() || !share.is_finite() { 0.5 } else { share };
        self.to.0 + share.clamp(0.0, 1.0) * (self.to.1 - self.to.0)
    }
}

/// A scale from dates to user units of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time(Linear);

impl Time {
    /// The scale on which the first and the last of these dates lie on the edges; `None` without dates.
    pub fn over(dates: impl IntoIterator<Item = Date>, to: (f64, f64)) -> Option<Self> {
        let mut first_and_last: Option<(Date, Date)> = None;
        for date in dates {
            let (first, last) = first_and_last.unwrap_or((date, date));
            first_and_last = Some((first.min(date), last.max(date)));
        }
        first_and_last.map(|(first, last)| Self(Linear::new((days(first), days(last)), to)))
    }

    /// The place of a date.
    pub fn at(&self, date: Date) -> f64 {
        self.0.at(days(date))
    }
}

/// Days since the start of the year 1, only ever used as a difference.
fn days(date: Date) -> f64 {
    let start = Date::constant(1, 1, 1);
    start.until(date).map_or(0.0, |span| f64::from(span.get_days()))
}

/// Round values along an axis, with the first at or below the smallest value and the last at or above the largest.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// The values in rising order, at least two.
    pub values: Vec<f64>,
}

impl Ticks {
    /// About `wanted` (2 to 20) round values around all of `values`. Values that are no numbers do not count; equal
    /// values get room above and below; no values give 0 to 1.
    pub fn around(values: impl IntoIterator<Item = f64>, wanted: u8) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|v| v.is_finite()) {
            low = low.min(tame(value));
            high = high.max(tame(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if high - low < low.abs().max(1.0) * 1e-6 {
            let room = (low.abs() * 0.02).max(1.0);
            (low, high) = (low - room, high + room);
        }
        let step = round_step((high - low) / f64::from(wanted.clamp(2, 20)));
        let first = (low / step).floor();
        let mut values = Vec::new();
        let mut count = 0.0;
        loop {
            let value = (first + count) * step;
            // Without this, 3 x 0.1 would carry its rounding error into a label.
            let value = (value * 1e6).round() / 1e6;
            values.push(value);
            count += 1.0;
            if (value >= high && values.len() >= 2) || values.len() > 50 {
                return Self { values };
            }
        }
    }

    /// The first and the last value: the ends of the axis.
    pub fn ends(&self) -> (f64, f64) {
        (self.values.first().copied().unwrap_or(0.0), self.values.last().copied().unwrap_or(1.0))
    }
}

/// The smallest round step that is not below the given one.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let within = rough / power;
    let step = ROUND.into_iter().find(|s| within <= s + 1e-9).unwrap_or(10.0) * power;
    if step.is_finite() && step > 0.0 { step } else { 1.0 }
}

fn tame(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-LARGEST, LARGEST) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(Ticks::around([120.0, 199.0], 5).values, [120.0, 140.0, 160.0, 180.0, 200.0]);
        assert_eq!(Ticks::around([0.1, 0.32], 5).values, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
        assert_eq!(Ticks::around([-7.0, 3.0], 4).values, [-10.0, -5.0, 0.0, 5.0]);
        assert_eq!(Ticks::around([], 4).ends(), (0.0, 1.0));
        let (low, high) = Ticks::around([200.0], 4).ends();
        assert!(low < 200.0 && high > 200.0);
    }

    #[test]
    fn time_keeps_its_proportions() {
        let (first, middle, last) = (date(2025, 1, 1), date(2025, 1, 11), date(2025, 2, 10));
        let time = Time::over([last, first], (0.0, 400.0)).expect("two dates");
        assert_eq!((time.at(first), time.at(middle), time.at(last)), (0.0, 100.0, 400.0));
        let one = Time::over([first], (0.0, 400.0)).expect("one date");
        assert_eq!(one.at(first), 200.0);
        assert_eq!(Time::over([], (0.0, 1.0)), None);
    }

    proptest! {
        #[test]
        fn a_place_is_always_inside(a in any::<f64>(), b in any::<f64>(), value in any::<f64>()) {
            let place = Linear::new((a, b), (40.0, 600.0)).at(value);
            prop_assert!((40.0..=600.0).contains(&place), "{}", place);
        }

        #[test]
        fn ticks_enclose(values in proptest::collection::vec(-1e6f64..1e6, 1..40), wanted in 0u8..30) {
            let ticks = Ticks::around(values.iter().copied(), wanted);
            let (low, high) = ticks.ends();
            prop_assert!(values.iter().all(|v| *v >= low - 1e-6 && *v <= high + 1e-6));
            prop_assert!(ticks.values.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(ticks.values.len() <= 23);
        }

        #[test]
        fn ticks_bear_anything(values in proptest::collection::vec(any::<f64>(), 0..5), wanted in any::<u8>()) {
            let ticks = Ticks::around(values, wanted);
            prop_assert!(ticks.values.len() >= 2);
            prop_assert!(ticks.values.iter().all(|v| v.is_finite()));
        }
    }
}
