//! A proposal to destroy files: proposing, approving by two people, and the proof.

use super::retention::{self, may, pdf_response};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{
    BackupPlan, category_in_words,
    destruction::{self, Approved, Chosen, DestructionPage, NamedApproval},
    moment_in_words, proof_heads, proof_in_words, proof_line, proof_pdf, role_in_words,
};
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{DestructionId, PupilId},
    trust::{Role, retention::Category},
};
use policy::Action;
use serde::Deserialize;
use std::{collections::HashSet, sync::Arc};

#[derive(Template)]
#[template(path = "trust/destruction.html")]
struct DestructionView {
    frame: Frame,
    base: String,
    address: String,
    state: String,
    made: String,
    is_open: bool,
    items: Vec<(String, &'static str, String)>,
    approvals: Vec<String>,
    roles: Vec<(&'static str, String)>,
    may_withdraw: bool,
    proof: Option<ProofView>,
    came: Option<String>,
}

struct ProofView {
    facts: Vec<(&'static str, String)>,
    heads: [&'static str; 5],
    lines: Vec<[String; 5]>,
}

/// What is sent: `item` for each part that is chosen, or `all`.
pub(crate) async fn propose(
    ask: Ask,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let is_all = fields.iter().any(|(name, _)| name == "all");
    let item = |(name, value): &(String, String)| -> Option<(PupilId, Category)> {
        let (pupil, category) = value.split_once(':').filter(|_| name == "item")?;
        Some((pupil.parse().ok()?, category.parse().ok()?))
    };
    let chosen = if is_all {
        Chosen::All
    } else {
        Chosen::Some(fields.iter().filter_map(item).collect::<HashSet<_>>())
    };
    match destruction::propose(&ask.ctx, &ask.school, chosen).await.map_err(ask.failed())? {
        Some(id) => Ok(Redirect::to(&format!("{}/{id}?came=proposed", ask.here)).into_response()),
        None => retention::page(&ask, true).await,
    }
}

/// What one comes from.
#[derive(Deserialize)]
pub(crate) struct Came {
    came: Option<String>,
}

/// One proposal.
pub(crate) async fn one(
    ask: Ask,
    Path((_, id)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = load(&ask, &id).await?;
    Ok(render(&view(&ask, &found, came.came.as_deref())))
}

async fn load(ask: &Ask, id: &str) -> Result<DestructionPage, PageError> {
    let id: DestructionId = id.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    destruction::destruction(&ask.ctx, &ask.school, id).await.map_err(ask.failed())
}

fn view(ask: &Ask, found: &DestructionPage, came: Option<&str>) -> DestructionView {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    let one = &found.destruction;
    let approval = |given: &NamedApproval| {
        let role = role_in_words(texts, given.approval.role.code());
        let at = moment_in_words(texts, given.approval.made_at);
        texts.destruction_approved_by(at.as_str(), given.name.as_str(), role.as_str())
    };
    let item = |(pupil, category, due): &(domain::register::Pupil, Category, jiff::civil::Date)| {
        (pupil.name.full(), category_in_words(texts, *category), texts.language().date(*due))
    };
    let proof = found.proof.as_ref().map(|proof| ProofView {
        facts: proof_in_words(texts, proof),
        heads: proof_heads(texts),
        lines: proof.categories.iter().map(|line| proof_line(texts, line)).collect(),
    });
    let is_open = one.closed_at.is_none();
    DestructionView {
        address: format!("{base}/retention/destructions/{}", one.id),
        state: texts.destruction_state(one.state.code()),
        made: texts.destruction_made(moment_in_words(texts, one.made_at).as_str(), found.made_by.as_str()),
        is_open,
        items: found.items.iter().map(item).collect(),
        approvals: found.approvals.iter().map(approval).collect(),
        roles: found.my_roles.iter().map(|role| (role.code(), role_in_words(texts, role.code()))).collect(),
        may_withdraw: is_open && may(ask, &found.school, Action::ProposeDestruction),
        proof,
        came: came.map(|came| texts.destruction_came(came)),
        base,
        frame,
    }
}

/// In which role one approves.
#[derive(Deserialize)]
pub(crate) struct ApproveForm {
    #[serde(default)]
    role: String,
}

/// Approves; the second approval destroys.
pub(crate) async fn approve(
    ask: Ask,
    Path((_, id)): Path<(String, String)>,
    plan: Option<Extension<Arc<BackupPlan>>>,
    Form(form): Form<ApproveForm>,
) -> Result<Response, PageError> {
    // Who may not even look is told so first, whatever was sent.
    let found = load(&ask, &id).await?;
    let Ok(role) = form.role.parse::<Role>() else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view(&ask, &found, None))).into_response());
    };
    let approved =
        destruction::approve(&ask.ctx, &ask.school, (found.destruction.id, role), plan.and_then(days_kept))
            .await;
    let came = match approved.map_err(ask.failed())? {
        Approved::First => "approved",
        Approved::Destroyed => "destroyed",
        Approved::DestroyedNotWiped(error) => {
            tracing::error!(error, "files are destroyed, their room is not wiped yet; tried again later");
            "destroyed"
        }
        Approved::Nothing => "nothing_left",
    };
    let back = ask.here.trim_end_matches("/approve");
    Ok(Redirect::to(&format!("{back}?came={came}")).into_response())
}

/// For how many days backups are kept that are made by themselves.
fn days_kept(Extension(plan): Extension<Arc<BackupPlan>>) -> Option<u16> {
    u16::try_from(plan.keep.as_hours() / 24 + 1).ok()
}

/// Withdraws a proposal.
pub(crate) async fn withdraw(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id: DestructionId = id.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    destruction::withdraw(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let back = ask.here.trim_end_matches("/withdraw");
    Ok(Redirect::to(&format!("{back}?came=withdrawn")).into_response())
}

/// The proof on paper.
pub(crate) async fn proof(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let found = load(&ask, &id).await?;
    let proof = found.proof.as_ref().ok_or(app::Error::NotFound).map_err(ask.failed())?;
    let pdf = proof_pdf(&ask.ctx, ask.texts, &found.school, proof).await.map_err(ask.failed())?;
    Ok(pdf_response("stut-vernietiging.pdf", pdf))
}
