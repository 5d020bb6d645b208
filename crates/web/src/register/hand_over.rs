//! The hand-over of a group: what each pupil's next teacher should know, and the same on a pupil's own page.

use super::{groups_about::Tabs, names};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::{
    notes::day,
    register::{
        self as use_cases, GroupHandOver, HandOverSaved, KeptHandOver, LONGEST_HAND_OVER, PupilHandOver,
        group_hand_over, hand_over_pdf, hand_over_words,
    },
};
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
use domain::{
    Personal,
    ids::{GroupId, PupilId},
    register::{HandOverField, HandOverTexts},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/hand_over.html")]
struct HandOverPage {
    frame: Frame,
    base: String,
    name: String,
    subtitle: String,
    tabs: Tabs,
    address: String,
    is_saved: bool,
    written: String,
    pupils: Vec<Pupil>,
}

struct Pupil {
    id: String,
    name: String,
    address: String,
    action: String,
    may_write: bool,
    /// Under which name the browser keeps what was not saved yet, and whether it is saved now.
    draft: String,
    is_done: bool,
    by: Option<String>,
    received: Option<Received>,
    fields: Vec<Field>,
    has_text: bool,
}

/// What a teacher of an earlier year handed over.
pub(crate) struct Received {
    pub(crate) heading: String,
    pub(crate) by: String,
    /// What was asked with what was answered; what is empty is left out.
    pub(crate) texts: Vec<(&'static str, String)>,
}

struct Field {
    code: &'static str,
    words: &'static str,
    /// What stands in the field, and what stood there when the page was made.
    text: String,
    seen: String,
    problem: Option<String>,
}

impl Received {
    fn of(texts: &'static Texts, kept: &KeptHandOver) -> Self {
        let answered = |field: HandOverField| {
            let text = kept.texts.of(field).reveal().clone();
            (!text.is_empty()).then(|| (hand_over_words(texts, field), text))
        };
        Self {
            heading: texts.hand_over_of_year(kept.school_year.to_string().as_str()),
            by: by_words(texts, kept),
            texts: HandOverField::ALL.into_iter().filter_map(answered).collect(),
        }
    }
}

fn by_words(texts: &Texts, kept: &KeptHandOver) -> String {
    let date = texts.language().long_date(day(kept.changed_at));
    texts.hand_over_by(date.as_str(), kept.author_name.reveal())
}

/// What was handed over about a pupil through the years, for the pupil's own page: `register/hand_over_of_pupil.html`.
pub(crate) struct OfPupil {
    /// By school year, the newest first; nothing for who may not see it.
    pub(crate) years: Vec<Received>,
}

impl OfPupil {
    /// Loads it; the page asks whether the pupil may be seen and writes the look down.
    pub(crate) async fn load(ask: &Ask, pupil: PupilId) -> Result<Self, PageError> {
        let all = use_cases::hand_overs_of_pupil(&ask.ctx, &ask.school, pupil).await;
        let all = all.map_err(ask.failed())?;
        Ok(Self { years: all.iter().map(|kept| Received::of(ask.texts, kept)).collect() })
    }
}

/// What was just done.
#[derive(Deserialize)]
pub(super) struct Came {
    #[serde(default)]
    saved: String,
}

/// What was sent for one pupil and cannot be saved as it is.
struct Trouble {
    pupil: PupilId,
    typed: HandOverTexts,
    seen: HandOverTexts,
    long: Vec<HandOverField>,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = load(&ask, &group, "hand_over").await?;
    Ok(render(&view(&ask, &found, &came.saved, None)))
}

async fn load(ask: &Ask, group: &str, form: &'static str) -> Result<GroupHandOver, PageError> {
    let id: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    group_hand_over(&ask.ctx, &ask.school, id, form).await.map_err(ask.failed())
}

fn view(ask: &Ask, found: &GroupHandOver, saved: &str, trouble: Option<&Trouble>) -> HandOverPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let tabs = Tabs::new(&base, (found.group.id, found.group.kind), "hand-over");
    let address = format!("{base}/groups/{}/hand-over", found.group.id);
    let has_text = |one: &&PupilHandOver| one.given.as_ref().is_some_and(|given| !given.texts.is_empty());
    let written = found.pupils.iter().filter(has_text).count();
    HandOverPage {
        frame: Frame::of_school(ask, &found.school, Room::Groups),
        name: found.group.name.clone(),
        subtitle: [texts.school_year(found.group.school_year.to_string().as_str()), names(&found.teachers)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        is_saved: !saved.is_empty(),
        written: texts.hand_over_written(found.pupils.len(), written),
        pupils: found
            .pupils
            .iter()
            .map(|one| {
                let of = trouble.filter(|trouble| trouble.pupil == one.pupil.id);
                pupil(ask, (&base, &address), one, (saved, of))
            })
            .collect(),
        tabs,
        address,
        base,
    }
}

fn pupil(
    ask: &Ask,
    (base, address): (&str, &str),
    one: &PupilHandOver,
    (saved, trouble): (&str, Option<&Trouble>),
) -> Pupil {
    let texts = ask.texts;
    let id = one.pupil.id.to_string();
    let now = one.given.as_ref().map(|given| given.texts.clone()).unwrap_or_default();
    let field = |field: HandOverField| Field {
        code: field.code(),
        words: hand_over_words(texts, field),
        text: trouble.map_or(&now, |trouble| &trouble.typed).of(field).reveal().clone(),
        seen: trouble.map_or(&now, |trouble| &trouble.seen).of(field).reveal().clone(),
        problem: trouble
            .filter(|trouble| trouble.long.contains(&field))
            .map(|_| texts.hand_over_too_long(LONGEST_HAND_OVER)),
    };
    Pupil {
        name: one.pupil.name.full(),
        address: format!("{base}/pupils/{id}"),
        action: format!("{address}/{id}"),
        may_write: one.may_write,
        draft: ask.draft_name(&format!("hand-over:{id}")),
        is_done: saved == id,
        by: one.given.as_ref().map(|given| by_words(texts, given)),
        received: one.received.as_ref().map(|kept| Received::of(texts, kept)),
        fields: HandOverField::ALL.into_iter().map(field).collect(),
        has_text: !now.is_empty(),
        id,
    }
}

/// What one fills in: each text with what stood there when the page was made.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    from_pupil: Personal<String>,
    #[serde(default)]
    from_parents: Personal<String>,
    #[serde(default)]
    from_teacher: Personal<String>,
    #[serde(default)]
    attention: Personal<String>,
    #[serde(default)]
    seen_from_pupil: Personal<String>,
    #[serde(default)]
    seen_from_parents: Personal<String>,
    #[serde(default)]
    seen_from_teacher: Personal<String>,
    #[serde(default)]
    seen_attention: Personal<String>,
    /// The codes of the fields in which both wrote.
    #[serde(default)]
    met: String,
    #[serde(default)]
    choice: Choice,
}

fn given_up(mut typed: HandOverTexts, seen: &HandOverTexts, met: &str) -> HandOverTexts {
    for field in HandOverField::ALL.into_iter().filter(|field| met.split(' ').any(|one| one == field.code()))
    {
        typed.set(field, seen.of(field).clone());
    }
    typed
}

/// Saves what is handed over about one pupil; when somebody was first in a field, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, group, pupil)): Path<(String, String, String)>,
    Form(form): Form<Typed>,
) -> Result<Response, PageError> {
    let not_found = |_| ask.failed()(app::Error::NotFound);
    let group_id: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let id: PupilId = pupil.parse().map_err(not_found)?;
    let typed = HandOverTexts {
        from_pupil: form.from_pupil,
        from_parents: form.from_parents,
        from_teacher: form.from_teacher,
        attention: form.attention,
    };
    let seen = HandOverTexts {
        from_pupil: form.seen_from_pupil,
        from_parents: form.seen_from_parents,
        from_teacher: form.seen_from_teacher,
        attention: form.seen_attention,
    };
    // Who keeps what is there gives up the fields in which both wrote, and no others.
    let typed = match form.choice {
        Choice::Theirs => given_up(typed, &seen, &form.met),
        Choice::None | Choice::Mine | Choice::Merged => typed,
    };
    let saved = use_cases::write_hand_over(&ask.ctx, &ask.school, (group_id, id), (&seen, &typed)).await;
    match saved.map_err(ask.failed())? {
        HandOverSaved::Yes => {
            let page = ask.here.rsplit_once('/').map_or("", |(page, _)| page);
            Ok(Redirect::to(&format!("{page}?saved={id}#pupil-{id}")).into_response())
        }
        HandOverSaved::TooLong(long) => {
            let found = load(&ask, &group, "hand_over").await?;
            let trouble = Trouble { pupil: id, typed, seen, long };
            let page = view(&ask, &found, "", Some(&trouble));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        HandOverSaved::Meanwhile(now, fields) => {
            let found = load(&ask, &group, "hand_over").await?;
            let frame = Frame::of_school(&ask, &found.school, Room::Groups);
            Ok(both(&ask, (&now, &fields), (&seen, &typed)).page(frame))
        }
    }
}

/// Both versions. The form that follows has seen what is there now, so that the choice saves hers over it.
fn both(
    ask: &Ask,
    (now, fields): (&KeptHandOver, &[HandOverField]),
    (seen, typed): (&HandOverTexts, &HandOverTexts),
) -> Conflict {
    let part = |field: &HandOverField| {
        let (mine, theirs) = (typed.of(*field).reveal(), now.texts.of(*field).reveal());
        Part::new(hand_over_words(ask.texts, *field), &mine.replace("\r\n", "\n"), theirs)
    };
    let mut sent = Vec::new();
    for field in HandOverField::ALL {
        let was = if fields.contains(&field) { &now.texts } else { seen };
        sent.push((field.code().to_owned(), typed.of(field).reveal().clone()));
        sent.push((format!("seen_{}", field.code()), was.of(field).reveal().clone()));
    }
    let met: Vec<&str> = fields.iter().map(|field| field.code()).collect();
    sent.push(("met".to_owned(), met.join(" ")));
    Conflict {
        action: ask.here.clone(),
        fields: sent,
        by: by_words(ask.texts, now),
        parts: fields.iter().map(part).collect(),
        merge: None,
    }
}

/// The hand-over on paper.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = load(&ask, &group, "hand_over_pdf").await?;
    let pdf = hand_over_pdf(&ask.ctx, ask.texts, &found).map_err(ask.failed())?;
    let plain: String =
        found.group.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = format!("inline; filename=\"overdracht-{plain}-{}.pdf\"", found.group.school_year);
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}
