//! What tests of pictures share.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

use quick_xml::{Reader, events::Event};

/// Keeps a picture where it can be looked at, when asked.
pub(crate) fn keep(name: &str, svg: &str) {
    if let Ok(folder) = std::env::var("CHARTS_OUT") {
        std::fs::write(format!("{folder}/{name}.svg"), svg).expect("the folder can be written");
    }
}

/// Well-formed, nothing that a strict policy refuses, and every coordinate within the view box.
pub(crate) fn check(svg: &str) {
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
