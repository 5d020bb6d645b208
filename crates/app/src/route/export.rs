//! All cases about a pupil for the complete file.

use crate::Error;
use domain::{
    ids::PlanId,
    plans::Consent,
    route::{Case, CaseMove, CaseText, Invitation, Request, RequestFile},
};
use policy::OfPupil;
use store::{
    ReadTx,
    route::{self, KeptIntervention, KeptPerson},
};

/// A case with everything in it, as far as it is about one pupil.
pub(crate) struct CaseForExport {
    /// The case.
    pub(crate) case: Case,
    /// The texts, each followed by what stood there before, the newest first.
    pub(crate) texts: Vec<CaseText>,
    /// The moves.
    pub(crate) moves: Vec<CaseMove>,
    /// What was tried, also what was taken away.
    pub(crate) tried: Vec<KeptIntervention>,
    /// Who takes part, and who did.
    pub(crate) people: Vec<KeptPerson>,
    /// What was said about talking with partners for the pupil, also what was taken back.
    pub(crate) consents: Vec<Consent>,
    /// The request to the partnership.
    pub(crate) request: Option<Request>,
    /// Who from outside was invited, also what is over.
    pub(crate) invitations: Vec<Invitation>,
    /// The plans that were made of it.
    pub(crate) plans: Vec<PlanId>,
    /// What was made for the partnership.
    pub(crate) files: Vec<RequestFile>,
}

/// All cases about a pupil, the newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn cases_for_export(
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
) -> Result<Vec<CaseForExport>, Error> {
    let (scope, pupil) = (of_pupil.in_school(), of_pupil.pupil());
    let mut all = Vec::new();
    for case in route::cases_of_pupil(tx, scope, pupil).await? {
        let mut texts = Vec::new();
        for text in route::texts(tx, scope, case.id).await? {
            let before = route::text_versions(tx, scope, (case.id, &text.field)).await?;
            texts.push(text);
            texts.extend(before);
        }
        let mut consents = route::consents(tx, scope, case.id).await?;
        consents.retain(|one| one.pupil == pupil);
        let mut files = route::files(tx, scope, case.id).await?;
        files.retain(|one| one.pupil == pupil);
        let invitations = route::invitations(tx, scope, case.id).await?;
        all.push(CaseForExport {
            moves: route::moves(tx, scope, case.id).await?,
            tried: route::all_interventions(tx, scope, case.id).await?,
            people: route::all_people(tx, scope, case.id).await?,
            request: route::request(tx, scope, case.id).await?,
            invitations: invitations.into_iter().map(|one| one.invitation).collect(),
            plans: route::plans_of_case(tx, scope, case.id).await?,
            files,
            case,
            texts,
            consents,
        });
    }
    Ok(all)
}
