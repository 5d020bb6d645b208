//! Which arrangement is proposed for whom, and why; and which goals are likely, from where the group stands now.

use crate::{norms, results::Assessment};
use domain::{
    ids::PupilId,
    plans::{Arrangement, ClusterRule, Measure, Proposed, Standing, Target, propose},
    results::{Level, LevelScale, Part},
    signals::SignalKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is proposed for a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The pupil.
    pub pupil: PupilId,
    /// The arrangement, and why.
    pub proposed: Proposed,
    /// The subject that decided; none when nothing is known.
    pub subject: Option<String>,
    /// The newest level in each subject of the plan, as far as there is one.
    pub levels: Vec<(String, Level)>,
}

impl Proposal {
    /// For a pupil of whom nothing is known.
    pub(super) const fn unknown(pupil: PupilId) -> Self {
        Self { pupil, proposed: Proposed::Unknown, subject: None, levels: Vec::new() }
    }
}

/// A subject in which a group has results, with how many of its pupils have a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectChoice {
    /// The subject as the tests name it.
    pub subject: String,
    /// How many pupils have a level in it.
    pub pupils: usize,
}

/// The subjects in which some pupil has a level with bands, in the usual order.
pub(super) fn subjects(standings: &[(PupilId, Assessment)]) -> Vec<SubjectChoice> {
    let mut counts: BTreeMap<(u8, &str), BTreeSet<PupilId>> = BTreeMap::new();
    for (pupil, standing) in standings {
        let with_level = standing.progress.iter().filter(|one| band_level(one).is_some());
        for subject in with_level.filter_map(|one| one.subject()) {
            counts.entry((norms::subject_place(Some(subject)), subject)).or_default().insert(*pupil);
        }
    }
    let choice = |((_, subject), pupils): ((u8, &str), BTreeSet<PupilId>)| SubjectChoice {
        subject: subject.to_owned(),
        pupils: pupils.len(),
    };
    counts.into_iter().map(choice).collect()
}

/// The newest level of a series on a scale with bands.
fn band_level(progress: &domain::results::Progress) -> Option<Level> {
    progress.latest().levels.main().filter(|level| level.band().is_some())
}

/// What a rule proposes for a pupil: of several subjects the one that asks for most support.
pub(super) fn proposal(
    rule: ClusterRule,
    subjects: &[String],
    (pupil, standing): (PupilId, &Assessment),
) -> Proposal {
    let level_in = |subject: &String| {
        let of_subject = standing.progress.iter().filter(|one| one.subject() == Some(subject.as_str()));
        of_subject.filter_map(|one| Some((one.latest().taken_on, band_level(one)?))).max_by_key(|(on, _)| *on)
    };
    let levels: Vec<(String, Level)> =
        subjects.iter().filter_map(|subject| Some((subject.clone(), level_in(subject)?.1))).collect();
    let fell = |subject: &str| {
        let mut signals = standing.signals.iter();
        signals.any(|one| one.kind() == SignalKind::Drop && one.subject.as_deref() == Some(subject))
    };
    let told = levels.iter().map(|(subject, level)| {
        (propose(rule, Standing { level: Some(*level), has_fallen: fell(subject) }), Some(subject.clone()))
    });
    let (proposed, subject) =
        told.min_by_key(|(proposed, _)| proposed.arrangement()).unwrap_or((Proposed::Unknown, None));
    Proposal { pupil, proposed, subject, levels }
}

/// A goal that one click makes a goal of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalDraft {
    /// For whom: empty for the whole group, else the code of an arrangement.
    pub part: String,
    /// By what one sees it.
    pub measure: Measure,
    /// The share of pupils, in per cent.
    pub share: u8,
    /// The share that stands there now; none when nothing is known.
    pub now: Option<u8>,
    /// Of how many pupils that is known.
    pub known: usize,
}

impl GoalDraft {
    /// The subject whose test tells.
    pub fn subject(&self) -> Option<&str> {
        match &self.measure {
            Measure::Test { subject, .. } => Some(subject),
            Measure::Seen { .. } => None,
        }
    }
}

/// The lowest band that counts as reached: for the group and the basic arrangement the middle one, for the intensive one
/// the one above the lowest, for the extended one the one below the highest.
const fn wanted_band(part: Option<Arrangement>) -> u8 {
    match part {
        Some(Arrangement::Intensive) => 3,
        Some(Arrangement::Basic) | None => 2,
        Some(Arrangement::Extended) => 1,
    }
}

/// The least and the most that is proposed of a group, in per cent, and how much more than now. A choice of ours: it is
/// a beginning that the teacher changes.
const SHARES: (u8, u8, u8) = (50, 90, 5);

/// The goals that are likely in a plan whose last day lies in a part of the school year: for the group and for each
/// arrangement that has pupils, in each subject.
pub(super) fn goal_drafts(
    subjects: &[String],
    part: Option<Part>,
    pupils: &[(Option<Arrangement>, &Proposal)],
) -> Vec<GoalDraft> {
    let parts = [None].into_iter().chain(Arrangement::ALL.map(Some));
    let mut drafts = Vec::new();
    for arrangement in parts {
        let here = pupils.iter().filter(|(own, _)| arrangement.is_none() || *own == arrangement);
        let here: Vec<&Proposal> = here.map(|(_, proposal)| *proposal).collect();
        if here.is_empty() {
            continue;
        }
        drafts.extend(subjects.iter().filter_map(|subject| draft(subject, (part, arrangement), &here)));
    }
    drafts
}

fn draft(
    subject: &str,
    (part, arrangement): (Option<Part>, Option<Arrangement>),
    pupils: &[&Proposal],
) -> Option<GoalDraft> {
    let levels = pupils.iter().flat_map(|one| &one.levels);
    let levels: Vec<Level> = levels.filter(|(of, _)| of == subject).map(|(_, level)| *level).collect();
    let count = |scale: LevelScale| levels.iter().filter(|level| level.scale() == scale).count();
    let scale = [LevelScale::Letter, LevelScale::Roman].into_iter().max_by_key(|scale| count(*scale))?;
    let on_scale: Vec<Level> = levels.into_iter().filter(|level| level.scale() == scale).collect();
    let target = level_of(scale, wanted_band(arrangement))?;
    let known = on_scale.len();
    let reached = on_scale.iter().filter(|level| !level.is_below(target)).count();
    let now = share_of(reached, known)?;
    let (least, most, more) = SHARES;
    let share = (now.saturating_add(more).div_ceil(5) * 5).clamp(least, most).max(now);
    let measure =
        Measure::Test { subject: subject.to_owned(), series: None, part, target: Target::Level(target) };
    let part = arrangement.map_or("", Arrangement::code).to_owned();
    Some(GoalDraft { part, measure, share, now: Some(now), known })
}

/// The level in the middle of a band.
fn level_of(scale: LevelScale, band: u8) -> Option<Level> {
    let names = match scale {
        LevelScale::Roman => ["I", "II", "III", "IV", "V"],
        LevelScale::Letter => ["A", "B", "C", "D", "E"],
        LevelScale::Avi | LevelScale::Reference => return None,
    };
    Level::named(scale, names.get(usize::from(band))?)
}

/// A share in whole per cent; none of nobody.
pub(super) fn share_of(part: usize, whole: usize) -> Option<u8> {
    (part * 100).checked_div(whole).and_then(|share| u8::try_from(share).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn stands(number: u128, level: &str) -> Proposal {
        let level = Level::named(LevelScale::Roman, level).unwrap();
        Proposal {
            pupil: PupilId(Uuid::from_u128(number)),
            proposed: Proposed::Level(Arrangement::Basic, level),
            subject: Some("Rekenen".to_owned()),
            levels: vec![("Rekenen".to_owned(), level)],
        }
    }

    #[test]
    fn goals_ask_a_little_more_than_now_and_only_of_who_is_there() {
        let all = ["I", "II", "III", "IV", "V"].map(|level| stands(1, level));
        let pupils: Vec<_> = all
            .iter()
            .zip([Arrangement::Extended, Arrangement::Basic, Arrangement::Basic])
            .map(|(proposal, arrangement)| (Some(arrangement), proposal))
            .collect();
        let drafts = goal_drafts(&["Rekenen".to_owned()], Some(Part::End), &pupils);
        let parts: Vec<&str> = drafts.iter().map(|draft| draft.part.as_str()).collect();
        assert_eq!(parts, ["", "basic", "extended"], "nobody is in the intensive one");
        let shares: Vec<(Option<u8>, u8)> = drafts.iter().map(|draft| (draft.now, draft.share)).collect();
        assert_eq!(shares, [(Some(100), 100), (Some(100), 100), (Some(100), 100)], "never less than now");
        let pupils: Vec<_> = all.iter().map(|one| (Some(Arrangement::Intensive), one)).collect();
        let drafts = goal_drafts(&["Rekenen".to_owned()], Some(Part::Middle), &pupils);
        let shares: Vec<(Option<u8>, u8)> = drafts.iter().map(|draft| (draft.now, draft.share)).collect();
        assert_eq!(shares, [(Some(60), 65), (Some(80), 85)], "III for the group, IV for the intensive ones");
    }

    #[test]
    fn without_results_no_goal_is_made_up() {
        let nothing =
            Proposal { proposed: Proposed::Unknown, subject: None, levels: Vec::new(), ..stands(1, "I") };
        assert_eq!(goal_drafts(&["Rekenen".to_owned()], Some(Part::End), &[(None, &nothing)]), []);
        assert_eq!(share_of(0, 0), None);
    }
}
