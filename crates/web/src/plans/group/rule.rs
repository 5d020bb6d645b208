//! The rule of the school by which pupils are proposed for an arrangement.

use super::{
    Fields,
    new::{Bands, bands, rule_of},
    value,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::plans::group::{
    LONGEST_SOURCE, RuleProblem, RuleSaved, SchoolRule, cluster_rule, rule_words, set_cluster_rule,
    shipped_source,
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::register::School;

#[derive(Template)]
#[template(path = "plans/group_rule.html")]
struct RulePage {
    frame: Frame,
    rule: String,
    /// Where the rule comes from.
    from: String,
    is_own: bool,
    bands: Bands,
    source: String,
    version: i64,
    is_done: bool,
    problem: Option<(&'static str, String)>,
    meanwhile: bool,
}

/// The rule.
pub(super) async fn form(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = cluster_rule(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let is_done = value(&query, "done") == "saved";
    Ok(render(&RulePage { is_done, ..page(&ask, &found) }))
}

/// Sets the rule, or the shipped one again.
pub(super) async fn save(ask: Ask, Form(form): Form<Fields>) -> Result<Response, PageError> {
    let is_shipped = value(&form, "shipped") == "1";
    let version = value(&form, "version").parse().unwrap_or(0);
    let found = cluster_rule(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    // Who sends no bands means those that are there.
    let rule = (!is_shipped).then(|| rule_of(&form).unwrap_or(found.1.rule));
    let source = if is_shipped { "" } else { value(&form, "source") };
    let saved = set_cluster_rule(&ask.ctx, &ask.school, rule, (source, version)).await;
    let saved = saved.map_err(ask.failed())?;
    let typed = RulePage {
        bands: bands(ask.texts, rule.unwrap_or(found.1.rule)),
        source: source.to_owned(),
        ..page(&ask, &found)
    };
    match saved {
        RuleSaved::Yes => Ok(Redirect::to(&format!("{}?done=saved", ask.here)).into_response()),
        RuleSaved::Wrong(problem) => {
            let page = RulePage { problem: Some(problem_words(&ask, problem)), ..typed };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        RuleSaved::Meanwhile => {
            let page = RulePage { meanwhile: true, ..typed };
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
    }
}

fn problem_words(ask: &Ask, problem: RuleProblem) -> (&'static str, String) {
    let texts = ask.texts;
    match problem {
        RuleProblem::Crossed => ("rule", texts.group_plan_rule_crossed().to_owned()),
        RuleProblem::NoSource => ("source", texts.group_plan_rule_no_source().to_owned()),
        RuleProblem::LongSource => ("source", texts.group_plan_too_long(LONGEST_SOURCE)),
    }
}

fn page(ask: &Ask, (school, found): &(School, SchoolRule)) -> RulePage {
    let source = found.source.clone();
    RulePage {
        frame: Frame::of_school(ask, school, Room::Admin),
        rule: rule_words(ask.texts, found.rule),
        is_own: source.is_some(),
        from: source.clone().unwrap_or_else(|| shipped_source(ask.texts.language())),
        bands: bands(ask.texts, found.rule),
        source: source.unwrap_or_default(),
        version: found.version,
        is_done: false,
        problem: None,
        meanwhile: false,
    }
}
