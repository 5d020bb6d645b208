//! Groups and pupils as lists, and the search over both.

use crate::{Ctx, Error, results::group_counts};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Group, PersonName, Pupil, School, YearGroup},
};
use policy::{Action, InSchool, Sight};
use std::collections::{BTreeMap, HashMap};
use store::{
    ReadTx, fold,
    register::{self, OwnGroup},
};

/// A group in the list.
#[derive(Debug, Clone)]
pub struct GroupLine {
    /// The group.
    pub group: Group,
    /// Who teaches it.
    pub teachers: Vec<PersonName>,
    /// How many pupils it has.
    pub pupils: usize,
    /// How many of them have a signal.
    pub with_signal: usize,
    /// How many of them are a blind spot.
    pub blind_spots: usize,
    /// What is kept of it beside the rest when it was made here.
    pub own: Option<OwnGroup>,
}

/// The groups of a school in one school year.
#[derive(Debug, Clone)]
pub struct GroupList {
    /// The school.
    pub school: School,
    /// The school year that is shown; none when the school has no groups yet.
    pub year: Option<SchoolYear>,
    /// All school years that have groups in sight, newest first.
    pub years: Vec<SchoolYear>,
    /// The groups, youngest year group first, extra groups last.
    pub groups: Vec<GroupLine>,
}

/// The groups of a school in a school year, or in the newest one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, or no such year.
pub async fn group_list(ctx: &Ctx, school: &str, year: Option<SchoolYear>) -> Result<GroupList, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSchool).await?;
    let mut tx = ctx.read().await?;
    let sight = ctx.sight(Action::ViewGroup, school.id);
    let years = years(&mut tx, &scope, &sight).await?;
    if year.is_some_and(|year| !years.contains(&year)) {
        return Err(Error::NotFound);
    }
    let Some(year) = year.or_else(|| years.first().copied()) else {
        return Ok(GroupList { school, year: None, years, groups: Vec::new() });
    };
    let mut groups = lines(ctx, &mut tx, &scope, year).await?;
    groups.retain(|line| sight.has_group(line.group.id));
    Ok(GroupList { school, year: Some(year), years, groups })
}

/// The school years that have groups in sight, newest first.
async fn years(tx: &mut ReadTx, scope: &InSchool, sight: &Sight) -> Result<Vec<SchoolYear>, Error> {
    let mut years = register::school_years(tx, scope).await?;
    if let Sight::Own { groups, .. } = sight {
        let mut own = Vec::new();
        for group in groups {
            own.extend(register::group(tx, scope, *group).await?.map(|group| group.school_year));
        }
        years.retain(|year| own.contains(year));
    }
    Ok(years)
}

async fn lines(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<GroupLine>, Error> {
    let groups = register::groups_of_year(tx, scope, year).await?;
    let mut teachers: HashMap<GroupId, Vec<PersonName>> = HashMap::new();
    for teacher in register::teachers_of_year(tx, scope, year).await? {
        teachers.entry(teacher.group).or_default().push(teacher.name);
    }
    let mut own: HashMap<GroupId, OwnGroup> =
        register::own_groups(tx, scope).await?.into_iter().map(|own| (own.group, own)).collect();
    let counts = group_counts(ctx, tx, scope, year, &groups).await?;
    let mut lines: Vec<GroupLine> = groups
        .into_iter()
        .map(|group| {
            let counts = counts.get(&group.id).copied().unwrap_or_default();
            GroupLine {
                teachers: teachers.remove(&group.id).unwrap_or_default(),
                pupils: counts.pupils,
                with_signal: counts.with_signal,
                blind_spots: counts.blind_spots,
                own: own.remove(&group.id),
                group,
            }
        })
        .collect();
    lines.sort_by_cached_key(|line| group_order(&line.group));
    Ok(lines)
}

/// Stamgroepen by the first number in their name or else by year group, then by name; extra groups last.
pub(crate) fn group_order(group: &Group) -> (domain::register::GroupKind, u32, String) {
    let digits: String =
        group.name.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok().or_else(|| group.year_group.and_then(YearGroup::primary).map(u32::from));
    (group.kind, number.unwrap_or(u32::MAX), fold(&group.name))
}

/// A pupil in the list.
#[derive(Debug, Clone)]
pub struct PupilLine {
    /// The pupil.
    pub pupil: Pupil,
    /// The stamgroep in the newest school year, with its name.
    pub group: Option<(GroupId, String)>,
    /// Whether who looks may see that group.
    pub group_is_open: bool,
    /// The own year group in that year.
    pub year_group: Option<YearGroup>,
}

/// A page of the list of pupils.
#[derive(Debug, Clone)]
pub struct PupilPage {
    /// The school.
    pub school: School,
    /// The pupils on this page, by family name.
    pub pupils: Vec<PupilLine>,
    /// The number of the page, counted from 1.
    pub page: u32,
    /// Whether there is a page behind this one.
    pub has_more: bool,
}

/// Pupils on one page of the list.
const PAGE: u32 = 100;

/// Pupils whose name has words that begin as typed, a page at a time.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn pupil_page(ctx: &Ctx, school: &str, typed: &str, page: u32) -> Result<PupilPage, Error> {
    let (scope, school) = ctx.school(school, Action::Search).await?;
    let mut tx = ctx.read().await?;
    let page = page.clamp(1, 10_000);
    let window = (i64::from(PAGE) + 1, i64::from(PAGE) * i64::from(page - 1));
    let mut found = find(ctx, &mut tx, &scope, typed, window).await?;
    let has_more = found.len() > 100;
    found.truncate(100);
    let pupils = with_groups(ctx, &mut tx, &scope, found).await?;
    Ok(PupilPage { school, pupils, page, has_more })
}

/// The pupils in sight whose name has words that begin as typed, by family name.
async fn find(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    typed: &str,
    (limit, skip): (i64, i64),
) -> Result<Vec<Pupil>, Error> {
    let Sight::Own { groups, pupils } = ctx.sight(Action::Search, scope.school()) else {
        return Ok(register::search_pupils(tx, scope, typed, (limit, skip)).await?);
    };
    // A few dozen at most: they are looked through here.
    let mut own: BTreeMap<PupilId, Pupil> = BTreeMap::new();
    for group in groups {
        let now = register::pupils_in_group_now(tx, scope, (group, ctx.today())).await?;
        let of_group = register::pupils_of_group(tx, scope, group).await?;
        own.extend(
            of_group.into_iter().filter(|pupil| now.contains(&pupil.id)).map(|pupil| (pupil.id, pupil)),
        );
    }
    for pupil in pupils {
        own.extend(register::pupil(tx, scope, pupil).await?.map(|pupil| (pupil.id, pupil)));
    }
    let words = fold(typed);
    let is_hit = |pupil: &Pupil| {
        let name = format!(" {}", fold(&pupil.name.full()));
        words.split_whitespace().all(|word| name.contains(&format!(" {word}")))
    };
    let mut hits: Vec<Pupil> = own.into_values().filter(is_hit).collect();
    hits.sort_by_cached_key(|pupil| (fold(&pupil.name.listed()), pupil.id));
    let (limit, skip) = (usize::try_from(limit).unwrap_or(0), usize::try_from(skip).unwrap_or(usize::MAX));
    Ok(hits.into_iter().skip(skip).take(limit).collect())
}

async fn with_groups(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    pupils: Vec<Pupil>,
) -> Result<Vec<PupilLine>, Error> {
    let sight = ctx.sight(Action::ViewGroup, scope.school());
    let mut now: HashMap<PupilId, (Option<GroupId>, Option<YearGroup>)> = HashMap::new();
    let mut names: HashMap<GroupId, String> = HashMap::new();
    if let Some(year) = register::school_years(tx, scope).await?.first().copied() {
        names =
            register::groups_of_year(tx, scope, year).await?.into_iter().map(|g| (g.id, g.name)).collect();
        let enrolments = register::enrolments_of_school(tx, scope, year).await?;
        let current = enrolments.into_iter().filter(|e| e.until.is_none());
        now = current.map(|e| (e.pupil, (e.group, e.year_group))).collect();
    }
    let line = |pupil: Pupil| {
        let (group, year_group) = now.get(&pupil.id).copied().unwrap_or_default();
        let group = group.and_then(|id| Some((id, names.get(&id)?.clone())));
        let group_is_open = group.as_ref().is_some_and(|(id, _)| sight.has_group(*id));
        PupilLine { pupil, group, group_is_open, year_group }
    };
    Ok(pupils.into_iter().map(line).collect())
}

/// What a search finds.
#[derive(Debug, Clone)]
pub struct SearchHits {
    /// The school.
    pub school: School,
    /// Groups of the newest school year.
    pub groups: Vec<Group>,
    /// Pupils.
    pub pupils: Vec<PupilLine>,
}

/// The first groups and pupils whose name begins as typed; nothing when nothing is typed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn search(ctx: &Ctx, school: &str, typed: &str) -> Result<SearchHits, Error> {
    let (scope, school) = ctx.school(school, Action::Search).await?;
    let folded = fold(typed);
    if folded.is_empty() {
        return Ok(SearchHits { school, groups: Vec::new(), pupils: Vec::new() });
    }
    let mut tx = ctx.read().await?;
    let pupils = find(ctx, &mut tx, &scope, typed, (12, 0)).await?;
    let pupils = with_groups(ctx, &mut tx, &scope, pupils).await?;
    let mut groups = BTreeMap::new();
    if let Some(year) = register::school_years(&mut tx, &scope).await?.first().copied() {
        let all = register::groups_of_year(&mut tx, &scope, year).await?;
        let wanted = folded.strip_prefix("groep ").unwrap_or(&folded);
        let sight = ctx.sight(Action::ViewGroup, scope.school());
        let hits = all
            .into_iter()
            .filter(|group| sight.has_group(group.id) && fold(&group.name).starts_with(wanted));
        groups = hits.map(|group| (group_order(&group), group)).collect();
    }
    Ok(SearchHits { school, groups: groups.into_values().collect(), pupils })
}
