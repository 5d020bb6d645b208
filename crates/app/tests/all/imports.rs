//! Imports: one transaction, twice is once, and back again; on both engines.

use crate::support::{
    SCHOOL, bring_results, bring_roster, ctx, overview, pupil, refused, result, roster, roster_of, year,
};
use app::{
    Conflict, Error,
    imports::{ImportCounts, Options, What, imports, message, roll_back},
    results::overview_json,
};
use domain::ids::ImportNo;
use exchange::{ProblemKind, Severity};
use i18n::{Language, Texts};
use jiff::civil::date;
use store::testing::on_both_engines;

const PARTIAL: Options =
    Options { partial: true, add_school: false, same_pupils: false, own_tests: false, own_role: None };

#[test]
fn every_count_stands_at_its_own_word() {
    let words = app::imports::counts_in_words(Texts::of(Language::Nl), counts(1, 2, 3, 4));
    assert_eq!(words, "1 nieuw, 2 gewijzigd, 3 hetzelfde, 4 geweigerd");
}

fn counts(added: i64, changed: i64, same: i64, refused: i64) -> ImportCounts {
    ImportCounts { added, changed, same, refused }
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let first = bring_roster(&ctx, &roster_of(3), Options::default()).await.unwrap();
        assert_eq!(first.counts, counts(7, 0, 0, 0), "three groups, three pupils, one teacher");
        let results = || vec![result("1", "RW-M5", date(2026, 1, 20), Some(190), "II")];
        bring_results(&ctx, results(), Options::default()).await.unwrap();
        let before = overview_json(&overview(&ctx, "g5a", None).await).unwrap();

        let again = bring_roster(&ctx, &roster_of(3), Options::default()).await.unwrap();
        assert_eq!((again.no, again.counts), (None, counts(0, 0, 7, 0)));
        let again = bring_results(&ctx, results(), Options::default()).await.unwrap();
        assert_eq!((again.no, again.counts), (None, counts(0, 0, 1, 0)));
        assert_eq!(overview_json(&overview(&ctx, "g5a", None).await).unwrap(), before);
        assert_eq!(imports(&ctx, SCHOOL, 1).await.unwrap().1.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn one_bad_record_refuses_everything_and_partial_takes_the_rest() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(2);
        file.pupils.push(pupil("3", "nergens", 5));
        file.pupils.push(pupil("1", "g5a", 5));
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems.iter().all(|p| p.line > 0 && p.severity() == Severity::Record));
        assert!(app::register::schools(&ctx).await.unwrap().is_empty(), "nothing is saved");

        let taken = bring_roster(&ctx, &file, PARTIAL).await.unwrap();
        assert_eq!(taken.counts, counts(6, 0, 0, 2));
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_message_has_file_line_and_field_and_no_name() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(1);
        file.pupils.push(pupil("2", "nergens", 5));
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        let line = message(Texts::of(Language::Nl), &problems[0]);
        assert!(line.starts_with(&format!("roster.xml:{}: ", problems[0].line)), "{line}");
        assert!(line.contains("nergens") && !line.contains("Kind") && !line.contains("Voorbeeld"), "{line}");
    })
    .await;
}

#[tokio::test]
async fn files_of_another_school_are_refused() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let nobody = refused(bring_results(&ctx, vec![], Options::default()).await);
        assert!(matches!(nobody[0].what, What::UnknownSchool { .. }), "{nobody:?}");

        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let mut other = roster_of(1);
        other.school.school = "88XX00".parse().unwrap();
        let problems = refused(bring_roster(&ctx, &other, PARTIAL).await);
        let expected = What::OtherSchool { found: "88XX00".into(), known: Some(SCHOOL.into()) };
        assert_eq!(problems[0].what, expected);
        other.school.school = "77QX01".parse().unwrap();
        refused(bring_roster(&ctx, &other, Options::default()).await);

        let added = Options { add_school: true, ..Options::default() };
        bring_roster(&ctx, &other, added).await.unwrap();
        assert_eq!(app::register::schools(&ctx).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn unknown_pupils_and_undescribed_tests_are_refused_one_by_one() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let day = date(2026, 1, 20);
        let results =
            vec![result("1", "RW-M5", day, Some(190), "II"), result("99", "RW-M5", day, Some(190), "II")];
        let problems = refused(bring_results(&ctx, results.clone(), Options::default()).await);
        assert_eq!(problems[0].what, What::UnknownPupil { key: "99".into() });
        let taken = bring_results(&ctx, results, PARTIAL).await.unwrap();
        assert_eq!(taken.counts, counts(1, 0, 0, 1));

        let mut file = crate::support::results_of(vec![result("1", "SP-M5", day, Some(100), "II")]);
        file.tests.clear();
        let source = crate::support::results_source(&file);
        let outcome = app::imports::import_results(&ctx, vec![source], Options::default(), None).await;
        let problems = refused(outcome);
        let dangling = What::InFile(ProblemKind::DanglingReference { key: "SP-M5".into() });
        assert_eq!(problems[0].what, dangling);
    })
    .await;
}

#[tokio::test]
async fn a_corrected_result_replaces_the_old_one_and_can_be_taken_back() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let day = date(2026, 1, 20);
        let bring = |score, level: &'static str| {
            bring_results(&ctx, vec![result("1", "RW-M5", day, Some(score), level)], Options::default())
        };
        let score = || async {
            let shown = overview(&ctx, "g5a", None).await;
            shown.pupils[0].cell(0).map(|progress| progress.latest().skill_score.unwrap().to_string())
        };
        let first = bring(190, "II").await.unwrap().no.unwrap();
        let second = bring(180, "III").await.unwrap();
        assert_eq!(second.counts, counts(0, 1, 0, 0));
        assert_eq!(score().await.as_deref(), Some("180"));

        let blocked = roll_back(&ctx, SCHOOL, first).await;
        let later = second.no.unwrap();
        assert!(
            matches!(blocked, Err(Error::Conflict(Conflict::LaterImport(no))) if no == later),
            "{blocked:?}"
        );
        roll_back(&ctx, SCHOOL, later).await.unwrap();
        assert_eq!(score().await.as_deref(), Some("190"));
        roll_back(&ctx, SCHOOL, first).await.unwrap();
        assert_eq!(score().await, None);
        let again = roll_back(&ctx, SCHOOL, first).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::AlreadyRolledBack))));
    })
    .await;
}

#[tokio::test]
async fn a_roster_is_rolled_back_only_when_nothing_builds_on_it() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let roster = bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap().no.unwrap();
        let results = vec![result("1", "RW-M5", date(2026, 1, 20), Some(190), "II")];
        let results = bring_results(&ctx, results, Options::default()).await.unwrap().no.unwrap();
        let blocked = roll_back(&ctx, SCHOOL, roster).await;
        assert!(matches!(blocked, Err(Error::Conflict(Conflict::StillNeeded))), "{blocked:?}");
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 2, "nothing changed");
        roll_back(&ctx, SCHOOL, results).await.unwrap();
        roll_back(&ctx, SCHOOL, roster).await.unwrap();
        let gone = app::results::group_by_key(&ctx, SCHOOL, "g5a", None).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        let missing = roll_back(&ctx, SCHOOL, ImportNo(99)).await;
        assert!(matches!(missing, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_pupil_keeps_one_file_over_years_and_keys() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let eck_id = format!("https://ketenid.nl/pilot/{}", "0a".repeat(64));
        let mut old = roster();
        old.school.school_year = year(2024);
        old.school.reference_date = Some(date(2024, 10, 1));
        old.pupils = vec![pupil("oud", "g5a", 4)];
        old.pupils[0].eck_id = eck_id.parse().ok();
        bring_roster(&ctx, &old, Options::default()).await.unwrap();

        // A year later: another key, the same ECK iD.
        let mut new = roster();
        new.pupils = vec![pupil("nieuw", "g5a", 5)];
        new.pupils[0].eck_id = eck_id.parse().ok();
        bring_roster(&ctx, &new, Options::default()).await.unwrap();

        let now = overview(&ctx, "g5a", None).await;
        let then = overview(&ctx, "g5a", Some(year(2024))).await;
        assert_eq!(now.pupils[0].pupil.id, then.pupils[0].pupil.id);
        assert_eq!(now.pupils[0].year_group.unwrap().to_string(), "5");
        assert_eq!(then.pupils[0].year_group.unwrap().to_string(), "4");

        // Results under the old key still find the pupil.
        let results = vec![result("oud", "RW-M5", date(2026, 1, 20), Some(190), "II")];
        bring_results(&ctx, results, Options::default()).await.unwrap();
        assert!(overview(&ctx, "g5a", None).await.pupils[0].cell(0).is_some());
    })
    .await;
}

#[tokio::test]
async fn a_new_key_with_a_known_name_and_birth_date_asks_a_person() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let mut file = roster_of(1);
        file.pupils[0].key = "andere-sleutel".into();
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        let expected = What::LooksLikeKnown { key: "andere-sleutel".into(), known: "1".into() };
        assert_eq!(problems[0].what, expected);
        let same = Options { same_pupils: true, ..Options::default() };
        bring_roster(&ctx, &file, same).await.unwrap();
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_key_of_one_pupil_with_the_eck_id_of_another_is_refused() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let eck_id = |digit: &str| format!("https://ketenid.nl/pilot/{}", digit.repeat(128)).parse().ok();
        let mut file = roster_of(2);
        file.pupils[0].eck_id = eck_id("a");
        file.pupils[1].eck_id = eck_id("b");
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        file.pupils.truncate(1);
        file.pupils[0].eck_id = eck_id("b");
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        assert_eq!(problems[0].what, What::KeyOfAnother { key: "1".into() });
    })
    .await;
}

#[tokio::test]
async fn a_missing_pupil_is_no_deletion_and_a_leaving_date_is() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(3), Options::default()).await.unwrap();
        let mut file = roster_of(2);
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 3);
        file.school.reference_date = Some(date(2026, 1, 10));
        file.pupils[0].left_on = Some(date(2026, 1, 9));
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_group_within_the_year_is_kept_as_history() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        let mut moved = roster_of(2);
        moved.school.reference_date = Some(date(2026, 1, 12));
        moved.pupils[0].group = Some("g67".into());
        moved.pupils[0].year_group = "6".parse().ok();
        bring_roster(&ctx, &moved, Options::default()).await.unwrap();
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 1);
        let there = overview(&ctx, "g67", None).await;
        let file = app::results::pupil_file(&ctx, SCHOOL, there.pupils[0].pupil.id).await.unwrap();
        let stays: Vec<_> = file.history.iter().map(|(e, g)| (e.from, e.until, g.clone().unwrap())).collect();
        let change = date(2026, 1, 12);
        assert_eq!(
            stays,
            [(change, None, "6/7".to_owned()), (date(2025, 8, 1), Some(change), "5A".to_owned())]
        );

        // The older file once more: details and groups stay as the newer file had them.
        let older = bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        assert_eq!(older.counts.changed, 0);
        assert_eq!(overview(&ctx, "g67", None).await.pupils.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_records_of_one_file_are_never_one_pupil() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let eck_id = || format!("https://ketenid.nl/pilot/{}", "c".repeat(128)).parse().ok();
        let mut file = roster_of(1);
        file.pupils[0].eck_id = eck_id();
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        // The pupil gets another key; then the old key stands in a file again, for somebody else.
        file.pupils[0].key = "2".into();
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        file.pupils.push(pupil("1", "g5a", 5));
        file.pupils[1].name = domain::register::PersonName::new("Ander", "", "Kind");
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        assert_eq!(problems[0].what, What::KeyOfAnother { key: "1".into() });
        assert_eq!(overview(&ctx, "g5a", None).await.pupils[0].pupil.name.first.reveal(), "Kind1");
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_given_out_again_asks_a_person() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let mut file = roster_of(1);
        file.pupils[0].name = domain::register::PersonName::new("Heel", "", "Anders");
        file.pupils[0].born_on = Some(domain::Personal::new(date(2011, 1, 1)));
        let problems = refused(bring_roster(&ctx, &file, Options::default()).await);
        assert_eq!(problems[0].what, What::KeyOfAnother { key: "1".into() });
        // A corrected name alone is no other child.
        file.pupils[0].born_on = roster_of(1).pupils[0].born_on.clone();
        assert_eq!(bring_roster(&ctx, &file, Options::default()).await.unwrap().counts.changed, 1);
    })
    .await;
}

#[tokio::test]
async fn a_result_sent_again_with_its_scale_is_the_same_result() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(1), Options::default()).await.unwrap();
        let day = date(2026, 1, 20);
        let bare = result("1", "RW-M5", day, None, "I");
        bring_results(&ctx, vec![bare.clone()], Options::default()).await.unwrap();
        let mut scaled = result("1", "RW-M5", day, Some(190), "III");
        scaled.scale = Some("a".into());
        let again = bring_results(&ctx, vec![scaled.clone()], Options::default()).await.unwrap();
        assert_eq!(again.counts, counts(0, 1, 0, 0));
        let shown = overview(&ctx, "g5a", None).await;
        assert_eq!(shown.pupils[0].cell(0).unwrap().sittings().len(), 1);
        // Without the scale it is still the same.
        scaled.scale = None;
        let third = bring_results(&ctx, vec![scaled], Options::default()).await.unwrap();
        assert_eq!((third.no, third.counts), (None, counts(0, 0, 1, 0)));
        roll_back(&ctx, SCHOOL, again.no.unwrap()).await.unwrap();
        let level = overview(&ctx, "g5a", None).await.pupils[0].cell(0).unwrap().latest().levels.main();
        assert_eq!(level.unwrap().name(), "I");
    })
    .await;
}

#[tokio::test]
async fn who_left_in_the_last_weeks_of_a_year_is_still_in_its_overview() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(3);
        file.school.school_year = year(2024);
        file.school.reference_date = Some(date(2025, 7, 20));
        file.pupils[0].left_on = Some(date(2025, 7, 10));
        file.pupils[1].left_on = Some(date(2024, 12, 1));
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let keys: Vec<String> =
            overview(&ctx, "g5a", None).await.pupils.iter().map(|row| row.pupil.key.clone()).collect();
        assert_eq!(keys, ["1", "3"]);
    })
    .await;
}

#[tokio::test]
async fn a_result_of_a_day_to_come_or_before_birth_or_after_leaving_is_refused() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        let mut file = roster_of(2);
        file.pupils[1].left_on = Some(date(2026, 1, 31));
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        let one = |pupil: &str, day| result(pupil, "RW-M5", day, Some(190), "II");
        let all = || {
            vec![
                one("1", date(2026, 1, 20)),
                one("1", date(2027, 1, 20)),
                one("1", date(1999, 1, 20)),
                one("2", date(2026, 1, 20)),
                one("2", date(2026, 2, 20)),
            ]
        };
        let problems = refused(bring_results(&ctx, all(), Options::default()).await);
        let found: Vec<(&What, &str)> = problems.iter().map(|one| (&one.what, one.field.as_str())).collect();
        let field = "resultaat RW-M5/afnamedatum";
        let expected = [(&What::InFuture, field), (&What::NotAtSchool, field), (&What::NotAtSchool, field)];
        assert_eq!(found, expected);
        let made = bring_results(&ctx, all(), PARTIAL).await.unwrap();
        assert_eq!((made.counts.added, made.counts.refused), (2, 3));
    })
    .await;
}
