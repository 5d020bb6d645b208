//! What a meeting about a group needs on the table, as one file: the overview, the needs, the plans, the files of pupils.

use super::{
    group::{group_plan, group_plan_document},
    pupil::{PlanForm, plan_document, printed, pupil_plan},
};
use crate::{
    Ctx, Error, demo, needs,
    register::logo_of,
    results::{group_overview, overview_document, pupil_document},
    trust::paper::school_name,
};
use anyhow::Context as _;
use documents::{BundleDocument, BundlePart, PageWords};
use domain::{
    ids::{GroupId, PlanId, PupilId},
    plans::Plan,
    register::{Group, Pupil, School},
};
use i18n::Texts;
use policy::{Action, Sight};
use std::{collections::HashMap, fmt, str::FromStr};
use store::{audit::Deed, plans, register};

/// The most documents of a bundle: with more nobody turns the page, and the file takes seconds.
pub const MOST_PIECES: usize = 60;

/// A document that a bundle can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BundlePiece {
    /// The group overview.
    Overview,
    /// What the pupils need.
    Needs,
    /// A plan of the group.
    GroupPlan(PlanId),
    /// A plan for a pupil.
    PupilPlan(PupilId, PlanId),
    /// The file of a pupil.
    File(PupilId),
}

impl fmt::Display for BundlePiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overview => f.write_str("overview"),
            Self::Needs => f.write_str("needs"),
            Self::GroupPlan(plan) => write!(f, "plan:{plan}"),
            Self::PupilPlan(pupil, plan) => write!(f, "pupil-plan:{pupil}:{plan}"),
            Self::File(pupil) => write!(f, "file:{pupil}"),
        }
    }
}

impl FromStr for BundlePiece {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split(':');
        let kind = parts.next().unwrap_or_default();
        let found = match (kind, parts.next(), parts.next(), parts.next()) {
            ("overview", None, None, None) => Some(Self::Overview),
            ("needs", None, None, None) => Some(Self::Needs),
            ("plan", Some(plan), None, None) => plan.parse().ok().map(Self::GroupPlan),
            ("file", Some(pupil), None, None) => pupil.parse().ok().map(Self::File),
            ("pupil-plan", Some(pupil), Some(plan), None) => {
                pupil.parse().ok().zip(plan.parse().ok()).map(|(pupil, plan)| Self::PupilPlan(pupil, plan))
            }
            _ => None,
        };
        found.ok_or(())
    }
}

/// What there is to choose from for a group.
#[derive(Debug, Clone)]
pub struct BundleChoices {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The open plans of the group.
    pub plans: Vec<Plan>,
    /// The pupils, each with the open plans for her.
    pub pupils: Vec<(Pupil, Vec<Plan>)>,
}

/// What there is to choose from for a meeting about a group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group in sight.
pub async fn bundle_choices(ctx: &Ctx, school: &str, group: GroupId) -> Result<BundleChoices, Error> {
    let (scope, school) = ctx.group(school, group, Action::ViewGroup).await?;
    let deed = Deed::GroupLooked { group, form: "plans", reason: scope.reason().code() };
    ctx.record(Some(school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let found = register::group(&mut tx, &scope, group).await?.ok_or(Error::NotFound)?;
    let mut pupils = register::pupils_of_group(&mut tx, &scope, group).await?;
    if ctx.sight(Action::ViewPupil, school.id) != Sight::School {
        // Who went to another group is no longer hers to see, nor what is planned for that pupil.
        let now = register::pupils_in_group_now(&mut tx, &scope, (group, ctx.today())).await?;
        pupils.retain(|pupil| now.contains(&pupil.id));
    }
    let mut of_pupils: HashMap<PupilId, Vec<Plan>> = HashMap::new();
    let mut of_group = Vec::new();
    let people = plans::pupils_of(&mut tx, &scope).await?;
    for plan in plans::open_plans(&mut tx, &scope).await? {
        if plan.group == Some(group) {
            of_group.push(plan);
        } else if plan.group.is_none() {
            for one in people.get(&plan.id).into_iter().flatten() {
                of_pupils.entry(one.pupil).or_default().push(plan.clone());
            }
        }
    }
    let pupils = pupils.into_iter().map(|pupil| {
        let plans = of_pupils.remove(&pupil.id).unwrap_or_default();
        (pupil, plans)
    });
    Ok(BundleChoices { school, group: found, plans: of_group, pupils: pupils.collect() })
}

/// The chosen documents as one accessible PDF. Each is asked for as by itself, and is in the trail as by itself.
///
/// # Errors
/// [`Error::NotFound`] when a document is not there or not in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn bundle_pdf(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    group: GroupId,
    pieces: &[BundlePiece],
) -> Result<Vec<u8>, Error> {
    let (scope, school) = ctx.group(code, group, Action::ViewGroup).await?;
    let group_name =
        register::group(&mut ctx.read().await?, &scope, group).await?.ok_or(Error::NotFound)?.name;
    let mut parts = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().take(MOST_PIECES) {
        parts.push(part(ctx, texts, (code, group), *piece).await?);
    }
    let title = texts.bundle_title(group_name.as_str());
    bundle_of(ctx, texts, &school, (title, parts)).await
}

/// Documents in one accessible PDF, with a table of contents in front.
pub(crate) async fn bundle_of(
    ctx: &Ctx,
    texts: &Texts,
    school: &School,
    (title, parts): (String, Vec<BundlePart>),
) -> Result<Vec<u8>, Error> {
    let language = texts.language();
    let footer = if demo::is_demo(school) { texts.demo_notice() } else { texts.rights_confidential() };
    let document = BundleDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title,
        subtitle: texts.bundle_subtitle(parts.len()),
        school_name: school_name(school),
        logo: logo_of(ctx, school).await?,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        contents: texts.bundle_contents().to_owned(),
        parts,
        footer: footer.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    };
    Ok(documents::bundle(&document).context("a bundle as PDF")?)
}

async fn part(
    ctx: &Ctx,
    texts: &Texts,
    (code, group): (&str, GroupId),
    piece: BundlePiece,
) -> Result<BundlePart, Error> {
    Ok(match piece {
        BundlePiece::Overview => {
            let found = group_overview(ctx, code, group, "pdf").await?;
            BundlePart::GroupOverview(overview_document(ctx, texts, &found))
        }
        BundlePiece::Needs => {
            let found = needs::of_group(ctx, code, (group, "needs_pdf"), texts.language()).await?;
            BundlePart::Sections(needs::group_needs_document(ctx, texts, &found))
        }
        BundlePiece::GroupPlan(plan) => {
            let found = group_plan(ctx, texts, code, (group, plan), "plan_pdf").await?;
            BundlePart::GroupPlan(group_plan_document(ctx, texts, &found))
        }
        BundlePiece::PupilPlan(pupil, plan) => {
            let found = pupil_plan(ctx, texts, code, (pupil, plan), "plan_pdf").await?;
            printed(ctx, &found, PlanForm::Pdf).await?;
            BundlePart::Sections(plan_document(ctx, texts, &found))
        }
        BundlePiece::File(pupil) => BundlePart::Sections(pupil_document(ctx, texts, code, pupil).await?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_piece_reads_back_from_its_words() {
        let (plan, pupil) = (PlanId(Uuid::from_u128(7)), PupilId(Uuid::from_u128(9)));
        for piece in [
            BundlePiece::Overview,
            BundlePiece::Needs,
            BundlePiece::GroupPlan(plan),
            BundlePiece::PupilPlan(pupil, plan),
            BundlePiece::File(pupil),
        ] {
            assert_eq!(piece.to_string().parse(), Ok(piece));
        }
        for wrong in ["", "overview:", "plan", "plan:7", "file:", "pupil-plan:x:y", "pupil-plan", "all"] {
            assert_eq!(wrong.parse::<BundlePiece>(), Err(()), "{wrong}");
        }
    }
}
