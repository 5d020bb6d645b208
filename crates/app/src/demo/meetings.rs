//! Talks of the demo, through the front door: a group discussion that is prepared and still to come, one that was held, a
//! talk with parents today, a talk with a pupil with what it said, and a private coaching talk. The days are counted from
//! today. All words are made up for this demo.

use super::{
    SCHOOL,
    person::{acting, pupil_of},
    stories,
};
use crate::{
    Ctx, Error,
    meetings::{
        ChildField, Prepared, Stepped, SubjectTyped, TalkFilter, TalkSaved, TalkTyped, TextSaved, TextTyped,
        When, add_subject, agree_in_talk, mark_subject, plan_talk, prepare, save_child, take_step, talk_list,
        talk_page, write_text,
    },
    results::group_by_key,
    trust::{User, users},
};
use anyhow::{Context as _, anyhow};
use domain::{
    Personal,
    ids::{AccountId, TalkId},
    meetings::TalkStep,
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};

struct Work {
    code: String,
    people: Vec<User>,
    coordinator: Ctx,
    teacher: Ctx,
}

/// Makes the talks that are not there yet: none when there is any.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let people = users(ctx).await?;
    let coordinator = acting(ctx, "ib", &people).await?;
    for when in [When::Coming, When::Past] {
        let filter = TalkFilter { when, ..TalkFilter::default() };
        if !talk_list(&coordinator, &code, &filter, Language::Nl).await?.talks.is_empty() {
            return Ok(());
        }
    }
    let teacher = acting(ctx, "leerkracht5a", &people).await?;
    let work = Work { code, people, coordinator, teacher };
    work.group_held().await?;
    work.child().await?;
    work.parents().await?;
    work.coaching().await?;
    work.group_coming().await
}

fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

impl Work {
    fn today(&self) -> Date {
        self.coordinator.today()
    }

    fn account(&self, who: &str) -> Result<AccountId, Error> {
        let email = format!("{who}@demo.example");
        let user = self.people.iter().find(|user| *user.account.email.reveal() == email);
        Ok(user.context("an account of the demo")?.account.id)
    }

    async fn plan(&self, by: &Ctx, typed: TalkTyped) -> Result<TalkId, Error> {
        match plan_talk(by, &self.code, &typed).await? {
            TalkSaved::Yes(talk) => Ok(talk),
            _ => Err(anyhow!("a talk of the demo was refused").into()),
        }
    }

    fn typed(&self, kind: &str, day: Date, (from, minutes): (&str, &str)) -> TalkTyped {
        TalkTyped {
            kind: kind.to_owned(),
            held_on: day.to_string(),
            starts_at: from.to_owned(),
            minutes: minutes.to_owned(),
            ..TalkTyped::default()
        }
    }

    async fn write(
        &self,
        by: &Ctx,
        talk: TalkId,
        (part, field, text): (&str, &str, &str),
    ) -> Result<(), Error> {
        let typed =
            TextTyped { part: part.to_owned(), field: field.to_owned(), text: words(text), version: 0 };
        match write_text(by, &self.code, talk, &typed).await? {
            TextSaved::Yes(_) => Ok(()),
            _ => Err(anyhow!("a text of a talk of the demo was refused").into()),
        }
    }

    async fn build(&self, talk: TalkId) -> Result<(), Error> {
        match prepare(&self.coordinator, &self.code, talk).await? {
            Prepared::Yes(_) => Ok(()),
            _ => Err(anyhow!("an agenda of the demo was refused").into()),
        }
    }

    async fn hold(&self, by: &Ctx, talk: TalkId) -> Result<(), Error> {
        let version = talk_page(by, &self.code, talk, ("talk", Language::Nl)).await?.opened.talk.version;
        match take_step(by, &self.code, (talk, version), TalkStep::Hold).await? {
            Stepped::Yes(_) => Ok(()),
            _ => Err(anyhow!("a talk of the demo was not held").into()),
        }
    }

    /// The group discussion about 5A of this week: prepared, with answers of the teacher.
    async fn group_coming(&self) -> Result<(), Error> {
        let group = group_by_key(&self.coordinator, &self.code, "g5a", None).await?;
        let day = self.today().saturating_add(2.days());
        let talk = TalkTyped {
            group: group.to_string(),
            people: vec![self.account("leerkracht5a")?.to_string()],
            place: "Lokaal 5A".to_owned(),
            ..self.typed("group", day, ("15:30", "60"))
        };
        let talk = self.plan(&self.coordinator, talk).await?;
        self.build(talk).await?;
        for (field, text) in [
            ("prepare_proud", "Ze helpen elkaar uit zichzelf bij het nakijken."),
            ("prepare_pattern", "Rekenen zakt sinds we met breuken begonnen. Ik denk dat het te snel ging."),
            ("prepare_help", "Kijk een keer mee bij de verlengde instructie."),
        ] {
            self.write(&self.teacher, talk, ("", field, text)).await?;
        }
        let subject =
            SubjectTyped { title: words("De stagiair begint na de vakantie"), ..SubjectTyped::default() };
        add_subject(&self.teacher, &self.code, talk, &subject).await?;
        Ok(())
    }

    /// A group discussion about 5B that was held, with its report.
    async fn group_held(&self) -> Result<(), Error> {
        let group = group_by_key(&self.coordinator, &self.code, "g5b", None).await?;
        let day = self.today().saturating_sub(24.days());
        let talk = TalkTyped { group: group.to_string(), ..self.typed("group", day, ("15:30", "60")) };
        let talk = self.plan(&self.coordinator, talk).await?;
        let by = &self.coordinator;
        let pupil = pupil_of(by, &self.code, stories::REPEATER).await?;
        let subject = SubjectTyped { pupil: pupil.to_string(), ..SubjectTyped::default() };
        add_subject(by, &self.code, talk, &subject).await?;
        let page = talk_page(by, &self.code, talk, ("talk", Language::Nl)).await?;
        let of_pupil = page.subjects.iter().find(|one| one.subject.pupil == Some(pupil));
        let subject = of_pupil.context("a subject of the demo")?.subject.id;
        let note = "Staat al twee jaar op III en werkt rustiger. Kijkt eerst naar het rooster op zijn tafel.";
        self.write(by, talk, (&subject.to_string(), "note", note)).await?;
        mark_subject(by, &self.code, (talk, subject), true).await?;
        for (field, text) in [
            (
                "notes_overview",
                "Spelling groeit, begrijpend lezen blijft staan. Het tempo van de lessen past.",
            ),
            (
                "report_core",
                "De groep is gegroeid in zelfstandig werken. Begrijpend lezen vraagt meer voordoen.",
            ),
            ("report_group", "Twee keer per week samen een korte tekst, met hardop denken."),
        ] {
            self.write(by, talk, ("", field, text)).await?;
        }
        let line = words("@ingrid kijkt mee bij een les begrijpend lezen over 2 weken");
        agree_in_talk(by, &self.code, (talk, None), &line).await?.context("an agreement of the demo")?;
        self.hold(by, talk).await
    }

    /// A talk with a pupil, with the form that it filled in.
    async fn child(&self) -> Result<(), Error> {
        let by = &self.coordinator;
        let pupil = pupil_of(by, &self.code, stories::OLDER_SIBLING).await?;
        let day = self.today().saturating_sub(6.days());
        let talk = TalkTyped { pupils: vec![pupil.to_string()], ..self.typed("child", day, ("10:45", "20")) };
        let talk = self.plan(by, talk).await?;
        let answers = [
            (ChildField::School, words("good"), 0),
            (ChildField::Learning, words("so_so"), 0),
            (ChildField::Others, words("good"), 0),
            (ChildField::Proud, words("Plannen maken voor de hele week."), 0),
            (ChildField::Hard, words("Als iedereen tegelijk praat."), 0),
            (ChildField::Helps, words("Mijn koptelefoon."), 0),
        ];
        save_child(by, &self.code, talk, &answers).await?;
        let said = "Saar weet goed wat haar helpt. Ze wil niet altijd op Jurre letten.";
        self.write(by, talk, ("", "report_core", said)).await?;
        self.hold(by, talk).await
    }

    /// A talk with parents this afternoon.
    async fn parents(&self) -> Result<(), Error> {
        let by = &self.coordinator;
        let pupil = pupil_of(by, &self.code, stories::YOUNGER_SIBLING).await?;
        let talk = TalkTyped {
            pupils: vec![pupil.to_string()],
            others: words("Rob ter Horst, Kim Smit"),
            place: "Kamer van de ib’er".to_owned(),
            ..self.typed("parents", self.today(), ("15:15", "30"))
        };
        let talk = self.plan(by, talk).await?;
        self.build(talk).await?;
        let tell = "Wat Jurre al herkent, en hoe de kaartjes op vrijdag gaan.";
        self.write(by, talk, ("", "prepare_tell", tell)).await
    }

    /// A private talk that nobody but the two sees.
    async fn coaching(&self) -> Result<(), Error> {
        let day = self.today().saturating_add(1.day());
        let talk = TalkTyped {
            people: vec![self.account("ib")?.to_string()],
            ..self.typed("coaching", day, ("14:45", "45"))
        };
        let talk = self.plan(&self.teacher, talk).await?;
        let question = "Hoe houd ik rust in de groep bij het wisselen van les?";
        self.write(&self.teacher, talk, ("", "prepare_question", question)).await
    }
}
