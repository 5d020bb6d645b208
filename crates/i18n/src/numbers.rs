//! Numbers as a person reads them. Decimals come in as whole thousandths, which is how they are kept.

use crate::Language;

/// The real minus sign, as wide as a plus; a hyphen is lost beside a figure.
const MINUS: char = '\u{2212}';

impl Language {
    /// A whole number; from five digits on in groups of three: `2026`, `12.345` (English `12,345`).
    pub fn whole(self, number: i64) -> String {
        let mut out = String::new();
        self.put_whole(number < 0, number.unsigned_abs(), &mut out);
        out
    }

    /// A decimal number given in thousandths, without needless zeros: `68,5` (English `68.5`), `210`.
    pub fn decimal(self, thousandths: i64) -> String {
        let mut out = String::new();
        let size = thousandths.unsigned_abs();
        self.put_whole(thousandths < 0, size / 1000, &mut out);
        let decimals = format!("{:03}", size % 1000);
        let decimals = decimals.trim_end_matches('0');
        if !decimals.is_empty() {
            out.push(self.decimal_sign());
            out.push_str(decimals);
        }
        out
    }

    /// A difference given in thousandths, with its sign and at most one decimal, halves away from zero: `+8`, `−3`,
    /// `+2,5`, and `0` when nothing changed.
    pub fn growth(self, thousandths: i64) -> String {
        let tenths = thousandths.unsigned_abs().saturating_add(50) / 100;
        let size = i64::try_from(tenths * 100).unwrap_or(i64::MAX);
        match thousandths {
            _ if size == 0 => "0".to_owned(),
            ..0 => self.decimal(-size),
            _ => format!("+{}", self.decimal(size)),
        }
    }

    /// A share given in thousandths of a hundredth part, rounded to whole per cents: `12%`. Say the number of pupils
    /// beside it: below ten pupils a percentage alone misleads.
    pub fn percentage(self, thousandths: i64) -> String {
        let half = if thousandths < 0 { -500 } else { 500 };
        format!("{}%", self.whole(thousandths.saturating_add(half) / 1000))
    }

    const fn decimal_sign(self) -> char {
        match self {
            Self::Nl => ',',
            Self::En => '.',
        }
    }

    const fn group_sign(self) -> char {
        match self {
            Self::Nl => '.',
            Self::En => ',',
        }
    }

    fn put_whole(self, negative: bool, size: u64, out: &mut String) {
        if negative {
            out.push(MINUS);
        }
        let digits = size.to_string();
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len() - place;
            if digits.len() > 4 && place > 0 && left.is_multiple_of(3) {
                out.push(self.group_sign());
            }
            out.push(digit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_dutch_and_the_english_way() {
        for (number, dutch, english) in [
            (0, "0", "0"),
            (210_000, "210", "210"),
            (68_500, "68,5", "68.5"),
            (-250, "−0,25", "−0.25"),
            (1_005, "1,005", "1.005"),
            (2_026_000, "2026", "2026"),
            (12_345_678, "12.345,678", "12,345.678"),
            (1_234_567_000, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(Language::Nl.decimal(number), dutch);
            assert_eq!(Language::En.decimal(number), english);
        }
    }

    #[test]
    fn growth_has_a_sign_and_one_decimal() {
        for (change, dutch) in [
            (8_000, "+8"),
            (-3_000, "−3"),
            (2_450, "+2,5"),
            (-2_450, "−2,5"),
            (40, "0"),
            (-49, "0"),
            (50, "+0,1"),
        ] {
            assert_eq!(Language::Nl.growth(change), dutch);
        }
        assert_eq!(Language::En.growth(-2_500), "−2.5");
    }

    #[test]
    fn per_cents_are_whole() {
        assert_eq!(Language::Nl.percentage(12_500), "13%");
        assert_eq!(Language::Nl.percentage(12_499), "12%");
    }

    proptest! {
        #[test]
        fn the_digits_of_a_number_are_kept(number: i64) {
            let said = Language::Nl.whole(number).replace('.', "").replace(MINUS, "-");
            prop_assert_eq!(said, number.to_string());
            let said = Language::En.decimal(number);
            let (whole, decimals) = said.split_once('.').unwrap_or((&said, ""));
            let digits = format!("{}{decimals:0<3}", whole.replace(',', "").replace(MINUS, "-"));
            prop_assert_eq!(digits.parse::<i128>().unwrap(), i128::from(number));
        }

        #[test]
        fn growth_never_overflows(number: i64) {
            Language::Nl.growth(number);
            Language::Nl.percentage(number);
        }
    }
}
