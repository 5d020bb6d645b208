//! What the answers of a round say: figures, pictures and sentences, on the page, on paper and for other programs.

use super::{Tab, Tabs, frame, survey_id};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
    routes::{Needs, Routes},
};
use app::surveys::{
    self as use_cases, FigureTable, Picture, QuestionResult, RankingResult, Results, Words, agreement_words,
    changes_table, check_words, gaps_table, highlights, means_table, pictures, places_table, question_table,
    response_table, results_csv, results_json, results_pdf, spread_table,
};
use askama::Template;
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::surveys::QuestionKind;
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};

/// The addresses of this part.
pub(super) fn routes(routes: Routes) -> Routes {
    let view = Needs::To(Action::ViewSurveys);
    routes
        .get("/{school}/surveys/{survey}/results", view, page)
        .get("/{school}/surveys/{survey}/results.pdf", view, as_pdf)
        .get("/{school}/surveys/{survey}/results.csv", view, as_csv)
        .get("/{school}/surveys/{survey}/results.json", view, as_json)
}

#[derive(Template)]
#[template(path = "surveys/results.html")]
struct ResultsPage {
    frame: Frame,
    tabs: Tabs,
    title: &'static str,
    is_example: bool,
    is_counted: bool,
    has_answers: bool,
    response: FigureTable,
    highlights: Vec<String>,
    ranking: Option<RankingView>,
    checks: Option<Checks>,
    questions: Vec<QuestionView>,
    /// Where open answers are sorted, for who may.
    sort: Option<String>,
}

/// A ranking as the page shows it.
struct RankingView {
    sections: Vec<ChartSection>,
    agreement: Vec<String>,
    changes: Option<(String, FigureTable)>,
}

/// A picture with its table or tables.
struct ChartSection {
    id: String,
    title: String,
    why: String,
    picture: Option<Picture>,
    tables: Vec<FigureTable>,
}

/// Whether ranking and words say the same.
enum Checks {
    Unsorted,
    Fitting,
    Found(Vec<String>),
}

struct QuestionView {
    text: String,
    is_open: bool,
    tables: Vec<FigureTable>,
    ranking: Option<RankingView>,
}

/// The page.
async fn page(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let found = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let words = use_cases::words(&ask.ctx, &ask.school, id, None).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found, &words)))
}

fn view(ask: &Ask, found: &Results, words: &Words) -> ResultsPage {
    let texts = ask.texts;
    let tabs = Tabs::of(texts, &found.school, &found.survey, Tab::Results);
    let may_sort = decide(ask.ctx.actor(), Action::SortAnswers, Resource::School(found.school.id));
    let with_figures = found.ranking.as_ref().filter(|ranking| ranking.with_figures().next().is_some());
    let before = found.previous.as_ref().map(|round| round.title.as_str());
    ResultsPage {
        title: if found.ranking.is_some() || !found.survey.levels.is_empty() {
            texts.outcome_title_expectation()
        } else {
            texts.outcome_title()
        },
        is_example: found.survey.is_example,
        is_counted: found.is_counted(),
        has_answers: found.answered() > 0,
        response: response_table(texts, found),
        highlights: highlights(texts, found, words),
        ranking: with_figures.map(|ranking| ranking_view(texts, "levels", ranking, before)),
        checks: with_figures.and_then(|_| checks(texts, found, words)),
        questions: found.questions.iter().map(|one| question_view(texts, one, before)).collect(),
        sort: matches!(may_sort, Decision::Allowed(_)).then(|| format!("{}/sort", tabs.base)),
        frame: frame(ask, &found.school),
        tabs,
    }
}

fn ranking_view(texts: &Texts, id: &str, ranking: &RankingResult, before: Option<&str>) -> RankingView {
    let drawn = pictures(texts, id, ranking);
    let chart = |end: &str, title: &str, why: String, picture, tables| ChartSection {
        id: format!("{id}-{end}-section"),
        title: title.to_owned(),
        why,
        picture,
        tables,
    };
    let highest = ranking.levels.len();
    let mut sections = vec![
        chart(
            "bars",
            texts.outcome_bars(),
            texts.outcome_bars_why(highest),
            drawn.bars,
            vec![means_table(texts, ranking), spread_table(texts, ranking)],
        ),
        chart(
            "lines",
            texts.outcome_lines(),
            texts.outcome_lines_why().to_owned(),
            drawn.lines,
            vec![places_table(texts, ranking)],
        ),
    ];
    if !ranking.gaps.is_empty() {
        let why = texts.outcome_gaps_why().to_owned();
        let tables = vec![gaps_table(texts, ranking)];
        sections.push(chart("gaps", texts.outcome_gaps(), why, drawn.gaps, tables));
    }
    let agreement = ranking.with_figures().map(|(group, figures)| {
        texts.outcome_of_group(group.name.as_str(), agreement_words(texts, figures).as_str())
    });
    let compared = before.map(|title| texts.outcome_changes_why(title));
    RankingView {
        sections,
        agreement: agreement.collect(),
        changes: compared.zip(changes_table(texts, ranking)),
    }
}

/// None when there are no open answers that could be laid beside the ranking.
fn checks(texts: &Texts, found: &Results, words: &Words) -> Option<Checks> {
    if words.groups.iter().all(|group| group.texts == 0) {
        return None;
    }
    if !words.is_done {
        return Some(Checks::Unsorted);
    }
    let told: Vec<String> = words.checks.iter().map(|check| check_words(texts, found, check)).collect();
    Some(if told.is_empty() { Checks::Fitting } else { Checks::Found(told) })
}

fn question_view(texts: &Texts, one: &QuestionResult, before: Option<&str>) -> QuestionView {
    let id = format!("question-{}", one.no);
    let ranking = one.ranking.as_ref().filter(|_| one.has_figures());
    QuestionView {
        text: one.question.text.clone(),
        is_open: one.question.kind == QuestionKind::Open,
        tables: question_table(texts, one).into_iter().collect(),
        ranking: ranking.map(|ranking| ranking_view(texts, &id, ranking, before)),
    }
}

/// The outcome as PDF.
async fn as_pdf(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let pdf = results_pdf(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())?;
    Ok(file(("application/pdf", "inline"), "pdf", pdf))
}

/// The figures as CSV.
async fn as_csv(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let found = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let csv = results_csv(&found).map_err(ask.failed())?;
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    Ok(file(("text/csv; charset=utf-8", "attachment"), "csv", format!("\u{feff}{csv}").into_bytes()))
}

/// The figures as JSON.
async fn as_json(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let found = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let json = results_json(&found).map_err(ask.failed())?;
    Ok(file(("application/json", "attachment"), "json", json.into_bytes()))
}

fn file((kind, way): (&'static str, &str), ending: &str, bytes: Vec<u8>) -> Response {
    let name = format!("{way}; filename=\"uitkomst.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}
