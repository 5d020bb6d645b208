//! Every generated function says what Fluent's own formatter says, for every kind of number.

use crate::{Arg, Count, Language, Texts};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::collections::BTreeMap;

struct EveryText {
    id: &'static str,
    counts: &'static [&'static str],
    shown: &'static [&'static str],
    say: fn(&Texts, &Values) -> String,
}

include!(concat!(env!("OUT_DIR"), "/every_text.rs"));

struct Values {
    counts: BTreeMap<&'static str, i64>,
}

impl Values {
    fn count(&self, name: &str) -> Count {
        Count::from(self.counts[name])
    }

    #[expect(clippy::unused_self, reason = "the generated calls read alike")]
    fn text(&self, name: &str) -> Arg<'static> {
        Arg::from(sample(name))
    }
}

fn sample(name: &str) -> String {
    format!("‹{name} é›")
}

fn fluent(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap()]);
    bundle.set_use_isolating(false);
    // Only how a number is written is ours.
    bundle.set_formatter(Some(match language {
        Language::Nl => |value, _| written(Language::Nl, value),
        Language::En => |value, _| written(Language::En, value),
    }));
    let folder = format!("{}/locales/{language}", env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        bundle.add_resource(FluentResource::try_new(source).unwrap()).unwrap();
    }
    bundle
}

fn written(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(language.whole(number.as_string().parse().unwrap())),
        _ => None,
    }
}

#[test]
fn every_text_says_what_fluent_says() {
    assert!(EVERY_TEXT.len() > 100);
    for language in Language::ALL {
        let bundle = fluent(language);
        for text in EVERY_TEXT {
            for number in [0, 1, 2, 5, 21, 2026, 12_345] {
                let values = Values { counts: text.counts.iter().map(|name| (*name, number)).collect() };
                let mut args = FluentArgs::new();
                for name in text.counts {
                    args.set(*name, number);
                }
                for name in text.shown {
                    args.set(*name, sample(name));
                }
                let pattern = bundle.get_message(text.id).unwrap().value().unwrap();
                let mut errors = Vec::new();
                let asked = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{language} {}: {errors:?}", text.id);
                assert_eq!((text.say)(Texts::of(language), &values), asked, "{language} {}", text.id);
            }
        }
    }
}

#[test]
fn texts_are_written_with_care() {
    for language in Language::ALL {
        for text in EVERY_TEXT {
            let values = Values { counts: text.counts.iter().map(|name| (*name, 3)).collect() };
            let said = (text.say)(Texts::of(language), &values);
            let why = format!("{language} {}: {said}", text.id);
            assert!(!said.trim().is_empty() && said.trim() == said, "{why}");
            // A letter has lines; every other text is one.
            let is_letter = text.id.starts_with("mail-") && text.id.ends_with("-text");
            assert!(!said.contains("  ") && (is_letter || !said.contains('\n')), "{why}");
            assert!(!said.contains(['\u{2068}', '\u{2069}', '"', '\'']), "straight quotes or marks: {why}");
        }
    }
}
