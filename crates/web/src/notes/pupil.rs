//! All notes about one pupil: read, write, print, and the past ones of a year on request.

use super::{
    card::{About, Card, NoteForm, draft_name, reasons, seen_version},
    ids, pupil_id,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    results::PupilTabs,
};
use app::notes::{self, NoteLine, NotesOfYear, PupilNotes, Typed, WriteProblem, notes_of_pupil, notes_pdf};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, SchoolYear};
use i18n::Texts;
use policy::NoteView;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "notes/pupil.html")]
struct NotesPage {
    frame: Frame,
    title: String,
    tabs: Option<PupilTabs>,
    about: About,
    done: Option<&'static str>,
    done_draft: Option<String>,
    problem: Option<&'static str>,
    form: Option<NoteForm>,
    has_pdf: bool,
    years: Vec<YearSection>,
    reasons: Vec<(&'static str, &'static str)>,
}

struct YearSection {
    year: String,
    heading: String,
    /// How many notes are closed, in words, when one may open them.
    closed: Option<String>,
    open: String,
    notes: Vec<Card>,
}

/// From where one comes.
#[derive(Default, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    done: String,
    #[serde(default)]
    note: String,
}

/// What one fills in for a new note.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct NewNote {
    #[serde(default)]
    category: String,
    #[serde(default)]
    seen: String,
    #[serde(default)]
    text: Personal<String>,
}

impl NewNote {
    fn typed(self) -> Typed {
        let category_version = seen_version(&self.seen, &self.category);
        Typed { category: self.category, category_version, text: self.text }
    }
}

/// The notes about a pupil.
pub(crate) async fn notes(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = notes_of_pupil(&ask.ctx, &ask.school, pupil_id(&ask, &pupil)?).await.map_err(ask.failed())?;
    let mut page = page(&ask, &found, NewNote::default(), None).await?;
    page.done = done_words(ask.texts, &came.done);
    page.done_draft = match came.done.as_str() {
        "written" => Some(draft_name(&ask, &pupil)),
        "changed" | "theirs" => Some(draft_name(&ask, &came.note)),
        _ => None,
    };
    Ok(render(&page))
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "written" => texts.notes_written(),
        "changed" => texts.notes_changed(),
        "removed" => texts.notes_removed(),
        "back" => texts.notes_back(),
        "theirs" => texts.notes_theirs_kept(),
        _ => return None,
    })
}

/// Writes a note.
pub(crate) async fn write(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<NewNote>,
) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let typed = form.clone().typed();
    match notes::write(&ask.ctx, &ask.school, id, &typed).await.map_err(ask.failed())? {
        Ok(note) => Ok(Redirect::to(&format!("{}?done=written#note-{note}", ask.here)).into_response()),
        Err(problem) => {
            let found = notes_of_pupil(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
            let page = page(&ask, &found, form, Some(problem)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
    }
}

async fn page(
    ask: &Ask,
    found: &PupilNotes,
    typed: NewNote,
    problem: Option<WriteProblem>,
) -> Result<NotesPage, PageError> {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Pupils);
    let about = About::new(&frame, &found.pupil, found.has_file, false);
    let draft = draft_name(ask, &found.pupil.id.to_string());
    let form = NoteForm::new(texts, &found.writable, about.notes.clone(), draft, &typed.typed());
    Ok(NotesPage {
        tabs: PupilTabs::above(ask, (&found.school, found.pupil.id), "/notes").await?,
        title: texts.notes_title(found.pupil.name.first.reveal().as_str()),
        done: None,
        done_draft: None,
        problem: None,
        form: (!found.writable.is_empty()).then(|| form.with_problem(texts, problem)),
        has_pdf: true,
        years: found.years.iter().map(|of| section(texts, &frame, of)).collect(),
        reasons: reasons(texts),
        about,
        frame,
    })
}

fn section(texts: &'static Texts, frame: &Frame, of: &NotesOfYear) -> YearSection {
    let is_closed = |note: &&NoteLine| note.view == NoteView::OnRequest && note.text.is_none();
    let closed = of.notes.iter().filter(is_closed).count();
    let year = of.year.to_string();
    YearSection {
        heading: texts.notes_year(year.as_str()),
        closed: (of.is_past && closed > 0).then(|| texts.notes_past(closed)),
        open: texts.notes_open_year(year.as_str()),
        notes: of.notes.iter().map(|note| Card::new(texts, frame, note)).collect(),
        year,
    }
}

/// The notes on paper.
pub(crate) async fn as_pdf(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = notes_of_pupil(&ask.ctx, &ask.school, pupil_id(&ask, &pupil)?).await.map_err(ask.failed())?;
    let pdf = notes_pdf(&ask.ctx, ask.texts, &found).map_err(ask.failed())?;
    let name = format!("inline; filename=\"notes-{}.pdf\"", ask.ctx.today());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}

/// Why one asks.
#[derive(Deserialize)]
pub(crate) struct Why {
    #[serde(default)]
    pub(super) why: String,
}

/// The past notes of one year, for who says why.
pub(crate) async fn open_year(
    ask: Ask,
    Path((_, pupil, year)): Path<(String, String, String)>,
    Form(form): Form<Why>,
) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let year = year.parse::<SchoolYear>();
    let (Ok(year), Ok(why)) = (year, form.why.parse()) else {
        // The policy is asked first, also about what is no year.
        let found = notes_of_pupil(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
        year.map_err(|_| ask.failed()(app::Error::NotFound))?;
        let page = NotesPage {
            problem: Some(ask.texts.notes_why_missing()),
            ..page(&ask, &found, NewNote::default(), None).await?
        };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response());
    };
    let found = notes::open_year(&ask.ctx, &ask.school, (id, year), why).await.map_err(ask.failed())?;
    let title =
        ask.texts.notes_year_title(found.pupil.name.first.reveal().as_str(), year.to_string().as_str());
    let mut page = NotesPage { title, has_pdf: false, ..page(&ask, &found, NewNote::default(), None).await? };
    page.about.is_deeper = true;
    Ok(render(&page))
}

/// Back to the notes of a pupil, to one of them.
pub(super) fn back_to(ask: &Ask, (pupil, note): (&str, &str), done: &str) -> Result<Response, PageError> {
    let (_, note) = ids(ask, pupil, note)?;
    let notes = ask.here.split_once("/notes/").map_or(ask.here.as_str(), |(before, _)| before);
    let address = format!("{notes}/notes?done={done}&note={note}#note-{note}");
    Ok(Redirect::to(&address).into_response())
}
