//! Inviting people: links to hand out, links by mail, reminding, and how many were invited in all.

use super::{
    Tab, Tabs,
    rounds::{BadInvite, back, load, page},
    survey_id, value,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::surveys::{self as use_cases, InviteProblem, MOST_AT_ONCE, MadeLink, MadeLinks};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::ids::SurveyId;
use i18n::Texts;

type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "surveys/links.html")]
struct LinksPage {
    frame: Frame,
    tabs: Tabs,
    group: String,
    school: String,
    until: Option<String>,
    links: Vec<Slip>,
    all: String,
}

/// A link on a slip of paper.
struct Slip {
    address: String,
    picture: Option<String>,
}

/// The round and the group that a form is about.
fn place(ask: &Ask, survey: &str, fields: &Fields) -> Result<(SurveyId, i64), PageError> {
    let group = value(fields, "group").and_then(|no| no.parse().ok()).unwrap_or(0);
    Ok((survey_id(ask, survey)?, group))
}

/// Makes links, and shows them: the only time that this can be done.
pub(super) async fn links(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = place(&ask, &survey, &fields)?;
    let typed = value(&fields, "count").unwrap_or_default();
    let made = use_cases::make_links(&ask.ctx, &ask.school, of, typed).await.map_err(ask.failed())?;
    match made {
        Ok(made) => Ok(slips(&ask, &made)),
        Err(problem) => wrong(&ask, &survey, (of.1, typed), &problem).await,
    }
}

/// Puts new links in the place of those on paper that were not used.
pub(super) async fn renew(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = place(&ask, &survey, &fields)?;
    match use_cases::renew_links(&ask.ctx, &ask.school, of).await.map_err(ask.failed())? {
        Ok(made) => Ok(slips(&ask, &made)),
        Err(problem) => wrong(&ask, &survey, (of.1, ""), &problem).await,
    }
}

fn slips(ask: &Ask, made: &MadeLinks) -> Response {
    let texts = ask.texts;
    let slip =
        |link: &MadeLink| Slip { address: link.address.reveal().clone(), picture: link.picture.clone() };
    let frame = super::frame(ask, &made.school);
    let all: Vec<&str> = made.links.iter().map(|link| link.address.reveal().as_str()).collect();
    let until =
        made.survey.closes_on.map(|day| texts.surveys_slip_until(texts.language().long_date(day).as_str()));
    render(&LinksPage {
        tabs: Tabs::of(texts, &made.school, &made.survey, Tab::Round),
        group: made.group.name.clone(),
        school: frame.school_name.clone().unwrap_or_default(),
        until,
        all: all.join("\n"),
        links: made.links.iter().map(slip).collect(),
        frame,
    })
}

/// Takes all unused links of a group back.
pub(super) async fn withdraw(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = place(&ask, &survey, &fields)?;
    let is_done = use_cases::withdraw_links(&ask.ctx, &ask.school, of).await.map_err(ask.failed())?;
    Ok(back(&ask, &survey, if is_done { "withdrawn" } else { "not_withdrawn" }))
}

/// Says how many were invited in all.
pub(super) async fn invited(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = place(&ask, &survey, &fields)?;
    let typed = value(&fields, "invited").unwrap_or_default();
    match use_cases::say_invited(&ask.ctx, &ask.school, of, typed).await.map_err(ask.failed())? {
        Ok(()) => Ok(back(&ask, &survey, "invited")),
        Err(problem) => wrong(&ask, &survey, (of.1, typed), &problem).await,
    }
}

/// Mails links.
pub(super) async fn mail(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = place(&ask, &survey, &fields)?;
    let typed = value(&fields, "addresses").unwrap_or_default();
    let mailed = use_cases::mail_links(&ask.ctx, ask.texts, &ask.school, of, typed).await;
    match mailed.map_err(ask.failed())? {
        Ok(mailed) if mailed.failed.is_empty() => {
            let done = format!("mailed&sent={}&known={}", mailed.sent, mailed.known);
            Ok(back(&ask, &survey, &done))
        }
        Ok(mailed) => {
            let again: Vec<&str> = mailed.failed.iter().map(|one| one.reveal().as_str()).collect();
            let words = ask.texts.surveys_mail_failed(again.len(), mailed.sent);
            let bad = BadInvite { addresses: Some(words), typed: again.join("\n"), ..BadInvite::default() };
            let found = load(&ask, &survey).await?;
            Ok((StatusCode::BAD_GATEWAY, render(&page(&ask, &found, Some((of.1, bad))))).into_response())
        }
        Err(problem) => wrong(&ask, &survey, (of.1, typed), &problem).await,
    }
}

/// Mails once more who did not answer.
pub(super) async fn remind(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let reminded = use_cases::remind(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())?;
    Ok(match reminded {
        Ok(reminded) => {
            let done = format!("reminded&sent={}&failed={}", reminded.sent, reminded.failed);
            back(&ask, &survey, &done)
        }
        // The page says that the last day has passed.
        Err(_) => back(&ask, &survey, ""),
    })
}

/// The page of the round with what is wrong beside the field.
async fn wrong(
    ask: &Ask,
    survey: &str,
    (group, typed): (i64, &str),
    problem: &InviteProblem,
) -> Result<Response, PageError> {
    let found = load(ask, survey).await?;
    let bad = bad_invite(ask.texts, typed, problem);
    let page = page(ask, &found, Some((group, bad)));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

fn bad_invite(texts: &Texts, typed: &str, problem: &InviteProblem) -> BadInvite {
    let bad = BadInvite { typed: typed.to_owned(), ..BadInvite::default() };
    match problem {
        InviteProblem::Count => BadInvite { count: Some(texts.surveys_bad_count(MOST_AT_ONCE)), ..bad },
        InviteProblem::Addresses => {
            BadInvite { addresses: Some(texts.surveys_bad_addresses(MOST_AT_ONCE)), ..bad }
        }
        InviteProblem::NotAddresses(these) => {
            let these: Vec<&str> = these.iter().map(|one| one.reveal().as_str()).collect();
            BadInvite { addresses: Some(texts.surveys_not_addresses(these.join(", ").as_str())), ..bad }
        }
        InviteProblem::Invited { least } => {
            BadInvite { invited: Some(texts.surveys_bad_invited(*least)), ..bad }
        }
        InviteProblem::NotOpen => BadInvite { count: Some(texts.surveys_not_open().to_owned()), ..bad },
    }
}
