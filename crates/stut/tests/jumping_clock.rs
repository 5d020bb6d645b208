//! The clock of the machine jumps back and ahead: what happened keeps the order in which it happened, and the trail is
//! whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

#[path = "../../app/tests/all/support/mod.rs"]
mod school;

use app::{
    App, Clock, Ctx,
    imports::{Options, roll_back},
    register::SchoolSettings,
    trust::{Finding, back_up, check, restore},
};
use jiff::{Timestamp, civil::date};
use policy::Actor;
use school::{SCHOOL, bring_results, bring_roster, overview, result, roster_of};
use store::{Db, testing::on_both_engines};

/// The program on a machine whose clock says this.
fn at(db: &Db, clock: &str) -> Ctx {
    let moment: Timestamp = clock.parse().unwrap();
    App::new(db.clone(), Clock::Fixed(moment.in_tz("Europe/Amsterdam").unwrap())).act_as(Actor::Operator)
}

#[tokio::test]
async fn a_clock_that_jumps_changes_no_order_and_breaks_no_trail() {
    on_both_engines(|db| async move {
        let now = at(&db, "2026-03-01T09:00:00Z");
        bring_roster(&now, &roster_of(3), Options::default()).await.unwrap();
        // Where the clock of a machine without a battery begins, set back to before the roster, far ahead, and back over
        // the hour of summer time.
        let clocks = [
            ("1970-01-01T00:00:00Z", date(2026, 1, 20)),
            ("2025-01-01T00:00:00Z", date(2024, 6, 10)),
            ("2038-01-20T03:14:08Z", date(2026, 1, 20)),
            ("2026-10-25T00:59:59.999999Z", date(2026, 1, 20)),
        ];
        for (score, (clock, day)) in (150..).zip(clocks) {
            let ctx = at(&db, clock);
            let results = vec![result("1", "RW-M5", day, Some(score), "II")];
            let is_taken = bring_results(&ctx, results, Options::default()).await.is_ok();
            assert_eq!(is_taken, ctx.today() >= day, "a day to come is refused: {clock}");
            let version = app::register::school_details(&ctx, SCHOOL).await.unwrap().version;
            let settings = SchoolSettings {
                name: format!("School {score}"),
                board: "Bestuur".into(),
                shares_results: true,
            };
            app::register::edit_school(&ctx, SCHOOL, &settings, version).await.unwrap();
        }
        let whole = |lines| {
            [
                Finding::Database,
                Finding::OwnTrail { lines: 0 },
                Finding::Trail { school: SCHOOL.into(), lines },
            ]
        };
        for clock in ["1970-01-01T00:00:00Z", "2026-03-02T09:00:00Z", "2038-01-20T03:14:08Z"] {
            assert_eq!(check(&at(&db, clock)).await.unwrap(), whole(8), "{clock}");
        }

        // The newest import is the last that was made, whatever its clock said; only that one can be taken back first.
        let ctx = at(&db, "2026-03-02T09:00:00Z");
        let (_, imports, _) = app::imports::imports(&ctx, SCHOOL, 1).await.unwrap();
        assert_eq!(imports.iter().map(|import| import.no.0).collect::<Vec<_>>(), [4, 3, 2, 1]);
        let made: Vec<String> = imports.iter().take(2).map(|import| import.made_at.to_string()).collect();
        assert_eq!(
            made,
            ["2026-10-25T00:59:59.999999Z", "2038-01-20T03:14:08Z"],
            "what the clock said is kept"
        );
        assert!(roll_back(&ctx, SCHOOL, imports[1].no).await.is_err(), "a later one builds on it");
        roll_back(&ctx, SCHOOL, imports[0].no).await.unwrap();
        let shown = app::results::overview_json(&overview(&ctx, "g5a", None).await).unwrap();
        assert!(shown.contains("152") && !shown.contains("153"), "{shown}");

        // A copy keeps the order as well.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy.stut");
        back_up(&ctx, &file, &[], folder.path()).await.unwrap();
        let other = Db::open_folder(&folder.path().join("other")).await.unwrap();
        let other = at(&other, "2000-01-01T00:00:00Z");
        restore(&other, &file, None, folder.path()).await.unwrap();
        // The import that was taken back, and the look at the overview.
        assert_eq!(check(&other).await.unwrap(), whole(10));
    })
    .await;
}
