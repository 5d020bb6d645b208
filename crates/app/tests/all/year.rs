//! A new school year: what its roster would do, taking it as one, undoing it as one; and groups that were made here.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, pupil, roster, roster_of, year};
use app::{
    Conflict, Ctx, Error,
    imports::{ImportError, Options, import_page},
    register::{
        GroupProblem, GroupSaved, Odd, TypedGroup, YearPreview, change_members, edit_group, end_group,
        group_about, group_editing, group_list, lay_down_year, make_group, remove_groups, split_group,
        take_year, undo_year, year_preview, year_start,
    },
    results::group_by_key,
};
use domain::{
    ids::{AccountId, DraftId, GroupId, PupilId},
    register::{PersonName, YearStep},
    trust::{Role, Term},
};
use exchange::roster::{RosterFile, RosterForm, write_roster};
use jiff::civil::date;
use policy::{Action, Actor, Grant, InSchool, Person, Resource};
use std::sync::Arc;
use store::{
    Db,
    audit::{self, AuditEvent, Deed},
    testing::on_both_engines,
};

async fn on_sqlite() -> (tempfile::TempDir, Ctx) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    (folder, ctx(db))
}

fn bytes(file: &RosterFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_roster(file, RosterForm::File, &mut bytes).unwrap();
    bytes
}

/// 2026-2027: 5A of the year before is 6A; `4` stays down, `5` skips, `6` is not there, `new` comes.
fn next_year() -> RosterFile {
    let mut file = roster();
    file.school.school_year = year(2026);
    file.school.reference_date = Some(date(2026, 8, 20));
    file.groups[0].name = "6A".into();
    file.groups[0].key = "g6a".into();
    file.groups[0].year_group = "6".parse().ok();
    file.groups[1].name = "5A".into();
    file.groups[1].key = "g5a".into();
    file.groups[1].year_group = "5".parse().ok();
    file.pupils = ["1", "2", "3"].map(|key| pupil(key, "g6a", 6)).into();
    file.pupils.push(pupil("4", "g5a", 5));
    file.pupils.push(pupil("5", "g6a", 7));
    let mut new = pupil("new", "g5a", 5);
    new.group = None;
    file.pupils.push(new);
    file.staff[0].groups = vec!["g6a".into()];
    file
}

async fn laid_down(ctx: &Ctx, file: &RosterFile) -> DraftId {
    lay_down_year(ctx, SCHOOL, "roster.xml", bytes(file)).await.unwrap().unwrap()
}

async fn preview(ctx: &Ctx, file: &RosterFile) -> YearPreview {
    let id = laid_down(ctx, file).await;
    year_preview(ctx, SCHOOL, id, Options::default()).await.unwrap()
}

#[tokio::test]
async fn a_new_year_is_told_in_the_words_of_a_school_and_nothing_is_saved() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(6), Options::default()).await.unwrap();
        let found = preview(&ctx, &next_year()).await;
        let change = found.change.unwrap();
        assert!(change.is_new_year());
        let moves = &change.moves;
        let counts = [Some(YearStep::Next), Some(YearStep::Doubled), Some(YearStep::Skipped), None]
            .map(|step| moves.count(step));
        assert_eq!(counts, [3, 1, 1, 1]);
        let leavers: Vec<String> = moves.leavers.iter().map(|one| one.name.full()).collect();
        assert_eq!(leavers, ["Kind6 van Voorbeeld6"]);
        assert!(!moves.leavers[0].is_from_eight);
        assert_eq!(
            (moves.added.clone(), moves.gone.clone()),
            (vec!["6A".to_owned()], vec!["6/7".to_owned()])
        );
        assert_eq!(
            (&moves.staff[0].before[..], &moves.staff[0].after[..]),
            (&["5A".to_owned()][..], &["6A".to_owned()][..])
        );
        let name = PersonName::new("Kindnew", "van", "Voorbeeldnew");
        assert!(moves.odd.contains(&Odd::NoGroup { name }));
        assert!(moves.odd.contains(&Odd::NoTeacher { group: "5A".into() }));
        assert!(moves.odd.iter().any(|odd| matches!(odd, Odd::YearGroup { .. })));
        assert!(
            !moves.odd.iter().any(|odd| matches!(odd, Odd::ThirdMissing { .. })),
            "one of six is no third"
        );
        // Nothing was saved.
        let list = group_list(&ctx, SCHOOL, None).await.unwrap();
        assert_eq!(list.years, [year(2025)]);
    })
    .await;
}

#[tokio::test]
async fn a_third_of_a_group_that_is_not_there_looks_wrong() {
    let (_folder, ctx) = on_sqlite().await;
    bring_roster(&ctx, &roster_of(9), Options::default()).await.unwrap();
    let change = preview(&ctx, &next_year()).await.change.unwrap();
    let third = Odd::ThirdMissing { group: "5A".into(), missing: 4, of: 9 };
    assert!(change.moves.odd.contains(&third), "{:?}", change.moves.odd);
}

#[tokio::test]
async fn who_leaves_by_the_file_is_told_apart_and_a_skipped_year_looks_wrong() {
    let (_folder, ctx) = on_sqlite().await;
    bring_roster(&ctx, &roster_of(6), Options::default()).await.unwrap();
    let mut file = next_year();
    let mut leaving = pupil("6", "g6a", 6);
    leaving.left_on = Some(date(2026, 7, 17));
    file.pupils.push(leaving);
    let moves = preview(&ctx, &file).await.change.unwrap().moves;
    let left: Vec<_> = moves.leavers.iter().map(|one| (one.name.full(), one.left_on)).collect();
    assert_eq!(left, [("Kind6 van Voorbeeld6".to_owned(), Some(date(2026, 7, 17)))]);
    assert!(!moves.odd.iter().any(|odd| matches!(odd, Odd::SkippedYear { .. })));

    file.school.school_year = year(2027);
    file.school.reference_date = Some(date(2027, 8, 20));
    let odd = preview(&ctx, &file).await.change.unwrap().moves.odd;
    assert_eq!(odd[0], Odd::SkippedYear { from: year(2025), to: year(2027) });
}

#[tokio::test]
async fn who_may_not_see_pupils_gets_no_names_of_a_new_year_and_who_may_is_in_the_trail() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(6), Options::default()).await.unwrap();
        let school = app::register::schools(&operator).await.unwrap()[0].id;
        let id = laid_down(&operator, &next_year()).await;
        let as_role = |role: Role| {
            let term = Term { from: date(2025, 8, 1), until: None };
            let person = Person {
                account: AccountId(uuid::Uuid::from_u128(7)),
                now: operator.now(),
                today: operator.today(),
                is_administrator: false,
                grants: vec![Grant { school, role, term }],
                groups: Vec::new(),
                ties: Vec::new(),
                emergencies: Vec::new(),
            };
            let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
            app::App::new(db.clone(), app::Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
        };
        let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
        let looks = || async {
            let lines = audit::page(&mut db.read().await.unwrap(), &scope, (0, 1_000)).await.unwrap();
            lines.iter().filter(|line| line.action.ends_with("_looked")).count()
        };
        let admin = as_role(Role::Administrator);
        let hidden = year_preview(&admin, SCHOOL, id, Options::default()).await.unwrap();
        let moves = hidden.change.unwrap().moves;
        assert!(hidden.is_hidden && moves.count(Some(YearStep::Next)) == 3);
        let names: Vec<String> = moves
            .movers()
            .map(|one| one.name.full())
            .chain(moves.leavers.iter().map(|one| one.name.full()))
            .collect();
        assert!(names.len() == 7 && names.iter().all(|name| !name.contains("Kind")), "{names:?}");
        let of_pupil = |odd: &Odd| matches!(odd, Odd::NoGroup { .. } | Odd::YearGroup { .. });
        assert!(!moves.odd.iter().any(of_pupil), "{:?}", moves.odd);
        assert_eq!(looks().await, 0);

        let coordinator = as_role(Role::Coordinator);
        let open = year_preview(&coordinator, SCHOOL, id, Options::default()).await.unwrap();
        assert!(!open.is_hidden && open.change.unwrap().moves.leavers[0].name.full().contains("Kind6"));
        assert_eq!(looks().await, 1, "all of them are in one group");
    })
    .await;
}

#[tokio::test]
async fn a_year_is_taken_as_one_and_undone_as_one() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(6), Options::default()).await.unwrap();
        let id = laid_down(&ctx, &next_year()).await;
        let looked = year_preview(&ctx, SCHOOL, id, Options::default()).await.unwrap();
        let seen = looked.change.unwrap().seen;
        let unseen = take_year(&ctx, SCHOOL, (id, "other"), Options::default()).await;
        let stale = Conflict::SavedMeanwhile;
        assert!(matches!(unseen, Err(ImportError::Failed(Error::Conflict(found))) if found == stale));
        let made = take_year(&ctx, SCHOOL, (id, &seen), Options::default()).await.unwrap();
        let again = take_year(&ctx, SCHOOL, (id, &seen), Options::default()).await;
        assert!(matches!(again, Err(ImportError::Failed(Error::NotFound))), "it no longer waits");
        let group = group_by_key(&ctx, SCHOOL, "g6a", None).await.unwrap();
        let about = group_about(&ctx, SCHOOL, group).await.unwrap();
        assert_eq!(
            (about.came_from[0].group.as_ref().unwrap().name.as_str(), about.came_from[0].pupils),
            ("5A", 4)
        );
        assert_eq!(about.former[0].teachers.len(), 1, "who taught them last year is told");
        let before = group_by_key(&ctx, SCHOOL, "g5a", Some(year(2025))).await.unwrap();
        let went: Vec<usize> =
            group_about(&ctx, SCHOOL, before).await.unwrap().went_to.iter().map(|one| one.pupils).collect();
        assert_eq!(went, [4, 1]);
        let start = year_start(&ctx, SCHOOL).await.unwrap();
        assert_eq!((start.last.unwrap().no, start.newest), (made.no.unwrap(), Some(year(2026))));
        // Halves of a group of the new year would be left alone in it.
        let names = ["6A rood".to_owned(), "6A blauw".to_owned()];
        let halves = split_group(&ctx, SCHOOL, group, (&names, &[])).await.unwrap().unwrap();
        let left = Conflict::OwnGroups(year(2026), 2);
        let kept = undo_year(&ctx, SCHOOL, made.no.unwrap()).await;
        assert!(matches!(kept, Err(Error::Conflict(conflict)) if conflict == left), "{kept:?}");
        assert_eq!(import_page(&ctx, SCHOOL, made.no.unwrap()).await.unwrap().obstacle, Some(left));
        remove_groups(&ctx, SCHOOL, &halves).await.unwrap();
        undo_year(&ctx, SCHOOL, made.no.unwrap()).await.unwrap();
        assert_eq!(group_list(&ctx, SCHOOL, None).await.unwrap().years, [year(2025)]);
    })
    .await;
}

#[tokio::test]
async fn a_file_of_another_school_or_no_roster_is_refused_and_nothing_is_saved() {
    let (_folder, ctx) = on_sqlite().await;
    bring_roster(&ctx, &roster_of(3), Options::default()).await.unwrap();
    let mut other = next_year();
    other.school.school = "88ZZ00".parse().unwrap();
    let found = preview(&ctx, &other).await;
    assert!(found.change.is_none() && !found.problems.is_empty());
    let id = lay_down_year(&ctx, SCHOOL, "x.xml", b"no roster".to_vec()).await.unwrap().unwrap();
    let found = year_preview(&ctx, SCHOOL, id, Options::default()).await.unwrap();
    assert!(found.change.is_none() && !found.problems.is_empty());
    // A file of the present year changes that year, and nobody moves up by it.
    let change = preview(&ctx, &roster_of(3)).await.change.unwrap();
    assert!(!change.is_new_year());
    assert_eq!(change.moves.count(Some(YearStep::Doubled)), 0);
}

async fn made(ctx: &Ctx, name: &str) -> GroupId {
    let staff = group_editing(ctx, SCHOOL, None).await.unwrap().staff[0].staff;
    let typed = TypedGroup { name: name.into(), year_groups: vec![6, 5, 6], teachers: vec![staff] };
    match make_group(ctx, SCHOOL, &typed).await.unwrap() {
        GroupSaved::Yes(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn some_pupils(ctx: &Ctx, count: usize) -> Vec<PupilId> {
    let found = group_editing(ctx, SCHOOL, None).await.unwrap();
    found.others.iter().flat_map(|(_, _, pupils)| pupils).map(|one| one.pupil).take(count).collect()
}

#[tokio::test]
async fn a_roster_leaves_a_group_that_was_made_here_alone() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(4), Options::default()).await.unwrap();
        let id = made(&ctx, "Rekenclub").await;
        let two = some_pupils(&ctx, 2).await;
        change_members(&ctx, SCHOOL, id, (&two, &[])).await.unwrap();
        // A newer roster of the same year, in which the roster's own extra group loses nobody either.
        let mut newer = roster_of(4);
        newer.school.reference_date = Some(date(2026, 2, 1));
        newer.pupils[0].extra_groups = vec!["plus".into()];
        bring_roster(&ctx, &newer, Options::default()).await.unwrap();
        let after = group_editing(&ctx, SCHOOL, Some(id)).await.unwrap();
        assert_eq!(after.members.len(), 2, "they are still in it");
        assert_eq!(after.typed.teachers.len(), 1, "and it is still taught");
        assert_eq!(after.typed.year_groups, [5, 6]);
        newer.pupils[0].extra_groups.clear();
        newer.school.reference_date = Some(date(2026, 2, 2));
        bring_roster(&ctx, &newer, Options::default()).await.unwrap();
        let list = group_list(&ctx, SCHOOL, None).await.unwrap();
        let size = |name: &str| list.groups.iter().find(|line| line.group.name == name).unwrap().pupils;
        assert_eq!((size("Rekenclub"), size("Plusklas")), (2, 0), "a roster rules its own extra groups");
    })
    .await;
}

#[tokio::test]
async fn an_extra_group_is_changed_ended_and_taken_away() {
    let (_folder, ctx) = on_sqlite().await;
    bring_roster(&ctx, &roster_of(4), Options::default()).await.unwrap();
    let id = made(&ctx, "Rekenclub").await;
    let again = TypedGroup { name: " rekenclub ".into(), ..TypedGroup::default() };
    let same = make_group(&ctx, SCHOOL, &again).await.unwrap();
    assert_eq!(same, GroupSaved::Wrong(GroupProblem::SameName));
    let none = make_group(&ctx, SCHOOL, &TypedGroup::default()).await.unwrap();
    assert_eq!(none, GroupSaved::Wrong(GroupProblem::NoName));
    let pupils = some_pupils(&ctx, 3).await;
    let stranger = PupilId(uuid::Uuid::from_u128(7));
    let put = change_members(&ctx, SCHOOL, id, (&[pupils[0], pupils[1], stranger], &[])).await.unwrap();
    assert_eq!(put.0.len(), 2, "who is of no group of this year is left out");
    let back = change_members(&ctx, SCHOOL, id, (&[pupils[2]], &[pupils[0]])).await.unwrap();
    assert_eq!((back.0, back.1), (vec![pupils[2]], vec![pupils[0]]));
    let typed = TypedGroup { name: "Club".into(), ..TypedGroup::default() };
    assert_eq!(edit_group(&ctx, SCHOOL, (id, 1), &typed).await.unwrap(), GroupSaved::Yes(id));
    let late = edit_group(&ctx, SCHOOL, (id, 1), &typed).await.unwrap();
    assert!(matches!(late, GroupSaved::Meanwhile(now, 2) if now.name == "Club"));
    end_group(&ctx, SCHOOL, id, true).await.unwrap();
    let ended = group_editing(&ctx, SCHOOL, Some(id)).await.unwrap();
    assert_eq!(ended.group.unwrap().1.ended_on, Some(date(2026, 3, 1)));
    assert_eq!(ended.members.len(), 2, "who was in it stays known");
    end_group(&ctx, SCHOOL, id, false).await.unwrap();
    remove_groups(&ctx, SCHOOL, &[id]).await.unwrap();
    assert!(matches!(group_editing(&ctx, SCHOOL, Some(id)).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_group_is_split_in_two_and_a_group_of_a_roster_cannot_be_changed() {
    let (_folder, ctx) = on_sqlite().await;
    bring_roster(&ctx, &roster_of(5), Options::default()).await.unwrap();
    let base = group_by_key(&ctx, SCHOOL, "g5a", None).await.unwrap();
    let second = some_pupils(&ctx, 2).await;
    let names = ["5A rood".to_owned(), "5a ROOD".to_owned()];
    let same = split_group(&ctx, SCHOOL, base, (&names, &second)).await.unwrap();
    assert_eq!(same, Err((1, GroupProblem::SameName)));
    let names = ["5A rood".to_owned(), "5A blauw".to_owned()];
    let [red, blue] = split_group(&ctx, SCHOOL, base, (&names, &second)).await.unwrap().unwrap();
    let size = async |id| group_editing(&ctx, SCHOOL, Some(id)).await.unwrap();
    assert_eq!((size(red).await.members.len(), size(blue).await.members.len()), (3, 2));
    assert_eq!(size(red).await.typed.teachers.len(), 1, "the teachers of the whole");
    let about = group_about(&ctx, SCHOOL, base).await.unwrap();
    assert_eq!(about.extras.iter().filter(|extra| extra.is_half).count(), 2);
    assert_eq!(about.overview.pupils.len(), 5, "the base group stays as it is");
    let of_roster = [group_by_key(&ctx, SCHOOL, "plus", None).await.unwrap(), base];
    for id in of_roster {
        let outcome = change_members(&ctx, SCHOOL, id, (&second, &[])).await;
        assert!(matches!(outcome, Err(Error::Conflict(Conflict::OfRoster))));
        let outcome = remove_groups(&ctx, SCHOOL, &[id]).await;
        assert!(matches!(outcome, Err(Error::Conflict(Conflict::OfRoster))));
        let outcome = remove_groups(&ctx, SCHOOL, &[red, id]).await;
        assert!(matches!(outcome, Err(Error::Conflict(Conflict::OfRoster))));
        assert_eq!(size(red).await.members.len(), 3, "all of them or none");
    }
}

#[tokio::test]
async fn a_split_of_which_one_half_fails_leaves_no_half() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        bring_roster(&ctx, &roster_of(4), Options::default()).await.unwrap();
        let mut file = roster_of(5);
        file.school.reference_date = Some(date(2026, 2, 1));
        let second = bring_roster(&ctx, &file, Options::default()).await.unwrap().no.unwrap();
        let base = group_by_key(&ctx, SCHOOL, "g5a", None).await.unwrap();
        let halves = some_pupils(&ctx, 5).await;
        let school = app::register::schools(&ctx).await.unwrap()[0].id;
        let scope =
            InSchool::issue(&Actor::Operator, Action::RollBackImport, Resource::School(school)).unwrap();
        // The fifth pupil goes while the group is being split; the last is of the second half.
        let mut tx = db.write().await.unwrap();
        store::imports::undo(&mut tx, &scope, second, ctx.now()).await.unwrap();
        let soon = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let deed = Deed::ImportRolledBack { no: second.0 };
            let event = AuditEvent { at: ctx.now(), actor: Actor::Operator, school: Some(school), deed };
            tx.commit(&event).await.unwrap();
        };
        let names = ["5A rood".to_owned(), "5A blauw".to_owned()];
        let (outcome, ()) = tokio::join!(split_group(&ctx, SCHOOL, base, (&names, &halves[4..])), soon);
        assert!(outcome.is_err(), "{outcome:?}");
        let list = group_list(&ctx, SCHOOL, None).await.unwrap();
        let names: Vec<&str> = list.groups.iter().map(|line| line.group.name.as_str()).collect();
        assert!(names.contains(&"5A") && !names.contains(&"5A rood"), "{names:?}");
    })
    .await;
}
