//! A waiting import: what it would change, the questions only a person can answer, taking it and throwing it away.

use super::{mapping, upload, words};
use crate::{
    ask::Ask,
    error::{PageError, note, render},
    page::{Frame, Room, school_base},
};
use app::Conflict;
use app::imports::{
    Answers, Asks, Draft, DraftPage, Guess, ImportError, ImportProblem, Line, Preview, ProblemKind, Severity,
    Stage, UnknownPupil, What, answer, apply, cell_in_words, discard, draft_page, kind_in_words, sentence,
};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{ids::DraftId, register::School};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct PreviewView {
    frame: Frame,
    base: String,
    here: String,
    about: String,
    ends: String,
    counts: Vec<(i64, &'static str)>,
    refused: i64,
    is_refused: bool,
    changes: bool,
    has_rows: bool,
    is_stale: bool,
    seen: String,
    is_sheet: bool,
    is_hidden: bool,
    guesses: Vec<GuessView>,
    unknown_series: Vec<(usize, String, String)>,
    same_pupils: Option<String>,
    is_same: bool,
    unknown: Vec<String>,
    changed: Vec<LineView>,
    more_changed: Option<String>,
    new: Vec<LineView>,
    more_new: Option<String>,
    problems: Vec<ProblemView>,
    more_problems: Option<String>,
    notices: Vec<ProblemView>,
}

struct GuessView {
    line: u64,
    value: String,
    label: String,
    is_by_name: bool,
    is_confirmed: bool,
}

struct LineView {
    line: u64,
    who: String,
    what: String,
    fields: Vec<(String, String, String)>,
}

struct ProblemView {
    class: &'static str,
    place: String,
    field: String,
    what: String,
}

/// Problems of each weight on the page; who has more looks at the first ones first.
const SHOWN: usize = 300;

/// The draft that an address names.
pub(super) fn draft_id(ask: &Ask, draft: &str) -> Result<DraftId, PageError> {
    draft.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// A waiting import: the columns of a sheet that nobody looked at, else what it would change.
pub(crate) async fn page(ask: Ask, Path((_, draft)): Path<(String, String)>) -> Result<Response, PageError> {
    shown(&ask, draft_id(&ask, &draft)?, false).await
}

async fn shown(ask: &Ask, id: DraftId, is_stale: bool) -> Result<Response, PageError> {
    let page = draft_page(&ask.ctx, &ask.school, id, false).await.map_err(ask.failed())?;
    let DraftPage { school, draft, stage } = page;
    Ok(match stage {
        Stage::Mapping(page) => mapping::view(ask, &school, &draft, (*page, Vec::new(), &Default::default())),
        Stage::Preview(preview) => view(ask, &school, &draft, (*preview, is_stale)),
    })
}

/// Keeps what a person answered.
pub(crate) async fn answers(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    let mut answers = Answers::default();
    let says_all = fields.iter().any(|(name, _)| name == "all");
    let same = if says_all { "every" } else { "same" };
    for (name, value) in fields {
        match name.as_str() {
            name if name == same => {
                let pair = value.split_once(':');
                answers
                    .same
                    .extend(pair.and_then(|(line, pupil)| Some((line.parse().ok()?, pupil.parse().ok()?))));
            }
            "own_series" => answers.own_series.push(value),
            "same_pupils" => answers.same_pupils = true,
            _ => {}
        }
    }
    answer(&ask.ctx, &ask.school, id, answers).await.map_err(ask.failed())?;
    Ok(Redirect::to(ask.here.trim_end_matches("/answers")).into_response())
}

/// The mark of the preview that somebody said yes to.
#[derive(Default, Deserialize)]
pub(crate) struct Yes {
    #[serde(default)]
    seen: String,
}

/// Takes it; shows what it would do again when that is something else by now.
pub(crate) async fn take(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    match apply(&ask.ctx, &ask.school, id, &yes.seen).await {
        // What was refused stood on the page where the person said yes.
        Ok(imported) if imported.no.is_some() => {
            upload::count("made");
            let no = imported.no.map(|no| no.0).unwrap_or_default();
            Ok(Redirect::to(&format!("{}/imports/{no}?made=1", school_base(&imported.school)))
                .into_response())
        }
        Err(ImportError::Failed(app::Error::Conflict(conflict @ Conflict::SavedMeanwhile))) => {
            note(conflict);
            Ok((StatusCode::CONFLICT, shown(&ask, id, true).await?).into_response())
        }
        outcome => upload::answer(&ask, outcome).await,
    }
}

/// Throws it away.
pub(crate) async fn throw_away(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    let school = discard(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/imports?discarded=1", school_base(&school))).into_response())
}

fn view(ask: &Ask, school: &School, draft: &Draft, (preview, is_stale): (Preview, bool)) -> Response {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, school, Room::Import);
    let base = frame.base.clone().unwrap_or_default();
    let kind = kind_in_words(texts, draft.kind);
    let file = draft.file_name.as_str();
    let about = match preview.school_year {
        Some(year) => texts.preview_about_year(file, kind, year.to_string().as_str()),
        None => texts.preview_about(file, kind),
    };
    let counts = preview.counts;
    let lines = |lines: &[Line]| lines.iter().map(|one| line(texts, one)).collect::<Vec<_>>();
    let more = |all: i64, shown: usize| {
        let rest = all - i64::try_from(shown).unwrap_or(0);
        (rest > 0).then(|| texts.preview_more(rest))
    };
    let (notices, refused): (Vec<_>, Vec<_>) =
        preview.problems.iter().partition(|problem| problem.severity() == Severity::Notice);
    let changes = preview.changes_something();
    let asks_same = preview.asks.looks_like_known;
    let problems: Vec<ProblemView> =
        refused.iter().take(SHOWN).map(|one| problem(texts, preview.is_sheet, one)).collect();
    let more_problems = more(i64::try_from(refused.len()).unwrap_or(i64::MAX), problems.len());
    render(&PreviewView {
        here: format!("{base}/imports/drafts/{}", draft.id),
        base,
        about,
        ends: texts.draft_ends(upload::day(texts, draft.ends_at).as_str()),
        counts: vec![
            (counts.added, texts.preview_new_count()),
            (counts.changed, texts.preview_changed_count()),
            (counts.same, texts.preview_same_count()),
            (counts.refused, texts.preview_refused_count()),
        ],
        refused: counts.refused,
        is_refused: preview.is_refused,
        changes,
        has_rows: counts.same > 0,
        is_stale,
        seen: preview.seen,
        is_sheet: preview.is_sheet,
        is_hidden: preview.is_hidden,
        guesses: guesses(texts, &preview.asks),
        unknown_series: unknown_series(texts, &preview.asks),
        same_pupils: (asks_same > 0 || preview.same_pupils).then(|| texts.asks_same_pupils(asks_same.max(1))),
        is_same: preview.same_pupils,
        unknown: unknown(texts, &preview.asks),
        changed: lines(&preview.changed),
        more_changed: more(counts.changed, preview.changed.len()),
        new: lines(&preview.new),
        more_new: more(counts.added, preview.new.len()),
        problems,
        more_problems,
        notices: notices.iter().take(SHOWN).map(|one| problem(texts, preview.is_sheet, one)).collect(),
        frame,
    })
    .into_response()
}

fn guesses(texts: &Texts, asks: &Asks) -> Vec<GuessView> {
    let view = |guess: &Guess| {
        let (known, named) = (guess.known_name.reveal().as_str(), guess.named.reveal().as_str());
        GuessView {
            line: guess.line,
            value: format!("{}:{}", guess.line, guess.pupil),
            label: texts.asks_guess(known, guess.line, named),
            is_by_name: !guess.has_birth_date,
            is_confirmed: guess.is_confirmed,
        }
    };
    asks.guesses.iter().map(view).collect()
}

fn unknown(texts: &Texts, asks: &Asks) -> Vec<String> {
    let words = |one: &UnknownPupil| texts.asks_unknown(one.line, one.named.reveal().as_str(), one.rows);
    asks.unknown_pupils.iter().map(words).collect()
}

/// Series that the school does not know, each with its number and its question; a row without a series asks nothing.
fn unknown_series(texts: &Texts, asks: &Asks) -> Vec<(usize, String, String)> {
    let named = asks.unknown_series.iter().filter(|series| !series.is_empty()).enumerate();
    named.map(|(at, series)| (at, series.clone(), texts.asks_series_label(series.as_str()))).collect()
}

fn line(texts: &Texts, line: &Line) -> LineView {
    let field = |one: &app::imports::FieldDifference| {
        (words::field(texts, one.field), words::shown(texts, &one.before), words::shown(texts, &one.after))
    };
    LineView {
        line: line.line,
        who: line.who.as_ref().map(|who| who.reveal().clone()).unwrap_or_default(),
        what: words::about(texts, line),
        fields: line.fields.iter().map(field).collect(),
    }
}

fn problem(texts: &Texts, is_sheet: bool, problem: &ImportProblem) -> ProblemView {
    ProblemView {
        class: upload::class(problem.severity()),
        place: upload::place(texts, problem),
        field: problem.field.clone(),
        what: match &problem.what {
            // In a sheet a day may be written in more ways than in XML.
            What::InFile(kind @ ProblemKind::InvalidDate) if is_sheet => cell_in_words(texts, kind),
            what => sentence(texts, what),
        },
    }
}
