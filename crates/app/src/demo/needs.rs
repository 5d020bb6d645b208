//! What some pupils of the demo need, by the people who work with them: the pupils with a story and three of 5A, one of them over
//! two school years. All is invented (`data/demo_needs.csv`).

use super::{SCHOOL, stories::STORIES};
use crate::{
    Ctx, Error,
    ctx::new_id,
    norms::table,
    trust::{User, users},
};
use anyhow::Context as _;
use domain::{
    Personal, SchoolYear,
    ids::{NeedLineId, PupilId},
    needs::{NeedKind, NeedLine},
};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use policy::{Action, InSchool};
use serde::Deserialize;
use store::{ReadTx, audit::Deed, needs as kept, register};

#[derive(Deserialize)]
struct Row {
    /// A name, or a group with which of its pupils without a story.
    pupil: String,
    /// Who of `...@demo.example` wrote it.
    author: String,
    written_on: Date,
    kind: String,
    text: String,
    seen_by: Option<String>,
    seen_on: Option<Date>,
    /// What it said a week before.
    at_first: Option<String>,
}

/// Writes the lines, unless they are there.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let (scope, _) = ctx.school(&code, Action::Search).await?;
    let people = users(ctx).await?;
    let rows: Vec<Row> = table(include_str!("../../data/demo_needs.csv"));
    let mut pupils: Vec<(String, PupilId)> = Vec::new();
    for row in &rows {
        if pupils.iter().all(|(name, _)| *name != row.pupil) {
            let pupil = pupil(&mut ctx.read().await?, &scope, &row.pupil).await?;
            pupils.push((row.pupil.clone(), pupil));
        }
    }
    for (name, pupil) in &pupils {
        let (of_pupil, _) = ctx.pupil(&code, *pupil, Action::WriteNeeds).await?;
        if kept::lines_of_pupil(&mut ctx.read().await?, &of_pupil).await?.is_empty() {
            for row in rows.iter().filter(|row| row.pupil == *name) {
                write(ctx, &code, (*pupil, row), &people).await?;
            }
        }
    }
    Ok(())
}

async fn pupil(tx: &mut ReadTx, scope: &InSchool, name: &str) -> Result<PupilId, Error> {
    let Some((group, place)) = name.split_once(':') else {
        let found = register::search_pupils(tx, scope, name, (1, 0)).await?;
        return Ok(found.first().context("a pupil of the demo")?.id);
    };
    let year = register::newest_year_of_group(tx, scope, group).await?.context("a group of the demo")?;
    let groups = register::groups_of_year(tx, scope, year).await?;
    let group = groups.iter().find(|one| one.key == group).context("a group of the demo")?;
    let members = register::pupils_of_group(tx, scope, group.id).await?;
    let has_story = |first: &str| STORIES.iter().any(|story| story.first == first);
    let mut others = members.iter().filter(|one| !has_story(one.name.first.reveal()));
    let place: usize = place.parse().context("a place in a group of the demo")?;
    Ok(others.nth(place).context("a pupil of the demo")?.id)
}

async fn write(ctx: &Ctx, code: &str, (pupil, row): (PupilId, &Row), people: &[User]) -> Result<(), Error> {
    let (scope, school) = ctx.pupil(code, pupil, Action::WriteNeeds).await?;
    let email = format!("{}@demo.example", row.author);
    let author = people.iter().find(|user| *user.account.email.reveal() == email);
    let author = &author.context("an account of the demo")?.account;
    let kind = NeedKind::from_code(&row.kind).context("a kind of line of the demo")?;
    let year = SchoolYear::of(row.written_on);
    let mut tx = ctx.write().await?;
    let line = |text: &str, day: Date, position: i64| NeedLine {
        id: NeedLineId(new_id()),
        pupil,
        school_year: year,
        kind,
        text: Personal::new(text.to_owned()),
        seen_by: row.seen_by.clone().map(Personal::new),
        seen_on: row.seen_on,
        position,
        author: author.id,
        author_name: author.name.clone(),
        made_at: at_noon(day),
        changed_at: at_noon(day),
        replaces: None,
        ended: None,
        version: 1,
    };
    let position = kept::last_position(&mut tx, &scope, (year, kind)).await? + 1;
    let mut now = line(&row.text, row.written_on, position);
    if let Some(before) = &row.at_first {
        let first = line(before, row.written_on.saturating_sub(1.week()), position);
        kept::add_line(&mut tx, &scope, &first).await?;
        kept::end_line(&mut tx, &scope, (first.id, 1), (now.made_at, &author.name)).await?;
        now.replaces = Some(first.id);
    }
    kept::add_line(&mut tx, &scope, &now).await?;
    tx.commit(&ctx.event(school.id, Deed::NeedWritten { pupil })).await?;
    Ok(())
}

fn at_noon(day: Date) -> Timestamp {
    let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}
