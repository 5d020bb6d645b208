//! Agreements of the demo: open, overdue, moved, done in time and late. Their days lie around the day on which the demo is
//! made, so that the page of the day has something to say. The words are made up for this demo.

use super::{
    SCHOOL,
    person::{acting, pupil_of},
    stories::{self, Story},
};
use crate::{Ctx, Error, ctx::new_id, notes::second, results::group_by_key, trust::users};
use anyhow::Context as _;
use domain::{
    Personal,
    agreements::{Agreement, AgreementMove, AgreementSource, AgreementState},
    ids::{AccountId, AgreementId, GroupId, PupilId},
};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use policy::Action;
use std::collections::HashMap;
use store::{agreements as kept, audit::Deed};

/// An agreement of the demo. Days are counted from the day on which it is made.
#[derive(Clone, Copy)]
struct DemoAgreement {
    /// Who of `...@demo.example` does it, or the name of somebody outside.
    who: &'static str,
    what: &'static str,
    /// When it was written down, for which day first, and for which day now.
    days: [i32; 3],
    halfway: Option<i32>,
    story: Option<Story>,
    group: Option<&'static str>,
    /// Why it got another day.
    moved: &'static str,
    done: Option<i32>,
    /// Why it was dropped.
    dropped: &'static str,
}

const fn open(who: &'static str, what: &'static str, made: i32, due: i32) -> DemoAgreement {
    DemoAgreement {
        who,
        what,
        days: [made, due, due],
        halfway: None,
        story: None,
        group: None,
        moved: "",
        done: None,
        dropped: "",
    }
}

const fn done(who: &'static str, what: &'static str, due: i32, on: i32) -> DemoAgreement {
    DemoAgreement { done: Some(on), ..open(who, what, due - 14, due) }
}

const AGREEMENTS: [DemoAgreement; 17] = [
    DemoAgreement {
        group: Some("5A"),
        ..open("leerkracht5a", "Breuken eerst met stroken laten leggen, en kijken of dat helpt", -17, -3)
    },
    DemoAgreement {
        story: Some(stories::WORD_READER),
        ..open("ib", "Ouders bellen over het dyslexiedossier", -6, 0)
    },
    DemoAgreement {
        halfway: Some(-1),
        group: Some("5A"),
        ..open("leerkracht5a", "Stappenkaart bij klokkijken maken en twee weken gebruiken", -12, 9)
    },
    open("directie", "Vervanging regelen voor de klassenbezoeken", -5, 4),
    DemoAgreement {
        story: Some(stories::WORD_READER),
        ..open("logopedist", "Verslag van het onderzoek sturen", -8, 12)
    },
    DemoAgreement {
        days: [-30, -9, 2],
        moved: "De studiedag kwam ertussen.",
        ..open("ib", "Met de bovenbouw de boekenkast nalopen op leesplezier", -30, 2)
    },
    DemoAgreement {
        story: Some(stories::OLDER_SIBLING),
        ..open("ib", "Saar vragen hoe het overblijven nu gaat", -2, 16)
    },
    done("leerkracht5a", "Plattegrond omgooien: instructietafel bij het raam", -4, -6),
    done("ib", "Klassenbezoek 5B terugkoppelen", -8, -8),
    done("leerkracht5a", "Weektaak op maat voor de verdiepte groep", -11, -11),
    done("directie", "Materiaal voor rekenen bestellen", -12, -9),
    done("ib", "Toetskalender met het team doornemen", -15, -16),
    done("leerkracht5a", "Kindgesprek over samenwerken", -18, -18),
    done("ib", "Samenwerkingsverband bellen over de wachttijd", -20, -14),
    done("leerkracht5a", "Tempotoets in kleine stukjes laten doen", -22, -23),
    done("directie", "Rooster van de onderwijsassistent rondsturen", -24, -25),
    DemoAgreement {
        dropped: "De groep kreeg al een andere aanpak.",
        done: Some(-10),
        ..open("leerkracht5a", "Beloningskaart voor stilwerken", -28, -8)
    },
];

/// Makes the agreements that are not there yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let (code, people) = (SCHOOL.codes().code(), users(ctx).await?);
    let (scope, school) = ctx.school(&code, Action::ViewAgreements).await?;
    let years = (ctx.today() - 2.years(), ctx.today() + 2.years());
    let known = kept::agreements_promised_between(&mut ctx.read().await?, &scope, years).await?;
    if known.iter().any(|one| one.source == AgreementSource::None) {
        return Ok(());
    }
    let author = acting(ctx, "ib", &people).await?;
    let author = author.actor().account().context("the coordinator of the demo")?;
    let by_name: HashMap<String, (AccountId, Personal<String>)> = people
        .iter()
        .map(|user| {
            let who = user.account.email.reveal().trim_end_matches("@demo.example").to_owned();
            (who, (user.account.id, user.account.name.clone()))
        })
        .collect();
    let (_, author_name) = by_name.get("ib").context("the coordinator of the demo")?.clone();
    for one in AGREEMENTS {
        let (pupil, group) = about(ctx, &code, &one).await?;
        let owner = by_name.get(one.who).cloned();
        let new = agreement(ctx, (&one, owner), (pupil, group), (author, author_name.clone()));
        let mut tx = ctx.write().await?;
        kept::add_agreement(&mut tx, &scope, &new).await?;
        if let Some(moved) = moved(&new, one.moved) {
            kept::add_move(&mut tx, &scope, (new.id, author), &moved).await?;
        }
        let deed = Deed::AgreementMade { agreement: new.id, pupil, group };
        tx.commit(&ctx.event(school.id, deed)).await?;
    }
    Ok(())
}

async fn about(
    ctx: &Ctx,
    code: &str,
    one: &DemoAgreement,
) -> Result<(Option<PupilId>, Option<GroupId>), Error> {
    let pupil = match one.story {
        Some(story) => Some(pupil_of(ctx, code, story).await?),
        None => None,
    };
    let group = match one.group {
        Some(key) => Some(group_by_key(ctx, code, key, None).await?),
        None => None,
    };
    Ok((pupil, group))
}

fn agreement(
    ctx: &Ctx,
    (one, owner): (&DemoAgreement, Option<(AccountId, Personal<String>)>),
    (pupil, group): (Option<PupilId>, Option<GroupId>),
    (author, author_name): (AccountId, Personal<String>),
) -> Agreement {
    let on = |days: i32| -> Date { ctx.today().saturating_add(days.days()) };
    let [made, first, due] = one.days;
    let state = match (one.done, one.dropped) {
        (None, _) => AgreementState::Open,
        (Some(_), "") => AgreementState::Done,
        (Some(_), _) => AgreementState::Dropped,
    };
    Agreement {
        id: AgreementId(new_id()),
        what: Personal::new(one.what.to_owned()),
        owner: owner.as_ref().map(|(account, _)| *account),
        owner_name: owner.map_or_else(|| Personal::new(one.who.to_owned()), |(_, name)| name),
        first_due_on: on(first),
        due_on: on(due),
        halfway_on: one.halfway.map(on),
        halfway_at: None,
        pupil,
        group,
        source: AgreementSource::None,
        is_private: false,
        state,
        closed_on: one.done.map(on),
        reason: Personal::new(one.dropped.to_owned()),
        moves: i64::from(!one.moved.is_empty()),
        author,
        author_name,
        made_at: ago(ctx, made),
        changed_at: ago(ctx, one.done.unwrap_or(made)),
        version: 1,
    }
}

fn moved(agreement: &Agreement, why: &str) -> Option<AgreementMove> {
    (!why.is_empty()).then(|| AgreementMove {
        no: 1,
        from_on: agreement.first_due_on,
        to_on: agreement.due_on,
        reason: Personal::new(why.to_owned()),
        author_name: agreement.author_name.clone(),
        made_at: agreement.changed_at,
    })
}

fn ago(ctx: &Ctx, days: i32) -> Timestamp {
    let span = SignedDuration::from_hours(i64::from(days).saturating_mul(24));
    second(ctx).saturating_add(span).unwrap_or_else(|_| second(ctx))
}
