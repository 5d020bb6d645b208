//! The kinds of talk of a school: changed, made, no longer offered.

use super::{Fields, status, to, value, version};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::meetings::{KindProblem, KindSaved, KindTyped, kinds_page, save_kind};
use axum::{
    Form,
    extract::Query,
    response::{IntoResponse as _, Response},
};
use domain::meetings::{TalkAbout, TalkKind};
use i18n::Texts;

#[derive(askama::Template)]
#[template(path = "meetings/kinds.html")]
struct KindsPage {
    frame: Frame,
    action: String,
    settings: String,
    forms: Vec<KindForm>,
    abouts: Vec<(&'static str, &'static str)>,
    done: Option<&'static str>,
    refused: Option<&'static str>,
}

/// The form of one kind; without a key it is that of a new one.
struct KindForm {
    key: String,
    heading: String,
    is_open: bool,
    is_removed: bool,
    is_private: bool,
    about: String,
    name: String,
    minutes: String,
    agenda: String,
    questions: String,
    headings: String,
    version: i64,
    problems: Vec<(&'static str, String)>,
}

impl KindForm {
    /// What is wrong with a field.
    fn problem(&self, name: &str) -> Option<&String> {
        self.problems.iter().find(|(field, _)| *field == name).map(|(_, words)| words)
    }
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let done = (value(&asked, "done") == "saved").then(|| ask.texts.meeting_kind_saved());
    Ok(render(&view(&ask, (done, None), None).await?))
}

/// Saves a kind.
pub(super) async fn save(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let own = |name: &str| value(&fields, name).to_owned();
    let typed = KindTyped {
        key: own("key"),
        name: own("name"),
        about: own("about"),
        is_private: value(&fields, "private") == "1",
        minutes: own("minutes"),
        agenda: own("agenda"),
        questions: own("questions"),
        headings: own("headings"),
        is_removed: value(&fields, "removed") == "1",
        version: version(&fields),
    };
    let saved = save_kind(&ask.ctx, &ask.school, &typed, ask.texts.language()).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let (words, problems) = match saved {
        KindSaved::Yes => return Ok(to(&format!("/{}/settings/talks?done=saved", ask.school))),
        KindSaved::Wrong(ref problems) => (texts.meeting_kind_wrong(), problems.clone()),
        KindSaved::Meanwhile => (texts.meeting_kind_meanwhile(), Vec::new()),
    };
    let page = view(&ask, (None, Some(words)), Some((typed, problems))).await?;
    Ok((status(saved == KindSaved::Meanwhile), render(&page)).into_response())
}

/// What was typed and is wrong.
type Typed = (KindTyped, Vec<(&'static str, KindProblem)>);

async fn view(
    ask: &Ask,
    (done, refused): (Option<&'static str>, Option<&'static str>),
    typed: Option<Typed>,
) -> Result<KindsPage, PageError> {
    let texts = ask.texts;
    let found = kinds_page(&ask.ctx, &ask.school, texts.language()).await.map_err(ask.failed())?;
    let mut forms: Vec<KindForm> = found.kinds.iter().map(|one| form_of(texts, one)).collect();
    forms.push(KindForm { heading: texts.meeting_kind_new().to_owned(), ..blank() });
    if let Some((typed, problems)) = typed
        && let Some(form) = forms.iter_mut().find(|form| form.key == typed.key)
    {
        *form = KindForm {
            key: typed.key,
            heading: form.heading.clone(),
            is_open: true,
            is_removed: typed.is_removed,
            is_private: typed.is_private,
            about: typed.about,
            name: typed.name,
            minutes: typed.minutes,
            agenda: typed.agenda,
            questions: typed.questions,
            headings: typed.headings,
            // Who saves once more saves over what is there now.
            version: form.version,
            problems: problems.into_iter().map(|(field, one)| (field, problem_words(texts, one))).collect(),
        };
    }
    let frame = Frame::of_school(ask, &found.school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    Ok(KindsPage {
        action: format!("{base}/settings/talks"),
        settings: format!("{base}/settings"),
        forms,
        abouts: vec![
            (TalkAbout::Work.code(), texts.meeting_about_work()),
            (TalkAbout::Group.code(), texts.meeting_about_group()),
            (TalkAbout::Pupils.code(), texts.meeting_about_pupils()),
        ],
        done,
        refused,
        frame,
    })
}

fn blank() -> KindForm {
    KindForm {
        key: String::new(),
        heading: String::new(),
        is_open: false,
        is_removed: false,
        is_private: false,
        about: TalkAbout::Work.code().to_owned(),
        name: String::new(),
        minutes: "60".to_owned(),
        agenda: String::new(),
        questions: String::new(),
        headings: String::new(),
        version: 0,
        problems: Vec::new(),
    }
}

fn form_of(texts: &Texts, kind: &TalkKind) -> KindForm {
    let line = |title: &str, hint: &str| match hint {
        "" => title.to_owned(),
        hint => format!("{title} | {hint}"),
    };
    let lines = |all: &[domain::meetings::TalkQuestion]| {
        all.iter().map(|one| line(&one.title, &one.hint)).collect::<Vec<_>>().join("\n")
    };
    let heading = match kind.is_private {
        true => format!("{} ({})", kind.name, texts.meeting_private_kind()),
        false => kind.name.clone(),
    };
    KindForm {
        key: kind.key.clone(),
        heading,
        is_removed: kind.is_removed,
        is_private: kind.is_private,
        about: kind.about.code().to_owned(),
        name: kind.name.clone(),
        minutes: kind.minutes.to_string(),
        agenda: kind.agenda.iter().map(|one| line(&one.title, &one.hint)).collect::<Vec<_>>().join("\n"),
        questions: lines(&kind.questions),
        headings: lines(&kind.headings),
        version: kind.version,
        ..blank()
    }
}

fn problem_words(texts: &Texts, problem: KindProblem) -> String {
    match problem {
        KindProblem::NoName => texts.meeting_kind_problem_name(),
        KindProblem::Minutes => texts.meeting_problem_minutes(),
        KindProblem::NoAgenda => texts.meeting_kind_problem_agenda(),
        KindProblem::TooLong => texts.meeting_kind_problem_lines(),
    }
    .to_owned()
}
