//! Any file for the partnership, for properties.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use super::generated::{day, name, words, year, year_group};
use domain::{
    Personal,
    register::Gender,
    results::{Decimal, Level, LevelScale, Levels},
};
use exchange::oso::{
    OsoArrangement, OsoDocument, OsoFile, OsoGuardian, OsoInsight, OsoPerson, OsoPlan, OsoPupil, OsoResult,
    OsoSchool, OsoYear,
};
use proptest::{option, prelude::*, sample::select};

fn document() -> impl Strategy<Value = OsoDocument> {
    (words(20), words(30), proptest::collection::vec(any::<u8>(), 1..40))
        .prop_map(|(name, title, content)| OsoDocument { name, title, content })
}

fn oso_plan() -> impl Strategy<Value = OsoPlan> {
    (day(), day(), words(20), document()).prop_map(|(from, until, about, document)| OsoPlan {
        from,
        until,
        about,
        document,
    })
}

fn oso_result() -> impl Strategy<Value = OsoResult> {
    let scores = (option::of(0i64..400_000), option::of(0i64..100_000), option::of("[ME][3-8]"));
    let names = (words(20), option::of(words(20)), option::of(words(30)));
    (names, day(), option::of(year_group()), scores).prop_map(
        |((code, subject, name), taken_on, year_group, scores)| {
            let (score, percentile, functioning_level) = scores;
            OsoResult {
                code,
                subject,
                name,
                taken_on,
                year_group,
                skill_score: score.map(Decimal::from_thousandths),
                levels: Levels { roman: Level::named(LevelScale::Roman, "IV"), ..Levels::default() },
                percentile: percentile.map(Decimal::from_thousandths),
                dle: None,
                functioning_level,
            }
        },
    )
}

fn oso_years() -> impl Strategy<Value = Vec<OsoYear>> {
    let year = (year(false), words(10), year_group(), day())
        .prop_map(|(school_year, group, year_group, from)| OsoYear { school_year, group, year_group, from });
    proptest::collection::vec(year, 0..4)
}

fn guardian() -> impl Strategy<Value = OsoGuardian> {
    (words(20), option::of("[0-9]{10}"), option::of(words(20)), any::<bool>()).prop_map(
        |(name, phone, email, has_authority)| OsoGuardian {
            name: Personal::new(name),
            phone: Personal::new(phone.unwrap_or_default()),
            email: Personal::new(email.unwrap_or_default()),
            has_authority,
        },
    )
}

fn oso_pupil() -> impl Strategy<Value = OsoPupil> {
    let who = (
        name(),
        select(vec![Gender::Unknown, Gender::Boy, Gender::Girl, Gender::Unspecified]),
        option::of(day()),
    );
    let stay = (words(20), option::of(day()), option::of(day()), oso_years());
    let help = (option::of(document()), proptest::collection::vec(oso_plan(), 0..3), option::of(oso_plan()));
    let rest = (
        proptest::collection::vec(oso_result(), 0..4),
        proptest::collection::vec(document(), 0..2),
        proptest::collection::vec(guardian(), 0..3),
        proptest::collection::vec((day(), option::of(day()), option::of(words(10))), 0..2),
    );
    (who, stay, help, rest).prop_map(|((name, gender, born), stay, help, rest)| OsoPupil {
        person: OsoPerson { name, gender },
        born_on: born.map(Personal::new),
        key: stay.0,
        entered_on: stay.1,
        left_on: stay.2,
        years: stay.3,
        explanation: help.0,
        plans: help.1,
        development: help.2,
        arrangements: rest
            .3
            .into_iter()
            .map(|(from, until, number)| OsoArrangement { from, until, number: number.unwrap_or_default() })
            .collect(),
        results: rest.0,
        documents: rest.1,
        guardians: rest.2,
    })
}

/// Any file for the partnership.
pub(crate) fn request() -> impl Strategy<Value = OsoFile> {
    let said = || option::of(any::<bool>());
    (day(), (option::of(day()), said(), option::of(words(30)), said()), words(30), oso_pupil()).prop_map(
        |(made_on, (seen_on, agrees, why_not, permits), school, pupil)| OsoFile {
            program: ("Stut".to_owned(), "1.0".to_owned()),
            made_on,
            insight: OsoInsight {
                seen_on,
                agrees,
                why_not: Personal::new(why_not.unwrap_or_default()),
                permits,
            },
            school: OsoSchool { name: school, brin: "77QX".parse().unwrap(), branch: "00".parse().unwrap() },
            pupil,
        },
    )
}
