//! The file for the partnership as the swv-dossier of OSO.

use super::file::{Material, case_document, form_document, guardians, plan_paper, pupil_document};
use crate::{Ctx, Error};
use anyhow::Context as _;
use documents::SectionsDocument;
use domain::{
    Personal,
    plans::{Plan, PlanKind},
    register::{Authority, Branch},
    results::{Test, TestResult},
    route::{Insight, RequestState},
};
use exchange::oso::{
    OsoArrangement, OsoDocument, OsoFile, OsoGuardian, OsoInsight, OsoPerson, OsoPlan, OsoPupil, OsoResult,
    OsoSchool, OsoYear, write_request,
};
use i18n::Texts;
use jiff::civil::Date;
use std::collections::HashMap;
use store::{ReadTx, register, results, route};

/// The file as XML; none when the school has no BRIN.
pub(super) async fn oso_bytes(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    (found, insight): (&Material, &Insight),
) -> Result<Option<Vec<u8>>, Error> {
    let codes = &found.opened.school.codes;
    let Some(brin) = codes.brin.clone() else { return Ok(None) };
    let file = OsoFile {
        program: ("Stut".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        made_on: ctx.today(),
        insight: OsoInsight {
            seen_on: insight.seen_on,
            agrees: insight.agrees,
            why_not: insight.why_not.clone(),
            permits: insight.permits,
        },
        school: OsoSchool {
            name: crate::trust::paper::school_name(&found.opened.school),
            brin,
            branch: codes.branch.clone().unwrap_or_else(Branch::main),
        },
        pupil: pupil(ctx, texts, code, found).await?,
    };
    let mut bytes = Vec::new();
    write_request(&file, &mut bytes).context("a file for the partnership")?;
    Ok(Some(bytes))
}

async fn pupil(ctx: &Ctx, texts: &Texts, code: &str, found: &Material) -> Result<OsoPupil, Error> {
    let explanation = pupil_document(ctx, texts, found).await?;
    let case = case_document(ctx, texts, found);
    let (mut plans, mut development) = (Vec::new(), None);
    for (number, plan) in (1..).zip(&found.plans) {
        let written = oso_plan(ctx, texts, code, (found, plan, number)).await?;
        match plan.kind {
            PlanKind::Development if development.is_none() => development = Some(written),
            _ => plans.push(written),
        }
    }
    let mut tx = ctx.read().await?;
    let known = &found.pupil;
    Ok(OsoPupil {
        person: OsoPerson { name: known.name.clone(), gender: known.gender },
        born_on: known.born_on.clone(),
        key: known.key.clone(),
        entered_on: known.entered_on,
        left_on: known.left_on,
        years: years(&mut tx, found).await?,
        explanation: Some(document(texts.request_part_pupil(), "behoeften-en-resultaten.pdf", &explanation)?),
        plans,
        development,
        arrangements: arrangements(&mut tx, found).await?,
        results: all_results(&mut tx, found, ctx.today()).await?,
        documents: vec![
            document(texts.request_part_form(), "aanvraagformulier.pdf", &form_document(ctx, texts, found))?,
            document(texts.request_part_case(), "ondersteuningsvraag.pdf", &case)?,
        ],
        guardians: guardians(&mut tx, &found.of_pupil).await?.into_iter().map(guardian).collect(),
    })
}

fn document(title: &str, name: &str, paper: &SectionsDocument) -> Result<OsoDocument, Error> {
    let content = documents::sections(paper).context("a document for the partnership")?;
    Ok(OsoDocument { name: name.to_owned(), title: title.to_owned(), content })
}

async fn oso_plan(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    (found, plan, number): (&Material, &Plan, usize),
) -> Result<OsoPlan, Error> {
    let paper = plan_paper(ctx, texts, code, (found.pupil.id, plan.id)).await?;
    let about = [plan.subjects.join(", "), plan.title.reveal().clone()];
    let about = about.into_iter().find(|words| !words.is_empty());
    Ok(OsoPlan {
        from: plan.starts_on,
        until: plan.ends_on,
        about: about.unwrap_or_else(|| paper.title.clone()),
        document: document(&paper.title, &format!("plan-{number}.pdf"), &paper)?,
    })
}

/// The years at this school, of those whose group is known.
async fn years(tx: &mut ReadTx, found: &Material) -> Result<Vec<OsoYear>, Error> {
    let scope = &found.opened.scope;
    let mut years = Vec::new();
    for one in register::enrolments_of_pupil(tx, scope, found.pupil.id).await? {
        let (Some(group), Some(year_group)) = (one.group, one.year_group) else { continue };
        let Some(group) = register::group(tx, scope, group).await? else { continue };
        years.push(OsoYear { school_year: one.school_year, group: group.name, year_group, from: one.from });
    }
    Ok(years)
}

/// What the partnership granted before.
async fn arrangements(tx: &mut ReadTx, found: &Material) -> Result<Vec<OsoArrangement>, Error> {
    let scope = &found.opened.scope;
    let mut all = Vec::new();
    for case in route::cases_of_pupil(tx, scope, found.pupil.id).await? {
        if route::pupils(tx, scope, case.id).await?.len() != 1 {
            continue;
        }
        let request = route::request(tx, scope, case.id).await?;
        let granted = request.filter(|one| one.state == RequestState::Granted);
        all.extend(granted.and_then(|one| {
            let from = one.valid_from.or(one.decided_on)?;
            Some(OsoArrangement { from, until: one.valid_until, number: one.number })
        }));
    }
    Ok(all)
}

async fn all_results(tx: &mut ReadTx, found: &Material, today: Date) -> Result<Vec<OsoResult>, Error> {
    let scope = &found.opened.scope;
    let tests = results::tests(tx, scope).await?;
    let tests: HashMap<_, Test> = tests.into_iter().map(|test| (test.id, test)).collect();
    let enrolments = register::enrolments_of_pupil(tx, scope, found.pupil.id).await?;
    let all = results::results_of_pupil(tx, scope, found.pupil.id).await?;
    let told = all.into_iter().filter(|one| one.taken_on <= today).filter_map(|one: TestResult| {
        let test = tests.get(&one.test)?;
        let then = enrolments.iter().rfind(|stay| stay.from <= one.taken_on);
        Some(OsoResult {
            code: test.names.code.clone(),
            subject: test.subject.clone(),
            name: test.name.clone(),
            taken_on: one.taken_on,
            year_group: then.and_then(|stay| stay.year_group),
            skill_score: one.skill_score,
            levels: one.levels,
            percentile: one.percentile,
            dle: one.dle,
            functioning_level: one.functioning_level,
        })
    });
    Ok(told.collect())
}

fn guardian(one: register::KeptContact) -> OsoGuardian {
    let has_authority = one.authority == Authority::Yes;
    let (phone, email): (Personal<String>, Personal<String>) = (one.phone, one.email);
    OsoGuardian { name: one.name, phone, email, has_authority }
}
