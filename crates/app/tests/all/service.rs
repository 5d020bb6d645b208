//! The live service behind its door, on both engines: keys, deliveries and rosters.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, pupil, result, results_of, roster_of};
use app::{
    Ctx, Error,
    imports::{
        ImportCounts, ImportKind, ImportWay, LARGEST_MESSAGE, Options, Reception, ServiceFault,
        SystemNameFault, imports, make_service_key, revoke_service_key, roll_back, service_keys,
        set_service_key_holds,
    },
    trust::{NewAccount, add_user},
};
use domain::{
    ids::ServiceKeyId,
    register::School,
    trust::{Role, Term},
};
use exchange::{
    results::{ResultRecord, write_results},
    roster::{RosterFile, RosterItem, RosterReader},
    soap::TroubleKind,
};
use jiff::{SignedDuration, civil::date};
use policy::{Action, Actor, Grant, InSchool, Person, Resource};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};
use store::{Db, audit, register, testing::on_both_engines};

/// A school with pupils `1` to `3`, its coordinator, and a second school.
struct House {
    db: Db,
    operator: Ctx,
    coordinator: Ctx,
    school: School,
}

impl House {
    async fn new(db: Db) -> Self {
        let operator = ctx(db.clone());
        let mut file = roster_of(3);
        file.pupils[0].extra_groups.push("plus".into());
        file.staff[0].email = Some("anke@school.example".into());
        bring_roster(&operator, &file, Options::default()).await.unwrap();
        let mut other = roster_of(1);
        other.school.school = "88ZZ00".parse().unwrap();
        let add = Options { add_school: true, ..Options::default() };
        bring_roster(&operator, &other, add).await.unwrap();
        let new = NewAccount {
            email: "ib@school.example".parse().unwrap(),
            name: "Iris Beheer".to_owned(),
            password: None,
        };
        let account = add_user(&operator, new, Some((SCHOOL, Role::Coordinator))).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let school = register::school_by_ref(&mut tx, &SCHOOL.parse().unwrap()).await.unwrap().unwrap();
        drop(tx);
        let term = Term { from: date(2026, 1, 1), until: None };
        let person = Person {
            account,
            now: operator.now(),
            today: operator.today(),
            is_administrator: false,
            grants: vec![Grant { school: school.id, role: Role::Coordinator, term }],
            groups: Vec::new(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        };
        let coordinator = at(&db, 0).act_as(Actor::Person(Arc::new(person)));
        Self { db, operator, coordinator, school }
    }

    async fn key(&self, holds: bool) -> String {
        let made = make_service_key(&self.coordinator, SCHOOL, "Toetsprogramma", holds).await;
        made.unwrap().unwrap().secret.reveal().to_owned()
    }

    async fn only_key(&self) -> ServiceKeyId {
        service_keys(&self.coordinator, SCHOOL).await.unwrap().keys[0].key.id
    }

    async fn call(&self, message: &str) -> Result<String, ServiceFault> {
        self.call_at(0, message).await
    }

    /// A call so many minutes later, in pieces.
    async fn call_at(&self, minutes: i64, message: &str) -> Result<String, ServiceFault> {
        let caller = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
        let mut reception = Reception::new(at(&self.db, minutes), caller, None, String::new());
        for piece in message.as_bytes().chunks(100) {
            reception.take(piece).await?;
        }
        Ok(String::from_utf8(reception.answer().await?).unwrap())
    }

    async fn results(&self) -> i64 {
        let scope = self.scope();
        store::results::result_count(&mut self.db.read().await.unwrap(), &scope).await.unwrap()
    }

    fn scope(&self) -> InSchool {
        InSchool::issue(&Actor::Operator, Action::Check, Resource::School(self.school.id)).unwrap()
    }

    /// What was done, by code, the oldest first, each with who did it.
    async fn trail(&self) -> Vec<(String, String)> {
        let mut tx = self.db.read().await.unwrap();
        let mut lines = audit::page(&mut tx, &self.scope(), (0, 1000)).await.unwrap();
        lines.sort_by_key(|line| line.seq);
        assert!(audit::verify(&mut tx, &self.scope()).await.unwrap().is_ok());
        lines.into_iter().map(|line| (line.action, line.actor)).collect()
    }
}

fn at(db: &Db, minutes: i64) -> app::App {
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    app::App::new(db.clone(), app::Clock::Fixed(now + SignedDuration::from_mins(minutes)))
}

fn envelope(key: &str, code: &str, request: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">\n<soapenv:Header>\n\
         <aut:autorisatie xmlns:aut=\"http://www.edustandaard.nl/leerresultaten/2/autorisatie\">\n\
         <aut:autorisatiesleutel>{key}</aut:autorisatiesleutel><aut:klantcode>{code}</aut:klantcode>\
         <aut:klantnaam>De Linde</aut:klantnaam></aut:autorisatie></soapenv:Header>\n\
         <soapenv:Body>{request}</soapenv:Body></soapenv:Envelope>"
    )
}

/// *BrengLeerresultaten* with these results of a school.
fn bring(key: &str, school: &str, results: Vec<ResultRecord>) -> String {
    let mut file = results_of(results);
    file.school.school = school.parse().unwrap();
    let mut bytes = Vec::new();
    write_results(&file, false, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    envelope(key, SCHOOL, text.split_once("?>").unwrap().1)
}

/// *HaalLeerlinggegevens* of a school year.
fn fetch(key: &str, year: &str, more: &str) -> String {
    let request = format!(
        "<leerlinggegevens_verzoek xmlns=\"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens\">\
         <schooljaar>{year}</schooljaar><brincode>77QX</brincode><dependancecode>00</dependancecode>\
         <xsdversie>2.2</xsdversie>{more}</leerlinggegevens_verzoek>"
    );
    envelope(key, SCHOOL, &request)
}

fn one_result() -> Vec<ResultRecord> {
    vec![result("1", "RW-M5", date(2026, 1, 20), Some(190), "II")]
}

fn read_roster(answer: &str) -> RosterFile {
    let mut file = None;
    for item in RosterReader::new(answer.as_bytes()) {
        match item {
            RosterItem::School(_, school) => {
                file = Some(RosterFile { school, groups: vec![], pupils: vec![], staff: vec![] });
            }
            RosterItem::Group(_, group) => file.as_mut().unwrap().groups.push(group),
            RosterItem::Pupil(_, pupil) => file.as_mut().unwrap().pupils.push(pupil),
            RosterItem::Staff(_, staff) => file.as_mut().unwrap().staff.push(staff),
            RosterItem::Problem(problem) => panic!("{problem:?}"),
        }
    }
    file.unwrap()
}

#[tokio::test]
async fn results_are_taken_at_once_and_twice_is_once() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let answer = house.call(&bring(&key, SCHOOL, one_result())).await.unwrap();
        assert!(answer.contains("leerresultaten_bevestiging"), "{answer}");
        assert_eq!(house.results().await, 1);
        house.call(&bring(&key, SCHOOL, one_result())).await.unwrap();
        assert_eq!(house.results().await, 1);

        let (_, list, _) = imports(&house.operator, SCHOOL, 1).await.unwrap();
        let of_service: Vec<_> = list.iter().filter(|import| import.way == ImportWay::Service).collect();
        let counts = |added, same| ImportCounts { added, changed: 0, same, refused: 0 };
        let seen: Vec<_> = of_service.iter().map(|import| import.counts).collect();
        assert_eq!(seen, [counts(0, 1), counts(1, 0)], "each delivery stands in the list, the newest first");
        let who = format!("service:{}", house.only_key().await);
        for import in &of_service {
            assert_eq!((import.file_name.as_str(), import.actor.as_str()), ("Toetsprogramma", who.as_str()));
        }
        roll_back(&house.operator, SCHOOL, of_service[0].no).await.unwrap();
        roll_back(&house.operator, SCHOOL, of_service[1].no).await.unwrap();
        assert_eq!(house.results().await, 0);

        let trail = house.trail().await;
        let of_key: Vec<&str> =
            trail.iter().filter(|(_, by)| *by == who).map(|(action, _)| action.as_str()).collect();
        assert_eq!(of_key, ["import_made", "results_delivered", "import_made", "results_delivered"]);
        let page = service_keys(&house.coordinator, SCHOOL).await.unwrap();
        let outcomes: Vec<&str> = page.deliveries.iter().map(|one| one.delivery.outcome.as_str()).collect();
        assert_eq!(outcomes, ["unchanged", "made"]);
        assert_eq!(page.keys[0].key.used_at, Some(house.operator.now()));
        assert_eq!(page.keys[0].made_by.as_deref(), Some("Iris Beheer"));
    })
    .await;
}

#[tokio::test]
async fn one_wrong_result_refuses_the_whole_delivery() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let mut results = one_result();
        results.push(result("99", "RW-M5", date(2026, 1, 20), Some(180), "III"));
        let Err(ServiceFault::Refused(problems)) = house.call(&bring(&key, SCHOOL, results)).await else {
            panic!("not refused");
        };
        assert_eq!(problems.len(), 1);
        let message = bring(&key, SCHOOL, vec![]);
        assert!(problems[0].line > u64::try_from(message.lines().count()).unwrap() / 2, "{problems:?}");
        assert_eq!(house.results().await, 0);
        assert_eq!(imports(&house.operator, SCHOOL, 1).await.unwrap().1.len(), 1, "the roster only");
        assert_eq!(house.trail().await.last().unwrap().0, "results_delivered");
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_kept_once_and_without_the_key() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(true).await;
        let message = bring(&key, SCHOOL, one_result());
        for _ in 0..2 {
            assert!(house.call(&message).await.unwrap().contains("leerresultaten_bevestiging"));
        }
        assert_eq!(house.results().await, 0);
        let mut tx = house.db.read().await.unwrap();
        let (scope, now) = (house.scope(), house.operator.now());
        let drafts = store::imports::drafts(&mut tx, &scope, now).await.unwrap();
        let kinds: Vec<_> = drafts.iter().map(|draft| (draft.kind, draft.way)).collect();
        assert_eq!(kinds, [(ImportKind::Results, ImportWay::Service)]);
        assert_eq!(drafts[0].file_name, "Toetsprogramma");
        let content =
            store::imports::draft_content(&mut tx, &scope, drafts[0].id, now).await.unwrap().unwrap();
        let content = String::from_utf8(content.into_inner()).unwrap();
        assert!(content.contains("leerresultaten_verzoek") && !content.contains(&key));
        drop(tx);

        let broken = message.replace("<schooljaar>2025-2026</schooljaar>", "");
        assert!(matches!(house.call(&broken).await, Err(ServiceFault::Refused(_))));
        set_service_key_holds(&house.coordinator, SCHOOL, house.only_key().await, false).await.unwrap();
        house.call(&message).await.unwrap();
        assert_eq!(house.results().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_key_reaches_its_own_school_only() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        for holds in [false, true] {
            let key = house.key(holds).await;
            // One that is known here and one that is not sound the same.
            for elsewhere in ["88ZZ00", "99XX00"] {
                let answer = house.call(&bring(&key, elsewhere, one_result())).await;
                assert!(matches!(answer, Err(ServiceFault::OtherSchool)), "{answer:?}");
                let elsewhere = fetch(&key, "2025-2026", "").replace("<brincode>77QX", "<brincode>88ZZ");
                assert!(matches!(house.call(&elsewhere).await, Err(ServiceFault::OtherSchool)));
            }
            let wrong = fetch(&key, "2025-2026", "").replace(">77QX00<", ">88ZZ00<");
            assert!(matches!(house.call(&wrong).await, Err(ServiceFault::OtherClient)));
            let brin = fetch(&key, "2025-2026", "").replace(">77QX00<", ">77qx<");
            assert!(house.call(&brin).await.is_ok());
        }
        assert_eq!(house.results().await, 0);
    })
    .await;
}

#[tokio::test]
async fn wrong_and_revoked_keys_are_told_the_same_and_wait_ever_longer() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let good = fetch(&key, "2025-2026", "");
        assert!(house.call(&good).await.is_ok());
        let wrong = fetch("een-verzonnen-sleutel", "2025-2026", "");
        for _ in 0..20 {
            assert!(matches!(house.call(&wrong).await, Err(ServiceFault::WrongKey)));
        }
        let wait = |answer| match answer {
            Err(ServiceFault::Wait(wait)) => wait.as_mins(),
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(house.call(&wrong).await), 1);
        assert!(house.call(&good).await.is_ok(), "a good key is not kept out by others");
        assert!(matches!(house.call_at(2, &wrong).await, Err(ServiceFault::WrongKey)));
        assert_eq!(wait(house.call_at(2, &wrong).await), 2);
        let id = house.only_key().await;
        revoke_service_key(&house.coordinator, SCHOOL, id).await.unwrap();
        assert!(matches!(house.call_at(60, &good).await, Err(ServiceFault::WrongKey)));
        let again = revoke_service_key(&house.coordinator, SCHOOL, id).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let again = set_service_key_holds(&house.coordinator, SCHOOL, id, true).await;
        assert!(matches!(again, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_roster_holds_what_is_needed_and_no_more() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let answer = house.call(&fetch(&key, "2025-2026", "")).await.unwrap();
        let roster = read_roster(&answer);
        assert_eq!(roster.pupils.len(), 3);
        let first = &roster.pupils[0];
        let expected =
            exchange::roster::RosterPupil { extra_groups: vec!["plus".into()], ..pupil("1", "g5a", 5) };
        assert_eq!(first, &expected);
        assert_eq!((roster.groups.len(), roster.staff.len()), (3, 1));
        assert_eq!(roster.staff[0].groups, ["g5a"]);
        assert_eq!(roster.school.reference_date, Some(date(2026, 3, 1)));
        for never in ["bsn", "emailadres", "anke@", "instroomdatum", "omschrijving", "start_ondw"] {
            assert!(!answer.contains(never), "{never}");
        }
        let none = house.call(&fetch(&key, "2030-2031", "")).await.unwrap();
        assert!(none.contains("<geengegevens/>"), "{none}");
        let wrong = house.call(&fetch(&key, "dit jaar", "")).await;
        assert!(matches!(wrong, Err(ServiceFault::Request(_))), "{wrong:?}");
        let page = service_keys(&house.coordinator, SCHOOL).await.unwrap();
        let seen: Vec<_> =
            page.deliveries.iter().map(|one| (one.delivery.outcome.as_str(), one.delivery.pupils)).collect();
        assert_eq!(seen, [("refused", 0), ("nothing", 0), ("sent", 3)]);
    })
    .await;
}

#[tokio::test]
async fn who_has_the_newest_roster_hears_that_nothing_changed() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let since = |minutes: i64| {
            let moment = house.operator.now() + SignedDuration::from_mins(minutes);
            let element = format!("<laatstontvangengegevens>{moment}</laatstontvangengegevens>");
            fetch(&key, "2025-2026", &element)
        };
        let is_new = async |at, minutes| {
            let answer = house.call_at(at, &since(minutes)).await.unwrap();
            assert_ne!(answer.contains("<leerling "), answer.contains("<geenwijzigingen/>"), "{answer}");
            answer.contains("<leerling ")
        };
        assert!(is_new(10, -5).await, "the roster came in after that");
        assert!(!is_new(10, 5).await);
        // Looking, fetching, and results of the same school change no roster.
        house.call_at(20, &bring(&key, SCHOOL, one_result())).await.unwrap();
        assert!(!is_new(30, 10).await);
        // A caller whose clock runs ahead misses nothing.
        let later = at(&house.db, 40).act_as(Actor::Operator);
        bring_roster(&later, &roster_of(4), Options::default()).await.unwrap();
        assert!(is_new(40, 600).await);
        assert!(is_new(50, 30).await);
        assert!(!is_new(50, 45).await);
    })
    .await;
}

#[tokio::test]
async fn who_left_or_is_yet_to_come_is_in_no_roster_of_today() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let mut file = roster_of(3);
        file.school.reference_date = Some(date(2026, 2, 1));
        file.pupils[0].left_on = Some(date(2026, 2, 20));
        file.pupils[1].left_on = Some(date(2026, 3, 2));
        let before = at(&house.db, -60).act_as(Actor::Operator);
        bring_roster(&before, &file, Options::default()).await.unwrap();
        let keys = |answer: &str| -> Vec<String> {
            read_roster(answer).pupils.into_iter().map(|pupil| pupil.key).collect()
        };
        assert_eq!(keys(&house.call(&fetch(&key, "2025-2026", "")).await.unwrap()), ["2", "3"]);
        let days = 3 * 24 * 60;
        let since = "<laatstontvangengegevens>2026-03-01T09:00:00Z</laatstontvangengegevens>";
        let later = house.call_at(days, &fetch(&key, "2025-2026", since)).await.unwrap();
        assert_eq!(keys(&later), ["3"], "that somebody left shows without anybody writing it down");
    })
    .await;
}

#[tokio::test]
async fn hostile_messages_are_refused_before_they_cost_anything() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let key = house.key(false).await;
        let good = bring(&key, SCHOOL, one_result());
        let unread = async |message: &str| match house.call(message).await {
            Err(ServiceFault::Unread(trouble)) => trouble.kind,
            other => panic!("{other:?}"),
        };
        let next = good
            .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        assert_eq!(unread(&next).await, TroubleKind::WrongVersion);
        let two = good.replace("</soapenv:Envelope>", "<soapenv:Body/></soapenv:Envelope>");
        assert_eq!(unread(&two).await, TroubleKind::NotOneRequest);
        let cut = &good[..good.len() / 2];
        assert!(matches!(unread(cut).await, TroubleKind::Unreadable(_)));
        let bomb = good.replacen("?>", "?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>", 1);
        assert!(matches!(unread(&bomb).await, TroubleKind::Unreadable(_)));
        assert_eq!(house.results().await, 0);

        let mut reception =
            Reception::new(at(&house.db, 0), IpAddr::V4(Ipv4Addr::LOCALHOST), None, String::new());
        reception.take(good.as_bytes()).await.unwrap();
        let piece = vec![b' '; LARGEST_MESSAGE];
        let too_much = reception.take(&piece).await;
        assert!(matches!(too_much, Err(ServiceFault::TooLarge { megabytes: 64 })), "{too_much:?}");

        let mut other = Reception::new(
            at(&house.db, 0),
            IpAddr::V4(Ipv4Addr::LOCALHOST),
            None,
            "\"HaalLeerlinggegevens\"".to_owned(),
        );
        other.take(good.as_bytes()).await.unwrap();
        assert!(matches!(other.answer().await, Err(ServiceFault::OtherAction)));
    })
    .await;
}

#[tokio::test]
async fn a_key_has_a_name_and_is_made_by_a_person() {
    on_both_engines(|db| async move {
        let house = House::new(db).await;
        let make = async |ctx: &Ctx, name: &str| {
            make_service_key(ctx, SCHOOL, name, true).await.map(|made| made.map(|made| made.name))
        };
        let long = "x".repeat(65);
        assert_eq!(make(&house.coordinator, " \u{7}\n").await.unwrap(), Err(SystemNameFault::Empty));
        assert_eq!(make(&house.coordinator, &long).await.unwrap(), Err(SystemNameFault::TooLong));
        assert_eq!(make(&house.coordinator, "  Toets \t Plus ").await.unwrap(), Ok("Toets Plus".to_owned()));
        assert!(matches!(make(&house.operator, "Toets").await, Err(Error::Forbidden)));
        let elsewhere = make_service_key(&house.coordinator, "88ZZ00", "Toets", true).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)));
        let trail = house.trail().await;
        assert_eq!(trail.iter().filter(|(action, _)| action == "service_key_made").count(), 1);
    })
    .await;
}
