//! A region: 500 schools with 115,000 pupils and 10 million results in one SQLite file.

use crate::{made, median, ms, pages, say, timed};
use app::{
    App, Clock,
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{GroupId, ImportNo, PupilId, SchoolId, TestId},
    register::{Enrolment, Gender, Group, GroupKind, PersonName, Pupil, School},
    results::{Decimal, Level, LevelScale, Levels, Series, Test, TestKind, TestNames, TestResult},
    trust::Role,
};
use policy::{Action, Actor, InSchool, Resource};
use std::{collections::HashMap, time::Duration};
use store::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    register::{self, KeptPupil},
    results,
};
use uuid::Uuid;

const SCHOOLS: usize = 500;
const PUPILS: usize = 230;
const SITTINGS: usize = 15;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let (groups, took) = timed(fill(&db)).await;
    let size = folder.path().join("stut.db").metadata().unwrap().len() as f64 / 1e9;
    let rows = SCHOOLS * PUPILS * SITTINGS * made::SUBJECTS.len();
    let what = format!("a region of {SCHOOLS} schools, {} pupils, {rows} results", SCHOOLS * PUPILS);
    say(&what, &format!("{size:.1} GB, {:.0} s", took.as_secs_f64()), "-");
    db.close().await;
    let db = Db::open_folder(folder.path()).await.unwrap();
    let app = App::new(db.clone(), Clock::System);
    // As in life: everybody works in one school. Each visit is to the next one of many, which has to come from the disk
    // or the system's memory of it, not from what the program just read.
    let step = SCHOOLS / VISITED;
    let visited: Vec<_> = groups.iter().step_by(step).collect();
    let mut sites = Vec::with_capacity(visited.len());
    for (code, ..) in &visited {
        sites.push(pages::Visited::new(&app, &principal(&app, &[code]).await, PASSWORD).await);
    }
    let places = || sites.iter().zip(&visited).cycle().take(200);
    let mut all: Vec<Duration> = Vec::new();
    for (site, (school, group, _)) in places() {
        all.push(timed(pages::page(site, &format!("/{school}/groups/{group}"))).await.1);
    }
    say("overview page in the region, each time another school", &ms(median(all)), "10 ms");
    let (school, group, pupil) = visited[7];
    let address = format!("/{school}/groups/{group}");
    say("the same, one school again and again", &ms(pages::many(&sites[7], &address, 200).await), "10 ms");
    let mut all: Vec<Duration> = Vec::new();
    for (site, (school, _, pupil)) in places() {
        all.push(timed(pages::page(site, &format!("/{school}/pupils/{pupil}"))).await.1);
    }
    say("pupil page in the region, each time another school", &ms(median(all)), "8 ms");
    let address = format!("/{school}/pupils/{pupil}");
    say("the same, one pupil again and again", &ms(pages::many(&sites[7], &address, 200).await), "8 ms");
    let codes: Vec<&str> = groups.iter().map(|(code, ..)| code.as_str()).collect();
    let everywhere = pages::Visited::new(&app, &principal(&app, &codes).await, PASSWORD).await;
    let took = pages::many(&everywhere, &address, 200).await;
    say("the same, for somebody with a role in all 500 schools", &ms(took), "-");
    crate::day::measure(db).await;
}

/// So many schools are visited in turn.
const VISITED: usize = 40;

const PASSWORD: &str = "vijfhonderd scholen tegelijk";

/// Somebody who leads the schools that are named; her address.
async fn principal(app: &App, codes: &[&str]) -> String {
    let email = format!("directie-{}-{}@school.example", codes.len(), codes[0]);
    let ctx = app.act_as(Actor::Operator);
    let mut password = Some(Personal::new(PASSWORD.to_owned()));
    for code in codes {
        let email = email.parse().unwrap();
        let new = NewAccount { email, name: "Rie Regio".to_owned(), password: password.take() };
        add_user(&ctx, new, Some((code, Role::Principal))).await.unwrap();
    }
    email
}

/// Fills the database, school by school; gives a group of each school, and a pupil in it.
async fn fill(db: &Db) -> Vec<(String, GroupId, PupilId)> {
    let mut groups = Vec::with_capacity(SCHOOLS);
    for number in 0..SCHOOLS {
        let code = format!("{:02}{}{}00", number % 100, letter(number / 100), letter(number % 26));
        let school = SchoolId(Uuid::now_v7());
        let mut tx = db.write().await.unwrap();
        let known = School { id: school, board: None, codes: code.parse().unwrap(), name: None };
        register::insert_school(&mut tx, &known).await.unwrap();
        let scope = InSchool::issue(&Actor::Operator, Action::Import, Resource::School(school)).unwrap();
        let (group, pupil) = fill_school(&mut tx, &scope, number).await;
        groups.push((code, group, pupil));
        let event = AuditEvent {
            at: jiff::Timestamp::now(),
            actor: Actor::Operator,
            school: Some(school),
            deed: Deed::SchoolEdited,
        };
        tx.commit(&event).await.unwrap();
    }
    groups
}

fn letter(number: usize) -> char {
    char::from(b'A' + u8::try_from(number % 26).unwrap())
}

async fn fill_school(tx: &mut WriteTx, scope: &InSchool, seed: usize) -> (GroupId, PupilId) {
    let mut tests: HashMap<String, TestId> = HashMap::new();
    let mut first = None;
    let mut all = Vec::with_capacity(PUPILS * SITTINGS * made::SUBJECTS.len());
    let mut group = GroupId(Uuid::nil());
    for number in 0..PUPILS {
        let year_group = (number / 25) % 6 + 3;
        if number.is_multiple_of(25) {
            group = add_group(tx, scope, number / 25, year_group).await;
        }
        let pupil = add_pupil(tx, scope, number, (group, year_group)).await;
        first.get_or_insert((group, pupil));
        for (place, (subject, code)) in made::SUBJECTS.iter().enumerate() {
            for sitting in 0..SITTINGS {
                let (day, moment) = made::moment(sitting, year_group);
                let code = format!("{code}-{moment}");
                let test = match tests.get(&code) {
                    Some(test) => *test,
                    None => {
                        let test = add_test(tx, scope, &code, subject, &moment).await;
                        tests.insert(code, test);
                        test
                    }
                };
                all.push(result(pupil, test, day, seed + number * 31 + place * 17 + sitting * 7));
            }
        }
    }
    results::insert_results(tx, scope, ImportNo(1), &all).await.unwrap();
    first.unwrap()
}

async fn add_group(tx: &mut WriteTx, scope: &InSchool, number: usize, year_group: usize) -> GroupId {
    let group = Group {
        id: GroupId(Uuid::now_v7()),
        school_year: made::year(),
        key: format!("g{number}"),
        name: format!("{year_group}"),
        kind: GroupKind::Base,
        year_group: year_group.to_string().parse().ok(),
        description: None,
    };
    register::put_group(tx, scope, &group).await.unwrap();
    group.id
}

async fn add_pupil(
    tx: &mut WriteTx,
    scope: &InSchool,
    number: usize,
    (group, year_group): (GroupId, usize),
) -> PupilId {
    let id = PupilId(Uuid::now_v7());
    let pupil = Pupil {
        id,
        key: format!("ll-{number}"),
        eck_id: None,
        name: PersonName::new(&format!("Kind{number}"), "van", &format!("Voorbeeld{number}")),
        born_on: None,
        gender: Gender::Unknown,
        year_three_since: None,
        entered_on: None,
        left_on: None,
    };
    register::put_pupil(tx, scope, &KeptPupil { pupil, known_on: None }).await.unwrap();
    let enrolment = Enrolment {
        pupil: id,
        school_year: made::year(),
        from: made::year().first_day(),
        until: None,
        group: Some(group),
        year_group: year_group.to_string().parse().ok(),
    };
    register::put_enrolment(tx, scope, &enrolment).await.unwrap();
    id
}

async fn add_test(tx: &mut WriteTx, scope: &InSchool, code: &str, subject: &str, moment: &str) -> TestId {
    let test = Test {
        id: TestId(Uuid::now_v7()),
        names: TestNames { code: code.to_owned(), ..TestNames::default() },
        name: None,
        subject: Some(subject.to_owned()),
        series: Series::of(code, None, None),
        moment: moment.parse().ok(),
        year_group: None,
        kind: TestKind::Standard,
        bands: Vec::new(),
    };
    results::put_test(tx, scope, &test).await.unwrap();
    test.id
}

fn result(pupil: PupilId, test: TestId, taken_on: jiff::civil::Date, seed: usize) -> TestResult {
    let mut levels = Levels::default();
    levels.set(Level::parse(LevelScale::Roman, ["I", "II", "III", "IV", "V"][(seed / 7) % 5]).unwrap());
    TestResult {
        pupil,
        test,
        taken_on,
        skill_score: Some(Decimal::whole(i32::try_from(100 + seed % 150).unwrap())),
        raw_score: None,
        levels,
        percentile: Some(Decimal::whole(i32::try_from(seed % 101).unwrap())),
        dle: None,
        functioning_level: None,
        own_level: None,
        norm: None,
        other_scores: Vec::new(),
    }
}
