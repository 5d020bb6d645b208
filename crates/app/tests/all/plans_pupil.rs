//! Plans for pupils: made, written out, worked on, agreed, adjusted, shared.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, pupil, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    needs::{LineSaved, TypedLine, new_line_id, save_line},
    plans::{
        GoalSaved, GoalTyped, OutcomeSaved, Said, Stepped, TextSaved, TextTyped, Whose, plan_list,
        pupil::{
            CheckSaved, ConsentProblem, ConsentSaved, ConsentTakenBack, ConsentTyped, Continued, FieldTyped,
            LayoutProblem, LayoutSaved, LayoutTyped, PlanForm, PlanProblem, PlanSaved, PlanTyped, PupilPlan,
            SectionTyped, SessionProblem, SessionSaved, SessionTyped, Shared, Standing, add_session,
            continue_plan, copy_layout, differences, edit_plan, layout_page, make_plan, plan_choices,
            plan_file, plan_to_report, plans_of_pupil, pupil_plan, record_consent, save_check, save_layout,
            set_layout, set_session, share_plan, shared_plans, take_back_consent,
        },
        save_goal, say_of_all, take_step, write_text,
    },
    register::{ContactSaved, ContactTyped, add_contact},
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, ContactId, GroupId, PlanId, PupilId, SchoolId},
    needs::NeedKind,
    plans::{
        Block, ConsentAnswer, ConsentStanding, Lacking, Measure, Outcome, PlanKind, PlanState, Step,
        StepRefused,
    },
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, Person};
use std::sync::Arc;
use store::{Db, testing::on_both_engines};

const TODAY: Date = date(2026, 3, 2);

/// A school whose pupils 1 and 2 are in 5A and 3 is in 6/7; 4 left.
struct There {
    db: Db,
    school: SchoolId,
    account: AccountId,
    group: GroupId,
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
            result("1", "RW-M5", date(2026, 1, 20), Some(175), "III"),
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
            group: five.group.id,
            pupils: [of(&five, "1"), of(&five, "2"), of(&six, "3")],
        }
    }

    /// The coordinator, or the teacher of 5A.
    fn as_role(&self, role: Role) -> Ctx {
        self.on(TODAY, role)
    }

    fn on(&self, day: Date, role: Role) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let term = Term { from: date(2025, 8, 1), until: None };
        let own = policy::OwnGroup { school: self.school, group: self.group };
        let person = Person {
            account: self.account,
            now: now.timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: if role == Role::Teacher { vec![own] } else { Vec::new() },
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    /// A new plan for the first pupil.
    async fn make(&self, ctx: &Ctx, kind: PlanKind, others: &[PupilId]) -> PlanId {
        let typed = PlanTyped { others: others.to_vec(), ..typed(kind) };
        match make_plan(ctx, SCHOOL, self.pupils[0], &typed).await.unwrap() {
            PlanSaved::Yes(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn look(&self, ctx: &Ctx, plan: PlanId) -> PupilPlan {
        pupil_plan(ctx, texts(), SCHOOL, (self.pupils[0], plan), "plan").await.unwrap()
    }

    async fn write(&self, ctx: &Ctx, plan: PlanId, field: &str, text: &str) -> TextSaved {
        let version = self.look(ctx, plan).await.kept(field).map_or(0, |one| one.version);
        let typed = TextTyped {
            part: String::new(),
            field: field.to_owned(),
            text: Personal::new(text.to_owned()),
            version,
        };
        write_text(ctx, SCHOOL, (Whose::Pupil(self.pupils[0]), plan), &typed).await.unwrap()
    }

    async fn goal(&self, ctx: &Ctx, plan: PlanId, wording: &str) {
        let typed = GoalTyped {
            part: String::new(),
            wording: Personal::new(wording.to_owned()),
            measure: Measure::Seen { how: "elke vrijdag op een wisbordje".to_owned() },
            due_on: None,
            share: None,
        };
        let at = (Whose::Pupil(self.pupils[0]), plan);
        assert!(matches!(save_goal(ctx, SCHOOL, at, None, &typed).await.unwrap(), GoalSaved::Yes(_)));
    }

    async fn step(&self, ctx: &Ctx, plan: PlanId, wanted: Step) -> Stepped {
        let version = self.look(ctx, plan).await.plan().version;
        take_step(ctx, SCHOOL, (Whose::Pupil(self.pupils[0]), plan, version), wanted).await.unwrap()
    }

    async fn contact(&self, ctx: &Ctx, name: &str, authority: &str) -> ContactId {
        let typed = ContactTyped {
            name: Personal::new(name.to_owned()),
            relation: "mother".to_owned(),
            authority: authority.to_owned(),
            ..ContactTyped::empty()
        };
        match add_contact(ctx, SCHOOL, self.pupils[0], &typed).await.unwrap() {
            ContactSaved::Yes(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn says(&self, ctx: &Ctx, plan: PlanId, contact: ContactId, answer: ConsentAnswer) -> ConsentSaved {
        let typed = ConsentTyped {
            contact: Some(contact),
            who: Personal::default(),
            answer: Some(answer),
            how: Personal::new("handtekening".to_owned()),
            given_on: Some(ctx.today()),
        };
        record_consent(ctx, SCHOOL, (self.pupils[0], plan), &typed).await.unwrap()
    }

    /// A development plan that says what the law asks.
    async fn written_opp(&self, ctx: &Ctx) -> PlanId {
        let plan = self.make(ctx, PlanKind::Development, &[]).await;
        for field in [
            "destination",
            "destination_why",
            "support",
            "helping",
            "hindering",
            "heard_how",
            "heard_said",
            "heard_used",
        ] {
            assert!(matches!(self.write(ctx, plan, field, "Zo is het.").await, TextSaved::Yes(_)), "{field}");
        }
        self.goal(ctx, plan, "Leest een zin").await;
        plan
    }

    /// A development plan that runs, agreed by this contact.
    async fn running_opp(&self, ctx: &Ctx, contact: ContactId) -> PlanId {
        let plan = self.written_opp(ctx).await;
        self.until_it_runs(ctx, plan, contact).await;
        plan
    }

    async fn until_it_runs(&self, ctx: &Ctx, plan: PlanId, contact: ContactId) {
        assert_eq!(self.step(ctx, plan, Step::Discuss).await, Stepped::Yes(PlanState::Discussed));
        assert_eq!(self.says(ctx, plan, contact, ConsentAnswer::Agrees).await, ConsentSaved::Yes);
        assert_eq!(self.step(ctx, plan, Step::Agree).await, Stepped::Yes(PlanState::Agreed));
        assert_eq!(self.step(ctx, plan, Step::Begin).await, Stepped::Yes(PlanState::Running));
    }

    async fn hear(&self, ctx: &Ctx, plan: PlanId) {
        for field in ["heard_how", "heard_said", "heard_used"] {
            assert!(matches!(self.write(ctx, plan, field, "Opnieuw.").await, TextSaved::Yes(_)), "{field}");
        }
    }

    async fn need(&self, ctx: &Ctx, kind: NeedKind, text: &str) {
        let typed = TypedLine {
            kind: kind.code().to_owned(),
            text: Personal::new(text.to_owned()),
            ..TypedLine::default()
        };
        let saved = save_line(ctx, SCHOOL, (self.pupils[0], new_line_id()), &typed).await.unwrap();
        assert!(matches!(saved, LineSaved::Yes(_)), "{saved:?}");
    }

    async fn next(&self, ctx: &Ctx, plan: PlanId) -> Continued {
        continue_plan(ctx, SCHOOL, (self.pupils[0], plan)).await.unwrap()
    }

    async fn state(&self, ctx: &Ctx, plan: PlanId) -> PlanState {
        self.look(ctx, plan).await.plan().state
    }

    /// What a plan says as JSON.
    async fn json(&self, ctx: &Ctx, plan: PlanId) -> String {
        let found = self.look(ctx, plan).await;
        String::from_utf8(plan_file(ctx, texts(), &found, PlanForm::Json).await.unwrap()).unwrap()
    }
}

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn typed(kind: PlanKind) -> PlanTyped {
    PlanTyped {
        kind: kind.code().to_owned(),
        title: Personal::new("Tafels".to_owned()),
        subjects: vec!["Rekenen-Wiskunde".to_owned()],
        starts_on: Some(date(2026, 2, 2)),
        ends_on: Some(date(2026, 4, 3)),
        ..PlanTyped::default()
    }
}

fn session(day: Date, minutes: i64) -> SessionTyped {
    SessionTyped { done_on: Some(day), minutes: Some(minutes), what: Personal::new("Geoefend.".to_owned()) }
}

#[tokio::test]
async fn a_support_plan_goes_from_question_to_the_next_plan() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let teacher = there.as_role(Role::Teacher);
        let plan = there.make(&teacher, PlanKind::Support, &[there.pupils[1]]).await;
        let at = (Whose::Pupil(there.pupils[0]), plan);
        there.write(&teacher, plan, "question", "Hoe leert zij de tafels?").await;
        there.write(&teacher, plan, "start", "Kent er vier.").await;
        let refused = there.step(&teacher, plan, Step::Begin).await;
        assert_eq!(refused, Stepped::Refused(StepRefused::Lacks(vec![Lacking::Goal])));
        there.goal(&teacher, plan, "Kent de tafels tot 5").await;
        there.goal(&teacher, plan, "Kent de tafels tot 10").await;
        let early = add_session(&teacher, SCHOOL, at, &session(TODAY, 10)).await.unwrap();
        assert_eq!(early, SessionSaved::NotRunning, "nothing was done for a draft");
        assert_eq!(there.step(&teacher, plan, Step::Begin).await, Stepped::Yes(PlanState::Running));
        for (day, minutes) in [(date(2026, 2, 23), 10), (date(2026, 2, 27), 15), (TODAY, 20)] {
            let saved = add_session(&teacher, SCHOOL, at, &session(day, minutes)).await.unwrap();
            assert!(matches!(saved, SessionSaved::Yes(_)));
        }
        let wrong = SessionTyped { minutes: Some(0), ..session(date(2026, 3, 3), 0) };
        let wrong = add_session(&teacher, SCHOOL, at, &wrong).await.unwrap();
        assert_eq!(wrong, SessionSaved::Wrong(vec![SessionProblem::Day, SessionProblem::Minutes]));
        let found = there.look(&teacher, plan).await;
        let weeks: Vec<_> = found.weeks.iter().map(|week| (week.monday, week.times, week.minutes)).collect();
        assert_eq!(weeks, [(date(2026, 3, 2), 1, 20), (date(2026, 2, 23), 2, 25)]);
        let last = found.sessions[0].id;
        assert!(set_session(&teacher, SCHOOL, at, (last, true)).await.unwrap());
        assert_eq!(there.look(&teacher, plan).await.minutes(), 25);
        assert!(set_session(&teacher, SCHOOL, at, (last, false)).await.unwrap());
        let goals: Vec<_> = found.goals.iter().map(|one| (one.goal.id, one.goal.version)).collect();
        for (goal, outcome) in goals.iter().zip([Outcome::Reached, Outcome::Not]) {
            let words = Personal::new("In de ochtend oefenen.".to_owned());
            let said = Said { outcome: Some(outcome), words };
            let saved = say_of_all(&teacher, SCHOOL, at, *goal, &said).await.unwrap();
            assert_eq!(saved, OutcomeSaved::Yes);
        }
        there.write(&teacher, plan, "evaluation_result", "Kent er acht.").await;
        assert_eq!(there.step(&teacher, plan, Step::Evaluate).await, Stepped::Yes(PlanState::Evaluated));
        let of = (there.pupils[0], plan);
        let Continued::Yes(next) = continue_plan(&teacher, SCHOOL, of).await.unwrap() else { panic!() };
        assert_eq!(continue_plan(&teacher, SCHOOL, of).await.unwrap(), Continued::Already(next));
        let next = there.look(&teacher, next).await;
        assert_eq!((next.plan().state, next.plan().previous), (PlanState::Draft, Some(plan)));
        assert_eq!(next.people.len(), 2);
        assert_eq!(next.text("question"), "Hoe leert zij de tafels?");
        assert_eq!(next.text("start"), "Kent er acht.", "it starts where the other ended");
        assert_eq!(next.text("evaluation_result"), "");
        let goals: Vec<&str> = next.goals.iter().map(|one| one.goal.wording.reveal().as_str()).collect();
        assert_eq!(goals, ["Kent de tafels tot 10"], "what was reached is no goal any more");
        assert_eq!(next.related.iter().map(|one| one.id).collect::<Vec<_>>(), [plan]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_with_a_pupil_out_of_sight_is_not_there() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let coordinator = there.as_role(Role::Coordinator);
        let teacher = there.as_role(Role::Teacher);
        let plan = there.make(&coordinator, PlanKind::Support, &[there.pupils[1], there.pupils[2]]).await;
        let of = (there.pupils[0], plan);
        let seen = pupil_plan(&teacher, texts(), SCHOOL, of, "plan").await;
        assert!(matches!(seen, Err(Error::NotFound)), "one of the three is not hers");
        let list = plans_of_pupil(&teacher, SCHOOL, there.pupils[0]).await.unwrap();
        assert_eq!((list.own.len(), list.hidden), (0, 1));
        let typed = PlanTyped { others: vec![there.pupils[2]], ..typed(PlanKind::Support) };
        let made = make_plan(&teacher, SCHOOL, there.pupils[0], &typed).await;
        assert!(matches!(made, Err(Error::NotFound)), "nor can she make one");
        let choices = plan_choices(&teacher, SCHOOL, there.pupils[0], Language::Nl).await.unwrap();
        let others: Vec<PupilId> = choices.companions.iter().map(|one| one.id).collect();
        assert_eq!(others, [there.pupils[1]]);
        let shared = share_plan(&coordinator, SCHOOL, (of.0, plan, 1), true).await.unwrap();
        assert_eq!(shared, Shared::SeveralPupils, "guardians would read about other children");
    })
    .await;
}

#[tokio::test]
async fn a_development_plan_is_agreed_before_it_begins_and_frozen_then() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.make(&ctx, PlanKind::Development, &[]).await;
        let of = (there.pupils[0], plan);
        let Stepped::Refused(StepRefused::Lacks(lacks)) = there.step(&ctx, plan, Step::Discuss).await else {
            panic!("an empty plan is not put before guardians")
        };
        assert_eq!(lacks, [Lacking::Goal, Lacking::Destination, Lacking::Factors, Lacking::Support]);
        let mother = there.contact(&ctx, "Maria", "yes").await;
        let aunt = there.contact(&ctx, "Tante Bep", "no").await;
        assert_eq!(there.says(&ctx, plan, mother, ConsentAnswer::Agrees).await, ConsentSaved::NotNow);
        let plan = there.written_opp(&ctx).await;
        assert_eq!(there.step(&ctx, plan, Step::Discuss).await, Stepped::Yes(PlanState::Discussed));
        assert_eq!(there.write(&ctx, plan, "support", "Toch iets anders.").await, TextSaved::Frozen);
        there.says(&ctx, plan, aunt, ConsentAnswer::Agrees).await;
        let refused = there.step(&ctx, plan, Step::Agree).await;
        assert_eq!(
            refused,
            Stepped::Refused(StepRefused::Lacks(vec![Lacking::Consent])),
            "somebody without authority does not count"
        );
        there.says(&ctx, plan, mother, ConsentAnswer::Agrees).await;
        let teacher = there.as_role(Role::Teacher);
        let version = there.look(&ctx, plan).await.plan().version;
        let asked = (Whose::Pupil(there.pupils[0]), plan, version);
        assert!(matches!(take_step(&teacher, SCHOOL, asked, Step::Agree).await, Err(Error::Forbidden)));
        assert_eq!(there.step(&ctx, plan, Step::Agree).await, Stepped::Yes(PlanState::Agreed));
        let found = there.look(&ctx, plan).await;
        assert_eq!((found.consent(), found.plan().agreed_on), (ConsentStanding::Agreed, Some(TODAY)));
        // A record that was wrong is taken back: the plan lies before guardians again.
        let record = found.consents.iter().find(|one| one.contact == Some(mother)).unwrap().id;
        let of = (of.0, plan);
        let without = take_back_consent(&ctx, SCHOOL, of, (record, &Personal::default())).await.unwrap();
        assert_eq!(without, ConsentTakenBack::NoReason);
        let because = Personal::new("verkeerde leerling".to_owned());
        let taken = take_back_consent(&ctx, SCHOOL, of, (record, &because)).await.unwrap();
        assert_eq!(taken, ConsentTakenBack::Yes);
        let again = take_back_consent(&ctx, SCHOOL, of, (record, &because)).await.unwrap();
        assert_eq!(again, ConsentTakenBack::Gone);
        let found = there.look(&ctx, plan).await;
        assert_eq!((found.plan().state, found.plan().agreed_on), (PlanState::Discussed, None));
        assert_eq!(there.step(&ctx, plan, Step::Begin).await, Stepped::Refused(StepRefused::NotNow));
        // What is written again is another plan: what was said about it no longer counts.
        there.says(&ctx, plan, mother, ConsentAnswer::Agrees).await;
        assert_eq!(there.step(&ctx, plan, Step::Revise).await, Stepped::Yes(PlanState::Draft));
        let found = there.look(&ctx, plan).await;
        assert_eq!(found.consent(), ConsentStanding::Missing);
        assert!(found.consents.iter().all(|one| one.removed.is_some()), "and it is still there to read");
    })
    .await;
}

#[tokio::test]
async fn a_new_edition_takes_the_place_of_the_one_before_when_it_begins() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let first = there.written_opp(&ctx).await;
        there.goal(&ctx, first, "Leest op E5").await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        for wanted in [Step::Discuss, Step::Agree, Step::Begin] {
            if wanted == Step::Agree {
                there.says(&ctx, first, mother, ConsentAnswer::Agrees).await;
            }
            assert!(matches!(there.step(&ctx, first, wanted).await, Stepped::Yes(_)), "{wanted:?}");
        }
        assert!(matches!(there.write(&ctx, first, "evaluation_parents", "Fijn.").await, TextSaved::Yes(_)));
        assert_eq!(there.write(&ctx, first, "support", "Anders.").await, TextSaved::Frozen);
        let of = (there.pupils[0], first);
        let Continued::Yes(second) = continue_plan(&ctx, SCHOOL, of).await.unwrap() else { panic!() };
        there.write(&ctx, second, "support", "Voortaan vier keer per week.").await;
        there.goal(&ctx, second, "Schrijft een brief").await;
        let found = there.look(&ctx, second).await;
        assert_eq!((found.plan().edition, found.plan().replaces), (2, Some(first)));
        assert_eq!(found.text("destination"), "Zo is het.");
        assert_eq!(found.text("evaluation_parents"), "", "the evaluation is of the other edition");
        let differ = differences(&ctx, SCHOOL, (there.pupils[0], second)).await.unwrap().unwrap();
        let fields: Vec<&str> = differ.texts.iter().map(|(field, ..)| field.as_str()).collect();
        assert_eq!(fields, ["heard_how", "heard_said", "heard_used", "support"], "the pupil is heard anew");
        assert_eq!((differ.goals_gone.len(), differ.goals_new.len()), (0, 1));
        assert!(differences(&ctx, SCHOOL, of).await.unwrap().is_none(), "nothing came before the first");
        assert_eq!(there.look(&ctx, first).await.plan().state, PlanState::Running, "it holds until then");
        there.hear(&ctx, second).await;
        there.until_it_runs(&ctx, second, mother).await;
        assert_eq!(there.look(&ctx, first).await.plan().state, PlanState::Replaced);
    })
    .await;
}

/// The sections one place further down without the field `picture`, behind a new one about transport.
fn without_picture_and_with_transport(known: &[domain::plans::LayoutSection]) -> Vec<SectionTyped> {
    let fields = |from: &domain::plans::LayoutSection| {
        let kept = from.fields.iter().filter(|one| one.key != "picture");
        let all = (1..).zip(kept).map(|(place, one)| FieldTyped {
            key: one.key.clone(),
            title: one.title.clone(),
            hint: one.hint.clone(),
            place,
        });
        all.collect::<Vec<_>>()
    };
    let kept = (2..).zip(known).map(|(place, one)| SectionTyped {
        title: one.title.clone(),
        block: one.block,
        always: one.always,
        place,
        fields: fields(one),
    });
    let asked = FieldTyped { title: "Hoe komt de leerling op school?".to_owned(), ..FieldTyped::default() };
    let transport = SectionTyped {
        title: "Vervoer".to_owned(),
        block: Block::Texts,
        always: true,
        place: 1,
        fields: vec![asked],
    };
    kept.chain([transport]).collect()
}

#[tokio::test]
async fn a_school_sets_its_own_layout_and_nothing_that_was_written_is_lost() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let page = layout_page(&ctx, SCHOOL, Language::Nl).await.unwrap();
        let (law, source) = &page.layouts[0];
        assert!(law.is_usual && source.is_some());
        let key = copy_layout(&ctx, SCHOOL, (&law.key, "SWV De Brug"), Language::Nl).await.unwrap();
        let set = (Standing::Usual, Language::Nl);
        assert!(set_layout(&ctx, SCHOOL, (&key, 1), set).await.unwrap());
        let plan = there.make(&ctx, PlanKind::Development, &[]).await;
        there.write(&ctx, plan, "picture", "Lacht veel.").await;
        let found = there.look(&ctx, plan).await;
        assert_eq!((found.layout.as_deref(), found.left_over().len()), (Some("SWV De Brug"), 0));
        let sections = without_picture_and_with_transport(&law.sections);
        let typed = LayoutTyped { name: "SWV De Brug".to_owned(), sections };
        let stale = save_layout(&ctx, SCHOOL, (&key, 1, Language::Nl), &typed).await.unwrap();
        assert_eq!(stale, LayoutSaved::Meanwhile);
        let saved = save_layout(&ctx, SCHOOL, (&key, 2, Language::Nl), &typed).await.unwrap();
        assert_eq!(saved, LayoutSaved::Yes);
        let of_stut = save_layout(&ctx, SCHOOL, (&law.key, 0, Language::Nl), &typed).await.unwrap();
        assert_eq!(of_stut, LayoutSaved::Wrong(vec![LayoutProblem::OfStut]));
        let found = there.look(&ctx, plan).await;
        assert_eq!(found.sections[0].title, "Vervoer");
        assert_eq!(found.sections[0].fields[0].key, "own_1");
        let left: Vec<&str> = found.left_over().iter().map(|one| one.text.reveal().as_str()).collect();
        assert_eq!(left, ["Lacht veel."]);
        assert!(matches!(there.write(&ctx, plan, "own_1", "Met de taxi.").await, TextSaved::Yes(_)));
        let aside = (Standing::Aside, Language::Nl);
        assert!(!set_layout(&ctx, SCHOOL, (&key, 3), aside).await.unwrap(), "it is the one in use");
        let back = (Standing::Usual, Language::Nl);
        assert!(set_layout(&ctx, SCHOOL, (&law.key, 0), back).await.unwrap());
        let version = layout_page(&ctx, SCHOOL, Language::Nl).await.unwrap();
        let version = version.layouts.iter().find(|(one, _)| one.key == key).unwrap().0.version;
        assert!(set_layout(&ctx, SCHOOL, (&key, version), aside).await.unwrap());
        assert_eq!(there.look(&ctx, plan).await.layout.as_deref(), Some("SWV De Brug"), "as it was made");
    })
    .await;
}

#[tokio::test]
async fn a_checklist_is_ticked_with_a_day_and_two_people_lose_nothing() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Teacher);
        let typed = PlanTyped { style: "dyslexia".to_owned(), ..typed(PlanKind::Support) };
        let PlanSaved::Yes(plan) = make_plan(&ctx, SCHOOL, there.pupils[0], &typed).await.unwrap() else {
            panic!()
        };
        let at = (Whose::Pupil(there.pupils[0]), plan);
        let remark = Personal::new("bij alle drie".to_owned());
        let tick = async |version, day| {
            save_check(&ctx, SCHOOL, at, ("word_reading", version), (day, &remark)).await
        };
        assert_eq!(tick(0, Some(date(2026, 3, 3))).await.unwrap(), CheckSaved::Future);
        assert_eq!(tick(0, Some(TODAY)).await.unwrap(), CheckSaved::Yes);
        assert_eq!(tick(0, Some(TODAY)).await.unwrap(), CheckSaved::Meanwhile);
        let check = there.look(&ctx, plan).await.checks[0].clone();
        assert_eq!(
            (check.done, check.remark.reveal().as_str(), check.version),
            (Some(TODAY), "bij alle drie", 1)
        );
        assert_eq!(tick(1, None).await.unwrap(), CheckSaved::Yes);
        assert_eq!(there.look(&ctx, plan).await.checks[0].done, None);
        let unknown = save_check(&ctx, SCHOOL, at, ("signals", 0), (None, &remark)).await;
        assert!(matches!(unknown, Err(Error::NotFound)), "it is a point of another checklist");
        let texts = there.look(&ctx, plan).await;
        assert!(texts.left_over().is_empty(), "a tick is no text of the plan");
    })
    .await;
}

#[tokio::test]
async fn guardians_read_what_is_shared_and_not_the_log() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.make(&ctx, PlanKind::Support, &[]).await;
        let (pupil, at) = (there.pupils[0], (Whose::Pupil(there.pupils[0]), plan));
        there.write(&ctx, plan, "question", "Hoe leert zij de tafels?").await;
        there.goal(&ctx, plan, "Kent de tafels tot 5").await;
        there.step(&ctx, plan, Step::Begin).await;
        add_session(&ctx, SCHOOL, at, &session(TODAY, 10)).await.unwrap();
        let seen = async || shared_plans(&ctx, texts(), SCHOOL, pupil).await.unwrap();
        assert!(seen().await.is_empty(), "nothing is shared by itself");
        let version = there.look(&ctx, plan).await.plan().version;
        assert_eq!(
            share_plan(&ctx, SCHOOL, (pupil, plan, version - 1), true).await.unwrap(),
            Shared::Meanwhile
        );
        assert_eq!(share_plan(&ctx, SCHOOL, (pupil, plan, version), true).await.unwrap(), Shared::Yes);
        let shared = seen().await;
        let words = format!("{:?}", shared[0].sections);
        assert!(words.contains("Hoe leert zij de tafels?") && words.contains("Kent de tafels tot 5"));
        assert!(!words.contains("Geoefend") && !words.contains("10 minuten"), "the log is of the school");
        let others = PlanTyped { others: vec![there.pupils[1]], ..typed(PlanKind::Support) };
        let refused = edit_plan(&ctx, SCHOOL, (pupil, plan, version + 1), &others).await.unwrap();
        assert_eq!(refused, PlanSaved::Wrong(vec![PlanProblem::Shared]));
        share_plan(&ctx, SCHOOL, (pupil, plan, version + 1), false).await.unwrap();
        assert!(seen().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_a_pdf_a_word_file_and_json_with_its_goals() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.written_opp(&ctx).await;
        there.goal(&ctx, plan, "Leest op E5").await;
        let found = there.look(&ctx, plan).await;
        assert_eq!(found.standing.len(), 1, "what the tests say");
        let pdf = plan_file(&ctx, texts(), &found, PlanForm::Pdf).await.unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        let word = plan_file(&ctx, texts(), &found, PlanForm::Word).await.unwrap();
        assert!(word.starts_with(b"PK"));
        let json = plan_file(&ctx, texts(), &found, PlanForm::Json).await.unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!((&json["plan"]["kind"], &json["plan"]["state"]), (&"development".into(), &"draft".into()));
        let goal = &json["goals"][0];
        assert_eq!(goal["measure"]["kind"], "seen");
        for key in ["target", "due", "outcome", "baseline", "actual"] {
            assert!(goal.get(key).is_some(), "{key}");
        }
        let (pupil, none) = (there.pupils[0], there.pupils[1]);
        let newest = plan_to_report(&ctx, SCHOOL, (pupil, None), PlanKind::Development).await.unwrap();
        assert_eq!(newest, plan);
        let other = plan_to_report(&ctx, SCHOOL, (none, None), PlanKind::Development).await;
        assert!(matches!(other, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_plan_without_results_and_one_for_who_left() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let pupil = there.pupils[2];
        let typed = PlanTyped { subjects: Vec::new(), ..typed(PlanKind::LearningLine) };
        let wrong = make_plan(&ctx, SCHOOL, pupil, &typed).await.unwrap();
        assert_eq!(wrong, PlanSaved::Wrong(vec![PlanProblem::NoSubject]));
        let typed = PlanTyped { subjects: vec!["Rekenen-Wiskunde".to_owned()], ..typed };
        let PlanSaved::Yes(plan) = make_plan(&ctx, SCHOOL, pupil, &typed).await.unwrap() else { panic!() };
        let found = pupil_plan(&ctx, texts(), SCHOOL, (pupil, plan), "plan").await.unwrap();
        assert!(found.standing.is_empty());
        assert!(plan_file(&ctx, texts(), &found, PlanForm::Pdf).await.is_ok());
        let mut roster = roster_of(2);
        let mut gone = crate::support::pupil("3", "g67", 6);
        gone.left_on = Some(date(2026, 2, 1));
        roster.pupils.push(gone);
        bring_roster(&crate::support::ctx(db.clone()), &roster, Options::default()).await.unwrap();
        let refused = make_plan(&ctx, SCHOOL, pupil, &typed).await.unwrap();
        assert_eq!(refused, PlanSaved::Wrong(vec![PlanProblem::Left]));
        let list = plans_of_pupil(&ctx, SCHOOL, pupil).await.unwrap();
        assert_eq!((list.own.len(), list.may_write), (1, false), "what there is can be read");
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_field_by_field() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let nothing = make_plan(&ctx, SCHOOL, there.pupils[0], &PlanTyped::default()).await.unwrap();
        let all = [PlanProblem::Kind, PlanProblem::NoTitle, PlanProblem::Starts, PlanProblem::Ends];
        assert_eq!(nothing, PlanSaved::Wrong(all.to_vec()));
        let plan = there.make(&ctx, PlanKind::Support, &[]).await;
        let of = (there.pupils[0], plan, 1);
        let late = PlanTyped { ends_on: Some(date(2026, 1, 1)), ..typed(PlanKind::Support) };
        let wrong = edit_plan(&ctx, SCHOOL, of, &late).await.unwrap();
        assert_eq!(wrong, PlanSaved::Wrong(vec![PlanProblem::Ends]));
        let renamed =
            PlanTyped { title: Personal::new("Tafels en klok".to_owned()), ..typed(PlanKind::Support) };
        assert_eq!(edit_plan(&ctx, SCHOOL, of, &renamed).await.unwrap(), PlanSaved::Yes(plan));
        assert_eq!(edit_plan(&ctx, SCHOOL, of, &renamed).await.unwrap(), PlanSaved::Meanwhile);
        let empty = ConsentTyped {
            contact: None,
            who: Personal::default(),
            answer: None,
            how: Personal::default(),
            given_on: Some(date(2026, 3, 9)),
        };
        let said = record_consent(&ctx, SCHOOL, (of.0, plan), &empty).await.unwrap();
        use ConsentProblem::{Day, NoAnswer, NoHow, NoWho};
        assert_eq!(said, ConsentSaved::Wrong(vec![NoWho, NoAnswer, NoHow, Day]));
    })
    .await;
}

/// A layout of the school's own, with a question of its own under the evaluation; gives its key.
async fn own_layout(ctx: &Ctx) -> String {
    let page = layout_page(ctx, SCHOOL, Language::Nl).await.unwrap();
    let (law, _) = page.layouts.first().unwrap();
    let key = copy_layout(ctx, SCHOOL, (&law.key, "SWV De Brug"), Language::Nl).await.unwrap();
    assert!(set_layout(ctx, SCHOOL, (&key, 1), (Standing::Usual, Language::Nl)).await.unwrap());
    rename(ctx, &key, "Vertrek", "Wat leerde de klas?").await;
    key
}

/// Calls the first heading of a layout so, and its own question under the evaluation so.
async fn rename(ctx: &Ctx, key: &str, heading: &str, question: &str) {
    let page = layout_page(ctx, SCHOOL, Language::Nl).await.unwrap();
    let (layout, _) = page.layouts.iter().find(|(one, _)| one.key == key).unwrap();
    let own = |one: &domain::plans::LayoutField| one.key.starts_with("own_");
    let is_asked = layout.sections.iter().flat_map(|one| &one.fields).any(own);
    let field = |place: i64, one: &domain::plans::LayoutField| FieldTyped {
        key: one.key.clone(),
        title: if own(one) { question.to_owned() } else { one.title.clone() },
        hint: one.hint.clone(),
        place,
    };
    let mut sections: Vec<SectionTyped> = (1..)
        .zip(&layout.sections)
        .map(|(place, one)| SectionTyped {
            title: if place == 1 { heading.to_owned() } else { one.title.clone() },
            block: one.block,
            always: one.always,
            place,
            fields: (1..).zip(&one.fields).map(|(place, one)| field(place, one)).collect(),
        })
        .collect();
    if !is_asked {
        let evaluation = sections.iter_mut().find(|one| one.block == Block::Evaluation).unwrap();
        evaluation.fields.push(FieldTyped { title: question.to_owned(), place: 90, ..FieldTyped::default() });
    }
    let typed = LayoutTyped { name: "SWV De Brug".to_owned(), sections };
    let saved = save_layout(ctx, SCHOOL, (key, layout.version, Language::Nl), &typed).await.unwrap();
    assert_eq!(saved, LayoutSaved::Yes);
}

#[tokio::test]
async fn needs_and_headings_stand_as_they_were_put_before_guardians() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let key = own_layout(&ctx).await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        there.need(&ctx, NeedKind::Helping, "Leest met een maatje").await;
        let first = there.written_opp(&ctx).await;
        let told = async |plan| {
            let found = there.look(&ctx, plan).await;
            let needs: Vec<String> = found.needs.iter().map(|one| one.text.reveal().clone()).collect();
            (found.sections[0].title.clone(), needs)
        };
        let one = || vec!["Leest met een maatje".to_owned()];
        assert_eq!(told(first).await, ("Vertrek".to_owned(), one()));
        there.step(&ctx, first, Step::Discuss).await;
        there.need(&ctx, NeedKind::Hindering, "Slaapt slecht door ruzie thuis").await;
        rename(&ctx, &key, "Aankomst", "Wat leerde de groep?").await;
        assert_eq!(told(first).await, ("Vertrek".to_owned(), one()), "guardians agree to what they read");
        // What is written in again is another plan.
        assert_eq!(there.step(&ctx, first, Step::Revise).await, Stepped::Yes(PlanState::Draft));
        let two = || vec!["Leest met een maatje".to_owned(), "Slaapt slecht door ruzie thuis".to_owned()];
        assert_eq!(told(first).await, ("Aankomst".to_owned(), two()));
        there.until_it_runs(&ctx, first, mother).await;
        there.need(&ctx, NeedKind::Hindering, "Komt vaak te laat").await;
        rename(&ctx, &key, "Onderweg", "Wat leerde jij?").await;
        assert_eq!(told(first).await, ("Aankomst".to_owned(), two()));
        let json = there.json(&ctx, first).await;
        assert!(json.contains("Slaapt slecht") && !json.contains("te laat"), "{json}");
        let found = there.look(&ctx, first).await;
        let paper = plan_file(&ctx, texts(), &found, PlanForm::Pdf).await.unwrap();
        assert!(paper.starts_with(b"%PDF"));
        let english = Texts::of(Language::En);
        let found = pupil_plan(&ctx, english, SCHOOL, (there.pupils[0], first), "plan").await.unwrap();
        assert_eq!((found.sections[0].title.as_str(), found.frozen_on), ("Aankomst", Some(TODAY)));
        // The next edition is made from how it is now, and the one that it replaced stays as it was.
        let Continued::Yes(second) = there.next(&ctx, first).await else { panic!() };
        assert_eq!(told(second).await.0, "Onderweg");
        let differ = differences(&ctx, SCHOOL, (there.pupils[0], second)).await.unwrap().unwrap();
        let new: Vec<&str> = differ.needs_new.iter().map(|one| one.text.reveal().as_str()).collect();
        assert_eq!((new, differ.needs_gone.len()), (vec!["Komt vaak te laat"], 0));
        there.hear(&ctx, second).await;
        there.until_it_runs(&ctx, second, mother).await;
        assert_eq!(there.state(&ctx, first).await, PlanState::Replaced);
        assert_eq!(told(first).await, ("Aankomst".to_owned(), two()));
    })
    .await;
}

#[tokio::test]
async fn a_question_of_the_schools_own_under_the_evaluation_is_answered_while_the_plan_runs() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        own_layout(&ctx).await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        let plan = there.running_opp(&ctx, mother).await;
        assert!(matches!(there.write(&ctx, plan, "own_1", "Wachten.").await, TextSaved::Yes(_)));
        let refused = there.step(&ctx, plan, Step::Evaluate).await;
        let lacks = vec![Lacking::Outcome, Lacking::Evaluation];
        assert_eq!(refused, Stepped::Refused(StepRefused::Lacks(lacks)), "the law asks what both say");
        let goal = there.look(&ctx, plan).await.goals[0].goal.clone();
        let at = (Whose::Pupil(there.pupils[0]), plan);
        let said = Said { outcome: Some(Outcome::Reached), words: Personal::default() };
        let saved = say_of_all(&ctx, SCHOOL, at, (goal.id, goal.version), &said).await.unwrap();
        assert_eq!(saved, OutcomeSaved::Yes);
        there.write(&ctx, plan, "evaluation_parents", "Tevreden.").await;
        let refused = there.step(&ctx, plan, Step::Evaluate).await;
        assert_eq!(refused, Stepped::Refused(StepRefused::Lacks(vec![Lacking::Evaluation])));
        there.write(&ctx, plan, "evaluation_child", "Ik kan het.").await;
        assert_eq!(there.step(&ctx, plan, Step::Evaluate).await, Stepped::Yes(PlanState::Evaluated));
        let Continued::Yes(next) = there.next(&ctx, plan).await else { panic!() };
        let next = there.look(&ctx, next).await;
        for field in ["own_1", "evaluation_parents", "evaluation_child", "heard_how", "heard_used"] {
            assert_eq!(next.text(field), "", "{field} is of the edition before");
        }
    })
    .await;
}

#[tokio::test]
async fn the_pupil_is_heard_while_the_plan_lies_there_and_no_consent_is_lost() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.written_opp(&ctx).await;
        there.write(&ctx, plan, "heard_used", "").await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        there.step(&ctx, plan, Step::Discuss).await;
        there.says(&ctx, plan, mother, ConsentAnswer::Agrees).await;
        let refused = there.step(&ctx, plan, Step::Agree).await;
        assert_eq!(refused, Stepped::Refused(StepRefused::Lacks(vec![Lacking::Hearing])));
        assert_eq!(there.write(&ctx, plan, "support", "Anders.").await, TextSaved::Frozen);
        assert!(matches!(there.write(&ctx, plan, "heard_used", "Vooraan.").await, TextSaved::Yes(_)));
        assert_eq!(there.step(&ctx, plan, Step::Agree).await, Stepped::Yes(PlanState::Agreed));
        assert_eq!(there.write(&ctx, plan, "heard_used", "Achteraan.").await, TextSaved::Frozen);
    })
    .await;
}

#[tokio::test]
async fn of_one_development_plan_there_are_never_two_editions_at_once() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let mother = there.contact(&ctx, "Maria", "yes").await;
        let first = there.running_opp(&ctx, mother).await;
        let next = || there.next(&ctx, first);
        let all = tokio::join!(next(), next(), next(), next(), next(), next(), next(), next());
        let (a, b, c, d, e, f, g, h) = all;
        let all = [a, b, c, d, e, f, g, h];
        let made: Vec<PlanId> = all
            .iter()
            .filter_map(|one| if let Continued::Yes(id) = one { Some(*id) } else { None })
            .collect();
        let [second] = made[..] else { panic!("{all:?}") };
        assert_eq!(all.iter().filter(|one| **one == Continued::Already(second)).count(), 7);
        // A dropped edition is not opened beside the one that came after it.
        assert_eq!(there.step(&ctx, second, Step::Drop).await, Stepped::Yes(PlanState::Dropped));
        let Continued::Yes(third) = there.next(&ctx, first).await else { panic!() };
        assert_eq!(there.look(&ctx, third).await.plan().edition, 3);
        let refused = Stepped::Refused(StepRefused::OtherEdition);
        assert_eq!(there.step(&ctx, second, Step::Reopen).await, refused);
        // Nor is one that is over, once the next one runs; also not when it was ended before that began.
        there.write(&ctx, first, "evaluation_parents", "Goed.").await;
        there.write(&ctx, first, "evaluation_child", "Goed.").await;
        let goal = there.look(&ctx, first).await.goals[0].goal.clone();
        let at = (Whose::Pupil(there.pupils[0]), first);
        let said = Said { outcome: Some(Outcome::Reached), words: Personal::default() };
        let saved = say_of_all(&ctx, SCHOOL, at, (goal.id, goal.version), &said).await.unwrap();
        assert_eq!(saved, OutcomeSaved::Yes);
        for wanted in [Step::Evaluate, Step::End] {
            assert!(matches!(there.step(&ctx, first, wanted).await, Stepped::Yes(_)), "{wanted:?}");
        }
        assert_eq!(
            there.step(&ctx, first, Step::Reopen).await,
            Stepped::Yes(PlanState::Evaluated),
            "a draft beside one in force is fine"
        );
        assert_eq!(there.step(&ctx, first, Step::End).await, Stepped::Yes(PlanState::Ended));
        there.hear(&ctx, third).await;
        there.until_it_runs(&ctx, third, mother).await;
        assert_eq!(there.step(&ctx, first, Step::Reopen).await, refused);
        assert_eq!(
            there.step(&ctx, second, Step::Reopen).await,
            refused,
            "it is older than the one in force"
        );
        assert_eq!(there.next(&ctx, first).await, Continued::Already(third));
        assert_eq!(there.state(&ctx, third).await, PlanState::Running);
    })
    .await;
}

#[tokio::test]
async fn a_consent_is_about_the_plan_as_it_lies_there_and_agreed_on_is_its_day() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.written_opp(&ctx).await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        there.step(&ctx, plan, Step::Discuss).await;
        let early = ConsentTyped {
            contact: Some(mother),
            who: Personal::default(),
            answer: Some(ConsentAnswer::Agrees),
            how: Personal::new("handtekening".to_owned()),
            given_on: Some(date(2026, 3, 1)),
        };
        let of = (there.pupils[0], plan);
        let refused = ConsentSaved::Wrong(vec![ConsentProblem::TooEarly]);
        assert_eq!(record_consent(&ctx, SCHOOL, of, &early).await.unwrap(), refused);
        assert_eq!(there.look(&ctx, plan).await.consent_from(), TODAY);
        there.says(&there.on(date(2026, 3, 4), Role::Coordinator), plan, mother, ConsentAnswer::Agrees).await;
        let later = there.on(date(2026, 3, 9), Role::Coordinator);
        there.step(&later, plan, Step::Agree).await;
        let found = there.look(&later, plan).await;
        assert_eq!(found.plan().agreed_on, Some(date(2026, 3, 4)), "the day on which she said so");
        there.step(&later, plan, Step::Begin).await;
        // Somebody who says otherwise later on is heard everywhere.
        let father = there.contact(&later, "Jan", "yes").await;
        there.says(&later, plan, father, ConsentAnswer::Refuses).await;
        assert_eq!(there.state(&later, plan).await, PlanState::Running);
        let list = plan_list(&later, SCHOOL).await.unwrap();
        assert!(list.plans.iter().find(|one| one.plan.id == plan).unwrap().is_refused);
        assert!(plans_of_pupil(&later, SCHOOL, of.0).await.unwrap().refused.contains(&plan));
        there
            .says(&there.on(date(2026, 3, 10), Role::Coordinator), plan, father, ConsentAnswer::Agrees)
            .await;
        let list = plan_list(&later, SCHOOL).await.unwrap();
        assert!(!list.plans.iter().any(|one| one.is_refused));
        // A support plan can be written in after somebody agreed, and says so.
        let support = there.make(&ctx, PlanKind::Support, &[]).await;
        there.write(&ctx, support, "question", "Hoe leert zij de tafels?").await;
        let early = record_consent(&ctx, SCHOOL, (of.0, support), &early).await.unwrap();
        assert_eq!(early, refused, "the plan was not made yet");
        there.says(&ctx, support, mother, ConsentAnswer::Agrees).await;
        assert!(!there.look(&ctx, support).await.is_consent_earlier());
        there.write(&later, support, "evaluation_next", "Stoppen.").await;
        assert!(!there.look(&ctx, support).await.is_consent_earlier(), "the evaluation is no part of it");
        there.write(&later, support, "approach", "Elke dag in plaats van elke week.").await;
        assert!(there.look(&later, support).await.is_consent_earlier());
    })
    .await;
}

#[tokio::test]
async fn a_plan_of_a_new_school_year_shows_the_needs_until_its_roster_is_there() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.on(date(2026, 8, 20), Role::Coordinator);
        there.need(&ctx, NeedKind::Helping, "Leest met een maatje").await;
        there.need(&ctx, NeedKind::Hindering, "Komt vaak te laat").await;
        let head = PlanTyped {
            starts_on: Some(date(2026, 8, 24)),
            ends_on: Some(date(2027, 6, 25)),
            ..typed(PlanKind::Development)
        };
        let PlanSaved::Yes(plan) = make_plan(&ctx, SCHOOL, there.pupils[0], &head).await.unwrap() else {
            panic!()
        };
        for field in ["destination", "destination_why", "support"] {
            there.write(&ctx, plan, field, "Zo is het.").await;
        }
        there.goal(&ctx, plan, "Leest een zin").await;
        let found = there.look(&ctx, plan).await;
        assert_eq!((found.needs.len(), found.needs_on), (2, None), "they stand with the needs today");
        assert_eq!(there.step(&ctx, plan, Step::Discuss).await, Stepped::Yes(PlanState::Discussed));
        let later = there.on(date(2026, 9, 20), Role::Coordinator);
        assert_eq!(there.look(&later, plan).await.needs_on, Some(date(2026, 8, 20)));
    })
    .await;
}

#[tokio::test]
async fn pressing_twice_makes_one_plan_and_who_left_joins_none() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.make(&ctx, PlanKind::Support, &[there.pupils[1]]).await;
        let both = [there.pupils[1]];
        let again = || there.make(&ctx, PlanKind::Support, &both);
        assert_eq!(tokio::join!(again(), again()), (plan, plan));
        let line = || there.make(&ctx, PlanKind::LearningLine, &[]);
        let (one, other) = tokio::join!(line(), line());
        assert_eq!(one, other, "also when both arrive at once");
        assert_ne!(there.make(&ctx, PlanKind::Support, &[]).await, plan, "for other pupils");
        let next_day = there.on(date(2026, 3, 3), Role::Coordinator);
        assert_ne!(there.make(&next_day, PlanKind::Support, &[there.pupils[1]]).await, plan);
        there.goal(&ctx, plan, "Kent de tafels").await;
        there.step(&ctx, plan, Step::Begin).await;
        let at = (Whose::Pupil(there.pupils[0]), plan);
        let early = add_session(&ctx, SCHOOL, at, &session(date(2026, 2, 1), 10)).await.unwrap();
        assert_eq!(early, SessionSaved::Wrong(vec![SessionProblem::TooEarly]), "it began on the second");
        let mut roster = roster_of(2);
        let mut gone = pupil("3", "g67", 6);
        gone.left_on = Some(date(2026, 2, 1));
        roster.pupils.push(gone);
        bring_roster(&crate::support::ctx(db.clone()), &roster, Options::default()).await.unwrap();
        let with = PlanTyped { others: vec![there.pupils[2]], ..typed(PlanKind::Support) };
        let refused = PlanSaved::Wrong(vec![PlanProblem::OtherLeft]);
        assert_eq!(make_plan(&ctx, SCHOOL, there.pupils[0], &with).await.unwrap(), refused);
    })
    .await;
}

#[tokio::test]
async fn guardians_read_what_the_plan_says_about_their_child() {
    on_both_engines(async |db| {
        let there = There::new(&db).await;
        let ctx = there.as_role(Role::Coordinator);
        let plan = there.written_opp(&ctx).await;
        there.write(&ctx, plan, "picture", "Lacht veel.").await;
        let mother = there.contact(&ctx, "Maria", "yes").await;
        there.until_it_runs(&ctx, plan, mother).await;
        let pupil = there.pupils[0];
        let version = there.look(&ctx, plan).await.plan().version;
        share_plan(&ctx, SCHOOL, (pupil, plan, version), true).await.unwrap();
        let words = format!("{:?}", shared_plans(&ctx, texts(), SCHOOL, pupil).await.unwrap()[0].sections);
        assert!(words.contains("Lacht veel."));
        assert!(!words.contains("Maria"), "who said what is between her and the school");
    })
    .await;
}
