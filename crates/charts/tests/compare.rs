//! Comparing groups: pictures as committed, and what holds for every picture.

mod support;

use charts::compare::{Comparison, Group, bars, gaps, lines};
use proptest::prelude::*;
use support::{check, keep};

fn study() -> Comparison<'static> {
    let group = |name, values: &[f64]| Group { name, values: values.to_vec() };
    Comparison {
        id: "levels",
        title: "Wat elke groep verwacht",
        desc: "Gemiddelde score per niveau",
        things: vec![
            "rt-plus",
            "ontwikkelaar van instrumenten en systemen",
            "collegiaal consulent",
            "coach",
            "kenniscoördinator",
        ],
        groups: vec![
            group("directie", &[1.0, 10.0 / 3.0, 11.0 / 3.0, 5.0, 2.0]),
            group("ib’ers", &[1.25, 2.75, 4.0, 4.25, 2.75]),
            group("leerkrachten", &[3.0, 3.75, 3.875, 2.75, 1.625]),
        ],
        range: (1.0, 5.0),
        width: 720.0,
    }
}

fn one_decimal(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}

#[test]
fn a_bar_for_each_group_at_each_level() {
    let svg = bars(&study(), one_decimal).expect("a picture");
    keep("compare-bars", &svg);
    assert_eq!(svg.matches("<rect").count(), 15);
    insta::assert_snapshot!(svg);
}

#[test]
fn a_line_for_each_group() {
    let svg = lines(&study()).expect("a picture");
    keep("compare-lines", &svg);
    assert_eq!(svg.matches("<polyline").count(), 3);
    insta::assert_snapshot!(svg);
}

#[test]
fn what_lies_furthest_apart_stands_first() {
    let svg = gaps(&study(), one_decimal).expect("a picture");
    keep("compare-gaps", &svg);
    let at = |words: &str| svg.find(words).expect("it is there");
    assert!(at("4 · coach") < at("1 · rt-plus") && at("1 · rt-plus") < at("3 · collegiaal"));
    insta::assert_snapshot!(svg);
}

#[test]
fn without_groups_there_is_no_picture_and_one_group_has_no_gaps() {
    let none = Comparison { groups: Vec::new(), ..study() };
    assert_eq!((bars(&none, one_decimal), lines(&none), gaps(&none, one_decimal)), (None, None, None));
    let mut one = study();
    one.groups.truncate(1);
    assert_eq!(gaps(&one, one_decimal), None);
    assert!(lines(&one).is_some());
}

proptest! {
    #[test]
    fn any_figures_make_sound_pictures(
        things in 1usize..9,
        groups in 1usize..9,
        values in prop::collection::vec(-3.0f64..12.0, 81),
        name in ".{0,60}",
        width in prop_oneof![Just(f64::NAN), -5.0..3000.0f64],
    ) {
        let groups = (0..groups)
            .map(|at| Group { name: &name, values: values.iter().skip(at).take(things).copied().collect() });
        let chart = Comparison {
            things: vec![&name; things],
            groups: groups.collect(),
            width,
            ..study()
        };
        for svg in [bars(&chart, one_decimal), lines(&chart), gaps(&chart, one_decimal)].into_iter().flatten() {
            check(&svg);
        }
    }
}
