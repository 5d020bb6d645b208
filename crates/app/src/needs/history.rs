//! What was written, changed and ended about a child, by whom and when.

use domain::{
    Personal, SchoolYear,
    ids::NeedLineId,
    needs::{NeedKind, NeedLine},
};
use jiff::Timestamp;

/// What happened to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NeedChange {
    /// It was written.
    Written,
    /// It took the place of this text.
    Changed(Personal<String>),
    /// It was taken over from the school year before.
    TakenOver,
    /// It was ended.
    Ended,
}

/// Something that happened to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedEvent {
    /// The line.
    pub line: NeedLineId,
    /// Its version now.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: Personal<String>,
    /// What the line is about.
    pub kind: NeedKind,
    /// For which school year it was written.
    pub school_year: SchoolYear,
    /// What it says.
    pub text: Personal<String>,
    /// What happened.
    pub change: NeedChange,
}

/// Everything that happened to the lines of a pupil, the newest first.
pub fn events(all: &[NeedLine]) -> Vec<NeedEvent> {
    let mut events = Vec::new();
    for line in all {
        let event = |at, by: &Personal<String>, change| NeedEvent {
            line: line.id,
            version: line.version,
            at,
            by: by.clone(),
            kind: line.kind,
            school_year: line.school_year,
            text: line.text.clone(),
            change,
        };
        let before = line.replaces.and_then(|id| all.iter().find(|one| one.id == id));
        let change = match before {
            None => NeedChange::Written,
            Some(old) if old.school_year != line.school_year => NeedChange::TakenOver,
            Some(old) => NeedChange::Changed(old.text.clone()),
        };
        events.push(event(line.made_at, &line.author_name, change));
        let gave_way =
            all.iter().any(|one| one.replaces == Some(line.id) && one.school_year == line.school_year);
        if let Some((at, by)) = line.ended.as_ref().filter(|_| !gave_way) {
            events.push(event(*at, by, NeedChange::Ended));
        }
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events
}
