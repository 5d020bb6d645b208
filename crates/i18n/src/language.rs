//! The languages of the screens.

use std::{fmt, str::FromStr};

/// A language in which the screens can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Language {
    /// Dutch: what a school gets unless it chooses otherwise.
    #[default]
    Nl,
    /// English.
    En,
}

/// The code is of no language that the screens have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language")
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// All languages, Dutch first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The two-letter code of ISO 639-1, as it stands in `lang` of a page and in settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language that a browser asks for with its `Accept-Language` header; Dutch when it asks for none of ours.
    /// The highest weight wins; of equal weights the first.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        for wish in header.split(',') {
            let (range, rest) = wish.split_once(';').unwrap_or((wish, ""));
            let tag = range.trim().split('-').next().unwrap_or("");
            let Ok(language) = tag.parse::<Self>() else { continue };
            let weight = weight(rest);
            if weight > 0 && best.is_none_or(|(before, _)| weight > before) {
                best = Some((weight, language));
            }
        }
        best.map_or(Self::default(), |(_, language)| language)
    }
}

/// The weight in thousandths of `q=0.8`; a wish without one weighs 1, one that cannot be read weighs 0.
fn weight(parameters: &str) -> u16 {
    let Some(q) = parameters.split(';').find_map(|one| one.trim().strip_prefix("q=")) else { return 1000 };
    let (whole, decimals) = q.split_once('.').unwrap_or((q, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return 0;
    }
    match whole {
        "1" => 1000,
        "0" => format!("{decimals:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let same = |language: &Self| language.code().eq_ignore_ascii_case(text);
        Self::ALL.into_iter().find(same).ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_browser_gets_the_language_it_likes_best() {
        for (header, language) in [
            ("nl-NL,nl;q=0.9,en;q=0.8", Language::Nl),
            ("en-GB,en;q=0.9,nl;q=0.8", Language::En),
            ("de, en;q=0.3", Language::En),
            ("en;q=0.3, nl;q=0.35", Language::Nl),
            ("en;q=0, fr", Language::Nl),
            ("en;q=oops", Language::Nl),
            ("EN", Language::En),
            ("", Language::Nl),
            ("*", Language::Nl),
        ] {
            assert_eq!(Language::from_accept_language(header), language, "{header}");
        }
    }

    #[test]
    fn codes_and_back() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
        }
        assert_eq!("fy".parse::<Language>(), Err(UnknownLanguage));
    }

    proptest! {
        #[test]
        fn any_header_is_safe(header in ".{0,60}") {
            Language::from_accept_language(&header);
        }
    }
}
