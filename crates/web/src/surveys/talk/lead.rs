//! The page of who leads the talk: the code, the subjects, the remarks, the agreements.

use super::{
    super::{Tab, Tabs, frame, survey_id},
    agreements::{AgreementForm, AgreementLine},
    remarks::{Shelf, shelves},
    subjects::SubjectLine,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
    trust::moment,
};
use app::surveys::{self as use_cases, Door, Talk};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::SurveyId;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/talk.html")]
pub(super) struct TalkPage {
    frame: Frame,
    tabs: Tabs,
    /// The start of every address of the talk.
    talk: String,
    is_example: bool,
    done: Option<String>,
    door: Option<Door>,
    was_open: bool,
    opened: String,
    pub(super) subjects: Vec<SubjectLine>,
    pub(super) new_subject: String,
    pub(super) subjects_version: i64,
    pub(super) subjects_problem: Option<String>,
    /// A subject that was just taken away: its number and text.
    gone: Option<(String, String)>,
    proposals: Vec<String>,
    has_figures: bool,
    shelves: Vec<Shelf>,
    /// The subjects to choose from: number and text.
    choices: Vec<(String, String)>,
    remarks: usize,
    remarks_head: String,
    agreements: Vec<AgreementLine>,
    pub(super) form: AgreementForm,
    /// The round before: its title, the address of its talk, its agreements.
    earlier: Option<(String, String, Vec<AgreementLine>)>,
}

/// What is asked of the page.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    done: String,
    #[serde(default)]
    no: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    meanwhile: usize,
}

/// The talk.
pub(super) async fn page(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    Ok(render(&talk_page(&ask, id, asked).await?))
}

/// Everything on the page; who was refused something puts back what was typed.
pub(super) async fn talk_page(ask: &Ask, id: SurveyId, asked: Asked) -> Result<TalkPage, PageError> {
    let talk = use_cases::talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let results = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let words = use_cases::words(&ask.ctx, &ask.school, id, None).await.map_err(ask.failed())?;
    let mut proposals = use_cases::proposals(ask.texts, &results, &words);
    proposals.retain(|text| talk.subjects.lines.iter().all(|subject| subject.text != *text));
    let tabs = Tabs::of(ask.texts, &talk.school, &talk.survey, Tab::Talk);
    Ok(TalkPage {
        frame: frame(ask, &talk.school),
        talk: format!("{}/talk", tabs.base),
        is_example: talk.survey.is_example,
        done: done_in_words(ask, &asked),
        was_open: talk.opened_at.is_some(),
        opened: opened(ask, &talk),
        subjects: SubjectLine::all(ask.texts, &talk.subjects),
        new_subject: String::new(),
        subjects_version: talk.subjects.version,
        subjects_problem: None,
        gone: (asked.done == "subject_removed").then_some((asked.no, asked.text)),
        has_figures: results.is_counted(),
        proposals,
        shelves: shelves(ask.texts, &talk),
        choices: talk.subjects.lines.iter().map(|one| (one.no.to_string(), one.text.clone())).collect(),
        remarks: talk.remarks.len(),
        remarks_head: ask.texts.talk_remarks(talk.remarks.len()),
        agreements: AgreementLine::all(ask, &talk.agreements),
        form: AgreementForm::default(),
        earlier: talk.earlier.as_ref().map(|(survey, agreements)| {
            let address = format!("{}/{}/talk#agreements", tabs.list, survey.id);
            (survey.title.clone(), address, AgreementLine::all(ask, agreements))
        }),
        door: talk.door,
        tabs,
    })
}

fn opened(ask: &Ask, talk: &Talk) -> String {
    talk.opened_at.map(|at| ask.texts.talk_open_since(moment(ask.texts, at))).unwrap_or_default()
}

fn done_in_words(ask: &Ask, asked: &Asked) -> Option<String> {
    let texts = ask.texts;
    if asked.meanwhile > 0 {
        return Some(texts.talk_done_meanwhile(asked.meanwhile));
    }
    let known = [
        "opened",
        "closed",
        "subjects",
        "subject_removed",
        "proposed",
        "sorted",
        "agreement_added",
        "agreement_changed",
        "agreement_done",
        "agreement_dropped",
        "agreement_open",
        "theirs",
    ];
    known.contains(&asked.done.as_str()).then(|| texts.talk_done(asked.done.as_str()))
}

/// Opens the talk for remarks.
pub(super) async fn open(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    use_cases::open_talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, "opened"))
}

/// Closes it.
pub(super) async fn close(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    use_cases::close_talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, "closed"))
}

/// Back to the page of the talk, which says what was done.
pub(super) fn back(ask: &Ask, done: &str) -> Response {
    let at = match done.split_once('&').map_or(done, |(word, _)| word) {
        "sorted" => "#remarks",
        word if word.starts_with("agreement") => "#agreements",
        word if word.starts_with("subject") || word == "proposed" => "#subjects",
        _ => "",
    };
    Redirect::to(&format!("{}?done={done}{at}", address(ask))).into_response()
}

/// The address of the talk that this request is about.
pub(super) fn address(ask: &Ask) -> String {
    let start = ask.here.split_once("/talk").map_or(ask.here.as_str(), |(start, _)| start);
    format!("{start}/talk")
}
