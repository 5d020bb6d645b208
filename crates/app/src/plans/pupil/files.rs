//! A plan as a file: PDF, a file for a word processor, JSON.

use super::{
    paper::{PaperPart, PaperSection, paper_sections},
    view::PupilPlan,
};
use crate::{
    Ctx, Error, demo, plans::About, plans::GoalStanding, plans::words::kind_words, register::logo_of,
    results::Number, trust::paper::school_name,
};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Pair, Part, Picture, Section, Table},
};
use domain::{
    ids::{PlanId, PupilId},
    needs::NeedLine,
    plans::{GoalOutcome, Measure, Outcome, Plan, PlanKind, PlanStyle, Reading},
    register::Pupil,
};
use i18n::Texts;
use policy::Action;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use store::{audit::Deed, plans};

/// In which form a plan is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanForm {
    /// For printing.
    Pdf,
    /// For a word processor.
    Word,
    /// For programs.
    Json,
}

impl PlanForm {
    /// The name in the audit trail, and the end of the name of the file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Json => "json",
        }
    }
}

/// A plan as a file. Who asks looked at the plan already; that it was written out is in the trail too.
///
/// # Errors
/// When the file cannot be made or the database fails.
pub async fn plan_file(
    ctx: &Ctx,
    texts: &Texts,
    found: &PupilPlan,
    form: PlanForm,
) -> Result<Vec<u8>, Error> {
    printed(ctx, found, form).await?;
    Ok(match form {
        PlanForm::Pdf => {
            let logo = logo_of(ctx, &found.opened.school).await?;
            let document = SectionsDocument { logo, ..plan_document(ctx, texts, found) };
            documents::sections(&document).context("a plan as PDF")?
        }
        PlanForm::Word => documents::word(&plan_document(ctx, texts, found)).context("a plan as DOCX")?,
        PlanForm::Json => json(found)?.into_bytes(),
    })
}

/// Writes down that a plan was written out.
pub(crate) async fn printed(ctx: &Ctx, found: &PupilPlan, form: PlanForm) -> Result<(), Error> {
    let plan = found.plan().id;
    let deed =
        |about: About| Deed::PlanPrinted { plan, pupil: about.pupil, group: about.group, form: form.code() };
    found.opened.commit(ctx.write().await?, ctx, deed).await
}

/// A plan as a document, before it is laid out.
pub(crate) fn plan_document(ctx: &Ctx, texts: &Texts, found: &PupilPlan) -> SectionsDocument {
    let (language, school) = (texts.language(), &found.opened.school);
    let reference = if demo::is_demo(school) { texts.demo_notice() } else { texts.rights_confidential() };
    let names: Vec<String> = found.people.iter().map(|one| one.name.full()).collect();
    let kind = kind_words(texts, found.plan().kind);
    let title = found.plan().title.reveal();
    SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: if title.is_empty() { kind.to_owned() } else { title.clone() },
        subtitle: names.join(", "),
        school_name: school_name(school),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose: String::new(),
        unprintable: texts.rights_unprintable().to_owned(),
        contents: String::new(),
        sections: paper_sections(texts, found).into_iter().map(section).collect(),
        reference: reference.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    }
}

fn section(one: PaperSection) -> Section {
    Section { heading: one.heading, parts: one.parts.into_iter().map(part).collect() }
}

fn part(one: PaperPart) -> Part {
    match one {
        PaperPart::Text(text) => Part::Text(text),
        PaperPart::Pairs(pairs) => {
            Part::Pairs(pairs.into_iter().map(|(key, value)| Pair { key, value }).collect())
        }
        PaperPart::Table { summary, head, rows } => {
            Part::Table(Table { caption: String::new(), summary, head, rows })
        }
        PaperPart::Picture { svg, label } => Part::Picture(Picture { caption: String::new(), svg, label }),
    }
}

/// The plan of a pupil that a command asks for: the one that is named, else of this kind the newest that is open, else the
/// newest.
///
/// # Errors
/// [`Error::NotFound`] when the pupil has none.
pub async fn plan_to_report(
    ctx: &Ctx,
    school: &str,
    (pupil, plan): (PupilId, Option<PlanId>),
    kind: PlanKind,
) -> Result<PlanId, Error> {
    let (of_pupil, _) = ctx.pupil(school, pupil, Action::ViewPlans).await?;
    let mut tx = ctx.read().await?;
    let mut all = plans::plans_of_pupil(&mut tx, of_pupil.in_school(), pupil).await?;
    all.retain(|one| one.kind == kind);
    let found = match plan {
        Some(plan) => all.iter().find(|one| one.id == plan),
        None => all.iter().find(|one| one.is_open()).or_else(|| all.first()),
    };
    found.map(|one| one.id).ok_or(Error::NotFound)
}

#[derive(Serialize)]
struct Report<'a> {
    school: SchoolPart<'a>,
    pupils: Vec<&'a str>,
    plan: Head<'a>,
    texts: BTreeMap<&'a str, &'a str>,
    needs: Vec<NeedPart<'a>>,
    goals: Vec<GoalPart<'a>>,
    consents: Vec<ConsentPart>,
    checks: BTreeMap<&'a str, Option<String>>,
    minutes: i64,
    sessions: usize,
}

#[derive(Serialize)]
struct SchoolPart<'a> {
    brin: Option<&'a str>,
    branch: Option<&'a str>,
}

#[derive(Serialize)]
struct Head<'a> {
    id: String,
    kind: &'static str,
    style: Option<&'static str>,
    title: &'a str,
    subjects: &'a [String],
    state: &'static str,
    starts_on: String,
    ends_on: String,
    edition: i64,
    previous: Option<String>,
    replaces: Option<String>,
    agreed_on: Option<String>,
    is_shared: bool,
    frozen_on: Option<String>,
}

#[derive(Serialize)]
struct NeedPart<'a> {
    kind: &'static str,
    text: &'a str,
    seen_by: Option<&'a str>,
    seen_on: Option<String>,
}

#[derive(Serialize)]
struct GoalPart<'a> {
    wording: &'a str,
    measure: &'a Measure,
    target: Value,
    due: String,
    baseline: Option<ReadingPart>,
    actual: Option<ReadingPart>,
    outcome: Option<&'static str>,
    learned: &'a str,
    pupils: Vec<OutcomePart<'a>>,
}

#[derive(Serialize)]
struct OutcomePart<'a> {
    pupil: &'a str,
    baseline: Option<ReadingPart>,
    actual: Option<ReadingPart>,
    outcome: Option<&'static str>,
    by_hand: bool,
}

#[derive(Serialize)]
struct ReadingPart {
    date: String,
    moment: Option<String>,
    level: Option<&'static str>,
    score: Option<Number>,
}

#[derive(Serialize)]
struct ConsentPart {
    date: String,
    answer: &'static str,
    has_authority: bool,
    taken_back: bool,
}

/// A plan as JSON: its goals with measure, baseline, target, due day, outcome and what came of them. A goal for one pupil has
/// the readings of that pupil; of a goal for several they stand by pupil.
fn json(found: &PupilPlan) -> Result<String, Error> {
    let codes = &found.opened.school.codes;
    let texts = found.texts.iter().filter(|one| one.part.is_empty());
    let consent = |one: &domain::plans::Consent| ConsentPart {
        date: one.given_on.to_string(),
        answer: one.answer.code(),
        has_authority: one.has_authority,
        taken_back: one.removed.is_some(),
    };
    let report = Report {
        school: SchoolPart {
            brin: codes.brin.as_ref().map(domain::register::Brin::as_str),
            branch: codes.branch.as_ref().map(domain::register::Branch::as_str),
        },
        pupils: found.people.iter().map(|one| one.key.as_str()).collect(),
        plan: Head { frozen_on: found.frozen_on.map(|day| day.to_string()), ..head(found.plan()) },
        texts: texts.map(|one| (one.field.as_str(), one.text.reveal().as_str())).collect(),
        needs: found.needs.iter().map(need).collect(),
        goals: found.goals.iter().map(|one| goal(&found.people, one)).collect::<Result<_, _>>()?,
        consents: found.consents.iter().map(consent).collect(),
        checks: found
            .checks
            .iter()
            .map(|one| (one.key.as_str(), one.done.map(|day| day.to_string())))
            .collect(),
        minutes: found.minutes(),
        sessions: found.sessions.len(),
    };
    Ok(serde_json::to_string_pretty(&report).context("a plan as JSON")?)
}

fn head(plan: &Plan) -> Head<'_> {
    Head {
        id: plan.id.to_string(),
        kind: plan.kind.code(),
        style: plan.style.map(PlanStyle::code),
        title: plan.title.reveal(),
        subjects: &plan.subjects,
        state: plan.state.code(),
        starts_on: plan.starts_on.to_string(),
        ends_on: plan.ends_on.to_string(),
        edition: plan.edition,
        previous: plan.previous.map(|id| id.to_string()),
        replaces: plan.replaces.map(|id| id.to_string()),
        agreed_on: plan.agreed_on.map(|day| day.to_string()),
        is_shared: plan.is_shared,
        frozen_on: None,
    }
}

fn need(one: &NeedLine) -> NeedPart<'_> {
    NeedPart {
        kind: one.kind.code(),
        text: one.text.reveal(),
        seen_by: one.seen_by.as_ref().map(|who| who.reveal().as_str()),
        seen_on: one.seen_on.map(|day| day.to_string()),
    }
}

fn goal<'a>(people: &'a [Pupil], one: &'a GoalStanding) -> Result<GoalPart<'a>, Error> {
    let only = match one.pupils.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let key = |id: PupilId| people.iter().find(|known| known.id == id).map_or("", |known| known.key.as_str());
    let outcome = |of: &'a GoalOutcome| OutcomePart {
        pupil: key(of.pupil),
        baseline: of.baseline.as_ref().map(reading),
        actual: of.actual.as_ref().map(reading),
        outcome: of.outcome.map(Outcome::code),
        by_hand: of.is_by_hand,
    };
    let target = match &one.goal.measure {
        Measure::Test { target, .. } => serde_json::to_value(target).context("the target of a goal")?,
        Measure::Seen { how } => {
            Value::Object(Map::from_iter([("seen".to_owned(), Value::from(how.as_str()))]))
        }
    };
    Ok(GoalPart {
        wording: one.goal.wording.reveal(),
        measure: &one.goal.measure,
        target,
        due: one.goal.due_on.to_string(),
        baseline: only.and_then(|of| of.baseline.as_ref().map(reading)),
        actual: only.and_then(|of| of.actual.as_ref().map(reading)),
        outcome: one.outcome.map(Outcome::code),
        learned: one.goal.learned.reveal(),
        pupils: one.pupils.iter().map(outcome).collect(),
    })
}

fn reading(one: &Reading) -> ReadingPart {
    ReadingPart {
        date: one.on.to_string(),
        moment: one.moment.map(|moment| moment.to_string()),
        level: one.level.map(domain::results::Level::name),
        score: one.score.map(Number::from),
    }
}
