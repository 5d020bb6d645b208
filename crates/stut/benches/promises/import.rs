//! Results into SQLite: rows a second, from the file to the committed transaction.

use crate::{made, say, timed};
use app::{
    App, Clock, Ctx,
    imports::{
        MappingSaid, Options, Source, Stage, draft_page, import_results, import_roster, receive_sheet,
        save_mapping,
    },
};
use domain::results::TestKind;
use policy::Actor;
use rust_xlsxwriter::Workbook;
use store::Db;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let ctx = App::new(db, Clock::System).act_as(Actor::Operator);
    let roster = Source::memory("roster.xml", made::roster(2500));
    import_roster(&ctx, roster, Options::default(), None).await.unwrap();
    let mut bytes = Vec::new();
    let rows = made::results(2500, 16, &mut bytes);
    let megabytes = bytes.len() as f64 / 1e6;
    let source = || vec![Source::memory("results.xml", bytes.clone())];
    let (imported, first) = timed(import_results(&ctx, source(), Options::default(), None)).await;
    assert_eq!(usize::try_from(imported.unwrap().counts.added), Ok(rows));
    let (again, second) = timed(import_results(&ctx, source(), Options::default(), None)).await;
    assert_eq!(usize::try_from(again.unwrap().counts.same), Ok(rows));
    let rate = |duration: std::time::Duration| format!("{:.0} rows/s", rows as f64 / duration.as_secs_f64());
    say(
        &format!("import of {rows} results ({megabytes:.0} MB), new"),
        &rate(first),
        "50,000 rows/s on one core",
    );
    say("the same file once more (nothing changes)", &rate(second), "-");
    sheet(&ctx).await;
}

/// A spreadsheet of 20,000 rows, from its bytes to what it would change.
async fn sheet(ctx: &Ctx) {
    const ROWS: u32 = 20_000;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["pupil_key", "series", "subject", "moment", "date", "skill_score", "level", "percentile"];
    for (at, name) in (0..).zip(header) {
        sheet.write(0, at, name).unwrap();
    }
    for row in 1..=ROWS {
        let (pupil, test) = ((row - 1) % 2500 + 1, (row - 1) / 2500);
        sheet.write(row, 0, format!("ll-{:06}", pupil - 1)).unwrap();
        sheet.write(row, 1, format!("Eigen toets {test}")).unwrap();
        sheet.write(row, 4, format!("{:02}-02-2026", test + 1)).unwrap();
        sheet.write(row, 5, f64::from(row % 300) / 2.0).unwrap();
        sheet.write(row, 6, ["I", "II", "III", "IV", "V"][usize::try_from(row % 5).unwrap()]).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let code = app::register::schools(ctx).await.unwrap()[0].codes.code();
    let source = Source::memory("toetsen.xlsx", bytes);
    let (held, received) = timed(receive_sheet(ctx, &code, source)).await;
    let (_, id) = held.unwrap();
    let page = draft_page(ctx, &code, id, true).await.unwrap();
    let Stage::Mapping(page) = page.stage else { panic!("no columns") };
    let mut mapping = page.mapping;
    mapping.fixed.kind = TestKind::Own;
    let said = MappingSaid { mapping, goes_on: true, ..MappingSaid::default() };
    assert!(save_mapping(ctx, &code, id, said).await.unwrap().is_empty());
    let (looked, preview) = timed(draft_page(ctx, &code, id, false)).await;
    let Stage::Preview(looked) = looked.unwrap().stage else { panic!("no preview") };
    assert_eq!(looked.counts.added, i64::from(ROWS), "{:?}", looked.problems.first());
    let whole = format!("{:.2} s", (received + preview).as_secs_f64());
    say(&format!("XLSX of {ROWS} rows read and previewed"), &whole, "3 s");
}
