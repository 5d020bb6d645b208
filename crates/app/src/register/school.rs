//! A school: what people fill in about it, and what of it somebody finds.

use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::{BoardId, PupilId},
    register::School,
    trust::Role,
};
use policy::{Action, Actor, InSchool, Sight};
use store::{
    ReadTx, WriteTx,
    audit::Deed,
    register::{self, KeptSettings},
};

/// The schools in which the actor works, in the order of their codes.
///
/// # Errors
/// When the actor may not see them or the database fails.
pub async fn schools(ctx: &Ctx) -> Result<Vec<School>, Error> {
    ctx.require(Action::ListSchools)?;
    let mut tx = ctx.read().await?;
    let all = register::schools(&mut tx).await?;
    let mine = |school: &School| match ctx.actor() {
        Actor::Operator => true,
        Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => false,
        Actor::Person(person) => person.works_in(school.id),
        Actor::ViewingAs { viewer, seen_as } => viewer.works_in(school.id) && seen_as.works_in(school.id),
    };
    Ok(all.into_iter().filter(mine).collect())
}

/// A school in which the actor works, whatever she may do there.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, or she does not work there.
pub async fn own_school(ctx: &Ctx, code: &str) -> Result<School, Error> {
    let wanted = ctx.school_named(code).await?;
    schools(ctx).await?.into_iter().find(|school| school.id == wanted.id).ok_or(Error::NotFound)
}

/// The child to whose page a guardian goes at once: the only pupil of the school whom she finds.
pub fn only_child(ctx: &Ctx, school: &School) -> Option<PupilId> {
    let only = |action| match ctx.sight(action, school.id) {
        Sight::Own { groups, pupils } if groups.is_empty() && pupils.len() == 1 => pupils.first().copied(),
        Sight::Own { .. } | Sight::School => None,
    };
    only(Action::ViewShared).filter(|child| only(Action::Search) == Some(*child))
}

/// Whose pupils somebody finds in a school: what a list of them calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// All pupils of the school.
    School,
    /// Those of her own groups, as a teacher, perhaps with others.
    Groups,
    /// Those whom she guides, as a specialist or an outside partner.
    Guided,
    /// Her own children.
    Children,
}

/// Whose pupils the actor finds in a school.
pub fn whose_pupils(ctx: &Ctx, school: &School) -> Whose {
    if ctx.sight(Action::Search, school.id) == Sight::School {
        return Whose::School;
    }
    let person = match ctx.actor() {
        Actor::Person(person) | Actor::ViewingAs { seen_as: person, .. } => person,
        Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => {
            return Whose::School;
        }
    };
    let roles = person.roles_in(school.id);
    let has = |role| roles.contains(&role);
    if has(Role::Teacher) {
        Whose::Groups
    } else if has(Role::Specialist) || has(Role::OutsidePartner) {
        Whose::Guided
    } else {
        Whose::Children
    }
}

/// Which groups of a school somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupsSeen {
    /// All.
    All,
    /// Her own, if she has any.
    Own,
    /// None in any of her roles.
    None,
}

/// Which groups of a school the actor sees.
pub fn groups_seen(ctx: &Ctx, school: &School) -> GroupsSeen {
    match (ctx.sight(Action::ViewGroup, school.id), whose_pupils(ctx, school)) {
        (Sight::School, _) => GroupsSeen::All,
        (Sight::Own { .. }, Whose::Groups) => GroupsSeen::Own,
        (Sight::Own { .. }, _) => GroupsSeen::None,
    }
}

/// The longest name of a school or a board, in characters.
pub const LONGEST_NAME: usize = 200;

/// What people of the school fill in about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolSettings {
    /// The name; empty when nobody gave it.
    pub name: String,
    /// The name of the board; empty when nobody gave it.
    pub board: String,
    /// Whether guardians see the results of their own child.
    pub shares_results: bool,
}

/// A school with what people filled in about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolDetails {
    /// The school.
    pub school: School,
    /// What they filled in.
    pub settings: SchoolSettings,
    /// The version of it: who saves says which one she changed.
    pub version: i64,
}

/// A name that one fills in about a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsField {
    /// Of the school.
    Name,
    /// Of the board.
    Board,
}

/// What became of settings that were sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsSent {
    /// They are saved.
    Saved,
    /// These names are longer than [`LONGEST_NAME`]; nothing is saved.
    TooLong(Vec<SettingsField>),
    /// Somebody else saved in the meantime; nothing is saved, and this is what stands now.
    Meanwhile(SchoolDetails),
}

/// The settings of a school.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when it is not for the actor to change them.
pub async fn school_details(ctx: &Ctx, school: &str) -> Result<SchoolDetails, Error> {
    let (scope, school) = ctx.school(school, Action::EditSchool).await?;
    details(&mut ctx.read().await?, &scope, school).await
}

async fn details(tx: &mut ReadTx, scope: &InSchool, school: School) -> Result<SchoolDetails, Error> {
    let kept = register::settings_of(tx, scope).await?.ok_or(Error::NotFound)?;
    let settings = SchoolSettings {
        name: kept.name.unwrap_or_default(),
        board: kept.board.unwrap_or_default(),
        shares_results: kept.shares_results,
    };
    Ok(SchoolDetails { school, settings, version: kept.version })
}

/// Saves the settings of a school over the version that they were made from; an empty name takes the name away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when it is not for the actor to change them.
pub async fn edit_school(
    ctx: &Ctx,
    school: &str,
    typed: &SchoolSettings,
    version: i64,
) -> Result<SettingsSent, Error> {
    let (scope, school) = ctx.school(school, Action::EditSchool).await?;
    let (name, board) = (tidied(&typed.name), tidied(&typed.board));
    let fields = [(SettingsField::Name, &name), (SettingsField::Board, &board)];
    let is_long = |text: &Option<String>| text.as_ref().is_some_and(|t| t.chars().count() > LONGEST_NAME);
    let long: Vec<SettingsField> =
        fields.into_iter().filter(|(_, text)| is_long(text)).map(|(field, _)| field).collect();
    if !long.is_empty() {
        return Ok(SettingsSent::TooLong(long));
    }
    let mut tx = ctx.write().await?;
    let board_id = put_board(&mut tx, board.as_deref(), school.board).await?;
    let new = KeptSettings { name, board, shares_results: typed.shares_results, version };
    if register::edit_school(&mut tx, &scope, &new, board_id).await? {
        tx.commit(&ctx.event(school.id, Deed::SchoolEdited)).await?;
        return Ok(SettingsSent::Saved);
    }
    // Undoes what was written about the board.
    drop(tx);
    Ok(SettingsSent::Meanwhile(details(&mut ctx.read().await?, &scope, school).await?))
}

/// A typed name without what does not show; none when nothing is left.
fn tidied(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// The board with this name: the one that the school has gets the name, else it is a new one.
async fn put_board(
    tx: &mut WriteTx,
    name: Option<&str>,
    known: Option<BoardId>,
) -> Result<Option<BoardId>, Error> {
    let Some(name) = name else { return Ok(None) };
    if let Some(id) = known {
        register::edit_board(tx, id, name).await?;
        return Ok(Some(id));
    }
    let id = BoardId(new_id());
    register::add_board(tx, id, name).await?;
    Ok(Some(id))
}
