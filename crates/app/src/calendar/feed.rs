//! What a person has to do as a calendar that her own program reads (iCalendar, RFC 5545). The link is a secret; nobody signs
//! in. No pupil is named, and nothing that was written about one.

use super::{
    late::groups_with_years,
    year_plan::{reader, tests_concern},
};
use crate::{
    App, Ctx, Error,
    meetings::own_talks,
    trust::{CameFrom, Token, missed_link},
};
use anyhow::Context as _;
use credentials::token;
use domain::{
    SchoolYear,
    ids::{AccountId, SchoolId},
    meetings::{Talk, TalkKind},
    register::School,
};
use i18n::{Language, Texts};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property, ValueType};
use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use policy::{Action, Actor, InSchool};
use std::{collections::BTreeMap, sync::Arc};
use store::{ReadTx, agreements, audit::Deed, calendar as kept, register, trust};

/// How far back and ahead it goes.
const BACK_DAYS: i32 = 60;
const AHEAD_DAYS: i32 = 400;

/// The days of the Netherlands, told by the rule and not by a table of zones, which not every machine has.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// How often a calendar program may come, as it is asked to.
const EVERY: &str = "PT1H";

/// The link of a person.
#[derive(Debug, Clone)]
pub struct FeedPage {
    /// The school.
    pub school: School,
    /// Since when she has a link; none when she has none.
    pub made_at: Option<Timestamp>,
}

/// Whether who asks has a link.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn feed_page(ctx: &Ctx, code: &str) -> Result<FeedPage, Error> {
    let (scope, school) = ctx.school(code, Action::FollowCalendar).await?;
    let account = ctx.own()?.account();
    let made_at = kept::feed_made_at(&mut ctx.read().await?, &scope, account).await?;
    Ok(FeedPage { school, made_at })
}

/// Makes a link, which is shown once and not kept; one that she had is good no more.
///
/// # Errors
/// As for [`feed_page`].
pub async fn make_feed(ctx: &Ctx, code: &str) -> Result<(School, Token), Error> {
    let (scope, school) = ctx.school(code, Action::FollowCalendar).await?;
    let account = ctx.own()?.account();
    let secret = Token::random().context("a new link")?;
    let mut tx = ctx.write().await?;
    kept::put_feed(&mut tx, &scope, (account, &secret.hash()), crate::notes::second(ctx)).await?;
    tx.commit(&ctx.event(school.id, Deed::CalendarFeed { what: "made" })).await?;
    Ok((school, secret))
}

/// Revokes the link, if there is one.
///
/// # Errors
/// As for [`feed_page`].
pub async fn revoke_feed(ctx: &Ctx, code: &str) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::FollowCalendar).await?;
    let account = ctx.own()?.account();
    let mut tx = ctx.write().await?;
    if !kept::drop_feed(&mut tx, &scope, account).await? {
        tx.undo().await?;
        return Ok(());
    }
    tx.commit(&ctx.event(school.id, Deed::CalendarFeed { what: "revoked" })).await?;
    Ok(())
}

/// The calendar behind a link; else gives how long to wait, after too many wrong ones. It is made with the eyes of its person
/// as she is now: who may see nothing in the school any more has no calendar.
///
/// # Errors
/// [`Error::NotFound`] when the link is not good.
pub async fn feed(
    app: &App,
    (secret, language): (&str, Language),
    from: &CameFrom,
) -> Result<Result<String, SignedDuration>, Error> {
    let nobody = app.act_as(Actor::Nobody);
    let Some((ctx, school)) = holder(app, &nobody, secret).await? else {
        return missed_link(&nobody, from).await.map(Err);
    };
    let Ok(scope) = ctx.scope(Action::FollowCalendar, school) else {
        return missed_link(&nobody, from).await.map(Err);
    };
    calendar_of(&ctx, &scope, Texts::of(language)).await.map(Ok)
}

/// Whose link it is.
async fn holder(app: &App, nobody: &Ctx, secret: &str) -> Result<Option<(Ctx, SchoolId)>, Error> {
    let mut tx = nobody.read().await?;
    let Some(found) = kept::feed_by_hash(&mut tx, &token::hash(secret)).await? else { return Ok(None) };
    let person = trust::person(&mut tx, found.account, (nobody.now(), nobody.today())).await?;
    Ok(person.map(|person| (app.act_as(Actor::Person(Arc::new(person))), found.school)))
}

async fn calendar_of(ctx: &Ctx, scope: &InSchool, texts: &Texts) -> Result<String, Error> {
    let today = ctx.today();
    let days = (today.saturating_sub(BACK_DAYS.days()), today.saturating_add(AHEAD_DAYS.days()));
    let account = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let school = register::school_of(&mut tx, scope).await?.ok_or(Error::NotFound)?;
    let page = |path: &str| ctx.address(&format!("/{}{path}", school.codes.code()));
    let mut events = entries(ctx, &mut tx, (scope, days), &page).await?;
    for (talk, kind) in own_talks(ctx, &mut tx, (scope, days), texts.language()).await? {
        events.push(talk_event(ctx, &talk, &kind, &page(&format!("/talks/{}", talk.id)))?);
    }
    events.extend(promises(ctx, &mut tx, (scope, account), (texts, &page("/agreements"))).await?);
    drop(tx);
    let name = crate::trust::paper::school_name(&school);
    let mut calendar = Calendar::new();
    calendar
        .name(&texts.year_plan_feed_name(name.as_str()))
        .timezone("Europe/Amsterdam")
        .append_property(
            Property::new("REFRESH-INTERVAL", EVERY).append_parameter(ValueType::Duration).done(),
        )
        .append_property(Property::new("X-PUBLISHED-TTL", EVERY));
    calendar.extend(events);
    Ok(calendar.to_string())
}

/// An event with what each must have. Its stamp says when it was last changed, so that nothing looks new that is not.
pub(super) fn event(uid: &str, stamp: Timestamp, title: &str) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{uid}@stut")).summary(title).add_property("DTSTAMP", utc(stamp));
    event
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Puts whole days on an event: the end is the day after the last one.
pub(super) fn whole_days(event: &mut Event, (from, until): (Date, Date)) {
    let day = |key: &str, day: Date| {
        Property::new(key, day.strftime("%Y%m%d").to_string()).append_parameter(ValueType::Date).done()
    };
    event.append_property(day("DTSTART", from));
    event.append_property(day("DTEND", until.saturating_add(1.day())));
    // A whole day keeps nobody from being free.
    event.add_property("TRANSP", "TRANSPARENT");
}

/// The entries of the year plan and the windows of tests that are for her.
async fn entries(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, days): (&InSchool, (Date, Date)),
    page: &(dyn Fn(&str) -> String + Sync),
) -> Result<Vec<Event>, Error> {
    let groups = groups_with_years(tx, scope, SchoolYear::of(ctx.today())).await?;
    let reader = reader(ctx, scope.school(), &groups);
    let mut events = Vec::new();
    for entry in kept::entries_between(tx, scope, days).await? {
        let content = &entry.content;
        if content.audience.concerns(&reader) {
            let mut one = event(&format!("entry-{}", entry.id), entry.changed_at, &content.title);
            whole_days(&mut one, (content.from, content.until));
            one.url(&page(&format!("/year-plan/{}", entry.id)));
            events.push(one);
        }
    }
    let mut year = SchoolYear::of(days.0);
    while year <= SchoolYear::of(days.1) {
        for window in kept::windows_of_year(tx, scope, year).await? {
            if tests_concern(&window.year_groups, &reader) {
                let mut one = event(&format!("window-{}", window.id), Timestamp::UNIX_EPOCH, &window.name);
                whole_days(&mut one, (window.from, window.until));
                one.sequence(u32::try_from(window.version).unwrap_or_default());
                one.url(&page("/calendar"));
                events.push(one);
            }
        }
        year = year.next();
    }
    Ok(events)
}

/// A talk: its kind and place. Its title and whom it is about stay where they are.
fn talk_event(ctx: &Ctx, talk: &Talk, kind: &TalkKind, address: &str) -> Result<Event, Error> {
    let mut one = event(&format!("talk-{}", talk.id), talk.changed_at, &kind.name);
    match talk.starts_at {
        None => whole_days(&mut one, (talk.held_on, talk.held_on)),
        Some(time) => {
            let start = talk.held_on.to_datetime(jiff::civil::Time::midnight());
            let start: DateTime = start.saturating_add(time.minutes().minutes());
            let zone = TimeZone::posix(DUTCH_TIME).context("the Dutch time zone")?;
            let start = zone.to_timestamp(start).context("the time of a talk")?;
            let length = SignedDuration::from_mins(talk.minutes.clamp(1, 24 * 60));
            one.add_property("DTSTART", utc(start));
            one.add_property("DTEND", utc(start.saturating_add(length).unwrap_or(start)));
        }
    }
    if !talk.place.is_empty() {
        one.location(&talk.place);
    }
    if ctx.address("").starts_with("http") {
        one.url(address);
    }
    Ok(one)
}

/// How many agreements she has to keep on which day, and not what they are.
async fn promises(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, account): (&InSchool, AccountId),
    (texts, address): (&Texts, &str),
) -> Result<Vec<Event>, Error> {
    if ctx.scope(Action::ViewAgreements, scope.school()).is_err() {
        return Ok(Vec::new());
    }
    let mut days: BTreeMap<Date, (usize, Timestamp)> = BTreeMap::new();
    let open = agreements::open_agreements(tx, scope).await?;
    for one in open.iter().filter(|one| one.owner == Some(account)) {
        let day = days.entry(one.due_on).or_insert((0, one.changed_at));
        *day = (day.0.saturating_add(1), day.1.max(one.changed_at));
    }
    let of_day = |(day, (count, stamp)): (Date, (usize, Timestamp))| {
        let uid = format!("agreements-{account}-{}-{day}", scope.school());
        let mut one = event(&uid, stamp, &texts.year_plan_feed_promises(count));
        whole_days(&mut one, (day, day));
        one.url(address);
        one
    };
    Ok(days.into_iter().map(of_day).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whole_days_end_on_the_day_after_the_last_one() {
        let stamp = Timestamp::from_second(1_790_000_000).unwrap();
        let mut one = event("entry-1", stamp, "Rapporten, ronde 1");
        whole_days(&mut one, (date(2026, 2, 27), date(2026, 2, 28)));
        let text = one.to_string();
        assert!(text.contains("DTSTART;VALUE=DATE:20260227\r\n"), "{text}");
        assert!(text.contains("DTEND;VALUE=DATE:20260301\r\n"), "{text}");
        assert!(
            text.contains("UID:entry-1@stut\r\n") && text.contains("SUMMARY:Rapporten\\, ronde 1\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("DTSTAMP:").count(), 1, "{text}");
        assert!(text.contains("DTSTAMP:20260921T"), "{text}");
    }

    #[test]
    fn the_rule_knows_summer_and_winter() {
        let zone = TimeZone::posix(DUTCH_TIME).unwrap();
        let at = |day: Date| zone.to_timestamp(day.at(15, 0, 0, 0)).unwrap().to_string();
        assert_eq!(at(date(2026, 3, 28)), "2026-03-28T14:00:00Z");
        assert_eq!(at(date(2026, 3, 29)), "2026-03-29T13:00:00Z");
        assert_eq!(at(date(2026, 10, 24)), "2026-10-24T13:00:00Z");
        assert_eq!(at(date(2026, 10, 25)), "2026-10-25T14:00:00Z");
    }
}
