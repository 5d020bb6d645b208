//! The page of a round: what it asks, who is invited, what came back, and its course.

use super::{Tab, Tabs, list::share, state_words, survey_id};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::surveys::{self as use_cases, GroupLine, NotReady, QUESTION_KINDS, RoundPage};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::surveys::{SMALL_GROUP, Survey, SurveyState};
use i18n::Texts;

#[derive(Template)]
#[template(path = "surveys/round.html")]
pub(super) struct Page {
    frame: Frame,
    tabs: Tabs,
    state: &'static str,
    state_words: &'static str,
    is_example: bool,
    done: Option<String>,
    /// A question that was just taken away, as the fields that put it back.
    undo: Vec<(String, String)>,
    late: Option<&'static str>,
    intro: String,
    facts: Vec<(&'static str, String)>,
    groups: Vec<GroupView>,
    answered: String,
    share: String,
    levels: Vec<String>,
    questions: Vec<QuestionLine>,
    kinds: Vec<(&'static str, String)>,
    lacks: Vec<&'static str>,
    version: i64,
    may_edit: bool,
    can_mail: bool,
    has_mailed: bool,
    may_go_back: bool,
    is_unanswered: bool,
    /// To take the answers from files out again.
    take_out: Option<String>,
    ranks: bool,
    waiting: String,
    previous: Option<(String, String)>,
}

struct GroupView {
    no: i64,
    name: String,
    invited: i64,
    answered: i64,
    share: String,
    waiting: String,
    has_links: bool,
    has_any: bool,
    /// The group is too small to be shown.
    small: bool,
    bad: BadInvite,
}

/// What is wrong with an invitation, beside its field, and what was typed there.
#[derive(Default, Clone)]
pub(super) struct BadInvite {
    pub(super) count: Option<String>,
    pub(super) addresses: Option<String>,
    pub(super) invited: Option<String>,
    pub(super) typed: String,
}

struct QuestionLine {
    no: usize,
    at: usize,
    text: String,
    kind: String,
    groups: String,
    is_first: bool,
    is_last: bool,
}

/// A round.
pub(super) async fn one(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(choice): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = load(&ask, &survey).await?;
    let value = |name: &str| super::value(&choice, name).unwrap_or_default().to_owned();
    let count = |name: &str| value(name).parse::<i64>().unwrap_or(0);
    let done = done_words(ask.texts, &value("done"), (count("sent"), count("failed"), count("known")));
    let mut page = page(&ask, &found, None);
    if value("done") == "question_removed" && found.survey.state == SurveyState::Draft {
        page.undo = choice.into_iter().filter(|(name, _)| name != "done").collect();
    }
    Ok(render(&Page { done, ..page }))
}

/// The round in an address, with all that its page shows.
pub(super) async fn load(ask: &Ask, survey: &str) -> Result<RoundPage, PageError> {
    let id = survey_id(ask, survey)?;
    use_cases::round_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())
}

/// The page, with what is wrong with an invitation into a group.
pub(super) fn page(ask: &Ask, found: &RoundPage, bad: Option<(i64, BadInvite)>) -> Page {
    let (texts, survey) = (ask.texts, &found.survey);
    let tabs = Tabs::of(texts, &found.school, survey, Tab::Round);
    let invited: i64 = found.groups.iter().map(|line| line.group.invited).sum();
    let waiting: usize = found.groups.iter().map(|line| line.links + line.mailed).sum();
    let lacks = use_cases::lacking(survey, found.groups.len(), found.today);
    let is_unused = found.answered() == 0 && !found.has_links();
    Page {
        frame: super::frame(ask, &found.school),
        state: survey.state.code(),
        state_words: state_words(texts, survey.state),
        is_example: survey.is_example,
        done: None,
        undo: Vec::new(),
        late: found.is_late().then(|| texts.surveys_late()),
        intro: survey.intro.clone(),
        facts: facts(texts, survey),
        groups: found.groups.iter().map(|line| group(texts, survey, line, bad.as_ref())).collect(),
        answered: texts.surveys_answered_of(found.answered(), invited),
        share: share(texts, found.answered(), invited),
        levels: survey.levels.iter().map(|level| level.name.clone()).collect(),
        questions: questions(texts, found),
        kinds: QUESTION_KINDS.iter().map(|kind| (*kind, texts.surveys_kind(*kind))).collect(),
        lacks: lacks.into_iter().map(|what| lacks_words(texts, what)).collect(),
        version: survey.version,
        may_edit: found.may_edit,
        can_mail: found.can_mail,
        has_mailed: found.groups.iter().any(|line| line.mailed > 0),
        is_unanswered: found.answered() == 0,
        may_go_back: survey.state == SurveyState::Open && is_unused,
        take_out: (found.from_file > 0).then(|| texts.surveys_take_out(found.from_file)),
        ranks: !survey.levels.is_empty(),
        waiting: texts.surveys_close_waiting(waiting),
        previous: found.previous.as_ref().map(|one| (format!("{}/{}", tabs.list, one.id), one.title.clone())),
        tabs,
    }
}

fn facts(texts: &'static Texts, survey: &Survey) -> Vec<(&'static str, String)> {
    let small = if survey.small_agreed { texts.surveys_small_shown() } else { texts.surveys_small_hidden() };
    let until = survey.closes_on.map(|day| texts.language().long_date(day));
    vec![
        (texts.surveys_until(), until.unwrap_or_else(|| texts.surveys_until_none().to_owned())),
        (texts.surveys_small(), small.to_owned()),
    ]
}

fn group(texts: &Texts, survey: &Survey, line: &GroupLine, bad: Option<&(i64, BadInvite)>) -> GroupView {
    let of_group = bad.filter(|(no, _)| *no == line.group.no);
    let is_small = line.group.invited < i64::from(SMALL_GROUP);
    GroupView {
        no: line.group.no,
        name: line.group.name.clone(),
        invited: line.group.invited,
        answered: line.answered,
        share: share(texts, line.answered, line.group.invited),
        waiting: texts.surveys_waiting(line.links, line.mailed),
        has_links: line.links > 0,
        has_any: line.links + line.mailed > 0,
        small: is_small && line.group.invited > 0 && !survey.small_agreed,
        bad: of_group.map(|(_, bad)| bad.clone()).unwrap_or_default(),
    }
}

fn questions(texts: &Texts, found: &RoundPage) -> Vec<QuestionLine> {
    let count = found.survey.questions.len();
    let names = |groups: &[i64]| {
        let of = found.groups.iter().filter(|line| groups.contains(&line.group.no));
        of.map(|line| line.group.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let line = |(at, question): (usize, &domain::surveys::Question)| QuestionLine {
        no: at + 1,
        at,
        text: question.text.clone(),
        kind: texts.surveys_kind(use_cases::kind_code(&question.kind)),
        groups: names(&question.groups),
        is_first: at == 0,
        is_last: at + 1 == count,
    };
    found.survey.questions.iter().enumerate().map(line).collect()
}

fn lacks_words(texts: &'static Texts, what: NotReady) -> &'static str {
    match what {
        NotReady::NoGroup => texts.surveys_lacks_group(),
        NotReady::NoQuestion => texts.surveys_lacks_question(),
        NotReady::DayPassed => texts.surveys_lacks_day(),
    }
}

fn done_words(texts: &Texts, done: &str, (sent, failed, known): (i64, i64, i64)) -> Option<String> {
    let words = match done {
        "made" => texts.surveys_done_made(),
        "next" => texts.surveys_done_next(),
        "saved" => texts.surveys_done_saved(),
        "question" => texts.surveys_done_question(),
        "question_removed" => texts.surveys_done_question_removed(),
        "opened" => texts.surveys_done_opened(),
        "draft" => texts.surveys_done_draft(),
        "closed" => texts.surveys_done_closed(),
        "withdrawn" => texts.surveys_done_withdrawn(),
        "not_withdrawn" => texts.surveys_done_not_withdrawn(),
        "invited" => texts.surveys_done_invited(),
        "mailed" => return Some(texts.surveys_done_mailed(known, sent)),
        "reminded" => return Some(texts.surveys_done_reminded(failed, sent)),
        "brought" => return Some(texts.surveys_done_brought(sent)),
        "taken_out" => return Some(texts.surveys_done_taken_out(sent)),
        _ => return None,
    };
    Some(words.to_owned())
}

/// Back to the page of a round, with what came of it.
pub(super) fn back(ask: &Ask, survey: &str, done: &str) -> Response {
    let base = ask.here.split_once("/surveys").map_or("", |(base, _)| base);
    Redirect::to(&format!("{base}/surveys/{survey}?done={done}")).into_response()
}

/// Opens a draft.
pub(super) async fn open(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let lacks = use_cases::open_round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    // What is lacking stands on the page already.
    Ok(back(&ask, &survey, if lacks.is_empty() { "opened" } else { "" }))
}

/// Makes an open round a draft again.
pub(super) async fn to_draft(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let is_back = use_cases::back_to_draft(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, &survey, if is_back { "draft" } else { "" }))
}

/// Closes a round.
pub(super) async fn close(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    use_cases::close_round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, &survey, "closed"))
}

/// Throws a round away.
pub(super) async fn remove(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    use_cases::remove_round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let base = ask.here.split_once("/surveys").map_or("", |(base, _)| base);
    Ok(Redirect::to(&format!("{base}/surveys?done=removed")).into_response())
}
