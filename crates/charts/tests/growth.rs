//! The growth charts: pictures as committed, and what holds for every picture. All pupils and scores are invented.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

use charts::growth::{
    NormBand, PercentileChart, PercentilePoint, ScoreChart, ScorePoint, Segment, Standing, percentile_chart,
    score_chart,
};
use jiff::{ToSpan, civil::Date, civil::date};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

const ROMAN: [NormBand<'static>; 5] = [
    NormBand { name: "I", range_label: "81–100", from: 81.0, to: 100.0, band: 0 },
    NormBand { name: "II", range_label: "61–80", from: 61.0, to: 80.0, band: 1 },
    NormBand { name: "III", range_label: "41–60", from: 41.0, to: 60.0, band: 2 },
    NormBand { name: "IV", range_label: "21–40", from: 21.0, to: 40.0, band: 3 },
    NormBand { name: "V", range_label: "1–20", from: 1.0, to: 20.0, band: 4 },
];

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

fn percentile(points: Vec<PercentilePoint<'_>>, bands: &[NormBand<'_>]) -> Option<String> {
    percentile_chart(&PercentileChart {
        id: "norm",
        title: "Rekenen van Emre naast de normgroep",
        desc: "Percentiel per toetsmoment",
        bands: bands.to_vec(),
        points,
        size: (720.0, 360.0),
    })
}

fn standing(point: ScorePoint<'static>, standing: Standing, label: &'static str) -> PercentilePoint<'static> {
    let ScorePoint { date, moment, date_label, level, .. } = point;
    PercentilePoint { date, moment, date_label, standing, percentile_label: label, level }
}

/// Keeps a picture where it can be looked at, when asked.
fn keep(name: &str, svg: &str) {
    if let Ok(folder) = std::env::var("CHARTS_OUT") {
        std::fs::write(format!("{folder}/{name}.svg"), svg).expect("the folder can be written");
    }
}

/// Well-formed, nothing that a strict policy refuses, and every coordinate within the view box.
fn check(svg: &str) {
    assert!(!svg.contains("NaN") && !svg.contains("inf\"") && !svg.contains("style="), "{svg}");
    let mut reader = Reader::from_str(svg);
    let (mut size, mut depth) = ((0.0, 0.0), 0);
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let (tag, opens) = match &event {
            Event::Start(tag) => (tag, 1),
            Event::Empty(tag) => (tag, 0),
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        depth += opens;
        for attribute in tag.attributes() {
            let attribute = attribute.expect("a well-formed attribute");
            let value = attribute.value.into_owned();
            let list =
                || -> Vec<f64> { value.split([' ', ',']).map(|n| n.parse().expect("a number")).collect() };
            match attribute.key.as_ref() {
                "viewBox" => size = (list()[2], list()[3]),
                "x" | "x1" | "x2" | "cx" => assert!((0.0..=size.0).contains(&list()[0]), "{value} {svg}"),
                "y" | "y1" | "y2" | "cy" => assert!((0.0..=size.1).contains(&list()[0]), "{value} {svg}"),
                "width" | "height" => assert!(list()[0] >= 0.0, "{value} {svg}"),
                "points" => {
                    for pair in list().chunks(2) {
                        assert!((0.0..=size.0).contains(&pair[0]), "{pair:?} {svg}");
                        assert!((0.0..=size.1).contains(&pair[1]), "{pair:?} {svg}");
                    }
                }
                _ => {}
            }
        }
    }
    assert_eq!(depth, 0);
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
    assert_eq!(percentile(vec![], &ROMAN), None);
    assert_eq!(percentile(vec![standing(emre()[0], Standing::Band(7), "")], &ROMAN), None);
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

#[test]
fn percentiles_on_the_bands_of_the_norm_group() {
    let p = emre();
    let points = vec![
        standing(p[0], Standing::Percentile(52.0), "52"),
        standing(p[1], Standing::Percentile(60.0), "60"),
        standing(p[2], Standing::Percentile(71.0), "71"),
        standing(p[3], Standing::Band(2), ""),
        standing(p[4], Standing::Percentile(9.0), "9"),
        standing(p[5], Standing::Percentile(33.0), "33"),
        standing(p[6], Standing::Percentile(98.0), "98"),
    ];
    let svg = percentile(points, &ROMAN).expect("seven sittings");
    keep("percentile", &svg);
    check(&svg);
    assert_eq!(svg.matches("stroke-dasharray").count(), 2);
    insta::assert_snapshot!(svg);
}

#[test]
fn narrow_bands_leave_out_their_range() {
    let letters =
        [("A", 76.0, 100.0), ("B", 51.0, 75.0), ("C", 26.0, 50.0), ("D", 9.0, 25.0), ("E", 1.0, 8.0)];
    let bands: Vec<_> = (0..)
        .zip(letters)
        .map(|(band, (name, from, to))| NormBand { name, range_label: "p", from, to, band })
        .collect();
    let svg =
        percentile(vec![standing(emre()[4], Standing::Percentile(4.0), "4")], &bands).expect("one sitting");
    keep("percentile_letters", &svg);
    check(&svg);
    assert_eq!(svg.matches(">p</text>").count(), 4);
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

    #[test]
    fn every_percentile_chart_is_sound(
        sittings in proptest::collection::vec(any_sitting(), 0..45),
        edges in proptest::collection::vec((any::<f64>(), any::<f64>(), 0u8..6), 0..7),
        words in any::<String>(),
        size in (any::<f64>(), -10.0f64..2000.0),
    ) {
        let bands = edges.iter().map(|&(from, to, band)| NormBand {
            name: &words, range_label: &words, from, to, band,
        }).collect();
        let points = sittings.iter().map(|(date, number, text, band)| PercentilePoint {
            date: *date, moment: text, date_label: text, percentile_label: text, level: Some(&words),
            standing: band.map_or(Standing::Percentile(*number), Standing::Band),
        }).collect();
        let chart = PercentileChart { id: "x", title: &words, desc: &words, bands, points, size };
        if let Some(svg) = percentile_chart(&chart) {
            check(&svg);
        }
    }
}
