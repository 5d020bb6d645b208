//! The presentation: a page of its own, made for a wall. With script one slide at a time, without it one long page.

use super::{
    super::{frame, survey_id},
    remarks::RemarkLine,
    slides::{Slide, slides},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::surveys::{self as use_cases, Door, Talk};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::surveys::RemarkKind;
use i18n::Texts;

#[derive(Template)]
#[template(path = "surveys/present.html")]
struct PresentPage {
    frame: Frame,
    /// Where the remarks are asked for again and again.
    live: String,
    back: String,
    title: String,
    school: String,
    day: String,
    is_example: bool,
    slides: Vec<Slide>,
    remarks: Live,
}

/// The remarks on the wall.
struct Live {
    texts: &'static Texts,
    door: Option<Door>,
    /// The kinds with their remarks: code, words, remarks.
    columns: Vec<(&'static str, String, Vec<RemarkLine>)>,
    /// All remarks, hidden ones too: who leads sees that there are new ones.
    count: usize,
}

#[derive(Template)]
#[template(path = "surveys/present_remarks.html")]
struct RemarksPart {
    remarks: Live,
}

impl Live {
    fn of(texts: &'static Texts, talk: Talk) -> Self {
        let shown: Vec<_> = talk.remarks.iter().filter(|remark| !remark.is_hidden).collect();
        let column = |kind: &RemarkKind| {
            let of_kind = shown.iter().filter(|remark| remark.kind == *kind);
            (
                kind.code(),
                texts.talk_kind(kind.code()),
                of_kind.map(|one| RemarkLine::of(texts, one)).collect(),
            )
        };
        Self {
            texts,
            columns: RemarkKind::ALL.iter().map(column).collect(),
            count: talk.remarks.len(),
            door: talk.door,
        }
    }

    fn is_empty(&self) -> bool {
        self.columns.iter().all(|(.., remarks)| remarks.is_empty())
    }
}

/// The presentation.
pub(super) async fn page(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let talk = use_cases::talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let results = use_cases::results(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let words = use_cases::words(&ask.ctx, &ask.school, id, None).await.map_err(ask.failed())?;
    let frame = frame(&ask, &talk.school);
    Ok(render(&PresentPage {
        school: frame.school_name.clone().unwrap_or_default(),
        frame,
        live: format!("{}/remarks", ask.here),
        back: format!("{}/talk", ask.here.trim_end_matches("/present")),
        title: talk.survey.title.clone(),
        day: ask.texts.language().long_date(ask.ctx.today()),
        is_example: talk.survey.is_example,
        slides: slides(ask.texts, &results, &words, &talk),
        remarks: Live::of(ask.texts, talk),
    }))
}

/// The remarks by themselves, for the wall that asks for them every few seconds.
pub(super) async fn remarks(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let talk = use_cases::talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(render(&RemarksPart { remarks: Live::of(ask.texts, talk) }))
}
