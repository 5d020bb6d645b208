//! The report of a talk: on the screen, printed, and as PDF.

use super::{
    At, Fields, value,
    view::{Head, PartLine, PersonLine, Screen, agenda, frame, left, people},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::meetings::{CHILD_FIELDS, TalkPage, recap, talk_page, talk_pdf};
use axum::{
    extract::{Query, RawPathParams},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::meetings::field_of_heading;

#[derive(askama::Template)]
#[template(path = "meetings/report.html")]
struct ReportPage {
    frame: Frame,
    head: Head,
    people: Vec<PersonLine>,
    has_absent: bool,
    recap: Vec<RecapRow>,
    /// Heading and what stands there.
    headings: Vec<(String, String)>,
    parts: Vec<PartLine>,
    child: Vec<(&'static str, String)>,
    /// What was written under lines that are no longer part of the kind.
    left: Vec<(String, String)>,
    is_empty: bool,
}

/// A row of the recap.
struct RecapRow {
    who: String,
    link: Option<String>,
    /// What, from whom, until when; nothing when nothing was agreed.
    agreed: Option<(String, String, String)>,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    Ok(render(&view(&ask, &found, value(&asked, "done"))))
}

async fn load(ask: &Ask, at: &At) -> Result<TalkPage, PageError> {
    let language = ask.texts.language();
    talk_page(&ask.ctx, &ask.school, at.talk, ("talk_report", language)).await.map_err(ask.failed())
}

/// The report as PDF.
pub(super) async fn as_pdf(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    let pdf = talk_pdf(&ask.ctx, ask.texts, &found).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"gesprek-{}.pdf\"", found.opened.talk.held_on);
    let head = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((head, pdf).into_response())
}

fn view(ask: &Ask, found: &TalkPage, done: &str) -> ReportPage {
    let texts = ask.texts;
    let frame = frame(ask, found);
    let head = Head::new(ask, &frame, found, (Screen::Report, done));
    let address = head.address.clone();
    let written = found.opened.kind.headings.iter().filter_map(|one| {
        let said = found.text("", &field_of_heading(&one.key));
        (!said.is_empty()).then(|| (one.title.clone(), said.to_owned()))
    });
    let headings: Vec<(String, String)> = written.collect();
    let mut parts = agenda(ask, found, (&address, Screen::Report));
    for part in &mut parts {
        part.subjects.retain(|one| !one.said.is_empty() || one.is_done);
    }
    parts.retain(|part| !part.said.is_empty() || !part.subjects.is_empty());
    let child: Vec<(&'static str, String)> = CHILD_FIELDS
        .iter()
        .map(|one| (one.question(texts), one.said(texts, found.text("child", one.code()))))
        .filter(|(_, said)| !said.is_empty())
        .collect();
    let left = left(texts, found);
    let has_agreed = !found.panel.agreements.is_empty();
    ReportPage {
        is_empty: headings.is_empty()
            && parts.is_empty()
            && child.is_empty()
            && left.is_empty()
            && !has_agreed,
        people: people(texts, found),
        has_absent: found.opened.people.iter().any(|one| one.is_absent),
        recap: rows(ask, found),
        headings,
        parts,
        child,
        left,
        head,
        frame,
    }
}

fn rows(ask: &Ask, found: &TalkPage) -> Vec<RecapRow> {
    let texts = ask.texts;
    let mut rows = Vec::new();
    for line in recap(found) {
        let link = line.pupil.as_ref().map(|(id, _)| format!("/{}/pupils/{id}", ask.school));
        let who = line.pupil.map_or_else(|| texts.meeting_recap_general().to_owned(), |(_, name)| name);
        let row = |agreed| RecapRow { who: who.clone(), link: link.clone(), agreed };
        if line.agreements.is_empty() {
            rows.push(row(None));
        }
        for one in &line.agreements {
            let until = texts.language().long_date(one.due_on);
            rows.push(row(Some((one.what.reveal().clone(), one.owner_name.reveal().clone(), until))));
        }
    }
    rows
}
