//! What a plan says otherwise than the edition before it.

use super::{days_words, ids};
use crate::{
    ask::Ask,
    conflict::{Piece, differences},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::needs::kind_words;
use app::plans::{
    pupil::{self as use_cases, PupilPlan, line_words, pupil_plan},
    words::{measure_words, state_words},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{needs::NeedLine, plans::Goal};

#[derive(Template)]
#[template(path = "plans/pupil_changes.html")]
struct ChangesPage {
    frame: Frame,
    base: String,
    pupil: (String, String),
    plan: (String, String),
    before: Option<(String, String)>,
    changes: Vec<Change>,
    needs_gone: Vec<String>,
    needs_new: Vec<String>,
    gone: Vec<String>,
    new: Vec<String>,
}

/// A text that differs.
struct Change {
    title: String,
    before: Vec<Piece>,
    after: Vec<Piece>,
}

/// What is different.
pub(super) async fn changes(
    ask: Ask,
    Path((_, pupil, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, at, "plan").await.map_err(ask.failed())?;
    let differ = use_cases::differences(&ask.ctx, &ask.school, at).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let frame = Frame::of_school(&ask, &found.opened.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let pupil = format!("{base}/pupils/{}", found.pupil.id);
    let goal = |one: &Goal| format!("{} ({})", one.wording.reveal(), measure_words(texts, &one.measure));
    let before = differ.as_ref().map(|one| {
        let days = days_words(texts, one.before.starts_on, one.before.ends_on);
        let words = format!("{days} · {}", state_words(texts, one.before.state));
        (format!("{pupil}/plans/{}", one.before.id), words)
    });
    let change = |(field, before, after): &(String, domain::Personal<String>, domain::Personal<String>)| {
        let (before, after) = differences(before.reveal(), after.reveal());
        Change { title: title(&found, field), before, after }
    };
    let need = |one: &NeedLine| format!("{}: {}", kind_words(texts, one.kind), line_words(texts, one));
    let needs = |of: &[NeedLine]| of.iter().map(need).collect::<Vec<_>>();
    let lines = |of: &[Goal]| of.iter().map(goal).collect::<Vec<_>>();
    Ok(render(&ChangesPage {
        changes: differ.iter().flat_map(|one| &one.texts).map(change).collect(),
        needs_gone: differ.as_ref().map(|one| needs(&one.needs_gone)).unwrap_or_default(),
        needs_new: differ.as_ref().map(|one| needs(&one.needs_new)).unwrap_or_default(),
        gone: differ.as_ref().map(|one| lines(&one.goals_gone)).unwrap_or_default(),
        new: differ.as_ref().map(|one| lines(&one.goals_new)).unwrap_or_default(),
        plan: (format!("{pupil}/plans/{}", found.plan().id), found.plan().title.reveal().clone()),
        pupil: (pupil, found.pupil.name.full()),
        before,
        base,
        frame,
    }))
}

/// What a field is called; its key when the layout has it no more.
fn title(found: &PupilPlan, key: &str) -> String {
    let mut fields = found.sections.iter().flat_map(|one| &one.fields);
    fields.find(|one| one.key == key).map_or_else(|| key.to_owned(), |one| one.title.clone())
}
