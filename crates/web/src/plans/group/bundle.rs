//! What goes to a meeting about a group, chosen on a page and made as one file.

use super::{days_words, group_id};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::Tabs,
};
use app::plans::{BundleChoices, BundlePiece, MOST_PIECES, bundle_choices, bundle_pdf, words::kind_words};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use domain::{plans::Plan, register::Pupil};
use i18n::Texts;

#[derive(Template)]
#[template(path = "plans/bundle.html")]
struct BundlePage {
    frame: Frame,
    base: String,
    group_name: String,
    tabs: Tabs,
    of_group: Vec<Choice>,
    pupils: Vec<(String, Vec<Choice>)>,
    wrong: Option<String>,
}

struct Choice {
    piece: String,
    words: String,
    about: String,
    is_chosen: bool,
}

/// The page on which the documents are chosen. The overview, the needs and the plans of the group are chosen already.
pub(super) async fn page(ask: Ask, Path((_, group)): Path<(String, String)>) -> Result<Response, PageError> {
    let found = load(&ask, &group).await?;
    let mut first = vec![BundlePiece::Overview, BundlePiece::Needs];
    first.extend(found.plans.iter().map(|plan| BundlePiece::GroupPlan(plan.id)));
    Ok(render(&shown(&ask, found, &first, None)))
}

/// The chosen documents as one PDF.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let asked = asked.iter().filter(|(name, _)| name == "piece").map(|(_, piece)| piece.parse());
    let pieces: Vec<BundlePiece> =
        asked.collect::<Result<_, ()>>().map_err(|()| ask.failed()(app::Error::NotFound))?;
    let wrong = match pieces.len() {
        0 => Some(ask.texts.bundle_nothing_chosen().to_owned()),
        many if many > MOST_PIECES => Some(ask.texts.bundle_too_many(MOST_PIECES)),
        _ => None,
    };
    if wrong.is_some() {
        let found = load(&ask, &group).await?;
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, render(&shown(&ask, found, &pieces, wrong))).into_response()
        );
    }
    let group = group_id(&ask, &group)?;
    let pdf = bundle_pdf(&ask.ctx, ask.texts, &ask.school, group, &pieces).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"bundle-{}.pdf\"", ask.ctx.today());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}

async fn load(ask: &Ask, group: &str) -> Result<BundleChoices, PageError> {
    bundle_choices(&ask.ctx, &ask.school, group_id(ask, group)?).await.map_err(ask.failed())
}

fn shown(ask: &Ask, found: BundleChoices, chosen: &[BundlePiece], wrong: Option<String>) -> BundlePage {
    let frame = Frame::of_school(ask, &found.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let tabs = Tabs::new(&base, (found.group.id, found.group.kind), "plans");
    let texts = ask.texts;
    let choice = |piece: BundlePiece, words: &str, about: String| Choice {
        piece: piece.to_string(),
        words: words.to_owned(),
        about,
        is_chosen: chosen.contains(&piece),
    };
    let mut of_group = vec![
        choice(BundlePiece::Overview, texts.bundle_overview(), String::new()),
        choice(BundlePiece::Needs, texts.bundle_needs(), String::new()),
    ];
    of_group.extend(
        found.plans.iter().map(|plan| {
            choice(BundlePiece::GroupPlan(plan.id), plan.title.reveal(), days_words(texts, plan))
        }),
    );
    let of_pupil = |(pupil, plans): &(Pupil, Vec<Plan>)| {
        let file = choice(BundlePiece::File(pupil.id), texts.bundle_file(), String::new());
        let plans = plans.iter().map(|plan| {
            let words = plan_words(texts, plan);
            choice(BundlePiece::PupilPlan(pupil.id, plan.id), &words, days_words(texts, plan))
        });
        (pupil.name.full(), [file].into_iter().chain(plans).collect())
    };
    let pupils = found.pupils.iter().map(of_pupil).collect();
    BundlePage { frame, base, group_name: found.group.name, tabs, of_group, pupils, wrong }
}

fn plan_words(texts: &Texts, plan: &Plan) -> String {
    let (kind, title) = (kind_words(texts, plan.kind), plan.title.reveal());
    if title.is_empty() { kind.to_owned() } else { format!("{kind}: {title}") }
}
