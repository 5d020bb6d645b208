//! The group overview: what an ib'er reads in it.

use crate::support::{bring_results, bring_roster, ctx, overview, pupil, result, roster, roster_of, year};
use app::{
    imports::Options,
    results::{overview_csv, overview_json, overview_pdf, words},
};
use domain::signals::SignalKind;
use i18n::{Language, Texts};
use jiff::civil::date;
use store::testing::on_both_engines;

#[tokio::test]
async fn the_json_is_the_promised_one() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        let mut last = result("1", "RW-M5", date(2026, 1, 20), None, "V-");
        last.skill_score = "170.25".parse().ok();
        last.percentile = "8".parse().ok();
        let before = result("1", "RW-E4", date(2025, 6, 10), Some(174), "II");
        bring_results(&ctx, vec![before, last], Options::default()).await.unwrap();
        let json: serde_json::Value =
            serde_json::from_str(&overview_json(&overview(&ctx, "g5a", None).await).unwrap()).unwrap();
        let expected = serde_json::json!({
            "school": {"brin": "77QX", "branch": "00"},
            "group": {"key": "g5a", "name": "5A"},
            "school_year": "2025-2026",
            "pupils": [
                {"key": "1", "name": "Kind1 van Voorbeeld1", "year_group": 5, "subjects": [{
                    "subject": "Rekenen-Wiskunde", "series": "RW", "moment": "M5", "date": "2026-01-20",
                    "skill_score": 170.25, "level": "V-", "percentile": 8, "growth": -3.8, "previous_level": "II"}],
                 "signals": [
                    {"kind": "low", "subject": "Rekenen-Wiskunde"},
                    {"kind": "drop", "subject": "Rekenen-Wiskunde"},
                    {"kind": "negative_growth", "subject": "Rekenen-Wiskunde"}],
                 "blind_spot": true},
                {"key": "2", "name": "Kind2 van Voorbeeld2", "year_group": 5, "subjects": [],
                 "signals": [{"kind": "missing", "subject": "Rekenen-Wiskunde"}], "blind_spot": true}]
        });
        assert_eq!(json, expected);
    })
    .await;
}

#[tokio::test]
async fn the_moment_comes_from_the_test_else_from_date_and_year_group() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster();
        file.pupils = vec![pupil("1", "g67", 6), pupil("2", "g67", 7)];
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let results = ["1", "2"].map(|key| result(key, "SPELLING", date(2026, 1, 20), Some(100), "III"));
        let told = result("1", "RW-E5", date(2026, 1, 20), Some(100), "III");
        bring_results(&ctx, results.into_iter().chain([told]).collect(), Options::default()).await.unwrap();
        let shown = overview(&ctx, "g67", None).await;
        let moments: Vec<Vec<String>> = shown
            .pupils
            .iter()
            .map(|row| row.standing.progress.iter().map(|p| p.latest().moment.unwrap().to_string()).collect())
            .collect();
        assert_eq!(moments, [vec!["E5", "M6"], vec!["M7"]]);
    })
    .await;
}

#[tokio::test]
async fn an_earlier_year_shows_only_what_was_known_then() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut old = roster_of(1);
        old.school.school_year = year(2024);
        old.school.reference_date = Some(date(2024, 10, 1));
        old.pupils[0].year_group = "4".parse().ok();
        bring_roster(&ctx, &old, Options::default()).await.unwrap();
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let results = vec![
            result("1", "RW-E4", date(2025, 6, 10), Some(174), "II"),
            result("1", "RW-M5", date(2026, 1, 20), Some(160), "V"),
        ];
        bring_results(&ctx, results, Options::default()).await.unwrap();
        let then = overview(&ctx, "g5a", Some(year(2024))).await;
        let latest = then.pupils[0].cell(0).unwrap().latest();
        assert_eq!(latest.moment.unwrap().to_string(), "E4");
        assert!(then.pupils[0].standing.signals.is_empty());
        assert_eq!(then.as_of, date(2025, 7, 31));
    })
    .await;
}

#[tokio::test]
async fn an_extra_group_shows_its_members_and_a_group_without_results_its_pupils() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(2);
        file.pupils[1].extra_groups = vec!["plus".into()];
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let plus = overview(&ctx, "plus", None).await;
        assert_eq!(plus.pupils.len(), 1);
        assert_eq!(plus.pupils[0].pupil.key, "2");
        assert!(plus.columns.is_empty());
        assert_eq!(overview(&ctx, "g67", None).await.pupils.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn every_signal_explains_itself_with_its_figures() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(3), Options::default()).await.unwrap();
        let results = vec![
            result("1", "RW-E4", date(2025, 6, 10), Some(174), "II"),
            result("1", "RW-M5", date(2026, 1, 20), Some(160), "V"),
            result("2", "RW-E4", date(2025, 6, 10), Some(200), "I"),
            result("2", "RW-M5", date(2026, 1, 20), Some(230), "I"),
        ];
        bring_results(&ctx, results, Options::default()).await.unwrap();
        let shown = overview(&ctx, "g5a", None).await;
        let texts = Texts::of(Language::Nl);
        let mut kinds = Vec::new();
        for signal in shown.pupils.iter().flat_map(|row| &row.standing.signals) {
            let why = words::why(texts, signal);
            assert!(why.starts_with("Rekenen-Wiskunde"), "{why}");
            assert!(why.chars().any(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V')), "{why}");
            kinds.push(signal.kind());
        }
        kinds.sort();
        let expected = [
            SignalKind::Low,
            SignalKind::Drop,
            SignalKind::NegativeGrowth,
            SignalKind::High,
            SignalKind::Missing,
        ];
        assert_eq!(kinds, expected);
        assert!(shown.pupils.iter().all(|row| row.standing.blind_spot), "nothing can be open yet");
    })
    .await;
}

#[tokio::test]
async fn csv_and_pdf_hold_the_same_pupils() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        let results = vec![result("1", "RW-M5", date(2026, 1, 20), Some(160), "V")];
        bring_results(&ctx, results, Options::default()).await.unwrap();
        let shown = overview(&ctx, "g5a", None).await;
        let csv = overview_csv(&shown).unwrap();
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines.len(), 3, "{csv}");
        assert_eq!(lines[1], "1;Kind1 van Voorbeeld1;5;Rekenen-Wiskunde;RW;M5;2026-01-20;160;V;;;;low;1");
        assert_eq!(lines[2], "2;Kind2 van Voorbeeld2;5;Rekenen-Wiskunde;;;;;;;;;missing;1");
        let pdf = overview_pdf(&ctx, Texts::of(Language::Nl), &shown).await.unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
    })
    .await;
}

#[tokio::test]
async fn the_demo_school_comes_in_through_the_front_door() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        assert!(app::demo::fill(&ctx).await.unwrap());
        assert!(!app::demo::fill(&ctx).await.unwrap(), "once is enough");
        let list = app::register::group_list(&ctx, crate::support::SCHOOL, None).await.unwrap();
        assert_eq!(list.groups.len(), 10);
        let story = app::demo::stories::DROPPED;
        let shown = overview(&ctx, story.group, None).await;
        let emre = shown.pupils.iter().find(|row| row.pupil.name.last.reveal() == story.last).unwrap();
        let kinds: Vec<_> = emre.standing.signals.iter().map(|s| s.kind()).collect();
        assert!(kinds.contains(&SignalKind::Low) && kinds.contains(&SignalKind::Drop), "{kinds:?}");
        let hits = app::register::search(&ctx, crate::support::SCHOOL, "yildiz").await.unwrap();
        assert!(hits.pupils.iter().any(|line| line.pupil.id == emre.pupil.id));
    })
    .await;
}
