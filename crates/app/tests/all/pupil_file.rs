//! The file of one pupil: what is in it, where its figures come from, and that it agrees with the group overview.

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, pupil, result, roster, roster_of, year};
use app::{
    App, Clock, demo,
    imports::Options,
    results::{
        Bands, Measure, career_rows, group_by_key, group_overview, lanes_of, pupil_by_key, pupil_file,
        pupil_json, pupil_part, pupil_pdf, series_picture, series_sentences,
    },
};
use domain::{ids::PupilId, register::YearStep};
use i18n::{Language, Texts};
use jiff::civil::date;
use policy::Actor;
use store::testing::on_both_engines;

fn dutch() -> &'static Texts {
    Texts::of(Language::Nl)
}

#[tokio::test]
async fn the_json_is_the_promised_one() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        let mut last = result("1", "RW-M5", date(2026, 1, 20), None, "V-");
        last.skill_score = "170.25".parse().ok();
        last.percentile = "8".parse().ok();
        last.dle = "18".parse().ok();
        let before = result("1", "RW-E4", date(2025, 6, 10), Some(174), "II");
        bring_results(&ctx, vec![before, last], Options::default()).await.unwrap();
        let id = pupil_by_key(&ctx, SCHOOL, "1").await.unwrap();
        let json = pupil_json(&ctx, SCHOOL, id).await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["school"], serde_json::json!({"brin": "77QX", "branch": "00"}));
        assert_eq!((&json["pupil"]["key"], &json["pupil"]["year_group"]), (&"1".into(), &5.into()));
        assert_eq!(json["pupil"]["teachers"], serde_json::json!(["Anke Jansen"]));
        let expected = serde_json::json!({
            "date": "2026-01-20", "subject": "Rekenen-Wiskunde", "series": "RW", "test": "RW-M5", "part": null,
            "name": null, "kind": "standard", "moment": "M5", "raw_score": null, "skill_score": 170.25,
            "growth": -3.75, "level_roman": "V-", "level_letter": null, "level_avi": null,
            "level_reference": null, "own_level": null, "percentile": 8, "dle": 18, "functioning_level": null,
            "didactic_age": 24, "didactic_growth": 75, "norm": "supplied"
        });
        assert_eq!(json["results"][1], expected, "oldest first");
        assert_eq!(json["results"].as_array().unwrap().len(), 2);
        assert_eq!(
            json["expected_growth"],
            serde_json::json!([{"subject": "Rekenen-Wiskunde", "series": "RW", "from": "E4", "to": "M5",
                "actual": -3.75, "expected": null, "source": "unknown", "pupils": null}])
        );
        assert_eq!(json["signals"][0]["kind"], "low");
        assert_eq!(json["career"][0]["stays"][0]["group"], "5A");
        assert_eq!(json["career"][0]["step"], "first");
        assert!(pupil_by_key(&ctx, SCHOOL, "99").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_year_done_twice_and_a_move_within_the_year_are_in_the_career() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        for start in [2023, 2024] {
            let mut file = roster();
            file.school.school_year = year(start);
            file.school.reference_date = Some(date(start, 10, 1));
            file.pupils = vec![pupil("1", "g5a", 4)];
            bring_roster(&ctx, &file, Options::default()).await.unwrap();
        }
        for (month, group) in [(10, "g5a"), (12, "g67")] {
            let mut file = roster();
            file.school.reference_date = Some(date(2025, month, 1));
            file.pupils = vec![pupil("1", group, 5)];
            bring_roster(&ctx, &file, Options::default()).await.unwrap();
        }
        let id = pupil_by_key(&ctx, SCHOOL, "1").await.unwrap();
        let file = pupil_file(&ctx, SCHOOL, id).await.unwrap();
        let steps: Vec<Option<YearStep>> = file.career.years.iter().map(|year| year.step).collect();
        assert_eq!(steps, [None, Some(YearStep::Doubled), Some(YearStep::Next)]);
        let rows = career_rows(dutch(), &file.career);
        let newest: Vec<&str> = rows[0].iter().map(String::as_str).collect();
        assert_eq!(newest, ["2025-2026", "groep 5", "6/7", "", "kwam in deze groep op 01-12-2025"]);
        assert_eq!((rows[1][2].as_str(), rows[1][3].as_str()), ("5A", "Anke Jansen"));
        assert_eq!(rows[2][4], "deed deze jaargroep nog een keer");
        let lanes = lanes_of(dutch(), &file.career, |_| Some("/there".to_owned()));
        let titles: Vec<&str> = lanes[0].entries.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["groep 4", "groep 4, nog een keer", "groep 5"]);
        let groups = &lanes[1].entries;
        assert_eq!((groups[2].from, groups[2].until), (date(2025, 8, 1), Some(date(2025, 11, 30))));
        assert_eq!((groups[3].from, groups[3].until), (date(2025, 12, 1), Some(date(2026, 7, 31))));
        assert_eq!(groups[3].address.as_deref(), Some("/there"));
    })
    .await;
}

#[tokio::test]
async fn a_pupil_without_results_has_a_file_and_a_pdf() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster();
        let mut one = pupil("1", "g5a", 5);
        one.born_on = None;
        file.pupils = vec![one];
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let id = pupil_by_key(&ctx, SCHOOL, "1").await.unwrap();
        let file = pupil_file(&ctx, SCHOOL, id).await.unwrap();
        assert!(file.series.is_empty() && file.standing.signals.is_empty());
        assert!(pupil_pdf(&ctx, dutch(), SCHOOL, id).await.unwrap().starts_with(b"%PDF-"));
    })
    .await;
}

#[tokio::test]
async fn each_measure_that_the_results_have_is_drawn_and_said_where_it_comes_from() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(12);
        for one in &mut file.pupils {
            one.year_three_since = Some(date(2023, 8, 1));
        }
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let mut all = Vec::new();
        for pupil in 1..=12 {
            let key = pupil.to_string();
            let mut before = result(&key, "RW-E4", date(2025, 6, 10), Some(170 + pupil), "II");
            before.dle = "20".parse().ok();
            before.functioning_level = Some("E4".into());
            let mut last = result(&key, "RW-M5", date(2026, 1, 20), Some(180 + pupil), "III");
            (last.dle, last.percentile) = ("22".parse().ok(), "48".parse().ok());
            last.functioning_level = Some("M5".into());
            all.extend([before, last]);
        }
        bring_results(&ctx, all, Options::default()).await.unwrap();
        let id = pupil_by_key(&ctx, SCHOOL, "1").await.unwrap();
        let file = pupil_part(&ctx, SCHOOL, id, ("file", Bands::All)).await.unwrap();
        let measures = Measure::of(&file.series[0]);
        assert_eq!(measures, [Measure::Place, Measure::Score, Measure::Functioning, Measure::Dle]);
        let lanes = lanes_of(dutch(), &file.career, |_| None);
        let draw =
            |measure| series_picture(dutch(), &file, (0, measure), ("x", &lanes, date(2026, 3, 1))).unwrap();
        let place = draw(Measure::Place);
        assert!(place.contains("81–100") && place.contains(">48<"), "bands of the norm group: {place}");
        assert!(draw(Measure::Functioning).contains("gemiddelde leerling"));
        assert!(draw(Measure::Dle).contains("DL: gemiddelde leerling"));
        let said = series_sentences(dutch(), &file, (0, Some(Measure::Score))).join("\n");
        assert!(said.contains("Zonder banden"), "{said}");
        assert!(said.contains("Leerrendement 92%") && said.contains("maanden die voorbij zijn"), "{said}");
        assert!(!said.contains("Let op"), "stable at a didactic age of 24 months");
        assert!(measures.iter().all(|measure| draw(*measure).contains("groep 5")), "lanes below each");
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_pupil_says_the_same_as_the_overview_of_the_group() {
    on_both_engines(|db| async move {
        let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let ctx = App::new(db, Clock::Fixed(now)).act_as(Actor::Operator);
        demo::fill(&ctx).await.unwrap();
        let group = group_by_key(&ctx, SCHOOL, "5A", None).await.unwrap();
        let overview = group_overview(&ctx, SCHOOL, group, "test").await.unwrap();
        let mut missing = 0;
        for row in &overview.pupils {
            let id: PupilId = row.pupil.id;
            let file = pupil_file(&ctx, SCHOOL, id).await.unwrap();
            let kinds = |signals: &[domain::signals::Signal]| {
                signals.iter().map(|s| (s.kind(), s.subject.clone())).collect::<Vec<_>>()
            };
            assert_eq!(kinds(&file.standing.signals), kinds(&row.standing.signals));
            assert_eq!(file.standing.blind_spot, row.standing.blind_spot);
            missing += file.standing.signals.iter().filter(|s| s.kind().code() == "missing").count();
        }
        assert!(missing > 0, "the demo has somebody who was not tested, or this shows nothing");
    })
    .await;
}
