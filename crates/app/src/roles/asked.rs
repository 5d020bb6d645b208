//! What needs-based working (handelingsgericht werken) asks at each level, beside what a school's documents name; and the list
//! of tasks that a school may begin with.

use super::shipped::GREVEN;
use crate::norms::table;
use domain::roles::{Frequency, RoleTask};
use i18n::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// Something that the method asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its key.
    pub key: String,
    /// The level of Greven's model at which it is asked.
    pub level: u8,
    /// What, in our own words.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

#[derive(Deserialize)]
struct AskedRow {
    key: String,
    level: u8,
    text_nl: String,
    text_en: String,
    source_nl: String,
    source_en: String,
}

static ASKED: LazyLock<Vec<AskedRow>> = LazyLock::new(|| table(include_str!("../../data/hgw_tasks.csv")));

/// What the method asks, the lowest level first.
pub fn asked(language: Language) -> Vec<Asked> {
    let one = |row: &AskedRow| {
        let (text, source) = match language {
            Language::Nl => (&row.text_nl, &row.source_nl),
            Language::En => (&row.text_en, &row.source_en),
        };
        Asked { key: row.key.clone(), level: row.level, text: text.clone(), source: source.clone() }
    };
    ASKED.iter().map(one).collect()
}

#[derive(Deserialize)]
struct StartRow {
    level: u8,
    asked: String,
    frequency: String,
    text_nl: String,
    text_en: String,
}

static START: LazyLock<Vec<StartRow>> =
    LazyLock::new(|| table(include_str!("../../data/role_start_tasks.csv")));

/// A task of the list to begin with.
pub(super) struct StartTask {
    /// The level of Greven's model.
    pub(super) level: u8,
    /// What the method asks that it answers to.
    pub(super) asked: Option<String>,
    /// How often it mostly comes.
    pub(super) frequency: Option<Frequency>,
    /// The task.
    pub(super) text: String,
}

/// The list to begin with.
pub(super) fn start_tasks(language: Language) -> Vec<StartTask> {
    let one = |row: &StartRow| StartTask {
        level: row.level,
        asked: (!row.asked.is_empty()).then(|| row.asked.clone()),
        frequency: Frequency::ALL.into_iter().find(|one| one.code() == row.frequency),
        text: match language {
            Language::Nl => row.text_nl.clone(),
            Language::En => row.text_en.clone(),
        },
    };
    START.iter().map(one).collect()
}

/// What documents name beside what the method asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// A line for each level of Greven's model, the first one first.
    pub levels: Vec<ComparedLevel>,
    /// Tasks that stand in a document and are not done any more.
    pub past: Vec<RoleTask>,
    /// Tasks that are in no level of this model yet.
    pub unsorted: Vec<RoleTask>,
}

/// One level, compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComparedLevel {
    /// The level.
    pub level: u8,
    /// What the method asks here, each with the tasks that answer to it; none is a gap.
    pub asked: Vec<(Asked, Vec<RoleTask>)>,
    /// Tasks that the method does not ask for.
    pub beside: Vec<RoleTask>,
}

/// Lays the tasks of a school beside what the method asks at `levels` levels.
pub fn compare(tasks: &[RoleTask], levels: usize, language: Language) -> Comparison {
    let (past, now): (Vec<&RoleTask>, Vec<&RoleTask>) = tasks.iter().partition(|task| task.is_past);
    let all = asked(language);
    let is_known = |task: &RoleTask| all.iter().any(|one| task.asked.as_ref() == Some(&one.key));
    let places = |task: &RoleTask| task.places.get(GREVEN).cloned().unwrap_or_default();
    let kept = |keep: &dyn Fn(&RoleTask) -> bool| -> Vec<RoleTask> {
        now.iter().filter(|task| keep(task)).map(|task| (*task).clone()).collect()
    };
    let level = |level: u8| ComparedLevel {
        level,
        asked: all
            .iter()
            .filter(|one| one.level == level)
            .map(|one| (one.clone(), kept(&|task| task.asked.as_ref() == Some(&one.key))))
            .collect(),
        beside: kept(&|task| !is_known(task) && places(task).contains(&level)),
    };
    Comparison {
        levels: (1..).take(levels).map(level).collect(),
        past: past.into_iter().cloned().collect(),
        unsorted: kept(&|task| !is_known(task) && places(task).is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::RoleTaskId;
    use uuid::Uuid;

    fn task(no: u128, level: Option<u8>, asked: Option<&str>) -> RoleTask {
        RoleTask {
            id: RoleTaskId(Uuid::from_u128(no)),
            text: format!("taak {no}"),
            source: "Schoolgids".to_owned(),
            source_year: None,
            places: level.map(|level| (GREVEN.to_owned(), vec![level])).into_iter().collect(),
            asked: asked.map(str::to_owned),
            frequency: None,
            minutes: None,
            done_by: String::new(),
            is_past: false,
            position: 1,
            version: 1,
        }
    }

    #[test]
    fn what_overlaps_what_is_missing_and_what_is_left() {
        let past = RoleTask { is_past: true, ..task(4, Some(1), Some("coach")) };
        let tasks = [task(1, Some(4), Some("coach")), task(2, Some(4), None), task(3, None, None), past];
        let found = compare(&tasks, 5, Language::Nl);
        assert_eq!(found.levels.len(), 5);
        let fourth = &found.levels[3];
        let answers: Vec<_> =
            fourth.asked.iter().map(|(one, tasks)| (one.key.as_str(), tasks.len())).collect();
        assert_eq!(answers, [("planned", 0), ("coach", 1), ("translate", 0), ("fitting_plan", 0)]);
        assert_eq!(fourth.beside, [task(2, Some(4), None)]);
        assert_eq!((found.past.len(), &found.unsorted), (1, &vec![task(3, None, None)]));
    }

    #[test]
    fn the_shipped_lists_can_be_read_in_both_languages() {
        let keys: Vec<String> = asked(Language::Nl).into_iter().map(|one| one.key).collect();
        assert_eq!(keys.len(), 7);
        for language in [Language::Nl, Language::En] {
            assert!(asked(language).iter().all(|one| !one.text.is_empty() && !one.source.is_empty()));
            for task in start_tasks(language) {
                assert!(!task.text.is_empty() && (1..=5).contains(&task.level) && task.frequency.is_some());
                assert!(task.asked.is_none_or(|key| keys.contains(&key)));
            }
        }
    }
}
