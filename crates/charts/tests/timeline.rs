//! The time line: the picture as committed, and what holds for every picture. All pupils, groups and scores are invented.

#![expect(clippy::indexing_slicing, reason = "a test fails by a panic")]

mod support;

use charts::timeline::{
    Age, Area, Edge, Entry, Lane, Plot, Point, Reference, Timeline, Tone, ValueTick, timeline,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use support::{check, keep};

const FROM: Date = date(2022, 8, 1);
const UNTIL: Date = date(2026, 7, 31);
const BANDS: [(&str, f64, f64); 5] =
    [("I", 80.5, 100.0), ("II", 60.5, 80.5), ("III", 40.5, 60.5), ("IV", 20.5, 40.5), ("V", 0.0, 20.5)];

fn areas() -> Vec<Area<'static>> {
    let area = |((name, low, high), place): ((&'static str, f64, f64), u8)| Area {
        name,
        range_label: "",
        band: Some(place),
        edges: [FROM, UNTIL].map(|date| Edge { date, low, high }).to_vec(),
    };
    BANDS.into_iter().zip(0..).map(area).collect()
}

fn point(day: Date, moment: &'static str, value: f64, figure: &'static str, band: u8) -> Point<'static> {
    Point {
        date: day,
        moment,
        date_label: "jan 24",
        value,
        figure,
        level: BANDS[usize::from(band)].0,
        band: Some(band),
        is_exact: true,
        segment: 0,
        age: Age::Recent,
    }
}

fn points() -> Vec<Point<'static>> {
    vec![
        Point { age: Age::Old, ..point(date(2023, 1, 20), "M3", 52.0, "52", 2) },
        Point { age: Age::Old, is_exact: false, ..point(date(2023, 6, 10), "E3", 50.0, "", 2) },
        Point { age: Age::Older, ..point(date(2024, 1, 20), "M4", 71.0, "71", 1) },
        point(date(2025, 6, 10), "E5", 9.0, "9", 4),
        point(date(2026, 1, 20), "M6", 33.0, "33", 3),
    ]
}

fn plot(points: Vec<Point<'_>>) -> Plot<'_> {
    Plot {
        axis_label: "Plek in de normgroep",
        range: (0.0, 100.0),
        ticks: Vec::new(),
        areas: areas(),
        references: Vec::new(),
        segments: vec!["Rekenen"],
        points,
    }
}

fn lanes() -> Vec<Lane<'static>> {
    let bar = |start: i16, title, tone| Entry {
        from: date(start, 8, 1),
        until: Some(date(start + 1, 7, 31)),
        title,
        tone,
    };
    let years = vec![
        bar(2022, "groep 3", Tone::Plain),
        bar(2023, "groep 4", Tone::Plain),
        bar(2024, "groep 4, nog een keer", Tone::Marked),
        bar(2025, "groep 5", Tone::Plain),
    ];
    let talk = Entry { from: date(2025, 3, 4), until: None, title: "ouders", tone: Tone::Plain };
    let plan = Entry {
        from: date(2025, 2, 1),
        until: Some(date(2025, 5, 1)),
        title: "tafels oefenen",
        tone: Tone::Action,
    };
    vec![
        Lane { name: "schooljaar", entries: years },
        Lane { name: "plan", entries: vec![plan, talk] },
        Lane { name: "leeg", entries: Vec::new() },
    ]
}

fn draw(plot: Option<Plot<'_>>, lanes: Vec<Lane<'_>>) -> Option<String> {
    timeline(&Timeline {
        id: "growth",
        title: "Rekenen van Emre",
        desc: "percentiel per toetsmoment",
        days: (FROM, UNTIL),
        borders: vec![date(2023, 8, 1), date(2024, 8, 1), date(2025, 8, 1)],
        plot,
        lanes,
        size: (760.0, 290.0),
    })
}

/// The numbers of an attribute, in the order of the picture, of the tags that have a text in them.
fn numbers(svg: &str, tag: &str, has: &str, attribute: &str) -> Vec<f64> {
    let wanted = svg.split('<').filter(|part| part.starts_with(tag) && part.contains(has));
    let value = |part: &str| {
        let (_, rest) = part.split_once(&format!(" {attribute}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    wanted.filter_map(value).collect()
}

#[test]
fn sittings_on_bands_above_what_happened() {
    let svg = draw(Some(plot(points())), lanes()).expect("five sittings");
    keep("timeline", &svg);
    check(&svg);
    assert!(!svg.contains("leeg"), "a lane without entries is not drawn");
    assert_eq!(
        svg.matches("stroke-dasharray=\"3 4\"").count(),
        2,
        "to and from what is known by its band only"
    );
    assert!(svg.contains(">tafels oefenen<"), "words that do not fit into the bar of a plan stand beside it");
    insta::assert_snapshot!(svg);
}

#[test]
fn plot_and_lanes_are_on_one_axis() {
    let on_border = vec![point(date(2024, 8, 1), "B5", 50.0, "50", 2)];
    let svg = draw(Some(plot(on_border)), lanes()).expect("one sitting");
    let border = numbers(&svg, "line", "stroke-dasharray=\"2 3\"", "x1")[1];
    let moment = numbers(&svg, "circle", "stroke-width=\"1.5\"", "cx")[0];
    let bars = numbers(&svg, "rect", "rx=", "x");
    assert!((moment - border).abs() < 0.01, "{moment} {border}");
    assert!((bars[2] - 1.0 - border).abs() < 0.01, "the third school year begins at its border");
}

#[test]
fn what_is_old_is_fainter() {
    let svg = draw(Some(plot(points())), Vec::new()).expect("five sittings");
    let marks = |opacity: &str| svg.matches(&format!("<g opacity=\"{opacity}\">")).count();
    assert_eq!((marks("0.5"), marks("0.75"), marks("1")), (4, 2, 3), "points, and lines that begin there");
}

#[test]
fn what_lies_over_another_stands_below_it() {
    let height = |lanes| {
        let svg = draw(None, lanes).expect("lanes");
        check(&svg);
        svg.split("viewBox=\"0 0 760 ").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok())
    };
    let entry = |from, until| Entry { from, until: Some(until), title: "plan", tone: Tone::Action };
    let apart = vec![entry(date(2023, 1, 1), date(2023, 6, 1)), entry(date(2023, 6, 1), date(2023, 9, 1))];
    let over = vec![entry(date(2023, 1, 1), date(2023, 6, 1)), entry(date(2023, 5, 1), date(2023, 9, 1))];
    let one = height(vec![Lane { name: "plan", entries: apart }]);
    let two = height(vec![Lane { name: "plan", entries: over }]);
    assert!(one.is_some() && two > one, "{one:?} {two:?}");
}

#[test]
fn nothing_to_draw_is_no_picture() {
    assert_eq!(draw(None, Vec::new()), None);
    assert_eq!(draw(Some(plot(Vec::new())), vec![Lane { name: "leeg", entries: Vec::new() }]), None);
    let no_number = Point { value: f64::NAN, ..points()[0] };
    assert_eq!(draw(Some(plot(vec![no_number])), Vec::new()), None);
    check(&draw(Some(plot(vec![points()[0]])), Vec::new()).expect("one sitting"));
}

#[test]
fn scores_with_bands_of_norm_tables_and_what_was_expected() {
    let edge = |day, low, high| Edge { date: day, low, high };
    let (first, second) = (date(2025, 6, 10), date(2026, 1, 20));
    let area = |name, band, low: f64| Area {
        name,
        range_label: "",
        band: Some(band),
        edges: vec![edge(first, low, low + 20.0), edge(second, low + 9.0, low + 29.0)],
    };
    let mut plot = plot(vec![
        Point { value: 181.0, figure: "181", ..point(first, "E5", 0.0, "", 3) },
        Point { value: 184.0, figure: "184", segment: 1, ..point(second, "M6", 0.0, "", 3) },
    ]);
    plot.range = (160.0, 220.0);
    plot.ticks = vec![ValueTick { value: 180.0, label: "180" }, ValueTick { value: 200.0, label: "200" }];
    plot.areas = vec![area("IV", 3, 170.0), area("III", 2, 190.0), area("II", 1, 191.0)];
    plot.segments = vec!["Rekenen 3.0", "Leerling in beeld"];
    plot.references =
        vec![Reference { label: "verwacht 190", points: vec![(first, 181.0), (second, 190.0)] }];
    let svg = draw(Some(plot), lanes()).expect("two sittings");
    keep("timeline_scores", &svg);
    check(&svg);
    assert!(svg.contains("verwacht 190") && svg.contains("Leerling in beeld"));
    assert!(!svg.contains("<polyline"), "scores of two scales are not joined");
    assert!(!svg.contains(">II<"), "a name that would lie over another is left out");
}

fn any_day() -> impl Strategy<Value = Date> {
    (1990i16..2060, 1i8..13, 1i8..29).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn every_time_line_is_sound(
        sittings in proptest::collection::vec((any_day(), any::<f64>(), any::<bool>(), 0usize..3), 0..40),
        entries in proptest::collection::vec((any_day(), proptest::option::of(any_day()), 0usize..4), 0..30),
        edges in proptest::collection::vec((any_day(), any::<f64>(), any::<f64>()), 0..6),
        days in (any_day(), any_day()),
        words in any::<String>(),
        size in (any::<f64>(), -10.0f64..2000.0),
    ) {
        let points = sittings.iter().map(|(day, value, is_exact, segment)| Point {
            date: *day, moment: &words, date_label: &words, value: *value, figure: &words, level: &words,
            band: u8::try_from(*segment).ok(), is_exact: *is_exact, segment: *segment, age: Age::Older,
        }).collect();
        let edges: Vec<Edge> = edges.iter().map(|(date, low, high)| Edge { date: *date, low: *low, high: *high }).collect();
        let plot = Plot {
            axis_label: &words, range: size, ticks: vec![ValueTick { value: size.0, label: &words }],
            areas: vec![Area { name: &words, range_label: &words, band: None, edges: edges.clone() }],
            references: vec![Reference { label: &words, points: edges.iter().map(|e| (e.date, e.low)).collect() }],
            segments: vec![&words, &words, &words], points,
        };
        let lane = |place: usize| Lane {
            name: &words,
            entries: entries.iter().filter(|entry| entry.2 == place).map(|(from, until, _)| Entry {
                from: *from, until: *until, title: &words, tone: Tone::Marked,
            }).collect(),
        };
        let chart = Timeline {
            id: &words, title: &words, desc: &words, days, borders: vec![days.0, days.1], plot: Some(plot),
            lanes: (0..4).map(lane).collect(), size,
        };
        let svg = timeline(&chart);
        let has_any = !entries.is_empty() || sittings.iter().any(|s| s.1.is_finite());
        prop_assert_eq!(svg.is_some(), has_any);
        if let Some(svg) = svg {
            check(&svg);
        }
    }
}
