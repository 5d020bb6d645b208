//! The year plan: filled in one go and taken back in one go, shifted to another year, who is late, and the calendar behind a
//! link.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, overview, pupil, roster_of, year};
use app::{
    App, Clock, Ctx, Error,
    agreements::{AgreementTyped, add_agreement},
    calendar::{
        EntryField, EntryProblem, EntrySaved, ForWhom, GroupDone, ItemKind, StartFrom, TypedEntry,
        YearFilter, YearPlan, YearReportFormat, YearStart, add_year_entry, calendar, change_year_entry,
        drop_template, feed, feed_page, keep_template, make_feed, one_entry, propose_year, remove_year_entry,
        revoke_feed, start_year, take_back_start, tick, undo_change, year_plan, year_report,
    },
    imports::Options,
    meetings::{TalkSaved, TalkTyped, plan_talk},
    trust::{CameFrom, NewAccount, add_user},
};
use domain::{
    Personal, SchoolYear,
    agreements::AgreementSource,
    calendar::EntryKind,
    ids::{AccountId, GroupId, PupilId, SchoolId, YearEntryId},
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, OwnGroup, Person};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};
use store::{Db, testing::on_both_engines};

/// A Monday.
const TODAY: Date = date(2026, 3, 2);

/// A school with 5A and 6/7. Ingrid coordinates, Anke has 5A.
struct There {
    db: Db,
    school: SchoolId,
    people: [AccountId; 2],
    groups: [GroupId; 2],
    pupil: PupilId,
}

impl There {
    async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        let mut roster = roster_of(2);
        roster.pupils.push(pupil("3", "g67", 6));
        bring_roster(&operator, &roster, Options::default()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in [("Ingrid van Loon", Role::Coordinator), ("Anke Jansen", Role::Teacher)] {
            let email = format!("{}@school.example", name.split(' ').next().unwrap().to_lowercase());
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            people.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let (five, six) = (overview(&operator, "g5a", None).await, overview(&operator, "g67", None).await);
        Self {
            db: db.clone(),
            school: five.school.id,
            people: people.try_into().unwrap(),
            groups: [five.group.id, six.group.id],
            pupil: five.pupils.first().unwrap().pupil.id,
        }
    }

    fn app(&self, day: Date) -> App {
        App::new(self.db.clone(), Clock::Fixed(day.at(9, 0, 0, 0).in_tz("UTC").unwrap()))
    }

    /// Ingrid (0) or Anke of 5A (1) on a day.
    fn on(&self, who: usize, day: Date) -> Ctx {
        let role = if who == 0 { Role::Coordinator } else { Role::Teacher };
        let own = OwnGroup { school: self.school, group: self.groups[0] };
        let person = Person {
            account: self.people[who],
            now: day.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today: day,
            is_administrator: false,
            grants: vec![Grant {
                school: self.school,
                role,
                term: Term { from: date(2025, 8, 1), until: None },
            }],
            groups: if who == 0 { Vec::new() } else { vec![own] },
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        self.app(day).act_as(Actor::Person(Arc::new(person)))
    }

    fn ingrid(&self) -> Ctx {
        self.on(0, TODAY)
    }

    fn anke(&self) -> Ctx {
        self.on(1, TODAY)
    }
}

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn typed(kind: &str, title: &str, from: &str, until: &str) -> TypedEntry {
    TypedEntry {
        kind: kind.to_owned(),
        title: title.to_owned(),
        span: "period".to_owned(),
        from: from.to_owned(),
        until: until.to_owned(),
        asks: "nothing".to_owned(),
        ..TypedEntry::default()
    }
}

async fn add(ctx: &Ctx, of: SchoolYear, typed: &TypedEntry) -> YearEntryId {
    match add_year_entry(ctx, SCHOOL, of, typed).await.unwrap() {
        EntrySaved::Yes(id, _) => id,
        other => panic!("{other:?}"),
    }
}

async fn plan(ctx: &Ctx, of: i16, filter: YearFilter) -> YearPlan {
    year_plan(ctx, SCHOOL, (Some(year(of)), &filter), Language::Nl).await.unwrap()
}

async fn titles(ctx: &Ctx, of: i16) -> Vec<String> {
    plan(ctx, of, YearFilter::default()).await.items.into_iter().map(|one| one.title).collect()
}

async fn start(ctx: &Ctx, of: i16, from: StartFrom) -> YearStart {
    propose_year(ctx, texts(), SCHOOL, (year(of), Some(from))).await.unwrap()
}

async fn start_all(ctx: &Ctx, of: i16, from: StartFrom) -> (uuid::Uuid, usize) {
    let rows = start(ctx, of, from).await.rows.len();
    let (batch, count, _) =
        start_year(ctx, texts(), SCHOOL, (year(of), from), (&(0..rows).collect(), true)).await.unwrap();
    (batch, count)
}

#[tokio::test]
async fn the_example_fills_a_year_with_its_tests_and_goes_away_as_one() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        let seen = start(&ctx, 2026, StartFrom::Stut).await;
        assert_eq!(seen.choices, [StartFrom::Stut], "there is no year before and no template");
        assert_eq!(seen.windows.len(), 7);
        assert!(titles(&ctx, 2026).await.is_empty(), "a look puts nothing there");
        // What the law asks and stands on the test calendar is there once.
        let legal: Vec<&str> = seen
            .rows
            .iter()
            .filter(|row| row.content.kind == EntryKind::Legal && !row.is_with_tests)
            .map(|row| row.content.title.as_str())
            .collect();
        assert_eq!(
            legal,
            [
                "Veiligheid van leerlingen meten",
                "Schoolgids voor volgend jaar",
                "OPP’s evalueren met ouders en leerling"
            ]
        );
        // The first row is left out.
        let take = (1..seen.rows.len()).collect();
        let (batch, count, _) =
            start_year(&ctx, texts(), SCHOOL, (year(2026), StartFrom::Stut), (&take, true)).await.unwrap();
        assert_eq!(count, seen.rows.len() - 1 - 4, "four duties come with the tests");
        let there_now = titles(&ctx, 2026).await;
        assert_eq!(there_now.len(), count + 7);
        assert!(!there_now.contains(&seen.rows[0].content.title));
        assert_eq!(there_now.iter().filter(|one| *one == "Definitief schooladvies").count(), 1);
        let again = start(&ctx, 2026, StartFrom::Stut).await;
        let new: Vec<&str> =
            again.rows.iter().filter(|row| !row.is_there).map(|row| row.content.title.as_str()).collect();
        assert_eq!(new, [seen.rows[0].content.title.as_str()], "only what was left out is new");
        assert!(again.windows.is_empty());
        let (of, gone, kept) = take_back_start(&ctx, SCHOOL, batch).await.unwrap();
        assert_eq!((of, gone, kept), (year(2026), count, 0));
        assert!(titles(&ctx, 2026).await.is_empty());
        assert!(calendar(&ctx, SCHOOL, Some(year(2026))).await.unwrap().windows.is_empty());
        assert!(matches!(take_back_start(&ctx, SCHOOL, batch).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_since_stays_when_the_filling_is_taken_back() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        let (batch, count) = start_all(&ctx, 2026, StartFrom::Stut).await;
        let shown = plan(&ctx, 2026, YearFilter::default()).await;
        let visits =
            shown.items.iter().find(|one| one.title.starts_with("Klassenbezoeken, ronde 1")).unwrap();
        let app::calendar::ItemOf::Entry(id) = visits.of else { panic!("{visits:?}") };
        let change = typed("visits", "Klassenbezoek met kijkvraag", "2026-09-21", "2026-10-02");
        assert!(matches!(
            change_year_entry(&ctx, SCHOOL, (id, 1), &change).await.unwrap(),
            EntrySaved::Yes(..)
        ));
        assert_eq!(take_back_start(&ctx, SCHOOL, batch).await.unwrap(), (year(2026), count - 1, 1));
        assert_eq!(titles(&ctx, 2026).await, ["Klassenbezoek met kijkvraag"]);
    })
    .await;
}

#[tokio::test]
async fn the_next_year_keeps_weeks_and_weekdays_recomputes_the_law_and_goes_round_holidays() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        start_all(&ctx, 2025, StartFrom::Stut).await;
        // Tuesday of week 43.
        add(&ctx, year(2025), &typed("other", "Studiemiddag rekenen", "2025-10-21", "2025-10-21")).await;
        add(&ctx, year(2025), &typed("other", "Kerstviering", "2025-12-18", "2025-12-18")).await;
        add(&ctx, year(2026), &typed("holiday", "Herfstvakantie", "2026-10-17", "2026-10-25")).await;
        let seen = start(&ctx, 2026, StartFrom::Last).await;
        let row = |title: &str| seen.rows.iter().find(|row| row.content.title == title).unwrap();
        let party = row("Kerstviering");
        assert_eq!(
            (party.content.from, party.is_by_rule),
            (date(2026, 12, 17), false),
            "Thursday of week 51"
        );
        let afternoon = row("Studiemiddag rekenen");
        assert_eq!(afternoon.content.from, date(2026, 10, 27), "week 43 is a holiday");
        assert_eq!(afternoon.moved_after.as_deref(), Some("Herfstvakantie"));
        let safety = row("Veiligheid van leerlingen meten");
        assert_eq!((safety.content.from, safety.content.until), (date(2027, 3, 1), date(2027, 4, 30)));
        assert!(safety.is_by_rule && safety.moved_after.is_none());
        // The test calendar comes along, with the law of the new year.
        let advice = seen.windows.iter().find(|one| one.name == "Voorlopig schooladvies").unwrap();
        assert_eq!((advice.from, advice.until), (date(2027, 1, 10), date(2027, 1, 31)));
        let (_, count) = start_all(&ctx, 2026, StartFrom::Last).await;
        assert_eq!(count, seen.rows.iter().filter(|row| !row.is_with_tests).count());
        assert_eq!(start_all(&ctx, 2026, StartFrom::Last).await.1, 0, "all of it is there");
    })
    .await;
}

#[tokio::test]
async fn a_year_is_kept_as_a_template_and_the_one_before_comes_back() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        assert_eq!(keep_template(&ctx, SCHOOL, year(2025)).await.unwrap(), None, "there is nothing to keep");
        add(&ctx, year(2025), &typed("parents", "Informatieavond", "2025-09-09", "2025-09-09")).await;
        let (first, count) = keep_template(&ctx, SCHOOL, year(2025)).await.unwrap().unwrap();
        assert_eq!(count, 1);
        let seen = start(&ctx, 2027, StartFrom::School).await;
        assert_eq!(seen.rows[0].content.from, date(2027, 9, 14), "two years later in week 37, on Tuesday");
        add(&ctx, year(2025), &typed("parents", "Kijkavond", "2026-06-09", "2026-06-09")).await;
        let (second, _) = keep_template(&ctx, SCHOOL, year(2025)).await.unwrap().unwrap();
        assert_eq!(start(&ctx, 2027, StartFrom::School).await.rows.len(), 2);
        drop_template(&ctx, SCHOOL, second).await.unwrap();
        assert_eq!(start(&ctx, 2027, StartFrom::School).await.rows.len(), 1);
        drop_template(&ctx, SCHOOL, first).await.unwrap();
        assert!(matches!(drop_template(&ctx, SCHOOL, first).await, Err(Error::NotFound)));
        assert_eq!(
            start(&ctx, 2027, StartFrom::School).await.from,
            StartFrom::Stut,
            "there is none any more"
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_a_removal_and_a_second_person_lose_nothing() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        let id = add(&ctx, year(2025), &typed("parents", "Kijkavond", "2026-06-09", "2026-06-09")).await;
        let later = typed("parents", "Kijkavond", "2026-06-16", "2026-06-16");
        assert!(matches!(
            change_year_entry(&ctx, SCHOOL, (id, 1), &later).await.unwrap(),
            EntrySaved::Yes(..)
        ));
        match change_year_entry(&ctx, SCHOOL, (id, 1), &typed("other", "Feest", "2026-06-09", "2026-06-09"))
            .await
        {
            Ok(EntrySaved::Meanwhile(now)) => assert_eq!(now.content.from, date(2026, 6, 16)),
            other => panic!("{other:?}"),
        }
        assert!(matches!(undo_change(&ctx, SCHOOL, (id, 2)).await.unwrap(), EntrySaved::Yes(..)));
        let entry = one_entry(&ctx, SCHOOL, id).await.unwrap().entry;
        assert_eq!((entry.content.from, entry.before), (date(2026, 6, 9), None));
        assert!(
            matches!(undo_change(&ctx, SCHOOL, (id, 3)).await, Err(Error::NotFound)),
            "there is no way further back"
        );
        remove_year_entry(&ctx, SCHOOL, (id, true)).await.unwrap();
        assert!(titles(&ctx, 2025).await.is_empty());
        remove_year_entry(&ctx, SCHOOL, (id, false)).await.unwrap();
        assert_eq!(titles(&ctx, 2025).await, ["Kijkavond"]);
        let wrong =
            add_year_entry(&ctx, SCHOOL, year(2025), &typed("other", " ", "2026-06-09", "2026-06-01")).await;
        match wrong.unwrap() {
            EntrySaved::Wrong(wrong) => {
                assert_eq!(
                    wrong,
                    [(EntryField::Title, EntryProblem::Empty), (EntryField::Until, EntryProblem::BeforeFrom)]
                );
            }
            other => panic!("{other:?}"),
        }
        let by_teacher = add_year_entry(&there.anke(), SCHOOL, year(2025), &later).await;
        assert!(matches!(by_teacher, Err(Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn a_group_is_late_until_somebody_ticks_and_a_teacher_ticks_her_own_group() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let [five, six] = there.groups;
        let asked = TypedEntry {
            asks: "ticked".into(),
            ..typed("visits", "Klassenbezoek", "2026-02-02", "2026-02-06")
        };
        let id = add(&there.ingrid(), year(2025), &asked).await;
        let shown = plan(&there.ingrid(), 2025, YearFilter::default()).await;
        assert!(shown.items[0].is_late(TODAY));
        assert_eq!(shown.late.len(), 2);
        let of_teacher = plan(&there.anke(), 2025, YearFilter::default()).await;
        assert_eq!(of_teacher.late, [("5A".to_owned(), 1)], "she sees her own group");
        assert!(matches!(tick(&there.anke(), SCHOOL, (id, six), true).await, Err(Error::NotFound)));
        tick(&there.anke(), SCHOOL, (id, five), true).await.unwrap();
        tick(&there.ingrid(), SCHOOL, (id, six), true).await.unwrap();
        let groups = one_entry(&there.ingrid(), SCHOOL, id).await.unwrap().groups;
        assert!(groups.iter().all(|one| one.done == Some(GroupDone::Said(TODAY))), "{groups:?}");
        assert!(plan(&there.ingrid(), 2025, YearFilter::default()).await.late.is_empty());
        tick(&there.ingrid(), SCHOOL, (id, six), false).await.unwrap();
        assert_eq!(plan(&there.ingrid(), 2025, YearFilter::default()).await.late.len(), 1);
        let nothing =
            add(&there.ingrid(), year(2025), &typed("other", "Feest", "2026-02-02", "2026-02-06")).await;
        assert!(matches!(tick(&there.ingrid(), SCHOOL, (nothing, five), true).await, Err(Error::NotFound)));
        // Only year group 6 is asked: 5A is not.
        let of_six = TypedEntry { year_groups: vec![6], ..asked };
        let id = add(&there.ingrid(), year(2025), &of_six).await;
        let groups = one_entry(&there.ingrid(), SCHOOL, id).await.unwrap().groups;
        assert_eq!(groups.iter().map(|one| one.group).collect::<Vec<_>>(), [six]);
    })
    .await;
}

#[tokio::test]
async fn one_chooses_by_kind_and_by_whom_it_is_for() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let ctx = there.ingrid();
        let five = TypedEntry {
            year_groups: vec![5],
            ..typed("parents", "Ouders groep 5", "2025-11-10", "2025-11-14")
        };
        add(&ctx, year(2025), &five).await;
        let leaders = TypedEntry {
            roles: vec!["principal".into()],
            ..typed("other", "MT", "2025-11-17", "2025-11-17")
        };
        add(&ctx, year(2025), &leaders).await;
        add(&ctx, year(2025), &typed("holiday", "Herfstvakantie", "2025-10-18", "2025-10-26")).await;
        add(&ctx, year(2025), &typed("other", "Sporten", "2025-10-21", "2025-10-21")).await;
        let with = |kind: Option<&str>, for_whom| YearFilter { kind: kind.map(str::to_owned), for_whom };
        let count = |shown: YearPlan| shown.items.into_iter().map(|one| one.title).collect::<Vec<_>>();
        let of_anke = plan(&there.anke(), 2025, with(None, ForWhom::Me)).await;
        assert_eq!(count(of_anke), ["Herfstvakantie", "Sporten", "Ouders groep 5"]);
        let of_group = plan(&ctx, 2025, with(Some("other"), ForWhom::YearGroup(7))).await;
        assert_eq!(count(of_group), ["Sporten", "MT"]);
        let all = plan(&ctx, 2025, YearFilter::default()).await;
        let sport = all.items.iter().find(|one| one.title == "Sporten").unwrap();
        assert_eq!(sport.in_break.as_deref(), Some("Herfstvakantie"), "it says that it begins in a holiday");
        assert_eq!(ItemKind::all().count(), 12);
        let csv =
            year_report(&ctx, SCHOOL, (Some(year(2025)), YearReportFormat::Csv), Language::Nl).await.unwrap();
        assert!(csv.contains("parents;Ouders groep 5;2025-11-10;2025-11-14;5;;nothing;;;\n"), "{csv}");
        let ics =
            year_report(&ctx, SCHOOL, (Some(year(2025)), YearReportFormat::Ics), Language::Nl).await.unwrap();
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 4);
    })
    .await;
}

fn from_here() -> CameFrom {
    CameFrom { caller: IpAddr::V4(Ipv4Addr::LOCALHOST), browser: String::new(), device: None }
}

async fn talk(ctx: &Ctx, typed: TalkTyped) {
    match plan_talk(ctx, SCHOOL, &typed).await.unwrap() {
        TalkSaved::Yes(_) => (),
        other => panic!("{other:?}"),
    }
}

/// An entry for everybody, one for leaders, a talk about a pupil and two agreements about one.
async fn a_full_agenda(there: &There, ingrid: &Ctx) {
    add(ingrid, year(2025), &typed("reports", "Rapporten mee; ronde 2", "2026-03-13", "2026-03-13")).await;
    let leaders =
        TypedEntry { roles: vec!["principal".into()], ..typed("other", "MT", "2026-03-17", "2026-03-17") };
    add(ingrid, year(2025), &leaders).await;
    let about_pupil = TalkTyped {
        kind: "pupil_discussion".to_owned(),
        minutes: "45".to_owned(),
        title: Personal::new("Zorgen om Zoë".to_owned()),
        held_on: "2026-03-05".to_owned(),
        starts_at: "15:30".to_owned(),
        place: "Kamer 3".to_owned(),
        pupils: vec![there.pupil.to_string()],
        ..TalkTyped::default()
    };
    talk(ingrid, about_pupil).await;
    for what in ["Breuken oefenen met Zoë", "Ouders bellen"] {
        let typed = AgreementTyped {
            what: Personal::new(what.to_owned()),
            owner: there.people[0].to_string(),
            due_on: "2026-03-06".to_owned(),
            ..AgreementTyped::default()
        };
        add_agreement(ingrid, SCHOOL, &typed, AgreementSource::None).await.unwrap();
    }
}

#[tokio::test]
async fn the_link_gives_what_is_hers_without_a_name_and_a_wrong_one_nothing() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (ingrid, app) = (there.ingrid(), there.app(TODAY));
        a_full_agenda(&there, &ingrid).await;
        assert_eq!(feed_page(&ingrid, SCHOOL).await.unwrap().made_at, None);
        let (_, secret) = make_feed(&ingrid, SCHOOL).await.unwrap();
        let read =
            |secret: String, app: App| async move { feed(&app, (&secret, Language::Nl), &from_here()).await };
        let text = read(secret.reveal().to_owned(), app.clone()).await.unwrap().unwrap();
        let flat = text.replace("\r\n ", "");
        assert!(flat.contains("SUMMARY:Rapporten mee\\; ronde 2\r\n"), "{flat}");
        assert!(
            flat.contains("DTSTART;VALUE=DATE:20260313\r\n")
                && flat.contains("DTEND;VALUE=DATE:20260314\r\n")
        );
        assert!(
            flat.contains("SUMMARY:Leerlingbespreking\r\n") && flat.contains("LOCATION:Kamer 3\r\n"),
            "{flat}"
        );
        assert!(flat.contains("DTSTART:20260305T143000Z\r\n"), "half past three in winter: {flat}");
        assert!(flat.contains("SUMMARY:2 afspraken\r\n"), "{flat}");
        for hidden in ["MT", "Zo", "Breuken", "Ouders bellen", "Zorgen"] {
            assert!(
                !flat.contains(&format!("SUMMARY:{hidden}")) && !flat.contains("Zoë"),
                "{hidden}: {flat}"
            );
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("DTSTAMP:").count());
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("UID:").count());
        let again = read(secret.reveal().to_owned(), app.clone()).await.unwrap().unwrap();
        assert_eq!(again, text, "the same is the same: nothing looks new that is not");
        let (_, second) = make_feed(&ingrid, SCHOOL).await.unwrap();
        let old = read(secret.reveal().to_owned(), app.clone()).await;
        assert!(matches!(old, Err(Error::NotFound)), "a new link makes the old one void");
        assert!(read(second.reveal().to_owned(), app.clone()).await.is_ok());
        revoke_feed(&ingrid, SCHOOL).await.unwrap();
        assert!(matches!(read(second.reveal().to_owned(), app.clone()).await, Err(Error::NotFound)));
        // Somebody who guesses waits, and who has a good link does not.
        let (_, good) = make_feed(&ingrid, SCHOOL).await.unwrap();
        let mut waited = false;
        for no in 0..30 {
            waited = waited || matches!(read(format!("guess{no}"), app.clone()).await, Ok(Err(_)));
        }
        assert!(waited, "there is an end to guessing");
        assert!(matches!(read(good.reveal().to_owned(), app.clone()).await, Ok(Ok(_))));
    })
    .await;
}
