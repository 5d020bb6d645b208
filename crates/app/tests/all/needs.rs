//! What children need: a line is changed in place while its author types, else it gives way to a new one; last year's are offered;
//! phrases grow; nobody's words are lost.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, pupil, roster, roster_of, year};
use app::{
    App, Clock, Conflict, Ctx, Error,
    imports::Options,
    needs::{
        LineProblem, LineSaved, NeedChange, Origin, PhraseAdded, TypedLine, add_phrase, current_lines,
        end_line, events, group_needs_csv, group_needs_pdf, hide_phrase, new_line_id, of_group, of_pupil,
        phrase_page, pupil_needs_pdf, put_back, save_line, take_over,
    },
    results::{group_by_key, pupil_by_key},
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, NeedLineId, PupilId},
    needs::{NeedKind, NeedLine},
    register::PersonName,
    trust::Role,
};
use i18n::{Language, Texts};
use jiff::{ToSpan as _, Zoned, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use store::{Db, testing::on_both_engines, trust};

fn morning() -> Zoned {
    date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap()
}

/// Somebody of the school, at a moment.
async fn person(db: &Db, account: AccountId, at: &Zoned) -> Ctx {
    let mut tx = db.read().await.unwrap();
    let person = trust::person(&mut tx, account, (at.timestamp(), at.date())).await.unwrap().unwrap();
    App::new(db.clone(), Clock::Fixed(at.clone())).act_as(Actor::Person(person.into()))
}

/// A school with so many pupils and two coordinators.
async fn school(db: &Db, pupils: usize) -> [AccountId; 2] {
    let operator = ctx(db.clone());
    bring_roster(&operator, &roster_of(pupils), Options::default()).await.unwrap();
    let mut made = Vec::new();
    for name in ["anna", "bea"] {
        let email = format!("{name}@school.example").parse().unwrap();
        let new = NewAccount { email, name: name.to_owned(), password: None };
        made.push(add_user(&operator, new, Some((SCHOOL, Role::Coordinator))).await.unwrap());
    }
    [made[0], made[1]]
}

async fn child(ctx: &Ctx, key: &str) -> PupilId {
    pupil_by_key(ctx, SCHOOL, key).await.unwrap()
}

fn typed(kind: NeedKind, text: &str, version: i64) -> TypedLine {
    TypedLine {
        kind: kind.code().to_owned(),
        text: Personal::new(text.to_owned()),
        version,
        ..TypedLine::default()
    }
}

async fn write(ctx: &Ctx, pupil: PupilId, kind: NeedKind, text: &str) -> NeedLine {
    let saved = save_line(ctx, SCHOOL, (pupil, new_line_id()), &typed(kind, text, 0)).await.unwrap();
    yes(saved)
}

fn yes(saved: LineSaved) -> NeedLine {
    match saved {
        LineSaved::Yes(line) => *line,
        other => panic!("{other:?}"),
    }
}

async fn texts_now(ctx: &Ctx, pupil: PupilId) -> Vec<String> {
    let found = of_pupil(ctx, SCHOOL, (pupil, None), Language::Nl).await.unwrap();
    found.lines.iter().map(|line| line.text.reveal().clone()).collect()
}

#[tokio::test]
async fn while_its_author_types_a_line_is_changed_where_it_stands_and_later_it_gives_way() {
    on_both_engines(|db| async move {
        let [anna, bea] = school(&db, 1).await;
        let early = person(&db, anna, &morning()).await;
        let pupil = child(&early, "1").await;
        let first = write(&early, pupil, NeedKind::Instruction, "kort").await;
        let soon = person(&db, anna, &(morning() + 29.minutes())).await;
        let of = (pupil, first.id);
        let longer =
            yes(save_line(&soon, SCHOOL, of, &typed(NeedKind::Instruction, "kort is", 1)).await.unwrap());
        assert_eq!((longer.id, longer.version), (first.id, 2), "she is still typing");

        let other = person(&db, bea, &(morning() + 40.minutes())).await;
        let theirs =
            yes(save_line(&other, SCHOOL, of, &typed(NeedKind::Instruction, "langer is", 2)).await.unwrap());
        assert_eq!(
            (theirs.replaces, theirs.version),
            (Some(first.id), 1),
            "somebody else's words do not vanish"
        );
        let later = person(&db, bea, &(morning() + 120.minutes())).await;
        let of = (pupil, theirs.id);
        let last = yes(save_line(&later, SCHOOL, of, &typed(NeedKind::Instruction, "langzaam is", 1))
            .await
            .unwrap());
        assert_eq!(last.replaces, Some(theirs.id), "and neither do her own of an hour ago");
        assert_eq!(texts_now(&later, pupil).await, ["langzaam is"]);

        let found = of_pupil(&later, SCHOOL, (pupil, None), Language::Nl).await.unwrap();
        let history = events(&found.all);
        let told: Vec<_> =
            history.iter().map(|one| (one.by.reveal().as_str(), one.text.reveal().as_str())).collect();
        assert_eq!(told, [("bea", "langzaam is"), ("bea", "langer is"), ("anna", "kort is")]);
        assert_eq!(history[1].change, NeedChange::Changed(Personal::new("kort is".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn two_people_in_one_line_lose_nothing_and_a_form_sent_twice_is_one_line() {
    on_both_engines(|db| async move {
        let [anna, bea] = school(&db, 1).await;
        let (hers, mine) = (person(&db, anna, &morning()).await, person(&db, bea, &morning()).await);
        let pupil = child(&mine, "1").await;
        let of = (pupil, new_line_id());
        let line = yes(save_line(&hers, SCHOOL, of, &typed(NeedKind::Goal, "AVI", 0)).await.unwrap());
        let again = yes(save_line(&hers, SCHOOL, of, &typed(NeedKind::Goal, "AVI", 0)).await.unwrap());
        assert_eq!(again, line, "the answer was lost, the line was not");
        let more = yes(save_line(&hers, SCHOOL, of, &typed(NeedKind::Goal, "AVI-M5", 0)).await.unwrap());
        assert_eq!((more.id, more.version), (line.id, 2));

        let late = save_line(&mine, SCHOOL, of, &typed(NeedKind::Goal, "AVI-E5", 1)).await.unwrap();
        let LineSaved::Meanwhile(now) = late else { panic!("{late:?}") };
        assert_eq!((now.text.reveal().as_str(), now.version), ("AVI-M5", 2));
        // She looked at both, and keeps hers: it gives way to a new line. Who still has the old one meets that.
        let kept = yes(save_line(&mine, SCHOOL, of, &typed(NeedKind::Goal, "AVI-E5", 2)).await.unwrap());
        let late = save_line(&hers, SCHOOL, of, &typed(NeedKind::Goal, "AVI-M6", 2)).await.unwrap();
        assert!(matches!(late, LineSaved::Meanwhile(now) if now.id == kept.id));
        assert_eq!(texts_now(&mine, pupil).await, ["AVI-E5"]);
    })
    .await;
}

#[tokio::test]
async fn a_line_that_was_ended_comes_back_and_one_that_gave_way_does_not() {
    on_both_engines(|db| async move {
        let [anna, bea] = school(&db, 1).await;
        let ctx = person(&db, anna, &morning()).await;
        let pupil = child(&ctx, "1").await;
        let line = write(&ctx, pupil, NeedKind::Helping, "Leest graag").await;
        let ended = end_line(&ctx, SCHOOL, (pupil, line.id), 1).await.unwrap();
        assert!(texts_now(&ctx, pupil).await.is_empty());
        let twice = end_line(&ctx, SCHOOL, (pupil, line.id), 1).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::SavedMeanwhile))));
        put_back(&ctx, SCHOOL, (pupil, line.id), ended.version).await.unwrap();
        assert_eq!(texts_now(&ctx, pupil).await, ["Leest graag"]);

        // Somebody ends it while another types: she sees that, and may write it again.
        let other = person(&db, bea, &morning()).await;
        let ended = end_line(&other, SCHOOL, (pupil, line.id), 3).await.unwrap();
        let late =
            save_line(&ctx, SCHOOL, (pupil, line.id), &typed(NeedKind::Helping, "Leest elke dag", 3)).await;
        assert!(matches!(late.unwrap(), LineSaved::Meanwhile(now) if now.ended.is_some()));
        let of = (pupil, line.id);
        let again = typed(NeedKind::Helping, "Leest elke dag", ended.version);
        let new = yes(save_line(&ctx, SCHOOL, of, &again).await.unwrap());
        assert_eq!(texts_now(&ctx, pupil).await, ["Leest elke dag"]);
        assert_ne!(new.id, line.id);
        let gave_way = put_back(&ctx, SCHOOL, (pupil, line.id), ended.version).await;
        assert!(matches!(gave_way, Err(Error::Conflict(Conflict::SavedMeanwhile))));
        assert!(matches!(end_line(&ctx, SCHOOL, (pupil, new_line_id()), 1).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn last_years_lines_are_offered_and_never_copied_by_themselves() {
    on_both_engines(|db| async move {
        let [anna, _] = school(&db, 1).await;
        let before = person(&db, anna, &morning()).await;
        let pupil = child(&before, "1").await;
        let [kept, left, same] = [
            write(&before, pupil, NeedKind::Instruction, "kort is").await,
            write(&before, pupil, NeedKind::Helping, "Leest graag").await,
            write(&before, pupil, NeedKind::Teacher, "Rustig blijft").await,
        ];
        let autumn = date(2026, 9, 10).at(9, 0, 0, 0).in_tz("UTC").unwrap();
        let now = person(&db, anna, &autumn).await;
        assert_eq!(texts_now(&now, pupil).await.len(), 3, "the roster of the new year is not there yet");
        let mut next = roster_of(1);
        next.school.school_year = year(2026);
        next.school.reference_date = Some(date(2026, 9, 1));
        let operator = App::new(db.clone(), Clock::Fixed(autumn.clone())).act_as(Actor::Operator);
        bring_roster(&operator, &next, Options::default()).await.unwrap();

        let found = of_pupil(&now, SCHOOL, (pupil, None), Language::Nl).await.unwrap();
        assert!(found.lines.is_empty(), "nothing is copied");
        assert_eq!(found.earlier.len(), 3);
        write(&now, pupil, NeedKind::Teacher, "rustig blijft.").await;
        let taken = take_over(&now, SCHOOL, (pupil, kept.id)).await.unwrap();
        assert_eq!(take_over(&now, SCHOOL, (pupil, kept.id)).await.unwrap(), taken, "once");
        let found = of_pupil(&now, SCHOOL, (pupil, None), Language::Nl).await.unwrap();
        assert_eq!(
            found.earlier.iter().map(|line| line.id).collect::<Vec<_>>(),
            [left.id],
            "not {same:?} again"
        );
        assert_eq!(found.lines.len(), 2);
        assert!(events(&found.all).iter().any(|one| one.change == NeedChange::TakenOver));
        end_line(&now, SCHOOL, (pupil, left.id), 1).await.unwrap();
        let found = of_pupil(&now, SCHOOL, (pupil, None), Language::Nl).await.unwrap();
        assert!(found.earlier.is_empty());
        assert!(matches!(take_over(&now, SCHOOL, (pupil, left.id)).await, Err(Error::NotFound)));

        // As it stood on a day of the year before.
        let then = of_pupil(&now, SCHOOL, (pupil, Some(date(2026, 4, 1))), Language::Nl).await.unwrap();
        assert_eq!((then.lines.len(), then.year, then.may_write), (3, year(2025), false));
        let day_before =
            of_pupil(&now, SCHOOL, (pupil, Some(date(2026, 2, 27))), Language::Nl).await.unwrap();
        assert!(day_before.lines.is_empty());
        let scope = InSchool::issue(now.actor(), Action::Search, Resource::School(then.school.id)).unwrap();
        let current =
            current_lines(&mut db.read().await.unwrap(), &scope, &[pupil], year(2026)).await.unwrap();
        assert_eq!(current[&pupil].len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_phrase_grows_from_three_pupils_names_nobody_and_can_be_hidden() {
    on_both_engines(|db| async move {
        let [anna, _] = school(&db, 4).await;
        let ctx = person(&db, anna, &morning()).await;
        let offered = |ctx: Ctx| async move {
            let pupil = child(&ctx, "4").await;
            of_pupil(&ctx, SCHOOL, (pupil, None), Language::Nl).await.unwrap().phrases
        };
        for key in ["1", "2"] {
            let pupil = child(&ctx, key).await;
            write(&ctx, pupil, NeedKind::Tasks, "een kleur per stap hebben").await;
            write(&ctx, pupil, NeedKind::Tasks, "samen met Kind4 gemaakt worden").await;
            write(&ctx, pupil, NeedKind::Tasks, "in stukken verdeeld zijn").await;
        }
        let has = |phrases: &app::needs::Phrases, text: &str| {
            phrases.of(NeedKind::Tasks).iter().any(|one| one == text)
        };
        assert!(!has(&offered(ctx.clone()).await, "een kleur per stap hebben"), "two pupils are too few");
        let third = child(&ctx, "3").await;
        for text in
            ["Een kleur per stap hebben.", "samen met Kind4 gemaakt worden", "in stukken verdeeld zijn"]
        {
            write(&ctx, third, NeedKind::Tasks, text).await;
        }
        let phrases = offered(ctx.clone()).await;
        let grown =
            phrases.of(NeedKind::Tasks).iter().find(|one| one.to_lowercase().starts_with("een kleur"));
        assert!(grown.is_some(), "{phrases:?}");
        assert!(!has(&phrases, "samen met Kind4 gemaakt worden"), "it names a child of the school");
        assert_eq!(phrases.of(NeedKind::Tasks)[0], "in stukken verdeeld zijn", "most used first");

        let of = ("tasks", grown.unwrap().as_str());
        assert!(hide_phrase(&ctx, SCHOOL, of, true).await.unwrap());
        assert!(!hide_phrase(&ctx, SCHOOL, of, true).await.unwrap());
        assert!(hide_phrase(&ctx, SCHOOL, ("tasks", "in stukken verdeeld zijn"), true).await.unwrap());
        assert!(!hide_phrase(&ctx, SCHOOL, ("tasks", "bestaat niet"), true).await.unwrap());
        let phrases = offered(ctx.clone()).await;
        assert!(!phrases.of(NeedKind::Tasks).iter().any(|one| one.to_lowercase().starts_with("een kleur")));
        assert!(!has(&phrases, "in stukken verdeeld zijn"));

        assert_eq!(add_phrase(&ctx, SCHOOL, ("tasks", "  van ons  zijn ")).await.unwrap(), PhraseAdded::Yes);
        assert_eq!(add_phrase(&ctx, SCHOOL, ("tasks", "Van ons zijn")).await.unwrap(), PhraseAdded::There);
        assert_eq!(add_phrase(&ctx, SCHOOL, ("tasks", " … ")).await.unwrap(), PhraseAdded::Empty);
        assert_eq!(
            add_phrase(&ctx, SCHOOL, ("tasks", &"x".repeat(201))).await.unwrap(),
            PhraseAdded::TooLong
        );
        assert_eq!(
            add_phrase(&ctx, SCHOOL, ("tasks", "in stukken verdeeld zijn")).await.unwrap(),
            PhraseAdded::Yes
        );
        let page = phrase_page(&ctx, SCHOOL, Language::Nl).await.unwrap();
        let (_, tasks) = page.kinds.iter().find(|(kind, _)| *kind == NeedKind::Tasks).unwrap();
        let own: Vec<_> =
            tasks.iter().filter(|one| one.origin == Origin::Own).map(|one| one.text.as_str()).collect();
        assert_eq!(own, ["van ons zijn"]);
        assert_eq!(
            tasks.iter().filter(|one| one.is_hidden).count(),
            1,
            "the grown one; the other was brought back"
        );
    })
    .await;
}

#[tokio::test]
async fn wrong_fields_are_named_and_nothing_is_saved() {
    on_both_engines(|db| async move {
        let [anna, _] = school(&db, 1).await;
        let ctx = person(&db, anna, &morning()).await;
        let pupil = child(&ctx, "1").await;
        let wrong = TypedLine {
            seen_by: Personal::new("x".repeat(121)),
            seen_on: "2026-03-02".to_owned(),
            ..typed(NeedKind::Helping, " \n ", 0)
        };
        let saved = save_line(&ctx, SCHOOL, (pupil, new_line_id()), &wrong).await.unwrap();
        let expected = vec![
            ("text", LineProblem::Empty),
            ("seen_by", LineProblem::TooLong),
            ("seen_on", LineProblem::Later),
        ];
        assert_eq!(saved, LineSaved::Wrong(expected));
        let long =
            TypedLine { seen_on: "ooit".to_owned(), ..typed(NeedKind::Helping, &"é".repeat(1001), 0) };
        let saved = save_line(&ctx, SCHOOL, (pupil, new_line_id()), &long).await.unwrap();
        assert_eq!(
            saved,
            LineSaved::Wrong(vec![("text", LineProblem::TooLong), ("seen_on", LineProblem::NotADay)])
        );
        let unknown: NeedLineId = new_line_id();
        let gone = save_line(&ctx, SCHOOL, (pupil, unknown), &typed(NeedKind::Helping, "Leest", 3)).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        assert!(texts_now(&ctx, pupil).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_group_of_35_and_one_of_two_stand_on_page_paper_and_in_a_spreadsheet() {
    on_both_engines(|db| async move {
        let [anna, _] = school(&db, 35).await;
        let ctx = person(&db, anna, &morning()).await;
        let mut file = roster();
        file.pupils = (1..=35).map(|n| pupil(&n.to_string(), "g5a", 5)).collect();
        file.pupils[0].name = PersonName::new("=Som", "", "Formule");
        bring_roster(&ctx_of(&db), &file, Options::default()).await.unwrap();
        let one = child(&ctx, "1").await;
        write(&ctx, one, NeedKind::Instruction, "-in stappen gaat").await;
        let group = group_by_key(&ctx, SCHOOL, "g5a", None).await.unwrap();
        let found = of_group(&ctx, SCHOOL, (group, "needs"), Language::Nl).await.unwrap();
        assert_eq!(found.rows.len(), 35);
        assert!(found.is_now && found.rows.iter().all(|row| row.may_write));
        assert_eq!(found.pupils().filter(|(_, needs)| needs.lines.is_empty()).count(), 34);
        let texts = Texts::of(Language::Nl);
        let csv = group_needs_csv(texts, &found).unwrap();
        assert_eq!(csv.lines().count(), 36, "a head and a line for each");
        assert!(csv.contains("'=Som") && csv.contains("instructie die -in stappen gaat"), "{csv}");
        assert!(group_needs_pdf(&ctx, texts, &found).await.unwrap().starts_with(b"%PDF"));
        let found = of_pupil(&ctx, SCHOOL, (one, None), Language::Nl).await.unwrap();
        assert!(pupil_needs_pdf(&ctx, texts, &found).await.unwrap().starts_with(b"%PDF"));
    })
    .await;
}

fn ctx_of(db: &Db) -> Ctx {
    ctx(db.clone())
}
