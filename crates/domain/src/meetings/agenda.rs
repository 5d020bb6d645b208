//! The agenda of a talk: subjects that Stut puts there, each with the reason why, and subjects that people add. It can be
//! built anew at any time: nothing comes twice, and nothing that a person wrote or took off is lost.

use crate::{
    Personal,
    ids::{PupilId, TalkSubjectId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a subject is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// An agreement that is open or overdue.
    Agreement,
    /// A plan of a group.
    Plan,
    /// A group.
    Group,
    /// A case that is about no single pupil.
    Case,
    /// A pupil, with everything that there is about the pupil.
    Pupil,
    /// Anything else, in somebody's own words.
    Free,
}

impl SubjectKind {
    /// All kinds, in the order of an agenda.
    pub const ALL: [Self; 6] =
        [Self::Agreement, Self::Plan, Self::Group, Self::Case, Self::Pupil, Self::Free];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Plan => "plan",
            Self::Group => "group",
            Self::Case => "case",
            Self::Pupil => "pupil",
            Self::Free => "free",
        }
    }

    /// The kind with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Why Stut put something on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyKind {
    /// There is a signal and nothing is open about it.
    BlindSpot,
    /// There is a signal; what stands beside it is the subject.
    Signal,
    /// A plan has to be evaluated, since or on the day.
    PlanDue,
    /// A plan is still being made.
    PlanDraft,
    /// A case is open.
    CaseOpen,
    /// An agreement is open, until the day.
    AgreementOpen,
    /// The day of an agreement is over.
    AgreementLate,
}

/// One reason, as it was on the day the agenda was built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Why {
    /// Which.
    pub kind: WhyKind,
    /// The kind of a signal, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<String>,
    /// The subject as the tests name it, when the reason is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The plan, case or agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// Its day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Why {
    /// A reason of which no more is known.
    pub const fn plain(kind: WhyKind) -> Self {
        Self { kind, signal: None, subject: None, about: None, on: None }
    }
}

/// A subject of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkSubject {
    /// Its id.
    pub id: TalkSubjectId,
    /// What it is about.
    pub kind: SubjectKind,
    /// The group, plan, case or agreement.
    pub about: Option<Uuid>,
    /// The pupil, when it is about one.
    pub pupil: Option<PupilId>,
    /// What it is called, where people gave it a name.
    pub title: Personal<String>,
    /// Why Stut put it there; empty for what people added.
    pub why: Vec<Why>,
    /// The part of the agenda under which it stands.
    pub part: String,
    /// Whether the talk is about this pupil as such.
    pub is_main: bool,
    /// Whether a person put it there.
    pub is_by_hand: bool,
    /// Whether it was spoken about.
    pub is_done: bool,
    /// Whether a person took it off; it does not come back by itself.
    pub is_removed: bool,
    /// The place within its part.
    pub position: i64,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// Something that belongs on the agenda as things stand now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is about.
    pub kind: SubjectKind,
    /// The group, plan, case or agreement.
    pub about: Option<Uuid>,
    /// The pupil.
    pub pupil: Option<PupilId>,
    /// What it is called.
    pub title: Personal<String>,
    /// Why.
    pub why: Vec<Why>,
}

impl Found {
    /// Whether a subject is about the same. A pupil is one subject, whatever there is about the pupil.
    fn is(&self, subject: &TalkSubject) -> bool {
        self.kind == subject.kind
            && match self.kind {
                SubjectKind::Pupil => self.pupil == subject.pupil,
                SubjectKind::Free => false,
                _ => self.about == subject.about,
            }
    }
}

/// What changes when an agenda is built anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Laid {
    /// What comes on it.
    pub new: Vec<Found>,
    /// What is on it, with the reasons of now.
    pub renewed: Vec<TalkSubject>,
    /// What Stut had put there and for which there is no reason any more, while nobody touched it.
    pub gone: Vec<TalkSubjectId>,
}

/// Lays what was found on an agenda. What a person added, wrote about (`is_written`), spoke about or took off stays as it
/// is; its reasons are renewed.
pub fn lay_on(known: &[TalkSubject], found: Vec<Found>, is_written: impl Fn(TalkSubjectId) -> bool) -> Laid {
    let mut laid = Laid::default();
    let mut unique: Vec<Found> = Vec::new();
    for one in found {
        let same = unique.iter_mut().find(|other| {
            other.kind == one.kind
                && (if one.kind == SubjectKind::Pupil {
                    other.pupil == one.pupil
                } else {
                    other.about == one.about
                })
        });
        match same {
            Some(other) => other.why.extend(one.why),
            None => unique.push(one),
        }
    }
    for subject in known {
        let now = unique.iter().position(|one| one.is(subject)).map(|at| unique.remove(at));
        let is_kept = subject.is_by_hand || subject.is_main || subject.is_done || is_written(subject.id);
        match now {
            Some(now) => {
                let mut why = now.why;
                why.sort();
                why.dedup();
                if why != subject.why && !subject.is_removed {
                    laid.renewed.push(TalkSubject { why, ..subject.clone() });
                }
            }
            None if subject.is_removed => {}
            None if is_kept => {
                if !subject.why.is_empty() && !subject.is_done {
                    laid.renewed.push(TalkSubject { why: Vec::new(), ..subject.clone() });
                }
            }
            None => laid.gone.push(subject.id),
        }
    }
    for one in &mut unique {
        one.why.sort();
        one.why.dedup();
    }
    laid.new = unique;
    laid
}

/// The subjects that stand on an agenda, in its order: by part, then as they were put there.
pub fn in_order<'a>(subjects: &'a [TalkSubject], parts: &[String]) -> Vec<&'a TalkSubject> {
    let place = |part: &str| parts.iter().position(|one| one == part).unwrap_or(parts.len());
    let mut on: Vec<&TalkSubject> = subjects.iter().filter(|one| !one.is_removed).collect();
    on.sort_by_key(|one| (place(&one.part), !one.is_main, one.kind, one.position, one.id));
    on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pupil(number: u128) -> PupilId {
        PupilId(Uuid::from_u128(number))
    }

    fn found(number: u128, kind: WhyKind) -> Found {
        Found {
            kind: SubjectKind::Pupil,
            about: None,
            pupil: Some(pupil(number)),
            title: Personal::default(),
            why: vec![Why::plain(kind)],
        }
    }

    fn subject(number: u128, why: &[WhyKind]) -> TalkSubject {
        TalkSubject {
            id: TalkSubjectId(Uuid::from_u128(number)),
            kind: SubjectKind::Pupil,
            about: None,
            pupil: Some(pupil(number)),
            title: Personal::default(),
            why: why.iter().map(|kind| Why::plain(*kind)).collect(),
            part: "pupils".to_owned(),
            is_main: false,
            is_by_hand: false,
            is_done: false,
            is_removed: false,
            position: 1,
            version: 1,
        }
    }

    #[test]
    fn a_pupil_comes_once_whatever_there_is_about_it() {
        let both = vec![found(1, WhyKind::Signal), found(1, WhyKind::BlindSpot), found(2, WhyKind::PlanDue)];
        let laid = lay_on(&[], both, |_| false);
        assert_eq!(laid.new.len(), 2);
        let why: Vec<WhyKind> = laid.new.iter().flat_map(|one| &one.why).map(|why| why.kind).collect();
        assert_eq!(why, [WhyKind::BlindSpot, WhyKind::Signal, WhyKind::PlanDue]);
    }

    #[test]
    fn building_anew_changes_nothing_when_nothing_changed() {
        let known = [subject(1, &[WhyKind::Signal])];
        assert_eq!(lay_on(&known, vec![found(1, WhyKind::Signal)], |_| false), Laid::default());
    }

    #[test]
    fn what_was_taken_off_does_not_come_back_and_what_has_no_reason_any_more_goes() {
        let removed = TalkSubject { is_removed: true, ..subject(1, &[WhyKind::Signal]) };
        let known = [removed, subject(2, &[WhyKind::Signal])];
        let laid = lay_on(&known, vec![found(1, WhyKind::BlindSpot)], |_| false);
        assert_eq!(laid, Laid { gone: vec![known[1].id], ..Laid::default() });
    }

    #[test]
    fn what_a_person_added_wrote_about_or_spoke_about_stays() {
        let by_hand = TalkSubject { is_by_hand: true, ..subject(1, &[]) };
        let spoken = TalkSubject { is_done: true, ..subject(2, &[WhyKind::Signal]) };
        let written = subject(3, &[WhyKind::Signal]);
        let laid = lay_on(&[by_hand, spoken, written.clone()], Vec::new(), |id| id == written.id);
        assert_eq!(laid.gone, []);
        assert_eq!(
            laid.renewed,
            [TalkSubject { why: Vec::new(), ..written }],
            "the reason is gone, the text stays"
        );
    }

    #[test]
    fn reasons_are_renewed_in_place() {
        let known = [subject(1, &[WhyKind::Signal])];
        let laid = lay_on(&known, vec![found(1, WhyKind::BlindSpot), found(1, WhyKind::Signal)], |_| false);
        assert_eq!(laid.new, []);
        assert_eq!(laid.renewed, [subject(1, &[WhyKind::BlindSpot, WhyKind::Signal])]);
    }

    #[test]
    fn the_order_is_that_of_the_parts_with_whom_the_talk_is_about_in_front() {
        let parts = ["back".to_owned(), "pupils".to_owned()];
        let main = TalkSubject { is_main: true, position: 9, ..subject(2, &[]) };
        let back = TalkSubject { part: "back".to_owned(), kind: SubjectKind::Agreement, ..subject(3, &[]) };
        let lost = TalkSubject { part: "unknown".to_owned(), ..subject(4, &[]) };
        let off = TalkSubject { is_removed: true, ..subject(5, &[]) };
        let all = [subject(1, &[]), main, back, lost, off];
        let order: Vec<u128> = in_order(&all, &parts).iter().map(|one| one.id.0.as_u128()).collect();
        assert_eq!(order, [3, 2, 1, 4]);
    }

    #[test]
    fn codes_are_read_back() {
        assert!(SubjectKind::ALL.into_iter().all(|one| SubjectKind::from_code(one.code()) == Some(one)));
    }
}
