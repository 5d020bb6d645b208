//! The list of imports, and one of them.

use super::upload;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::imports::{self, Brings, Import, RememberedMapping, import_page};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::ImportNo;
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    frame: Frame,
    base: String,
    drafts: Vec<Waiting>,
    drafts_why: String,
    is_discarded: bool,
    mappings: Vec<(String, String)>,
    is_forgotten: bool,
    imports: Vec<Entry>,
    page: u32,
    has_more: bool,
}

/// An import that waits for a person.
struct Waiting {
    address: String,
    kind: &'static str,
    file_name: String,
    way: String,
    made_at: String,
    ends: String,
}

struct Entry {
    address: String,
    no: i64,
    kind: &'static str,
    /// How it came in, when that was not as a file.
    way: Option<String>,
    file_name: String,
    school_year: String,
    made_at: String,
    counts: String,
    is_rolled_back: bool,
}

#[derive(Template)]
#[template(path = "imports/one.html")]
struct One {
    frame: Frame,
    base: String,
    import: Entry,
    author: String,
    obstacle: Option<String>,
    is_made: bool,
    is_undone: bool,
}

/// Which page.
#[derive(Deserialize)]
pub(crate) struct Choice {
    page: Option<u32>,
    discarded: Option<String>,
    forgotten: Option<String>,
}

/// Which mapping.
#[derive(Deserialize)]
pub(crate) struct Named {
    #[serde(default)]
    name: String,
}

/// Forgets how a kind of spreadsheet is read.
pub(crate) async fn forget(ask: Ask, Form(named): Form<Named>) -> Result<Response, PageError> {
    let school = imports::forget_mapping(&ask.ctx, &ask.school, &named.name).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/imports?forgotten=1", school_base(&school))).into_response())
}

/// The forms for new imports, and the imports that were made.
pub(crate) async fn list(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let page = choice.page.unwrap_or(1).clamp(1, 10_000);
    let (school, found, has_more) =
        imports::imports(&ask.ctx, &ask.school, page).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &school, Room::Import);
    let base = frame.base.clone().unwrap_or_default();
    let imports = found.iter().map(|import| entry(ask.texts, &base, import)).collect();
    let waiting = imports::waiting(&ask.ctx, &school).await.map_err(ask.failed())?;
    let drafts = waiting.iter().map(|draft| waiting_draft(ask.texts, &base, draft)).collect();
    let mappings = imports::remembered_mappings(&ask.ctx, &school).await.map_err(ask.failed())?;
    let words = |one: &RememberedMapping| {
        let what = match one.brings {
            Brings::Results => ask.texts.mapping_brings_results(),
            Brings::Absences => ask.texts.mapping_brings_absences(),
        };
        let columns = i64::try_from(one.columns).unwrap_or(i64::MAX);
        (one.name.clone(), ask.texts.mappings_line(columns, what))
    };
    Ok(render(&List {
        drafts_why: ask.texts.drafts_why(imports::DRAFT_DAYS),
        is_discarded: choice.discarded.is_some(),
        mappings: mappings.iter().map(words).collect(),
        is_forgotten: choice.forgotten.is_some(),
        drafts,
        base,
        imports,
        page,
        has_more,
        frame,
    }))
}

/// What one comes from.
#[derive(Deserialize)]
pub(crate) struct Came {
    made: Option<String>,
    undone: Option<String>,
}

/// One import, with the way to undo it.
pub(crate) async fn one(
    ask: Ask,
    Path((_, no)): Path<(String, i64)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = import_page(&ask.ctx, &ask.school, ImportNo(no)).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Import);
    let base = frame.base.clone().unwrap_or_default();
    Ok(render(&One {
        import: entry(ask.texts, &base, &found.import),
        author: found.import.author.unwrap_or_default(),
        obstacle: found.obstacle.map(|conflict| imports::conflict_in_words(ask.texts, conflict)),
        is_made: came.made.is_some(),
        is_undone: came.undone.is_some(),
        base: base.clone(),
        frame,
    }))
}

/// Undoes an import.
pub(crate) async fn roll_back(ask: Ask, Path((_, no)): Path<(String, i64)>) -> Result<Response, PageError> {
    imports::roll_back(&ask.ctx, &ask.school, ImportNo(no)).await.map_err(ask.failed())?;
    let back = ask.here.trim_end_matches("/rollback");
    Ok(Redirect::to(&format!("{back}?undone=1")).into_response())
}

fn waiting_draft(texts: &'static Texts, base: &str, draft: &imports::Draft) -> Waiting {
    Waiting {
        address: format!("{base}/imports/drafts/{}", draft.id),
        kind: imports::kind_in_words(texts, draft.kind),
        file_name: draft.file_name.clone(),
        way: texts.draft_way(draft.way.code()),
        made_at: upload::day(texts, draft.made_at),
        ends: texts.draft_ends(upload::day(texts, draft.ends_at).as_str()),
    }
}

fn entry(texts: &'static Texts, base: &str, import: &Import) -> Entry {
    let local = import.made_at.to_zoned(TimeZone::system());
    Entry {
        address: format!("{base}/imports/{}", import.no),
        no: import.no.0,
        kind: imports::kind_in_words(texts, import.kind),
        way: (import.way != imports::ImportWay::File).then(|| texts.draft_way(import.way.code())),
        file_name: import.file_name.clone(),
        school_year: import.school_year.to_string(),
        made_at: format!("{} {:02}:{:02}", texts.language().date(local.date()), local.hour(), local.minute()),
        counts: imports::counts_in_words(texts, import.counts),
        is_rolled_back: import.rolled_back_at.is_some(),
    }
}
