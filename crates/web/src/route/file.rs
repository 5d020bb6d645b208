//! The file of a pupil for the partnership: what goes in and what is missing, and making it.

use super::{
    case_id, count,
    form::{Fields, FormState, Typed, day, text, unreadable, value},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::route::{FileGap, FileMade, FilePage, LONGEST_WHY, MadeFile, file_page, make_file};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use domain::{
    ids::CaseId,
    route::{FileForm, Insight, RequestFile},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "route/file.html")]
struct FileView {
    frame: Frame,
    case: String,
    case_title: String,
    name: String,
    parts: Vec<String>,
    left_out: Vec<String>,
    gaps: Vec<String>,
    has_brin: bool,
    form: FormState,
    latest: String,
    made: Vec<Made>,
}

/// A file that was made.
struct Made {
    words: String,
    said: String,
}

/// What goes in and what is missing.
pub(super) async fn page(ask: Ask, Path((_, case)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    show(&ask, id, (StatusCode::OK, None)).await
}

async fn show(
    ask: &Ask,
    id: CaseId,
    (status, typed): (StatusCode, Option<Typed>),
) -> Result<Response, PageError> {
    let found = file_page(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())?;
    Ok((status, render(&view(ask, &found, typed.as_ref()))).into_response())
}

fn view(ask: &Ask, found: &FilePage, typed: Option<&Typed>) -> FileView {
    let texts = ask.texts;
    let seen_on = found.insight.seen_on.map(|day| day.to_string()).unwrap_or_default();
    FileView {
        frame: Frame::of_school(ask, &found.opened.school, Room::Route),
        case: format!("/{}/route/{}", ask.school, found.opened.case.id),
        case_title: found.opened.case.title.reveal().clone(),
        name: found.pupil.name.full(),
        parts: found.parts.clone(),
        left_out: found.left_out.clone(),
        gaps: found.gaps.iter().map(|gap| gap_words(texts, *gap, found)).collect(),
        has_brin: !found.gaps.contains(&FileGap::Brin),
        form: FormState::new("file", &[("seen_on", seen_on.as_str())], typed),
        latest: ask.ctx.today().to_string(),
        made: found.made.iter().map(|one| made(texts, one)).collect(),
    }
}

fn gap_words(texts: &Texts, gap: FileGap, found: &FilePage) -> String {
    let words = match gap {
        FileGap::Form => return texts.request_form_empty(found.unanswered.join("; ").as_str()),
        FileGap::Brin => texts.request_gap_brin(),
        FileGap::BirthDay => texts.request_gap_birth_day(),
        FileGap::Guardians => texts.request_gap_guardians(),
        FileGap::Needs => texts.request_gap_needs(),
        FileGap::Results => texts.request_gap_results(),
        FileGap::Plans => texts.request_gap_plans(),
        FileGap::Development => texts.request_gap_development(),
        FileGap::Insight => texts.request_gap_insight(),
    };
    words.to_owned()
}

fn made(texts: &Texts, one: &RequestFile) -> Made {
    let date = texts.language().long_date(app::notes::day(one.made_at));
    let form = form_words(texts, one.form);
    Made {
        words: texts.request_made(one.author_name.reveal(), date.as_str(), form),
        said: insight_words(texts, &one.insight),
    }
}

/// A form in words.
pub(crate) const fn form_words(texts: &Texts, form: FileForm) -> &str {
    match form {
        FileForm::Pdf => texts.request_form_pdf(),
        FileForm::Oso => texts.request_form_oso(),
    }
}

/// What guardians saw and said, in words.
fn insight_words(texts: &Texts, said: &Insight) -> String {
    let seen = match said.seen_on {
        Some(on) => texts.request_seen_on(texts.language().long_date(on).as_str()),
        None => texts.request_not_seen().to_owned(),
    };
    let agrees = match said.agrees {
        Some(true) => texts.request_agrees(),
        Some(false) => texts.request_agrees_not(),
        None => texts.request_agrees_unknown(),
    };
    let permits = match said.permits {
        Some(true) => texts.request_permits(),
        Some(false) => texts.request_permits_not(),
        None => texts.request_permits_unknown(),
    };
    [seen.as_str(), agrees, permits].join(" · ")
}

/// What was chosen: yes, no, or nothing.
fn said(fields: &Fields, name: &str) -> Option<bool> {
    match value(fields, name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Makes the file and hands it over.
pub(super) async fn make(
    ask: Ask,
    Path((_, case)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let bad = unreadable(&fields, &["seen_on"], ask.texts.route_wrong_unreadable());
    if !bad.is_empty() {
        let typed = Typed { form: "file".to_owned(), fields, problems: bad };
        return show(&ask, id, (StatusCode::UNPROCESSABLE_ENTITY, Some(typed))).await;
    }
    let form = FileForm::from_code(value(&fields, "form")).unwrap_or(FileForm::Pdf);
    let insight = Insight {
        seen_on: day(&fields, "seen_on"),
        agrees: said(&fields, "agrees"),
        why_not: text(&fields, "why_not"),
        permits: said(&fields, "permits"),
    };
    let texts = ask.texts;
    let made = make_file(&ask.ctx, texts, &ask.school, id, (form, insight)).await.map_err(ask.failed())?;
    let problem = match made {
        FileMade::Yes(file) => return Ok(hand_over(&ask, file)),
        FileMade::Day => ("seen_on", texts.request_wrong_day().to_owned()),
        FileMade::TooLong => ("why_not", texts.route_wrong_long(count(LONGEST_WHY))),
        FileMade::NoBrin => ("form", texts.request_gap_brin().to_owned()),
    };
    let typed = Typed { form: "file".to_owned(), fields, problems: vec![problem] };
    show(&ask, id, (StatusCode::UNPROCESSABLE_ENTITY, Some(typed))).await
}

fn hand_over(ask: &Ask, file: MadeFile) -> Response {
    let (kind, end) = match file.form {
        FileForm::Pdf => ("application/pdf", "pdf"),
        FileForm::Oso => ("application/xml", "xml"),
    };
    // No name in the name of the file: it lands in a folder that others may see.
    let name = format!("attachment; filename=\"aanvraag-{}.{end}\"", ask.ctx.today());
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], file.bytes).into_response()
}
