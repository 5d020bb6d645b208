//! Talks on the time axis of a pupil.

use super::{
    kinds::{kind_of, kinds_of},
    open::Seen,
};
use crate::{
    Ctx, Error,
    results::{Lane, LaneEntry, Tone},
};
use domain::{
    ids::PupilId,
    meetings::{Talk, TalkState},
};
use i18n::{Language, Texts};
use policy::InSchool;
use store::{ReadTx, meetings};

/// A talk with what its kind is called, in each language.
pub type KnownTalk = (Talk, Vec<(Language, String)>);

/// The talks on whose agenda a pupil stands, as far as who looks sees them; those that do not go on are left out.
pub(crate) async fn talks_seen_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<KnownTalk>, Error> {
    let seen = Seen::load(ctx, tx, scope).await?;
    let mut talks = meetings::talks_of_pupil(tx, scope, pupil).await?;
    talks.retain(|talk| talk.state != TalkState::Cancelled);
    if talks.is_empty() {
        return Ok(Vec::new());
    }
    let mut kinds = Vec::new();
    for language in Language::ALL {
        kinds.push((language, kinds_of(tx, scope, language).await?));
    }
    let mut shown = Vec::with_capacity(talks.len());
    for talk in talks {
        let subjects = meetings::subjects(tx, scope, talk.id).await?;
        let people = if seen.is_whole_school() && !talk.is_private {
            Vec::new()
        } else {
            meetings::people(tx, scope, talk.id).await?
        };
        // That a signal put the pupil on an agenda says nothing until it was spoken about.
        let is_about = subjects
            .iter()
            .any(|one| one.pupil == Some(pupil) && (one.is_main || one.is_by_hand || one.is_done));
        if is_about && seen.has(&talk, &subjects, &people) {
            let names =
                kinds.iter().map(|(language, all)| (*language, kind_of(all, &talk.kind).name)).collect();
            shown.push((talk, names));
        }
    }
    Ok(shown)
}

/// The talks as dots; nothing when there is none.
pub fn lane_of_talks(
    texts: &Texts,
    talks: &[KnownTalk],
    address: impl Fn(&Talk) -> Option<String>,
) -> Option<Lane> {
    let name = |names: &[(Language, String)]| {
        names.iter().find(|(of, _)| *of == texts.language()).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let entry = |(talk, names): &KnownTalk| LaneEntry {
        from: talk.held_on,
        until: None,
        title: if talk.title.reveal().is_empty() { name(names) } else { talk.title.reveal().clone() },
        address: address(talk),
        tone: Tone::Action,
    };
    let mut entries: Vec<LaneEntry> = talks.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.from);
    (!entries.is_empty()).then(|| Lane { name: texts.meeting_lane().to_owned(), entries })
}
