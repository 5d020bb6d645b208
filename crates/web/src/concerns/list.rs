//! The page of the meldcode: the same for everybody of the team, but for what one handed in and reads oneself.

use crate::{
    ask::Ask,
    error::{PageError, render},
    form::{Fields, value},
    page::{Frame, Room, school_base},
};
use app::{
    concerns::{ConcernsPage, HandedSignal, RecordLine, concerns_page, meldcode_steps},
    notes::day,
};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::concerns::STEPS;
use i18n::Texts;

#[derive(Template)]
#[template(path = "concerns/list.html")]
struct ListPage {
    frame: Frame,
    base: String,
    done: Option<&'static str>,
    done_draft: Option<String>,
    /// Which, what it is called, what belongs to it.
    steps: Vec<(u8, String, String)>,
    source: String,
    officers: Vec<String>,
    settings: Option<String>,
    own: Vec<Own>,
    is_reader: bool,
    records: Vec<Line>,
}

struct Own {
    pupil: String,
    about: String,
    text: String,
}

struct Line {
    address: String,
    name: String,
    steps: String,
    changed: String,
    closed: Option<String>,
    due: Option<String>,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let found = concerns_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let mut page = view(&ask, &found, value(&asked, "done"));
    let pupil = Some(value(&asked, "pupil")).filter(|pupil| !pupil.is_empty());
    page.done_draft = pupil.map(|pupil| ask.draft_name(&super::hand_in::draft_of(pupil)));
    Ok(render(&page))
}

fn view(ask: &Ask, found: &ConcernsPage, done: &str) -> ListPage {
    let (texts, language) = (ask.texts, ask.texts.language());
    let base = school_base(&found.school);
    let step = |one: &app::concerns::StepWords| {
        (one.step, one.title(language).to_owned(), one.what(language).to_owned())
    };
    ListPage {
        frame: Frame::of_school(ask, &found.school, Room::Concerns),
        done: match done {
            "handed" => Some(texts.concern_done_handed()),
            "destroyed" => Some(texts.concern_done_destroyed()),
            "left" => Some(texts.concern_done_left()),
            _ => None,
        },
        done_draft: None,
        steps: meldcode_steps().iter().map(step).collect(),
        source: meldcode_steps().first().map(|one| one.source.clone()).unwrap_or_default(),
        officers: found.officers.iter().map(|one| one.name.reveal().clone()).collect(),
        settings: found.may_appoint.then(|| format!("{base}/settings/concerns")),
        own: found.own.iter().map(|one| own(texts, one)).collect(),
        is_reader: found.is_officer || !found.records.is_empty(),
        records: found.records.iter().map(|one| line(texts, (&base, found), one)).collect(),
        base,
    }
}

fn own(texts: &Texts, one: &HandedSignal) -> Own {
    let language = texts.language();
    Own {
        pupil: one.pupil.clone(),
        about: texts.concern_own_about(
            language.long_date(day(one.made_at)).as_str(),
            language.long_date(one.happened_on).as_str(),
        ),
        text: one.text.reveal().clone(),
    }
}

fn line(texts: &Texts, (base, found): (&str, &ConcernsPage), one: &RecordLine) -> Line {
    let language = texts.language();
    let due = one.due_on.filter(|due| *due <= found.today);
    Line {
        address: format!("{base}/pupils/{}/concerns/{}", one.pupil.id, one.concern.id),
        name: one.pupil.name.full(),
        steps: texts.concern_steps_taken(u64::from(STEPS), super::count(one.steps.len())),
        changed: texts.concern_changed(language.long_date(day(one.concern.changed_at)).as_str()),
        closed: one.concern.closed_on.map(|on| texts.concern_closed_on(language.long_date(on).as_str())),
        due: due.map(|on| texts.concern_due(language.long_date(on).as_str())),
    }
}
