//! A file comes in: it is laid in a temporary file, imported, and forgotten.

use crate::{
    ask::Ask,
    error::{PageError, note, render},
    page::{Frame, Room, school_base},
};
use app::imports::{
    ImportError, ImportKind, ImportProblem, Imported, Options, Received, Severity, Source, conflict_in_words,
    counts_in_words, receive as receive_files, receive_sheet, require_anywhere, require_at, sentence,
};
use app::register;
use askama::Template;
use axum::{
    extract::{
        DefaultBodyLimit, Multipart,
        multipart::{Field, MultipartRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::trust::Role;
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use std::io::Write as _;
use tempfile::NamedTempFile;

/// The largest upload: far more than a school's own file, far less than a disk.
const LARGEST: usize = 512 << 20;

/// Lets uploads be larger than other requests.
pub(crate) fn upload_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST)
}

/// A file on its way in.
struct Upload {
    name: String,
    file: NamedTempFile,
}

/// What the form says.
#[derive(Default)]
struct Sent {
    uploads: Vec<Upload>,
    options: Options,
}

#[derive(Template)]
#[template(path = "imports/outcome.html")]
struct Outcome {
    frame: Frame,
    title: &'static str,
    summary: String,
    is_refused: bool,
    problems: Vec<ProblemLine>,
    more: Option<String>,
    back: String,
}

struct ProblemLine {
    class: &'static str,
    file: String,
    place: String,
    field: String,
    what: String,
}

/// Problems on one page; who has more looks at the first ones first.
const SHOWN: usize = 500;

/// Imports a roster.
pub(crate) async fn roster(ask: Ask, form: Multipart) -> Result<Response, PageError> {
    require_anywhere(&ask.ctx).await.map_err(ask.failed())?;
    let mut sent = match receive(form).await {
        Ok(sent) => sent,
        Err(refused) => return Ok(refused.page(&ask)),
    };
    let Some(upload) = sent.uploads.pop() else { return Ok(NotReceived::NoFile.page(&ask)) };
    let source = Source::upload(upload.name, upload.file.path().to_owned());
    let outcome = receive_files(&ask.ctx, ImportKind::Roster, vec![source], sent.options).await;
    received(&ask, outcome).await
}

/// A spreadsheet: it waits until somebody said what its columns are.
pub(crate) async fn sheet(
    ask: Ask,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    require_at(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let Ok(form) = form else { return Ok(NotReceived::Broken.page(&ask)) };
    let mut sent = match receive(form).await {
        Ok(sent) => sent,
        Err(refused) => return Ok(refused.page(&ask)),
    };
    let Some(upload) = sent.uploads.pop() else { return Ok(NotReceived::NoFile.page(&ask)) };
    let source = Source::upload(upload.name, upload.file.path().to_owned());
    match receive_sheet(&ask.ctx, &ask.school, source).await {
        Ok((school, draft)) => received(&ask, Ok(Received::Held(school, draft))).await,
        Err(error) => answer(&ask, Err(error)).await,
    }
}

/// What came of files that came in: a page to look at what they would change, or what they changed.
async fn received(ask: &Ask, outcome: Result<Received, ImportError>) -> Result<Response, PageError> {
    match outcome {
        Ok(Received::Held(school, draft)) => {
            count("held");
            Ok(Redirect::to(&format!("{}/imports/drafts/{draft}", school_base(&school))).into_response())
        }
        Ok(Received::Imported(imported)) => answer(ask, Ok(imported)).await,
        Err(error) => answer(ask, Err(error)).await,
    }
}

/// Imports test results.
pub(crate) async fn results(ask: Ask, form: Multipart) -> Result<Response, PageError> {
    require_anywhere(&ask.ctx).await.map_err(ask.failed())?;
    let sent = match receive(form).await {
        Ok(sent) if !sent.uploads.is_empty() => sent,
        Ok(_) => return Ok(NotReceived::NoFile.page(&ask)),
        Err(refused) => return Ok(refused.page(&ask)),
    };
    let source = |upload: &Upload| Source::upload(upload.name.clone(), upload.file.path().to_owned());
    let sources = sent.uploads.iter().map(source).collect();
    let outcome = receive_files(&ask.ctx, ImportKind::Results, sources, sent.options).await;
    received(&ask, outcome).await
}

/// Why an upload did not arrive.
enum NotReceived {
    NoFile,
    TooLarge,
    Broken,
}

impl NotReceived {
    fn page(self, ask: &Ask) -> Response {
        let texts = ask.texts;
        let (status, summary) = match self {
            Self::NoFile => (StatusCode::UNPROCESSABLE_ENTITY, texts.import_no_file()),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, texts.import_too_large()),
            Self::Broken => (StatusCode::BAD_REQUEST, texts.import_not_received()),
        };
        let page = Outcome {
            frame: Frame::bare(ask),
            title: texts.import_refused_title(),
            summary: summary.to_owned(),
            is_refused: true,
            problems: Vec::new(),
            more: None,
            back: "/".to_owned(),
        };
        (status, render(&page)).into_response()
    }
}

async fn receive(mut form: Multipart) -> Result<Sent, NotReceived> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(not_received)? {
        match field.name() {
            Some("file") => sent.uploads.extend(lay_down(field).await?),
            Some("partial") => sent.options.partial = true,
            Some("add_school") => sent.options.add_school = true,
            Some("same_pupils") => sent.options.same_pupils = true,
            Some("own_role") => sent.options.own_role = own_role(&field.text().await.map_err(not_received)?),
            _ => {}
        }
    }
    Ok(sent)
}

/// The role that one may give oneself at a school that is new. Any other word is none.
fn own_role(word: &str) -> Option<Role> {
    word.parse().ok().filter(|role| matches!(role, Role::Coordinator | Role::Principal))
}

fn not_received(error: axum::extract::multipart::MultipartError) -> NotReceived {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { NotReceived::TooLarge } else { NotReceived::Broken }
}

/// Lays the content of a field in a temporary file, a piece at a time; nothing when no file was chosen.
async fn lay_down(mut field: Field<'_>) -> Result<Option<Upload>, NotReceived> {
    let name = field.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        return Ok(None);
    }
    let mut file = NamedTempFile::new().map_err(|_| NotReceived::Broken)?;
    while let Some(piece) = field.chunk().await.map_err(not_received)? {
        file.write_all(&piece).map_err(|_| NotReceived::Broken)?;
    }
    Ok(Some(Upload { name, file }))
}

/// The frame and the way back after a refusal: those of the only school, when there is one.
async fn frame_of_refusal(ask: &Ask) -> Result<(Frame, String), PageError> {
    let schools = register::schools(&ask.ctx).await.map_err(ask.failed())?;
    Ok(match schools.as_slice() {
        [only] => (Frame::of_school(ask, only, Room::Import), format!("{}/imports", school_base(only))),
        _ => (Frame::bare(ask), "/".to_owned()),
    })
}

/// Counts what became of a file.
pub(super) fn count(outcome: &'static str) {
    metrics::counter!("stut_imports_total", "outcome" => outcome).increment(1);
}

pub(super) async fn answer(ask: &Ask, outcome: Result<Imported, ImportError>) -> Result<Response, PageError> {
    let texts = ask.texts;
    let kept = match &outcome {
        Ok(imported) if imported.no.is_some() => "made",
        Ok(_) => "unchanged",
        Err(ImportError::Refused(_)) => "refused",
        Err(ImportError::Failed(_)) => "failed",
    };
    count(kept);
    Ok(match outcome {
        Ok(imported) if imported.problems.is_empty() && imported.no.is_some() => {
            let no = imported.no.map(|no| no.0).unwrap_or_default();
            Redirect::to(&format!("{}/imports/{no}?made=1", school_base(&imported.school))).into_response()
        }
        Ok(imported) => {
            let frame = Frame::of_school(ask, &imported.school, Room::Import);
            let code = imported.school.codes.code();
            let counts = imported.counts;
            let summary = match imported.no {
                Some(_) => counts_in_words(texts, counts),
                None if counts.refused > 0 && counts.same == 0 => texts.cli_nothing_saved().to_owned(),
                None if counts.same == 0 => texts.import_no_rows(code.as_str()),
                None => texts.import_nothing_changed(code.as_str()),
            };
            let back = format!("{}/imports", school_base(&imported.school));
            render(&page(
                texts,
                (frame, back),
                texts.import_made_title(),
                summary,
                (false, &imported.problems),
            ))
        }
        Err(ImportError::Refused(problems)) => {
            let summary = texts.cli_nothing_saved().to_owned();
            let page = page(
                texts,
                frame_of_refusal(ask).await?,
                texts.import_refused_title(),
                summary,
                (true, &problems),
            );
            (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
        }
        Err(ImportError::Failed(app::Error::Conflict(conflict))) => {
            note(conflict);
            let summary = conflict_in_words(texts, conflict);
            let back = frame_of_refusal(ask).await?;
            (
                StatusCode::CONFLICT,
                render(&page(texts, back, texts.import_refused_title(), summary, (true, &[]))),
            )
                .into_response()
        }
        Err(ImportError::Failed(error)) => ask.failed()(error).into_response(),
    })
}

fn page(
    texts: &Texts,
    (frame, back): (Frame, String),
    title: &'static str,
    summary: String,
    (is_refused, problems): (bool, &[ImportProblem]),
) -> Outcome {
    let line = |problem: &ImportProblem| ProblemLine {
        class: class(problem.severity()),
        file: problem.file.clone(),
        place: place(texts, problem),
        field: problem.field.clone(),
        what: sentence(texts, &problem.what),
    };
    let rest = problems.len().saturating_sub(SHOWN);
    Outcome {
        frame,
        title,
        summary,
        is_refused,
        problems: problems.iter().take(SHOWN).map(line).collect(),
        more: (rest > 0).then(|| texts.problem_more(rest)),
        back,
    }
}

/// Where in its file a problem is.
pub(super) fn place(texts: &Texts, problem: &ImportProblem) -> String {
    if problem.line > 0 { texts.problem_place(problem.line) } else { texts.problem_whole_file().to_owned() }
}

/// The day of a time, where the program runs.
pub(super) fn day(texts: &Texts, at: Timestamp) -> String {
    texts.language().date(at.to_zoned(TimeZone::system()).date())
}

/// How a problem looks, by how bad it is.
pub(super) const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::File => "file",
        Severity::Record => "record",
        Severity::Notice => "note",
    }
}
