//! The texts with which the description begins, made from what is known: tasks, what groups expect, agreements, time.

use super::{
    asked::{asked, compare},
    description::DescriptionSection,
    expected::{Expected, expected},
    mirror::norm_minutes,
    models::models,
    shipped::GREVEN,
    time::{choices_now, pupils},
};
use crate::{Ctx, Error};
use domain::{
    ids::SurveyId,
    roles::{RoleModel, RoleTask},
    surveys::AgreementState,
};
use i18n::Texts;
use policy::InSchool;
use std::collections::BTreeMap;
use store::{Reads, roles as kept, surveys};

/// The starting text of every section, by its code. One's own hours are among them when one chose them: who saves the text
/// has read it.
pub(super) async fn starting_texts(
    ctx: &Ctx,
    tx: &mut impl Reads,
    scope: &InSchool,
    texts: &Texts,
) -> Result<BTreeMap<String, String>, Error> {
    let all = models(tx, scope, texts.language()).await?;
    let greven = all.iter().find(|one| one.key.0 == GREVEN).ok_or(Error::NotFound)?;
    let tasks = kept::tasks(tx, scope).await?;
    let (choices, model) = choices_now(tx, (scope, &ctx.own()?), texts.language()).await?;
    let expected = expected(tx, scope, &model).await?;
    let pupils = pupils(tx, scope, ctx.today()).await?;
    let agreements = agreements(tx, scope).await?;
    let text = |section: DescriptionSection| match section {
        DescriptionSection::Purpose => texts.role_start_purpose().to_owned(),
        DescriptionSection::Expect => tasks_text(texts, greven, &tasks),
        DescriptionSection::Not => past_text(texts, &tasks),
        DescriptionSection::Responsible => {
            [texts.role_start_teacher(), texts.role_start_coordinator(), texts.role_start_principal()]
                .join("\n")
        }
        DescriptionSection::Time => time_text(texts, choices.minutes_a_week, pupils),
        DescriptionSection::Team => team_text(texts, &model, (expected.as_ref(), &agreements)),
        DescriptionSection::Contact => texts.role_start_contact().to_owned(),
    };
    Ok(DescriptionSection::ALL.into_iter().map(|one| (one.code().to_owned(), text(one))).collect())
}

fn bullets(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("– {line}")).collect::<Vec<_>>().join("\n")
}

/// The tasks that are done now under the levels of Greven's model; without tasks what the method asks.
fn tasks_text(texts: &Texts, greven: &RoleModel, tasks: &[RoleTask]) -> String {
    let found = compare(tasks, greven.levels.len(), texts.language());
    if tasks.iter().all(|task| task.is_past) {
        return bullets(asked(texts.language()).into_iter().map(|one| one.text));
    }
    let mut parts: Vec<String> = Vec::new();
    for (level, lies) in greven.levels.iter().zip(&found.levels) {
        let answers = lies.asked.iter().flat_map(|(_, tasks)| tasks);
        let words: Vec<String> = answers.chain(&lies.beside).map(|task| task.text.clone()).collect();
        if !words.is_empty() {
            parts.push(format!("{}\n{}", level.name, bullets(words.into_iter())));
        }
    }
    if !found.unsorted.is_empty() {
        parts.push(bullets(found.unsorted.into_iter().map(|task| task.text)));
    }
    parts.join("\n\n")
}

fn past_text(texts: &Texts, tasks: &[RoleTask]) -> String {
    let past: Vec<String> = tasks.iter().filter(|task| task.is_past).map(|task| task.text.clone()).collect();
    match past.is_empty() {
        true => texts.role_start_not().to_owned(),
        false => format!("{}\n{}", texts.role_start_past(), bullets(past.into_iter())),
    }
}

fn time_text(texts: &Texts, week: Option<i64>, pupils: i64) -> String {
    // One decimal, halves upwards: nobody counts her week in thousandths of an hour.
    let hours = |minutes: i64| texts.language().decimal((minutes * 10 + 30) / 60 * 100);
    let mut lines = Vec::new();
    lines.extend(week.map(|week| texts.role_start_hours(hours(week).as_str())));
    if pupils > 0 {
        lines.push(texts.role_start_norm(hours(norm_minutes(pupils)).as_str(), pupils));
    }
    lines.join("\n")
}

type Agreed = (String, String);

/// What was agreed at the latest talk about a round of the school's own, and still holds.
async fn agreements(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Agreed>, Error> {
    let rounds: Vec<SurveyId> = surveys::surveys(tx, scope)
        .await?
        .into_iter()
        .filter(|one| !one.is_example)
        .map(|one| one.id)
        .collect();
    for round in rounds {
        let found = surveys::agreements(tx, scope, round).await?;
        let open: Vec<Agreed> = found
            .into_iter()
            .filter(|one| one.state == AgreementState::Open)
            .map(|one| (one.who, one.what))
            .collect();
        if !open.is_empty() {
            return Ok(open);
        }
    }
    Ok(Vec::new())
}

fn team_text(
    texts: &Texts,
    model: &RoleModel,
    (expected, agreements): (Option<&Expected>, &[Agreed]),
) -> String {
    let name = |at: usize| model.levels.get(at).map_or("", |level| level.name.as_str());
    let mut parts = Vec::new();
    for group in expected.map(|one| one.groups.as_slice()).unwrap_or_default() {
        let first: Vec<&str> = group
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| **place == 1)
            .map(|(at, _)| name(at))
            .collect();
        parts.push(texts.role_start_expected(group.name.as_str(), first.join(", ")));
    }
    if !agreements.is_empty() {
        let lines = agreements.iter().map(|(who, what)| match who.is_empty() {
            true => what.clone(),
            false => format!("{what} ({who})"),
        });
        parts.push(format!("{}\n{}", texts.role_start_agreed(), bullets(lines)));
    }
    if parts.is_empty() { texts.role_start_team().to_owned() } else { parts.join("\n") }
}
