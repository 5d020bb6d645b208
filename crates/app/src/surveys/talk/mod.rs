//! The talk with the team about a round: opened with a code, led with subjects, remarks and agreements.

mod agreements;
mod guest;
mod proposals;
mod remarks;
mod subjects;

pub use agreements::{
    AgreementField, AgreementProblem, AgreementSaved, TypedAgreement, add_agreement, change_agreement,
    set_agreement_state,
};
pub use guest::{GuestTalk, LONGEST_REMARK, MOST_REMARKS, Remarked, guest_talk, remark};
pub use proposals::proposals;
pub use remarks::{Place, RemarksSorted, SortedRemark, sort_remarks};
pub use subjects::{
    LONGEST_SUBJECT, MOST_SUBJECTS, Subject, Subjects, SubjectsSaved, add_subjects, save_subjects,
};

use super::rounds::loaded;
use crate::{Ctx, Error, ctx::random_id};
use anyhow::Context as _;
use credentials::{qr, talk as codes};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{Remark, Survey, SurveyAgreement, SurveyState},
};
use jiff::{SignedDuration, Timestamp};
use policy::{Action, InSchool};
use store::{
    Reads, WriteTx,
    audit::Deed,
    surveys::{self as kept, KeptTalk},
};

/// For so long a code lets people in, when nobody closes the talk before. Our choice: a week, so that the link can be given
/// out beforehand, and a forgotten one ends.
const HOLDS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The talk about a round, for who leads it.
#[derive(Debug, Clone)]
pub struct Talk {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// How people come in; none when it is closed.
    pub door: Option<Door>,
    /// When it was opened for the last time.
    pub opened_at: Option<Timestamp>,
    /// Counts the changes of the talk itself; 0 when there was none yet.
    pub version: i64,
    /// What is talked about.
    pub subjects: Subjects,
    /// What people put in, hidden ones too, in an order that says nothing.
    pub remarks: Vec<Remark>,
    /// What was agreed.
    pub agreements: Vec<SurveyAgreement>,
    /// What was agreed about the round before, where this one repeats it.
    pub earlier: Option<(Survey, Vec<SurveyAgreement>)>,
}

/// How people come into a talk from their phones.
#[derive(Debug, Clone)]
pub struct Door {
    /// The code, as it is shown.
    pub code: String,
    /// Where the code is typed in.
    pub address: String,
    /// The address with the code in it.
    pub link: String,
    /// The link as a picture for a camera: an `svg` element. None when the whole address is not known.
    pub picture: Option<String>,
}

impl Door {
    fn of(ctx: &Ctx, code: String) -> Self {
        let link = ctx.address(&format!("/talk/{code}"));
        let picture = link.contains("://").then(|| qr::picture(&link).ok()).flatten();
        Self { address: ctx.address("/talk"), picture, link, code }
    }
}

/// The talk about a round.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight or it is a draft, [`Error::Forbidden`] when it is not allowed.
pub async fn talk(ctx: &Ctx, school: &str, id: SurveyId) -> Result<Talk, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let mut tx = ctx.read().await?;
    let survey = not_a_draft(&mut tx, &scope, id).await?;
    let talk = kept::talk(&mut tx, &scope, id).await?;
    let earlier = match survey.previous {
        Some(previous) => {
            let (before, _) = loaded(&mut tx, &scope, previous).await?;
            let agreements = kept::agreements(&mut tx, &scope, previous).await?;
            (!agreements.is_empty()).then_some((before, agreements))
        }
        None => None,
    };
    let code = talk.as_ref().and_then(|talk| open_code(talk, ctx.now()));
    Ok(Talk {
        door: code.map(|code| Door::of(ctx, code.to_owned())),
        opened_at: talk.as_ref().map(|talk| talk.opened_at),
        version: talk.map_or(0, |talk| talk.version),
        subjects: Subjects::load(&mut tx, &scope, id).await?,
        remarks: kept::remarks(&mut tx, &scope, id).await?,
        agreements: kept::agreements(&mut tx, &scope, id).await?,
        school,
        survey,
        earlier,
    })
}

/// Opens the talk for remarks with a new code; leaves one that is open as it is.
///
/// # Errors
/// As for [`talk`], and when there is no randomness for a code.
pub async fn open_talk(ctx: &Ctx, school: &str, id: SurveyId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    not_a_draft(&mut tx, &scope, id).await?;
    let now = ctx.now();
    let known = kept::talk(&mut tx, &scope, id).await?;
    if known.as_ref().is_some_and(|talk| open_code(talk, now).is_some()) {
        return Ok(tx.undo().await?);
    }
    let code = codes::random().context("a code for a talk")?;
    let version = known.map_or(0, |talk| talk.version);
    let open = KeptTalk { code: Some(code), opened_at: now, closed_at: None, version };
    put(tx, ctx, (&scope, &school, id), &open, Deed::SurveyTalkOpened { survey: id }).await
}

/// Closes the talk: its code lets nobody in any more. The remarks are written anew, so that nothing leads from one to the time
/// at which it came.
///
/// # Errors
/// As for [`talk`].
pub async fn close_talk(ctx: &Ctx, school: &str, id: SurveyId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    let known = kept::talk(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    if known.code.is_none() {
        return Ok(tx.undo().await?);
    }
    kept::rewrite_remarks(&mut tx, &scope, id, random_id).await?;
    let closed = KeptTalk { code: None, closed_at: Some(ctx.now()), ..known };
    put(tx, ctx, (&scope, &school, id), &closed, Deed::SurveyTalkClosed { survey: id }).await?;
    // It is closed, whatever comes of this.
    kept::wipe_answers(ctx.db()).await.ok();
    Ok(())
}

async fn put(
    mut tx: WriteTx,
    ctx: &Ctx,
    (scope, school, id): (&InSchool, &School, SurveyId),
    talk: &KeptTalk,
    deed: Deed,
) -> Result<(), Error> {
    if !kept::put_talk(&mut tx, scope, id, talk).await? {
        // Somebody else just did the same; the page shows how it is now.
        return Ok(tx.undo().await?);
    }
    Ok(tx.commit(&ctx.event(school.id, deed)).await?)
}

/// The code of a talk that still lets people in.
fn open_code(talk: &KeptTalk, now: Timestamp) -> Option<&str> {
    talk.code.as_deref().filter(|_| now.duration_since(talk.opened_at) < HOLDS)
}

/// A round that is past its draft: before, there is nothing to talk about.
pub(super) async fn not_a_draft(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: SurveyId,
) -> Result<Survey, Error> {
    let (survey, _) = loaded(tx, scope, id).await?;
    if survey.state == SurveyState::Draft { Err(Error::NotFound) } else { Ok(survey) }
}
