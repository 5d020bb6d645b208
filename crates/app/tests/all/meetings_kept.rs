//! Talks: who sees what of earlier ones, what is in the trail, and what was written, agreed and planned that is not lost. On
//! both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::{
    meetings::{MARCH, Place, look, planned, pupils_on, typed, write},
    support::{SCHOOL, bring_roster, roster_of},
};
use app::{
    Ctx, Error,
    agreements::LineSaved,
    imports::Options,
    meetings::{
        ChildField, KindSaved, KindTyped, PersonTyped, Prepared, RoundMade, RoundPlan, RoundProblem,
        RoundTyped, TakenBack, TalkFilter, TalkTyped, TextSaved, add_person, agree_in_talk, plan_round,
        prepare, propose_round, recap, remove_subject, save_child, save_kind, take_back_round, talk_choices,
        talk_kinds, talk_list, talk_page,
    },
};
use domain::{
    Personal,
    ids::TalkId,
    meetings::{SubjectKind, TalkKind},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use store::testing::on_both_engines;

impl Place {
    /// Who and what was looked at in a form: the ids of the pupils and groups.
    async fn looks(&self, action: &str, form: &str) -> Vec<String> {
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap();
        let all = store::audit::page(&mut self.db.read().await.unwrap(), &scope, (0, 1000)).await.unwrap();
        let of_form = all.into_iter().filter(|event| event.action == action);
        of_form.map(|event| event.detail).filter(|detail| detail.contains(&format!("\"{form}\""))).collect()
    }
}

async fn agree(ctx: &Ctx, talk: TalkId, line: &str) {
    let line = Personal::new(line.to_owned());
    let agreed = agree_in_talk(ctx, SCHOOL, (talk, None), &line).await.unwrap().unwrap();
    assert!(matches!(agreed, LineSaved::Yes(_)), "{agreed:?}");
}

async fn agreements_on(ctx: &Ctx, talk: TalkId) -> usize {
    let page = look(ctx, talk).await;
    page.subjects.iter().filter(|one| one.subject.kind == SubjectKind::Agreement).count()
}

#[tokio::test]
async fn what_others_agreed_in_a_talk_she_took_no_part_in_does_not_come_on_the_agenda_of_hers() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, teacher) = (place.coordinator(), place.elsewhere());
        let earlier = planned(&ctx, &typed("principal", MARCH)).await;
        agree(&ctx, earlier, "@marga belt het samenwerkingsverband voor 9 maart").await;
        let next = date(2026, 3, 9);
        let hers = planned(&teacher, &typed("principal", next)).await;
        assert_eq!(prepare(&teacher, SCHOOL, hers).await.unwrap(), Prepared::Yes(0));
        let person = PersonTyped { account: place.coordinator.to_string(), ..PersonTyped::default() };
        add_person(&teacher, SCHOOL, hers, &person).await.unwrap();
        assert_eq!(prepare(&ctx, SCHOOL, hers).await.unwrap(), Prepared::Yes(1), "she may see it");
        assert_eq!(prepare(&teacher, SCHOOL, hers).await.unwrap(), Prepared::Yes(0));
        assert_eq!(agreements_on(&ctx, hers).await, 1, "what another put there is not taken off by her");
    })
    .await;
}

#[tokio::test]
async fn a_pupil_who_changed_group_is_out_of_the_sight_of_her_old_teacher() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, teacher) = (place.coordinator(), place.teacher());
        let talk = place.pupil_talk(&ctx, "pupil_discussion", place.low).await;
        let group = place.group_talk(&ctx).await;
        prepare(&ctx, SCHOOL, group).await.unwrap();
        assert!(talk_page(&teacher, SCHOOL, talk, ("talk", Language::Nl)).await.is_ok());
        assert_eq!(pupils_on(&look(&teacher, group).await), [place.low]);
        let mut file = roster_of(5);
        file.school.reference_date = Some(date(2026, 2, 1));
        file.pupils.iter_mut().find(|one| one.key == "3").unwrap().group = Some("g67".into());
        bring_roster(&crate::support::ctx(place.db.clone()), &file, Options::default()).await.unwrap();
        let now = talk_page(&teacher, SCHOOL, talk, ("talk", Language::Nl)).await;
        assert!(matches!(now, Err(Error::NotFound)), "she left the group");
        let seen = look(&teacher, group).await;
        assert_eq!((pupils_on(&seen), seen.opened.hidden), (Vec::new(), 1));
        assert!(seen.others.iter().all(|one| one.id != place.low));
        assert!(talk_page(&ctx, SCHOOL, talk, ("talk", Language::Nl)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn whoever_is_named_is_in_the_trail_also_the_pupils_to_choose_from_and_who_was_taken_off() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let group = place.group.to_string();
        let choices =
            async |kind| talk_choices(&ctx, SCHOOL, (kind, &group, &[]), Language::Nl).await.unwrap();
        assert!(choices("group").await.candidates.is_empty(), "nobody has to be chosen");
        assert_eq!(place.looks("group_looked", "talk_new").await.len(), 0);
        assert_eq!(choices("parents").await.candidates.len(), 5);
        assert_eq!(place.looks("group_looked", "talk_new").await.len(), 1);
        let talk = place.group_talk(&ctx).await;
        prepare(&ctx, SCHOOL, talk).await.unwrap();
        let on = look(&ctx, talk).await;
        let low = on.subjects.iter().find(|one| one.subject.pupil == Some(place.low)).unwrap().subject.id;
        remove_subject(&ctx, SCHOOL, (talk, low)).await.unwrap();
        let before = place.looks("pupil_looked", "talk").await.len();
        assert_eq!(look(&ctx, talk).await.removed.len(), 1);
        assert_eq!(place.looks("pupil_looked", "talk").await.len(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_text_stands_only_where_its_talk_has_a_place_for_it() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let talk = place.pupil_talk(&ctx, "child", place.low).await;
        let main = look(&ctx, talk).await.subjects.first().unwrap().subject.id.to_string();
        let jan = "jan_jansen";
        for (part, field) in [("", jan), ("", "note"), ("", "prepare_core"), (&main, jan), ("child", jan)] {
            assert_eq!(
                write(&ctx, talk, (part, field, "x", 0)).await,
                TextSaved::NoSuchPlace,
                "{part} {field}"
            );
        }
        for (part, field) in [("", "report_core"), ("", "prepare_why"), ("", "notes_wish"), (&main, "note")] {
            let saved = write(&ctx, talk, (part, field, "x", 0)).await;
            assert!(matches!(saved, TextSaved::Yes(_)), "{part} {field}: {saved:?}");
        }
        let answer = [(ChildField::Wish, Personal::new("Meer gym".to_owned()), 0)];
        save_child(&ctx, SCHOOL, talk, &answer).await.unwrap();
        assert_eq!(look(&ctx, talk).await.text("child", "wish"), "Meer gym");
    })
    .await;
}

async fn kind(ctx: &Ctx, key: &str) -> TalkKind {
    let all = talk_kinds(ctx, SCHOOL, Language::Nl).await.unwrap();
    all.into_iter().find(|one| one.key == key).unwrap()
}

/// Saves the kind of team talks with these headings.
async fn with_headings(ctx: &Ctx, headings: &str) {
    let known = kind(ctx, "team").await;
    let typed = KindTyped {
        key: known.key,
        name: known.name,
        minutes: "60".to_owned(),
        agenda: "Rondje".to_owned(),
        headings: headings.to_owned(),
        version: known.version,
        ..KindTyped::default()
    };
    assert_eq!(save_kind(ctx, SCHOOL, &typed, Language::Nl).await.unwrap(), KindSaved::Yes);
}

#[tokio::test]
async fn a_heading_that_is_reworded_keeps_its_texts_and_one_that_goes_leaves_them_readable() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        with_headings(&ctx, "Besluiten\nVragen").await;
        let talk = planned(&ctx, &typed("team", MARCH)).await;
        let asked = format!("report_{}", kind(&ctx, "team").await.headings[1].key);
        assert!(matches!(write(&ctx, talk, ("", &asked, "Wie start?", 0)).await, TextSaved::Yes(_)));
        with_headings(&ctx, "Besluiten\nWaar zijn we nog niet uit?").await;
        let page = look(&ctx, talk).await;
        assert_eq!(page.text("", &asked), "Wie start?");
        assert_eq!(format!("report_{}", page.opened.kind.headings[1].key), asked);
        assert!(page.left_texts().is_empty());
        with_headings(&ctx, "Besluiten").await;
        let left = look(&ctx, talk).await;
        assert_eq!(left.left_texts(), [(Some("Waar zijn we nog niet uit?"), "Wie start?")]);
        with_headings(&ctx, "Besluiten\nPlanning").await;
        let page = look(&ctx, talk).await;
        assert_ne!(
            format!("report_{}", page.opened.kind.headings[1].key),
            asked,
            "a key is never given again"
        );
        assert_eq!(page.left_texts().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_agreed_in_a_talk_with_one_pupil_is_about_that_pupil_and_keeps_a_talk_of_a_round() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let talk = place.pupil_talk(&ctx, "parents", place.low).await;
        agree(&ctx, talk, "@anke belt moeder voor 9 maart").await;
        let told = recap(&look(&ctx, talk).await);
        assert_eq!(told.len(), 1);
        assert_eq!(told.first().unwrap().pupil.as_ref().unwrap().0, place.low);
        let typed = round(&place).await;
        let made = plan_round(&ctx, SCHOOL, &typed, Language::Nl).await.unwrap();
        let RoundMade::Yes(round, 2) = made else { panic!("{made:?}") };
        let talks = talk_list(&ctx, SCHOOL, &TalkFilter::default(), Language::Nl).await.unwrap().talks;
        let of_round = talks.iter().find(|one| one.talk.round == Some(round)).unwrap();
        agree(&ctx, of_round.talk.id, "@anke legt de toetsen klaar voor 9 maart").await;
        assert_eq!(take_back_round(&ctx, SCHOOL, round).await.unwrap(), TakenBack::Yes(1, 1));
    })
    .await;
}

/// A round of both groups in two weeks.
async fn round(place: &Place) -> RoundTyped {
    let plan = propose_round(&place.coordinator(), SCHOOL, &RoundTyped::default(), Language::Nl).await;
    RoundTyped {
        kind: "group".to_owned(),
        days: ["2026-03-09".to_owned(), "2026-03-20".to_owned()],
        times: ["15:15".to_owned(), "17:00".to_owned()],
        minutes: "60".to_owned(),
        a_day: "1".to_owned(),
        groups: plan.unwrap().groups.iter().map(|one| one.id.to_string()).collect(),
        ..RoundTyped::default()
    }
}

async fn wrong(ctx: &Ctx, typed: &RoundTyped) -> RoundPlan {
    match plan_round(ctx, SCHOOL, typed, Language::Nl).await.unwrap() {
        RoundMade::Wrong(plan) => *plan,
        made @ RoundMade::Yes(..) => panic!("{made:?}"),
    }
}

#[tokio::test]
async fn a_moment_by_hand_that_will_not_do_is_told_and_what_was_typed_is_kept() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, good) = (place.coordinator(), round(&place).await);
        let [first, second] = good.groups.as_slice() else { panic!("two groups") };
        let at = |group: &String, day: &str, time: &str| (group.clone(), day.to_owned(), time.to_owned());
        for (day, time, problem) in [
            ("2026-03-01", "15:30", RoundProblem::Past),
            ("9999-12-31", "15:30", RoundProblem::FarAway),
            ("2026-03-14", "15:30", RoundProblem::Weekend),
            ("maandag", "15:30", RoundProblem::NotAMoment),
            ("2026-03-11", "", RoundProblem::NotAMoment),
            ("", "15:30", RoundProblem::NotAMoment),
        ] {
            let typed = RoundTyped { moments: vec![at(first, day, time)], ..good.clone() };
            let plan = wrong(&ctx, &typed).await;
            assert_eq!(plan.problems, [("moment", problem)], "{day} {time}");
            assert_eq!(plan.rows[0].typed, Some((day.to_owned(), time.to_owned())));
            let no_period = RoundTyped { days: <[String; 2]>::default(), ..typed };
            assert_eq!(wrong(&ctx, &no_period).await.rows[0].typed, Some((day.to_owned(), time.to_owned())));
        }
        let both = vec![at(first, "2026-03-11", "15:30"), at(second, "2026-03-11", "16:00")];
        let plan = wrong(&ctx, &RoundTyped { moments: both, ..good.clone() }).await;
        assert_eq!(plan.rows[1].problem, Some(RoundProblem::Double), "she cannot be at both");
        let after = vec![at(first, "2026-03-11", "15:30"), at(second, "2026-03-11", "16:30")];
        let made = plan_round(&ctx, SCHOOL, &RoundTyped { moments: after, ..good }, Language::Nl).await;
        assert!(matches!(made.unwrap(), RoundMade::Yes(_, 2)));
    })
    .await;
}

#[tokio::test]
async fn a_round_of_no_kind_on_no_day_or_with_nobody_there_is_refused() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let (ctx, good) = (place.coordinator(), round(&place).await);
        let private = RoundTyped { kind: "coaching".to_owned(), ..good.clone() };
        assert_eq!(wrong(&ctx, &private).await.problems, [("kind", RoundProblem::Kind)]);
        let off = RoundTyped { not_on: "2026-03-10, studiedag".to_owned(), ..good.clone() };
        let plan = wrong(&ctx, &off).await;
        assert_eq!(plan.problems, [("not_on", RoundProblem::NotOn)]);
        assert_eq!(plan.typed.not_on, "2026-03-10, studiedag");
        let away = RoundTyped { asked: vec![place.coordinator.to_string()], ..good.clone() };
        assert!(wrong(&ctx, &away).await.problems.contains(&("works", RoundProblem::NoWorkday)));
        let over = ["2026-02-02".to_owned(), "2026-02-27".to_owned()];
        let over = wrong(&ctx, &RoundTyped { days: over, ..good }).await;
        assert_eq!(over.problems, [("days", RoundProblem::Days)]);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_shown_in_pages() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let ctx = place.coordinator();
        let count: i32 = 51;
        for number in 0..count {
            let title = Personal::new(format!("Overleg {number}"));
            planned(&ctx, &TalkTyped { title, ..typed("team", MARCH + number.days()) }).await;
        }
        let page = async |page| {
            let filter = TalkFilter { page, ..TalkFilter::default() };
            talk_list(&ctx, SCHOOL, &filter, Language::Nl).await.unwrap()
        };
        let first = page(0).await;
        assert_eq!((first.talks.len(), first.page, first.pages), (50, 1, 2));
        let last = page(9).await;
        assert_eq!((last.talks.len(), last.page), (1, 2));
        assert_eq!(last.talks.first().unwrap().talk.title.reveal(), "Overleg 50");
    })
    .await;
}

#[tokio::test]
async fn the_groups_of_a_year_that_has_yet_to_begin_are_not_those_of_now() {
    on_both_engines(|db| async move {
        let place = Place::new(db).await;
        let mut next = roster_of(5);
        next.school.school_year = crate::support::year(2026);
        next.school.reference_date = Some(date(2026, 8, 1));
        bring_roster(&crate::support::ctx(place.db.clone()), &next, Options::default()).await.unwrap();
        let none: [String; 0] = [];
        let choices =
            talk_choices(&place.coordinator(), SCHOOL, ("", "", &none), Language::Nl).await.unwrap();
        let years: Vec<i16> = choices.groups.iter().map(|one| one.school_year.start()).collect();
        assert_eq!(years, [2025, 2025]);
    })
    .await;
}
