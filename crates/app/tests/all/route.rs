//! The support route: asked, tried, evaluated, moved, and seen by those alone whom it concerns.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, pupil, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    plans::pupil::{ConsentProblem, ConsentTyped},
    route::{
        BoardCase, CasePage, CaseProblem, CaseSaved, CaseTyped, ConsentKept, EvaluationTyped, HeadSaved,
        HeadTyped, InterventionProblem, InterventionSaved, InterventionTyped, MoveTyped, Moved, PersonSaved,
        PersonTyped, RequestProblem, RequestSaved, RouteSaved, Said, TextSaved, add_person, board,
        case_choices, case_page, cases_csv, cases_for_today, cases_json, edit_head, evaluate_intervention,
        lanes_of_cases, move_case, open_case, record_consent, route_json, route_settings, save_intervention,
        save_request, save_route, set_intervention, share_case, take_back_evaluation, write_text,
    },
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, CaseId, GroupId, InterventionId, PupilId, SchoolId},
    plans::{ConsentAnswer, Measure, Outcome},
    route::{
        CaseKind, Closing, MoveKind, MoveRefused, NeedOf, PersonRole, Request, RequestState, WaitingFor,
        WaitsFor,
    },
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, Person};
use std::sync::Arc;
use store::{Db, testing::on_both_engines};

pub(crate) const TODAY: Date = date(2026, 3, 2);
const NL: Language = Language::Nl;

pub(crate) fn personal(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

/// A school whose pupils 1 and 2 are in 5A and 3 is in 6/7.
pub(crate) struct There {
    pub(crate) db: Db,
    pub(crate) school: SchoolId,
    pub(crate) groups: [GroupId; 2],
    pub(crate) pupils: [PupilId; 3],
    /// A teacher, a coordinator and a principal.
    pub(crate) accounts: [AccountId; 3],
}

impl There {
    pub(crate) async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        let mut roster = roster_of(2);
        roster.pupils.push(pupil("3", "g67", 6));
        bring_roster(&operator, &roster, Options::default()).await.unwrap();
        let results = vec![result("1", "RW-M5", date(2026, 1, 20), Some(120), "V")];
        bring_results(&operator, results, Options::default()).await.unwrap();
        let mut accounts = Vec::new();
        for (email, name, role) in [
            ("anke@school.example", "Anke de Vries", Role::Teacher),
            ("ib@school.example", "Ingrid van Loon", Role::Coordinator),
            ("dir@school.example", "Paul Smit", Role::Principal),
        ] {
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            accounts.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let (five, six) = (overview(&operator, "g5a", None).await, overview(&operator, "g67", None).await);
        let of = |shown: &app::results::GroupOverview, key: &str| {
            shown.pupils.iter().find(|row| row.pupil.key == key).unwrap().pupil.id
        };
        Self {
            db: db.clone(),
            school: five.school.id,
            groups: [five.group.id, six.group.id],
            pupils: [of(&five, "1"), of(&five, "2"), of(&six, "3")],
            accounts: accounts.try_into().unwrap(),
        }
    }

    pub(crate) fn on(&self, day: Date, account: usize, role: Role, groups: &[GroupId]) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let term = Term { from: date(2025, 8, 1), until: None };
        let own = |group: &GroupId| policy::OwnGroup { school: self.school, group: *group };
        let person = Person {
            account: self.accounts[account],
            now: now.timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: groups.iter().map(own).collect(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    /// The teacher of 5A.
    pub(crate) fn teacher(&self, day: Date) -> Ctx {
        self.on(day, 0, Role::Teacher, &self.groups[..1])
    }

    pub(crate) fn coordinator(&self, day: Date) -> Ctx {
        self.on(day, 1, Role::Coordinator, &[])
    }

    pub(crate) fn principal(&self, day: Date) -> Ctx {
        self.on(day, 2, Role::Principal, &[])
    }

    pub(crate) async fn ask(&self, ctx: &Ctx, typed: CaseTyped) -> CaseId {
        match open_case(ctx, SCHOOL, &typed).await.unwrap() {
            CaseSaved::Yes(case) => case,
            wrong => panic!("{wrong:?}"),
        }
    }

    /// A question of the teacher about the first pupil, asked on a day.
    pub(crate) async fn asked(&self, day: Date) -> CaseId {
        self.ask(&self.teacher(day), self.about_pupil()).await
    }

    pub(crate) fn about_pupil(&self) -> CaseTyped {
        CaseTyped {
            kind: Some(CaseKind::Pupil),
            pupils: vec![self.pupils[0]],
            title: personal("Tafels blijven niet hangen"),
            subject: "Rekenen-Wiskunde".to_owned(),
            needs: vec![NeedOf::Knowledge],
            tried: personal("Elke dag een tafel opzeggen"),
            effect: personal("Weet ze een dag later niet meer"),
            reach: personal("Kent de tafels tot en met 5"),
            need: personal("Een andere manier om te oefenen"),
            ..CaseTyped::default()
        }
    }
}

pub(crate) async fn look(ctx: &Ctx, case: CaseId) -> CasePage {
    case_page(ctx, SCHOOL, case, NL).await.unwrap()
}

pub(crate) async fn go(ctx: &Ctx, case: CaseId, kind: MoveKind, word: &str) -> Moved {
    let version = look(ctx, case).await.case.version;
    let closing = (kind == MoveKind::Close).then_some(Closing::Solved);
    move_case(ctx, SCHOOL, (case, version), &MoveTyped { kind, word: personal(word), closing }).await.unwrap()
}

fn tried(from_on: Date, until_on: Date) -> InterventionTyped {
    InterventionTyped {
        kind: "practice".to_owned(),
        goal: personal("Kent de tafel van 3"),
        measure: Measure::Seen { how: "tempotoets op vrijdag".to_owned() },
        what: personal("Springen op de getallenlijn"),
        who: personal("Anke"),
        from_on: Some(from_on),
        until_on: Some(until_on),
        often: "elke dag".to_owned(),
        minutes: "5".to_owned(),
        material: String::new(),
    }
}

pub(crate) async fn try_it(ctx: &Ctx, case: CaseId) -> InterventionId {
    let today = ctx.today();
    let typed = tried(today, today.saturating_add(jiff::Span::new().weeks(4)));
    match save_intervention(ctx, SCHOOL, (case, None), &typed).await.unwrap() {
        InterventionSaved::Yes(id) => id,
        wrong => panic!("{wrong:?}"),
    }
}

pub(crate) async fn say(ctx: &Ctx, case: CaseId, id: InterventionId, outcome: Outcome) -> Said {
    let known = look(ctx, case).await.tried.into_iter().find(|one| one.id == id).unwrap();
    let typed = EvaluationTyped {
        outcome: Some(outcome),
        figure: personal("8 van de 10 sommen"),
        learned: personal("bewegen helpt"),
    };
    evaluate_intervention(ctx, SCHOOL, case, (id, known.version), &typed).await.unwrap()
}

#[tokio::test]
async fn a_question_begins_with_what_was_tried_and_says_what_lacks() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let nothing = CaseTyped { kind: Some(CaseKind::Pupil), ..CaseTyped::default() };
        let CaseSaved::Wrong(wrong) = open_case(&teacher, SCHOOL, &nothing).await.unwrap() else { panic!() };
        let lacks = [CaseProblem::NoPupil, CaseProblem::NoTried, CaseProblem::NoReach, CaseProblem::NoTitle];
        assert_eq!(wrong, lacks);
        let with_outcome = CaseTyped {
            outcome: Some(Outcome::Partly),
            effect: personal(""),
            tried_since: Some(date(2026, 4, 1)),
            ..there.about_pupil()
        };
        let CaseSaved::Wrong(wrong) = open_case(&teacher, SCHOOL, &with_outcome).await.unwrap() else {
            panic!()
        };
        assert_eq!(wrong, [CaseProblem::NoEffect, CaseProblem::NoTriedKind, CaseProblem::Since]);
        let case = there.asked(TODAY).await;
        let page = look(&teacher, case).await;
        assert_eq!((page.case.step, page.case.kind, page.tried.len()), (1, CaseKind::Pupil, 0));
        let texts: Vec<&str> = page.texts.iter().map(|text| text.field.as_str()).collect();
        assert_eq!(texts, ["effect", "need", "reach", "tried"]);
        assert_eq!(page.waiting.unwrap().what, WaitingFor::Step(WaitsFor::Teacher));
        let choices = case_choices(&teacher, SCHOOL, (None, None)).await.unwrap();
        let shown: Vec<PupilId> = choices.pupils.iter().map(|one| one.id).collect();
        assert!(shown.contains(&there.pupils[0]) && !shown.contains(&there.pupils[2]), "her only group");
    })
    .await;
}

#[tokio::test]
async fn the_next_step_opens_after_an_evaluation_and_a_skip_is_counted() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let case = there.asked(TODAY).await;
        let refused = Moved::Refused(MoveRefused::NotEvaluated);
        assert_eq!(go(&teacher, case, MoveKind::Up, "").await, refused);
        let one = try_it(&teacher, case).await;
        assert_eq!(go(&teacher, case, MoveKind::Up, "").await, refused, "it is not evaluated");
        assert_eq!(say(&teacher, case, one, Outcome::Partly).await, Said::Yes);
        assert!(matches!(go(&teacher, case, MoveKind::Up, "").await, Moved::Yes(_)));
        assert_eq!(go(&teacher, case, MoveKind::Up, "").await, refused, "that was of the step before");
        assert_eq!(go(&teacher, case, MoveKind::Skip, " ").await, Moved::Refused(MoveRefused::NoWord));
        assert!(matches!(go(&teacher, case, MoveKind::Skip, "Collega is ziek").await, Moved::Yes(_)));
        let page = look(&teacher, case).await;
        assert_eq!((page.case.step, page.moves.len()), (3, 3));
        assert_eq!(page.moves[2].word.reveal(), "Collega is ziek");
        let report: serde_json::Value =
            serde_json::from_str(&route_json(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap()).unwrap();
        assert_eq!(report["steps"][1]["skips"], 1);
        assert_eq!((&report["steps"][2]["open"], &report["cases"]), (&1.into(), &1.into()));
        assert!(matches!(go(&teacher, case, MoveKind::Down, "Eerst samen").await, Moved::Yes(_)));
        assert_eq!(go(&teacher, case, MoveKind::Up, "").await, refused, "also on the way back up");
        assert!(matches!(go(&teacher, case, MoveKind::Close, "Het lukt").await, Moved::Yes(_)));
        let closed = look(&teacher, case).await;
        assert_eq!((closed.case.closing, closed.case.closed_on), (Some(Closing::Solved), Some(TODAY)));
        let report: serde_json::Value =
            serde_json::from_str(&route_json(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap()).unwrap();
        assert_eq!(report["steps"][1]["share_closed"], 1.0);
        assert!(matches!(go(&teacher, case, MoveKind::Reopen, "").await, Moved::Yes(_)));
        assert_eq!(look(&teacher, case).await.case.step, 2);
        let stale = MoveTyped { kind: MoveKind::Down, word: personal("x"), closing: None };
        assert_eq!(move_case(&teacher, SCHOOL, (case, 1), &stale).await.unwrap(), Moved::Meanwhile);
    })
    .await;
}

#[tokio::test]
async fn what_was_tried_before_asking_counts_as_the_first_try() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let typed = CaseTyped {
            outcome: Some(Outcome::Not),
            tried_kind: "practice".to_owned(),
            tried_since: Some(date(2026, 1, 12)),
            ..there.about_pupil()
        };
        let case = there.ask(&teacher, typed).await;
        let first = look(&teacher, case).await.tried.remove(0);
        assert_eq!((first.from_on, first.evaluation.unwrap().outcome), (date(2026, 1, 12), Outcome::Not));
        assert!(matches!(go(&teacher, case, MoveKind::Up, "").await, Moved::Yes(_)));
    })
    .await;
}

#[tokio::test]
async fn what_the_next_step_stands_on_does_not_change_any_more() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let case = there.asked(TODAY).await;
        let wrong = InterventionTyped {
            goal: personal(" "),
            measure: Measure::Seen { how: String::new() },
            minutes: "veel".to_owned(),
            ..tried(TODAY, date(2026, 2, 1))
        };
        let saved = save_intervention(&teacher, SCHOOL, (case, None), &wrong).await.unwrap();
        let InterventionSaved::Wrong(wrong) = saved else { panic!("{saved:?}") };
        let asked = [
            InterventionProblem::NoGoal,
            InterventionProblem::NoMeasure,
            InterventionProblem::Until,
            InterventionProblem::Minutes,
        ];
        assert_eq!(wrong, asked);
        let one = try_it(&teacher, case).await;
        let longer = tried(TODAY, date(2026, 5, 1));
        let changed = save_intervention(&teacher, SCHOOL, (case, Some((one, 1))), &longer).await.unwrap();
        assert_eq!(changed, InterventionSaved::Yes(one));
        let second = save_intervention(&teacher, SCHOOL, (case, Some((one, 1))), &longer).await.unwrap();
        assert!(matches!(second, InterventionSaved::Meanwhile(Some(_))), "{second:?}");
        assert!(set_intervention(&teacher, SCHOOL, (case, one), true).await.unwrap());
        assert!(look(&teacher, case).await.tried.is_empty());
        assert!(set_intervention(&teacher, SCHOOL, (case, one), false).await.unwrap());
        let late = try_it(&teacher, case).await;
        assert_eq!(say(&teacher, case, one, Outcome::Reached).await, Said::Yes);
        assert_eq!(say(&teacher, case, one, Outcome::Not).await, Said::Settled);
        assert!(!set_intervention(&teacher, SCHOOL, (case, one), true).await.unwrap(), "it is evaluated");
        let version = look(&teacher, case).await.tried.iter().find(|known| known.id == one).unwrap().version;
        assert_eq!(take_back_evaluation(&teacher, SCHOOL, case, (one, version)).await.unwrap(), Said::Yes);
        assert_eq!(say(&teacher, case, one, Outcome::Reached).await, Said::Yes);
        assert!(matches!(go(&teacher, case, MoveKind::Up, "").await, Moved::Yes(_)));
        let version = look(&teacher, case).await.tried.iter().find(|known| known.id == one).unwrap().version;
        assert_eq!(
            take_back_evaluation(&teacher, SCHOOL, case, (one, version)).await.unwrap(),
            Said::Settled
        );
        assert_eq!(
            say(&teacher, case, late, Outcome::Partly).await,
            Said::Yes,
            "what ran on can be evaluated"
        );
        let refused = Moved::Refused(MoveRefused::NotEvaluated);
        assert_eq!(go(&teacher, case, MoveKind::Up, "").await, refused, "but it is of the step before");
    })
    .await;
}

#[tokio::test]
async fn each_sees_what_concerns_her_and_writes_no_further() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, principal) = (there.teacher(TODAY), there.principal(TODAY));
        let other = there.on(TODAY, 2, Role::Teacher, &there.groups[1..]);
        let far = CaseTyped { pupils: vec![there.pupils[2]], ..there.about_pupil() };
        assert!(matches!(open_case(&teacher, SCHOOL, &far).await, Err(Error::NotFound)));
        let both = CaseTyped { pupils: vec![there.pupils[0], there.pupils[2]], ..there.about_pupil() };
        assert!(matches!(open_case(&teacher, SCHOOL, &both).await, Err(Error::NotFound)));
        let group = CaseTyped {
            kind: Some(CaseKind::Group),
            group: Some(there.groups[1]),
            pupils: Vec::new(),
            ..there.about_pupil()
        };
        assert!(matches!(open_case(&teacher, SCHOOL, &group).await, Err(Error::NotFound)));
        let of_both = there.ask(&there.coordinator(TODAY), both).await;
        assert_eq!(look(&there.coordinator(TODAY), of_both).await.case.kind, CaseKind::Pupils);
        assert!(
            matches!(case_page(&teacher, SCHOOL, of_both, NL).await, Err(Error::NotFound)),
            "one is not hers"
        );
        let case = there.asked(TODAY).await;
        assert!(matches!(case_page(&other, SCHOOL, case, NL).await, Err(Error::NotFound)));
        let page = look(&principal, case).await;
        assert!(!page.may_write, "the principal reads");
        let head = HeadTyped { title: personal("Anders"), subject: String::new(), needs: Vec::new() };
        let refused = edit_head(&principal, SCHOOL, (case, 1), &head).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        assert_eq!(edit_head(&teacher, SCHOOL, (case, 1), &head).await.unwrap(), HeadSaved::Yes);
        assert_eq!(edit_head(&teacher, SCHOOL, (case, 1), &head).await.unwrap(), HeadSaved::Meanwhile);
        let titles = |cases: &[BoardCase]| cases.len();
        assert_eq!(titles(&board(&teacher, SCHOOL, NL).await.unwrap().cases), 1);
        assert_eq!(titles(&board(&other, SCHOOL, NL).await.unwrap().cases), 0);
        assert_eq!(titles(&board(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap().cases), 2);
        assert!(open_case(&principal, SCHOOL, &there.about_pupil()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_question_about_own_teaching_is_between_her_and_the_coordinator_until_she_shares_it() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, principal) = (there.teacher(TODAY), there.principal(TODAY));
        let own = CaseTyped {
            kind: Some(CaseKind::OwnTeaching),
            pupils: Vec::new(),
            title: personal("Rust bij de start"),
            ..there.about_pupil()
        };
        let case = there.ask(&teacher, own).await;
        assert!(look(&there.coordinator(TODAY), case).await.may_write);
        assert!(matches!(case_page(&principal, SCHOOL, case, NL).await, Err(Error::NotFound)));
        let colleague = there.on(TODAY, 2, Role::Teacher, &there.groups);
        assert!(matches!(case_page(&colleague, SCHOOL, case, NL).await, Err(Error::NotFound)));
        assert!(board(&principal, SCHOOL, NL).await.unwrap().cases.is_empty());
        let json = cases_json(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap();
        assert!(!json.contains("Rust"), "no report tells it");
        assert!(
            share_case(&there.coordinator(TODAY), SCHOOL, (case, 1), true).await.is_err(),
            "only who asks"
        );
        assert!(share_case(&teacher, SCHOOL, (case, 1), true).await.unwrap());
        assert!(!look(&principal, case).await.may_write);
        assert_eq!(board(&principal, SCHOOL, NL).await.unwrap().cases.len(), 1);
        assert!(share_case(&teacher, SCHOOL, (case, 2), false).await.unwrap());
        assert!(case_page(&principal, SCHOOL, case, NL).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_text_saves_itself_over_what_was_seen_and_not_in_a_closed_case() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, coordinator) = (there.teacher(TODAY), there.coordinator(TODAY));
        let case = there.asked(TODAY).await;
        let write = async |ctx: &Ctx, version, text: &str| {
            write_text(ctx, SCHOOL, (case, version), ("reach", &personal(text))).await.unwrap()
        };
        assert!(
            matches!(write(&teacher, 1, "Kent alle tafels").await, TextSaved::Yes(text) if text.version == 2)
        );
        let TextSaved::Meanwhile(Some(now)) = write(&coordinator, 1, "Iets anders").await else { panic!() };
        assert_eq!(now.text.reveal(), "Kent alle tafels");
        assert!(
            matches!(write(&teacher, 2, "Kent alle tafels").await, TextSaved::Yes(text) if text.version == 2)
        );
        let long = "x".repeat(4_001);
        assert_eq!(write(&teacher, 2, &long).await, TextSaved::TooLong);
        let nowhere = write_text(&teacher, SCHOOL, (case, 0), ("anders", &personal("x"))).await.unwrap();
        assert_eq!(nowhere, TextSaved::NoSuchField);
        go(&teacher, case, MoveKind::Close, "klaar").await;
        assert_eq!(write(&teacher, 2, "Nog iets").await, TextSaved::Closed);
    })
    .await;
}

#[tokio::test]
async fn the_board_says_how_long_and_for_whom_and_today_shows_to_each_her_own() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let asked_on = date(2026, 1, 5);
        let case = there.asked(asked_on).await;
        let teacher = there.teacher(asked_on);
        try_it(&teacher, case).await;
        let on = |cases: Vec<BoardCase>| {
            cases.into_iter().map(|one| (one.waiting.what, one.waiting.is_long)).collect::<Vec<_>>()
        };
        let at_once = board(&teacher, SCHOOL, NL).await.unwrap();
        assert_eq!(on(at_once.cases), [(WaitingFor::Running(date(2026, 2, 2)), false)]);
        assert!(cases_for_today(&teacher, SCHOOL, NL).await.unwrap().is_empty(), "it runs");
        let later = there.teacher(TODAY);
        let mine = cases_for_today(&later, SCHOOL, NL).await.unwrap();
        assert_eq!(on(mine), [(WaitingFor::Evaluation, true)]);
        let of_coordinator = cases_for_today(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap();
        assert_eq!(on(of_coordinator).len(), 1, "it waits long");
        assert!(board(&later, SCHOOL, NL).await.unwrap().cases[0].is_mine, "she evaluates");
        assert!(!board(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap().cases[0].is_mine);
        go(&later, case, MoveKind::Skip, "Spoed").await;
        assert!(board(&later, SCHOOL, NL).await.unwrap().cases[0].is_mine, "she looks for a colleague");
        let helper = PersonTyped {
            account: Some(there.accounts[1]),
            name: personal(""),
            role: Some(PersonRole::Helper),
        };
        add_person(&later, SCHOOL, case, &helper).await.unwrap();
        assert!(!board(&later, SCHOOL, NL).await.unwrap().cases[0].is_mine, "it is the colleague's to go on");
        assert!(board(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap().cases[0].is_mine);
        go(&later, case, MoveKind::Skip, "Spoed").await;
        let asked = &board(&later, SCHOOL, NL).await.unwrap().cases[0];
        assert!(asked.is_asked && !asked.is_mine, "it waits for the coordinator");
        assert!(cases_for_today(&later, SCHOOL, NL).await.unwrap().is_empty());
        let of_coordinator = cases_for_today(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap();
        assert_eq!(on(of_coordinator), [(WaitingFor::Step(WaitsFor::Coordinator), false)]);
        assert!(cases_for_today(&there.principal(TODAY), SCHOOL, NL).await.unwrap().is_empty());
        let csv = cases_csv(&there.coordinator(TODAY), SCHOOL, NL).await.unwrap();
        assert!(csv.starts_with("case;kind;title") && csv.contains(";coordinator;false;1;0;2"), "{csv}");
    })
    .await;
}

#[tokio::test]
async fn people_consent_request_and_a_plan_come_with_the_later_steps() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, coordinator) = (there.teacher(TODAY), there.coordinator(TODAY));
        let case = there.asked(TODAY).await;
        let person = |account, name: &str, role| PersonTyped { account, name: personal(name), role };
        let helper = person(Some(there.accounts[1]), "", Some(PersonRole::Helper));
        assert_eq!(add_person(&teacher, SCHOOL, case, &helper).await.unwrap(), PersonSaved::Yes(1));
        let nobody = person(None, " ", Some(PersonRole::Doctor));
        assert_eq!(add_person(&teacher, SCHOOL, case, &nobody).await.unwrap(), PersonSaved::NoName);
        let typed = ConsentTyped {
            contact: None,
            who: personal("Een moeder"),
            answer: Some(ConsentAnswer::Agrees),
            how: personal("gesprek"),
            given_on: Some(date(2026, 3, 3)),
        };
        let kept = record_consent(&teacher, SCHOOL, (case, Some(there.pupils[0])), &typed).await.unwrap();
        assert_eq!(kept, ConsentKept::Wrong(vec![ConsentProblem::Day]), "that day is to come");
        let typed = ConsentTyped { given_on: Some(TODAY), ..typed };
        let kept = record_consent(&teacher, SCHOOL, (case, Some(there.pupils[0])), &typed).await.unwrap();
        assert_eq!(kept, ConsentKept::Yes);
        let other = record_consent(&coordinator, SCHOOL, (case, Some(there.pupils[2])), &typed).await;
        assert!(matches!(other, Err(Error::NotFound)), "the case is not about her");
        for _ in 0..4 {
            go(&coordinator, case, MoveKind::Skip, "Test").await;
        }
        let page = look(&coordinator, case).await;
        assert_eq!((page.people[0].name.reveal().as_str(), page.consents.len()), ("Ingrid van Loon", 1));
        assert!(!page.consents[0].has_authority, "who is no contact has no authority that we know");
        let there_is: Vec<bool> = page.checklist.unwrap().iter().map(|point| point.is_there).collect();
        assert_eq!(there_is, [true, false, false, false, false, true, false, false, false, false]);
        let sent = Request { state: RequestState::Sent, ..Request::default() };
        let wrong = save_request(&coordinator, SCHOOL, case, &sent).await.unwrap();
        assert_eq!(wrong, RequestSaved::Wrong(RequestProblem::Days));
        let sent = Request { sent_on: Some(TODAY), remind_on: Some(TODAY), ..sent };
        assert_eq!(save_request(&coordinator, SCHOOL, case, &sent).await.unwrap(), RequestSaved::Yes);
        assert_eq!(save_request(&coordinator, SCHOOL, case, &sent).await.unwrap(), RequestSaved::Meanwhile);
        assert!(board(&coordinator, SCHOOL, NL).await.unwrap().cases[0].is_to_remember);
    })
    .await;
}

#[tokio::test]
async fn a_school_has_its_own_steps_and_none_goes_on_which_a_case_stands() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let coordinator = there.coordinator(TODAY);
        let case = there.asked(TODAY).await;
        for _ in 0..2 {
            go(&coordinator, case, MoveKind::Skip, "Test").await;
        }
        let known = route_settings(&coordinator, SCHOOL, NL).await.unwrap();
        assert_eq!((known.steps.len(), known.version, known.in_use), (5, 0, 3));
        let two = known.steps[..2].to_vec();
        assert_eq!(save_route(&coordinator, SCHOOL, 0, two).await.unwrap(), RouteSaved::InUse(3));
        let mut three = known.steps[..3].to_vec();
        three[2].name = "Zorgteam".to_owned();
        assert_eq!(save_route(&coordinator, SCHOOL, 0, three.clone()).await.unwrap(), RouteSaved::Yes);
        assert_eq!(save_route(&coordinator, SCHOOL, 0, three.clone()).await.unwrap(), RouteSaved::Meanwhile);
        three[0].name = String::new();
        assert!(matches!(save_route(&coordinator, SCHOOL, 1, three).await.unwrap(), RouteSaved::Wrong(_)));
        let page = look(&coordinator, case).await;
        assert_eq!(page.route.step(3).unwrap().name, "Zorgteam");
        let end = Moved::Refused(MoveRefused::AtTheEnd);
        assert_eq!(go(&coordinator, case, MoveKind::Skip, "verder").await, end);
        assert!(matches!(
            save_route(&there.teacher(TODAY), SCHOOL, 1, Vec::new()).await,
            Err(Error::Forbidden)
        ));
    })
    .await;
}

#[tokio::test]
async fn an_open_question_ends_a_blind_spot_and_shows_on_the_pupils_file() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let is_blind = async || {
            let shown =
                app::results::group_overview(&teacher, SCHOOL, there.groups[0], "page").await.unwrap();
            shown.pupils.iter().find(|row| row.pupil.id == there.pupils[0]).unwrap().standing.blind_spot
        };
        assert!(is_blind().await);
        let case = there.asked(TODAY).await;
        assert!(!is_blind().await);
        let file = app::results::pupil_file(&teacher, SCHOOL, there.pupils[0]).await.unwrap();
        assert_eq!(
            lanes_of_cases(Texts::of(NL), &file.cases.unwrap(), |_| None).len(),
            1,
            "nothing was tried yet"
        );
        go(&teacher, case, MoveKind::Close, "klaar").await;
        assert!(is_blind().await);
    })
    .await;
}
