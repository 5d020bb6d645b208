//! Hand-overs, groups that were made here, and the test calendar, on both engines.

use crate::{
    Db, StoreError, WriteTx,
    audit::{AuditEvent, Deed},
    calendar,
    imports::{self, ImportChange},
    register::*,
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal, SchoolYear,
    calendar::TestWindow,
    ids::{AccountId, GroupId, PupilId, SchoolId, StaffId, TestWindowId},
    register::{Group, GroupKind, HandOverTexts},
    results::Part,
    trust::retention::Category,
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, OfPupil, PupilPlace, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const BASE: GroupId = GroupId(Uuid::from_u128(10));
const EXTRA: GroupId = GroupId(Uuid::from_u128(11));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditGroups, Resource::School(SCHOOL)).unwrap()
}

fn of_pupil() -> OfPupil {
    let place = PupilPlace { school: SCHOOL, pupil: PUPIL, groups: Vec::new() };
    OfPupil::issue(&Actor::Operator, Action::WriteHandOver, &place).unwrap()
}

fn year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

async fn done(tx: WriteTx) {
    let at = Timestamp::from_second(1_790_000_000).unwrap();
    let event = AuditEvent { at, actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

async fn with_extra_group(db: &Db) {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let group = Group {
        id: EXTRA,
        school_year: year(),
        key: format!("{OWN_KEY}{EXTRA}"),
        name: "Plus".to_owned(),
        kind: GroupKind::Extra,
        year_group: None,
        description: None,
    };
    put_group(&mut tx, &scope(), &group).await.unwrap();
    let own =
        OwnGroup { group: EXTRA, half_of: Some(BASE), year_groups: vec![5, 6], ended_on: None, version: 1 };
    add_own_group(&mut tx, &scope(), &own).await.unwrap();
    put_group_member(&mut tx, &scope(), (EXTRA, PUPIL)).await.unwrap();
    done(tx).await;
}

#[tokio::test]
async fn a_group_that_was_made_here_is_changed_ended_and_removed() {
    on_both_engines(|db| async move {
        with_extra_group(&db).await;
        let mut tx = db.write().await.unwrap();
        assert!(edit_own_group(&mut tx, &scope(), (EXTRA, 1), &[7]).await.unwrap());
        assert!(!edit_own_group(&mut tx, &scope(), (EXTRA, 1), &[8]).await.unwrap(), "somebody was first");
        end_own_group(&mut tx, &scope(), EXTRA, Some(date(2026, 3, 1))).await.unwrap();
        let kept = own_group(&mut tx, &scope(), EXTRA).await.unwrap().unwrap();
        assert_eq!((kept.year_groups, kept.half_of), (vec![7], Some(BASE)));
        assert_eq!((kept.ended_on, kept.version), (Some(date(2026, 3, 1)), 3));
        assert_eq!(members_of_group(&mut tx, &scope(), EXTRA).await.unwrap(), [PUPIL]);
        delete_own_group(&mut tx, &scope(), EXTRA).await.unwrap();
        assert_eq!(own_groups(&mut tx, &scope()).await.unwrap(), []);
        assert_eq!(group(&mut tx, &scope(), EXTRA).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_base_group_with_halves_cannot_go() {
    on_both_engines(|db| async move {
        with_extra_group(&db).await;
        let mut tx = db.write().await.unwrap();
        delete_enrolment(&mut tx, &scope(), (PUPIL, year(), date(2025, 8, 1))).await.unwrap();
        let gone = delete_group(&mut tx, &scope(), BASE).await;
        assert!(matches!(gone, Err(StoreError::StillNeeded)), "{gone:?}");
    })
    .await;
}

#[tokio::test]
async fn who_teaches_a_group_that_ended_no_longer_has_it() {
    on_both_engines(|db| async move {
        with_extra_group(&db).await;
        let (account, staff) = (AccountId(Uuid::from_u128(40)), StaffId(Uuid::from_u128(50)));
        let mut tx = db.write().await.unwrap();
        let email = "lk@school.example".parse().unwrap();
        let at = Timestamp::from_second(1_790_000_000).unwrap();
        trust::add_account(&mut tx, (account, &email, "Anke Jansen"), false, at).await.unwrap();
        let name = domain::register::PersonName::new("Anke", "", "Jansen");
        let member =
            domain::register::StaffMember { id: staff, key: "lk".into(), name, email: None, roles: vec![] };
        put_staff(&mut tx, &scope(), &KeptStaff { member, groups: vec![] }).await.unwrap();
        set_teachers(&mut tx, &scope(), EXTRA, &[staff]).await.unwrap();
        trust::link_staff(&mut tx, &scope(), (staff, account)).await.unwrap();
        done(tx).await;
        let groups = |db: Db, today| async move {
            let mut tx = db.read().await.unwrap();
            trust::groups_of_people(&mut tx, &scope(), today).await.unwrap()
        };
        assert_eq!(groups(db.clone(), date(2026, 3, 1)).await, [(account, EXTRA)]);
        let mut tx = db.write().await.unwrap();
        end_own_group(&mut tx, &scope(), EXTRA, Some(date(2026, 3, 1))).await.unwrap();
        done(tx).await;
        assert_eq!(groups(db.clone(), date(2026, 2, 28)).await, [(account, EXTRA)]);
        assert_eq!(groups(db, date(2026, 3, 1)).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_hand_over_has_versions_and_goes_with_the_file() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let at = Timestamp::from_second(1_790_000_000).unwrap();
        let author = AccountId(Uuid::from_u128(40));
        let mut tx = db.write().await.unwrap();
        let email = "lk@school.example".parse().unwrap();
        trust::add_account(&mut tx, (author, &email, "Anke Jansen"), false, at).await.unwrap();
        let writer = Writer { author, name: Personal::new("Anke Jansen".to_owned()), at };
        let texts = HandOverTexts {
            attention: Personal::new("Zit graag vooraan; zó.".to_owned()),
            ..HandOverTexts::default()
        };
        let of = of_pupil();
        assert!(put_hand_over(&mut tx, &of, (year(), 0), &texts, &writer).await.unwrap());
        assert!(!put_hand_over(&mut tx, &of, (year(), 0), &texts, &writer).await.unwrap(), "it is there");
        assert!(put_hand_over(&mut tx, &of, (year(), 1), &texts, &writer).await.unwrap());
        assert!(!put_hand_over(&mut tx, &of, (year(), 1), &texts, &writer).await.unwrap(), "an old version");
        let kept = hand_overs_of_pupil(&mut tx, &of).await.unwrap();
        assert_eq!((kept.len(), kept[0].version, &kept[0].texts), (1, 2, &texts));
        let of_group = hand_overs_of_group(&mut tx, &scope(), (BASE, year())).await.unwrap();
        assert_eq!(of_group, kept);
        assert_eq!(hand_overs_of_group(&mut tx, &scope(), (BASE, year().previous())).await.unwrap(), []);
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::File), at).await.unwrap();
        assert_eq!(hand_overs_of_pupil(&mut tx, &of).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_window_comes_back_and_an_old_version_is_not_saved() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let mut tx = db.write().await.unwrap();
        let window = TestWindow {
            id: TestWindowId(Uuid::from_u128(70)),
            school_year: year(),
            name: "M".to_owned(),
            series: None,
            part: Some(Part::Middle),
            year_groups: vec![3, 8],
            from: date(2026, 1, 15),
            until: date(2026, 2, 15),
            enter_by: Some(date(2026, 3, 1)),
            source: None,
            version: 1,
        };
        calendar::add_window(&mut tx, &scope(), &window).await.unwrap();
        assert_eq!(
            calendar::windows_of_year(&mut tx, &scope(), year()).await.unwrap(),
            std::slice::from_ref(&window)
        );
        let later = TestWindow { part: None, series: Some("DT".to_owned()), enter_by: None, ..window };
        assert!(calendar::change_window(&mut tx, &scope(), &later).await.unwrap());
        assert!(!calendar::change_window(&mut tx, &scope(), &later).await.unwrap(), "somebody was first");
        let kept = calendar::window(&mut tx, &scope(), later.id).await.unwrap().unwrap();
        assert_eq!(kept, TestWindow { version: 2, ..later });
        assert_eq!(calendar::window_years(&mut tx, &scope()).await.unwrap(), [year()]);
        calendar::delete_window(&mut tx, &scope(), kept.id).await.unwrap();
        assert_eq!(calendar::windows_of_year(&mut tx, &scope(), year()).await.unwrap(), []);
    })
    .await;
}

async fn with_teacher(db: &Db, groups: Vec<GroupId>) -> KeptStaff {
    let name = domain::register::PersonName::new("Anke", "", "Jansen");
    let id = StaffId(Uuid::from_u128(50));
    let member = domain::register::StaffMember { id, key: "lk".into(), name, email: None, roles: vec![] };
    let mut tx = db.write().await.unwrap();
    put_staff(&mut tx, &scope(), &KeptStaff { member: member.clone(), groups: groups.clone() })
        .await
        .unwrap();
    done(tx).await;
    KeptStaff { member, groups }
}

#[tokio::test]
async fn a_group_that_was_made_here_begins_no_school_year() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let staff = with_teacher(&db, vec![BASE]).await.member.id;
        let account = AccountId(Uuid::from_u128(40));
        let mut tx = db.write().await.unwrap();
        let email = "lk@school.example".parse().unwrap();
        let at = Timestamp::from_second(1_790_000_000).unwrap();
        trust::add_account(&mut tx, (account, &email, "Anke Jansen"), false, at).await.unwrap();
        trust::link_staff(&mut tx, &scope(), (staff, account)).await.unwrap();
        let next =
            Group { school_year: year().next(), ..group(&mut tx, &scope(), BASE).await.unwrap().unwrap() };
        let next = Group { id: EXTRA, key: format!("{OWN_KEY}{EXTRA}"), kind: GroupKind::Extra, ..next };
        put_group(&mut tx, &scope(), &next).await.unwrap();
        let own = OwnGroup { group: EXTRA, half_of: None, year_groups: vec![], ended_on: None, version: 1 };
        add_own_group(&mut tx, &scope(), &own).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(school_years(&mut tx, &scope()).await.unwrap(), [year()]);
        let now = (at, date(2026, 9, 1));
        assert_eq!(trust::groups_of_people(&mut tx, &scope(), now.1).await.unwrap(), [(account, BASE)]);
        let person = trust::person(&mut tx, account, now).await.unwrap().unwrap();
        assert_eq!(person.groups.iter().map(|own| own.group).collect::<Vec<_>>(), [BASE]);
    })
    .await;
}

#[tokio::test]
async fn undoing_an_import_leaves_what_people_changed_since() {
    const GONE: GroupId = GroupId(Uuid::from_u128(12));
    on_both_engines(|db| async move {
        with_extra_group(&db).await;
        let mut tx = db.write().await.unwrap();
        let gone = Group {
            id: GONE,
            key: "stut:gone".into(),
            ..group(&mut tx, &scope(), EXTRA).await.unwrap().unwrap()
        };
        put_group(&mut tx, &scope(), &gone).await.unwrap();
        let own = OwnGroup { group: GONE, half_of: None, year_groups: vec![], ended_on: None, version: 1 };
        add_own_group(&mut tx, &scope(), &own).await.unwrap();
        done(tx).await;
        let before = with_teacher(&db, vec![BASE]).await;
        let staff = before.member.id;
        let mut tx = db.write().await.unwrap();
        set_teachers(&mut tx, &scope(), GONE, &[staff]).await.unwrap();
        let before = KeptStaff { groups: vec![BASE, GONE], ..before };
        assert_eq!(kept_staff(&mut tx, &scope()).await.unwrap(), std::slice::from_ref(&before));
        // The import takes the base group from her and names the test anew.
        let no = imports::begin(&mut tx, &scope(), super::suite::import).await.unwrap();
        let test = crate::results::tests(&mut tx, &scope()).await.unwrap().remove(0);
        let changes = [
            ImportChange::Staff { id: staff, before: Some(before.clone()) },
            ImportChange::Test { id: test.id, before: Some(test.clone()) },
        ];
        for (seq, change) in (0..).zip(&changes) {
            imports::record_change(&mut tx, &scope(), (no, seq), change).await.unwrap();
        }
        put_staff(&mut tx, &scope(), &KeptStaff { groups: vec![], ..before.clone() }).await.unwrap();
        assert_eq!(
            teachers_of_group(&mut tx, &scope(), GONE).await.unwrap(),
            [staff],
            "a roster leaves it alone"
        );
        let named = domain::results::Test { name: Some("Anders".into()), ..test.clone() };
        crate::results::put_test(&mut tx, &scope(), &named).await.unwrap();
        // People give her another extra group, take the first one away, and change the bands of the test.
        set_teachers(&mut tx, &scope(), EXTRA, &[staff]).await.unwrap();
        delete_own_group(&mut tx, &scope(), GONE).await.unwrap();
        crate::results::put_test(&mut tx, &scope(), &domain::results::Test { bands: vec![], ..named })
            .await
            .unwrap();
        let at = Timestamp::from_second(1_790_000_100).unwrap();
        imports::undo(&mut tx, &scope(), no, at).await.unwrap();
        let kept = kept_staff(&mut tx, &scope()).await.unwrap().remove(0);
        assert_eq!(kept.groups, [BASE, EXTRA]);
        let expected = domain::results::Test { bands: vec![], ..test };
        assert_eq!(crate::results::tests(&mut tx, &scope()).await.unwrap(), [expected]);
    })
    .await;
}

#[tokio::test]
async fn a_result_that_only_an_import_remembers_is_still_held() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let held = |db: Db| async move {
            trust::holdings(&mut db.read().await.unwrap(), &scope()).await.unwrap().results
        };
        let before = crate::tests::suite::result(20, 5);
        let mut tx = db.write().await.unwrap();
        crate::results::delete_results_of_import(&mut tx, &scope(), domain::ids::ImportNo(1)).await.unwrap();
        done(tx).await;
        assert!(held(db.clone()).await.is_empty());
        let mut tx = db.write().await.unwrap();
        let no = imports::begin(&mut tx, &scope(), super::suite::import).await.unwrap();
        let gone = ImportChange::ResultGone { before, import_no: no };
        imports::record_change(&mut tx, &scope(), (no, 0), &gone).await.unwrap();
        done(tx).await;
        assert_eq!(held(db.clone()).await.into_iter().collect::<Vec<_>>(), [PUPIL]);
        let mut tx = db.write().await.unwrap();
        let at = Timestamp::from_second(1_790_000_000).unwrap();
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::Results), at).await.unwrap();
        done(tx).await;
        assert!(held(db).await.is_empty(), "it goes with the results");
    })
    .await;
}
