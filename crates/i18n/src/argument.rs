//! What a text can be given.

use crate::Language;
use std::borrow::Cow;

/// A value that a text shows: letters as they are, or a whole number, written the way of the language.
///
/// Numbers with decimals and dates are written first, with the functions of [`Language`], and handed over as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Letters as they are; nothing is escaped here, that is the template's task.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(Count),
}

/// A whole number that can decide between texts, such as one and many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(i64);

// The generated functions use what they need of these; which that is depends on the messages.
#[allow(dead_code, reason = "called by generated code, which may have no choice by word or by number")]
impl Arg<'_> {
    pub(crate) fn put(&self, language: Language, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Number(number) => number.put(language, out),
        }
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        matches!(self, Self::Text(text) if text == word)
    }
}

#[allow(dead_code, reason = "called by generated code, which may have no choice by word or by number")]
impl Count {
    pub(crate) fn put(self, language: Language, out: &mut String) {
        out.push_str(&language.whole(self.0));
    }

    pub(crate) const fn is(self, number: i64) -> bool {
        self.0 == number
    }

    pub(crate) const fn is_one(self) -> bool {
        self.0.unsigned_abs() == 1
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Arg<'_> {
    fn from(letter: char) -> Self {
        Self::Text(Cow::Owned(letter.to_string()))
    }
}

impl From<Count> for Arg<'_> {
    fn from(count: Count) -> Self {
        Self::Number(count)
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Count {
            fn from(number: $number) -> Self {
                // A count beyond 2^63 does not exist in a school.
                Self(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )*};
}

from_numbers!(u64, usize);

macro_rules! from_small_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Count {
            fn from(number: $number) -> Self {
                Self(i64::from(number))
            }
        }

        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )*};
}

from_small_numbers!(i8, i16, i32, i64, u8, u16, u32);
