//! The change of school year: the preview of a new roster, and taking it.

use crate::{made, ms, say, timed};
use app::{
    App, Clock,
    imports::{Options, Source, import_roster},
    register::{lay_down_year, take_year, year_preview},
};
use policy::Actor;
use store::Db;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let ctx = App::new(db, Clock::System).act_as(Actor::Operator);
    let first = String::from_utf8(made::roster(400)).unwrap();
    let source = Source::memory("roster.xml", first.clone().into_bytes());
    import_roster(&ctx, source, Options::default(), None).await.unwrap();
    let next = first.replace("2025-2026", "2026-2027").replace("2025-10-01", "2026-08-20").into_bytes();
    let draft = lay_down_year(&ctx, made::SCHOOL, "next.xml", next).await.unwrap().unwrap();
    let (found, looked) = timed(year_preview(&ctx, made::SCHOOL, draft, Options::default())).await;
    let change = found.unwrap().change.unwrap();
    assert!(change.is_new_year());
    let (taken, took) = timed(take_year(&ctx, made::SCHOOL, (draft, &change.seen), Options::default())).await;
    assert!(taken.unwrap().no.is_some());
    say("change of year for 400 pupils, preview", &ms(looked), "2 s");
    say("change of year for 400 pupils, taken", &ms(took), "2 s");
}
