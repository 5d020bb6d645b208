//! What is written comes back the same, on both engines.

use crate::{
    Db, StoreError, WriteTx,
    audit::{self, AuditEvent, BrokenChain, Deed},
    imports::{self, Import, ImportChange, ImportCounts, ImportKind},
    register::{self, KeptPupil, KeptStaff},
    results,
    testing::on_both_engines,
};
use domain::{
    Personal, SchoolYear,
    ids::{GroupId, ImportNo, PupilId, SchoolId, StaffId, TestId},
    register::{
        Enrolment, Gender, Group, GroupKind, PersonName, Pupil, School, StaffMember, StaffRole, YearGroup,
    },
    results::{Decimal, Level, LevelScale, Levels, Series, Test, TestNames, TestResult},
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

pub(super) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(super) fn scope(school: u128) -> InSchool {
    InSchool::issue(&Actor::Operator, Action::Import, Resource::School(SchoolId(id(school)))).unwrap()
}

fn year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

pub(super) fn event(school: u128) -> AuditEvent {
    let at = Timestamp::from_second(1_790_000_000).unwrap();
    AuditEvent { at, actor: Actor::Operator, school: Some(SchoolId(id(school))), deed: Deed::SchoolEdited }
}

async fn add_school(tx: &mut WriteTx, school: u128, code: &str) {
    let codes = code.parse().unwrap();
    let school = School { id: SchoolId(id(school)), board: None, codes, name: None };
    register::insert_school(tx, &school).await.unwrap();
}

fn pupil(n: u128, first: &str, last: &str) -> KeptPupil {
    let pupil = Pupil {
        id: PupilId(id(n)),
        key: format!("ll-{n}"),
        eck_id: None,
        name: PersonName::new(first, "", last),
        born_on: Some(Personal::new(date(2016, 2, 29))),
        gender: Gender::Girl,
        year_three_since: Some(date(2022, 8, 1)),
        entered_on: None,
        left_on: None,
    };
    KeptPupil { pupil, known_on: Some(date(2025, 10, 1)) }
}

pub(super) fn group(n: u128, key: &str) -> Group {
    Group {
        id: GroupId(id(n)),
        school_year: year(),
        key: key.into(),
        name: "5A".into(),
        kind: GroupKind::Base,
        year_group: Some(YearGroup::Primary(5)),
        description: None,
    }
}

fn test(n: u128) -> Test {
    Test {
        id: TestId(id(n)),
        names: TestNames { code: format!("RW-M{n}"), ..TestNames::default() },
        name: Some("Rekenen".into()),
        subject: Some("Rekenen-Wiskunde".into()),
        series: Series("RW".into()),
        moment: "M5".parse().ok(),
        year_group: Some(5),
        kind: domain::results::TestKind::Own,
        bands: vec![domain::results::OwnBand {
            label: "voldoende".into(),
            from: "5.5".parse().ok(),
            needs_attention: false,
        }],
    }
}

pub(super) fn result(pupil: u128, test: u128) -> TestResult {
    let mut levels = Levels::default();
    levels.set(Level::parse(LevelScale::Roman, "V-").unwrap());
    levels.set(Level::parse(LevelScale::Avi, "E4").unwrap());
    TestResult {
        pupil: PupilId(id(pupil)),
        test: TestId(id(test)),
        taken_on: date(2026, 1, 20),
        skill_score: "210.5".parse().ok(),
        raw_score: Some(Decimal::whole(45)),
        levels,
        percentile: Some(Decimal::whole(8)),
        dle: None,
        functioning_level: Some("E4".into()),
        own_level: Some("voldoende".into()),
        norm: Some(domain::ids::NormTableId(id(7))),
        other_scores: vec![("Stanine".into(), "4".into())],
    }
}

/// A school with one pupil in one group with one result, committed.
pub(crate) async fn small_school(db: &Db) {
    let mut tx = db.write().await.unwrap();
    add_school(&mut tx, 1, "77QX00").await;
    let scope = scope(1);
    register::put_group(&mut tx, &scope, &group(10, "g5a")).await.unwrap();
    register::put_pupil(&mut tx, &scope, &pupil(20, "Zoë", "Şahin")).await.unwrap();
    register::put_enrolment(&mut tx, &scope, &enrolment()).await.unwrap();
    results::put_test(&mut tx, &scope, &test(5)).await.unwrap();
    results::insert_results(&mut tx, &scope, ImportNo(1), &[result(20, 5)]).await.unwrap();
    tx.commit(&event(1)).await.unwrap();
}

pub(super) fn enrolment() -> Enrolment {
    Enrolment {
        pupil: PupilId(id(20)),
        school_year: year(),
        from: date(2025, 8, 1),
        until: None,
        group: Some(GroupId(id(10))),
        year_group: Some(YearGroup::Primary(5)),
    }
}

#[tokio::test]
async fn everything_comes_back_as_it_was_written() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let scope = scope(1);
        let mut tx = db.read().await.unwrap();
        let found = register::kept_pupil(&mut tx, &scope, PupilId(id(20))).await.unwrap();
        assert_eq!(found, Some(pupil(20, "Zoë", "Şahin")));
        assert_eq!(register::group(&mut tx, &scope, GroupId(id(10))).await.unwrap(), Some(group(10, "g5a")));
        assert_eq!(
            register::enrolments_of_group(&mut tx, &scope, GroupId(id(10))).await.unwrap(),
            [enrolment()]
        );
        assert_eq!(results::tests(&mut tx, &scope).await.unwrap(), [test(5)]);
        let of_pupil = results::results_of_pupil(&mut tx, &scope, PupilId(id(20))).await.unwrap();
        assert_eq!(of_pupil, [result(20, 5)]);
        let group = GroupId(id(10));
        let at = results::results_of_group(&mut tx, &scope, group, (date(2026, 1, 20), date(2026, 1, 20)))
            .await
            .unwrap();
        assert_eq!(at.len(), 1);
        let before = results::results_of_group(&mut tx, &scope, group, (date(2025, 1, 1), date(2026, 1, 19)))
            .await
            .unwrap();
        assert_eq!(before, []);
        let after = (date(2026, 1, 21), date(2026, 7, 31));
        assert_eq!(results::results_of_group(&mut tx, &scope, group, after).await.unwrap(), []);
        let trail = audit::page(&mut tx, &scope, (0, 10)).await.unwrap();
        assert_eq!(trail.len(), 1);
        assert_eq!(trail[0].action, "school_edited");
    })
    .await;
}

#[tokio::test]
async fn another_schools_scope_finds_nothing() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let other = scope(2);
        let mut tx = db.read().await.unwrap();
        assert_eq!(register::kept_pupil(&mut tx, &other, PupilId(id(20))).await.unwrap(), None);
        assert_eq!(register::group(&mut tx, &other, GroupId(id(10))).await.unwrap(), None);
        assert_eq!(register::search_pupils(&mut tx, &other, "", (10, 0)).await.unwrap(), []);
        assert_eq!(results::results_of_pupil(&mut tx, &other, PupilId(id(20))).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn search_finds_a_name_by_the_start_of_any_word_without_accents() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let mut tx = db.write().await.unwrap();
        let scope = scope(1);
        register::put_pupil(&mut tx, &scope, &pupil(21, "Noor", "Berg")).await.unwrap();
        for (typed, expected) in [
            ("zoe", 1),
            ("SAHIN", 1),
            ("ahin", 0),
            ("", 2),
            ("noor berg", 1),
            ("berg noor", 1),
            ("noor sahin", 0),
            ("%", 2),
            ("_oor", 0),
        ] {
            let found = register::search_pupils(&mut tx, &scope, typed, (10, 0)).await.unwrap();
            assert_eq!(found.len(), expected, "{typed}");
        }
        let by_name = register::search_pupils(&mut tx, &scope, "", (10, 0)).await.unwrap();
        let last: Vec<_> = by_name.iter().map(|p| p.name.last.reveal().clone()).collect();
        assert_eq!(last, ["Berg", "Şahin"]);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing() {
    on_both_engines(|db| async move {
        let mut tx = db.write().await.unwrap();
        add_school(&mut tx, 1, "77QX00").await;
        drop(tx);
        let mut tx = db.read().await.unwrap();
        assert_eq!(register::schools(&mut tx).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn keys_and_references_are_guarded() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let scope = scope(1);
        let mut tx = db.write().await.unwrap();
        let again = results::insert_results(&mut tx, &scope, ImportNo(2), &[result(20, 5)]).await;
        assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
        drop(tx);
        let mut tx = db.write().await.unwrap();
        let removed = register::delete_pupil(&mut tx, &scope, PupilId(id(20))).await;
        assert!(matches!(removed, Err(StoreError::StillNeeded)), "{removed:?}");
    })
    .await;
}

pub(super) fn import(no: ImportNo) -> Import {
    Import {
        way: crate::imports::ImportWay::File,
        no,
        kind: ImportKind::Results,
        file_name: "uitslagen.xml".into(),
        school_year: year(),
        author: None,
        made_at: Timestamp::from_second(1_790_000_000).unwrap(),
        actor: "operator".into(),
        partial: true,
        counts: ImportCounts::default(),
        rolled_back_at: None,
        sealed_at: None,
    }
}

#[tokio::test]
async fn an_import_can_be_undone_as_a_whole() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let scope = scope(1);
        let mut tx = db.write().await.unwrap();
        let no = imports::begin(&mut tx, &scope, import).await.unwrap();
        assert_eq!(no, ImportNo(1));
        let second = imports::begin(&mut tx, &scope, import).await.unwrap();

        // The second import brings a pupil and a test, changes the result of the first one, and adds a result.
        let changed = TestResult { percentile: Some(Decimal::whole(12)), ..result(20, 5) };
        let changes = [
            ImportChange::Pupil { id: PupilId(id(21)), before: None },
            ImportChange::Test { id: TestId(id(6)), before: None },
            ImportChange::Result { before: result(20, 5) },
        ];
        register::put_pupil(&mut tx, &scope, &pupil(21, "Noor", "Berg")).await.unwrap();
        results::put_test(&mut tx, &scope, &test(6)).await.unwrap();
        results::update_result(&mut tx, &scope, &changed).await.unwrap();
        results::insert_results(&mut tx, &scope, second, &[result(21, 6)]).await.unwrap();
        for (seq, change) in (0..).zip(&changes) {
            imports::record_change(&mut tx, &scope, (second, seq), change).await.unwrap();
        }
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, no).await.unwrap(), Some(second));
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, second).await.unwrap(), None);

        let at = Timestamp::from_second(1_790_000_100).unwrap();
        imports::undo(&mut tx, &scope, second, at).await.unwrap();
        assert_eq!(imports::one(&mut tx, &scope, second).await.unwrap().unwrap().rolled_back_at, Some(at));
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, no).await.unwrap(), None);
        assert_eq!(
            results::results_of_pupil(&mut tx, &scope, PupilId(id(20))).await.unwrap(),
            [result(20, 5)]
        );
        assert_eq!(register::kept_pupil(&mut tx, &scope, PupilId(id(21))).await.unwrap(), None);
        assert_eq!(results::tests(&mut tx, &scope).await.unwrap(), [test(5)]);
    })
    .await;
}

#[tokio::test]
async fn staff_keep_roles_and_groups_and_can_be_replaced() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let scope = scope(1);
        let mut tx = db.write().await.unwrap();
        let member = StaffMember {
            id: StaffId(id(30)),
            key: "lk-1".into(),
            name: PersonName::new("Anke", "", "Jansen"),
            email: Some("anke@demo.example".into()),
            roles: vec![StaffRole::new("IB"), StaffRole::new("LRK")],
        };
        let mut kept = KeptStaff { member, groups: vec![GroupId(id(10))] };
        register::put_staff(&mut tx, &scope, &kept).await.unwrap();
        assert_eq!(register::kept_staff(&mut tx, &scope).await.unwrap(), [kept.clone()]);
        kept.member.roles.remove(0);
        kept.groups.clear();
        register::put_staff(&mut tx, &scope, &kept).await.unwrap();
        assert_eq!(register::kept_staff(&mut tx, &scope).await.unwrap(), [kept]);
        register::delete_staff(&mut tx, &scope, StaffId(id(30))).await.unwrap();
        assert_eq!(register::kept_staff(&mut tx, &scope).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_changed_or_missing_line_of_the_audit_trail_shows() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        for _ in 0..3 {
            db.write().await.unwrap().commit(&event(1)).await.unwrap();
        }
        let scope = scope(1);
        let verdict = || async { audit::verify(&mut db.read().await.unwrap(), &scope).await.unwrap() };
        assert_eq!(verdict().await, Ok(4));
        for (tamper, expected) in [
            ("UPDATE audit_events SET actor = 'somebody' WHERE seq = 2", BrokenChain::Changed { seq: 2 }),
            ("DELETE FROM audit_events WHERE seq = 3", BrokenChain::Gone { seq: 3 }),
            ("DELETE FROM audit_events WHERE seq = 4", BrokenChain::Gone { seq: 4 }),
        ] {
            use crate::Sealed as _;
            let mut tx = db.write().await.unwrap();
            on!(tx, c => sqlx::query(tamper).execute(c).await.map(drop)).unwrap();
            assert_eq!(audit::verify(&mut tx, &scope).await.unwrap(), Err(expected));
            tx.undo().await.unwrap();
        }
        assert_eq!(verdict().await, Ok(4));
    })
    .await;
}
