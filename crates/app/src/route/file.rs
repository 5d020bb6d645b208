//! The file of a pupil for the partnership: what goes in, what is missing, and making it as documents in one PDF or as the
//! swv-dossier of OSO. Notes, talks and documents of the file never go in.

use super::{
    case_paper::{Told, case_sections, pupil_sections},
    form::{Filled, FilledForm, filled},
    open::{Asked, Opened, author, looked, open},
    oso::oso_bytes,
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
    plans::{
        bundle_of,
        pupil::{PlanForm, plan_document, printed, pupil_plan},
        words::{kind_words, state_words},
    },
    trust::paper::{self, section, text},
};
use documents::{BundlePart, SectionsDocument};
use domain::{
    Personal,
    ids::{CaseId, PlanId, PupilId, RequestFileId},
    plans::{Plan, PlanKind, PlanState},
    register::Pupil,
    route::{FileForm, Insight, RequestFile},
};
use i18n::Texts;
use policy::{Action, OfPupil};
use store::{ReadTx, audit::Deed, needs, plans, register, results, route};

/// The longest reason why guardians do not agree.
pub const LONGEST_WHY: usize = 300;

/// What is missing in the file by the standard, or by what a partnership asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileGap {
    /// The school has no BRIN, without which there is no swv-dossier.
    Brin,
    /// The day of birth.
    BirthDay,
    /// Guardians.
    Guardians,
    /// What the pupil needs.
    Needs,
    /// Results.
    Results,
    /// A plan of which the effect is known.
    Plans,
    /// A development plan.
    Development,
    /// Guardians did not see it, as far as anybody recorded.
    Insight,
    /// Questions of the form of the partnership that are required and left empty.
    Form,
}

/// What one sees before a file is made.
#[derive(Debug, Clone)]
pub struct FilePage {
    /// The case with the school.
    pub opened: Opened,
    /// The pupil.
    pub pupil: Pupil,
    /// What goes in: the titles of the parts.
    pub parts: Vec<String>,
    /// Plans that stay out, as other pupils are in them.
    pub left_out: Vec<String>,
    /// What is missing.
    pub gaps: Vec<FileGap>,
    /// What is asked by the form of the partnership, is required and has no answer.
    pub unanswered: Vec<String>,
    /// When guardians saw it, as far as that was recorded.
    pub insight: Insight,
    /// What was made before, the newest first.
    pub made: Vec<RequestFile>,
}

/// A file that was made.
#[derive(Debug, Clone)]
pub struct MadeFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// In which form.
    pub form: FileForm,
}

/// What came of asking for a file.
#[derive(Debug, Clone)]
pub enum FileMade {
    /// It is made, and that is in the trail.
    Yes(MadeFile),
    /// The day on which guardians saw it is still to come.
    Day,
    /// The reason is longer than [`LONGEST_WHY`].
    TooLong,
    /// The school has no BRIN, without which there is no swv-dossier.
    NoBrin,
}

/// What a file is made of.
pub(super) struct Material {
    pub(super) opened: Opened,
    pub(super) of_pupil: OfPupil,
    pub(super) pupil: Pupil,
    pub(super) plans: Vec<Plan>,
    pub(super) left_out: Vec<Plan>,
    pub(super) told: Told,
    pub(super) form: FilledForm,
}

/// Opens the case of one pupil for who may make files of her for the partnership.
async fn material(ctx: &Ctx, texts: &Texts, code: &str, case: CaseId) -> Result<Material, Error> {
    let opened = open(ctx, code, case, Asked::Look).await?;
    let [only] = opened.pupils.as_slice() else { return Err(Error::NotFound) };
    let (of_pupil, _) = ctx.pupil(code, *only, Action::MakeRequestFile).await?;
    looked(ctx, &opened).await?;
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, &opened.scope, of_pupil.pupil()).await?.ok_or(Error::NotFound)?;
    let told = Told::load(&mut tx, &opened).await?;
    let form = filled(ctx, &mut tx, texts, (&opened, &told)).await?;
    let (plans, left_out) = plans_to_tell(&mut tx, &opened, pupil.id).await?;
    drop(tx);
    Ok(Material { opened, of_pupil, pupil, plans, left_out, told, form })
}

/// The plans for this pupil alone, and those that tell of others too.
async fn plans_to_tell(
    tx: &mut ReadTx,
    opened: &Opened,
    pupil: PupilId,
) -> Result<(Vec<Plan>, Vec<Plan>), Error> {
    let is_told = |plan: &Plan| {
        let is_own = plan.kind != PlanKind::Group && plan.group.is_none();
        is_own && !matches!(plan.state, PlanState::Draft | PlanState::Dropped | PlanState::Replaced)
    };
    let (mut alone, mut with_others) = (Vec::new(), Vec::new());
    for plan in plans::plans_of_pupil(tx, &opened.scope, pupil).await?.into_iter().filter(is_told) {
        let people = plans::pupils(tx, &opened.scope, plan.id).await?;
        if people.len() == 1 { alone.push(plan) } else { with_others.push(plan) }
    }
    Ok((alone, with_others))
}

pub(super) fn plan_title(texts: &Texts, plan: &Plan) -> String {
    let language = texts.language();
    let days = [plan.starts_on, plan.ends_on].map(|day| language.date(day)).join(" – ");
    let head = [kind_words(texts, plan.kind), plan.title.reveal().as_str()];
    let head: Vec<&str> = head.into_iter().filter(|word| !word.is_empty()).collect();
    format!("{} ({days}, {})", head.join(": "), state_words(texts, plan.state))
}

fn part_titles(texts: &Texts, found: &Material) -> Vec<String> {
    let first = [form_title(texts, &found.form), texts.request_part_case().to_owned()];
    let first = first.into_iter().chain([texts.request_part_pupil().to_owned()]);
    first.chain(found.plans.iter().map(|plan| plan_title(texts, plan))).collect()
}

/// What goes into a file, what is missing and what was made before.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case of one pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn file_page(ctx: &Ctx, texts: &Texts, code: &str, case: CaseId) -> Result<FilePage, Error> {
    let found = material(ctx, texts, code, case).await?;
    let mut tx = ctx.read().await?;
    let gaps = gaps(ctx, &mut tx, &found).await?;
    let made = route::files(&mut tx, &found.opened.scope, case).await?;
    Ok(FilePage {
        parts: part_titles(texts, &found),
        unanswered: unanswered(&found.form),
        left_out: found.left_out.iter().map(|plan| plan_title(texts, plan)).collect(),
        insight: Insight { seen_on: found.told.seen_on(), ..Insight::default() },
        pupil: found.pupil,
        opened: found.opened,
        gaps,
        made,
    })
}

/// What is required and left empty, in words.
pub(super) fn unanswered(form: &FilledForm) -> Vec<String> {
    form.questions.iter().filter(|one| one.lacks()).map(|one| one.question.label.clone()).collect()
}

async fn gaps(ctx: &Ctx, tx: &mut ReadTx, found: &Material) -> Result<Vec<FileGap>, Error> {
    let (scope, pupil) = (&found.opened.scope, found.pupil.id);
    let year = domain::SchoolYear::of(ctx.today());
    let guardians = guardians(tx, &found.of_pupil).await?;
    let has_effect = |plan: &Plan| matches!(plan.state, PlanState::Evaluated | PlanState::Ended);
    let missing = [
        (found.opened.school.codes.brin.is_none(), FileGap::Brin),
        (found.pupil.born_on.is_none(), FileGap::BirthDay),
        (guardians.is_empty(), FileGap::Guardians),
        (needs::lines_of_year(tx, scope, (pupil, year)).await?.is_empty(), FileGap::Needs),
        (results::results_of_pupil(tx, scope, pupil).await?.is_empty(), FileGap::Results),
        (!found.plans.iter().any(has_effect), FileGap::Plans),
        (!found.plans.iter().any(|plan| plan.kind == PlanKind::Development), FileGap::Development),
        (found.told.seen_on().is_none(), FileGap::Insight),
        (found.form.questions.iter().any(Filled::lacks), FileGap::Form),
    ];
    Ok(missing.into_iter().filter_map(|(is_missing, gap)| is_missing.then_some(gap)).collect())
}

/// The contacts who are there as guardians: those with authority, and parents and carers of whom that is not known.
pub(super) async fn guardians(
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
) -> Result<Vec<register::KeptContact>, Error> {
    use domain::register::{Authority, Relation};
    let mut all = register::contacts(tx, of_pupil).await?;
    all.retain(|one| {
        let brings_up =
            !matches!(one.relation, Relation::Grandparent | Relation::Professional | Relation::Other);
        one.removed_at.is_none() && (one.authority == Authority::Yes || brings_up)
    });
    Ok(all)
}

/// Makes a file. That it was made, with what guardians saw and said, is kept and in the trail; the file itself is not kept.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case of one pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn make_file(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    case: CaseId,
    (form, insight): (FileForm, Insight),
) -> Result<FileMade, Error> {
    let found = material(ctx, texts, code, case).await?;
    let why_not = Personal::new(cleaned(insight.why_not.reveal()));
    if insight.seen_on.is_some_and(|on| on > ctx.today()) {
        return Ok(FileMade::Day);
    }
    if why_not.reveal().chars().count() > LONGEST_WHY {
        return Ok(FileMade::TooLong);
    }
    let insight = Insight { why_not, ..insight };
    let bytes = match form {
        FileForm::Pdf => pdf_bytes(ctx, texts, code, &found).await?,
        FileForm::Oso => match oso_bytes(ctx, texts, code, (&found, &insight)).await? {
            Some(bytes) => bytes,
            None => return Ok(FileMade::NoBrin),
        },
    };
    let (author, author_name) = author(ctx).await?;
    let file = RequestFile {
        id: RequestFileId(new_id()),
        case,
        pupil: found.pupil.id,
        form,
        parts: part_titles(texts, &found),
        insight,
        author,
        author_name,
        made_at: second(ctx),
    };
    let mut tx = ctx.write().await?;
    route::add_file(&mut tx, &found.opened.scope, &file).await?;
    let deed = Deed::RequestFileMade { case, pupil: file.pupil, form: form.code() };
    tx.commit(&ctx.event(found.opened.school.id, deed)).await?;
    Ok(FileMade::Yes(MadeFile { bytes, form }))
}

async fn pdf_bytes(ctx: &Ctx, texts: &Texts, code: &str, found: &Material) -> Result<Vec<u8>, Error> {
    let mut parts = vec![BundlePart::Sections(form_document(ctx, texts, found))];
    parts.push(BundlePart::Sections(case_document(ctx, texts, found)));
    parts.push(BundlePart::Sections(pupil_document(ctx, texts, found).await?));
    for plan in &found.plans {
        parts.push(BundlePart::Sections(plan_paper(ctx, texts, code, (found.pupil.id, plan.id)).await?));
    }
    let title = texts.request_file_title(found.pupil.name.full().as_str());
    bundle_of(ctx, texts, &found.opened.school, (title, parts)).await
}

/// What the form of the partnership is called.
fn form_title(texts: &Texts, form: &FilledForm) -> String {
    match form.partnership.as_str() {
        "" => texts.request_part_form().to_owned(),
        name => texts.request_part_form_of(name),
    }
}

/// The form of the partnership as a document: every question, also one without an answer.
pub(super) fn form_document(ctx: &Ctx, texts: &Texts, found: &Material) -> SectionsDocument {
    let name = found.pupil.name.full();
    let title = form_title(texts, &found.form);
    let titles = (title.as_str(), name.as_str(), texts.request_purpose());
    let answer = |one: &Filled| match one.text.as_str() {
        "" => texts.request_form_no_answer().to_owned(),
        answer => answer.to_owned(),
    };
    let sections = found.form.questions.iter();
    let sections = sections.map(|one| section(&one.question.label, vec![text(&answer(one))])).collect();
    let paper = paper::document(ctx, texts, &found.opened.school, titles, sections);
    // A form is read from its first question on; the bundle has a list of contents of its own.
    SectionsDocument { contents: String::new(), ..paper }
}

/// The case as a document.
pub(super) fn case_document(ctx: &Ctx, texts: &Texts, found: &Material) -> SectionsDocument {
    let name = found.pupil.name.full();
    let titles = (texts.request_part_case(), name.as_str(), texts.request_purpose());
    let sections = case_sections(texts, &found.opened, &found.told);
    paper::document(ctx, texts, &found.opened.school, titles, sections)
}

/// What the pupil needs and what results there are, as a document.
pub(super) async fn pupil_document(
    ctx: &Ctx,
    texts: &Texts,
    found: &Material,
) -> Result<SectionsDocument, Error> {
    let name = found.pupil.name.full();
    let titles = (texts.request_part_pupil(), name.as_str(), texts.request_purpose());
    let mut tx = ctx.read().await?;
    let sections = pupil_sections(ctx, &mut tx, texts, (&found.opened, found.pupil.id)).await?;
    drop(tx);
    Ok(paper::document(ctx, texts, &found.opened.school, titles, sections))
}

/// A plan as a document; that it is written out is in the trail as by itself.
pub(super) async fn plan_paper(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    (pupil, plan): (PupilId, PlanId),
) -> Result<SectionsDocument, Error> {
    let found = pupil_plan(ctx, texts, code, (pupil, plan), "plan_pdf").await?;
    printed(ctx, &found, PlanForm::Pdf).await?;
    Ok(plan_document(ctx, texts, &found))
}
