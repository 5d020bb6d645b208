//! Plans for pupils of the demo, through the front door: support plans that run, were forgotten, were evaluated and are over;
//! a development plan in force and one that is late; a dyslexia file. All words are made up for this demo.

use super::{
    SCHOOL,
    person::{acting, pupil_of},
    stories::{self, Story},
};
use crate::{
    Ctx, Error,
    plans::{
        GoalSaved, GoalTyped, OutcomeSaved, Said, Stepped, TextSaved, TextTyped, Whose,
        pupil::{
            CheckSaved, ConsentSaved, ConsentTyped, PlanSaved, PlanTyped, SessionSaved, SessionTyped, Shared,
            add_session, make_plan, plan_choices, plans_of_pupil, record_consent, save_check, share_plan,
        },
        save_goal, say_of_all, take_step, write_text,
    },
    register::contacts_in_short,
    trust::{User, users},
};
use anyhow::anyhow;
use domain::{
    Personal,
    ids::{PlanId, PupilId},
    plans::{ConsentAnswer, Measure, Outcome, Step},
    register::Authority,
};
use i18n::Language;
use jiff::civil::{Date, date};

/// A plan of the demo.
struct DemoPlan {
    story: Story,
    /// Who is in it too.
    other: Option<Story>,
    /// Who of `...@demo.example` wrote it.
    author: &'static str,
    kind: &'static str,
    style: &'static str,
    title: &'static str,
    /// How the name of its subject begins; empty for none.
    subject: &'static str,
    days: (Date, Date),
    texts: &'static [(&'static str, &'static str)],
    /// What it says, and by what one sees it.
    goals: &'static [(&'static str, &'static str)],
    /// The day, the minutes, and what was done.
    sessions: &'static [(Date, i64, &'static str)],
    checks: &'static [(&'static str, Date, &'static str)],
    /// Who with authority agreed: on the day on which the demo is made, as the plan is put before her then.
    agreed: Option<&'static str>,
    steps: &'static [Step],
    /// What came of the goals, and what was learned.
    outcome: Option<(Outcome, &'static str)>,
    is_shared: bool,
}

/// A plan of which nothing is known yet.
const fn plan(story: Story, kind: &'static str, title: &'static str, days: (Date, Date)) -> DemoPlan {
    DemoPlan {
        story,
        other: None,
        author: "ib",
        kind,
        style: "",
        title,
        subject: "",
        days,
        texts: &[],
        goals: &[],
        sessions: &[],
        checks: &[],
        agreed: None,
        steps: &[],
        outcome: None,
        is_shared: false,
    }
}

const RUNNING: DemoPlan = DemoPlan {
    texts: &[
        ("question", "Hoe leert Jurre de letters die hij nog door elkaar haalt?"),
        ("start", "Kent 19 van de 24 letters. Verwisselt b en d, en eu, ui en ei."),
        (
            "approach",
            "Elke keer twee letters: voelen, schrijven in zand, zoeken in een boek, woordje leggen.",
        ),
        ("who", "De onderwijsassistent, met de leerkracht op maandag."),
        ("where", "Aan de tafel op de gang."),
        ("frequency", "Vier keer per week, tien minuten."),
        ("materials", "Schuurpapierletters, zandbak, prentenboek."),
        ("follow", "Elke vrijdag alle letters op kaartjes: hoeveel meteen goed?"),
        ("parents_contact", "De leerkracht belt om de twee weken, op woensdag."),
        ("parents_part", "Thuis letters zoeken op straat."),
    ],
    goals: &[("Benoemt alle 24 letters binnen een minuut", "de letterkaartjes op vrijdag")],
    sessions: &[
        (date(2026, 2, 17), 10, "b en d gevoeld en geschreven. Zegt zelf: de b heeft zijn buik vooruit."),
        (date(2026, 2, 19), 10, "eu en ui gezocht in het prentenboek, zeven gevonden."),
        (date(2026, 2, 24), 15, "Alles herhaald; wilde zelf nog doorgaan."),
    ],
    steps: &[Step::Begin],
    ..plan(
        stories::YOUNGER_SIBLING,
        "support",
        "Letters die op elkaar lijken",
        (date(2026, 2, 16), date(2026, 4, 17)),
    )
};

const FORGOTTEN: DemoPlan = DemoPlan {
    other: Some(stories::OLDER_SIBLING),
    subject: "Begrijpend",
    texts: &[
        ("question", "Hoe onthouden Finn en Saar waar een lange tekst over gaat?"),
        ("start", "Ze lezen vlot, en kunnen daarna één ding navertellen."),
        ("approach", "Na elk stuk stoppen, één zin opschrijven, samen vergelijken."),
        ("frequency", "Twee keer per week, een kwartier."),
        ("follow", "De opgeschreven zinnen worden bewaard."),
    ],
    goals: &[("Vertelt van een tekst van een bladzijde drie hoofdzaken na", "het gesprekje na de tekst")],
    sessions: &[
        (date(2025, 12, 2), 15, "Eerste tekst, over vleermuizen. Samen vier zinnen."),
        (date(2026, 1, 13), 15, "Saar maakt er een tekening bij en weet dan meer."),
    ],
    steps: &[Step::Begin],
    ..plan(stories::REPEATER, "support", "Hoofdzaken onthouden", (date(2025, 11, 24), date(2026, 2, 6)))
};

const EVALUATED: DemoPlan = DemoPlan {
    author: "leerkracht5a",
    subject: "Rekenen",
    texts: &[
        ("question", "Welk rekenwerk vraagt iets van Ravi?"),
        ("start", "Maakt het werk van de groep in een kwart van de tijd en gaat dan tekenen."),
        (
            "approach",
            "De herhaling valt weg. In de plaats komt elke week één vraag zonder één goed antwoord.",
        ),
        ("frequency", "Elke woensdag twintig minuten samen terugkijken."),
        ("follow", "Zijn schrift met vragen."),
        ("parents_contact", "Halverwege en aan het eind."),
        ("evaluation_result", "Werkte aan vijf vragen, over schaal en over codes."),
        ("evaluation_worked", "Een vraag die hij zelf had bedacht."),
        ("evaluation_failed", "Alleen werken: dan stopt hij bij het eerste dat niet lukt."),
        ("evaluation_next", "Verder met een maatje uit groep 6."),
    ],
    goals: &[("Werkt een eigen vraag uit en legt uit hoe hij eraan kwam", "de presentatie in de groep")],
    sessions: &[(date(2025, 11, 12), 20, "De vraag over de plattegrond samen bekeken.")],
    outcome: Some((Outcome::Partly, "Een maatje erbij houdt hem langer aan het denken.")),
    steps: &[Step::Begin, Step::Evaluate],
    ..plan(stories::BORED, "support", "Rekenen dat iets vraagt", (date(2025, 10, 27), date(2026, 1, 30)))
};

const OVER: DemoPlan = DemoPlan {
    author: "leerkracht5a",
    subject: "Rekenen",
    texts: &[
        ("question", "Hoe krijgt Emre de tafels paraat?"),
        ("start", "Kent de tafels van 1, 2, 5 en 10. De andere telt hij uit."),
        ("approach", "Elke dag vijf sommen met de dobbelstenen, steeds één tafel erbij."),
        ("frequency", "Elke dag vijf minuten."),
        ("parents_part", "Thuis hetzelfde spelletje, drie keer per week."),
        ("evaluation_result", "Kent er nu acht vlot; 7 en 8 nog niet."),
        ("evaluation_worked", "Het spelletje, ook thuis."),
        ("evaluation_failed", "Aan het eind van de dag was hij te moe."),
        ("evaluation_next", "De tafels van 7 en 8 in het groepsplan."),
    ],
    goals: &[("Zegt tien sommen uit een tafel op in een halve minuut", "het dobbelspel")],
    outcome: Some((Outcome::Partly, "In de ochtend oefenen.")),
    steps: &[Step::Begin, Step::Evaluate, Step::End],
    is_shared: true,
    ..plan(stories::DROPPED, "support", "De tafels paraat", (date(2025, 9, 15), date(2025, 11, 21)))
};

const IN_FORCE: DemoPlan = DemoPlan {
    texts: &[
        (
            "picture",
            "Selam leert snel wat zij kan zien en doen. De taal van de les is de drempel, niet het denken.",
        ),
        ("destination", "Vmbo-t of havo, in een school met een schakelklas."),
        (
            "destination_why",
            "Bij rekenen staat zij hoog vanaf de eerste toets; woordenschat groeit sneller dan gemiddeld.",
        ),
        (
            "support",
            "Drie keer per week een half uur taal in een groepje van vier, met de woorden van het thema van de klas vooraf. De specialist geeft het, de leerkracht herhaalt.",
        ),
        ("deviations", "Begrijpend lezen op het niveau van groep 5. Bij rekenen geen afwijking."),
        ("heard_how", "Een gesprek met plaatjes, met haar nicht erbij."),
        ("heard_said", "Ik wil in de klas blijven bij de kring, ook als ik nog niet alles snap."),
        ("heard_used", "Het taalgroepje is nu niet meer tijdens de kring."),
    ],
    goals: &[
        ("Gebruikt in de kring woorden van het thema", "de lijst van twaalf woorden per thema"),
        ("Vertelt een voorgelezen verhaal na in vijf zinnen", "het navertellen op vrijdag"),
    ],
    agreed: Some("Abeba Tekle"),
    steps: &[Step::Discuss, Step::Agree, Step::Begin],
    ..plan(
        stories::NEWCOMER,
        "development",
        "Ontwikkelingsperspectief",
        (date(2025, 9, 8), date(2026, 6, 26)),
    )
};

const LATE: DemoPlan = DemoPlan {
    texts: &[
        ("picture", "Finn werkt hard, en heeft bij elk nieuw onderwerp langer nodig."),
        ("support", "Nog te bespreken met de ondersteuner van buiten."),
    ],
    ..plan(
        stories::REPEATER,
        "development",
        "Ontwikkelingsperspectief (concept)",
        (date(2026, 1, 5), date(2026, 12, 18)),
    )
};

const DYSLEXIA: DemoPlan = DemoPlan {
    style: "dyslexia",
    texts: &[
        ("question", "Helpt het als Daan elke dag korte rijen woorden leest?"),
        ("start", "Leest bij drie metingen op rij bij de zwakste tien procent."),
        ("approach", "Elke dag dezelfde rij, hardop, met de tijd erbij in zijn eigen grafiek."),
        ("frequency", "Vijf keer per week, twaalf minuten."),
    ],
    goals: &[("Leest dertig woorden met twee lettergrepen in een minuut", "de rij van vrijdag")],
    sessions: &[
        (date(2026, 2, 10), 12, "19 woorden. Kleurt trots zijn grafiek in."),
        (date(2026, 2, 12), 12, "21 woorden."),
    ],
    checks: &[
        ("word_reading", date(2026, 1, 22), "M3, E3 en M4."),
        ("period_one", date(2025, 12, 19), "September tot en met december."),
        ("parents", date(2026, 1, 28), "Met beide ouders."),
    ],
    steps: &[Step::Begin],
    ..plan(stories::WORD_READER, "support", "Dyslexiedossier", (date(2026, 2, 2), date(2026, 4, 24)))
};

const PLANS: [DemoPlan; 7] = [RUNNING, FORGOTTEN, EVALUATED, OVER, IN_FORCE, LATE, DYSLEXIA];

/// Makes the plans that are not there yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let people = users(ctx).await?;
    let code = SCHOOL.codes().code();
    for plan in &PLANS {
        make_one(ctx, &code, plan, &people).await?;
    }
    Ok(())
}

async fn make_one(ctx: &Ctx, code: &str, plan: &DemoPlan, people: &[User]) -> Result<(), Error> {
    let author = acting(ctx, plan.author, people).await?;
    let pupil = pupil_of(ctx, code, plan.story).await?;
    let known = plans_of_pupil(&author, code, pupil).await?;
    if known.own.iter().any(|one| one.title.reveal() == plan.title) {
        return Ok(());
    }
    let id = begin(ctx, &author, code, (pupil, plan)).await?;
    let at = (Whose::Pupil(pupil), id);
    for (field, text) in plan.texts.iter().filter(|(field, _)| !field.starts_with("evaluation")) {
        write(&author, code, at, (field, text)).await?;
    }
    for goal in plan.goals {
        add_goal(&author, code, at, (goal, plan.days.1)).await?;
    }
    for (key, day, remark) in plan.checks {
        let said = (Some((*day).min(ctx.today())), &words(remark));
        let saved = save_check(&author, code, at, (key, 0), said).await?;
        done(saved == CheckSaved::Yes, "a point of a checklist")?;
    }
    for wanted in plan.steps {
        if *wanted == Step::Evaluate {
            evaluate(&author, code, at, plan).await?;
        }
        if *wanted == Step::Agree {
            agree(&author, code, (pupil, id), plan).await?;
        }
        let version = version(&author, code, (pupil, id)).await?;
        let stepped = take_step(&author, code, (at.0, id, version), *wanted).await?;
        done(matches!(stepped, Stepped::Yes(_)), "a step of a plan")?;
        if *wanted == Step::Begin {
            log(&author, code, at, plan).await?;
        }
    }
    if plan.is_shared {
        let version = version(&author, code, (pupil, id)).await?;
        let shared = share_plan(&author, code, (pupil, id, version), true).await?;
        done(shared == Shared::Yes, "sharing a plan")?;
    }
    Ok(())
}

/// The demo is never refused; if it were, the program is broken.
fn done(is_done: bool, what: &'static str) -> Result<(), Error> {
    if is_done { Ok(()) } else { Err(anyhow!("{what} of the demo was refused").into()) }
}

fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

async fn begin(
    ctx: &Ctx,
    author: &Ctx,
    code: &str,
    (pupil, plan): (PupilId, &DemoPlan),
) -> Result<PlanId, Error> {
    let choices = plan_choices(author, code, pupil, Language::Nl).await?;
    let subject =
        choices.subjects.into_iter().filter(|one| !plan.subject.is_empty() && one.starts_with(plan.subject));
    let others = match plan.other {
        Some(other) => vec![pupil_of(ctx, code, other).await?],
        None => Vec::new(),
    };
    let typed = PlanTyped {
        kind: plan.kind.to_owned(),
        style: plan.style.to_owned(),
        title: words(plan.title),
        subjects: subject.take(1).collect(),
        starts_on: Some(plan.days.0),
        ends_on: Some(plan.days.1),
        layout: String::new(),
        others,
    };
    match make_plan(author, code, pupil, &typed).await? {
        PlanSaved::Yes(id) => Ok(id),
        _ => Err(anyhow!("a plan of the demo was refused").into()),
    }
}

async fn write(
    author: &Ctx,
    code: &str,
    at: (Whose, PlanId),
    (field, text): (&str, &str),
) -> Result<(), Error> {
    let typed = TextTyped { part: String::new(), field: field.to_owned(), text: words(text), version: 0 };
    let saved = write_text(author, code, at, &typed).await?;
    done(matches!(saved, TextSaved::Yes(_)), "a text of a plan")
}

async fn add_goal(
    author: &Ctx,
    code: &str,
    at: (Whose, PlanId),
    ((wording, how), due_on): (&(&str, &str), Date),
) -> Result<(), Error> {
    let typed = GoalTyped {
        part: String::new(),
        wording: words(wording),
        measure: Measure::Seen { how: (*how).to_owned() },
        due_on: Some(due_on),
        share: None,
    };
    let saved = save_goal(author, code, at, None, &typed).await?;
    done(matches!(saved, GoalSaved::Yes(_)), "a goal of a plan")
}

/// What was written at the end, and what came of the goals.
async fn evaluate(author: &Ctx, code: &str, at: (Whose, PlanId), plan: &DemoPlan) -> Result<(), Error> {
    for (field, text) in plan.texts.iter().filter(|(field, _)| field.starts_with("evaluation")) {
        write(author, code, at, (field, text)).await?;
    }
    let Some((outcome, learned)) = plan.outcome else { return Ok(()) };
    let Whose::Pupil(pupil) = at.0 else { return Ok(()) };
    let texts = i18n::Texts::of(Language::Nl);
    let found = crate::plans::pupil::pupil_plan(author, texts, code, (pupil, at.1), "plan").await?;
    for one in &found.goals {
        let goal = (one.goal.id, one.goal.version);
        let said = Said { outcome: Some(outcome), words: words(learned) };
        let saved = say_of_all(author, code, at, goal, &said).await?;
        done(saved == OutcomeSaved::Yes, "what came of a goal")?;
    }
    Ok(())
}

async fn agree(
    author: &Ctx,
    code: &str,
    (pupil, id): (PupilId, PlanId),
    plan: &DemoPlan,
) -> Result<(), Error> {
    let Some(who) = plan.agreed else { return Ok(()) };
    let contacts =
        contacts_in_short(author, code, pupil).await?.map(|found| found.contacts).unwrap_or_default();
    let contact = contacts.iter().find(|one| one.name.reveal() == who && one.authority == Authority::Yes);
    let typed = ConsentTyped {
        contact: contact.map(|one| one.id),
        who: words(who),
        answer: Some(ConsentAnswer::Agrees),
        how: words("handtekening na het gesprek op school, met een tolk"),
        given_on: Some(author.today()),
    };
    let saved = record_consent(author, code, (pupil, id), &typed).await?;
    done(saved == ConsentSaved::Yes, "what a guardian said")
}

async fn log(author: &Ctx, code: &str, at: (Whose, PlanId), plan: &DemoPlan) -> Result<(), Error> {
    for (day, minutes, what) in plan.sessions {
        let typed = SessionTyped {
            done_on: Some((*day).min(author.today())),
            minutes: Some(*minutes),
            what: words(what),
        };
        let saved = add_session(author, code, at, &typed).await?;
        done(matches!(saved, SessionSaved::Yes(_)), "a line of what was done")?;
    }
    Ok(())
}

async fn version(author: &Ctx, code: &str, (pupil, id): (PupilId, PlanId)) -> Result<i64, Error> {
    let found = plans_of_pupil(author, code, pupil).await?;
    let plan = found.own.iter().find(|one| one.id == id);
    Ok(plan.map(|one| one.version).unwrap_or_default())
}
