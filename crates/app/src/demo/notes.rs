//! A handful of invented notes over four school years, in every category, by the accounts of the demo.

use super::{
    SCHOOL,
    stories::{self, Story},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::ensure,
    trust::{User, users},
};
use anyhow::Context as _;
use domain::{Personal, SchoolYear, ids::NoteId};
use jiff::{
    Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};
use policy::Action;
use store::{
    audit::Deed,
    notes::{self as kept, NewNote},
    register,
};

struct DemoNote {
    story: Story,
    /// Who of `...@demo.example` wrote it.
    author: &'static str,
    category: &'static str,
    day: Date,
    text: &'static str,
    /// What it said at first, when it was changed later.
    at_first: Option<&'static str>,
}

const fn note(
    story: Story,
    (author, category): (&'static str, &'static str),
    day: Date,
    text: &'static str,
) -> DemoNote {
    DemoNote { story, author, category, day, text, at_first: None }
}

const NOTES: [DemoNote; 15] = [
    note(
        stories::DROPPED,
        ("directie", "algemeen"),
        date(2023, 5, 16),
        "Fijne start in groep 3, leest graag voor aan anderen. (verzonnen)",
    ),
    note(
        stories::DROPPED,
        ("ib", "zorg"),
        date(2024, 3, 12),
        "Verhuizing en weinig slaap thuis; met moeder afgesproken dat zij belt als het te veel wordt. (verzonnen)",
    ),
    note(
        stories::DROPPED,
        ("ib", "ondersteuning"),
        date(2025, 6, 17),
        "Na de toets van juni samen met de leerkracht gekeken: breuken en klokkijken kosten veel tijd. Na de zomer opnieuw bekijken.",
    ),
    note(
        stories::DROPPED,
        ("leerkracht5a", "algemeen"),
        date(2025, 11, 4),
        "Emre vraagt vaker om uitleg en haakt af bij verhaalsommen. Met materiaal erbij lukt het wel.",
    ),
    note(
        stories::DROPPED,
        ("leerkracht5a", "ouders"),
        date(2026, 1, 22),
        "Met moeder besproken dat rekenen terugloopt. Thuis oefenen ze tien minuten per dag met de tafels.",
    ),
    note(
        stories::DROPPED,
        ("ouder", "ouders"),
        date(2026, 1, 29),
        "Het oefenen gaat goed, hij vindt het spelletje met de dobbelstenen het leukst.",
    ),
    note(
        stories::DROPPED,
        ("extern", "extern"),
        date(2026, 2, 5),
        "Een keer meegekeken in de klas: hij begint zelfstandig, maar controleert niets. Advies: stappenkaart op tafel.",
    ),
    note(
        stories::DROPPED,
        ("ib", "zorg"),
        date(2026, 2, 10),
        "Moeder vertelt dat het thuis onrustig is en vraagt dit klein te houden. (verzonnen)",
    ),
    note(
        stories::DROPPED,
        ("leerkracht5a", "werkaantekening"),
        date(2026, 2, 12),
        "Voor mezelf: bij het volgende gesprek eerst naar zijn plezier vragen, dan pas naar de toets.",
    ),
    DemoNote {
        at_first: Some("Noor leest hardop vlot, maar kan niet navertellen wat ze las."),
        ..note(
            stories::FALLING_COMPREHENSION,
            ("leerkracht5a", "ondersteuning"),
            date(2026, 2, 3),
            "Noor leest hardop vlot, maar kan moeilijk navertellen wat ze las. Met een tekening erbij lukt het beter.",
        )
    },
    note(
        stories::WORD_READER,
        ("specialist", "ondersteuning"),
        date(2026, 1, 15),
        "Twee keer per week twintig minuten woorden lezen, hij is trots op zijn grafiek. (verzonnen)",
    ),
    note(
        stories::WORD_READER,
        ("ib", "ouders"),
        date(2025, 12, 9),
        "Met ouders het lezen besproken en uitgelegd welke stappen er nog komen.",
    ),
    note(
        stories::NEWCOMER,
        ("specialist", "ondersteuning"),
        date(2024, 10, 8),
        "Selam begrijpt veel meer dan ze zegt. Gebaren en plaatjes helpen. (verzonnen)",
    ),
    note(
        stories::NEWCOMER,
        ("ib", "algemeen"),
        date(2025, 9, 23),
        "Rekenen gaat boven verwachting; extra uitdaging zonder veel taal zoeken.",
    ),
    note(
        stories::REPEATER,
        ("directie", "algemeen"),
        date(2024, 9, 10),
        "Finn heeft zijn plek in de nieuwe groep snel gevonden. (verzonnen)",
    ),
];

/// Writes the notes, unless they are there.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let (scope, _) = ctx.school(&code, Action::Search).await?;
    ensure(ctx, &scope).await?;
    if !kept::counts(&mut ctx.read().await?, &scope).await?.is_empty() {
        return Ok(());
    }
    let people = users(ctx).await?;
    for note in &NOTES {
        write(ctx, &code, note, &people).await?;
    }
    Ok(())
}

async fn write(ctx: &Ctx, code: &str, note: &DemoNote, people: &[User]) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::Search).await?;
    let name = format!("{} {}", note.story.first, note.story.last);
    let found = register::search_pupils(&mut ctx.read().await?, &scope, &name, (1, 0)).await?;
    let pupil = found.first().context("a pupil of the demo")?.id;
    let (of_pupil, _) = ctx.pupil(code, pupil, Action::ViewNotes).await?;
    let email = format!("{}@demo.example", note.author);
    let author = people.iter().find(|user| *user.account.email.reveal() == email);
    let author = author.context("an account of the demo")?;
    let id = NoteId(new_id());
    let new = NewNote {
        id,
        category: note.category.to_owned(),
        author: author.account.id,
        author_name: author.account.name.clone(),
        school_year: SchoolYear::of(note.day),
        written_at: at_noon(note.day),
        text: Personal::new(note.at_first.unwrap_or(note.text).to_owned()),
    };
    let mut tx = ctx.write().await?;
    kept::insert_note(&mut tx, &of_pupil, &new).await?;
    let mut version = 1;
    if note.at_first.is_some() {
        let later = (note.category, &Personal::new(note.text.to_owned()));
        kept::change_note(
            &mut tx,
            &of_pupil,
            (id, 1),
            later,
            at_noon(note.day.saturating_add(jiff::Span::new().days(1))),
        )
        .await?;
        version = 2;
    }
    let deed = Deed::NoteWritten { pupil, note: id.to_string(), version };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}

fn at_noon(day: Date) -> Timestamp {
    let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}
