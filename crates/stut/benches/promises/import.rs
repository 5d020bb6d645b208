//! Results into SQLite: rows a second, from the file to the committed transaction.

use crate::{made, say, timed};
use app::{
    App, Clock,
    imports::{Options, Source, import_results, import_roster},
};
use policy::Actor;
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
}
