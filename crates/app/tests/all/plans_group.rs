//! Group plans: proposed from the results, moved by people, evaluated by the next results, and gone on from. On both
//! engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, pupil, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    plans::{
        GoalSaved, GoalTyped, Stepped, TextSaved, TextTyped, Whose,
        group::{
            BeginField, BeginProblem, BeginTyped, Continued, EXCEPTION_FIELD, EditTyped, Edited, GroupPlan,
            Made, Moved, PeriodProblem, RuleProblem, RuleSaved, begin, cluster_rule, continue_plan,
            edit_plan, group_plan, group_plan_json, group_plan_pdf, make, move_pupil, newest_plan,
            set_cluster_rule, take_drafts, take_in, take_out,
        },
        save_goal, take_step, write_text,
    },
    results::group_by_key,
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, GroupId, PlanId, PupilId, SchoolId},
    plans::{
        Arrangement::{self, Basic, Extended, Intensive},
        ClusterRule, Outcome, PlanState, PlanStyle, Proposed, Step, StepRefused,
    },
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, OwnGroup, Person};
use std::sync::Arc;
use store::{Db, testing::on_both_engines};

const SUBJECT: &str = "Rekenen-Wiskunde";
const MARCH: Date = date(2026, 3, 2);
const JULY: Date = date(2026, 7, 1);

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

/// A school with pupils at I, III, V, one who fell from I to III, and one of whom nothing is known.
struct Place {
    db: Db,
    school: SchoolId,
    group: GroupId,
    coordinator: AccountId,
    teacher: AccountId,
}

impl Place {
    async fn new(db: Db) -> Self {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(5), Options::default()).await.unwrap();
        let results = vec![
            result("1", "RW-M5", date(2026, 1, 20), Some(220), "I"),
            result("2", "RW-M5", date(2026, 1, 20), Some(190), "III"),
            result("3", "RW-M5", date(2026, 1, 20), Some(150), "V"),
            result("4", "RW-E4", date(2025, 6, 10), Some(200), "I"),
            result("4", "RW-M5", date(2026, 1, 20), Some(185), "III"),
        ];
        bring_results(&operator, results, Options::default()).await.unwrap();
        let school = app::register::schools(&operator).await.unwrap().pop().unwrap().id;
        let group = group_by_key(&operator, SCHOOL, "g5a", None).await.unwrap();
        let add = async |email: &str, role| {
            let new =
                NewAccount { email: email.parse().unwrap(), name: "Anke Jansen".into(), password: None };
            add_user(&operator, new, Some((SCHOOL, role))).await.unwrap()
        };
        let coordinator = add("ib@school.example", Role::Coordinator).await;
        let teacher = add("lk@school.example", Role::Teacher).await;
        Self { db, school, group, coordinator, teacher }
    }

    fn acting(&self, account: AccountId, (role, groups): (Role, &[GroupId]), day: Date) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let term = Term { from: date(2025, 8, 1), until: None };
        let person = Person {
            account,
            now: now.timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: groups.iter().map(|group| OwnGroup { school: self.school, group: *group }).collect(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    /// Who brings files in on a day.
    fn operator(&self, day: Date) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Operator)
    }

    fn on(&self, day: Date) -> Ctx {
        self.acting(self.coordinator, (Role::Coordinator, &[]), day)
    }

    /// A plan for arithmetic with all proposed goals.
    async fn plan(&self, ctx: &Ctx) -> PlanId {
        let Made::Yes(plan) = make(ctx, texts(), SCHOOL, self.group, &typed()).await.unwrap() else {
            panic!("refused")
        };
        assert!(take_drafts(ctx, texts(), SCHOOL, (self.group, plan), None).await.unwrap() > 0);
        plan
    }

    async fn look(&self, ctx: &Ctx, plan: PlanId) -> GroupPlan {
        group_plan(ctx, texts(), SCHOOL, (self.group, plan), "test").await.unwrap()
    }

    async fn step(&self, ctx: &Ctx, plan: PlanId, wanted: Step) -> Stepped {
        let version = self.look(ctx, plan).await.plan.version;
        take_step(ctx, SCHOOL, (Whose::Group(self.group), plan, version), wanted).await.unwrap()
    }

    async fn write(&self, ctx: &Ctx, plan: PlanId, (part, field, text): (&str, &str, &str)) -> TextSaved {
        let typed = TextTyped {
            part: part.to_owned(),
            field: field.to_owned(),
            text: Personal::new(text.to_owned()),
            version: 0,
        };
        write_text(ctx, SCHOOL, (Whose::Group(self.group), plan), &typed).await.unwrap()
    }
}

fn typed() -> BeginTyped {
    BeginTyped { subjects: vec![SUBJECT.to_owned()], ..BeginTyped::default() }
}

fn of(plan: &GroupPlan, key: &str) -> (PupilId, Arrangement) {
    let row = plan.rows.iter().find(|row| row.pupil.key == key).unwrap();
    (row.pupil.id, row.arrangement)
}

fn places(plan: &GroupPlan) -> Vec<(&str, Arrangement)> {
    let mut all: Vec<_> = plan.rows.iter().map(|row| (row.pupil.key.as_str(), row.arrangement)).collect();
    all.sort_by_key(|(key, _)| *key);
    all
}

#[tokio::test]
async fn pupils_are_proposed_by_the_rule_and_one_sees_why() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let found = begin(&ctx, texts(), SCHOOL, place.group, &BeginTyped::default()).await.unwrap();
        assert_eq!(found.chosen, [SUBJECT], "the only subject with results is chosen");
        assert_eq!(found.subjects.first().unwrap().pupils, 4);
        assert_eq!(found.days, ["2026-03-02", "2026-06-30", "2026-05-01"], "up to the next tests");
        let fell = found.rows.iter().find(|row| row.pupil.key == "4").unwrap();
        assert!(matches!(fell.proposal.proposed, Proposed::Fallen(Intensive, _)));
        let plan = place.plan(&ctx).await;
        let made = place.look(&ctx, plan).await;
        let wanted = [("1", Extended), ("2", Basic), ("3", Intensive), ("4", Intensive), ("5", Basic)];
        assert_eq!(places(&made), wanted);
        assert_eq!(made.goals.len(), 4, "for the group and each arrangement");
        let again = begin(&ctx, texts(), SCHOOL, place.group, &typed()).await.unwrap();
        assert_eq!(again.open.len(), 1, "a second plan in the subject is told");
        let other = BeginTyped {
            rule: Some(ClusterRule { intensive_from: 4, extended_until: 2, minds_falls: false }),
            ..typed()
        };
        let Made::Yes(other) = make(&ctx, texts(), SCHOOL, place.group, &other).await.unwrap() else {
            panic!()
        };
        let other = place.look(&ctx, other).await;
        let wanted = [("1", Extended), ("2", Extended), ("3", Intensive), ("4", Extended), ("5", Basic)];
        assert_eq!(places(&other), wanted, "another rule for this plan");
        assert_eq!(other.rule.extended_until, 2, "and the plan says so");
    })
    .await;
}

#[tokio::test]
async fn a_group_without_results_is_planned_in_a_subject_by_name() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        let place = Place::new(db).await;
        let mut roster = roster_of(5);
        roster.pupils.extend([pupil("6", "g67", 6), pupil("7", "g67", 7)]);
        bring_roster(&operator, &roster, Options::default()).await.unwrap();
        let group = group_by_key(&operator, SCHOOL, "g67", None).await.unwrap();
        let ctx = place.on(MARCH);
        let none = make(&ctx, texts(), SCHOOL, group, &BeginTyped::default()).await.unwrap();
        let Made::Wrong(none) = none else { panic!("{none:?}") };
        assert_eq!(none.problems, [(BeginField::Subjects, BeginProblem::Empty)]);
        let typed = BeginTyped { subjects: vec!["  Engels ".to_owned()], ..BeginTyped::default() };
        let Made::Yes(plan) = make(&ctx, texts(), SCHOOL, group, &typed).await.unwrap() else { panic!() };
        let found = group_plan(&ctx, texts(), SCHOOL, (group, plan), "test").await.unwrap();
        assert_eq!(found.plan.subjects, ["Engels"]);
        assert_eq!(places(&found), [("6", Basic), ("7", Basic)], "two pupils of two year groups");
        assert!(found.drafts.is_empty(), "nothing is known, so no goal is made up");
    })
    .await;
}

#[tokio::test]
async fn two_who_move_a_pupil_at_once_do_not_undo_each_other() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let plan = place.plan(&ctx).await;
        let (one, _) = of(&place.look(&ctx, plan).await, "1");
        let at = (place.group, plan);
        let moved = async |from, to| move_pupil(&ctx, SCHOOL, at, one, (from, to)).await.unwrap();
        assert_eq!(moved(Extended, Basic).await, Moved::Yes);
        assert_eq!(moved(Extended, Basic).await, Moved::Yes, "an answer was lost on its way");
        assert_eq!(moved(Extended, Intensive).await, Moved::Meanwhile(Some(Basic)));
        assert!(take_out(&ctx, SCHOOL, at, one).await.unwrap());
        assert_eq!(moved(Basic, Intensive).await, Moved::Meanwhile(None));
        let now = place.look(&ctx, plan).await;
        assert_eq!(now.newcomers.len(), 1, "who was taken out can come back");
        assert!(take_in(&ctx, SCHOOL, at, &[one]).await.unwrap());
        assert_eq!(of(&place.look(&ctx, plan).await, "1"), (one, Extended), "as the results propose");
        assert_eq!(place.step(&ctx, plan, Step::Drop).await, Stepped::Yes(PlanState::Dropped));
        assert_eq!(moved(Extended, Basic).await, Moved::Frozen);
        assert!(!take_out(&ctx, SCHOOL, at, one).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn who_joins_is_offered_and_who_leaves_stays_until_somebody_takes_her_out() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let plan = place.plan(&ctx).await;
        assert_eq!(place.step(&ctx, plan, Step::Begin).await, Stepped::Yes(PlanState::Running));
        let mut later = roster_of(6);
        later.school.reference_date = Some(date(2026, 3, 1));
        later.pupils.retain(|one| one.key != "2");
        later.pupils.push(pupil("2", "g67", 5));
        bring_roster(&operator, &later, Options::default()).await.unwrap();
        let now = place.look(&ctx, plan).await;
        let keys: Vec<&str> = now.newcomers.iter().map(|row| row.pupil.key.as_str()).collect();
        assert_eq!(keys, ["6"]);
        let left: Vec<&str> =
            now.rows.iter().filter(|row| row.has_left).map(|row| row.pupil.key.as_str()).collect();
        assert_eq!(left, ["2"]);
        let ids: Vec<PupilId> = now.newcomers.iter().map(|row| row.pupil.id).collect();
        assert!(take_in(&ctx, SCHOOL, (place.group, plan), &ids).await.unwrap());
        assert!(take_in(&ctx, SCHOOL, (place.group, plan), &ids).await.unwrap(), "once is enough");
        assert_eq!(of(&place.look(&ctx, plan).await, "6").1, Basic);
        assert_eq!(place.look(&ctx, plan).await.rows.len(), 6);
    })
    .await;
}

#[tokio::test]
async fn the_evaluation_fills_itself_and_the_next_plan_goes_on_from_it() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let plan = place.plan(&ctx).await;
        let (three, _) = of(&place.look(&ctx, plan).await, "3");
        let said = [
            ("intensive", "approach", "Eerst leggen, dan tekenen."),
            (&three.to_string(), EXCEPTION_FIELD, "Met stappenkaart."),
            ("", "halfway", "Loopt."),
        ];
        for one in said {
            assert!(matches!(place.write(&ctx, plan, one).await, TextSaved::Yes(_)));
        }
        assert!(matches!(
            continue_plan(&ctx, texts(), SCHOOL, (place.group, plan)).await.unwrap(),
            Continued::NotNow
        ));
        assert_eq!(place.step(&ctx, plan, Step::Begin).await, Stepped::Yes(PlanState::Running));
        let refused = place.step(&ctx, plan, Step::Evaluate).await;
        assert!(matches!(refused, Stepped::Refused(StepRefused::Lacks(_))), "no results yet: {refused:?}");
        let results = vec![
            result("1", "RW-E5", date(2026, 6, 10), Some(240), "I"),
            result("2", "RW-E5", date(2026, 6, 10), Some(210), "II"),
            result("3", "RW-E5", date(2026, 6, 10), Some(180), "III"),
            result("4", "RW-E5", date(2026, 6, 10), Some(150), "V"),
            result("5", "RW-E5", date(2026, 6, 10), Some(190), "III"),
        ];
        bring_results(&place.operator(JULY), results, Options::default()).await.unwrap();
        let ctx = place.on(JULY);
        let found = place.look(&ctx, plan).await;
        let group = found.goals.iter().find(|one| one.goal.part.is_empty()).unwrap();
        assert_eq!((group.tally.reached, group.tally.not), (4, 1), "III or higher: all but pupil 4");
        assert_eq!(group.outcome, Some(Outcome::Reached), "80% was asked");
        let of_three = group.pupils.iter().find(|one| one.pupil == three).unwrap();
        let level = |reading: Option<domain::plans::Reading>| reading.unwrap().level.unwrap().name();
        assert_eq!((level(of_three.baseline), level(of_three.actual)), ("V", "III"));
        let weak = found.goals.iter().find(|one| one.goal.part == "intensive").unwrap();
        assert_eq!((weak.tally.reached, weak.tally.not), (1, 1), "IV or higher: pupil 3 and not 4");
        assert_eq!(place.step(&ctx, plan, Step::Evaluate).await, Stepped::Yes(PlanState::Evaluated));
        assert!(matches!(
            place.write(&ctx, plan, ("", "evaluation_worked", "Kort en vaak.")).await,
            TextSaved::Yes(_)
        ));
        let json = group_plan_json(&place.look(&ctx, plan).await).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let goal = json.pointer("/goals/0").unwrap();
        for key in ["measure", "baseline", "target", "due", "outcome", "actual"] {
            assert!(goal.get(key).is_some_and(|value| !value.is_null()), "{key}: {goal}");
        }
        assert_eq!(goal.pointer("/actual/reached"), Some(&4.into()));
        let pdf = group_plan_pdf(&ctx, texts(), &place.look(&ctx, plan).await).await.unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        goes_on(&place, plan, three).await;
    })
    .await;
}

/// The next plan, made in the new school year from a plan of the one before.
async fn goes_on(place: &Place, plan: PlanId, three: PupilId) {
    let day = date(2026, 9, 1);
    let mut roster = roster_of(5);
    roster.school.school_year = crate::support::year(2026);
    roster.school.reference_date = Some(date(2026, 8, 24));
    for one in &mut roster.pupils {
        one.year_group = "6".parse().ok();
    }
    bring_roster(&place.operator(day), &roster, Options::default()).await.unwrap();
    let ctx = place.on(day);
    let next = continue_plan(&ctx, texts(), SCHOOL, (place.group, plan)).await.unwrap();
    let Continued::Yes(group, id) = next else { panic!("{next:?}") };
    assert_ne!(group, place.group, "the group of the new school year");
    let again = continue_plan(&ctx, texts(), SCHOOL, (place.group, plan)).await.unwrap();
    assert_eq!(again, Continued::Yes(group, id), "who asks twice gets one plan");
    let found = group_plan(&ctx, texts(), SCHOOL, (group, id), "test").await.unwrap();
    let wanted = [("1", Extended), ("2", Basic), ("3", Basic), ("4", Intensive), ("5", Basic)];
    assert_eq!(places(&found), wanted, "proposed anew from the newest results");
    let row = found.rows.iter().find(|row| row.pupil.id == three).unwrap();
    assert_eq!((row.before, row.arrangement), (Some(Intensive), Basic), "and what changed is known");
    assert_eq!(found.text("intensive", "approach"), "Eerst leggen, dan tekenen.");
    assert_eq!(found.text(&three.to_string(), EXCEPTION_FIELD), "Met stappenkaart.");
    assert_eq!(found.text("", "halfway"), "", "what was about the old period stays behind");
    assert_eq!(found.goals.len(), 4);
    let words = found.goals.first().unwrap().goal.wording.reveal();
    assert!(words.contains("M-toets"), "the goal is said anew for the next tests: {words}");
    assert_eq!(found.plan.ends_on, date(2027, 2, 15));
    let newest = newest_plan(&ctx, SCHOOL, group).await.unwrap();
    assert_eq!(newest, id);
}

#[tokio::test]
async fn days_that_do_not_fit_are_refused_with_the_reason() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let wrong = async |style, from: &str, until: &str, half: &str| {
            let typed = BeginTyped {
                style: Some(style),
                starts_on: from.to_owned(),
                ends_on: until.to_owned(),
                halfway_on: half.to_owned(),
                ..typed()
            };
            match make(&ctx, texts(), SCHOOL, place.group, &typed).await.unwrap() {
                Made::Yes(_) => Vec::new(),
                Made::Wrong(found) => found.problems,
            }
        };
        use BeginField::{EndsOn, HalfwayOn, StartsOn};
        use PeriodProblem::{NotADay, OtherYear, Outside, TooLong, TooShort};
        for (style, from, until, half, problem) in [
            (PlanStyle::Period, "2026-03-02", "2026-03-30", "", (EndsOn, TooShort)),
            (PlanStyle::Block, "2026-03-02", "2026-06-30", "", (EndsOn, TooLong)),
            (PlanStyle::Period, "2026-03-02", "2026-07-31", "2026-08-05", (HalfwayOn, Outside)),
            (PlanStyle::Period, "2026-06-01", "2026-08-20", "", (EndsOn, OtherYear)),
            (PlanStyle::Period, "2026-09-01", "2026-12-01", "", (StartsOn, OtherYear)),
            (PlanStyle::Period, "maart", "2026-12-01", "", (StartsOn, NotADay)),
        ] {
            let (field, problem) = problem;
            let wanted = vec![(field, BeginProblem::Period(problem))];
            assert_eq!(wrong(style, from, until, half).await, wanted, "{from} {until} {half}");
        }
        let plan = place.plan(&ctx).await;
        let now = place.look(&ctx, plan).await.plan;
        let later = EditTyped { ends_on: "2026-06-19".to_owned(), ..EditTyped::of(&now) };
        let at = (place.group, plan);
        let first = edit_plan(&ctx, SCHOOL, at, (&later, now.version)).await.unwrap();
        assert!(matches!(first, Edited::Yes));
        let second = edit_plan(&ctx, SCHOOL, at, (&EditTyped::of(&now), now.version)).await.unwrap();
        let Edited::Meanwhile(theirs) = second else { panic!("{second:?}") };
        assert_eq!(theirs.ends_on, date(2026, 6, 19));
    })
    .await;
}

#[tokio::test]
async fn a_block_plan_is_measured_by_the_test_of_the_block() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let typed = BeginTyped { style: Some(PlanStyle::Block), ..typed() };
        let Made::Yes(plan) = make(&ctx, texts(), SCHOOL, place.group, &typed).await.unwrap() else {
            panic!()
        };
        let found = place.look(&ctx, plan).await;
        assert_eq!(found.plan.ends_on, date(2026, 4, 27), "eight weeks");
        let draft = found.drafts.first().unwrap();
        assert!(matches!(&draft.measure, domain::plans::Measure::Seen { how } if how.contains("bloktoets")));
        let taken = take_drafts(&ctx, texts(), SCHOOL, (place.group, plan), None).await.unwrap();
        assert_eq!(taken, found.drafts.len());
        assert!(place.look(&ctx, plan).await.drafts.is_empty(), "each is there once");
    })
    .await;
}

#[tokio::test]
async fn the_rule_of_a_school_needs_a_source_and_is_set_by_one_at_a_time() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let rule = ClusterRule { intensive_from: 4, extended_until: 1, minds_falls: false };
        let set = async |rule, source: &str, version| {
            set_cluster_rule(&ctx, SCHOOL, rule, (source, version)).await.unwrap()
        };
        assert_eq!(set(Some(rule), " ", 0).await, RuleSaved::Wrong(RuleProblem::NoSource));
        let crossed = ClusterRule { extended_until: 4, ..rule };
        assert_eq!(set(Some(crossed), "team", 0).await, RuleSaved::Wrong(RuleProblem::Crossed));
        assert_eq!(set(Some(rule), "Teambesluit", 0).await, RuleSaved::Yes);
        assert_eq!(set(Some(rule), "Iemand anders", 0).await, RuleSaved::Meanwhile);
        let found = begin(&ctx, texts(), SCHOOL, place.group, &typed()).await.unwrap();
        assert_eq!((found.rule, found.school_rule.source.as_deref()), (rule, Some("Teambesluit")));
        assert_eq!(set(None, "", 1).await, RuleSaved::Yes);
        let (_, back) = cluster_rule(&ctx, SCHOOL).await.unwrap();
        assert_eq!((back.source, back.rule.intensive_from), (None, 3), "the shipped rule again");
    })
    .await;
}

#[tokio::test]
async fn a_teacher_writes_for_her_groups_and_others_read_or_see_nothing() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let own = place.acting(place.teacher, (Role::Teacher, &[place.group]), MARCH);
        let plan = place.plan(&own).await;
        let elsewhere = place.acting(place.teacher, (Role::Teacher, &[]), MARCH);
        let at = (place.group, plan);
        let hidden = group_plan(&elsewhere, texts(), SCHOOL, at, "test").await;
        assert!(matches!(hidden, Err(Error::NotFound)));
        let principal = place.acting(place.coordinator, (Role::Principal, &[]), MARCH);
        let read = group_plan(&principal, texts(), SCHOOL, at, "test").await.unwrap();
        assert!(!read.may_write);
        let (one, from) = of(&read, "1");
        let moved = move_pupil(&principal, SCHOOL, at, one, (from, Basic)).await;
        assert!(matches!(moved, Err(Error::Forbidden)));
        let other_group = group_by_key(&ctx(place.db.clone()), SCHOOL, "g67", None).await.unwrap();
        let astray = group_plan(&principal, texts(), SCHOOL, (other_group, plan), "test").await;
        assert!(matches!(astray, Err(Error::NotFound)), "under another group it is not there");
        let goal = GoalTyped {
            part: one.to_string(),
            wording: Personal::new("Leest de klok".to_owned()),
            measure: domain::plans::Measure::Seen { how: "in de klas".to_owned() },
            due_on: None,
            share: None,
        };
        let saved = save_goal(&own, SCHOOL, (Whose::Group(place.group), plan), None, &goal).await.unwrap();
        assert!(matches!(saved, GoalSaved::Yes(_)), "an own goal for one pupil");
    })
    .await;
}

/// Days that the form would refuse, put into a plan.
async fn put_days(place: &Place, plan: PlanId, (from, until): (Date, Date)) {
    let action = policy::Action::EditSchool;
    let about = policy::Resource::School(place.school);
    let scope = policy::InSchool::issue(&Actor::Operator, action, about).unwrap();
    let mut tx = place.db.write().await.unwrap();
    let known = store::plans::plan(&mut tx, &scope, plan).await.unwrap().unwrap();
    let short = domain::plans::Plan { starts_on: from, ends_on: until, halfway_on: None, ..known };
    assert!(store::plans::change_plan(&mut tx, &scope, &short).await.unwrap());
    let deed = store::audit::Deed::PlanEdited { plan, pupil: None, group: Some(place.group) };
    let (at, school) = (short.made_at, Some(place.school));
    tx.commit(&store::audit::AuditEvent { at, actor: Actor::Operator, school, deed }).await.unwrap();
}

#[tokio::test]
async fn the_last_plan_of_a_school_year_goes_on_after_the_summer() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.on(MARCH);
        let plan = place.plan(&ctx).await;
        put_days(&place, plan, (date(2026, 7, 1), date(2026, 7, 31))).await;
        let refused = place.step(&ctx, plan, Step::Begin).await;
        let short = Stepped::Refused(StepRefused::Lacks(vec![domain::plans::Lacking::Period]));
        assert_eq!(refused, short, "it does not begin with days that the form refuses");
        put_days(&place, plan, (MARCH, date(2026, 6, 30))).await;
        assert_eq!(place.step(&ctx, plan, Step::Begin).await, Stepped::Yes(PlanState::Running));
        let at = (place.group, plan);
        let none = continue_plan(&place.on(JULY), texts(), SCHOOL, at).await.unwrap();
        assert_eq!(none, Continued::NoRoom, "July is no period");
        // With the roster of the new year it goes on there, also before the summer is over.
        let mut roster = roster_of(5);
        roster.school.school_year = crate::support::year(2026);
        roster.school.reference_date = Some(date(2026, 8, 24));
        bring_roster(&place.operator(JULY), &roster, Options::default()).await.unwrap();
        let ctx = place.on(JULY);
        let next = continue_plan(&ctx, texts(), SCHOOL, at).await.unwrap();
        let Continued::Yes(group, id) = next else { panic!("{next:?}") };
        assert_ne!(group, place.group);
        let found = group_plan(&ctx, texts(), SCHOOL, (group, id), "test").await.unwrap().plan;
        assert!(found.starts_on >= date(2026, 8, 1), "{}", found.starts_on);
        let as_it_is = (&EditTyped::of(&found), found.version);
        let saved = edit_plan(&ctx, SCHOOL, (group, id), as_it_is).await.unwrap();
        assert!(matches!(saved, Edited::Yes), "its days are such as the form takes: {saved:?}");
    })
    .await;
}
