//! The growth chart: pictures as committed, and what holds for every picture. All pupils and scores are invented.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

mod support;

use charts::growth::{ScoreChart, ScorePoint, Segment, score_chart};
use jiff::{ToSpan, civil::Date, civil::date};
use proptest::prelude::*;
use support::{check, keep};

fn sitting(
    year: i16,
    month: i8,
    moment: &'static str,
    label: &'static str,
    score: &'static str,
) -> ScorePoint<'static> {
    ScorePoint {
        date: date(year, month, 20),
        moment,
        date_label: label,
        score: score.parse().expect("a number"),
        score_label: score,
        level: None,
        band: None,
    }
}

fn with(level: &'static str, band: u8, point: ScorePoint<'static>) -> ScorePoint<'static> {
    ScorePoint { level: Some(level), band: Some(band), ..point }
}

fn emre() -> Vec<ScorePoint<'static>> {
    vec![
        with("III", 2, sitting(2023, 1, "M3", "jan 23", "120")),
        with("III+", 2, sitting(2023, 6, "E3", "jun 23", "139")),
        with("II", 1, sitting(2024, 1, "M4", "jan 24", "153")),
        with("III", 2, sitting(2024, 6, "E4", "jun 24", "160")),
        with("V", 4, sitting(2025, 1, "M5", "jan 25", "161")),
        with("IV", 3, sitting(2025, 6, "E5", "jun 25", "181")),
        with("I", 0, sitting(2026, 1, "M6", "jan 26", "222")),
    ]
}

fn score(segments: Vec<Segment<'_>>) -> Option<String> {
    let chart = ScoreChart {
        id: "rekenen",
        title: "Rekenen van Emre",
        desc: "Vaardigheidsscore per toetsmoment",
        axis_label: "Vaardigheidsscore",
        segments,
        size: (720.0, 360.0),
    };
    score_chart(&chart, |value| format!("{value}"))
}

#[test]
fn scores_over_time() {
    let svg = score(vec![Segment { label: "Rekenen 3.0", points: emre() }]).expect("seven scores");
    keep("score", &svg);
    check(&svg);
    insta::assert_snapshot!(svg);
}

#[test]
fn a_new_series_breaks_the_line() {
    let points = emre();
    let (old, new) = points.split_at(4);
    let svg = score(vec![
        Segment { label: "Rekenen-Wiskunde 3.0 (oude normering)", points: old.to_vec() },
        Segment { label: "Leerling in beeld", points: new.to_vec() },
        Segment { label: "leeg", points: Vec::new() },
    ])
    .expect("seven scores");
    keep("score_two", &svg);
    check(&svg);
    assert_eq!(svg.matches("<polyline").count(), 2);
    assert!(svg.contains("Leerling in beeld") && !svg.contains("leeg"));
}

#[test]
fn few_points_are_drawn_and_none_is_no_picture() {
    assert_eq!(score(vec![]), None);
    assert_eq!(score(vec![Segment { label: "", points: vec![] }]), None);
    let nothing = ScorePoint { score: f64::NAN, ..sitting(2025, 1, "M5", "jan 25", "1") };
    assert_eq!(score(vec![Segment { label: "", points: vec![nothing] }]), None);
    let one = score(vec![Segment {
        label: "",
        points: vec![with("V", 4, sitting(2025, 1, "M5", "jan 25", "161"))],
    }]);
    let one = one.expect("one score");
    keep("score_one", &one);
    check(&one);
    assert!(!one.contains("<polyline") && one.contains(">161<") && one.contains(">V<"));
    let equal = emre().into_iter().map(|p| ScorePoint { score: 150.0, score_label: "150", ..p }).collect();
    check(&score(vec![Segment { label: "", points: equal }]).expect("seven scores"));
}

#[test]
fn forty_points_and_long_words_stay_readable() {
    let start = date(2018, 9, 1);
    let points: Vec<_> = (0..40_i32)
        .map(|i| ScorePoint {
            date: start.checked_add((i * 60).days()).expect("a date in range"),
            moment: "<midden> groep 5 & een lang woord",
            date_label: "22 november 2026",
            score: f64::from(100 + i * 7 % 90),
            score_label: "123,5",
            level: Some("III+"),
            band: u8::try_from(i % 6).ok(),
        })
        .collect();
    let svg = score(vec![Segment { label: "x", points }]).expect("forty scores");
    keep("score_forty", &svg);
    check(&svg);
    assert!(svg.contains("&lt;") && svg.contains('…'));
}

/// A day, a score and words, all awkward.
fn any_sitting() -> impl Strategy<Value = (Date, f64, String, Option<u8>)> {
    let day = (1990i16..2060, 1i8..13, 1i8..29).prop_map(|(y, m, d)| date(y, m, d));
    let number = prop_oneof![any::<f64>(), -50.0f64..500.0, Just(f64::NAN), Just(150.0)];
    (day, number, any::<String>(), proptest::option::of(any::<u8>()))
}

proptest! {
    #[test]
    fn every_score_chart_is_sound(
        sittings in proptest::collection::vec(any_sitting(), 0..45),
        cut in 0usize..45,
        words in any::<String>(),
        size in (any::<f64>(), -10.0f64..2000.0),
    ) {
        let points: Vec<_> = sittings.iter().map(|(date, score, text, band)| ScorePoint {
            date: *date, moment: text, date_label: &words, score: *score, score_label: text,
            level: band.map(|_| words.as_str()), band: *band,
        }).collect();
        let (a, b) = points.split_at(cut.min(points.len()));
        let segments = vec![
            Segment { label: &words, points: a.to_vec() },
            Segment { label: &words, points: b.to_vec() },
        ];
        let chart = ScoreChart {
            id: &words, title: &words, desc: &words, axis_label: &words, segments, size,
        };
        let svg = score_chart(&chart, |value| format!("{value}{words}"));
        prop_assert_eq!(svg.is_some(), sittings.iter().any(|s| s.1.is_finite()));
        if let Some(svg) = svg {
            check(&svg);
        }
    }
}
