//! Who sees which case, and what is told of many cases together.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::{
    route::{TODAY, There, go, look, personal, say, try_it},
    support::{SCHOOL, bring_roster, ctx, roster_of, year},
};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    results::pupil_file,
    route::{
        CaseTyped, FEWEST, InvitationTyped, Invited, PersonSaved, PersonTyped, add_person, board,
        case_choices, case_page, cases_csv, effect, invite_partner, open_case, route_json, set_person,
    },
};
use domain::{
    SchoolYear,
    ids::{AccountId, CaseId, GroupId},
    plans::Outcome,
    register::{Enrolment, PersonName},
    route::{CaseKind, MoveKind, PersonRole},
    trust::{Role, Term},
};
use i18n::Language;
use jiff::civil::{Date, date};
use policy::{Action, Actor, Grant, InSchool, Person, Resource, Tie};
use std::sync::Arc;
use store::{
    audit::{AuditEvent, Deed},
    register,
    testing::on_both_engines,
};

const NL: Language = Language::Nl;

impl There {
    /// Somebody who is tied to the first pupil.
    fn tied(&self, account: AccountId, role: Role) -> Ctx {
        let now = TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let term = Term { from: date(2025, 8, 1), until: None };
        let tie = Tie { school: self.school, pupil: self.pupils[0], role, term };
        let person = Person {
            account,
            now: now.timestamp(),
            today: TODAY,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role, term }],
            groups: Vec::new(),
            ties: vec![tie],
            emergencies: Vec::new(),
        };
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    /// A pupil of 5A goes to 6/7 on a day.
    async fn move_to_six(&self, day: Date) {
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap();
        let mut tx = self.db.write().await.unwrap();
        let first = register::enrolments_of_pupil(&mut tx, &scope, self.pupils[0]).await.unwrap().remove(0);
        let ended = Enrolment { until: Some(day), ..first.clone() };
        register::put_enrolment(&mut tx, &scope, &ended).await.unwrap();
        let next = Enrolment { from: day, group: Some(self.groups[1]), ..first };
        register::put_enrolment(&mut tx, &scope, &next).await.unwrap();
        let at = day.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let event =
            AuditEvent { at, actor: Actor::Operator, school: Some(self.school), deed: Deed::SchoolEdited };
        tx.commit(&event).await.unwrap();
    }

    async fn about_group(&self, group: GroupId) -> CaseId {
        let typed = CaseTyped {
            kind: Some(CaseKind::Group),
            group: Some(group),
            pupils: Vec::new(),
            ..self.about_pupil()
        };
        self.ask(&self.coordinator(TODAY), typed).await
    }
}

/// How many cases somebody sees on the board and on the page of the first pupil, and whether this one opens.
async fn seen(there: &There, ctx: &Ctx, case: CaseId) -> (usize, usize, bool) {
    let on_board = board(ctx, SCHOOL, NL).await.unwrap().cases.len();
    let file = pupil_file(ctx, SCHOOL, there.pupils[0]).await.unwrap();
    let opens = match case_page(ctx, SCHOOL, case, NL).await {
        Ok(_) => true,
        Err(Error::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    };
    (on_board, file.cases.unwrap().cases.len(), opens)
}

#[tokio::test]
async fn who_is_tied_to_a_pupil_sees_the_cases_in_which_she_takes_part_and_no_others() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (case, coordinator) = (there.asked(TODAY).await, there.coordinator(TODAY));
        there.asked(TODAY).await;
        let account = there.accounts[2];
        for role in [Role::Specialist, Role::OutsidePartner] {
            let outside = there.tied(account, role);
            assert_eq!(seen(&there, &outside, case).await, (0, 0, false), "{role:?}");
            let typed = PersonTyped {
                account: Some(account),
                name: personal(""),
                role: Some(PersonRole::Specialist),
            };
            let PersonSaved::Yes(no) = add_person(&coordinator, SCHOOL, case, &typed).await.unwrap() else {
                panic!()
            };
            assert_eq!(seen(&there, &outside, case).await, (1, 1, true), "{role:?}");
            assert!(set_person(&coordinator, SCHOOL, (case, no), true).await.unwrap());
            assert_eq!(seen(&there, &outside, case).await, (0, 0, false), "{role:?} was taken out");
        }
    })
    .await;
}

#[tokio::test]
async fn an_invitation_opens_a_case_for_who_is_tied_as_far_as_it_holds() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (case, coordinator) = (there.asked(TODAY).await, there.coordinator(TODAY));
        let typed = InvitationTyped {
            name: personal("Olga Ortho"),
            email: personal("olga@praktijk.example"),
            role: Some(PersonRole::Specialist),
            until: Some(date(2026, 5, 1)),
            shares: Vec::new(),
        };
        let Invited::Yes(newcomer) = invite_partner(&coordinator, SCHOOL, case, &typed).await.unwrap() else {
            panic!()
        };
        let outside = there.tied(newcomer.account, Role::OutsidePartner);
        assert_eq!(seen(&there, &outside, case).await, (0, 0, false), "guardians were not asked");
        app::route::save_rules(&coordinator, SCHOOL, 0, (false, Some(30))).await.unwrap();
        assert_eq!(seen(&there, &outside, case).await, (1, 1, true));
        go(&there.teacher(TODAY), case, MoveKind::Close, "klaar").await;
        assert_eq!(seen(&there, &outside, case).await, (0, 0, false), "it is over");
    })
    .await;
}

#[tokio::test]
async fn a_pupil_who_went_to_another_group_takes_the_cases_along() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        there.asked(date(2026, 1, 5)).await;
        there.move_to_six(date(2026, 2, 2)).await;
        let new = there.on(TODAY, 2, Role::Teacher, &there.groups[1..]);
        let count = async |ctx: &Ctx| board(ctx, SCHOOL, NL).await.unwrap().cases.len();
        assert_eq!(count(&there.teacher(TODAY)).await, 0, "the former teacher");
        assert_eq!(count(&new).await, 1);
        let choices =
            case_choices(&there.teacher(TODAY), SCHOOL, (Some(there.groups[0]), None)).await.unwrap();
        assert!(choices.pupils.iter().all(|pupil| pupil.id != there.pupils[0]));
        let choices = case_choices(&new, SCHOOL, (None, Some(there.pupils[0]))).await.unwrap();
        assert_eq!(choices.group.unwrap().id, there.groups[1], "the group in which the pupil is now");
    })
    .await;
}

#[tokio::test]
async fn a_group_that_is_not_of_the_school_is_not_found_and_a_year_to_come_does_not_count() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let coordinator = there.coordinator(TODAY);
        let nowhere = GroupId(uuid::Uuid::from_u128(7));
        let found = case_choices(&coordinator, SCHOOL, (Some(nowhere), None)).await;
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
        let typed = CaseTyped {
            kind: Some(CaseKind::Group),
            group: Some(nowhere),
            pupils: Vec::new(),
            ..there.about_pupil()
        };
        assert!(matches!(open_case(&coordinator, SCHOOL, &typed).await, Err(Error::NotFound)));
        let mut next = roster_of(1);
        next.school.school_year = year(2026);
        next.school.reference_date = None;
        bring_roster(&ctx(db.clone()), &next, Options::default()).await.unwrap();
        let choices = case_choices(&coordinator, SCHOOL, (None, None)).await.unwrap();
        let years: Vec<SchoolYear> = choices.groups.iter().map(|group| group.school_year).collect();
        assert!(!years.is_empty() && years.iter().all(|one| *one == year(2025)), "{years:?}");
    })
    .await;
}

#[tokio::test]
async fn what_worked_is_told_of_enough_children_without_names_and_without_own_teaching() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, coordinator) = (there.teacher(TODAY), there.coordinator(TODAY));
        let principal = there.principal(TODAY);
        let evaluated = async |case: CaseId, outcome| {
            let one = try_it(&coordinator, case).await;
            say(&coordinator, case, one, outcome).await;
        };
        for (pupil, outcome) in
            there.pupils.into_iter().zip([Outcome::Reached, Outcome::Reached, Outcome::Not])
        {
            let case =
                there.ask(&coordinator, CaseTyped { pupils: vec![pupil], ..there.about_pupil() }).await;
            evaluated(case, outcome).await;
            evaluated(case, outcome).await;
        }
        let case = there.about_group(there.groups[0]).await;
        evaluated(case, Outcome::Reached).await;
        for _ in 0..FEWEST {
            let own =
                CaseTyped { kind: Some(CaseKind::OwnTeaching), pupils: Vec::new(), ..there.about_pupil() };
            let case = there.ask(&teacher, own).await;
            evaluated(case, Outcome::Reached).await;
        }
        let named = CaseTyped { subject: "De moeder van Kind1".to_owned(), ..there.about_pupil() };
        let case = there.ask(&coordinator, named).await;
        evaluated(case, Outcome::Reached).await;
        let found = effect(&principal, SCHOOL, None).await.unwrap();
        assert!(found.kinds.is_empty() && found.subjects.is_empty(), "about four, however often: {found:?}");
        assert_eq!(
            (found.too_few.as_slice(), found.all.tally.known()),
            (["practice".to_owned()].as_slice(), 0)
        );
        let asked = there.asked(TODAY).await;
        assert!(look(&teacher, asked).await.suggestions.is_none(), "a colleague is asked at the second step");
        go(&teacher, asked, MoveKind::Skip, "Meteen samen").await;
        let all = look(&teacher, asked).await.suggestions.unwrap();
        assert!(all.worked.is_empty() && all.is_more);
        let case = there.about_group(there.groups[1]).await;
        evaluated(case, Outcome::Not).await;
        let found = effect(&principal, SCHOOL, Some("Rekenen-Wiskunde")).await.unwrap();
        assert_eq!(found.subjects, ["Rekenen-Wiskunde"], "what somebody typed is no filter");
        assert_eq!((found.kinds[0].tally.reached, found.kinds[0].tally.known()), (5, 8));
        let interval = found.kinds[0].interval.unwrap();
        assert!(interval.low > 0.2 && interval.low < 0.4 && interval.high > 0.8, "{interval:?}");
        let all = look(&teacher, asked).await.suggestions.unwrap();
        assert_eq!((all.worked[0].tally.reached, all.worked[0].tally.known(), all.is_more), (5, 8, false));
        let other = effect(&teacher, SCHOOL, Some("De moeder van Kind1")).await.unwrap();
        assert_eq!((other.subject, other.all.tally.known()), (None, 9), "all, as it is no subject of a test");
    })
    .await;
}

#[tokio::test]
async fn reports_leave_own_teaching_out_and_hold_no_formulas() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, coordinator) = (there.teacher(TODAY), there.coordinator(TODAY));
        let formula =
            CaseTyped { title: personal("=1+1"), subject: "@taal".to_owned(), ..there.about_pupil() };
        there.ask(&teacher, formula).await;
        let own = CaseTyped { kind: Some(CaseKind::OwnTeaching), pupils: Vec::new(), ..there.about_pupil() };
        there.ask(&teacher, own).await;
        let csv = cases_csv(&coordinator, SCHOOL, NL).await.unwrap();
        assert!(csv.contains(";'=1+1;'@taal;") && csv.lines().count() == 2, "{csv}");
        let json = route_json(&coordinator, SCHOOL, NL).await.unwrap();
        let figures: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&figures["cases"], &figures["steps"][0]["stays"]), (&1.into(), &1.into()), "{json}");
    })
    .await;
}

#[tokio::test]
async fn a_case_about_two_pupils_is_not_for_who_is_tied_to_one() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let coordinator = there.coordinator(TODAY);
        let both = CaseTyped { pupils: vec![there.pupils[0], there.pupils[2]], ..there.about_pupil() };
        let case = there.ask(&coordinator, both).await;
        let account = Some(there.accounts[2]);
        let typed = PersonTyped { account, name: personal(""), role: Some(PersonRole::Specialist) };
        add_person(&coordinator, SCHOOL, case, &typed).await.unwrap();
        let outside = there.tied(there.accounts[2], Role::Specialist);
        assert_eq!(seen(&there, &outside, case).await, (0, 0, false));
    })
    .await;
}

#[tokio::test]
async fn a_colleague_taught_a_year_group_in_so_many_years_however_many_groups_she_had() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let mut roster = roster_of(2);
        let mut colleague = roster.staff[0].clone();
        colleague.key = "lk-2".into();
        colleague.name = PersonName::new("Bea", "", "Boot");
        colleague.groups = vec!["g5b".into(), "g5c".into()];
        roster.staff.push(colleague);
        for key in ["g5b", "g5c"] {
            let mut group = roster.groups[0].clone();
            (group.key, group.name) = (key.into(), key.into());
            roster.groups.push(group);
        }
        bring_roster(&ctx(db.clone()), &roster, Options::default()).await.unwrap();
        let case = there.asked(TODAY).await;
        go(&there.teacher(TODAY), case, MoveKind::Skip, "Meteen samen").await;
        let all = look(&there.teacher(TODAY), case).await.suggestions.unwrap();
        let known: Vec<(String, usize)> =
            all.colleagues.iter().map(|one| (one.name.full(), one.taught_year)).collect();
        assert_eq!(known, [("Bea Boot".to_owned(), 1)]);
    })
    .await;
}
