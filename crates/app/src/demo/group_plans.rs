//! Group plans of the demo: one that is over, with its evaluation, and one that runs. The words are made up for this demo.

use super::{SCHOOL, person::acting};
use crate::{
    Ctx, Error,
    plans::{
        Stepped, TextSaved, TextTyped, Whose,
        group::{
            BeginTyped, EXCEPTION_FIELD, HALFWAY_FIELD, Made, PlanRow, group_plan, group_plans,
            make as make_plan, take_drafts,
        },
        take_step, write_text,
    },
    results::group_by_key,
    trust::users,
};
use anyhow::anyhow;
use domain::{
    Personal,
    ids::{GroupId, PlanId},
    plans::{Arrangement, Step},
};
use i18n::{Language, Texts};

/// A plan of the demo.
struct DemoPlan {
    group: &'static str,
    author: &'static str,
    subject: &'static str,
    days: [&'static str; 3],
    texts: &'static [(&'static str, &'static str, &'static str)],
    exceptions: &'static [&'static str],
    /// What was written at the end; none while the plan runs.
    evaluation: &'static [(&'static str, &'static str)],
}

const RUNNING: DemoPlan = DemoPlan {
    group: "5A",
    author: "leerkracht5a",
    subject: "Rekenen",
    days: ["2026-02-16", "2026-06-30", "2026-04-20"],
    texts: &[
        (
            "intensive",
            "content",
            "Tafels tot 10, sprongen op de getallenlijn tot 1000, klokkijken op kwartieren.",
        ),
        ("intensive", "approach", "Eerst met materiaal, dan tekenen, dan pas de som. Hardop meedenken."),
        (
            "intensive",
            "organisation",
            "Vier keer per week 15 minuten verlengde instructie aan de instructietafel.",
        ),
        ("intensive", "materials", "Rekenrek, blokjes, lege getallenlijn."),
        ("intensive", "evaluation_how", "Elke vrijdag vijf sommen op een wisbordje."),
        ("basic", "content", "De doelen van blok 7 tot en met 10."),
        ("basic", "approach", "Interactieve instructie, daarna zelfstandig verwerken met een maatje."),
        ("basic", "organisation", "Elke dag 20 minuten instructie en 30 minuten verwerken."),
        ("basic", "evaluation_how", "De bloktoets."),
        ("extended", "content", "Herhaling inkorten; eigen onderzoek met tabellen en schaal."),
        (
            "extended",
            "approach",
            "Korte instructie, daarna een open vraag. Laat uitleggen hoe het gevonden is.",
        ),
        ("extended", "organisation", "Elke dinsdag 20 minuten samen bespreken."),
        (
            "",
            HALFWAY_FIELD,
            "De instructietafel loopt. Klokkijken gaat langzamer dan gedacht: dat komt elke dag even terug.",
        ),
    ],
    exceptions: &[
        "Werkt met een stappenkaart op tafel en legt de som eerst.",
        "Doet de verwerking op papier met ruimere regels.",
    ],
    evaluation: &[],
};

const PAST: DemoPlan = DemoPlan {
    group: "4",
    author: "ib",
    subject: "Spelling",
    days: ["2025-09-08", "2026-02-13", "2025-11-24"],
    texts: &[
        ("intensive", "content", "Verenkeling en verdubbeling, woorden met ei en ij."),
        (
            "intensive",
            "approach",
            "Elke les begint met vijf woorden hardop verklanken en in stukjes schrijven.",
        ),
        ("intensive", "organisation", "Drie keer per week 15 minuten in een groepje van zes."),
        ("basic", "content", "De categorieën van het spellingblok."),
        ("basic", "approach", "Dagelijks dictee in tweetallen, samen nakijken."),
        ("extended", "content", "Werkwoorden in verhalen, zelf dictees maken voor een ander."),
        ("", HALFWAY_FIELD, "Het dictee in tweetallen werkt. De categorie met ei en ij blijft lastig."),
    ],
    exceptions: &["Typt het dictee, met een spellingkaart ernaast."],
    evaluation: &[
        ("evaluation_worked", "Kort en vaak oefenen, en samen nakijken: daar werd over spelling gepraat."),
        ("evaluation_failed", "Het groepje van zes was te groot om iedereen te horen."),
        (
            "evaluation_next",
            "Twee groepjes van drie, en de regel laten verwoorden voordat er geschreven wordt.",
        ),
    ],
};

/// Makes the plans that are not there yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let people = users(ctx).await?;
    for plan in [RUNNING, PAST] {
        let author = acting(ctx, plan.author, &people).await?;
        make_one(ctx, &author, &plan).await?;
    }
    Ok(())
}

async fn make_one(ctx: &Ctx, author: &Ctx, plan: &DemoPlan) -> Result<(), Error> {
    let (code, texts) = (SCHOOL.codes().code(), Texts::of(Language::Nl));
    let group = group_by_key(ctx, &code, plan.group, None).await?;
    if !group_plans(author, &code, group).await?.plans.is_empty() {
        return Ok(());
    }
    let [starts_on, ends_on, halfway_on] = plan.days.map(str::to_owned);
    let (subjects, style) = (vec![subject_of(author, &code, group, plan.subject).await?], None);
    let typed = BeginTyped { subjects, style, starts_on, ends_on, halfway_on, rule: None };
    let Made::Yes(id) = make_plan(author, texts, &code, group, &typed).await? else {
        return Err(anyhow!("a group plan of the demo was refused").into());
    };
    let at = (group, id);
    take_drafts(author, texts, &code, at, None).await?;
    for (part, field, text) in plan.texts {
        write(author, &code, at, (part, field, text)).await?;
    }
    let found = group_plan(author, texts, &code, at, "plan").await?;
    let weak: Vec<&PlanRow> = found.in_arrangement(Arrangement::Intensive).collect();
    for (row, said) in weak.iter().zip(plan.exceptions) {
        write(author, &code, at, (&row.pupil.id.to_string(), EXCEPTION_FIELD, said)).await?;
    }
    step(author, &code, at, Step::Begin).await?;
    for (field, text) in plan.evaluation {
        write(author, &code, at, ("", field, text)).await?;
    }
    if !plan.evaluation.is_empty() {
        step(author, &code, at, Step::Evaluate).await?;
        step(author, &code, at, Step::End).await?;
    }
    Ok(())
}

/// The subject as the tests of the demo name it.
async fn subject_of(ctx: &Ctx, code: &str, group: GroupId, wanted: &str) -> Result<String, Error> {
    let texts = Texts::of(Language::Nl);
    let found = crate::plans::group::begin(ctx, texts, code, group, &BeginTyped::default()).await?;
    let subject = found.subjects.into_iter().find(|one| one.subject.starts_with(wanted));
    Ok(subject.map_or_else(|| wanted.to_owned(), |one| one.subject))
}

async fn write(
    ctx: &Ctx,
    code: &str,
    (group, plan): (GroupId, PlanId),
    (part, field, text): (&str, &str, &str),
) -> Result<(), Error> {
    let typed = TextTyped {
        part: part.to_owned(),
        field: field.to_owned(),
        text: Personal::new(text.to_owned()),
        version: 0,
    };
    match write_text(ctx, code, (Whose::Group(group), plan), &typed).await? {
        TextSaved::Yes(_) => Ok(()),
        _ => Err(anyhow!("a text of a group plan of the demo was refused").into()),
    }
}

async fn step(ctx: &Ctx, code: &str, (group, plan): (GroupId, PlanId), wanted: Step) -> Result<(), Error> {
    let texts = Texts::of(Language::Nl);
    let version = group_plan(ctx, texts, code, (group, plan), "plan").await?.plan.version;
    match take_step(ctx, code, (Whose::Group(group), plan, version), wanted).await? {
        Stepped::Yes(_) => Ok(()),
        _ => Err(anyhow!("a step of a group plan of the demo was refused").into()),
    }
}
