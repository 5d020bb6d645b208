//! Dutch and English texts as typed functions, and the Dutch way to write numbers and dates.
//!
//! The texts are in `locales/{nl,en}/*.ftl`, one file per capability. The build turns message `overview-title` with the
//! variable `$group` into [`Texts::overview_title`], so that a text that is missing in one language, or a variable
//! that is forgotten, does not compile. See the README for how to add one.
//!
//! ```
//! use i18n::{Language, Texts};
//!
//! let texts = Texts::of(Language::Nl);
//! assert_eq!(texts.nav_groups(), "Groepen");
//! assert_eq!(texts.pupil_count(1), "1 leerling");
//! assert_eq!(texts.pupil_count(24), "24 leerlingen");
//! ```

mod argument;
mod dates;
mod language;
mod numbers;

pub use argument::{Arg, Count};
pub use language::{Language, UnknownLanguage};

/// The texts in one language. Every function is one message; its arguments are the variables of the message **in
/// alphabetical order**, so that rewording a text never changes what a call means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

static DUTCH: Texts = Texts { language: Language::Nl };
static ENGLISH: Texts = Texts { language: Language::En };

impl Texts {
    /// The texts in a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &DUTCH,
            Language::En => &ENGLISH,
        }
    }

    /// The language of these texts, for dates, numbers and the `lang` of a page.
    pub const fn language(&self) -> Language {
        self.language
    }
}

#[allow(
    clippy::if_same_then_else,
    clippy::too_many_lines,
    rustdoc::bare_urls,
    reason = "two choices of a text may say the same, a text may have many choices, and one with an address is no link"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

#[cfg(test)]
mod every_text;
