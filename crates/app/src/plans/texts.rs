//! Writing in a plan, one text at a time: two people who write in different places do not meet.

use super::{
    open::{About, Asked, Opened, Whose, open},
    pupil::own_sections,
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::PlanId,
    plans::{Block, LayoutSection, Plan, PlanText, may_write, may_write_hearing},
};
use jiff::ToSpan as _;
use store::{
    audit::Deed,
    plans::{self, NewText},
    trust,
};

/// The longest text of one field, in characters.
pub const LONGEST_TEXT: usize = 4_000;

/// How long an author counts as still typing: what she wrote in that time is not kept as a version of its own.
const TYPING_MINUTES: i64 = 30;

/// A text as it is typed.
#[derive(Debug, Clone)]
pub struct TextTyped {
    /// Empty for the plan itself; else the code of an arrangement, or the id of a pupil.
    pub part: String,
    /// Which text.
    pub field: String,
    /// What it says.
    pub text: Personal<String>,
    /// The version that was looked at; 0 when there was none.
    pub version: i64,
}

/// What came of saving a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSaved {
    /// It is saved, as this.
    Yes(PlanText),
    /// It is longer than [`LONGEST_TEXT`].
    TooLong,
    /// The plan is in a state in which this is not written.
    Frozen,
    /// Somebody else saved in the meantime; this stands there now, or nothing.
    Meanwhile(Option<PlanText>),
    /// The plan has no such place.
    NoSuchPlace,
}

/// Whether a text belongs to the evaluation of a plan.
pub fn is_of_evaluation(field: &str) -> bool {
    field.starts_with("evaluation")
}

/// What a text is about, which decides when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// What the plan says.
    Plan,
    /// How the pupil was heard: also while the plan lies before guardians and pupil.
    Hearing,
    /// What came of it: also while it runs, and when it is evaluated.
    Evaluation,
}

/// What a text is about: by its code, and of a question of the school's own by what it stands under.
pub fn writing_of(field: &str, under: Option<Block>) -> Writing {
    match under.filter(|_| field.starts_with("own_")) {
        Some(Block::Evaluation) => Writing::Evaluation,
        Some(Block::Hearing) => Writing::Hearing,
        _ if is_of_evaluation(field) => Writing::Evaluation,
        _ if field.starts_with("heard") => Writing::Hearing,
        _ => Writing::Plan,
    }
}

/// The same for a text of a plan with these headings.
pub(crate) fn writing_in(sections: &[LayoutSection], field: &str) -> Writing {
    let has = |one: &&LayoutSection| one.fields.iter().any(|known| known.key == field);
    writing_of(field, sections.iter().find(has).map(|one| one.block))
}

/// Whether a text of a plan may be written as it stands now.
pub const fn may_write_text(plan: &Plan, writing: Writing) -> bool {
    match writing {
        Writing::Plan => may_write(plan.kind, plan.state, false),
        Writing::Hearing => may_write_hearing(plan.kind, plan.state),
        Writing::Evaluation => may_write(plan.kind, plan.state, true),
    }
}

/// Whether something can be the code of a field: a code of the program, or the key of a layout.
fn is_field(field: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !field.is_empty() && field.len() <= 60 && field.chars().all(is_plain)
}

/// Saves one text of a plan over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn write_text(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    typed: &TextTyped,
) -> Result<TextSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    if !is_field(&typed.field) || !opened.has_part(&typed.part) {
        return Ok(TextSaved::NoSuchPlace);
    }
    let text = cleaned(typed.text.reveal());
    if text.chars().count() > LONGEST_TEXT {
        return Ok(TextSaved::TooLong);
    }
    let account = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let sections = own_sections(&mut tx, &opened).await?;
    if !may_write_text(&opened.plan, writing_in(&sections, &typed.field)) {
        return Ok(TextSaved::Frozen);
    }
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    let known = known(plans::texts(&mut tx, &opened.scope, plan).await?, typed);
    drop(tx);
    if let Some(same) = known.as_ref().filter(|known| *known.text.reveal() == text) {
        return Ok(TextSaved::Yes(same.clone()));
    }
    let new = PlanText {
        part: typed.part.clone(),
        field: typed.field.clone(),
        text: Personal::new(text),
        author: account,
        author_name: author.name,
        changed_at: second(ctx),
        version: typed.version,
    };
    save(ctx, &opened, new).await
}

async fn save(ctx: &Ctx, opened: &Opened, new: PlanText) -> Result<TextSaved, Error> {
    let plan = &opened.plan;
    let typing_since = new.changed_at - TYPING_MINUTES.minutes();
    let mut tx = ctx.write().await?;
    if !plans::touch(&mut tx, &opened.scope, (plan.id, plan.state), new.changed_at).await? {
        tx.undo().await?;
        return Ok(TextSaved::Frozen);
    }
    if plans::put_text(&mut tx, &opened.scope, plan.id, NewText { text: &new, typing_since }).await? {
        let deed = |about: About| Deed::PlanTextWritten {
            plan: plan.id,
            pupil: about.pupil,
            group: about.group,
            field: new.field.clone(),
        };
        opened.commit(tx, ctx, deed).await?;
        return Ok(TextSaved::Yes(PlanText { version: new.version.saturating_add(1), ..new }));
    }
    tx.undo().await?;
    let now = plans::texts(&mut ctx.read().await?, &opened.scope, plan.id).await?;
    Ok(TextSaved::Meanwhile(now.into_iter().find(|one| one.part == new.part && one.field == new.field)))
}

fn known(texts: Vec<PlanText>, typed: &TextTyped) -> Option<PlanText> {
    texts.into_iter().find(|one| one.part == typed.part && one.field == typed.field)
}
