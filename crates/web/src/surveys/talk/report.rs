//! The report of a round: the figures are there, the words are written here.

use super::{
    super::{Tab, Tabs, frame, survey_id},
    agreements::{AgreementForm, AgreementLine},
    remarks::{Shelf, shelves},
};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::Frame,
    trust::moment,
};
use app::surveys::{
    self as use_cases, FigureTable, LONGEST_REPORT_TEXT, Picture, ReportText, TextSaved, Written, highlights,
    means_table, pictures, response_table,
};
use askama::Template;
use axum::{
    Form, Json,
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::SurveyId;
use i18n::Texts;
use policy::Action;
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "surveys/report.html")]
struct ReportPage {
    frame: Frame,
    tabs: Tabs,
    /// The start of every address of the talk.
    talk: String,
    is_example: bool,
    is_counted: bool,
    is_saved: bool,
    introduction: TextForm,
    conclusions: TextForm,
    recommendations: TextForm,
    response: FigureTable,
    highlights: Vec<String>,
    pictures: Vec<Picture>,
    means: Option<FigureTable>,
    shelves: Vec<Shelf>,
    agreements: Vec<AgreementLine>,
    form: AgreementForm,
}

/// A text of the report in its form.
struct TextForm {
    code: &'static str,
    title: String,
    help: String,
    text: String,
    version: i64,
    saved: String,
    problem: Option<String>,
}

impl TextForm {
    fn of(texts: &'static Texts, written: &Written) -> Self {
        let code = written.which.code();
        Self {
            code,
            title: texts.report_text_title(code),
            help: texts.report_text_help(code),
            text: written.text.clone(),
            version: written.version,
            saved: written.changed_at.map(|at| texts.report_saved_at(moment(texts, at))).unwrap_or_default(),
            problem: None,
        }
    }
}

/// What is asked of the page.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    done: String,
}

/// A text as it is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    which: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    text: String,
    #[serde(default)]
    merged: String,
    #[serde(default)]
    choice: Choice,
}

/// What script hears about a text that it saved.
#[derive(Serialize)]
struct SavedByScript {
    version: i64,
    words: String,
}

/// The report.
pub(super) async fn page(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let page = report_page(&ask, id).await?;
    Ok(render(&ReportPage { is_saved: asked.done == "saved", ..page }))
}

async fn report_page(ask: &Ask, id: SurveyId) -> Result<ReportPage, PageError> {
    let report = use_cases::report(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let results = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let words = use_cases::words(&ask.ctx, &ask.school, id, None).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let tabs = Tabs::of(texts, &report.talk.school, &report.talk.survey, Tab::Report);
    let ranking = results.ranking.as_ref().filter(|ranking| ranking.with_figures().next().is_some());
    let drawn = ranking.map(|ranking| pictures(texts, "report", ranking));
    Ok(ReportPage {
        frame: frame(ask, &report.talk.school),
        talk: format!("{}/talk", tabs.base),
        is_example: report.talk.survey.is_example,
        is_counted: results.is_counted(),
        is_saved: false,
        introduction: TextForm::of(texts, &report.introduction),
        conclusions: TextForm::of(texts, &report.conclusions),
        recommendations: TextForm::of(texts, &report.recommendations),
        response: response_table(texts, &results),
        highlights: highlights(texts, &results, &words),
        pictures: drawn.map(|drawn| drawn.bars.into_iter().chain(drawn.gaps).collect()).unwrap_or_default(),
        means: ranking.map(|ranking| means_table(texts, ranking)),
        shelves: shown(shelves(texts, &report.talk)),
        agreements: AgreementLine::all(ask, &report.talk.agreements),
        form: AgreementForm::default(),
        tabs,
    })
}

/// What was not taken from the screen.
fn shown(mut shelves: Vec<Shelf>) -> Vec<Shelf> {
    for shelf in &mut shelves {
        shelf.remarks.retain(|remark| !remark.is_hidden);
    }
    shelves.retain(|shelf| !shelf.remarks.is_empty());
    shelves
}

/// Saves a text of the report.
pub(super) async fn save(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let Some(which) = ReportText::of_code(&sent.which) else {
        ask.ctx.school(&ask.school, Action::EditSurveys).await.map_err(ask.failed())?;
        return Err(ask.failed()(app::Error::NotFound));
    };
    let done = Redirect::to(&format!("{}?done=saved#{}", ask.here, which.code())).into_response();
    let text = match sent.choice {
        Choice::Theirs => return Ok(done),
        Choice::Merged => &sent.merged,
        Choice::None | Choice::Mine => &sent.text,
    };
    let asked = (id, which, sent.version);
    let saved =
        use_cases::save_report_text(&ask.ctx, &ask.school, asked, text).await.map_err(ask.failed())?;
    match saved {
        TextSaved::Yes(version) if ask.is_fetch => Ok(saved_by_script(&ask, version)),
        TextSaved::Yes(_) => Ok(done),
        refused if ask.is_fetch => Ok(refused_to_script(&ask, &refused)),
        TextSaved::TooLong => too_long(&ask, id, which, text).await,
        TextSaved::Meanwhile(theirs) => both(&ask, id, text, &theirs).await,
    }
}

fn saved_by_script(ask: &Ask, version: i64) -> Response {
    let words = ask.texts.report_saved_at(moment(ask.texts, ask.ctx.now()));
    Json(SavedByScript { version, words }).into_response()
}

/// Script says it beside the text; the button then shows the page with both versions.
fn refused_to_script(ask: &Ask, refused: &TextSaved) -> Response {
    let (status, words) = match refused {
        TextSaved::TooLong => {
            (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.report_too_long(LONGEST_REPORT_TEXT))
        }
        _ => (StatusCode::CONFLICT, ask.texts.report_meanwhile().to_owned()),
    };
    (status, Json(SavedByScript { version: 0, words })).into_response()
}

async fn too_long(ask: &Ask, id: SurveyId, which: ReportText, text: &str) -> Result<Response, PageError> {
    let mut page = report_page(ask, id).await?;
    let form = match which {
        ReportText::Introduction => &mut page.introduction,
        ReportText::Conclusions => &mut page.conclusions,
        ReportText::Recommendations => &mut page.recommendations,
    };
    text.clone_into(&mut form.text);
    form.problem = Some(ask.texts.report_too_long(LONGEST_REPORT_TEXT));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

async fn both(ask: &Ask, id: SurveyId, mine: &str, theirs: &Written) -> Result<Response, PageError> {
    let (school, ..) = use_cases::round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let code = theirs.which.code();
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: vec![
            field("which", code),
            field("version", &theirs.version.to_string()),
            field("text", mine),
        ],
        by: theirs.changed_at.map(|at| ask.texts.report_saved_at(moment(ask.texts, at))).unwrap_or_default(),
        parts: vec![Part::new(ask.texts.report_text_title(code), mine, &theirs.text)],
        merge: Some(format!("{mine}\n\n{}", theirs.text)),
    };
    Ok(conflict.page(frame(ask, &school)))
}

/// The report on paper.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let pdf = use_cases::report_pdf(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"{}.pdf\"", ask.texts.report_file_name());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}
