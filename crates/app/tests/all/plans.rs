//! What all plans share: who may open one, texts that two people write at once, goals that results judge, the steps.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, pupil, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    plans::{
        GoalProblem, GoalSaved, GoalTyped, OutcomeSaved, Said, Stepped, TextSaved, TextTyped, Whose,
        bundle_choices, plan_list, save_goal, say_of_all, say_outcome, take_step, write_text,
    },
    register::pupil_page,
    trust::{NewAccount, add_user},
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GoalId, GroupId, PlanId, PupilId, SchoolId},
    plans::{Lacking, Measure, Outcome, Plan, PlanKind, PlanPupil, PlanState, Step, StepRefused, Target},
    register::Enrolment,
    results::{Level, LevelScale, Part},
    signals::SignalKind,
    trust::{Role, Term},
};
use jiff::civil::{Date, date};
use policy::{Action, Actor, Grant, InSchool, Person, Resource};
use std::sync::Arc;
use store::{
    Db,
    audit::{AuditEvent, Deed},
    plans as kept, register,
    testing::on_both_engines,
};
use uuid::Uuid;

const ARITHMETIC: &str = "Rekenen-Wiskunde";

/// A school whose pupils 1 and 2 are in 5A and 3 is in 6/7; 1 stands low.
struct There {
    db: Db,
    school: SchoolId,
    account: AccountId,
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
            result("1", "RW-E4", date(2025, 6, 10), Some(160), "IV"),
            result("2", "RW-E4", date(2025, 6, 10), Some(180), "III"),
        ];
        bring_results(&operator, results, Options::default()).await.unwrap();
        let new = NewAccount {
            email: "ib@school.example".parse().unwrap(),
            name: "Ingrid van Loon".to_owned(),
            password: None,
        };
        let account = add_user(&operator, new, Some((SCHOOL, Role::Coordinator))).await.unwrap();
        let (five, six) = (overview(&operator, "g5a", None).await, overview(&operator, "g67", None).await);
        let of = |shown: &app::results::GroupOverview, key: &str| {
            shown.pupils.iter().find(|row| row.pupil.key == key).unwrap().pupil.id
        };
        Self {
            db: db.clone(),
            school: five.school.id,
            account,
            groups: [five.group.id, six.group.id],
            pupils: [of(&five, "1"), of(&five, "2"), of(&six, "3")],
        }
    }

    /// Somebody on a day: the coordinator, or the teacher of one group.
    fn on(&self, day: Date, teacher_of: Option<GroupId>) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let term = Term { from: date(2025, 8, 1), until: None };
        let role = if teacher_of.is_some() { Role::Teacher } else { Role::Coordinator };
        let own = |group| policy::OwnGroup { school: self.school, group };
        let person = Person {
            account: self.account,
            now: now.timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: teacher_of.map(own).into_iter().collect(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    /// A pupil of 5A goes to 6/7 on a day.
    async fn move_to_six(&self, pupil: PupilId, day: Date) {
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap();
        let mut tx = self.db.write().await.unwrap();
        let first = register::enrolments_of_pupil(&mut tx, &scope, pupil).await.unwrap().remove(0);
        let ended = Enrolment { until: Some(day), ..first.clone() };
        register::put_enrolment(&mut tx, &scope, &ended).await.unwrap();
        let next = Enrolment { from: day, group: Some(self.groups[1]), ..first };
        register::put_enrolment(&mut tx, &scope, &next).await.unwrap();
        let at = day.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let event =
            AuditEvent { at, actor: Actor::Operator, school: Some(self.school), deed: Deed::SchoolEdited };
        tx.commit(&event).await.unwrap();
    }

    /// A plan for some of the pupils, in a state.
    async fn plan(&self, number: u128, kind: PlanKind, state: PlanState, pupils: &[usize]) -> PlanId {
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap();
        let at = date(2025, 9, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let plan = Plan {
            id: PlanId(Uuid::from_u128(number)),
            kind,
            style: None,
            title: Personal::new("Rekenen tot 100".to_owned()),
            subjects: vec![ARITHMETIC.to_owned()],
            group: None,
            school_year: SchoolYear::starting_in(2025).unwrap(),
            layout: None,
            state,
            starts_on: date(2025, 9, 1),
            ends_on: date(2026, 2, 20),
            halfway_on: None,
            previous: None,
            replaces: None,
            edition: 1,
            is_shared: false,
            author: self.account,
            author_name: Personal::new("Ingrid van Loon".to_owned()),
            made_at: at,
            changed_at: at,
            agreed_on: None,
            ended_at: None,
            version: 1,
        };
        let mut tx = self.db.write().await.unwrap();
        kept::add_plan(&mut tx, &scope, &plan).await.unwrap();
        for (position, pupil) in (1..).zip(pupils) {
            let place = PlanPupil { pupil: *self.pupils.get(*pupil).unwrap(), arrangement: None, position };
            kept::place_pupil(&mut tx, &scope, plan.id, &place).await.unwrap();
        }
        let event = AuditEvent {
            at,
            actor: Actor::Operator,
            school: Some(self.school),
            deed: Deed::PlanEdited { plan: plan.id, pupil: None, group: None },
        };
        tx.commit(&event).await.unwrap();
        plan.id
    }

    fn first(&self) -> Whose {
        Whose::Pupil(self.pupils[0])
    }
}

fn typed(field: &str, text: &str, version: i64) -> TextTyped {
    TextTyped { part: String::new(), field: field.to_owned(), text: Personal::new(text.to_owned()), version }
}

fn level_three() -> GoalTyped {
    let level = Level::named(LevelScale::Roman, "III").unwrap();
    let measure = Measure::Test {
        subject: ARITHMETIC.to_owned(),
        series: None,
        part: Some(Part::Middle),
        target: Target::Level(level),
    };
    let wording = Personal::new("Rekent op niveau III".to_owned());
    GoalTyped { part: String::new(), wording, measure, due_on: None, share: None }
}

async fn add_goal(ctx: &Ctx, plan: (Whose, PlanId), typed: &GoalTyped) -> GoalId {
    match save_goal(ctx, SCHOOL, plan, None, typed).await.unwrap() {
        GoalSaved::Yes(id) => id,
        other => panic!("{other:?}"),
    }
}

fn nothing_said() -> Said {
    Said { outcome: None, words: Personal::new(String::new()) }
}

fn helped() -> Said {
    Said { outcome: Some(Outcome::Partly), words: Personal::new("met hulp".to_owned()) }
}

#[tokio::test]
async fn two_people_in_one_plan_lose_nothing() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let plan = there.plan(1, PlanKind::Support, PlanState::Draft, &[0]).await;
        let (ib, teacher) =
            (there.on(date(2025, 9, 2), None), there.on(date(2025, 9, 2), Some(there.groups[0])));
        let at = (there.first(), plan);
        let first =
            write_text(&ib, SCHOOL, at, &typed("question", "Waarom lukt het niet?", 0)).await.unwrap();
        assert!(matches!(first, TextSaved::Yes(text) if text.version == 1));
        let other = write_text(&teacher, SCHOOL, at, &typed("start", "Kent de tafels.", 0)).await.unwrap();
        assert!(matches!(other, TextSaved::Yes(_)), "another place of the same plan");
        let late = write_text(&teacher, SCHOOL, at, &typed("question", "Iets anders", 0)).await.unwrap();
        let TextSaved::Meanwhile(Some(now)) = late else { panic!("{late:?}") };
        assert_eq!(now.text.reveal(), "Waarom lukt het niet?");
        let again =
            write_text(&ib, SCHOOL, at, &typed("question", "Waarom lukt het niet?", 0)).await.unwrap();
        assert!(matches!(again, TextSaved::Yes(text) if text.version == 1), "the answer got lost on its way");
        let wrong = write_text(&ib, SCHOOL, at, &typed("Question!", "x", 0)).await.unwrap();
        assert_eq!(wrong, TextSaved::NoSuchPlace);
        let long = write_text(&ib, SCHOOL, at, &typed("start", &"x".repeat(4_001), 1)).await.unwrap();
        assert_eq!(long, TextSaved::TooLong);
    })
    .await;
}

#[tokio::test]
async fn a_plan_for_several_pupils_is_for_who_may_see_them_all() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let both = there.plan(1, PlanKind::Support, PlanState::Running, &[0, 2]).await;
        let own = there.plan(2, PlanKind::Support, PlanState::Running, &[0, 1]).await;
        let teacher = there.on(date(2025, 9, 2), Some(there.groups[0]));
        let seen = plan_list(&teacher, SCHOOL).await.unwrap();
        assert_eq!(seen.plans.iter().map(|one| one.plan.id).collect::<Vec<_>>(), [own]);
        assert_eq!(seen.plans[0].pupils.len(), 2);
        let at = (there.first(), both);
        let refused = write_text(&teacher, SCHOOL, at, &typed("start", "x", 0)).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        let elsewhere = (Whose::Pupil(there.pupils[1]), both);
        let ib = there.on(date(2025, 9, 2), None);
        let wrong = write_text(&ib, SCHOOL, elsewhere, &typed("start", "x", 0)).await.unwrap_err();
        assert!(matches!(wrong, Error::NotFound), "it is no plan of this pupil");
        let all = plan_list(&ib, SCHOOL).await.unwrap();
        assert_eq!(all.plans.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn who_went_to_another_group_is_gone_from_every_list_of_the_former_teacher() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let plan = there.plan(1, PlanKind::Support, PlanState::Running, &[1]).await;
        let moved = date(2025, 11, 3);
        there.move_to_six(there.pupils[1], moved).await;
        for (day, group, sees) in [
            (date(2025, 11, 2), there.groups[0], true),
            (moved, there.groups[0], false),
            (moved, there.groups[1], true),
        ] {
            let teacher = there.on(day, Some(group));
            let plans = plan_list(&teacher, SCHOOL).await.unwrap().plans;
            assert_eq!(plans.iter().any(|one| one.plan.id == plan), sees, "the plans on {day}");
            let pupils = pupil_page(&teacher, SCHOOL, "", 1).await.unwrap().pupils;
            assert_eq!(pupils.iter().any(|one| one.pupil.id == there.pupils[1]), sees, "the pupils on {day}");
            let bundle = bundle_choices(&teacher, SCHOOL, group).await.unwrap().pupils;
            assert_eq!(bundle.iter().any(|(one, _)| one.id == there.pupils[1]), sees, "the bundle on {day}");
        }
        let all = bundle_choices(&there.on(moved, None), SCHOOL, there.groups[0]).await.unwrap().pupils;
        assert!(
            all.iter().any(|(one, _)| one.id == there.pupils[1]),
            "who sees the school sees who was there"
        );
    })
    .await;
}

#[tokio::test]
async fn results_judge_a_goal_until_a_person_says_otherwise() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let plan = there.plan(1, PlanKind::Support, PlanState::Draft, &[0]).await;
        let (day, at) = (date(2026, 3, 1), (there.first(), plan));
        let ib = there.on(day, None);
        let lacks = Stepped::Refused(StepRefused::Lacks(vec![Lacking::Goal]));
        assert_eq!(take_step(&ib, SCHOOL, (at.0, at.1, 1), Step::Begin).await.unwrap(), lacks);
        let empty = GoalTyped { wording: Personal::new(" ".to_owned()), share: Some(0), ..level_three() };
        let problems = GoalSaved::Problems(vec![GoalProblem::NoWording, GoalProblem::Share]);
        assert_eq!(save_goal(&ib, SCHOOL, at, None, &empty).await.unwrap(), problems);
        let goal = add_goal(&ib, at, &level_three()).await;
        let begun = take_step(&ib, SCHOOL, (at.0, at.1, 1), Step::Begin).await.unwrap();
        assert_eq!(begun, Stepped::Yes(PlanState::Running));
        let again = take_step(&ib, SCHOOL, (at.0, at.1, 1), Step::Evaluate).await.unwrap();
        assert_eq!(again, Stepped::Meanwhile, "it has another version by now");
        let unknown = Stepped::Refused(StepRefused::Lacks(vec![Lacking::Outcome]));
        assert_eq!(take_step(&ib, SCHOOL, (at.0, at.1, 2), Step::Evaluate).await.unwrap(), unknown);

        let operator = ctx(db.clone());
        let taken = vec![result("1", "RW-M5", date(2026, 1, 20), Some(190), "III")];
        bring_results(&operator, taken, Options::default()).await.unwrap();
        let evaluated = take_step(&ib, SCHOOL, (at.0, at.1, 2), Step::Evaluate).await.unwrap();
        assert_eq!(evaluated, Stepped::Yes(PlanState::Evaluated));
        assert_eq!(kept_outcome(&there, plan).await, (Some(Outcome::Reached), false));
        let of = (goal, there.pupils[0]);
        let said = say_outcome(&ib, SCHOOL, at, of, (&helped(), &nothing_said())).await.unwrap();
        assert_eq!(said, OutcomeSaved::Yes);
        assert_eq!(kept_outcome(&there, plan).await, (Some(Outcome::Partly), true));
        let ended = take_step(&ib, SCHOOL, (at.0, at.1, 3), Step::End).await.unwrap();
        assert_eq!(ended, Stepped::Yes(PlanState::Ended));
        let late = say_outcome(&ib, SCHOOL, at, of, (&nothing_said(), &helped())).await.unwrap();
        assert_eq!(late, OutcomeSaved::Frozen, "the plan is over");
        assert_eq!(save_goal(&ib, SCHOOL, at, None, &level_three()).await.unwrap(), GoalSaved::Frozen);
        let text = write_text(&ib, SCHOOL, at, &typed("start", "x", 0)).await.unwrap();
        assert_eq!(text, TextSaved::Frozen);
    })
    .await;
}

async fn kept_outcome(there: &There, plan: PlanId) -> (Option<Outcome>, bool) {
    let scope =
        InSchool::issue(&Actor::Operator, Action::ViewSchool, Resource::School(there.school)).unwrap();
    let all = kept::outcomes(&mut there.db.read().await.unwrap(), &scope, plan).await.unwrap();
    let [one] = all.as_slice() else { panic!("{all:?}") };
    (one.outcome, one.is_by_hand)
}

#[tokio::test]
async fn a_running_plan_ends_a_blind_spot_and_a_forgotten_one_is_a_signal() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let operator = ctx(db.clone());
        let low = vec![result("1", "RW-M5", date(2026, 1, 20), Some(150), "V")];
        bring_results(&operator, low, Options::default()).await.unwrap();
        let is_blind = async |day: Date| {
            let shown = overview(&there.on(day, None), "g5a", None).await;
            let row = shown.pupils.iter().find(|row| row.pupil.key == "1").unwrap();
            let kinds: Vec<SignalKind> = row.standing.signals.iter().map(|one| one.kind()).collect();
            (row.standing.blind_spot, kinds.contains(&SignalKind::PlanOverdue))
        };
        assert_eq!(is_blind(date(2026, 2, 1)).await, (true, false));
        there.plan(1, PlanKind::Support, PlanState::Running, &[0]).await;
        assert_eq!(is_blind(date(2026, 2, 20)).await, (false, false), "its last day");
        assert_eq!(is_blind(date(2026, 2, 21)).await, (true, true), "nobody evaluated it");
        let list = plan_list(&there.on(date(2026, 2, 21), None), SCHOOL).await.unwrap();
        assert!(list.plans[0].is_overdue);
        // Also when the school year is over, and the roster of the next one is not there yet.
        assert_eq!(is_blind(date(2026, 8, 20)).await, (true, true));
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_runs_ends_a_blind_spot_after_the_last_day_of_the_school_year_too() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let operator = ctx(db.clone());
        let low = vec![result("1", "RW-M5", date(2026, 1, 20), Some(150), "V")];
        bring_results(&operator, low, Options::default()).await.unwrap();
        let plan = there.plan(1, PlanKind::Support, PlanState::Running, &[0]).await;
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(there.school)).unwrap();
        let mut tx = db.write().await.unwrap();
        let known = kept::plan(&mut tx, &scope, plan).await.unwrap().unwrap();
        let longer = Plan { ends_on: date(2026, 10, 1), ..known };
        assert!(kept::change_plan(&mut tx, &scope, &longer).await.unwrap());
        let deed = Deed::PlanEdited { plan, pupil: None, group: None };
        let at = longer.made_at;
        tx.commit(&AuditEvent { at, actor: Actor::Operator, school: Some(there.school), deed })
            .await
            .unwrap();
        let shown = overview(&there.on(date(2026, 8, 20), None), "g5a", None).await;
        let row = shown.pupils.iter().find(|row| row.pupil.key == "1").unwrap();
        assert!(!row.standing.blind_spot);
    })
    .await;
}

#[tokio::test]
async fn a_plan_about_another_subject_leaves_the_blind_spot() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let operator = ctx(db.clone());
        let low = vec![result("1", "SP-M5", date(2026, 1, 20), Some(150), "V")];
        bring_results(&operator, low, Options::default()).await.unwrap();
        there.plan(1, PlanKind::Support, PlanState::Running, &[0]).await;
        let shown = overview(&there.on(date(2026, 2, 1), None), "g5a", None).await;
        let row = shown.pupils.iter().find(|row| row.pupil.key == "1").unwrap();
        let subjects: Vec<_> = row.standing.signals.iter().map(|one| one.subject.as_deref()).collect();
        assert!(subjects.contains(&Some("Spelling")), "{subjects:?}");
        assert!(row.standing.blind_spot, "the plan is about arithmetic");
    })
    .await;
}

#[tokio::test]
async fn what_two_people_say_of_a_goal_is_not_lost_and_nothing_is_cut() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let plan = there.plan(1, PlanKind::Support, PlanState::Running, &[0]).await;
        let (ib, at) = (there.on(date(2026, 3, 1), None), (there.first(), plan));
        let goal = add_goal(&ib, at, &level_three()).await;
        let of = (goal, there.pupils[0]);
        let words = |text: &str| Personal::new(text.to_owned());
        let mine = Said { outcome: Some(Outcome::Reached), words: words("zonder hulp") };
        assert_eq!(
            say_outcome(&ib, SCHOOL, at, of, (&helped(), &nothing_said())).await.unwrap(),
            OutcomeSaved::Yes
        );
        let second = say_outcome(&ib, SCHOOL, at, of, (&mine, &nothing_said())).await.unwrap();
        assert_eq!(second, OutcomeSaved::Meanwhile(helped(), 0), "a colleague was first");
        let again = say_outcome(&ib, SCHOOL, at, of, (&helped(), &nothing_said())).await.unwrap();
        assert_eq!(again, OutcomeSaved::Yes, "the same words twice are no dispute");
        let over = say_outcome(&ib, SCHOOL, at, of, (&mine, &helped())).await.unwrap();
        assert_eq!(over, OutcomeSaved::Yes);
        let remark = Said { outcome: None, words: words("kijk nog eens") };
        let lost = say_outcome(&ib, SCHOOL, at, of, (&remark, &mine)).await.unwrap();
        assert_eq!(lost, OutcomeSaved::NoOutcome);
        let long = Said { outcome: Some(Outcome::Not), words: words(&"a".repeat(501)) };
        assert_eq!(say_outcome(&ib, SCHOOL, at, of, (&long, &mine)).await.unwrap(), OutcomeSaved::TooLong);
        assert_eq!(say_of_all(&ib, SCHOOL, at, (goal, 1), &long).await.unwrap(), OutcomeSaved::TooLong);
        assert_eq!(say_of_all(&ib, SCHOOL, at, (goal, 1), &helped()).await.unwrap(), OutcomeSaved::Yes);
        let stale = say_of_all(&ib, SCHOOL, at, (goal, 1), &mine).await.unwrap();
        assert_eq!(stale, OutcomeSaved::Meanwhile(helped(), 2));
        let how = Measure::Seen { how: "a".repeat(501) };
        let typed = GoalTyped { measure: how, ..level_three() };
        let refused = GoalSaved::Problems(vec![GoalProblem::MeasureTooLong]);
        assert_eq!(save_goal(&ib, SCHOOL, at, None, &typed).await.unwrap(), refused);
    })
    .await;
}
