//! Notices: who is told what, by which deed, what she sees of it, and what a page that is open hears.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::{
    people::{House, at},
    support::{SCHOOL, bring_results, bring_roster, ctx, result, roster_of},
};
use app::{
    App, Clock, Ctx, Error,
    agreements::{Acted, AgreementSaved, AgreementTyped, act_on, add_agreement},
    imports::Options,
    meetings::{Stepped, TalkSaved, TalkTyped, edit_talk, plan_talk, take_step},
    notices::{
        ChoicesSaved, ChoicesTyped, Live, NoticeThing, live_count, mark_all, mark_one, notices_page,
        save_choices, thing_of, unmark,
    },
    trust::{IDLE, NewAccount, add_user, tidy},
};
use domain::{
    Personal,
    agreements::{Act, AgreementSource},
    ids::{AccountId, AgreementId, SchoolId},
    meetings::TalkStep,
    notices::NoticeKind,
    trust::Role,
};
use i18n::Language;
use jiff::{
    ToSpan as _, Zoned,
    civil::{Date, date},
};
use policy::{Action, Actor, InSchool, Resource};
use std::sync::Arc;
use store::{Db, audit, testing::on_both_engines, trust};

/// A Monday.
const TODAY: Date = date(2026, 3, 2);

/// Ingrid coordinates, Anke teaches.
struct There {
    db: Db,
    school: SchoolId,
    ingrid: AccountId,
    anke: AccountId,
}

impl There {
    async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(2), Options::default()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in [("Ingrid van Loon", Role::Coordinator), ("Anke Jansen", Role::Teacher)] {
            let email = format!("{}@school.example", name.split(' ').next().unwrap().to_lowercase());
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            people.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let school = app::register::schools(&operator).await.unwrap()[0].id;
        Self { db: db.clone(), school, ingrid: people[0], anke: people[1] }
    }

    async fn on(&self, who: AccountId, now: Zoned) -> Ctx {
        let mut tx = self.db.read().await.unwrap();
        let person = trust::person(&mut tx, who, (now.timestamp(), now.date())).await.unwrap().unwrap();
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
    }

    async fn of(&self, who: AccountId) -> Ctx {
        self.on(who, TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap()).await
    }

    async fn agree(&self, by: AccountId, owner: AccountId) -> AgreementId {
        let typed = AgreementTyped {
            what: Personal::new("Stroken klaarleggen".to_owned()),
            owner: owner.to_string(),
            due_on: "2026-03-06".to_owned(),
            ..AgreementTyped::default()
        };
        match add_agreement(&self.of(by).await, SCHOOL, &typed, AgreementSource::None).await.unwrap() {
            AgreementSaved::Yes(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn told(&self, who: AccountId) -> Vec<NoticeKind> {
        let page = notices_page(&self.of(who).await, SCHOOL, Language::Nl).await.unwrap();
        page.notices.iter().filter(|one| !one.is_read).map(|one| one.kind).collect()
    }
}

#[tokio::test]
async fn who_gets_an_agreement_is_told_and_nobody_what_she_did_herself() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let agreement = there.agree(there.ingrid, there.anke).await;
        assert_eq!(there.told(there.anke).await, [NoticeKind::AgreementGiven]);
        assert_eq!(there.told(there.ingrid).await, []);
        there.agree(there.anke, there.anke).await;
        assert_eq!(there.told(there.anke).await.len(), 1, "her own");
        let moved = Act::Move(date(2026, 3, 13), Personal::new("ziek".to_owned()));
        let (ingrid, anke) = (there.of(there.ingrid).await, there.of(there.anke).await);
        assert!(matches!(act_on(&ingrid, SCHOOL, (agreement, 1), &moved).await.unwrap(), Acted::Yes(_)));
        assert_eq!(there.told(there.anke).await, [NoticeKind::AgreementMoved, NoticeKind::AgreementGiven]);
        let dropped = Act::Drop(Personal::new("niet nodig".to_owned()));
        assert!(matches!(act_on(&anke, SCHOOL, (agreement, 2), &dropped).await.unwrap(), Acted::Yes(_)));
        assert_eq!(there.told(there.ingrid).await, [NoticeKind::AgreementDropped], "who wrote it down");
        assert_eq!(there.told(there.anke).await.len(), 2);
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        let NoticeThing::Agreement { id, what, due_on } = &page.notices[0].thing else { panic!("{page:?}") };
        assert_eq!((*id, what.reveal().as_str()), (agreement, "Stroken klaarleggen"));
        assert_eq!(*due_on, date(2026, 3, 13), "as it is now");
    })
    .await;
}

#[tokio::test]
async fn what_was_not_saved_is_not_told() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let agreement = there.agree(there.ingrid, there.anke).await;
        let dropped = Act::Drop(Personal::new("niet nodig".to_owned()));
        let ingrid = there.of(there.ingrid).await;
        let late = act_on(&ingrid, SCHOOL, (agreement, 7), &dropped).await.unwrap();
        assert!(matches!(late, Acted::Meanwhile(_)));
        assert_eq!(there.told(there.anke).await, [NoticeKind::AgreementGiven]);
    })
    .await;
}

#[tokio::test]
async fn who_takes_part_in_a_talk_hears_when_it_is_planned_moved_cancelled_and_held() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ingrid = there.of(there.ingrid).await;
        let typed = TalkTyped {
            kind: "team".to_owned(),
            held_on: "2026-03-02".to_owned(),
            starts_at: "10:30".to_owned(),
            minutes: "30".to_owned(),
            people: vec![there.anke.to_string()],
            ..TalkTyped::default()
        };
        let TalkSaved::Yes(talk) = plan_talk(&ingrid, SCHOOL, &typed).await.unwrap() else { panic!() };
        let mut told = vec![NoticeKind::TalkPlanned];
        assert_eq!(there.told(there.anke).await, told);
        let titled = TalkTyped { title: Personal::new("Samen".to_owned()), ..typed.clone() };
        edit_talk(&ingrid, SCHOOL, (talk, 1), &titled).await.unwrap();
        assert_eq!(there.told(there.anke).await, told, "another title moves nothing");
        let later = TalkTyped { starts_at: "11:00".to_owned(), ..titled };
        edit_talk(&ingrid, SCHOOL, (talk, 2), &later).await.unwrap();
        told.insert(0, NoticeKind::TalkMoved);
        assert_eq!(there.told(there.anke).await, told);
        let anke = there.of(there.anke).await;
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        mark_all(&anke, SCHOOL, page.as_of).await.unwrap();
        for (version, step, kind) in [
            (3, TalkStep::Hold, NoticeKind::TalkReport),
            (4, TalkStep::Reopen, NoticeKind::TalkPlanned),
            (5, TalkStep::Cancel, NoticeKind::TalkCancelled),
        ] {
            let stepped = take_step(&ingrid, SCHOOL, (talk, version), step).await.unwrap();
            assert!(matches!(stepped, Stepped::Yes(_)), "{step:?}: {stepped:?}");
            assert!(there.told(there.anke).await.contains(&kind), "{kind:?}");
        }
        assert_eq!(there.told(there.ingrid).await, [], "she did it all herself");
    })
    .await;
}

#[tokio::test]
async fn results_that_came_in_are_told_to_who_coordinates() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let operator = ctx(db.clone());
        let results = vec![result("1", "RW-E4", date(2025, 6, 10), Some(160), "V")];
        bring_results(&operator, results.clone(), Options::default()).await.unwrap();
        assert_eq!(there.told(there.ingrid).await, [NoticeKind::ResultsBrought]);
        assert_eq!(there.told(there.anke).await, []);
        bring_results(&operator, results, Options::default()).await.unwrap();
        assert_eq!(there.told(there.ingrid).await.len(), 1, "the same file brings nothing");
    })
    .await;
}

#[tokio::test]
async fn a_kind_that_is_switched_off_is_not_told() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let anke = there.of(there.anke).await;
        let but = NoticeKind::ALL.iter().filter(|kind| **kind != NoticeKind::AgreementGiven);
        let typed = ChoicesTyped {
            kinds: but.map(|kind| kind.code().to_owned()).collect(),
            ..ChoicesTyped::default()
        };
        assert_eq!(save_choices(&anke, &typed).await.unwrap(), ChoicesSaved::Yes);
        there.agree(there.ingrid, there.anke).await;
        assert_eq!(there.told(there.anke).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_went_out_of_sight_is_not_shown_and_no_longer_counted() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let agreement = there.agree(there.ingrid, there.anke).await;
        let anke = there.of(there.anke).await;
        let own = anke.own().unwrap();
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        let notice = page.notices[0].id;
        // The agreement goes to Ingrid, for her own eyes only.
        let typed = AgreementTyped {
            what: Personal::new("Iets tussen ons".to_owned()),
            owner: there.ingrid.to_string(),
            due_on: "2026-03-06".to_owned(),
            is_private: true,
            ..AgreementTyped::default()
        };
        let ingrid = there.of(there.ingrid).await;
        let saved = app::agreements::change_agreement(&ingrid, SCHOOL, (agreement, 1), &typed).await.unwrap();
        assert!(matches!(saved, AgreementSaved::Yes(_)), "{saved:?}");
        assert!(matches!(thing_of(&anke, SCHOOL, notice, Language::Nl).await, Err(Error::NotFound)));
        unmark(&anke, SCHOOL, Ok(notice)).await.unwrap();
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        assert!(page.notices.is_empty() && page.unread == 0, "{page:?}");
        let unread = store::notices::unread_by_school(&mut db.read().await.unwrap(), &own).await.unwrap();
        assert_eq!(unread, [], "the number agrees with the page");
        assert!(
            matches!(thing_of(&ingrid, SCHOOL, notice, Language::Nl).await, Err(Error::NotFound)),
            "another's"
        );
    })
    .await;
}

#[tokio::test]
async fn reading_is_marked_taken_back_and_forgotten_after_a_term() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        there.agree(there.ingrid, there.anke).await;
        there.agree(there.ingrid, there.anke).await;
        let anke = there.of(there.anke).await;
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        assert_eq!(page.unread, 2);
        mark_one(&anke, SCHOOL, page.notices[0].id).await.unwrap();
        assert_eq!(there.told(there.anke).await.len(), 1);
        let (marked, at) = mark_all(
            &there.on(there.anke, TODAY.at(9, 5, 0, 0).in_tz("UTC").unwrap()).await,
            SCHOOL,
            page.as_of,
        )
        .await
        .unwrap();
        assert_eq!(marked, 1);
        unmark(&anke, SCHOOL, Err(at)).await.unwrap();
        assert_eq!(there.told(there.anke).await.len(), 1, "the other was read before");
        let later = TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap().checked_add(91.days()).unwrap();
        let program = App::new(db.clone(), Clock::Fixed(later)).act_as(Actor::Program);
        tidy(&program).await.unwrap();
        let page = notices_page(&anke, SCHOOL, Language::Nl).await.unwrap();
        assert!(page.notices.is_empty());
        let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(there.school)).unwrap();
        let lines = audit::page(&mut db.read().await.unwrap(), &scope, (0, 1000)).await.unwrap();
        assert_eq!(lines.iter().filter(|line| line.action == "notices_forgotten").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_listens_hears_the_number_and_keeps_nobody_signed_in() {
    on_both_engines(|db| async move {
        let house = House::with_school(db.clone()).await;
        let anke = house.member("teacher", "anke").await;
        let app = house.at(at(0));
        let secret = house.session(&app, "anke").await;
        let visitor = app.visitor(&secret).await.unwrap().unwrap();
        let school = SchoolId(uuid::Uuid::from_u128(1));
        let hears = async |minutes: i64| {
            let ctx = house.at(at(minutes)).act_as(visitor.actor.clone());
            live_count(&ctx, school, visitor.session).await.unwrap()
        };
        assert_eq!(hears(1).await, Live::Unread(0));
        assert_eq!(hears(10 * 60).await, Live::Ended, "nobody used it for ten hours");
        // To listen is no use: after an hour it is over, however often the page comes back.
        for minutes in [20, 40, 59] {
            assert!(house.at(at(minutes)).listener(&secret).await.unwrap().is_some());
        }
        let idle = IDLE.as_mins() + 1;
        assert!(house.at(at(idle)).visitor(&secret).await.unwrap().is_none());
        assert_eq!(hears(idle).await, Live::Ended);
        let again = house.session(&house.at(at(9 * 60)), "anke").await;
        let evening = house.at(at(9 * 60));
        let visitor = evening.visitor(&again).await.unwrap().unwrap();
        let quiet =
            live_count(&evening.act_as(visitor.actor.clone()), school, visitor.session).await.unwrap();
        assert_eq!(quiet, Live::Quiet, "six in the evening");
        assert_eq!(visitor.account, anke);
    })
    .await;
}
