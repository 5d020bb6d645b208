//! Agreements: who may write and see them, what can be done with them, and what two people at once lose: nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, pupil, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    agreements::{
        About, Acted, AgreementFilter, AgreementProblem, AgreementSaved, AgreementTyped, LineSaved, Which,
        act_on, add_agreement, add_line, agreement_list, agreement_page, agreements_about_group,
        agreements_about_pupil, agreements_of, agreements_report, change_agreement,
    },
    imports::Options,
    plans::pupil::{PlanSaved, PlanTyped, make_plan},
    route::{CaseSaved, CaseTyped, open_case},
    signals::ReportFormat,
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    agreements::{Act, ActRefused, AgreementSource, AgreementState, LineProblem},
    ids::{AccountId, AgreementId, GroupId, PlanId, PupilId, SchoolId},
    plans::PlanKind,
    route::CaseKind,
    trust::{Role, Term},
};
use jiff::civil::{Date, date};
use policy::{Action, Actor, Grant, InSchool, OwnGroup, Person, Resource};
use std::sync::Arc;
use store::{Db, testing::on_both_engines};
use uuid::Uuid;

/// A Monday.
const TODAY: Date = date(2026, 3, 2);

/// A school whose pupils 1 and 2 are in 5A and 3 is in 6/7; 1 stands low. Ingrid coordinates, Anke has 5A, Kim 6/7.
struct There {
    db: Db,
    school: SchoolId,
    people: [AccountId; 3],
    groups: [GroupId; 2],
    pupils: [PupilId; 3],
}

impl There {
    async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        let mut roster = roster_of(2);
        roster.pupils.push(pupil("3", "g67", 6));
        bring_roster(&operator, &roster, Options::default()).await.unwrap();
        let results = vec![
            result("1", "RW-E4", date(2025, 6, 10), Some(160), "V"),
            result("2", "RW-E4", date(2025, 6, 10), Some(180), "III"),
        ];
        bring_results(&operator, results, Options::default()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in [
            ("Ingrid van Loon", Role::Coordinator),
            ("Anke Jansen", Role::Teacher),
            ("Kim de Boer", Role::Teacher),
        ] {
            let email = format!("{}@school.example", name.split(' ').next().unwrap().to_lowercase());
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            people.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let (five, six) = (overview(&operator, "g5a", None).await, overview(&operator, "g67", None).await);
        let of = |shown: &app::results::GroupOverview, key: &str| {
            shown.pupils.iter().find(|row| row.pupil.key == key).unwrap().pupil.id
        };
        Self {
            db: db.clone(),
            school: five.school.id,
            people: people.try_into().unwrap(),
            groups: [five.group.id, six.group.id],
            pupils: [of(&five, "1"), of(&five, "2"), of(&six, "3")],
        }
    }

    fn person(&self, who: usize, day: Date) -> Person {
        let role = if who == 0 { Role::Coordinator } else { Role::Teacher };
        let term = Term { from: date(2025, 8, 1), until: None };
        let own = |group: &GroupId| OwnGroup { school: self.school, group: *group };
        Person {
            account: *self.people.get(who).unwrap(),
            now: day.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: who.checked_sub(1).and_then(|at| self.groups.get(at)).map(own).into_iter().collect(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        }
    }

    fn act_as(&self, actor: Actor, day: Date) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(actor)
    }

    /// Ingrid (0), Anke of 5A (1) or Kim of 6/7 (2) on a day.
    fn on(&self, who: usize, day: Date) -> Ctx {
        self.act_as(Actor::Person(Arc::new(self.person(who, day))), day)
    }

    fn ingrid(&self) -> Ctx {
        self.on(0, TODAY)
    }

    fn anke(&self) -> Ctx {
        self.on(1, TODAY)
    }

    fn kim(&self) -> Ctx {
        self.on(2, TODAY)
    }

    fn typed(&self, owner: usize) -> AgreementTyped {
        AgreementTyped {
            what: words("Breuken met stroken laten leggen"),
            owner: self.people.get(owner).unwrap().to_string(),
            due_on: "vrijdag".to_owned(),
            ..AgreementTyped::default()
        }
    }

    async fn add(&self, ctx: &Ctx, typed: &AgreementTyped) -> AgreementId {
        match add_agreement(ctx, SCHOOL, typed, AgreementSource::None).await.unwrap() {
            AgreementSaved::Yes(id) => id,
            other => panic!("not saved: {other:?}"),
        }
    }

    /// How often somebody looked at a part of a pupil's file.
    async fn looks(&self, pupil: PupilId, part: &str) -> usize {
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap();
        let all = store::audit::page(&mut self.db.read().await.unwrap(), &scope, (0, 1000)).await.unwrap();
        let is_look = |detail: &str| detail.contains(&pupil.to_string()) && detail.contains(part);
        all.iter().filter(|event| event.action == "pupil_looked" && is_look(&event.detail)).count()
    }
}

fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

async fn ids(ctx: &Ctx, which: Which) -> Vec<AgreementId> {
    let filter = AgreementFilter { which, ..AgreementFilter::default() };
    let list = agreement_list(ctx, SCHOOL, &filter, "agreements").await.unwrap();
    list.agreements.iter().map(|one| one.agreement.id).collect()
}

async fn acted(ctx: &Ctx, id: AgreementId, version: i64, act: Act) -> Acted {
    act_on(ctx, SCHOOL, (id, version), &act).await.unwrap()
}

#[tokio::test]
async fn what_is_missing_is_said_for_every_field_and_nothing_is_saved() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let wrong = async |typed: AgreementTyped| match add_agreement(
            &there.ingrid(),
            SCHOOL,
            &typed,
            AgreementSource::None,
        )
        .await
        .unwrap()
        {
            AgreementSaved::Wrong(problems) => problems,
            other => panic!("saved: {other:?}"),
        };
        let good = there.typed(1);
        let nothing = wrong(AgreementTyped::default()).await;
        assert_eq!(nothing, [AgreementProblem::NoWhat, AgreementProblem::NoOwner, AgreementProblem::NoDay]);
        let stranger = AgreementTyped { owner: Uuid::from_u128(7).to_string(), ..good.clone() };
        assert_eq!(wrong(stranger).await, [AgreementProblem::UnknownOwner]);
        for (day, problem) in [
            ("ooit", AgreementProblem::NotADay),
            ("31-02-2026", AgreementProblem::NotADay),
            ("1-3-2026", AgreementProblem::Past),
            ("1-3-2030", AgreementProblem::TooFar),
        ] {
            let typed = AgreementTyped { due_on: day.to_owned(), ..good.clone() };
            assert_eq!(wrong(typed).await, [problem], "{day}");
        }
        let late = AgreementTyped { halfway_on: "2026-03-06".to_owned(), ..good.clone() };
        assert_eq!(wrong(late).await, [AgreementProblem::HalfwayOutside]);
        let long = AgreementTyped { what: words(&"a".repeat(301)), ..good };
        assert_eq!(wrong(long).await, [AgreementProblem::TooLong]);
        assert!(ids(&there.ingrid(), Which::Open).await.is_empty());
        let outside =
            AgreementTyped { owner: String::new(), owner_name: words(" logopedist "), ..there.typed(1) };
        let id = there.add(&there.ingrid(), &outside).await;
        let page = agreement_page(&there.ingrid(), SCHOOL, id).await.unwrap().listed.unwrap();
        assert_eq!((page.agreement.owner, page.agreement.owner_name), (None, words("logopedist")));
        assert_eq!(page.agreement.due_on, date(2026, 3, 6));
    })
    .await;
}

#[tokio::test]
async fn a_teacher_sees_her_own_and_those_about_her_group_and_the_look_is_written_down() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let [first, _, third] = there.pupils;
        let about = |pupil| AgreementTyped { pupil: Some(pupil), ..there.typed(0) };
        let of_five = there.add(&there.ingrid(), &about(first)).await;
        let of_six = there.add(&there.ingrid(), &about(third)).await;
        let for_anke =
            there.add(&there.ingrid(), &AgreementTyped { pupil: Some(third), ..there.typed(1) }).await;
        assert_eq!(ids(&there.ingrid(), Which::Open).await, [of_five, of_six, for_anke]);
        assert_eq!(there.looks(first, "agreements").await, 1, "Ingrid's list named her");
        assert_eq!(ids(&there.anke(), Which::Open).await, [of_five, for_anke]);
        assert_eq!(ids(&there.kim(), Which::Open).await, [of_six, for_anke]);
        assert_eq!(there.looks(first, "agreements").await, 2, "and Anke's");
        assert_eq!(there.looks(third, "agreements").await, 2, "Anke was not told whom hers is about");
        let hers = agreement_page(&there.anke(), SCHOOL, for_anke).await.unwrap().listed.unwrap();
        assert!(hers.is_nameless && hers.pupil.is_none() && hers.is_mine && hers.may_change);
        let missing = agreement_page(&there.anke(), SCHOOL, of_six).await;
        assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
        let seen = agreement_page(&there.anke(), SCHOOL, of_five).await.unwrap().listed.unwrap();
        assert!(!seen.may_change, "it is Ingrid's");
        let refused = act_on(&there.anke(), SCHOOL, (of_five, 1), &Act::Do).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let other = add_agreement(&there.anke(), SCHOOL, &about(third), AgreementSource::None).await;
        assert!(matches!(other, Err(Error::NotFound)), "a pupil out of her sight: {other:?}");
        let stranger = about(PupilId(Uuid::from_u128(404)));
        let other = add_agreement(&there.ingrid(), SCHOOL, &stranger, AgreementSource::None).await;
        assert!(matches!(other, Err(Error::NotFound)), "a pupil of another school: {other:?}");
        // Anke changes what she promised, and it stays about whom it was.
        let typed = AgreementTyped { what: words("Iets anders"), ..there.typed(1) };
        let saved = change_agreement(&there.anke(), SCHOOL, (for_anke, 1), &typed).await.unwrap();
        assert!(matches!(saved, AgreementSaved::Yes(_)), "{saved:?}");
        assert_eq!(
            agreements_about_pupil(&there.kim(), SCHOOL, third).await.unwrap().panel.agreements.len(),
            2
        );
        let panel = agreements_about_group(&there.anke(), SCHOOL, there.groups[0]).await.unwrap();
        assert_eq!(panel.panel.agreements.len(), 1);
        let panel = agreements_about_group(&there.anke(), SCHOOL, there.groups[1]).await;
        assert!(matches!(panel, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn what_is_private_is_seen_by_two_and_stands_in_no_report() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let question = CaseTyped {
            kind: Some(CaseKind::Group),
            group: Some(there.groups[0]),
            title: words("Onrust"),
            tried: words("Een stil kwartier"),
            reach: words("Rust"),
            ..CaseTyped::default()
        };
        let CaseSaved::Yes(case) = open_case(&there.anke(), SCHOOL, &question).await.unwrap() else {
            panic!("no case")
        };
        let source = AgreementSource::Case(case);
        let private = AgreementTyped { is_private: true, ..there.typed(2) };
        add_agreement(&there.anke(), SCHOOL, &private, source).await.unwrap();
        let counts = async |ctx: &Ctx| agreements_of(ctx, SCHOOL, source).await.unwrap().len();
        assert_eq!(counts(&there.anke()).await, 1, "she wrote it down");
        assert_eq!(counts(&there.kim()).await, 1, "she does it");
        assert_eq!(counts(&there.ingrid()).await, 0);
        let (viewer, seen_as) = (Arc::new(there.person(0, TODAY)), Arc::new(there.person(2, TODAY)));
        let viewing = there.act_as(Actor::ViewingAs { viewer, seen_as }, TODAY);
        assert_eq!(counts(&viewing).await, 0, "nor with the eyes of Kim");
        there.add(&there.ingrid(), &there.typed(2)).await;
        assert_eq!(ids(&viewing, Which::Mine).await.len(), 1, "but what else Kim does");
        for ctx in [there.ingrid(), there.kim(), ctx(db.clone())] {
            let json = agreements_report(&ctx, SCHOOL, ReportFormat::Json).await.unwrap();
            let json: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(json["agreements"].as_array().unwrap().len(), 1);
            assert_eq!(json["promises"]["made"], 1);
            let csv = agreements_report(&ctx, SCHOOL, ReportFormat::Csv).await.unwrap();
            assert_eq!(csv.lines().count(), 2, "{csv}");
            assert!(
                csv.contains("Kim de Boer;2026-03-06;2026-03-06;;open;0;;;0;;;none;Ingrid van Loon"),
                "{csv}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn done_moved_dropped_and_back_with_reasons_and_history() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let id = there.add(&there.ingrid(), &there.typed(1)).await;
        let (later, why) = (date(2026, 3, 20), words("  Studiedag\nertussen "));
        let refused = acted(&there.anke(), id, 1, Act::Move(later, words(" "))).await;
        assert!(matches!(refused, Acted::Refused(ActRefused::NoReason, _)), "{refused:?}");
        assert!(matches!(acted(&there.anke(), id, 1, Act::Move(later, why)).await, Acted::Yes(_)));
        let Acted::Meanwhile(now) = acted(&there.ingrid(), id, 1, Act::Do).await else {
            panic!("it was moved")
        };
        assert_eq!((now.agreement.version, now.agreement.due_on), (2, later));
        let page = agreement_page(&there.ingrid(), SCHOOL, id).await.unwrap();
        let [moved] = page.moves.as_slice() else { panic!("{:?}", page.moves) };
        assert_eq!(
            (moved.from_on, moved.to_on, moved.reason.reveal().as_str()),
            (date(2026, 3, 6), later, "Studiedag ertussen")
        );
        assert_eq!(moved.author_name, words("Anke Jansen"));
        let after = there.on(1, date(2026, 3, 21));
        assert_eq!(ids(&after, Which::Overdue).await, [id]);
        let Acted::Yes(done) = acted(&after, id, 2, Act::Do).await else { panic!("not done") };
        assert_eq!(
            (done.state, done.closed_on, done.version),
            (AgreementState::Done, Some(date(2026, 3, 21)), 3)
        );
        assert!(ids(&after, Which::Open).await.is_empty());
        assert_eq!(ids(&after, Which::Closed).await, [id]);
        assert!(matches!(acted(&after, id, 3, Act::Do).await, Acted::Refused(ActRefused::NotNow, _)));
        assert!(matches!(acted(&after, id, 3, Act::Reopen).await, Acted::Yes(_)));
        assert!(matches!(acted(&after, id, 4, Act::Drop(words("verhuisd"))).await, Acted::Yes(_)));
        let list = agreement_list(&after, SCHOOL, &AgreementFilter::default(), "agreements").await.unwrap();
        assert_eq!((list.tally.made, list.tally.dropped, list.tally.moved), (1, 1, 1));
        let closed = change_agreement(&after, SCHOOL, (id, 5), &there.typed(1)).await.unwrap();
        assert!(matches!(closed, AgreementSaved::Meanwhile(_)), "what is closed does not change");
    })
    .await;
}

#[tokio::test]
async fn the_day_changes_by_moving_but_for_a_mistake_of_the_same_day() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let id = there.add(&there.ingrid(), &there.typed(1)).await;
        let typed = AgreementTyped { due_on: "over 3 weken".to_owned(), ..there.typed(2) };
        assert!(matches!(
            change_agreement(&there.ingrid(), SCHOOL, (id, 1), &typed).await.unwrap(),
            AgreementSaved::Yes(_)
        ));
        let of = async |ctx: &Ctx| agreement_page(ctx, SCHOOL, id).await.unwrap().listed.unwrap().agreement;
        let now = of(&there.ingrid()).await;
        assert_eq!(
            (now.due_on, now.first_due_on, now.owner),
            (date(2026, 3, 23), date(2026, 3, 23), Some(there.people[2]))
        );
        let tomorrow = there.on(0, date(2026, 3, 3));
        let typed = AgreementTyped {
            due_on: "morgen".to_owned(),
            halfway_on: "vrijdag".to_owned(),
            ..there.typed(2)
        };
        assert!(matches!(
            change_agreement(&tomorrow, SCHOOL, (id, 2), &typed).await.unwrap(),
            AgreementSaved::Yes(_)
        ));
        let now = of(&tomorrow).await;
        assert_eq!((now.due_on, now.halfway_on), (date(2026, 3, 23), Some(date(2026, 3, 6))));
        assert_eq!(ids(&there.on(2, date(2026, 3, 9)), Which::Halfway).await, [id]);
        assert!(matches!(acted(&there.on(2, date(2026, 3, 9)), id, 3, Act::Ask).await, Acted::Yes(_)));
        assert!(ids(&there.on(2, date(2026, 3, 9)), Which::Halfway).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn one_line_is_an_agreement() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let about = About { pupil: Some(there.pupils[0]), ..About::default() };
        let line = words("@kim: stappenkaart maken voor over 2 weken");
        let saved = add_line(&there.ingrid(), SCHOOL, (&line, about), AgreementSource::None).await.unwrap();
        let LineSaved::Yes(id) = saved else { panic!("{saved:?}") };
        let now = agreement_page(&there.ingrid(), SCHOOL, id).await.unwrap().listed.unwrap();
        assert_eq!(now.agreement.what, words("stappenkaart maken"));
        assert_eq!((now.agreement.owner, now.agreement.due_on), (Some(there.people[2]), date(2026, 3, 16)));
        assert_eq!(
            now.agreement.halfway_on,
            Some(date(2026, 3, 9)),
            "two weeks ahead is asked after half-way"
        );
        assert_eq!(now.pupil.unwrap().0, there.pupils[0]);
        let unclear = words("@Piet leest voor vrijdag");
        let saved =
            add_line(&there.ingrid(), SCHOOL, (&unclear, About::default()), AgreementSource::None).await;
        assert!(matches!(saved.unwrap(), LineSaved::Unclear(LineProblem::Unknown(_))));
        let plan = AgreementSource::Plan(PlanId(Uuid::from_u128(404)));
        let line = words("@ik bellen morgen");
        let missing = add_line(&there.ingrid(), SCHOOL, (&line, About::default()), plan).await;
        assert!(matches!(missing, Err(Error::NotFound)), "there is no such plan: {missing:?}");
        let refused =
            add_line(&ctx(db.clone()), SCHOOL, (&line, About::default()), AgreementSource::None).await;
        assert!(refused.is_err() || matches!(refused, Ok(LineSaved::Unclear(_))), "nobody is me");
    })
    .await;
}

#[tokio::test]
async fn an_open_agreement_ends_a_blind_spot_until_its_day_is_over() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let is_blind = async |day: Date| {
            let shown = overview(&there.on(0, day), "g5a", None).await;
            shown.pupils.iter().find(|row| row.pupil.id == there.pupils[0]).unwrap().standing.blind_spot
        };
        assert!(is_blind(TODAY).await);
        let about = AgreementTyped { pupil: Some(there.pupils[0]), ..there.typed(1) };
        let id = there.add(&there.ingrid(), &AgreementTyped { is_private: true, ..about.clone() }).await;
        assert!(is_blind(TODAY).await, "what two keep between them says nothing to the school");
        change_agreement(&there.ingrid(), SCHOOL, (id, 1), &about).await.unwrap();
        assert!(!is_blind(TODAY).await && !is_blind(date(2026, 3, 6)).await);
        assert!(is_blind(date(2026, 3, 7)).await, "its day is over and nobody did it");
    })
    .await;
}

#[tokio::test]
async fn filters_and_pages_and_how_many_were_kept() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        for number in 0..52 {
            let typed = AgreementTyped {
                group: (number % 2 == 0).then_some(there.groups[0]),
                due_on: if number < 12 { "vandaag" } else { "over 3 weken" }.to_owned(),
                ..there.typed(1)
            };
            let id = there.add(&there.ingrid(), &typed).await;
            if number < 9 {
                assert!(matches!(acted(&there.ingrid(), id, 1, Act::Do).await, Acted::Yes(_)));
            }
        }
        let list = async |filter: AgreementFilter| {
            agreement_list(&there.on(0, date(2026, 3, 3)), SCHOOL, &filter, "agreements").await.unwrap()
        };
        let all = list(AgreementFilter::default()).await;
        assert_eq!((all.agreements.len(), all.page, all.counts), (43, (1, 1), [43, 0, 3, 0, 0]));
        assert_eq!((all.tally.in_time, all.tally.overdue, all.tally.asked()), (9, 3, 12));
        assert_eq!(all.tally.share_in_time(), Some(75));
        let of_group = AgreementFilter { group: Some(there.groups[0]), ..AgreementFilter::default() };
        let of_group = list(of_group).await;
        assert_eq!(
            (of_group.agreements.len(), of_group.tally.share_in_time()),
            (21, None),
            "of six none is told"
        );
        let overdue = list(AgreementFilter { which: Which::Overdue, ..AgreementFilter::default() }).await;
        assert_eq!(overdue.agreements.len(), 3);
        let kim = AgreementFilter { who: Some(there.people[2]), ..AgreementFilter::default() };
        assert!(list(kim).await.agreements.is_empty());
        for number in 0..10 {
            let what = words(&format!("Nog een {number}"));
            there.add(&there.ingrid(), &AgreementTyped { what, ..there.typed(1) }).await;
        }
        let second = list(AgreementFilter { page: 2, ..AgreementFilter::default() }).await;
        assert_eq!((second.agreements.len(), second.page), (3, (2, 2)));
    })
    .await;
}

#[tokio::test]
async fn what_is_agreed_in_a_plan_is_kept_with_it_for_who_sees_the_plan() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let typed = PlanTyped {
            kind: PlanKind::Support.code().to_owned(),
            title: words("Tafels"),
            subjects: vec!["Rekenen-Wiskunde".to_owned()],
            starts_on: Some(date(2026, 3, 2)),
            ends_on: Some(date(2026, 4, 3)),
            ..PlanTyped::default()
        };
        let made = make_plan(&there.anke(), SCHOOL, there.pupils[0], &typed).await.unwrap();
        let PlanSaved::Yes(plan) = made else { panic!("{made:?}") };
        let (source, line) = (AgreementSource::Plan(plan), words("@ik kaartjes maken morgen"));
        let about = About { pupil: Some(there.pupils[0]), ..About::default() };
        let saved = add_line(&there.anke(), SCHOOL, (&line, about), source).await.unwrap();
        let LineSaved::Yes(id) = saved else { panic!("{saved:?}") };
        for ctx in [there.anke(), there.ingrid()] {
            let shown = agreements_of(&ctx, SCHOOL, source).await.unwrap();
            assert_eq!(shown.iter().map(|one| one.agreement.id).collect::<Vec<_>>(), [id]);
        }
        assert!(agreements_of(&there.kim(), SCHOOL, source).await.unwrap().is_empty());
        let hers = add_line(&there.kim(), SCHOOL, (&line, About::default()), source).await;
        assert!(matches!(hers, Err(Error::NotFound)), "a plan of a pupil of another group: {hers:?}");
    })
    .await;
}
