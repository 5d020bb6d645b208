//! The register of processing activities (AVG article 30), made from what Stut knows that it keeps: every table belongs to
//! an activity, who receives it follows from the matrix of the policy, and for how long from the terms of the school.

use super::{
    paper,
    retention::{TermLine, lines},
    retention_words::months_in_words,
    trail_words::role_in_words,
};
use crate::{Ctx, Error, norms};
use domain::{
    register::School,
    trust::{Role, retention::Category},
};
use i18n::Texts;
use policy::{Action, Reach};
use serde::Deserialize;
use std::sync::LazyLock;
use store::{register, trust as kept};

#[derive(Debug, Clone, Deserialize)]
struct ActivityRow {
    activity: String,
    recipients: String,
    retention: String,
    also: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct TableRow {
    table: String,
    activity: String,
}

static ACTIVITIES: LazyLock<Vec<ActivityRow>> =
    LazyLock::new(|| norms::table(include_str!("../../data/processing_activities.csv")));
static KEPT_IN: LazyLock<Vec<TableRow>> =
    LazyLock::new(|| norms::table(include_str!("../../data/processing_tables.csv")));

/// One activity.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its code.
    pub code: String,
    /// Roles that receive something of it, each with how far.
    pub recipients: Vec<(Role, Reach)>,
    /// What says for how long: a category of retention, or `with_file`, `account`, `stays`.
    pub retention: String,
    /// What of it is kept in another way, by a code.
    pub also: Option<String>,
    /// The tables.
    pub tables: Vec<String>,
}

/// The register of a school.
#[derive(Debug, Clone)]
pub struct ProcessingRegister {
    /// The school.
    pub school: School,
    /// The name of its board, once somebody gave it.
    pub board: Option<String>,
    /// The activities.
    pub activities: Vec<Activity>,
    /// The terms that count.
    pub terms: Vec<TermLine>,
}

/// The register of a school.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn processing_register(ctx: &Ctx, school: &str) -> Result<ProcessingRegister, Error> {
    let (scope, school) = ctx.school(school, Action::ViewProcessingRegister).await?;
    let mut tx = ctx.read().await?;
    let terms = lines(kept::retention_terms(&mut tx, &scope).await?);
    let board = register::settings_of(&mut tx, &scope).await?.and_then(|settings| settings.board);
    Ok(ProcessingRegister { school, board, activities: activities(), terms })
}

fn activities() -> Vec<Activity> {
    let activity = |row: &ActivityRow| Activity {
        code: row.activity.clone(),
        recipients: recipients(&row.recipients),
        retention: row.retention.clone(),
        also: row.also.clone(),
        tables: KEPT_IN
            .iter()
            .filter(|kept| kept.activity == row.activity)
            .map(|kept| kept.table.clone())
            .collect(),
    };
    ACTIVITIES.iter().map(activity).collect()
}

/// The roles that reach something with one of these actions, each as far as it reaches.
fn recipients(actions: &str) -> Vec<(Role, Reach)> {
    let actions: Vec<Action> = actions
        .split_whitespace()
        .filter_map(|code| Action::ALL.iter().copied().find(|action| action.code() == code))
        .collect();
    let reach = |role: Role| {
        let reaches = |reach| actions.iter().any(|action| action.reach(role) == reach);
        match (reaches(Reach::School), reaches(Reach::Own)) {
            (true, _) => Some((role, Reach::School)),
            (false, true) => Some((role, Reach::Own)),
            (false, false) => None,
        }
    };
    Role::ALL.into_iter().filter_map(reach).collect()
}

/// An activity in words: what one reads of it, key by key.
pub fn activity_in_words(
    texts: &Texts,
    register: &ProcessingRegister,
    activity: &Activity,
) -> Vec<(&'static str, String)> {
    let code = activity.code.as_str();
    let recipient = |(role, reach): &(Role, Reach)| {
        let role = role_in_words(texts, role.code());
        if *reach == Reach::School { role } else { texts.processing_own_only(role.as_str()) }
    };
    let recipients = match activity.recipients.as_slice() {
        [] => texts.processing_recipients_named().to_owned(),
        some => some.iter().map(recipient).collect::<Vec<_>>().join(", "),
    };
    vec![
        (texts.processing_head_purpose(), texts.processing_purpose(code)),
        (texts.processing_head_persons(), texts.processing_persons(code)),
        (texts.processing_head_data(), texts.processing_data(code)),
        (texts.processing_head_basis(), texts.processing_basis(code)),
        (texts.processing_head_recipients(), recipients),
        (texts.processing_head_retention(), retention_in_words(texts, register, activity)),
        (texts.processing_head_tables(), activity.tables.join(", ")),
    ]
}

fn retention_in_words(texts: &Texts, register: &ProcessingRegister, activity: &Activity) -> String {
    let term = match activity.retention.parse::<Category>() {
        Ok(category) => {
            let months = register.terms.iter().find(|line| line.category == category);
            months_in_words(texts, months.and_then(TermLine::months))
        }
        Err(_) => texts.processing_retention(activity.retention.as_str()),
    };
    match &activity.also {
        Some(also) => format!("{term}; {}", texts.processing_also(also.as_str())),
        None => term,
    }
}

/// The name of an activity.
pub fn activity_name(texts: &Texts, activity: &Activity) -> String {
    texts.processing_name(activity.code.as_str())
}

/// The register on paper.
///
/// # Errors
/// When the document cannot be made.
pub async fn processing_register_pdf(
    ctx: &Ctx,
    texts: &Texts,
    register: &ProcessingRegister,
) -> Result<Vec<u8>, Error> {
    let mut sections = vec![paper::section(
        texts.processing_controller(),
        vec![
            paper::pairs([
                (texts.processing_board(), register.board.clone()),
                (texts.processing_school(), Some(paper::school_name(&register.school))),
            ]),
            paper::text(texts.processing_not_in()),
        ],
    )];
    sections.extend(register.activities.iter().map(|activity| {
        let words = activity_in_words(texts, register, activity);
        let pairs = paper::pairs(words.into_iter().map(|(key, value)| (key, Some(value))));
        paper::section(&activity_name(texts, activity), vec![pairs])
    }));
    sections.push(paper::section(
        texts.processing_measures_title(),
        vec![paper::text(texts.processing_measures()), paper::text(texts.processing_transfers())],
    ));
    let head = (texts.processing_title(), "", texts.processing_intro());
    paper::pdf(ctx, texts, &register.school, head, sections).await
}

/// The roles of an activity, by code: what a test compares the matrix with.
#[cfg(test)]
fn roles_of(activity: &str) -> std::collections::BTreeMap<&'static str, Reach> {
    let all = activities();
    let one = all.iter().find(|one| one.code == activity);
    one.into_iter().flat_map(|one| one.recipients.iter().map(|(role, reach)| (role.code(), *reach))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;
    use std::collections::BTreeSet;
    use store::transfer::{FLEETING, TABLES};

    #[test]
    fn every_table_belongs_to_one_activity() {
        let known: Vec<&str> =
            TABLES.iter().map(|table| table.name).chain(FLEETING.iter().copied()).collect();
        for table in &known {
            let classes = KEPT_IN.iter().filter(|row| row.table == *table).count();
            assert_eq!(classes, 1, "{table} belongs to {classes} activities: data/processing_tables.csv");
        }
        for row in KEPT_IN.iter() {
            assert!(known.contains(&row.table.as_str()), "there is no table {}", row.table);
            assert!(ACTIVITIES.iter().any(|a| a.activity == row.activity), "no activity {}", row.activity);
        }
    }

    #[test]
    fn every_activity_says_all_of_itself_in_its_own_words() {
        for language in Language::ALL {
            let texts = Texts::of(language);
            let mut said: BTreeSet<String> = BTreeSet::new();
            for activity in activities() {
                let code = activity.code.as_str();
                for words in
                    [texts.processing_name(code), texts.processing_purpose(code), texts.processing_data(code)]
                {
                    assert!(said.insert(words), "{code} says what another activity says");
                }
                assert!(!activity.tables.is_empty(), "{code}");
                // Nobody reads a protected record by a role.
                assert_eq!(activity.recipients.is_empty(), code == "concerns", "{code}");
                let is_known = activity.retention.parse::<Category>().is_ok()
                    || ["with_file", "account", "stays", "survey", "own_time"]
                        .contains(&activity.retention.as_str());
                assert!(is_known, "{code}");
            }
        }
        let codes = ACTIVITIES.iter().flat_map(|row| row.recipients.split_whitespace());
        for code in codes {
            assert!(Action::ALL.iter().any(|action| action.code() == code), "{code}");
        }
    }

    #[test]
    fn recipients_are_those_of_the_matrix() {
        let results = roles_of("results");
        assert_eq!(results.get("teacher"), Some(&Reach::Own));
        assert_eq!(results.get("coordinator"), Some(&Reach::School));
        assert_eq!(results.get("guardian"), Some(&Reach::Own));
        assert_eq!(results.get("administrator"), None, "who administers sees no results");
    }
}
