//! An agreement as a one-line act in the middle of a talk.

use super::open::open;
use crate::{
    Ctx, Error,
    agreements::{About, LineSaved, add_line},
};
use domain::{
    Personal,
    agreements::AgreementSource,
    ids::{PupilId, TalkId},
    meetings::text_is_open,
};
use i18n::Language;
use policy::{Action, Decision, Resource, decide};

/// Writes an agreement of a talk down: `@who what for when`, about a pupil on its agenda, the one pupil whom
/// it is about, or its group. One of a private
/// talk is seen by nobody but who made it and who does it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk or pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn agree_in_talk(
    ctx: &Ctx,
    code: &str,
    (talk, pupil): (TalkId, Option<PupilId>),
    line: &Personal<String>,
) -> Result<Option<LineSaved>, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    if !text_is_open(opened.talk.state) {
        return Ok(None);
    }
    if pupil.is_some() && !opened.subjects.iter().any(|one| one.pupil == pupil) {
        return Err(Error::NotFound);
    }
    // In a talk with one pupil everything that is agreed is about that pupil.
    let pupil = pupil.or_else(|| opened.pupil());
    let may_group = |group| {
        let of_group = Resource::Group { school: opened.school.id, group };
        matches!(decide(ctx.actor(), Action::AgreeAboutGroup, of_group), Decision::Allowed(_))
    };
    let group = opened.talk.group.filter(|group| pupil.is_none() && may_group(*group));
    let about = About { pupil, group, is_private: opened.talk.is_private };
    Ok(Some(add_line(ctx, code, (line, about), AgreementSource::Talk(talk)).await?))
}
