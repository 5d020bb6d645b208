//! Decimal numbers that are kept exactly.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A decimal number kept exactly, as whole thousandths: a skill score on its scale, a percentile (0 to 100) of the
/// norm group, a didactic age equivalent in months. Both database engines add whole numbers alike, fractions not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decimal(i64);

/// The text is no decimal number, or it is beyond a thousand million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADecimal;

const UNIT: i64 = 1000;
const LARGEST: i64 = 1_000_000_000;

impl Decimal {
    /// A number from its whole thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// A whole number.
    pub const fn whole(number: i32) -> Self {
        // Widening; `i64::from` is not const.
        #[expect(clippy::as_conversions, reason = "i32 to i64 never loses anything")]
        Self(number as i64 * UNIT)
    }

    /// The whole thousandths, as the database keeps them.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The number as a floating-point value, for drawing and for JSON.
    pub fn as_f64(self) -> f64 {
        #[expect(
            clippy::as_conversions,
            clippy::cast_precision_loss,
            reason = "at most 10^12, exact in an f64"
        )]
        let value = self.0 as f64;
        value / 1000.0
    }

    /// The difference, for example the growth between two sittings on one scale.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Rounded to one decimal, halves away from zero.
    #[must_use]
    pub const fn to_tenths(self) -> Self {
        let half = if self.0 < 0 { -50 } else { 50 };
        Self((self.0 + half) / 100 * 100)
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads a whole number or a decimal number with a point or, as Dutch files have it, a comma. More than three
    /// decimals are rounded to three.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(NotADecimal);
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NotADecimal)? };
        if whole > LARGEST {
            return Err(NotADecimal);
        }
        let mut thousandths = 0;
        let mut bytes = fraction.bytes().map(|b| i64::from(b - b'0'));
        for weight in [100, 10, 1] {
            thousandths += weight * bytes.next().unwrap_or(0);
        }
        if bytes.next().is_some_and(|digit| digit >= 5) {
            thousandths += 1;
        }
        let value = whole * UNIT + thousandths;
        Ok(Self(if negative { -value } else { value }))
    }
}

impl fmt::Display for Decimal {
    /// With a point and without needless zeros: `210`, `68.5`. Screens use the Dutch form of the `i18n` crate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) =
            if self.0 < 0 { ("-", self.0.unsigned_abs()) } else { ("", self.0.unsigned_abs()) };
        let (whole, rest) = (size / 1000, size % 1000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_point_and_comma() {
        assert_eq!("68,5".parse(), Ok(Decimal(68_500)));
        assert_eq!(" 210 ".parse(), Ok(Decimal(210_000)));
        assert_eq!("-0.25".parse(), Ok(Decimal(-250)));
        assert_eq!("1.2345".parse(), Ok(Decimal(1_235)));
        for bad in ["", "-", ".", "1.2.3", "1e3", "NaN", "12a", "99999999999", "١٢"] {
            assert_eq!(bad.parse::<Decimal>(), Err(NotADecimal), "{bad}");
        }
    }

    #[test]
    fn rounds_to_one_decimal() {
        for (from, to) in [(1_249, 1_200), (1_250, 1_300), (-1_250, -1_300), (0, 0), (-40, 0)] {
            assert_eq!(Decimal(from).to_tenths(), Decimal(to));
        }
    }

    proptest! {
        #[test]
        fn text_and_back(thousandths in -1_000_000_000_000i64..1_000_000_000_000) {
            let number = Decimal(thousandths);
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
