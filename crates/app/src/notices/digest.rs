//! What the day asks of somebody, in numbers and days only: it leaves the house by mail, so there is no name of a pupil and
//! no text that somebody wrote in it.

use crate::{
    Ctx, Error, agreements::Eyes, meetings::own_talks, plans::due_plans, route::count_cases_for_today,
};
use domain::{
    agreements::AgreementStanding,
    ids::AccountId,
    meetings::TalkTime,
    notices::{DigestPart, NoticeChoices},
    register::School,
};
use i18n::Language;
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};
use policy::{Action, Decision, InSchool, Person, Resource, decide};
use store::{ReadTx, agreements, notices, register};

/// How far back agreements that somebody gave her are new, when she got no digest since.
const GIVEN_DAYS: i32 = 7;

/// What the day asks of somebody.
#[derive(Debug, Clone)]
pub(super) struct Digest {
    pub(super) day: Date,
    pub(super) schools: Vec<SchoolDigest>,
}

/// The same in one school.
#[derive(Debug, Clone)]
pub(super) struct SchoolDigest {
    pub(super) school: School,
    /// Her agreements that are over time, and since when the oldest is.
    pub(super) overdue: (usize, Option<Date>),
    /// Her agreements that are due today.
    pub(super) due_today: usize,
    /// Agreements that somebody else gave her since the last digest.
    pub(super) given: usize,
    /// When her talks of today begin, as far as they have a time.
    pub(super) talks_today: Vec<Option<TalkTime>>,
    /// The same of tomorrow.
    pub(super) talks_tomorrow: Vec<Option<TalkTime>>,
    /// Plans that ask for something.
    pub(super) plans: usize,
    /// Cases that wait for her.
    pub(super) cases: usize,
}

impl SchoolDigest {
    const fn nothing(school: School) -> Self {
        Self {
            school,
            overdue: (0, None),
            due_today: 0,
            given: 0,
            talks_today: Vec::new(),
            talks_tomorrow: Vec::new(),
            plans: 0,
            cases: 0,
        }
    }

    fn is_empty(&self) -> bool {
        let numbers = [self.overdue.0, self.due_today, self.given, self.plans, self.cases];
        numbers.iter().all(|count| *count == 0)
            && self.talks_today.is_empty()
            && self.talks_tomorrow.is_empty()
    }
}

impl Digest {
    /// Whether there is nothing to say.
    pub(super) const fn is_empty(&self) -> bool {
        self.schools.is_empty()
    }

    /// Counts what the day asks, with the eyes of the person whose digest it is: `ctx` acts as her.
    pub(super) async fn count(
        ctx: &Ctx,
        (person, choices): (&Person, &NoticeChoices),
        day: Date,
    ) -> Result<Self, Error> {
        let mut tx = ctx.read().await?;
        let last = notices::last_letter_before(&mut tx, person.account, day).await?;
        let since = last.unwrap_or_else(|| day.saturating_sub(GIVEN_DAYS.days()));
        let here = person.schools();
        let all = register::schools(&mut tx).await?;
        drop(tx);
        let mut schools = Vec::new();
        for school in all.into_iter().filter(|school| here.contains(&school.id)) {
            let resource = Resource::School(school.id);
            if !matches!(decide(ctx.actor(), Action::ViewToday, resource), Decision::Allowed(_)) {
                continue;
            }
            let scope = ctx.scope(Action::ViewToday, school.id)?;
            let counting = Counting { ctx, scope: &scope, choices, day, me: person.account };
            let counted = counting.of(school, since).await?;
            if !counted.is_empty() {
                schools.push(counted);
            }
        }
        Ok(Self { day, schools })
    }
}

/// Who counts, and what.
struct Counting<'a> {
    ctx: &'a Ctx,
    scope: &'a InSchool,
    choices: &'a NoticeChoices,
    day: Date,
    me: AccountId,
}

impl Counting<'_> {
    /// Whether she wants this part and may see what it counts.
    fn wants(&self, part: DigestPart, action: Action) -> bool {
        let resource = Resource::School(self.scope.school());
        let may = || matches!(decide(self.ctx.actor(), action, resource), Decision::Allowed(_));
        self.choices.parts.contains(&part) && may()
    }

    async fn of(&self, school: School, since: Date) -> Result<SchoolDigest, Error> {
        let mut digest = SchoolDigest::nothing(school);
        let mut tx = self.ctx.read().await?;
        self.agreements(&mut tx, &mut digest, since).await?;
        if self.wants(DigestPart::Talks, Action::ViewTalks) {
            let tomorrow = self.day.saturating_add(1.day());
            let talks =
                own_talks(self.ctx, &mut tx, (self.scope, (self.day, tomorrow)), Language::default()).await?;
            for (talk, _) in talks {
                let of_day = match talk.held_on == self.day {
                    true => &mut digest.talks_today,
                    false => &mut digest.talks_tomorrow,
                };
                of_day.push(talk.starts_at);
            }
            digest.talks_today.sort_unstable();
            digest.talks_tomorrow.sort_unstable();
        }
        if self.wants(DigestPart::Evaluations, Action::ViewPlanList) {
            digest.plans = due_plans(self.ctx, &mut tx, self.scope, 0).await?.count;
        }
        drop(tx);
        if self.wants(DigestPart::Cases, Action::ViewCases) {
            digest.cases = count_cases_for_today(self.ctx, (self.scope, &digest.school)).await?;
        }
        Ok(digest)
    }

    async fn agreements(&self, tx: &mut ReadTx, digest: &mut SchoolDigest, since: Date) -> Result<(), Error> {
        let wants_due = self.wants(DigestPart::Agreements, Action::ViewAgreements);
        let wants_given = self.wants(DigestPart::Given, Action::ViewAgreements);
        if !wants_due && !wants_given {
            return Ok(());
        }
        let eyes = Eyes::load(self.ctx, tx, self.scope).await?;
        let open = eyes.all(agreements::open_agreements(tx, self.scope).await?);
        let zone = self.ctx.here().time_zone().clone();
        for one in open.iter().filter(|one| one.is_mine) {
            match one.standing {
                AgreementStanding::Overdue(_) if wants_due => {
                    let (count, oldest) = digest.overdue;
                    let due_on = one.agreement.due_on;
                    digest.overdue = (count + 1, Some(oldest.map_or(due_on, |oldest| oldest.min(due_on))));
                }
                AgreementStanding::Today if wants_due => digest.due_today += 1,
                _ => {}
            }
            let made: DateTime = one.agreement.made_at.to_zoned(zone.clone()).datetime();
            if wants_given && one.agreement.author != self.me && made.date() >= since {
                digest.given += 1;
            }
        }
        Ok(())
    }
}
