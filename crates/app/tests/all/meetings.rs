//! Talks: planned, prepared from what is open, written in by two at once, held and told; a private one is there for nobody but
//! who takes part. On both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    agreements::LineSaved,
    imports::Options,
    meetings::{
        ChildField, ChildSaved, KindSaved, KindTyped, Offered, PersonSaved, PersonTyped, Prepared, RoundMade,
        RoundTyped, Stepped, SubjectSaved, SubjectTyped, TakenBack, TalkFilter, TalkPage, TalkProblem,
        TalkSaved, TalkTyped, TextSaved, TextTyped, When, add_person, add_subject, agree_in_talk,
        mark_subject, offer_view, plan_round, plan_talk, prepare, propose_round, recap, remove_person,
        remove_subject, save_child, save_kind, take_back_round, take_step, talk_list, talk_page, talk_pdf,
        talks_for_today, write_text,
    },
    needs,
    results::group_by_key,
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, GroupId, PupilId, SchoolId, TalkId},
    meetings::{SubjectKind, TalkState, TalkStep, WhyKind},
    needs::NeedKind,
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, OwnGroup, Person};
use std::sync::Arc;
use store::{Db, testing::on_both_engines};

pub(crate) const MARCH: Date = date(2026, 3, 2);

/// A school with a pupil at V and one who is doing well.
pub(crate) struct Place {
    pub(crate) db: Db,
    pub(crate) school: SchoolId,
    pub(crate) group: GroupId,
    pub(crate) coordinator: AccountId,
    pub(crate) principal: AccountId,
    pub(crate) teacher: AccountId,
    pub(crate) low: PupilId,
    pub(crate) well: PupilId,
}

impl Place {
    pub(crate) async fn new(db: Db) -> Self {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(5), Options::default()).await.unwrap();
        let results = vec![
            result("1", "RW-M5", date(2026, 1, 20), Some(220), "II"),
            result("3", "RW-M5", date(2026, 1, 20), Some(150), "V"),
        ];
        bring_results(&operator, results, Options::default()).await.unwrap();
        let school = app::register::schools(&operator).await.unwrap().pop().unwrap().id;
        let group = group_by_key(&operator, SCHOOL, "g5a", None).await.unwrap();
        let add = async |email: &str, name: &str, role| {
            let new = NewAccount { email: email.parse().unwrap(), name: name.into(), password: None };
            add_user(&operator, new, Some((SCHOOL, role))).await.unwrap()
        };
        let coordinator = add("ib@school.example", "Ingrid", Role::Coordinator).await;
        let principal = add("dir@school.example", "Marga", Role::Principal).await;
        let teacher = add("lk@school.example", "Anke", Role::Teacher).await;
        let seen = overview(&operator, "g5a", None).await;
        let of = |key: &str| seen.pupils.iter().find(|row| row.pupil.key == key).unwrap().pupil.id;
        let (low, well) = (of("3"), of("1"));
        Self { db, school, group, coordinator, principal, teacher, low, well }
    }

    pub(crate) fn acting(&self, account: AccountId, (role, groups): (Role, &[GroupId]), day: Date) -> Ctx {
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

    pub(crate) fn coordinator(&self) -> Ctx {
        self.acting(self.coordinator, (Role::Coordinator, &[]), MARCH)
    }

    pub(crate) fn principal(&self) -> Ctx {
        self.acting(self.principal, (Role::Principal, &[]), MARCH)
    }

    pub(crate) fn teacher(&self) -> Ctx {
        self.acting(self.teacher, (Role::Teacher, &[self.group]), MARCH)
    }

    /// A teacher of no group.
    pub(crate) fn elsewhere(&self) -> Ctx {
        self.acting(self.teacher, (Role::Teacher, &[]), MARCH)
    }

    pub(crate) async fn group_talk(&self, ctx: &Ctx) -> TalkId {
        let typed = TalkTyped { group: self.group.to_string(), ..typed("group", MARCH) };
        planned(ctx, &typed).await
    }

    pub(crate) async fn pupil_talk(&self, ctx: &Ctx, kind: &str, pupil: PupilId) -> TalkId {
        planned(ctx, &TalkTyped { pupils: vec![pupil.to_string()], ..typed(kind, MARCH) }).await
    }
}

pub(crate) fn typed(kind: &str, day: Date) -> TalkTyped {
    TalkTyped {
        kind: kind.to_owned(),
        held_on: day.to_string(),
        minutes: "60".to_owned(),
        ..TalkTyped::default()
    }
}

pub(crate) async fn planned(ctx: &Ctx, typed: &TalkTyped) -> TalkId {
    match plan_talk(ctx, SCHOOL, typed).await.unwrap() {
        TalkSaved::Yes(talk) => talk,
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn look(ctx: &Ctx, talk: TalkId) -> TalkPage {
    talk_page(ctx, SCHOOL, talk, ("talk", Language::Nl)).await.unwrap()
}

pub(crate) async fn write(
    ctx: &Ctx,
    talk: TalkId,
    (part, field, text, version): (&str, &str, &str, i64),
) -> TextSaved {
    let typed = TextTyped {
        part: part.to_owned(),
        field: field.to_owned(),
        text: Personal::new(text.to_owned()),
        version,
    };
    write_text(ctx, SCHOOL, talk, &typed).await.unwrap()
}

pub(crate) fn pupils_on(page: &TalkPage) -> Vec<PupilId> {
    page.subjects.iter().filter_map(|one| one.subject.pupil).collect()
}

#[tokio::test]
async fn an_agenda_builds_itself_with_reasons_and_can_be_built_anew_without_losing_what_was_typed() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, teacher) = (place.coordinator(), place.teacher());
        let talk = place.group_talk(&ctx).await;
        assert_eq!(prepare(&ctx, SCHOOL, talk).await.unwrap(), Prepared::Yes(1));
        let page = look(&ctx, talk).await;
        assert_eq!(pupils_on(&page), [place.low]);
        let low =
            page.subjects.iter().find(|one| one.subject.pupil == Some(place.low)).unwrap().subject.clone();
        let why: Vec<WhyKind> = low.why.iter().map(|one| one.kind).collect();
        assert_eq!(why, [WhyKind::BlindSpot, WhyKind::Signal]);
        assert_eq!(low.part, "pupils");
        assert!(matches!(
            write(&teacher, talk, (&low.id.to_string(), "note", "Telt nog", 0)).await,
            TextSaved::Yes(_)
        ));
        let by_hand = SubjectTyped { pupil: place.well.to_string(), ..SubjectTyped::default() };
        let added = add_subject(&teacher, SCHOOL, talk, &by_hand).await.unwrap();
        let SubjectSaved::Yes(added) = added else { panic!("{added:?}") };
        assert_eq!(add_subject(&ctx, SCHOOL, talk, &by_hand).await.unwrap(), SubjectSaved::Already(added));
        assert_eq!(prepare(&ctx, SCHOOL, talk).await.unwrap(), Prepared::Yes(0), "nothing comes twice");
        let page = look(&ctx, talk).await;
        assert_eq!(page.text(&low.id.to_string(), "note"), "Telt nog");
        assert_eq!(pupils_on(&page).len(), 2);
        remove_subject(&ctx, SCHOOL, (talk, low.id)).await.unwrap();
        assert_eq!(
            prepare(&ctx, SCHOOL, talk).await.unwrap(),
            Prepared::Yes(0),
            "what was taken off stays off"
        );
        assert_eq!(pupils_on(&look(&ctx, talk).await), [place.well]);
        assert!(
            matches!(
                add_subject(
                    &ctx,
                    SCHOOL,
                    talk,
                    &SubjectTyped { pupil: place.low.to_string(), ..SubjectTyped::default() }
                )
                .await
                .unwrap(),
                SubjectSaved::Yes(_)
            ),
            "a person puts it back"
        );
        assert_eq!(look(&ctx, talk).await.text(&low.id.to_string(), "note"), "Telt nog");
    })
    .await;
}

#[tokio::test]
async fn a_planned_talk_about_a_pupil_ends_a_blind_spot_and_an_agenda_that_built_itself_does_not() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let is_blind = async || {
            let seen = overview(&ctx, "g5a", None).await;
            seen.pupils.iter().find(|row| row.pupil.id == place.low).unwrap().standing.blind_spot
        };
        assert!(is_blind().await);
        let talk = place.group_talk(&ctx).await;
        prepare(&ctx, SCHOOL, talk).await.unwrap();
        assert!(is_blind().await, "else building the agenda anew would take the pupil off");
        let about = place.pupil_talk(&ctx, "pupil_discussion", place.low).await;
        assert!(!is_blind().await);
        let version = look(&ctx, about).await.opened.talk.version;
        take_step(&ctx, SCHOOL, (about, version), TalkStep::Cancel).await.unwrap();
        assert!(is_blind().await, "it does not go on");
    })
    .await;
}

#[tokio::test]
async fn a_private_talk_is_not_found_by_anybody_who_does_not_take_part() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (teacher, ctx, principal) = (place.teacher(), place.coordinator(), place.principal());
        let talk = TalkTyped { people: vec![place.coordinator.to_string()], ..typed("coaching", MARCH) };
        let talk = planned(&teacher, &talk).await;
        assert!(look(&ctx, talk).await.opened.talk.is_private, "the coach takes part");
        for who in [principal.clone(), crate::support::ctx(place.db.clone())] {
            let found = talk_page(&who, SCHOOL, talk, ("talk", Language::Nl)).await;
            assert!(matches!(found, Err(Error::NotFound)), "{:?}", who.actor());
            let typed = TextTyped {
                part: String::new(),
                field: "report_will".to_owned(),
                text: Personal::default(),
                version: 0,
            };
            assert!(matches!(write_text(&who, SCHOOL, talk, &typed).await, Err(Error::NotFound)));
        }
        let names =
            |list: app::meetings::TalkList| list.talks.into_iter().map(|one| one.talk.id).collect::<Vec<_>>();
        let list = async |ctx: &Ctx| {
            names(talk_list(ctx, SCHOOL, &TalkFilter::default(), Language::Nl).await.unwrap())
        };
        assert_eq!(list(&principal).await, []);
        assert_eq!(list(&ctx).await, [talk]);
        assert!(talks_for_today(&principal, SCHOOL, Language::Nl).await.unwrap().is_empty());
        assert_eq!(talks_for_today(&teacher, SCHOOL, Language::Nl).await.unwrap().len(), 1);
        assert_eq!(
            prepare(&teacher, SCHOOL, talk).await.unwrap(),
            Prepared::Yes(0),
            "nothing comes in by itself"
        );
        let page = look(&teacher, talk).await;
        for person in &page.opened.people {
            let removed = remove_person(&teacher, SCHOOL, (talk, person.id)).await;
            if person.account == Some(place.teacher) {
                assert_eq!(removed.unwrap(), PersonSaved::Yes);
            } else {
                assert!(matches!(removed, Err(Error::NotFound)), "she took herself off");
                assert_eq!(
                    remove_person(&ctx, SCHOOL, (talk, person.id)).await.unwrap(),
                    PersonSaved::LastOne
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_talk_about_a_pupil_asks_for_that_pupil_and_one_of_another_school_is_refused() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, elsewhere) = (place.coordinator(), place.elsewhere());
        let talk = place.pupil_talk(&ctx, "pupil_discussion", place.low).await;
        assert!(talk_page(&place.teacher(), SCHOOL, talk, ("talk", Language::Nl)).await.is_ok());
        let out_of_sight = talk_page(&elsewhere, SCHOOL, talk, ("talk", Language::Nl)).await;
        assert!(matches!(out_of_sight, Err(Error::NotFound)));
        let person = PersonTyped { account: place.teacher.to_string(), ..PersonTyped::default() };
        assert_eq!(add_person(&ctx, SCHOOL, talk, &person).await.unwrap(), PersonSaved::Yes);
        let still = talk_page(&elsewhere, SCHOOL, talk, ("talk", Language::Nl)).await;
        assert!(matches!(still, Err(Error::NotFound)), "taking part does not open a pupil's file");
        let stranger = uuid::Uuid::from_u128(99).to_string();
        for (who, pupil) in [(&ctx, stranger), (&elsewhere, place.low.to_string())] {
            let typed = TalkTyped { pupils: vec![pupil], ..typed("pupil_discussion", MARCH) };
            let refused = plan_talk(who, SCHOOL, &typed).await.unwrap();
            assert_eq!(refused, TalkSaved::Wrong(vec![("pupil", TalkProblem::PupilElsewhere)]));
        }
        let group = place.group_talk(&ctx).await;
        prepare(&ctx, SCHOOL, group).await.unwrap();
        assert_eq!(add_person(&ctx, SCHOOL, group, &person).await.unwrap(), PersonSaved::Yes);
        let seen = look(&elsewhere, group).await;
        assert_eq!(
            (pupils_on(&seen), seen.opened.hidden),
            (Vec::new(), 1),
            "she takes part and sees no pupil"
        );
    })
    .await;
}

#[tokio::test]
async fn two_who_write_in_one_place_lose_nothing_and_a_cancelled_talk_is_left_as_it_is() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, teacher) = (place.coordinator(), place.teacher());
        let talk = place.group_talk(&ctx).await;
        assert!(matches!(
            write(&teacher, talk, ("", "prepare_proud", "Samen werken", 0)).await,
            TextSaved::Yes(_)
        ));
        match write(&ctx, talk, ("", "prepare_proud", "Iets anders", 0)).await {
            TextSaved::Meanwhile(Some(now)) => assert_eq!(now.text.reveal(), "Samen werken"),
            other => panic!("{other:?}"),
        }
        assert_eq!(write(&ctx, talk, ("other", "note", "x", 0)).await, TextSaved::NoSuchPlace);
        let version = look(&ctx, talk).await.opened.talk.version;
        let step = async |wanted, version| take_step(&ctx, SCHOOL, (talk, version), wanted).await.unwrap();
        assert_eq!(step(TalkStep::Reopen, version).await, Stepped::NotNow);
        assert_eq!(step(TalkStep::Cancel, version).await, Stepped::Yes(TalkState::Cancelled));
        assert_eq!(step(TalkStep::Cancel, version).await, Stepped::Meanwhile);
        assert_eq!(write(&ctx, talk, ("", "prepare_help", "x", 0)).await, TextSaved::Frozen);
        assert_eq!(prepare(&ctx, SCHOOL, talk).await.unwrap(), Prepared::Frozen);
    })
    .await;
}

#[tokio::test]
async fn an_agreement_comes_back_on_the_agenda_of_the_next_talk_until_it_is_done() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let talk = place.group_talk(&ctx).await;
        prepare(&ctx, SCHOOL, talk).await.unwrap();
        let page = look(&ctx, talk).await;
        let subject =
            page.subjects.iter().find(|one| one.subject.pupil == Some(place.low)).unwrap().subject.id;
        mark_subject(&ctx, SCHOOL, (talk, subject), true).await.unwrap();
        let line = Personal::new("@anke oefent elke dag de tafels 9 maart".to_owned());
        let agreed = agree_in_talk(&ctx, SCHOOL, (talk, Some(place.low)), &line).await.unwrap().unwrap();
        let LineSaved::Yes(agreement) = agreed else { panic!("{agreed:?}") };
        let unclear = Personal::new("zoiets".to_owned());
        let refused = agree_in_talk(&ctx, SCHOOL, (talk, None), &unclear).await.unwrap().unwrap();
        assert!(!matches!(refused, LineSaved::Yes(_)));
        let stranger = agree_in_talk(&ctx, SCHOOL, (talk, Some(place.well)), &line).await;
        assert!(matches!(stranger, Err(Error::NotFound)), "she is not on the agenda");
        let page = look(&ctx, talk).await;
        let told = recap(&page);
        assert_eq!(told.len(), 1);
        assert_eq!(told.first().unwrap().pupil.as_ref().unwrap().0, place.low);
        assert_eq!(told.first().unwrap().agreements.first().unwrap().owner, Some(place.teacher));
        assert!(talk_pdf(&ctx, Texts::of(Language::Nl), &page).await.unwrap().starts_with(b"%PDF"));
        let version = page.opened.talk.version;
        let held = take_step(&ctx, SCHOOL, (talk, version), TalkStep::Hold).await.unwrap();
        assert_eq!(held, Stepped::Yes(TalkState::Held));
        let typed = TalkTyped { group: place.group.to_string(), ..typed("group", date(2026, 4, 13)) };
        let next = planned(&ctx, &typed).await;
        prepare(&ctx, SCHOOL, next).await.unwrap();
        let page = look(&ctx, next).await;
        let back = page.subjects.iter().find(|one| one.subject.kind == SubjectKind::Agreement).unwrap();
        assert_eq!(back.subject.about, Some(agreement.0));
        assert_eq!(back.subject.why.first().unwrap().kind, WhyKind::AgreementLate, "its day is over by then");
        let past = TalkFilter { when: When::Past, ..TalkFilter::default() };
        let past = talk_list(&ctx, SCHOOL, &past, Language::Nl).await.unwrap();
        assert_eq!(past.talks.iter().map(|one| one.talk.id).collect::<Vec<_>>(), [talk]);
    })
    .await;
}

#[tokio::test]
async fn what_a_child_says_becomes_its_own_view_once() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let texts = Texts::of(Language::Nl);
        let talk = place.pupil_talk(&ctx, "child", place.low).await;
        assert_eq!(offer_view(&ctx, SCHOOL, talk, texts).await.unwrap(), Offered::Nothing);
        let said = |text: &str| Personal::new(text.to_owned());
        let answers = [
            (ChildField::School, said("good"), 0),
            (ChildField::Helps, said("Even lopen"), 0),
            (ChildField::Wish, said(""), 0),
        ];
        assert_eq!(save_child(&ctx, SCHOOL, talk, &answers).await.unwrap(), ChildSaved::Yes);
        assert_eq!(save_child(&ctx, SCHOOL, talk, &answers).await.unwrap(), ChildSaved::Yes, "sent twice");
        assert_eq!(offer_view(&ctx, SCHOOL, talk, texts).await.unwrap(), Offered::Yes(1));
        assert_eq!(
            offer_view(&ctx, SCHOOL, talk, texts).await.unwrap(),
            Offered::Yes(0),
            "it stands there already"
        );
        let known = needs::of_pupil(&ctx, SCHOOL, (place.low, None), Language::Nl).await.unwrap();
        let views: Vec<&str> = known
            .lines
            .iter()
            .filter(|line| line.kind == NeedKind::ChildView)
            .map(|line| line.text.reveal().as_str())
            .collect();
        assert_eq!(views, ["Wat helpt jou dan? Even lopen"]);
        let other = place.pupil_talk(&ctx, "parents", place.low).await;
        let no_form = save_child(&ctx, SCHOOL, other, &answers).await;
        assert!(matches!(no_form, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_round_is_planned_in_one_go_and_taken_back_but_for_what_was_touched() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let plan = propose_round(&ctx, SCHOOL, &RoundTyped::default(), Language::Nl).await.unwrap();
        let groups: Vec<String> = plan.groups.iter().map(|one| one.id.to_string()).collect();
        assert_eq!(groups.len(), 2, "5A and 6/7");
        let typed = RoundTyped {
            kind: "group".to_owned(),
            days: ["2026-03-09".to_owned(), "2026-03-20".to_owned()],
            times: ["15:15".to_owned(), "17:00".to_owned()],
            minutes: "60".to_owned(),
            a_day: "1".to_owned(),
            groups,
            works: vec![format!("{}:2", place.coordinator), format!("{}:4", place.coordinator)],
            ..RoundTyped::default()
        };
        let proposed = propose_round(&ctx, SCHOOL, &typed, Language::Nl).await.unwrap();
        let days: Vec<Date> = proposed.rows.iter().map(|row| row.at.unwrap().0).collect();
        assert_eq!(days, [date(2026, 3, 10), date(2026, 3, 12)], "she works on Tuesdays and Thursdays");
        let filter = TalkFilter::default();
        let count = async || talk_list(&ctx, SCHOOL, &filter, Language::Nl).await.unwrap().talks.len();
        assert_eq!(count().await, 0, "a preview plans nothing");
        let made = plan_round(&ctx, SCHOOL, &typed, Language::Nl).await.unwrap();
        let RoundMade::Yes(round, 2) = made else { panic!("{made:?}") };
        let talks = talk_list(&ctx, SCHOOL, &filter, Language::Nl).await.unwrap().talks;
        assert_eq!(prepare(&ctx, SCHOOL, talks.first().unwrap().talk.id).await.unwrap(), Prepared::Yes(1));
        assert!(matches!(take_back_round(&place.principal(), SCHOOL, round).await, Err(Error::NotFound)));
        assert_eq!(take_back_round(&ctx, SCHOOL, round).await.unwrap(), TakenBack::Yes(1, 1));
        assert_eq!(count().await, 1);
        let short = RoundTyped { days: ["2026-03-09".to_owned(), "2026-03-09".to_owned()], ..typed };
        let refused = plan_round(&ctx, SCHOOL, &short, Language::Nl).await.unwrap();
        assert!(matches!(refused, RoundMade::Wrong(_)), "she does not work on Mondays");
    })
    .await;
}

#[tokio::test]
async fn a_school_changes_its_kinds_and_makes_its_own() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let own = KindTyped {
            name: "Startgesprek".to_owned(),
            about: "pupils".to_owned(),
            minutes: "15".to_owned(),
            agenda: "Kennismaken | wie ben jij?\nWensen".to_owned(),
            ..KindTyped::default()
        };
        assert_eq!(save_kind(&ctx, SCHOOL, &own, Language::Nl).await.unwrap(), KindSaved::Yes);
        let all = app::meetings::talk_kinds(&ctx, SCHOOL, Language::Nl).await.unwrap();
        let made = all.iter().find(|one| one.name == "Startgesprek").unwrap();
        let talk = place.pupil_talk(&ctx, &made.key, place.well).await;
        assert_eq!(look(&ctx, talk).await.opened.kind.agenda.len(), 2);
        let gone = KindTyped { key: made.key.clone(), is_removed: true, version: 1, ..own.clone() };
        assert_eq!(save_kind(&ctx, SCHOOL, &gone, Language::Nl).await.unwrap(), KindSaved::Yes);
        assert_eq!(save_kind(&ctx, SCHOOL, &gone, Language::Nl).await.unwrap(), KindSaved::Meanwhile);
        let refused = TalkTyped { pupils: vec![place.well.to_string()], ..typed(&made.key, MARCH) };
        let refused = plan_talk(&ctx, SCHOOL, &refused).await.unwrap();
        assert!(matches!(refused, TalkSaved::Wrong(wrong) if wrong.contains(&("kind", TalkProblem::NoKind))));
        assert_eq!(
            look(&ctx, talk).await.opened.kind.name,
            "Startgesprek",
            "the talk that was planned keeps it"
        );
        let forbidden = save_kind(&place.teacher(), SCHOOL, &own, Language::Nl).await;
        assert!(matches!(forbidden, Err(Error::Forbidden)));
    })
    .await;
}
