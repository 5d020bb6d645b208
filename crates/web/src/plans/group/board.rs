//! Who is in which arrangement, and how one moves them.

use super::super::{At, TextField, Written};
use crate::{ask::Ask, register::year_group_words};
use app::plans::group::{EXCEPTION_FIELD, GroupPlan, PlanRow, arrangement_words, rule_words, why_words};
use domain::{
    ids::PupilId,
    plans::{Arrangement, PlanState, Proposed},
};

/// The board: `plans/group_board.html`, in which it is called `board`.
pub(super) struct Board {
    pub(super) rule: String,
    pub(super) columns: Vec<Column>,
    /// Where a move is sent, when pupils may be moved.
    pub(super) action: Option<String>,
    /// What was just done, with the way back.
    pub(super) moved: Option<(String, Option<Undo>)>,
    /// Who joined the group since.
    pub(super) newcomers: Vec<(PupilId, String, &'static str)>,
}

pub(super) struct Column {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) pupils: Vec<Card>,
}

/// A pupil on the board.
pub(super) struct Card {
    pub(super) id: PupilId,
    pub(super) name: String,
    pub(super) address: String,
    pub(super) year_group: Option<String>,
    /// The newest level in each subject, by its band.
    pub(super) levels: Vec<(String, &'static str, Option<u8>)>,
    /// Why she stands here.
    pub(super) why: String,
    /// What differs from the plan before, or from what the newest results say.
    pub(super) marks: Vec<String>,
    pub(super) has_left: bool,
    /// The arrangements: code, name, and whether she is in it.
    pub(super) places: Vec<(&'static str, &'static str, bool)>,
    pub(super) exception: Option<TextField>,
    pub(super) has_exception: bool,
}

/// Back to where a pupil came from.
pub(super) struct Undo {
    pub(super) pupil: PupilId,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
}

impl Board {
    pub(super) fn new(ask: &Ask, at: &At, found: &GroupPlan, is_open: bool) -> Self {
        let texts = ask.texts;
        let view = View { ask, at, found, is_open };
        let column = |arrangement: Arrangement| Column {
            code: arrangement.code(),
            name: arrangement_words(texts, arrangement),
            pupils: found.in_arrangement(arrangement).map(|row| view.card(row)).collect(),
        };
        let newcomer =
            |row: &PlanRow| (row.pupil.id, row.pupil.name.full(), arrangement_words(texts, row.arrangement));
        Self {
            rule: rule_words(texts, found.rule),
            columns: Arrangement::ALL.into_iter().map(column).collect(),
            action: is_open.then(|| format!("{}/pupils", at.base)),
            moved: None,
            newcomers: found.newcomers.iter().map(newcomer).collect(),
        }
    }

    /// The same after a pupil was moved from an arrangement, or somebody else moved her first.
    pub(super) fn after(self, ask: &Ask, found: &GroupPlan, (moved, from): (Option<PupilId>, &str)) -> Self {
        let row = found.rows.iter().find(|row| Some(row.pupil.id) == moved);
        let Some(row) = row else { return self };
        let (name, now) = (row.pupil.name.full(), arrangement_words(ask.texts, row.arrangement));
        let from = Arrangement::from_code(from).filter(|from| *from != row.arrangement);
        let moved = match from {
            Some(from) => {
                let (from, to) = (row.arrangement.code(), from.code());
                let undo = Undo { pupil: row.pupil.id, from, to };
                (ask.texts.group_plan_is_now(now, name.as_str()), Some(undo))
            }
            None => (ask.texts.group_plan_is_now_meanwhile(now, name.as_str()), None),
        };
        Self { moved: Some(moved), ..self }
    }
}

struct View<'a> {
    ask: &'a Ask,
    at: &'a At,
    found: &'a GroupPlan,
    is_open: bool,
}

impl View<'_> {
    fn card(&self, row: &PlanRow) -> Card {
        let (texts, found) = (self.ask.texts, self.found);
        let part = row.pupil.id.to_string();
        let written = Written(&found.texts);
        let name = row.pupil.name.full();
        let label = texts.group_plan_exception(row.pupil.name.first.reveal().as_str());
        let has_exception = !written.text(&part, EXCEPTION_FIELD).is_empty();
        let exception = (self.is_open || has_exception).then(|| {
            let place = (part.as_str(), EXCEPTION_FIELD);
            TextField::new(self.ask, self.at, &written, place, (&label, ""), self.is_open).with_rows(2)
        });
        let has_several = found.rows.iter().any(|other| other.year_group != row.year_group);
        let level = |(subject, level): &(String, domain::results::Level)| {
            (subject.clone(), level.name(), level.band())
        };
        let base = self.at.base.split("/groups/").next().unwrap_or_default();
        Card {
            address: format!("{base}/pupils/{}", row.pupil.id),
            year_group: row.year_group.filter(|_| has_several).map(|one| year_group_words(texts, one)),
            levels: row.proposal.levels.iter().map(level).collect(),
            why: why_words(texts, &row.proposal),
            marks: self.marks(row),
            has_left: row.has_left,
            places: Arrangement::ALL
                .map(|one| (one.code(), arrangement_words(texts, one), one == row.arrangement))
                .to_vec(),
            id: row.pupil.id,
            exception,
            has_exception,
            name,
        }
    }

    /// What one should see at once: moved since the plan before, fell back, or stands elsewhere than the rule says now.
    fn marks(&self, row: &PlanRow) -> Vec<String> {
        let texts = self.ask.texts;
        let mut marks = Vec::new();
        if row.has_left {
            return vec![texts.group_plan_has_left().to_owned()];
        }
        let before = row.before.filter(|before| *before != row.arrangement);
        marks.extend(before.map(|before| texts.group_plan_was_in(arrangement_words(texts, before))));
        let is_new = self.found.plan.previous.is_some() && row.before.is_none();
        marks.extend(is_new.then(|| texts.group_plan_is_new().to_owned()));
        let is_fallen = matches!(row.proposal.proposed, Proposed::Fallen(..));
        marks.extend(is_fallen.then(|| texts.group_plan_fell().to_owned()));
        let proposed = row.proposal.proposed.arrangement();
        let is_known = row.proposal.subject.is_some() && self.found.plan.state == PlanState::Running;
        let differs = is_known && proposed != row.arrangement;
        marks.extend(differs.then(|| texts.group_plan_rule_says(arrangement_words(texts, proposed))));
        marks
    }
}
