//! What holds for every distribution bar.

use charts::distribution::{Distribution, bar};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

proptest! {
    #[test]
    fn every_bar_is_sound(
        counts in any::<[u32; 5]>(),
        expected in any::<[f64; 5]>(),
        label in any::<String>(),
        width in any::<f64>(),
    ) {
        let mut svg = String::new();
        bar(&Distribution { counts, expected, label: &label, width }, &mut svg);
        prop_assert!(!svg.contains("NaN"), "{}", svg);
        let mut reader = Reader::from_str(&svg);
        let (mut wide, mut filled) = (0.0, 0.0);
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    let value = |name: &str| -> f64 {
                        let attribute = tag.try_get_attribute(name).expect("sound attributes").expect("is there");
                        attribute.value.parse().expect("a number")
                    };
                    match tag.name().as_ref() {
                        "svg" => wide = value("width"),
                        "rect" => {
                            filled = value("x") + value("width");
                            prop_assert!(value("x") >= 0.0 && value("width") >= 0.0);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        let any_pupil = counts.iter().any(|count| *count > 0);
        prop_assert!(filled <= wide + 0.02, "{} {}", filled, wide);
        prop_assert_eq!(any_pupil, filled > wide - 2.0);
    }
}
