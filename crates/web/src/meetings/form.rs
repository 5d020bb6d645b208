//! Planning a talk, and changing when and where it is.

use super::{At, Fields, status, to, value, values, version};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::meetings::{
    LONGEST_TITLE, TalkChoices, TalkPage, TalkProblem, TalkSaved, TalkTyped, edit_talk, plan_talk,
    talk_choices, talk_page,
    words::{page_title, when_words},
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    Personal,
    meetings::{TalkAbout, TalkKind},
};
use i18n::Texts;
use policy::Action;

#[derive(askama::Template)]
#[template(path = "meetings/new.html")]
struct NewPage {
    frame: Frame,
    list: String,
    kinds: Vec<KindTile>,
}

/// A kind to choose.
struct KindTile {
    address: String,
    name: String,
    about: String,
    is_private: bool,
}

#[derive(askama::Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    frame: Frame,
    list: String,
    heading: String,
    action: String,
    back: String,
    kind: String,
    is_new: bool,
    is_private: bool,
    version: i64,
    title: String,
    held_on: String,
    starts_at: String,
    minutes: String,
    place: String,
    others: String,
    about: &'static str,
    groups: Vec<Choice>,
    pupils: Vec<Choice>,
    people: Vec<Choice>,
    problems: Vec<(&'static str, String)>,
    now: Option<String>,
}

struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

impl FormPage {
    /// What is wrong with a field.
    fn problem(&self, name: &str) -> Option<&String> {
        self.problems.iter().find(|(field, _)| *field == name).map(|(_, words)| words)
    }
}

/// The kinds to choose from, or the form of a kind.
pub(super) async fn new(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let choices = choices(&ask, &asked).await?;
    let Some(kind) = choices.kinds.iter().find(|one| one.key == value(&asked, "kind")).cloned() else {
        return Ok(render(&tiles(&ask, &choices, &asked)));
    };
    let mut fields = asked;
    // Who comes from a link has typed nothing: what is usual is proposed.
    if value(&fields, "minutes").is_empty() {
        fields.push(("minutes".to_owned(), kind.minutes.to_string()));
        fields.push(("held_on".to_owned(), ask.ctx.today().to_string()));
        let people = choices.teachers.iter().chain(&choices.me);
        fields.extend(people.map(|who| ("people".to_owned(), who.to_string())));
    }
    Ok(render(&page(&ask, &choices, (&kind, &fields), &[])))
}

async fn choices(ask: &Ask, fields: &Fields) -> Result<TalkChoices, PageError> {
    let (pupils, language) = (values(fields, "pupil"), ask.texts.language());
    let about = (value(fields, "kind"), value(fields, "group"), pupils.as_slice());
    talk_choices(&ask.ctx, &ask.school, about, language).await.map_err(ask.failed())
}

fn tiles(ask: &Ask, choices: &TalkChoices, asked: &Fields) -> NewPage {
    let texts = ask.texts;
    let list = format!("{}/talks", school_base(&choices.school));
    let mut about = String::new();
    for (name, value) in asked.iter().filter(|(name, _)| name == "pupil" || name == "group") {
        about = format!("{about}&{name}={}", crate::page::in_query(value));
    }
    let tile = |one: &TalkKind| KindTile {
        address: format!("{list}/new?kind={}{about}", crate::page::in_query(&one.key)),
        name: one.name.clone(),
        about: texts.meeting_minutes_long(one.minutes),
        is_private: one.is_private,
    };
    NewPage {
        frame: Frame::of_school(ask, &choices.school, Room::Talks),
        kinds: choices.kinds.iter().map(tile).collect(),
        list,
    }
}

/// Plans a talk.
pub(super) async fn make(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let saved = plan_talk(&ask.ctx, &ask.school, &typed(&fields)).await.map_err(ask.failed())?;
    let problems = match saved {
        TalkSaved::Yes(talk) => return Ok(to(&format!("/{}/talks/{talk}?done=made", ask.school))),
        TalkSaved::Wrong(problems) => problems,
        TalkSaved::Meanwhile(_) => Vec::new(),
    };
    let choices = choices(&ask, &fields).await?;
    let kind = choices.kinds.iter().find(|one| one.key == value(&fields, "kind")).cloned();
    let Some(kind) = kind else {
        let page = render(&tiles(&ask, &choices, &fields));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let page = page(&ask, &choices, (&kind, &fields), &problems);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

fn typed(fields: &Fields) -> TalkTyped {
    let own = |name: &str| value(fields, name).to_owned();
    TalkTyped {
        kind: own("kind"),
        title: Personal::new(own("title")),
        held_on: own("held_on"),
        starts_at: own("starts_at"),
        minutes: own("minutes"),
        place: own("place"),
        group: own("group"),
        pupils: values(fields, "pupil"),
        people: values(fields, "people"),
        others: Personal::new(own("others")),
    }
}

fn page(
    ask: &Ask,
    choices: &TalkChoices,
    (kind, fields): (&TalkKind, &Fields),
    problems: &[(&'static str, TalkProblem)],
) -> FormPage {
    let texts = ask.texts;
    let list = format!("{}/talks", school_base(&choices.school));
    let has = |name: &str, wanted: &str| fields.iter().any(|(key, value)| key == name && value == wanted);
    let group = |one: &domain::register::Group| {
        let id = one.id.to_string();
        Choice { is_chosen: value(fields, "group") == id, words: one.name.clone(), value: id }
    };
    let mut pupils: Vec<&domain::register::Pupil> = choices.pupils.iter().collect();
    pupils.extend(
        choices.candidates.iter().filter(|one| choices.pupils.iter().all(|known| known.id != one.id)),
    );
    let pupil = |one: &domain::register::Pupil| {
        let id = one.id.to_string();
        Choice { is_chosen: has("pupil", &id), words: one.name.full(), value: id }
    };
    let person = |(id, name, role): &app::meetings::Staff| {
        let id = id.to_string();
        let words = format!("{} ({})", name.reveal(), app::meetings::words::role_words(texts, *role));
        Choice { is_chosen: has("people", &id), words, value: id }
    };
    let own = |name: &str| value(fields, name).to_owned();
    FormPage {
        frame: Frame::of_school(ask, &choices.school, Room::Talks),
        heading: texts.meeting_new_of(kind.name.as_str()),
        action: list.clone(),
        back: format!("{list}/new"),
        kind: kind.key.clone(),
        is_new: true,
        is_private: kind.is_private,
        version: 0,
        title: own("title"),
        held_on: own("held_on"),
        starts_at: own("starts_at"),
        minutes: own("minutes"),
        place: own("place"),
        others: own("others"),
        about: kind.about.code(),
        groups: if kind.about == TalkAbout::Work {
            Vec::new()
        } else {
            choices.groups.iter().map(group).collect()
        },
        pupils: if kind.about == TalkAbout::Pupils {
            pupils.into_iter().map(pupil).collect()
        } else {
            Vec::new()
        },
        people: choices.colleagues.iter().map(person).collect(),
        problems: problems.iter().map(|(field, one)| (*field, problem_words(texts, *one))).collect(),
        now: None,
        list,
    }
}

fn problem_words(texts: &Texts, problem: TalkProblem) -> String {
    match problem {
        TalkProblem::NoKind => texts.meeting_problem_kind().to_owned(),
        TalkProblem::TooLong => texts.meeting_problem_too_long(LONGEST_TITLE),
        TalkProblem::NotADay => texts.meeting_problem_day().to_owned(),
        TalkProblem::FarAway => texts.meeting_problem_far().to_owned(),
        TalkProblem::NotATime => texts.meeting_problem_time().to_owned(),
        TalkProblem::Minutes => texts.meeting_problem_minutes().to_owned(),
        TalkProblem::NoGroup => texts.meeting_problem_no_group().to_owned(),
        TalkProblem::NoPupil => texts.meeting_problem_no_pupil().to_owned(),
        TalkProblem::TooManyPupils => texts.meeting_problem_too_many_pupils().to_owned(),
        TalkProblem::PupilElsewhere => texts.meeting_problem_pupil_elsewhere().to_owned(),
        TalkProblem::GroupElsewhere => texts.meeting_problem_group_elsewhere().to_owned(),
        TalkProblem::NotHere => texts.meeting_problem_not_here().to_owned(),
        TalkProblem::TooManyPeople => texts.meeting_problem_people().to_owned(),
    }
}

async fn load(ask: &Ask, at: &At) -> Result<TalkPage, PageError> {
    ask.ctx.school(&ask.school, Action::PlanTalk).await.map_err(ask.failed())?;
    let language = ask.texts.language();
    talk_page(&ask.ctx, &ask.school, at.talk, ("talk", language)).await.map_err(ask.failed())
}

/// The form to change a talk.
pub(super) async fn edit(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    let talk = &found.opened.talk;
    let fields: Fields = vec![
        ("title".to_owned(), talk.title.reveal().clone()),
        ("held_on".to_owned(), talk.held_on.to_string()),
        ("starts_at".to_owned(), talk.starts_at.map(|time| time.to_string()).unwrap_or_default()),
        ("minutes".to_owned(), talk.minutes.to_string()),
        ("place".to_owned(), talk.place.clone()),
        ("version".to_owned(), talk.version.to_string()),
    ];
    Ok(render(&edit_page(&ask, &found, &fields, (&[], None))))
}

/// Changes a talk.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Form(mut fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let asked = (at.talk, version(&fields));
    let saved = edit_talk(&ask.ctx, &ask.school, asked, &typed(&fields)).await.map_err(ask.failed())?;
    let (problems, now) = match saved {
        TalkSaved::Yes(_) => return Ok(to(&format!("{}?done=saved", at.base))),
        TalkSaved::Wrong(problems) => (problems, None),
        TalkSaved::Meanwhile(now) => (Vec::new(), Some(now)),
    };
    let found = load(&ask, &at).await?;
    let told = now.as_ref().map(|now| {
        let title = page_title(&found);
        [title, when_words(ask.texts, now), now.place.clone()].join(" · ")
    });
    if let Some(now) = &now {
        // Who saves once more saves over what she sees now.
        fields.retain(|(name, _)| name != "version");
        fields.push(("version".to_owned(), now.version.to_string()));
    }
    let page = render(&edit_page(&ask, &found, &fields, (&problems, told)));
    Ok((status(now.is_some()), page).into_response())
}

fn edit_page(
    ask: &Ask,
    found: &TalkPage,
    fields: &Fields,
    (problems, now): (&[(&'static str, TalkProblem)], Option<String>),
) -> FormPage {
    let texts = ask.texts;
    let list = format!("{}/talks", school_base(&found.opened.school));
    let back = format!("{list}/{}", found.opened.talk.id);
    let own = |name: &str| value(fields, name).to_owned();
    FormPage {
        frame: Frame::of_school(ask, &found.opened.school, Room::Talks),
        heading: texts.meeting_edit(page_title(found)),
        action: format!("{back}/edit"),
        back,
        kind: found.opened.kind.key.clone(),
        is_new: false,
        is_private: found.opened.talk.is_private,
        version: version(fields),
        title: own("title"),
        held_on: own("held_on"),
        starts_at: own("starts_at"),
        minutes: own("minutes"),
        place: own("place"),
        others: String::new(),
        about: TalkAbout::Work.code(),
        groups: Vec::new(),
        pupils: Vec::new(),
        people: Vec::new(),
        problems: problems.iter().map(|(field, one)| (*field, problem_words(texts, *one))).collect(),
        now,
        list,
    }
}
