//! Who is in a group now and where each of them stands: what arrangements are proposed from.

use crate::{
    Ctx, Error,
    results::{Assessment, group_standing},
    signals::Rules,
};
use domain::Personal;
use domain::{
    calendar::TestWindow,
    ids::{AccountId, GroupId, PupilId},
    register::{Group, Pupil, YearGroup},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::InSchool;
use std::collections::BTreeMap;
use store::{ReadTx, calendar as windows, register, trust};

/// The pupils of a group by family name, with where each of them stands.
pub(super) struct GroupNow {
    pub(super) group: Group,
    pub(super) pupils: Vec<Pupil>,
    pub(super) standings: Vec<(PupilId, Assessment)>,
    /// The year group of each, as far as it is known.
    pub(super) year_groups: BTreeMap<PupilId, YearGroup>,
}

impl GroupNow {
    pub(super) async fn load(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        id: GroupId,
    ) -> Result<Self, Error> {
        let group = register::group(tx, scope, id).await?.ok_or(Error::NotFound)?;
        let as_of = ctx.today().min(group.school_year.last_day());
        let rules = Rules::of_group(ctx, tx, scope, (&group, as_of)).await?;
        let all = group_standing(ctx, tx, scope, &group, &rules).await?;
        let enrolments = register::enrolments_of_group(tx, scope, id).await?;
        let of_year = enrolments.iter().filter(|one| one.school_year == group.school_year);
        let year_groups = of_year.filter_map(|one| Some((one.pupil, one.year_group?))).collect();
        let (pupils, standings) = all.into_iter().unzip();
        Ok(Self { group, pupils, standings, year_groups })
    }

    pub(super) fn standing(&self, pupil: PupilId) -> Option<&Assessment> {
        self.standings.iter().find(|(known, _)| *known == pupil).map(|(_, standing)| standing)
    }

    /// The primary year groups in the group, in order.
    pub(super) fn numbers(&self) -> Vec<u8> {
        let own = self.group.year_group.and_then(|one| one.primary());
        let of_pupils = self.pupils.iter().filter_map(|one| self.year_groups.get(&one.id)?.primary());
        let mut numbers: Vec<u8> = own.into_iter().chain(of_pupils).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The day on which a plan begins where nobody says otherwise: today; in a year that is over the day of the newest
    /// results, in one that is still to come its first day.
    pub(super) fn first_day(&self, today: Date) -> Date {
        let year = self.group.school_year;
        if today < year.first_day() {
            return year.first_day();
        }
        if today <= year.last_day() {
            return today;
        }
        let progress = self.standings.iter().flat_map(|(_, standing)| &standing.progress);
        let days = progress.map(|one| one.latest().taken_on).filter(|day| year.contains(*day));
        days.max().unwrap_or_else(|| year.first_day())
    }
}

/// The test windows that lie ahead of a plan of a group: those of the school's calendar, or the usual ones when it has none.
pub(super) async fn windows_of(
    tx: &mut ReadTx,
    texts: &Texts,
    scope: &InSchool,
    group: &Group,
) -> Result<Vec<TestWindow>, Error> {
    let own = windows::windows_of_year(tx, scope, group.school_year).await?;
    if own.iter().any(|one| one.part.is_some()) {
        return Ok(own);
    }
    Ok(crate::calendar::usual_windows(texts, group.school_year))
}

/// Who writes: her account and her name.
pub(super) async fn author(ctx: &Ctx, tx: &mut ReadTx) -> Result<(AccountId, Personal<String>), Error> {
    let account = ctx.own()?.account();
    let kept = trust::account(tx, account).await?.ok_or(Error::NotFound)?;
    Ok((account, kept.name))
}
