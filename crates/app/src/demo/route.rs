//! Questions of the demo, through the front door, asked some weeks ago: one that waits for an evaluation, one that runs, one
//! that waits long for the coordinator, one with partners at the table after a skip, one about own teaching, and one that
//! was answered. The days are counted from today. All words are made up for this demo.

use super::{
    SCHOOL,
    person::{acting, pupil_of},
    route_past,
    stories::{self, Story},
};
use crate::{
    App, Clock, Ctx, Error,
    results::group_by_key,
    route::{
        CaseSaved, CaseTyped, EvaluationTyped, InterventionSaved, InterventionTyped, InvitationTyped,
        Invited, MoveTyped, Moved, PersonSaved, PersonTyped, Said, TextSaved, add_person, case_page,
        evaluate_intervention, invite_partner, move_case, open_case, save_intervention, write_text,
    },
    trust::{User, users},
};
use anyhow::anyhow;
use domain::{
    Personal,
    ids::{CaseId, InterventionId},
    plans::{Measure, Outcome},
    route::{CaseKind, Closing, MoveKind, NeedOf, PersonRole, SharedPart},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use policy::Action;

/// What is done with a question, so many days ago.
enum Act {
    /// Something is tried for so many days.
    Try(&'static str, i32, [&'static str; 4]),
    /// What came of what was tried last: the figure, and what was learned.
    Say(Outcome, &'static str, &'static str),
    /// It moves.
    Go(MoveKind, &'static str),
    /// Somebody takes part: the account, or the name of somebody from outside.
    Person(&'static str, PersonRole),
    /// A text is written.
    Write(&'static str, &'static str),
    /// A partner from outside is invited for so many days.
    Invite(&'static str, PersonRole, i32),
}

struct Question {
    author: &'static str,
    about: About,
    title: &'static str,
    subject: &'static str,
    tried: &'static str,
    effect: &'static str,
    reach: &'static str,
    need: &'static str,
    /// Of what kind what was tried before was, and what came of it.
    before: Option<(&'static str, Outcome)>,
    /// How many days ago it was asked.
    asked: i32,
    acts: &'static [(i32, Act)],
}

enum About {
    Pupil(Story),
    Group(&'static str),
    Own,
}

const WAITS_FOR_EVALUATION: Question = Question {
    author: "leerkracht5a",
    about: About::Pupil(stories::MISSED_SPELLING),
    title: "Begint pas als ik ernaast sta",
    subject: "Werkhouding",
    tried: "Na de uitleg loop ik eerst naar Lina en lezen we samen de eerste som.",
    effect: "Dan begint ze meteen. Als ik er niet ben, wacht ze tot ik kom.",
    reach: "Lina begint binnen twee minuten zelf aan haar werk.",
    need: "Hoe bouw ik af dat ik ernaast sta?",
    before: Some(("approach", Outcome::Partly)),
    asked: 40,
    acts: &[
        (33, Act::Go(MoveKind::Up, "Samen beginnen helpt, zelf beginnen nog niet.")),
        (33, Act::Person("ib", PersonRole::Helper)),
        (
            31,
            Act::Try(
                "voice",
                28,
                [
                    "Lina begint vier van de vijf keer zelf",
                    "streepjes op haar kaart, elke dag",
                    "Samen een startkaart gemaakt: pen, schrift, eerste som, vinkje.",
                    "dagelijks bij rekenen",
                ],
            ),
        ),
    ],
};

const RUNS: Question = Question {
    author: "leerkracht5a",
    about: About::Group("g5a"),
    title: "Onrust na de pauze",
    subject: "Werkhouding",
    tried: "Ik begin na de pauze met een stil kwartier lezen.",
    effect: "Het duurt tien minuten voor iedereen zit. Wie buiten ruzie had, praat door.",
    reach: "Binnen vijf minuten is iedereen aan het werk.",
    need: "Ideeën om het begin na de pauze korter te maken.",
    before: None,
    asked: 12,
    acts: &[(
        11,
        Act::Try(
            "place",
            27,
            [
                "Na vijf minuten is iedereen aan het werk",
                "de klok, elke dag opgeschreven",
                "Jassen en drinken op de gang, ruzies eerst op een briefje in de bus.",
                "elke dag na de pauze",
            ],
        ),
    )],
};

const WAITS_LONG: Question = Question {
    author: "ib",
    about: About::Pupil(stories::NEWCOMER),
    title: "Zegt in de kring geen woord",
    subject: "Taalontwikkeling",
    tried: "Selam mag in de kring iets laten zien in plaats van vertellen.",
    effect: "Ze laat graag zien wat ze maakte, maar zegt er niets bij.",
    reach: "Selam vertelt in een klein groepje drie zinnen.",
    need: "Wat weten we over kinderen die nog maar kort Nederlands spreken?",
    before: Some(("approach", Outcome::Partly)),
    asked: 72,
    acts: &[
        (65, Act::Go(MoveKind::Up, "We vragen hoe het in groep 4 ging.")),
        (
            63,
            Act::Try(
                "place",
                21,
                [
                    "Vertelt drie zinnen aan twee kinderen",
                    "meeluisteren op dinsdag en donderdag",
                    "Vertellen in een groepje van drie, met een plaat die zij koos.",
                    "twee keer per week",
                ],
            ),
        ),
        (
            40,
            Act::Say(
                Outcome::Reached,
                "vijf zinnen, met een vriendin erbij",
                "Een klein groepje en een eigen plaat.",
            ),
        ),
        (36, Act::Go(MoveKind::Up, "Nu van het groepje naar de kring; de ib’er denkt mee.")),
    ],
};

const WITH_PARTNERS: Question = Question {
    author: "ib",
    about: About::Pupil(stories::REPEATER),
    title: "Komt steeds vaker niet naar binnen",
    subject: "",
    tried: "Finn komt vijf minuten eerder en zet met mij de stoelen klaar.",
    effect: "Op maandag lukt het niet; op andere dagen vaker wel.",
    reach: "Finn komt alle dagen zonder verdriet binnen.",
    need: "Meedenken met thuis en met wie Finn buiten school kent.",
    before: Some(("relation", Outcome::Partly)),
    asked: 55,
    acts: &[
        (50, Act::Go(MoveKind::Up, "Eén dag lukt niet: de maandag.")),
        (50, Act::Go(MoveKind::Skip, "Elke dag telt: we vragen meteen de ib’er erbij.")),
        (
            48,
            Act::Try(
                "home",
                14,
                [
                    "Vier van de vijf dagen vlot naar binnen",
                    "bijgehouden bij de deur",
                    "Elke zondag bellen we even; maandag wacht zijn vriend bij het hek.",
                    "elke week",
                ],
            ),
        ),
        (
            30,
            Act::Say(
                Outcome::Partly,
                "drie van de vijf dagen",
                "De vriend bij het hek helpt, het bellen niet.",
            ),
        ),
        (28, Act::Go(MoveKind::Up, "Met ouders besproken; zij willen graag overleg.")),
        (27, Act::Person("Orla van de Praktijk (verzonnen)", PersonRole::Specialist)),
        (27, Act::Invite("extern", PersonRole::YouthCare, 84)),
        (27, Act::Write("beforehand", "Wat merken ouders op zondagavond? Wat zag de huisarts?")),
        (
            26,
            Act::Write(
                "form_going_well",
                "Finn helpt graag, heeft één goede vriend en lacht om de kip op het plein.",
            ),
        ),
    ],
};

const OWN: Question = Question {
    author: "leerkracht5a",
    about: About::Own,
    title: "Mijn uitleg duurt te lang",
    subject: "",
    tried: "Ik zet een klok neer en stop na tien minuten.",
    effect: "Ik stop wel, maar sla dan de controle van begrip over.",
    reach: "Een uitleg van tien minuten waarin ik ook weet wie het begrijpt.",
    need: "Iemand die een keer meekijkt.",
    before: None,
    asked: 8,
    acts: &[],
};

const ANSWERED: Question = Question {
    author: "ib",
    about: About::Pupil(stories::OLDER_SIBLING),
    title: "Schrijft zo klein dat niemand het leest",
    subject: "Werkhouding",
    tried: "Schrift met grotere lijnen.",
    effect: "De letters worden groter zolang ik erbij zit.",
    reach: "Een ander kind kan lezen wat Saar schreef.",
    need: "Een tip voor het schrijven.",
    before: Some(("material", Outcome::Not)),
    asked: 60,
    acts: &[
        (54, Act::Go(MoveKind::Up, "")),
        (
            53,
            Act::Try(
                "voice",
                25,
                [
                    "Een klasgenoot leest haar tekst voor",
                    "voorlezen op vrijdag",
                    "Saar kiest elke week voor wie ze schrijft, en vraagt die om een cijfer.",
                    "elke week",
                ],
            ),
        ),
        (
            26,
            Act::Say(Outcome::Reached, "vier keer voorgelezen zonder vragen", "Schrijven voor iemand werkt."),
        ),
        (25, Act::Go(MoveKind::Close, "Saar schrijft nu voor een lezer.")),
    ],
};

/// A day before any school wrote anything down, which both databases know.
const BEFORE_ALL: Date = Date::constant(1900, 1, 1);

/// Asks the questions that are not there yet: none when there is any.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let people = users(ctx).await?;
    let coordinator = acting(ctx, "ib", &people).await?;
    let (scope, _) = coordinator.school(&code, Action::ViewCases).await?;
    if !store::route::cases_since(&mut ctx.read().await?, &scope, BEFORE_ALL).await?.is_empty() {
        return Ok(());
    }
    for question in [&WITH_PARTNERS, &WAITS_LONG, &ANSWERED, &WAITS_FOR_EVALUATION, &RUNS, &OWN] {
        ask(ctx, &code, question, &people).await?;
    }
    route_past::make(ctx, &code, &people).await
}

pub(super) fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

/// The same actor, so many days ago.
pub(super) fn ago(ctx: &Ctx, days: i32) -> Ctx {
    let now = ctx.now().to_zoned(TimeZone::system());
    let then = now.saturating_sub(days.days());
    App::new(ctx.db().clone(), Clock::Fixed(then)).act_as(ctx.actor().clone())
}

async fn ask(ctx: &Ctx, code: &str, question: &Question, people: &[User]) -> Result<(), Error> {
    let author = acting(ctx, question.author, people).await?;
    let (kind, pupils, group) = match question.about {
        About::Pupil(story) => (CaseKind::Pupil, vec![pupil_of(ctx, code, story).await?], None),
        About::Group(key) => (CaseKind::Group, Vec::new(), Some(group_by_key(ctx, code, key, None).await?)),
        About::Own => (CaseKind::OwnTeaching, Vec::new(), None),
    };
    let then = ago(&author, question.asked);
    let typed = CaseTyped {
        kind: Some(kind),
        pupils,
        group,
        title: words(question.title),
        subject: question.subject.to_owned(),
        needs: vec![NeedOf::Knowledge, NeedOf::Support],
        tried: words(question.tried),
        effect: words(question.effect),
        tried_kind: question.before.map_or("", |(kind, _)| kind).to_owned(),
        tried_since: question.before.map(|_| then.today().saturating_sub(21.days())),
        outcome: question.before.map(|(_, outcome)| outcome),
        reach: words(question.reach),
        need: words(question.need),
    };
    let CaseSaved::Yes(case) = open_case(&then, code, &typed).await? else { return refused("a question") };
    for (days, act) in question.acts {
        let then = ago(&author, *days);
        take(&then, code, case, act, (&author, people)).await?;
    }
    Ok(())
}

pub(super) fn refused<T>(what: &str) -> Result<T, Error> {
    Err(anyhow!("{what} of the demo was refused").into())
}

async fn take(
    ctx: &Ctx,
    code: &str,
    case: CaseId,
    act: &Act,
    (author, people): (&Ctx, &[User]),
) -> Result<(), Error> {
    let page = case_page(ctx, code, case, Language::Nl).await?;
    let is_done = match act {
        Act::Try(kind, days, text) => {
            let typed = intervention(ctx.today(), kind, *days, (text, &page.case.asker_name));
            let saved = save_intervention(ctx, code, (case, None), &typed).await?;
            matches!(saved, InterventionSaved::Yes(_))
        }
        Act::Say(outcome, figure, learned) => {
            let last: Option<(InterventionId, i64)> = page.tried.last().map(|one| (one.id, one.version));
            let Some(last) = last else { return refused("an evaluation") };
            let typed =
                EvaluationTyped { outcome: Some(*outcome), figure: words(figure), learned: words(learned) };
            evaluate_intervention(ctx, code, case, last, &typed).await? == Said::Yes
        }
        Act::Go(kind, word) => {
            let closing = (*kind == MoveKind::Close).then_some(Closing::Solved);
            let typed = MoveTyped { kind: *kind, word: words(word), closing };
            matches!(move_case(ctx, code, (case, page.case.version), &typed).await?, Moved::Yes(_))
        }
        Act::Person(who, role) => {
            let email = format!("{who}@demo.example");
            let user = people.iter().find(|user| *user.account.email.reveal() == email);
            let typed = PersonTyped {
                account: user.map(|user| user.account.id),
                name: words(who),
                role: Some(*role),
            };
            matches!(add_person(author, code, case, &typed).await?, PersonSaved::Yes(_))
        }
        Act::Write(field, text) => {
            matches!(write_text(ctx, code, (case, 0), (*field, &words(text))).await?, TextSaved::Yes(_))
        }
        Act::Invite(who, role, days) => {
            let typed = InvitationTyped {
                name: words(who),
                email: words(&format!("{who}@demo.example")),
                role: Some(*role),
                until: Some(ctx.today().saturating_add(days.days())),
                shares: vec![SharedPart::Needs],
            };
            matches!(invite_partner(ctx, code, case, &typed).await?, Invited::Yes(_))
        }
    };
    if is_done { Ok(()) } else { refused("something done with a question") }
}

fn intervention(
    from: Date,
    kind: &str,
    days: i32,
    ([goal, how, what, often], who): (&[&str; 4], &Personal<String>),
) -> InterventionTyped {
    InterventionTyped {
        kind: kind.to_owned(),
        goal: words(goal),
        measure: Measure::Seen { how: (*how).to_owned() },
        what: words(what),
        who: who.clone(),
        from_on: Some(from),
        until_on: Some(from.saturating_add(days.days())),
        often: (*often).to_owned(),
        minutes: String::new(),
        material: String::new(),
    }
}
