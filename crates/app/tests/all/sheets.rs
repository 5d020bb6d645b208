//! Spreadsheets with a mapping, and the preview that waits for a person; on both engines.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{
    SCHOOL, bring_results, bring_roster, ctx, overview, pupil, result, results_of, results_source, roster_of,
    roster_source,
};
use app::{
    Ctx, Error,
    imports::{
        About, Answers, Brings, DraftPage, Fixed, ImportError, ImportKind, Imported, MappingSaid, Options,
        Preview, ProblemKind, Received, Severity, Shown, Source, Stage, What, answer, apply, discard,
        draft_page, forget_mapping, import_sheet, imports, message, receive, receive_sheet,
        remembered_mappings, roll_back, save_mapping, waiting,
    },
    results::{
        norm_import::{NormFile, NormsRead, import as import_norms},
        overview_json,
    },
    trust::trail::{TrailChoice, pupil_trail},
};
use domain::{
    Personal,
    ids::{AccountId, DraftId, ImportNo},
    results::{Decimal, OwnBand, TestKind},
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::date;
use policy::{Action, Actor, Grant, InSchool, Person, Resource};
use std::sync::Arc;
use store::{Db, audit, register, results, testing::on_both_engines};

const HEADER: &str = "pupil_key;series;subject;moment;date;skill_score;level;percentile";

fn plain(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

async fn at_once(ctx: &Ctx, text: &str, options: Options) -> Result<Imported, ImportError> {
    import_sheet(ctx, SCHOOL, Source::memory("plain.csv", text.as_bytes().to_vec()), "plain", options).await
}

async fn lay_down(ctx: &Ctx, text: &str) -> DraftId {
    receive_sheet(ctx, SCHOOL, Source::memory("toetsen M5.csv", text.as_bytes().to_vec())).await.unwrap().1
}

/// Says that the guessed columns are right, with a change.
async fn go_on(ctx: &Ctx, id: DraftId, change: impl FnOnce(&mut MappingSaid)) {
    let Stage::Mapping(page) = draft_page(ctx, SCHOOL, id, true).await.unwrap().stage else {
        panic!("no columns")
    };
    let mut said = MappingSaid { mapping: page.mapping, name: page.name, all_scales: false, goes_on: true };
    change(&mut said);
    assert_eq!(save_mapping(ctx, SCHOOL, id, said).await.unwrap(), []);
}

async fn preview(ctx: &Ctx, id: DraftId) -> Preview {
    match draft_page(ctx, SCHOOL, id, false).await.unwrap() {
        DraftPage { stage: Stage::Preview(preview), .. } => *preview,
        DraftPage { .. } => panic!("no preview"),
    }
}

/// Takes what the preview shows.
async fn take(ctx: &Ctx, id: DraftId) -> Result<Imported, ImportError> {
    let seen = preview(ctx, id).await.seen;
    apply(ctx, SCHOOL, id, &seen).await
}

fn counts(preview: &Preview) -> (i64, i64, i64, i64) {
    let counts = preview.counts;
    (counts.added, counts.changed, counts.same, counts.refused)
}

/// A school with three pupils and one known result at `RW-M5`.
async fn school(ctx: &Ctx) {
    bring_roster(ctx, &roster_of(3), Options::default()).await.unwrap();
    let known = result("1", "RW-M5", date(2026, 1, 20), Some(190), "II");
    bring_results(ctx, vec![known], Options::default()).await.unwrap();
}

async fn scope(ctx: &Ctx) -> InSchool {
    let id = app::register::schools(ctx).await.unwrap()[0].id;
    InSchool::issue(&Actor::Operator, Action::Check, Resource::School(id)).unwrap()
}

async fn before(ctx: &Ctx) -> String {
    overview_json(&overview(ctx, "g5a", None).await).unwrap()
}

#[tokio::test]
async fn the_plain_mapping_joins_what_xml_brought_and_twice_is_once() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let text = plain(&[
            "1;RW;Rekenen-Wiskunde;M5;20-1-2026;190,0;II;",
            "2;rw;;m5;20-01-2026;200;I;85",
            "3;RW;;M5;2026-01-20;150;;",
        ]);
        let made = at_once(&ctx, &text, Options::default()).await.unwrap();
        assert_eq!(
            (made.counts.added, made.counts.same, made.counts.changed),
            (2, 1, 0),
            "{:?}",
            made.problems
        );
        let again = at_once(&ctx, &text, Options::default()).await.unwrap();
        assert_eq!((again.no, again.counts.same), (None, 3));
        let tests = results::tests(&mut db.read().await.unwrap(), &scope(&ctx).await).await.unwrap();
        assert_eq!(tests.len(), 1, "the same test, however the row names it");
        roll_back(&ctx, SCHOOL, made.no.unwrap()).await.unwrap();
        let again = at_once(&ctx, &text, Options::default()).await.unwrap();
        assert_eq!((again.counts.added, again.counts.same), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn every_bad_row_is_told_and_the_rest_goes_on() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        school(&ctx).await;
        let rows = [
            "2;RW;;M5;20-1-2026;200;I;85",
            "2;RW;;M5;21-1-2026;200;VI;85",
            "2;RW;;M5;1-4-2026;200;I;85",
            "2;RW;;M5;1-4-2014;200;I;85",
            "2;RW;;M5;20-1-2026;210;I;85",
            "2;RW;;M5;22-1-2026;200;I;101",
            "2;Onbekend;;M5;20-1-2026;200;I;85",
            "99;RW;;M5;20-1-2026;200;I;85",
            "3;RW;;M5;eergisteren;200;I;85",
            "3;RW;;M5;20-1-2026;;;",
        ];
        let Err(ImportError::Refused(problems)) = at_once(&ctx, &plain(&rows), Options::default()).await
        else {
            panic!("not refused")
        };
        let found: Vec<(u64, &What)> = problems.iter().map(|problem| (problem.line, &problem.what)).collect();
        let in_file = |kind| What::InFile(kind);
        let expected = [
            (3, What::WrongLevel { level: "VI".into() }),
            (4, What::InFuture),
            (5, What::NotAtSchool),
            (6, What::TwiceInFile { first_line: 2 }),
            (7, in_file(ProblemKind::OutOfRange { most: Some(100) })),
            (8, What::UnknownSeries { series: "Onbekend".into() }),
            (9, What::UnknownPupil { key: "99".into() }),
            (10, in_file(ProblemKind::InvalidDate)),
            (11, in_file(ProblemKind::Missing)),
        ];
        let expected: Vec<(u64, &What)> = expected.iter().map(|(line, what)| (*line, what)).collect();
        assert_eq!(found, expected);
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        let columns = [
            "level",
            "date",
            "date",
            "skill_score",
            "percentile",
            "series",
            "pupil_key",
            "date",
            "skill_score",
        ];
        assert_eq!(fields, columns, "each at the column of its cell");
        let line = message(Texts::of(Language::Nl), &problems[4]);
        assert_eq!(
            line,
            "plain.csv:7: percentile: Dit getal ligt niet tussen 0 en 100. Verbeter het in het bestand."
        );

        let partial = Options { partial: true, ..Options::default() };
        let taken = at_once(&ctx, &plain(&rows), partial).await.unwrap();
        assert_eq!((taken.counts.added, taken.counts.refused), (1, 9));
    })
    .await;
}

/// Somebody with one role in the school.
async fn in_role(db: &Db, role: Role, account: u128) -> Ctx {
    let operator = ctx(db.clone());
    let school = app::register::schools(&operator).await.unwrap()[0].id;
    let term = Term { from: date(2025, 8, 1), until: None };
    let person = Person {
        account: AccountId(uuid::Uuid::from_u128(account)),
        now: operator.now(),
        today: operator.today(),
        is_administrator: false,
        grants: vec![Grant { school, role, term }],
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    app::App::new(db.clone(), app::Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
}

#[tokio::test]
async fn who_may_not_see_pupils_gets_lines_keys_and_counts_and_who_may_is_in_the_trail() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        school(&operator).await;
        let (admin, coordinator) =
            (in_role(&db, Role::Administrator, 1).await, in_role(&db, Role::Coordinator, 2).await);
        let scope = scope(&operator).await;
        let looks = || async {
            let lines = audit::page(&mut db.read().await.unwrap(), &scope, (0, 1_000)).await.unwrap();
            lines.iter().filter(|line| line.action.ends_with("_looked")).count()
        };
        let dummy = plain(&["1;RW;;M5;20-1-2026;1;;", "2;RW;;M5;20-1-2026;1;;", "x;RW;;M5;20-1-2026;1;;"]);
        let id = lay_down(&admin, &dummy).await;
        go_on(&admin, id, |_| {}).await;
        let hidden = preview(&admin, id).await;
        assert!(hidden.is_hidden);
        assert_eq!(counts(&hidden), (1, 1, 0, 1));
        let shown = |preview: &Preview| {
            let lines = preview.changed.iter().chain(&preview.new);
            lines
                .map(|one| (one.line, one.who.clone().unwrap().into_inner(), one.fields.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(&hidden), [(2, "1".to_owned(), 0), (3, "2".to_owned(), 0)]);
        assert_eq!(looks().await, 0, "nobody was looked at");

        let open = preview(&coordinator, id).await;
        assert!(!open.is_hidden);
        assert!(shown(&open)[0].1.starts_with("Kind1") && !open.changed[0].fields.is_empty());
        assert_eq!(looks().await, 1, "both are in one group");
        let pupil = register::pupil_keys(&mut db.read().await.unwrap(), &scope).await.unwrap().by_key["1"];
        let trail = pupil_trail(&coordinator, SCHOOL, pupil, &TrailChoice::default()).await.unwrap();
        let of_preview = |line: &&app::trust::trail::TrailLine| {
            line.action == "group_looked" && line.detail["form"] == "preview"
        };
        assert_eq!(trail.lines.iter().filter(of_preview).count(), 1, "{:?}", trail.lines);

        // What a roster changes of a pupil is hidden too.
        let mut file = roster_of(3);
        file.pupils[0].name.first = Personal::new("Ander".into());
        let held =
            receive(&coordinator, ImportKind::Roster, vec![roster_source(&file)], Options::default()).await;
        let Received::Held(_, roster) = held.unwrap() else { panic!("not held") };
        assert_eq!(
            shown(&preview(&admin, roster).await),
            [(shown(&preview(&coordinator, roster).await)[0].0, "1".to_owned(), 0)]
        );

        // The rows of a file that another laid down.
        let id = lay_down(&coordinator, &dummy).await;
        let rows = |page: DraftPage| match page.stage {
            Stage::Mapping(page) => page.columns[0].cells.len(),
            Stage::Preview(_) => panic!("no columns"),
        };
        assert_eq!(rows(draft_page(&coordinator, SCHOOL, id, true).await.unwrap()), 3);
        assert_eq!(rows(draft_page(&admin, SCHOOL, id, true).await.unwrap()), 0);
    })
    .await;
}

#[tokio::test]
async fn names_of_a_file_are_hidden_from_who_may_not_see_pupils_unless_it_is_her_own() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        school(&operator).await;
        let admin = in_role(&db, Role::Administrator, 1).await;
        let text = "Naam;Toets;Datum;Vaardigheidsscore\nKind1 van Voorbeeld1;RW M5;20-2-2026;200\n\
            Niemand;RW M5;20-2-2026;203\n";
        for (laid_down_by, named) in [(&operator, "…"), (&admin, "Niemand")] {
            let id = lay_down(laid_down_by, text).await;
            go_on(laid_down_by, id, |_| {}).await;
            let asks = preview(&admin, id).await.asks;
            assert_eq!(asks.guesses[0].known_name.reveal(), "1");
            assert_eq!(asks.unknown_pupils[0].named.reveal(), named);
        }
    })
    .await;
}

#[tokio::test]
async fn a_test_without_a_moment_is_no_other_test_and_a_level_is_on_the_scale_of_its_series() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let of_end = result("1", "RW-E5", date(2025, 6, 2), Some(190), "II");
        bring_results(&ctx, vec![of_end], Options::default()).await.unwrap();
        let shipped = "Leerling in beeld Spelling";
        let rows = [
            // Of this year nobody was here: no moment can be told.
            "1;RW;;;20-1-2024;200;;".to_owned(),
            "1;RW;;M5;20-1-2024;-12,5;;".to_owned(),
            format!("1;{shipped};;M5;20-1-2026;200;A;"),
            format!("2;{shipped};;M5;20-1-2026;200;II;"),
            "1;RW;;M5;21-1-2024;;;-1".to_owned(),
            format!("3;{shipped};;B5;20-1-2026;200;;"),
            format!("3;{shipped};;M1;20-1-2026;200;;"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let partial = Options { partial: true, ..Options::default() };
        let taken = at_once(&ctx, &plain(&rows), partial).await.unwrap();
        let refused: Vec<(u64, &What)> = taken
            .problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Record)
            .map(|problem| (problem.line, &problem.what))
            .collect();
        let below = What::InFile(ProblemKind::OutOfRange { most: Some(100) });
        let moment = |moment: &str| What::WrongMoment { moment: moment.into() };
        let (begin, one) = (moment("B5"), moment("M1"));
        let level = What::WrongLevel { level: "A".into() };
        let expected = [(2, &What::NoMoment), (4, &level), (6, &below), (7, &begin), (8, &one)];
        assert_eq!((refused.len(), taken.counts.added), (5, 2), "{:?}", taken.problems);
        for one in expected {
            assert!(refused.contains(&one), "{one:?} in {refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_without_header_is_not_remembered_and_two_kinds_never_share_a_name() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let school = app::register::schools(&ctx).await.unwrap().remove(0);
        let names = || async {
            let all = remembered_mappings(&ctx, &school).await.unwrap();
            all.into_iter().map(|one| one.name).collect::<Vec<_>>()
        };
        let field = |code: &str| exchange::sheet::Use::from_code(code);
        let fixed = Fixed { series: Some("RW M5".into()), date: Some(date(2026, 2, 20)), ..Fixed::default() };
        // The first row holds a score; and one that holds only a name, of somebody who is known here.
        let cases = [
            ("Kind9;Onbekend;201\nKind1;van Voorbeeld1;200\n", ["first_name", "last_name", "skill_score"]),
            ("Kind1;Voorbeeld1;goed\nKind2;Voorbeeld2;\n", ["first_name", "skip", "level_own"]),
        ];
        for (text, uses) in cases {
            let id = lay_down(&ctx, text).await;
            go_on(&ctx, id, |said| {
                said.mapping.fixed = fixed.clone();
                for ((_, what), code) in said.mapping.columns.iter_mut().zip(uses) {
                    *what = field(code);
                }
            })
            .await;
            let Stage::Mapping(page) = draft_page(&ctx, SCHOOL, id, true).await.unwrap().stage else {
                panic!()
            };
            assert!(page.has_no_header && !page.is_remembered, "{text}");
            assert!(names().await.is_empty(), "{text}");
        }

        let header = "Leerlingnummer;Toets;Datum";
        for score in ["Score", "Niveau"] {
            let id = lay_down(&ctx, &format!("{header};{score}\n1;RW M5;20-2-2026;3\n")).await;
            go_on(&ctx, id, |said| "toetsen".clone_into(&mut said.name)).await;
        }
        assert_eq!(names().await, ["toetsen", "toetsen 2"]);
        forget_mapping(&ctx, SCHOOL, "toetsen").await.unwrap();
        forget_mapping(&ctx, SCHOOL, "toetsen").await.unwrap();
        assert_eq!(names().await, ["toetsen 2"]);
        let lines = audit::page(&mut db.read().await.unwrap(), &scope(&ctx).await, (0, 1_000)).await.unwrap();
        assert_eq!(lines.iter().filter(|line| line.action == "sheet_mapping_forgotten").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_mapping_needs_its_columns_and_a_name_that_exists() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        school(&ctx).await;
        let Err(ImportError::Refused(problems)) =
            at_once(&ctx, "pupil_key;series\n1;RW\n", Options::default()).await
        else {
            panic!("not refused")
        };
        assert_eq!(problems.len(), 6, "{problems:?}");
        let source = Source::memory("a.csv", plain(&["1;RW;;M5;20-1-2026;1;;"]).into_bytes());
        let nameless = import_sheet(&ctx, SCHOOL, source, "nergens", Options::default()).await;
        let Err(ImportError::Refused(problems)) = nameless else { panic!("not refused") };
        assert_eq!(problems[0].what, What::NoMapping { name: "nergens".into() });
    })
    .await;
}

#[tokio::test]
async fn a_sheet_waits_shows_old_and_new_and_changes_nothing_until_it_is_taken() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        school(&ctx).await;
        let was = before(&ctx).await;
        let id = lay_down(
            &ctx,
            &plain(&["1;RW;;M5;20-1-2026;195;II;", "2;RW;;M5;20-1-2026;200;I;85", "x;RW;;M5;20-1-2026;1;;"]),
        )
        .await;
        assert!(matches!(draft_page(&ctx, SCHOOL, id, false).await.unwrap().stage, Stage::Mapping(_)));
        let early = apply(&ctx, SCHOOL, id, "").await;
        assert!(
            matches!(early, Err(ImportError::Failed(Error::NotFound))),
            "nobody looked at the columns yet"
        );
        go_on(&ctx, id, |_| {}).await;
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (1, 1, 0, 1));
        let changed = &looked.changed[0];
        assert_eq!(changed.line, 2);
        assert!(changed.who.as_ref().unwrap().reveal().starts_with("Kind1"));
        assert!(matches!(&changed.about, About::Result { taken_on, .. } if *taken_on == date(2026, 1, 20)));
        assert_eq!(changed.fields.len(), 1, "{changed:?}");
        assert_eq!(changed.fields[0].before, Shown::Number("190".parse().unwrap()));
        assert_eq!(changed.fields[0].after, Shown::Number("195".parse().unwrap()));
        assert_eq!(looked.asks.unknown_pupils.len(), 1);
        assert_eq!(before(&ctx).await, was, "a preview saves nothing");
        assert_eq!(imports(&ctx, SCHOOL, 1).await.unwrap().1.len(), 2);

        let made = take(&ctx, id).await.unwrap();
        assert_eq!((made.counts.added, made.counts.changed, made.counts.refused), (1, 1, 1));
        assert_ne!(before(&ctx).await, was);
        assert!(
            matches!(draft_page(&ctx, SCHOOL, id, false).await, Err(Error::NotFound)),
            "it waits no longer"
        );
        roll_back(&ctx, SCHOOL, made.no.unwrap()).await.unwrap();
        assert_eq!(before(&ctx).await, was);
    })
    .await;
}

#[tokio::test]
async fn names_need_a_human_yes_one_by_one() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        school(&ctx).await;
        let text = "Naam;Geboortedatum;Toets;Datum;Vaardigheidsscore\n\
            \"Voorbeeld1, Kind1 van\";17-5-2015;RW M5;20-2-2026;200\n\
            Kind2 van Voorbeeld2;17-05-2015;RW M5;20-2-2026;201\n\
            Kind3 van Voorbeeld3;18-05-2015;RW M5;20-2-2026;202\n\
            Niemand;17-05-2015;RW M5;20-2-2026;203\n";
        let id = lay_down(&ctx, text).await;
        go_on(&ctx, id, |_| {}).await;
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (0, 0, 0, 4));
        assert_eq!(looked.asks.guesses.iter().map(|guess| guess.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(looked.asks.unknown_pupils.len(), 2, "another day of birth is another child");
        let texts = Texts::of(Language::Nl);
        assert!(looked.problems.iter().all(|problem| !message(texts, problem).contains("Voorbeeld")));

        let first = &looked.asks.guesses[0];
        let yes = Answers { same: vec![(first.line, first.pupil)], ..Answers::default() };
        answer(&ctx, SCHOOL, id, yes).await.unwrap();
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (1, 0, 0, 3));
        assert_eq!(looked.new[0].line, 2);
        // The word is about this pupil; a word about another is none.
        let other = Answers { same: vec![(2, looked.asks.guesses[1].pupil)], ..Answers::default() };
        answer(&ctx, SCHOOL, id, other).await.unwrap();
        assert_eq!(counts(&preview(&ctx, id).await), (0, 0, 0, 4));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_test_becomes_one_of_the_school_when_a_person_says_so() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let id = lay_down(&ctx, "Leerlingnummer;Toets;Datum;Score\n1;Blok 3;20-2-2026;8\n").await;
        go_on(&ctx, id, |_| {}).await;
        let looked = preview(&ctx, id).await;
        assert_eq!(
            (counts(&looked), looked.asks.unknown_series.as_slice()),
            ((0, 0, 0, 1), &["Blok 3".to_owned()][..])
        );
        answer(&ctx, SCHOOL, id, Answers { own_series: vec!["Blok 3".into()], ..Answers::default() })
            .await
            .unwrap();
        assert_eq!(counts(&preview(&ctx, id).await), (1, 0, 0, 0));
        take(&ctx, id).await.unwrap();
        let tests = results::tests(&mut db.read().await.unwrap(), &scope(&ctx).await).await.unwrap();
        assert!(tests.iter().any(|test| test.series.0 == "Blok 3" && test.kind == TestKind::Own));
    })
    .await;
}

#[tokio::test]
async fn a_list_has_a_scale_in_each_column_and_is_remembered_by_its_columns() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let id = lay_down(&ctx, "Leerlingnummer;Betrokkenheid;Welbevinden\n1;3,5;goed\n2;;zorg\n").await;
        let fixed = Fixed {
            series: Some("Onze lijst".into()),
            date: Some(date(2026, 2, 20)),
            kind: TestKind::SocialEmotional,
            ..Fixed::default()
        };
        go_on(&ctx, id, |said| {
            said.mapping.fixed = fixed;
            said.all_scales = true;
            "kijklijst".clone_into(&mut said.name);
        })
        .await;
        assert_eq!(counts(&preview(&ctx, id).await), (3, 0, 0, 0));
        take(&ctx, id).await.unwrap();
        let scope = scope(&ctx).await;
        let tests = results::tests(&mut db.read().await.unwrap(), &scope).await.unwrap();
        let scale = tests.iter().find(|test| test.names.part.as_deref() == Some("Welbevinden")).unwrap();
        assert_eq!(
            (scale.kind, scale.series.0.as_str()),
            (TestKind::SocialEmotional, "Onze lijst / Welbevinden")
        );

        // The next file of the same kind, with its columns in another order.
        let id = lay_down(&ctx, "Welbevinden;Leerlingnummer;Betrokkenheid\nredelijk;3;4\n").await;
        let Stage::Mapping(page) = draft_page(&ctx, SCHOOL, id, true).await.unwrap().stage else { panic!() };
        assert!(page.is_remembered && page.name == "kijklijst");
        assert_eq!(page.mapping.fixed.date, None, "the day of the last file is not that of this one");
        go_on(&ctx, id, |said| said.mapping.fixed.date = Some(date(2026, 2, 21))).await;
        assert_eq!(counts(&preview(&ctx, id).await), (2, 0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn absences_are_added_up_compared_rolled_back_and_destroyed_with_the_file() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let hours = |db: Db, ctx: Ctx| async move {
            let days = (date(2026, 1, 1), date(2026, 3, 1));
            let all = register::absences_between(&mut db.read().await.unwrap(), &scope(&ctx).await, days).await.unwrap();
            all.into_iter().map(|(one, _)| one.hours.to_string()).collect::<Vec<_>>()
        };
        let brought = |text: &'static str| {
            let ctx = ctx.clone();
            async move {
                let id = lay_down(&ctx, text).await;
                go_on(&ctx, id, |said| assert_eq!(said.mapping.brings, Brings::Absences)).await;
                take(&ctx, id).await.unwrap()
            }
        };
        let first = "Leerlingnummer;Datum;Soort;Uren\n1;2-2-2026;ongeoorloofd;2,5\n1;2-2-2026;Ongeoorloofd;3\n2;3-2-2026;ziek;5\n";
        let made = brought(first).await;
        assert_eq!((made.kind, made.counts.added), (ImportKind::Absences, 2));
        assert_eq!(hours(db.clone(), ctx.clone()).await, ["5.5", "5"]);
        assert_eq!(brought(first).await.no, None, "twice is once");
        let changed = brought("Leerlingnummer;Datum;Soort;Uren\n1;2-2-2026;ongeoorloofd;4\n").await;
        assert_eq!(changed.counts.changed, 1);
        let early = roll_back(&ctx, SCHOOL, made.no.unwrap()).await;
        assert!(matches!(early, Err(Error::Conflict(_))), "a later import rests on it");
        roll_back(&ctx, SCHOOL, changed.no.unwrap()).await.unwrap();
        assert_eq!(hours(db.clone(), ctx.clone()).await, ["5.5", "5"]);

        let scope = scope(&ctx).await;
        let pupil = register::pupil_keys(&mut db.read().await.unwrap(), &scope).await.unwrap().by_key["1"];
        let mut tx = db.write().await.unwrap();
        let category = domain::trust::retention::Category::Register;
        store::trust::destroy(&mut tx, &scope, (pupil, category), ctx.now()).await.unwrap();
        let left = register::absences_of_pupil(&mut tx, &scope, pupil).await.unwrap();
        assert!(left.is_empty());
        let page = imports_of(&mut tx, &scope, made.no.unwrap()).await;
        assert!(page.sealed_at.is_some(), "what the import remembers of this pupil is gone too");
        tx.undo().await.unwrap();
        roll_back(&ctx, SCHOOL, made.no.unwrap()).await.unwrap();
        assert!(hours(db, ctx).await.is_empty());
    })
    .await;
}

async fn imports_of(tx: &mut store::WriteTx, scope: &InSchool, no: ImportNo) -> store::imports::Import {
    store::imports::one(tx, scope, no).await.unwrap().unwrap()
}

#[tokio::test]
async fn xml_waits_too_without_what_is_never_stored_and_the_first_roster_does_not() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        let first =
            receive(&ctx, ImportKind::Roster, vec![roster_source(&roster_of(2))], Options::default()).await;
        assert!(matches!(first.unwrap(), Received::Imported(made) if made.counts.added == 6));

        let mut file = roster_of(2);
        file.pupils[0].name.first = Personal::new("Ander".into());
        file.pupils.push(pupil("3", "g67", 6));
        let Source { bytes: app::imports::Bytes::Memory(bytes), .. } = roster_source(&file) else { panic!() };
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let text = text.replacen("</leerling>", "<bsn>123456782</bsn></leerling>", 1);
        let source = Source::memory("roster.xml", text.into_bytes());
        let held = receive(&ctx, ImportKind::Roster, vec![source], Options::default()).await.unwrap();
        let Received::Held(school, id) = held else { panic!("not held") };
        let content =
            store::imports::draft_content(&mut db.read().await.unwrap(), &scope(&ctx).await, id, ctx.now())
                .await;
        let content = content.unwrap().unwrap().into_inner();
        assert!(!String::from_utf8(content).unwrap().contains("123456782"));
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (1, 1, 5, 0), "{:?}", looked.problems);
        assert_eq!(looked.changed[0].fields.len(), 1, "{:?}", looked.changed);
        assert_eq!(looked.new[0].who.as_ref().unwrap().reveal(), "Kind3 van Voorbeeld3");
        assert_eq!(waiting(&ctx, &school).await.unwrap().len(), 1);
        discard(&ctx, SCHOOL, id).await.unwrap();
        assert!(waiting(&ctx, &school).await.unwrap().is_empty());
        assert_eq!(overview(&ctx, "g5a", None).await.pupils.len(), 2, "nothing was taken");

        let two = |pupil: &str| {
            results_source(&results_of(vec![result(pupil, "RW-M5", date(2026, 1, 20), Some(190), "II")]))
        };
        let held =
            receive(&ctx, ImportKind::Results, vec![two("1"), two("2")], Options::default()).await.unwrap();
        let Received::Held(_, id) = held else { panic!("not held") };
        assert_eq!(counts(&preview(&ctx, id).await), (2, 0, 0, 0));
        assert_eq!(take(&ctx, id).await.unwrap().counts.added, 2);
    })
    .await;
}

#[tokio::test]
async fn a_draft_ends_after_a_week() {
    on_both_engines(|db| async move {
        let now = ctx(db.clone());
        school(&now).await;
        let id = lay_down(&now, &plain(&["1;RW;;M5;20-1-2026;190;II;"])).await;
        let later = date(2026, 3, 8).at(9, 0, 1, 0).in_tz("UTC").unwrap();
        let later = app::App::new(db.clone(), app::Clock::Fixed(later)).act_as(Actor::Operator);
        assert!(matches!(draft_page(&later, SCHOOL, id, false).await, Err(Error::NotFound)));
        let school = app::register::schools(&later).await.unwrap().remove(0);
        assert!(waiting(&later, &school).await.unwrap().is_empty());
        let mut tx = db.read().await.unwrap();
        let kept = store::imports::draft_content(&mut tx, &scope(&now).await, id, now.now()).await.unwrap();
        assert!(kept.is_none(), "its bytes are gone, not only out of sight");
    })
    .await;
}

#[tokio::test]
async fn a_preview_that_has_grown_stale_is_shown_again_instead_of_taken() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        school(&ctx).await;
        let first = lay_down(&ctx, &plain(&["2;RW;;M5;20-1-2026;200;;"])).await;
        go_on(&ctx, first, |_| {}).await;
        let looked = preview(&ctx, first).await;
        assert_eq!(preview(&ctx, first).await.seen, looked.seen, "looking changes nothing");
        assert_eq!(counts(&looked), (1, 0, 0, 0));
        let second = lay_down(&ctx, &plain(&["2;RW;;M5;20-1-2026;150;;"])).await;
        go_on(&ctx, second, |_| {}).await;
        take(&ctx, second).await.unwrap();
        let was = before(&ctx).await;
        let stale = apply(&ctx, SCHOOL, first, &looked.seen).await;
        assert!(
            matches!(stale, Err(ImportError::Failed(Error::Conflict(app::Conflict::SavedMeanwhile)))),
            "{stale:?}"
        );
        assert_eq!(before(&ctx).await, was, "nothing was taken");
        let again = preview(&ctx, first).await;
        assert_eq!((counts(&again), again.changed.len()), ((0, 1, 0, 0), 1), "old is beside new now");
        assert_eq!(apply(&ctx, SCHOOL, first, &again.seen).await.unwrap().counts.changed, 1);
    })
    .await;
}

#[tokio::test]
async fn a_series_with_a_norm_table_is_known_and_others_are_own_tests_when_the_command_line_says_so() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let head = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle";
        let bytes = format!("{head}\nZeldzaam;;Rekenen;M5;100;199;III;50;;24\n").into_bytes();
        let file = NormFile { name: "n.csv".into(), bytes, source: None };
        let NormsRead::Good(_) = import_norms(&ctx, SCHOOL, &file).await.unwrap() else { panic!("refused") };
        let text = plain(&["1;zeldzaam;Rekenen;M5;20-1-2026;120;;", "2;Zeldzaam;;;20-1-2026;121;;"]);
        let made = at_once(&ctx, &text, Options::default()).await.unwrap();
        assert_eq!(made.counts.added, 2, "{:?}", made.problems);
        let mut tx = db.read().await.unwrap();
        let scope = scope(&ctx).await;
        let tests = results::tests(&mut tx, &scope).await.unwrap();
        let test = tests.iter().find(|test| test.series.0 == "Zeldzaam").unwrap();
        assert_eq!((test.kind, test.subject.as_deref()), (TestKind::Standard, Some("Rekenen")));
        let keys = register::pupil_keys(&mut tx, &scope).await.unwrap().by_key;
        for key in ["1", "2"] {
            let all = results::results_of_pupil(&mut tx, &scope, keys[key]).await.unwrap();
            let one = all.iter().find(|one| one.test == test.id).unwrap();
            assert_eq!(one.levels.main().unwrap().name(), "III", "the norm table was applied");
        }
        drop(tx);

        let unknown = plain(&["1;Blok 7;;;20-1-2026;8;;"]);
        assert!(matches!(at_once(&ctx, &unknown, Options::default()).await, Err(ImportError::Refused(_))));
        let own = Options { own_tests: true, ..Options::default() };
        assert_eq!(at_once(&ctx, &unknown, own).await.unwrap().counts.added, 1);
        let tests = results::tests(&mut db.read().await.unwrap(), &scope).await.unwrap();
        assert!(tests.iter().any(|test| test.series.0 == "Blok 7" && test.kind == TestKind::Own));
    })
    .await;
}

#[tokio::test]
async fn what_is_odd_about_a_good_row_is_told_and_two_pupils_in_one_row_are_refused() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        let mut file = roster_of(3);
        let eck_id = "https://ketenid.nl/201703/eck-1";
        file.pupils[0].eck_id = eck_id.parse().ok();
        bring_roster(&ctx, &file, Options::default()).await.unwrap();
        bring_results(
            &ctx,
            vec![result("1", "RW-M5", date(2026, 1, 20), Some(190), "II")],
            Options::default(),
        )
        .await
        .unwrap();
        let text = plain(&[
            "1;RW;Spelling;M5;27-1-2026;200;;",
            "2;RW;Spelling;M5;20-1-2026;200;;",
            "2;RW;;M5;28-1-2026;201;;",
        ]);
        let made = at_once(&ctx, &text, Options::default()).await.unwrap();
        let found: Vec<(u64, &str, &What)> = made
            .problems
            .iter()
            .map(|problem| (problem.line, problem.field.as_str(), &problem.what))
            .collect();
        let same = What::SameMoment { taken_on: date(2026, 1, 20) };
        let other = What::OtherSubject { subject: "Spelling".into(), known: "Rekenen-Wiskunde".into() };
        let expected = [(2, "subject", &other), (2, "skill_score", &same), (4, "skill_score", &same)];
        assert_eq!(found, expected);
        assert!(made.problems.iter().all(|problem| problem.severity() == Severity::Notice));
        let again = at_once(&ctx, &text, Options::default()).await.unwrap();
        assert_eq!((again.counts.same, again.problems.len()), (3, 1), "what is known is no news");

        let text = format!(
            "ECK iD;Leerlingnummer;Toets;Moment;Datum;Vaardigheidsscore\n{eck_id};2;RW;M5;20-1-2026;1\n"
        );
        let id = lay_down(&ctx, &text).await;
        go_on(&ctx, id, |_| {}).await;
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (0, 0, 0, 1));
        assert_eq!(looked.problems[0].what, What::KeyOfAnother { key: "2".into() });
    })
    .await;
}

#[tokio::test]
async fn a_list_of_the_school_keeps_its_scales_and_a_score_below_its_bands_is_told() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        school(&ctx).await;
        let fixed = Fixed {
            series: Some("Onze lijst".into()),
            date: Some(date(2026, 2, 20)),
            kind: TestKind::SocialEmotional,
            ..Fixed::default()
        };
        let list = |said: &mut MappingSaid| {
            said.mapping.fixed = fixed.clone();
            said.all_scales = true;
        };
        let id = lay_down(&ctx, "Leerlingnummer;Betrokkenheid;Opmerking\n1;3;gaat goed\n").await;
        go_on(&ctx, id, list).await;
        take(&ctx, id).await.unwrap();
        let scope = scope(&ctx).await;
        let mut tests = results::tests(&mut db.read().await.unwrap(), &scope).await.unwrap();
        tests.retain(|test| test.names.part.is_some());
        assert_eq!(tests.len(), 1, "remarks are no scale: {tests:?}");
        let mut test = tests.remove(0);
        test.name = Some("Onze lijst: Betrokkenheid".into());
        let band = |label: &str, from: i32| OwnBand {
            label: label.into(),
            from: Some(Decimal::whole(from)),
            needs_attention: false,
        };
        test.bands = vec![band("zorg", 2), band("goed", 4)];
        let mut tx = db.write().await.unwrap();
        results::put_test(&mut tx, &scope, &test).await.unwrap();
        let deed = audit::Deed::SheetMappingKept;
        let event = audit::AuditEvent { at: ctx.now(), actor: Actor::Operator, school: None, deed };
        tx.commit(&event).await.unwrap();

        let id = lay_down(&ctx, "Leerlingnummer;Betrokkenheid;Welbevinden\n2;1;3\n3;2;3\n").await;
        go_on(&ctx, id, list).await;
        let looked = preview(&ctx, id).await;
        assert_eq!(counts(&looked), (2, 0, 0, 0), "a list that is known gets no other scales");
        let told: Vec<_> = looked.problems.iter().map(|one| (one.line, &one.what)).collect();
        assert_eq!(told, [(2, &What::BelowBands { from: "2".into() })]);
        let About::Result { test, .. } = &looked.new[0].about else { panic!() };
        assert_eq!(test, "Onze lijst: Betrokkenheid");
    })
    .await;
}
