//! The recap of a talk: over all pupils who were discussed, who gets what, from whom, until when.

use super::page::TalkPage;
use domain::{agreements::Agreement, ids::PupilId, meetings::SubjectKind};

/// What was said and agreed about one pupil, or about the talk as a whole.
#[derive(Debug, Clone)]
pub struct RecapLine {
    /// The pupil with the name; none for what is about no single pupil.
    pub pupil: Option<(PupilId, String)>,
    /// What was agreed.
    pub agreements: Vec<Agreement>,
}

/// The recap: the pupils who were discussed in the order of the agenda, also those for whom nothing was agreed, then what is
/// about nobody in particular. What is about a pupil out of sight is left out.
pub fn recap(page: &TalkPage) -> Vec<RecapLine> {
    let seen = || page.panel.agreements.iter().filter(|one| !one.is_nameless);
    let of = |pupil: Option<PupilId>| -> Vec<Agreement> {
        seen().map(|one| &one.agreement).filter(|one| one.pupil == pupil).cloned().collect()
    };
    let mut lines: Vec<RecapLine> = Vec::new();
    for view in page.subjects.iter().filter(|one| one.subject.kind == SubjectKind::Pupil) {
        let Some(pupil) = &view.pupil else { continue };
        let is_noted = !page.text(&view.subject.id.to_string(), "note").is_empty();
        let agreements = of(Some(pupil.id));
        if is_noted || view.subject.is_done || view.subject.is_main || !agreements.is_empty() {
            lines.push(RecapLine { pupil: Some((pupil.id, pupil.name.full())), agreements });
        }
    }
    // An agreement about a pupil who is not on the agenda is told too.
    for (pupil, name) in seen().filter_map(|one| one.pupil.as_ref()) {
        if !lines.iter().any(|line| line.pupil.as_ref().is_some_and(|(known, _)| known == pupil)) {
            lines.push(RecapLine { pupil: Some((*pupil, name.full())), agreements: of(Some(*pupil)) });
        }
    }
    let general = of(None);
    if !general.is_empty() {
        lines.push(RecapLine { pupil: None, agreements: general });
    }
    lines
}
