//! The kinds of talk: data, not code. A school changes them and makes its own.

use super::SubjectKind;
use serde::{Deserialize, Serialize};

/// About whom talks of a kind are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkAbout {
    /// A group with its pupils.
    Group,
    /// One pupil, or a few.
    Pupils,
    /// The work itself: no group and no pupil is asked for.
    Work,
}

impl TalkAbout {
    /// All.
    pub const ALL: [Self; 3] = [Self::Group, Self::Pupils, Self::Work];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Pupils => "pupils",
            Self::Work => "work",
        }
    }

    /// The one with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A part of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaPart {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What is spoken about there.
    #[serde(default)]
    pub hint: String,
    /// Which subjects come under it by themselves.
    #[serde(default)]
    pub takes: Vec<SubjectKind>,
}

/// A question to prepare with, or a heading of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkQuestion {
    /// Its key.
    pub key: String,
    /// The question.
    pub title: String,
    /// What helps to answer it.
    #[serde(default)]
    pub hint: String,
}

/// What a school took out of a kind: it is no longer asked, while what was written there stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoneLines {
    /// Parts of the agenda.
    pub agenda: Vec<AgendaPart>,
    /// Questions to prepare with.
    pub questions: Vec<TalkQuestion>,
    /// Headings of the report.
    pub headings: Vec<TalkQuestion>,
}

/// Which text of a talk as a whole belongs to a question to prepare with.
pub fn field_of_question(key: &str) -> String {
    format!("prepare_{key}")
}

/// Which text of a talk as a whole belongs to a part of the agenda.
pub fn field_of_part(key: &str) -> String {
    format!("notes_{key}")
}

/// Which text of a talk as a whole belongs to a heading of the report.
pub fn field_of_heading(key: &str) -> String {
    format!("report_{key}")
}

/// A kind of talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkKind {
    /// Its key; of one that comes with Stut its code.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// About whom it is.
    pub about: TalkAbout,
    /// Whether nobody but who takes part ever sees such a talk.
    pub is_private: bool,
    /// Whether a child answers questions of its own.
    pub has_child_form: bool,
    /// How long such a talk usually takes.
    pub minutes: i64,
    /// The agenda.
    pub agenda: Vec<AgendaPart>,
    /// What one answers before.
    pub questions: Vec<TalkQuestion>,
    /// What the report says in the end.
    pub headings: Vec<TalkQuestion>,
    /// What was taken out of it.
    pub gone: GoneLines,
    /// Whether it is no longer offered.
    pub is_removed: bool,
    /// Counts its changes, from 1; 0 for one that comes with Stut and was never changed.
    pub version: i64,
}

impl TalkKind {
    /// The part of the agenda under which a subject comes: the first that takes its kind, else the last part.
    pub fn part_of(&self, kind: SubjectKind) -> &str {
        let takes = self.agenda.iter().find(|part| part.takes.contains(&kind));
        takes.or_else(|| self.agenda.last()).map_or("", |part| part.key.as_str())
    }

    /// Whether a text of the talk as a whole may be written under this field.
    pub fn has_field(&self, field: &str) -> bool {
        let is = |known: String| known == field;
        self.agenda.iter().any(|one| is(field_of_part(&one.key)))
            || self.questions.iter().any(|one| is(field_of_question(&one.key)))
            || self.headings.iter().any(|one| is(field_of_heading(&one.key)))
    }

    /// What the line of a field was called that the school took out; none when that is not known.
    pub fn gone_title(&self, field: &str) -> Option<&str> {
        let parts = self.gone.agenda.iter().map(|one| (field_of_part(&one.key), &one.title));
        let questions = self.gone.questions.iter().map(|one| (field_of_question(&one.key), &one.title));
        let headings = self.gone.headings.iter().map(|one| (field_of_heading(&one.key), &one.title));
        let mut all = parts.chain(questions).chain(headings);
        all.find(|(known, _)| known == field).map(|(_, title)| title.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_comes_under_the_part_that_takes_it_and_else_under_the_last() {
        let part = |key: &str, takes: &[SubjectKind]| AgendaPart {
            key: key.to_owned(),
            title: String::new(),
            hint: String::new(),
            takes: takes.to_vec(),
        };
        let mut kind = TalkKind {
            key: "own".to_owned(),
            name: String::new(),
            about: TalkAbout::Group,
            is_private: false,
            has_child_form: false,
            minutes: 60,
            agenda: vec![
                part("back", &[SubjectKind::Agreement]),
                part("pupils", &[SubjectKind::Pupil]),
                part("end", &[]),
            ],
            questions: Vec::new(),
            headings: Vec::new(),
            gone: GoneLines::default(),
            is_removed: false,
            version: 0,
        };
        assert_eq!(kind.part_of(SubjectKind::Pupil), "pupils");
        assert_eq!(kind.part_of(SubjectKind::Free), "end");
        kind.agenda.clear();
        assert_eq!(kind.part_of(SubjectKind::Free), "");
    }

    #[test]
    fn a_text_stands_under_a_line_of_the_kind_and_what_was_taken_out_keeps_its_title() {
        let question = |key: &str, title: &str| TalkQuestion {
            key: key.to_owned(),
            title: title.to_owned(),
            hint: String::new(),
        };
        let kind = TalkKind {
            key: "own".to_owned(),
            name: String::new(),
            about: TalkAbout::Work,
            is_private: false,
            has_child_form: false,
            minutes: 60,
            agenda: Vec::new(),
            questions: vec![question("why", "Waarom?")],
            headings: vec![question("core", "Kern")],
            gone: GoneLines { headings: vec![question("old", "Vroeger")], ..GoneLines::default() },
            is_removed: false,
            version: 1,
        };
        assert!(kind.has_field("prepare_why") && kind.has_field("report_core"));
        assert!(!kind.has_field("report_why") && !kind.has_field("report_old") && !kind.has_field("core"));
        assert_eq!(kind.gone_title("report_old"), Some("Vroeger"));
        assert_eq!(kind.gone_title("prepare_old"), None);
    }

    #[test]
    fn codes_are_read_back() {
        assert!(TalkAbout::ALL.into_iter().all(|one| TalkAbout::from_code(one.code()) == Some(one)));
    }
}
