//! Which new passwords are good enough. Length and guessing count; there are no rules about kinds of characters
//! (NIST SP 800-63B, ASVS 5.0 6.2.5).

use std::collections::BTreeSet;
use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zxcvbn::{
    Score,
    matching::patterns::{DictionaryPattern, MatchPattern},
    zxcvbn,
};

/// The fewest characters. ASVS 5.0 6.2.1 wants 8 and recommends 15; with a second factor and a slow hash, 12 is what a
/// school can keep up.
pub const LEAST: usize = 12;
/// The most characters: there must be an end, and 6.2.9 wants it at 64 or more.
pub const MOST: usize = 128;

/// The score from which a password holds: 10^10 guesses, which at 20 milliseconds each is six years of a processor for
/// somebody who stole the hash, and beyond guessing where attempts are limited. Three words that everybody knows are
/// 10^8 guesses (`Welkom2026!!`), one score lower.
const HOLDS: Score = Score::Four;

/// Parts of a name or an address shorter than this say nothing about a person.
const SHORTEST_PART: usize = 3;

/// Words shorter than this do not count as about a person, even where there is nothing else: an initial is any letter.
const SHORTEST_WORD: usize = 2;

/// Words that passwords in Dutch schools are made of (the list that ASVS 5.0 6.2.11 asks for), beside the English
/// list of common passwords that `zxcvbn` brings.
const SCHOOL_WORDS: &[&str] = &[
    "stut",
    "school",
    "basisschool",
    "schooljaar",
    "welkom",
    "wachtwoord",
    "geheim",
    "inloggen",
    "juf",
    "juffrouw",
    "juffie",
    "meester",
    "leraar",
    "lerares",
    "leerkracht",
    "docent",
    "directeur",
    "directie",
    "concierge",
    "team",
    "begeleider",
    "intern",
    "internbegeleider",
    "groep",
    "klas",
    "kleuters",
    "kleuter",
    "leerling",
    "leerlingen",
    "kinderen",
    "ouders",
    "rapport",
    "toets",
    "cito",
    "rekenen",
    "taal",
    "lezen",
    "spelling",
    "schoolplein",
    "vakantie",
    "zomervakantie",
    "kerst",
    "kerstmis",
    "sinterklaas",
    "pasen",
    "koningsdag",
    "zomer",
    "herfst",
    "winter",
    "lente",
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "weekend",
    "nederland",
    "holland",
    "oranje",
    "amsterdam",
    "rotterdam",
    "utrecht",
    "ajax",
    "feyenoord",
    "liefde",
    "schatje",
    "hallo",
    "computer",
    "laptop",
    "printer",
];

/// Why a new password is not good enough. Each has its own remedy, so each is its own text on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Weakness {
    /// Fewer characters than `least`.
    #[error("a password has at least {least} characters")]
    TooShort {
        /// The fewest that are taken.
        least: usize,
    },
    /// More characters than `most`.
    #[error("a password has at most {most} characters")]
    TooLong {
        /// The most that are taken.
        most: usize,
    },
    /// One that many people have, with or without digits and marks around it.
    #[error("many people have this password")]
    Common,
    /// Repeats, rows of keys, dates and short words: it is found in few guesses.
    #[error("this password is soon guessed")]
    Guessable,
    /// Made of the person's own name, address or school.
    #[error("this password is made of what others know about its owner")]
    AboutYou,
}

/// Whether a password may be chosen. `about` is what others know of the person: name, e-mail address, name of the
/// school. Characters are counted as Unicode scalar values.
///
/// The password itself is never changed: that [`super::hash`] gets it as it was typed.
///
/// # Errors
/// The first [`Weakness`] found, in the order of the enum, but what is about the person before what is common.
pub fn check_new(password: &str, about: &[&str]) -> Result<(), Weakness> {
    let length = password.chars().count();
    if length < LEAST {
        return Err(Weakness::TooShort { least: LEAST });
    }
    if length > MOST {
        return Err(Weakness::TooLong { most: MOST });
    }
    if is_made_of(password, about) {
        return Err(Weakness::AboutYou);
    }
    let about: BTreeSet<String> = about.iter().flat_map(|text| parts(text)).collect();
    let known: Vec<&str> = about.iter().map(String::as_str).chain(SCHOOL_WORDS.iter().copied()).collect();
    let folded = fold(password);
    let judged = zxcvbn(&folded, &known);
    if judged.score() >= HOLDS {
        return Ok(());
    }
    let words: Vec<&DictionaryPattern> = judged
        .sequence()
        .iter()
        .filter_map(|found| match &found.pattern {
            MatchPattern::Dictionary(word) => Some(word),
            _ => None,
        })
        .collect();
    if words.iter().any(|word| about.contains(&word.matched_word)) {
        return Err(Weakness::AboutYou);
    }
    // Most of it is words from lists; what is left is digits and marks around them.
    let in_words: usize = words.iter().map(|word| word.matched_word.chars().count()).sum();
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    if in_words > 0 && in_words >= letters { Err(Weakness::Common) } else { Err(Weakness::Guessable) }
}

/// The parts of a name or an address by which somebody is known: `Annelies de Vries` is `annelies`, `vries` and
/// `anneliesdevries`.
fn parts(text: &str) -> Vec<String> {
    let folded = fold(text).to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let whole: String =
        folded.split('@').next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect();
    let all = words.map(str::to_owned).chain([whole]);
    all.filter(|part| part.chars().count() >= SHORTEST_PART).collect()
}

/// Whether all letters of a password are words about the person, however often and with whatever between them. That is
/// guessed soon by who knows her, while one word after the other counts as many guesses.
fn is_made_of(password: &str, about: &[&str]) -> bool {
    let about: Vec<String> = about.iter().map(|text| fold(text).to_lowercase()).collect();
    let words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    let words: BTreeSet<&str> = words.filter(|word| word.chars().count() >= SHORTEST_WORD).collect();
    let letters: String = fold(password).to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let mut reached = BTreeSet::from([0]);
    while let Some(at) = reached.pop_first() {
        let rest = letters.get(at..).unwrap_or_default();
        if rest.is_empty() {
            return at > 0;
        }
        reached.extend(words.iter().filter(|word| rest.starts_with(**word)).map(|word| at + word.len()));
    }
    false
}

/// Without marks on letters: who is called Zoë is guessed as Zoe too.
fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ABOUT: &[&str] = &["Annelies de Vries", "a.devries@regenboog.example", "Basisschool De Regenboog"];

    #[test]
    fn length_counts_characters() {
        assert_eq!(check_new("kort maar", &[]), Err(Weakness::TooShort { least: 12 }));
        assert_eq!(check_new("Welkom2026!", &[]), Err(Weakness::TooShort { least: 12 }));
        assert_eq!(check_new(&"é".repeat(11), &[]), Err(Weakness::TooShort { least: 12 }));
        let long: String = "bcdfghjklmnpqrstvwxz7294".chars().cycle().take(129).collect();
        assert_eq!(check_new(&long, &[]), Err(Weakness::TooLong { most: 128 }));
        assert_eq!(
            check_new("dampende erwtensoep tikt zachtjes tegen het keukenraam van tante Bep", &[]),
            Ok(())
        );
    }

    #[test]
    fn what_many_have_is_refused() {
        for common in [
            "Welkom2026!!",
            "welkomwelkom",
            "Wachtwoord123",
            "Wachtwoord2026!",
            "juffrouw2026",
            "groep5groep5",
            "w3lkom2026!!",
            "password1234",
            "Basisschool1",
            "zomervakantie",
            "Sinterklaas5",
            "unbelievable",
        ] {
            let found = check_new(common, &[]);
            assert!(matches!(found, Err(Weakness::Common | Weakness::Guessable)), "{common}: {found:?}");
        }
        for common in ["Wachtwoord123", "Welkom2026!!", "Basisschool1", "zomervakantie", "unbelievable"] {
            assert_eq!(check_new(common, &[]), Err(Weakness::Common), "{common}");
        }
    }

    #[test]
    fn what_is_soon_guessed_is_refused() {
        for guessable in ["aaaaaaaaaaaa", "123456123456", "qwertyuiopas", "abcdefghijklm", "abcabcabcabc"] {
            assert!(check_new(guessable, &[]).is_err(), "{guessable}");
        }
        assert_eq!(check_new("aaaaaaaaaaaa", &[]), Err(Weakness::Guessable));
        assert_eq!(check_new("abcabcabcabc", &[]), Err(Weakness::Guessable));
    }

    #[test]
    fn what_others_know_is_refused() {
        for own in ["AnneliesVries1", "anneliesdevries", "Regenboog2026", "devries12345", "ànneliesvries"] {
            assert_eq!(check_new(own, ABOUT), Err(Weakness::AboutYou), "{own}");
        }
        // Of another person it may hold, or be weak for another reason.
        assert_ne!(check_new("Regenboog2026", &[]), Err(Weakness::AboutYou));
    }

    #[test]
    fn nothing_but_words_about_oneself_is_refused_however_long() {
        let about = ["Bo Beheer", "b.beheer@regenboog.example", "Basisschool De Regenboog"];
        for own in [
            "Bo Beheer Bo Beheer",
            "BoBeheerBoBeheerBoBeheer",
            "beheer! bo? beheer! bo? 1987",
            "Bó-Behéér-2026-Regenboog-Basisschool",
            "de regenboog de regenboog bo",
        ] {
            assert_eq!(check_new(own, &about), Err(Weakness::AboutYou), "{own}");
        }
        for good in ["Bo Beheer plukt paarse kiwi's", "8264917305826", "bobbelige zeehond in de regen"] {
            assert_eq!(check_new(good, &about), Ok(()), "{good}");
        }
        assert_eq!(check_new("bobobo mmmm wxqz kpvj", &["B. O. Mmmm"]), Ok(()), "initials are no words");
    }

    #[test]
    fn a_name_in_a_good_password_is_no_harm() {
        assert_eq!(check_new("annelies plukt paarse kiwi's op de maan", ABOUT), Ok(()));
    }

    #[test]
    fn any_kind_of_character_will_do() {
        for good in [
            "zeven groene fietsbellen",
            "hbvxqwmzpkrt",
            "8264917305826",
            "ключ под ковриком лежит",
            "🦔🌧️🚲🧀🎻🪁🦉🧦🌵🎲🐝🧲",
        ] {
            assert_eq!(check_new(good, ABOUT), Ok(()), "{good}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn random_passwords_hold(password in "[a-zA-Z0-9]{16,40}") {
            prop_assert_eq!(check_new(&password, ABOUT), Ok(()));
        }

        #[test]
        fn any_text_is_judged(password in "\\PC{0,140}", about in "\\PC{0,40}") {
            let length = password.chars().count();
            let judged = check_new(&password, &[&about]);
            if !(LEAST..=MOST).contains(&length) {
                prop_assert!(judged.is_err());
            }
        }
    }
}
