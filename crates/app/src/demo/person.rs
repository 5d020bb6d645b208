//! The person behind the figures in the demo: portraits, contacts, and two small documents, through the front door. All
//! are invented: the numbers begin with 06 0, which nobody gets, and the addresses are of a domain for examples.

use super::{
    SCHOOL, drawing,
    stories::{self, Story},
};
use crate::{
    Ctx, Error,
    documents::{self, Added, NewFile},
    notes::ensure,
    register::{self as use_case, ContactSaved, ContactTyped, PortraitParts, PortraitSaved},
    trust::{User, users},
};
use ::documents::{
    PageWords,
    sections::{Pair, Part, Section, SectionsDocument},
};
use anyhow::{Context as _, anyhow};
use domain::{Personal, ids::PupilId};
use policy::{Action, Actor};
use std::sync::Arc;
use store::{register, trust};

struct Portrait {
    story: Story,
    /// Who of `...@demo.example` wrote it.
    author: &'static str,
    own_words: &'static str,
    strengths: &'static str,
    helps: &'static str,
}

const PORTRAITS: [Portrait; 9] = [
    Portrait {
        story: stories::DROPPED,
        author: "leerkracht5a",
        own_words: "Als ik het eerst mag leggen, snap ik het wel.",
        strengths: "Onthoudt verhalen goed en vertelt ze met plezier na. Werkt graag samen met Daan. Leest vlot.",
        helps: "Materiaal op tafel, en na twee stappen even laten zien hoe ver hij is.",
    },
    Portrait {
        story: stories::BORED,
        author: "leerkracht5a",
        own_words: "Ik wil dingen uitzoeken die de juf ook niet weet.",
        strengths: "Ziet snel verbanden, weet veel van sterren en legt het rustig uit.",
        helps: "Minder van hetzelfde en een eigen vraag om aan te werken. Laat hem vertellen wat hij vond.",
    },
    Portrait {
        story: stories::FALLING_COMPREHENSION,
        author: "leerkracht5a",
        own_words: "Ik teken het liever, dan weet ik wat er gebeurt.",
        strengths: "Leest hardop met gevoel, tekent precies, helpt anderen zonder dat het wordt gevraagd.",
        helps: "Eerst samen kijken waar de tekst over gaat, daarna laten tekenen wat ze las.",
    },
    Portrait {
        story: stories::MISSED_SPELLING,
        author: "leerkracht5a",
        own_words: "Ik ben goed in beginnen.",
        strengths: "Neemt initiatief, verzint spelletjes, durft fouten te maken.",
        helps: "Samen afspreken wanneer iets af is.",
    },
    Portrait {
        story: stories::REPEATER,
        author: "ib",
        own_words: "Nu begrijp ik wat de meester zegt.",
        strengths: "Zorgzaam voor jongere kinderen, sterk met zijn handen.",
        helps: "Weten wat er vandaag komt; het rooster op de hoek van zijn tafel.",
    },
    Portrait {
        story: stories::WORD_READER,
        author: "specialist",
        own_words: "Letters dansen een beetje. Met het liniaaltje blijven ze staan.",
        strengths: "Rekent graag, bouwt alles na van een tekening, kan lang volhouden.",
        helps: "Tekst op groter papier, de opdracht ook hardop, en nooit onverwacht hardop lezen in de groep.",
    },
    Portrait {
        story: stories::NEWCOMER,
        author: "specialist",
        own_words: "Rekenen is in elke taal hetzelfde.",
        strengths: "Rekent snel en netjes, leert elke dag nieuwe woorden, maakt makkelijk vrienden.",
        helps: "Plaatjes en gebaren bij nieuwe woorden, en tijd om na te denken voordat ze antwoordt.",
    },
    Portrait {
        story: stories::OLDER_SIBLING,
        author: "ib",
        own_words: "Ik pas wel op Jurre.",
        strengths: "Denkt aan anderen, plant haar werk zelf.",
        helps: "Vragen hoe het met haarzelf gaat.",
    },
    Portrait {
        story: stories::YOUNGER_SIBLING,
        author: "ib",
        own_words: "Mag ik naar buiten?",
        strengths: "Beweegt graag, lacht veel, weet alles van dinosaurussen.",
        helps: "Kort werken, dan even lopen.",
    },
];

struct DemoContact {
    story: Story,
    name: &'static str,
    relation: &'static str,
    authority: &'static str,
    /// Of the telephone number and of the mail address.
    number: u16,
    remark: &'static str,
}

const fn contact(
    story: Story,
    name: &'static str,
    (relation, authority): (&'static str, &'static str),
    number: u16,
) -> DemoContact {
    DemoContact { story, name, relation, authority, number, remark: "" }
}

const CONTACTS: [DemoContact; 17] = [
    contact(stories::DROPPED, "Olga Ouder", ("mother", "yes"), 101),
    DemoContact {
        remark: "Woont sinds 2024 elders. Of hij gezag heeft, wordt nog nagevraagd. (verzonnen)",
        ..contact(stories::DROPPED, "Kemal Yıldız", ("father", "unknown"), 102)
    },
    contact(stories::DROPPED, "Evert Extern", ("professional", "no"), 103),
    contact(stories::BORED, "Maya Prins", ("mother", "yes"), 104),
    contact(stories::BORED, "Joost Prins", ("father", "yes"), 105),
    contact(stories::FALLING_COMPREHENSION, "Els van den Berg", ("mother", "yes"), 106),
    contact(stories::FALLING_COMPREHENSION, "Iris Dekker", ("mother", "yes"), 107),
    contact(stories::MISSED_SPELLING, "Thu Nguyễn", ("mother", "yes"), 108),
    contact(stories::REPEATER, "Wim van der Meer", ("grandparent", "no"), 109),
    DemoContact {
        remark: "Voogd van een instelling; bellen op werkdagen tussen 9 en 12 uur. (verzonnen)",
        ..contact(stories::REPEATER, "Nora Vos", ("legal_guardian", "yes"), 110)
    },
    contact(stories::WORD_READER, "Pieter 't Hart", ("father", "yes"), 111),
    contact(stories::WORD_READER, "Anne 't Hart", ("mother", "yes"), 112),
    contact(stories::NEWCOMER, "Abeba Tekle", ("mother", "yes"), 113),
    contact(stories::OLDER_SIBLING, "Rob ter Horst", ("father", "yes"), 114),
    contact(stories::OLDER_SIBLING, "Kim Smit", ("mother", "no"), 115),
    contact(stories::YOUNGER_SIBLING, "Rob ter Horst", ("father", "yes"), 114),
    contact(stories::YOUNGER_SIBLING, "Kim Smit", ("mother", "no"), 115),
];

/// Writes the portraits, the contacts and the documents that are not there yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let (scope, _) = ctx.school(&code, Action::Search).await?;
    ensure(ctx, &scope).await?;
    let people = users(ctx).await?;
    for one in &PORTRAITS {
        portrait(ctx, &code, one, &people).await?;
    }
    let coordinator = acting(ctx, "ib", &people).await?;
    for (place, one) in (1_i64..).zip(&CONTACTS) {
        contact_of(&coordinator, &code, one, place).await?;
    }
    let report = (report()?, "Verslag van de observatie", "verslag-observatie.pdf", "ondersteuning");
    file(&coordinator, &code, report).await?;
    let teacher = acting(ctx, "leerkracht5a", &people).await?;
    let picture = (drawing::png()?, "Tekening: ik reken met blokjes", "tekening.png", "algemeen");
    file(&teacher, &code, picture).await
}

/// The same for one of the accounts of the demo.
pub(super) async fn acting(ctx: &Ctx, who: &str, people: &[User]) -> Result<Ctx, Error> {
    let email = format!("{who}@demo.example");
    let user = people.iter().find(|user| *user.account.email.reveal() == email);
    let account = user.context("an account of the demo")?.account.id;
    let at = (ctx.now(), ctx.today());
    let person = trust::person(&mut ctx.read().await?, account, at).await?.context("a person of the demo")?;
    Ok(ctx.same_for(Actor::Person(Arc::new(person))))
}

pub(super) async fn pupil_of(ctx: &Ctx, code: &str, story: Story) -> Result<PupilId, Error> {
    let (scope, _) = ctx.school(code, Action::Search).await?;
    let name = format!("{} {}", story.first, story.last);
    let found = register::search_pupils(&mut ctx.read().await?, &scope, &name, (1, 0)).await?;
    Ok(found.first().context("a pupil of the demo")?.id)
}

fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

async fn portrait(ctx: &Ctx, code: &str, one: &Portrait, people: &[User]) -> Result<(), Error> {
    let author = acting(ctx, one.author, people).await?;
    let pupil = pupil_of(ctx, code, one.story).await?;
    if use_case::portrait(&author, code, pupil).await?.version > 0 {
        return Ok(());
    }
    let parts = PortraitParts {
        strengths: words(one.strengths),
        own_words: words(one.own_words),
        helps: words(one.helps),
    };
    match use_case::write_portrait(&author, code, (pupil, 0), &parts).await? {
        PortraitSaved::Yes => Ok(()),
        _ => Err(anyhow!("a portrait of the demo was refused").into()),
    }
}

async fn contact_of(ctx: &Ctx, code: &str, one: &DemoContact, place: i64) -> Result<(), Error> {
    let pupil = pupil_of(ctx, code, one.story).await?;
    let known = use_case::contacts_in_short(ctx, code, pupil).await?.context("the contacts of a pupil")?;
    let is_there = known.contacts.iter().chain(&known.removed).any(|there| there.name.reveal() == one.name);
    if is_there {
        return Ok(());
    }
    let number = one.number;
    let typed = ContactTyped {
        name: words(one.name),
        relation: one.relation.to_owned(),
        authority: one.authority.to_owned(),
        phone: Personal::new(format!("06 0000 0{number}")),
        email: Personal::new(format!("contact{number}@thuis.example")),
        address: Personal::default(),
        remark: words(one.remark),
        position: Some(place),
    };
    match use_case::add_contact(ctx, code, pupil, &typed).await? {
        ContactSaved::Yes(_) => Ok(()),
        _ => Err(anyhow!("a contact of the demo was refused").into()),
    }
}

async fn file(
    ctx: &Ctx,
    code: &str,
    (content, title, file_name, category): (Vec<u8>, &str, &str, &str),
) -> Result<(), Error> {
    let pupil = pupil_of(ctx, code, stories::DROPPED).await?;
    let found = documents::documents_in_short(ctx, code, pupil).await?.context("the documents of a pupil")?;
    let is_there =
        |one: &documents::DocumentLine| one.named.as_ref().is_some_and(|named| named.title.reveal() == title);
    if found.documents.iter().chain(&found.removed).any(is_there) {
        return Ok(());
    }
    let seen = found.writable.iter().find(|one| one.category.key == category).map(|one| one.version);
    let new = NewFile {
        title: words(title),
        category: category.to_owned(),
        category_version: seen,
        file_name: words(file_name),
        content: Personal::new(content),
        again: false,
    };
    match documents::add_document(ctx, code, pupil, new).await? {
        Added::Yes(_) => Ok(()),
        _ => Err(anyhow!("a document of the demo was refused").into()),
    }
}

/// A small report, set by our own hand.
fn report() -> Result<Vec<u8>, Error> {
    let pair = |key: &str, value: &str| Pair { key: key.to_owned(), value: value.to_owned() };
    let text = |text: &str| Part::Text(text.to_owned());
    let section = |heading: &str, parts: Vec<Part>| Section { heading: heading.to_owned(), parts };
    let story = stories::DROPPED;
    let document = SectionsDocument {
        language: "nl".to_owned(),
        date: jiff::civil::date(2026, 2, 5),
        title: "Verslag van de observatie".to_owned(),
        subtitle: format!("{} {}", story.first, story.last),
        school_name: SCHOOL.name.to_owned(),
        logo: None,
        made_on: "Gemaakt op 5 februari 2026".to_owned(),
        purpose: "Voor de leerkracht en de intern begeleider. Alles in dit verslag is verzonnen.".to_owned(),
        unprintable: String::new(),
        contents: String::new(),
        sections: vec![
            section(
                "Wat ik zag",
                vec![
                    text(
                        "Emre begint uit zichzelf en legt de som eerst met blokjes. Na de tweede stap raakt hij het overzicht kwijt en gaat hij gokken.",
                    ),
                    Part::Pairs(vec![
                        pair("Les", "rekenen, vermenigvuldigen tot 100"),
                        pair("Duur", "45 minuten"),
                        pair("Zelfstandig begonnen", "ja, binnen een minuut"),
                    ]),
                ],
            ),
            section(
                "Wat ik aanraad",
                vec![text(
                    "Leg een stappenkaart op tafel. Laat hem na elke stap een blokje verschuiven, zodat hij ziet waar hij is.",
                )],
            ),
        ],
        reference: "Verzonnen verslag van de demoschool".to_owned(),
        page: PageWords {
            before: "Bladzijde ".to_owned(),
            between: " van ".to_owned(),
            after: String::new(),
        },
    };
    Ok(::documents::sections(&document).context("the report of the demo")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        documents::FileKind,
        register::{Authority, PhoneNumber, Relation},
    };

    #[test]
    fn the_files_of_the_demo_are_what_their_names_say() {
        let report = report().unwrap();
        assert_eq!(documents::look_at("verslag-observatie.pdf", &report), Ok(FileKind::Pdf));
        let picture = drawing::png().unwrap();
        assert_eq!(documents::look_at("tekening.png", &picture), Ok(FileKind::Png));
        assert!(report.len() < 200_000 && picture.len() < 20_000, "small");
    }

    #[test]
    fn every_story_has_a_portrait_and_somebody_to_call() {
        for story in stories::STORIES {
            assert!(PORTRAITS.iter().any(|one| one.story == story), "{}", story.first);
            assert!(CONTACTS.iter().any(|one| one.story == story), "{}", story.first);
        }
        for one in &CONTACTS {
            let number: PhoneNumber = format!("06 0000 0{}", one.number).parse().unwrap();
            assert!(number.dialled().starts_with("0600000") && number.dialled().len() == 10);
            assert!(one.relation.parse::<Relation>().is_ok() && one.authority.parse::<Authority>().is_ok());
        }
    }
}
