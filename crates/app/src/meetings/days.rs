//! The talks of some days for a calendar: how many of which kind, without whom they are about; and one's own.

use super::{
    kinds::{kind_of, kinds_of},
    open::Seen,
};
use crate::{Ctx, Error};
use domain::meetings::{Talk, TalkKind, TalkState};
use i18n::Language;
use jiff::civil::Date;
use policy::InSchool;
use std::collections::BTreeMap;
use store::{ReadTx, meetings};

/// The talks of one kind on one day.
#[derive(Debug, Clone)]
pub struct TalksOfDay {
    /// Their kind.
    pub kind: TalkKind,
    /// The day.
    pub day: Date,
    /// How many one sees.
    pub count: usize,
    /// In how many of these she takes part.
    pub mine: usize,
}

/// How many talks of each kind there are on which day, of those that one sees and that go on.
pub(crate) async fn talks_by_day(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, days): (&InSchool, (Date, Date)),
    language: Language,
) -> Result<Vec<TalksOfDay>, Error> {
    let seen = Seen::load(ctx, tx, scope).await?;
    let kinds = kinds_of(tx, scope, language).await?;
    let mut subjects = meetings::subjects_of(tx, scope, days).await?;
    let mut people = meetings::people_of(tx, scope, days).await?;
    let mut found: BTreeMap<(Date, String), (usize, usize)> = BTreeMap::new();
    for talk in meetings::talks_between(tx, scope, days).await? {
        let subjects = subjects.remove(&talk.id).unwrap_or_default();
        let people = people.remove(&talk.id).unwrap_or_default();
        if talk.state != TalkState::Cancelled && seen.has(&talk, &subjects, &people) {
            let counts = found.entry((talk.held_on, talk.kind)).or_default();
            counts.0 = counts.0.saturating_add(1);
            counts.1 = counts.1.saturating_add(usize::from(seen.takes_part(&people)));
        }
    }
    let of_day = |((day, kind), (count, mine)): ((Date, String), (usize, usize))| TalksOfDay {
        kind: kind_of(&kinds, &kind),
        day,
        count,
        mine,
    };
    Ok(found.into_iter().map(of_day).collect())
}

/// The talks of some days that go on and in which she takes part herself, each with its kind.
pub(crate) async fn own_talks(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, days): (&InSchool, (Date, Date)),
    language: Language,
) -> Result<Vec<(Talk, TalkKind)>, Error> {
    let seen = Seen::load(ctx, tx, scope).await?;
    let kinds = kinds_of(tx, scope, language).await?;
    let people = meetings::people_of(tx, scope, days).await?;
    let takes_part =
        |talk: &Talk| people.get(&talk.id).is_some_and(|people| seen.takes_part(people.as_slice()));
    let talks = meetings::talks_between(tx, scope, days).await?.into_iter();
    let own = talks.filter(|talk| talk.state != TalkState::Cancelled && takes_part(talk));
    Ok(own.map(|talk| (talk.clone(), kind_of(&kinds, &talk.kind))).collect())
}
