//! Who looked at a pupil and what was done, and what was done in one's own name.

use crate::{Ctx, Error};
use anyhow::Context as _;
use domain::{
    SchoolYear,
    ids::{AccountId, GroupId, PupilId, SchoolId},
    register::{Enrolment, Group, Pupil, School},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use policy::{Action, InSchool, OfPupil, Own};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use store::{
    ReadTx,
    audit::{self, AuditLine},
    register, trust as kept,
};

/// Lines on one page.
const PAGE: usize = 50;

/// Lines that are read at a time.
const BATCH: i64 = 1000;

/// Kinds of lines, to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrailKind {
    /// Somebody looked.
    Looked,
    /// Something was changed or written.
    Changed,
    /// The file was written out.
    Exported,
    /// Something was asked that is not allowed.
    Refused,
}

impl TrailKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Looked, Self::Changed, Self::Exported, Self::Refused];

    /// The word for addresses and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Looked => "looked",
            Self::Changed => "changed",
            Self::Exported => "exported",
            Self::Refused => "refused",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    fn of(action: &str) -> Self {
        match action {
            "pupil_looked" | "group_looked" | "note_requested" => Self::Looked,
            "pupil_exported" => Self::Exported,
            "refused" => Self::Refused,
            _ => Self::Changed,
        }
    }
}

/// One line of a trail.
#[derive(Debug, Clone)]
pub struct TrailLine {
    /// When.
    pub at: Timestamp,
    /// Who, as a code: an account, `operator`, `program` or `nobody`.
    pub actor: String,
    /// The name of that account; none for the codes.
    pub name: Option<String>,
    /// What, as the code of the deed.
    pub action: String,
    /// The details of the deed.
    pub detail: Value,
    /// The group it was about, by name.
    pub group: Option<String>,
}

/// Which lines of a trail.
#[derive(Debug, Clone, Default)]
pub struct TrailChoice {
    /// Of this actor only.
    pub actor: Option<String>,
    /// Of this kind only.
    pub kind: Option<TrailKind>,
    /// The page, counted from 1.
    pub page: usize,
}

/// Who looked at a pupil and what was done.
#[derive(Debug, Clone)]
pub struct PupilTrail {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// Everybody in the trail, by name; the code where there is no name.
    pub people: Vec<(String, Option<String>)>,
    /// The lines of this page, newest first.
    pub lines: Vec<TrailLine>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// Who looked at a pupil and what was done with the file. An overview of a group counts when the pupil was in it on the
/// day that it showed.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil.
pub async fn pupil_trail(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    choice: &TrailChoice,
) -> Result<PupilTrail, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewPupilTrail).await?;
    ctx.looked(&of_pupil, "trail").await?;
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, of_pupil.in_school(), pupil).await?.ok_or(Error::NotFound)?;
    let all = lines_of_pupil(&mut tx, &of_pupil).await?;
    let mut people: BTreeMap<String, Option<String>> = BTreeMap::new();
    for line in &all {
        people.insert(line.actor.clone(), line.name.clone());
    }
    let mut people: Vec<_> = people.into_iter().collect();
    people
        .sort_by_cached_key(|(code, name)| (name.is_none(), name.as_deref().map(store::fold), code.clone()));
    let is_wanted = |line: &TrailLine| {
        choice.actor.as_ref().is_none_or(|actor| *actor == line.actor)
            && choice.kind.is_none_or(|kind| kind == TrailKind::of(&line.action))
    };
    let skip = PAGE * choice.page.saturating_sub(1);
    let mut lines: Vec<TrailLine> = all.into_iter().filter(is_wanted).skip(skip).take(PAGE + 1).collect();
    let has_more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(PupilTrail { school, pupil, people, lines, has_more })
}

/// All lines about a pupil, newest first, with names.
pub(super) async fn lines_of_pupil(tx: &mut ReadTx, scope: &OfPupil) -> Result<Vec<TrailLine>, Error> {
    let stays = Stays::load(tx, scope).await?;
    let (mut names, mut lines) = (Names::default(), Vec::new());
    let mut before = i64::MAX;
    loop {
        let batch = audit::of_pupil(tx, scope, (before, BATCH)).await?;
        let Some(last) = batch.last() else { break };
        before = last.seq;
        for line in batch {
            let is_own = line.pupil == Some(scope.pupil());
            let is_shown = line.group.is_some_and(|group| stays.had(group, line.at));
            if is_own || is_shown {
                let group = line.group.and_then(|group| stays.name(group));
                lines.push(names.named(tx, line, group).await?);
            }
        }
    }
    Ok(lines)
}

/// Whether who looks on a day at a group as it is shown then sees the pupil of this enrolment in it. A group of an earlier
/// year shows how it was at the end of that year.
pub(crate) fn was_in_group(one: &Enrolment, day: Date) -> bool {
    let day = day.min(one.school_year.last_day());
    one.from <= day.max(one.school_year.first_day()) && one.until.is_none_or(|until| day < until)
}

/// In which groups a pupil was when.
struct Stays {
    enrolments: Vec<Enrolment>,
    groups: HashMap<GroupId, Group>,
    extra: Vec<GroupId>,
}

impl Stays {
    async fn load(tx: &mut ReadTx, scope: &OfPupil) -> Result<Self, Error> {
        let in_school = scope.in_school();
        let enrolments = register::enrolments_of_pupil(tx, in_school, scope.pupil()).await?;
        let extra = register::extra_groups_of_pupil(tx, in_school, scope.pupil()).await?;
        let mut groups = HashMap::new();
        for id in enrolments.iter().filter_map(|one| one.group).chain(extra.iter().copied()) {
            if let Some(group) = register::group(tx, in_school, id).await? {
                groups.insert(id, group);
            }
        }
        Ok(Self { enrolments, groups, extra })
    }

    /// Whether an overview of a group that was looked at then had the pupil in it. A group of an earlier year shows how it
    /// was at the end of that year.
    fn had(&self, group: GroupId, at: Timestamp) -> bool {
        let Some(known) = self.groups.get(&group) else { return false };
        if self.extra.contains(&group) {
            return true;
        }
        let day = at.to_zoned(TimeZone::system()).date();
        let of_group = |one: &&Enrolment| one.group == Some(group) && one.school_year == known.school_year;
        self.enrolments.iter().filter(of_group).any(|one| was_in_group(one, day))
    }

    fn name(&self, group: GroupId) -> Option<String> {
        self.groups.get(&group).map(|group| group.name.clone())
    }
}

/// Names of accounts, each asked once.
#[derive(Default)]
struct Names(HashMap<String, Option<String>>);

impl Names {
    async fn of(&mut self, tx: &mut ReadTx, actor: &str) -> Result<Option<String>, Error> {
        if let Some(known) = self.0.get(actor) {
            return Ok(known.clone());
        }
        let name = match actor.parse::<AccountId>() {
            Ok(id) => kept::account(tx, id).await?.map(|account| account.name.into_inner()),
            Err(_) => None,
        };
        self.0.insert(actor.to_owned(), name.clone());
        Ok(name)
    }

    async fn named(
        &mut self,
        tx: &mut ReadTx,
        line: AuditLine,
        group: Option<String>,
    ) -> Result<TrailLine, Error> {
        let name = self.of(tx, &line.actor).await?;
        let detail = serde_json::from_str(&line.detail).context("a line of the trail")?;
        Ok(TrailLine { at: line.at, actor: line.actor, name, action: line.action, detail, group })
    }
}

/// Lines of a trail with the names of who did it.
pub(crate) async fn lines_named(tx: &mut ReadTx, lines: Vec<AuditLine>) -> Result<Vec<TrailLine>, Error> {
    let (mut names, mut named) = (Names::default(), Vec::with_capacity(lines.len()));
    for line in lines {
        named.push(names.named(tx, line, None).await?);
    }
    Ok(named)
}

/// A line of one's own trail.
#[derive(Debug, Clone)]
pub struct OwnLine {
    /// The line.
    pub line: TrailLine,
    /// In which school; none for signing in and one's account.
    pub school: Option<String>,
    /// The pupil it was about, for who may still see that pupil.
    pub pupil: Option<String>,
}

/// What was done in one's own name.
#[derive(Debug, Clone)]
pub struct OwnTrail {
    /// The lines of this page, newest first.
    pub lines: Vec<OwnLine>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// What was done in one's own name, in all schools and with the account itself.
///
/// # Errors
/// When nobody signed in, or who did views as another person.
pub async fn own_trail(ctx: &Ctx, page: usize) -> Result<OwnTrail, Error> {
    let own = ctx.own()?;
    let mut tx = ctx.read().await?;
    let wanted = PAGE * page.clamp(1, 200);
    let all = newest(&mut tx, &own, wanted).await?;
    let has_more = all.len() > wanted;
    let of_page = all.into_iter().take(wanted).skip(wanted - PAGE);
    let (mut names, mut lines) = (Names::default(), Vec::new());
    for (school, line) in of_page {
        let pupil = match (&school, line.pupil) {
            (Some(school), Some(pupil)) => pupil_in_sight(ctx, &mut tx, (school.id, pupil)).await?,
            _ => None,
        };
        let group = match (&school, line.group) {
            (Some(school), Some(group)) => group_in_sight(ctx, &mut tx, (school.id, group)).await?,
            _ => None,
        };
        let school = school.map(|school| school.name.clone().unwrap_or_else(|| school.codes.code()));
        lines.push(OwnLine { line: names.named(&mut tx, line, group).await?, school, pupil });
    }
    Ok(OwnTrail { lines, has_more })
}

/// The newest lines of all schools and the account, one more than wanted.
async fn newest(
    tx: &mut ReadTx,
    own: &Own,
    wanted: usize,
) -> Result<Vec<(Option<School>, AuditLine)>, Error> {
    let window = (i64::MAX, i64::try_from(wanted).unwrap_or(i64::MAX - 1) + 1);
    let mut all: Vec<(Option<School>, AuditLine)> = Vec::new();
    for school in register::schools(tx).await? {
        let lines = audit::of_own_name(tx, own, school.id, window).await?;
        all.extend(lines.into_iter().map(|line| (Some(school.clone()), line)));
    }
    all.extend(audit::of_own_account(tx, own, window).await?.into_iter().map(|line| (None, line)));
    all.sort_by_key(|(_, line)| std::cmp::Reverse((line.at, line.seq)));
    all.truncate(wanted + 1);
    Ok(all)
}

/// The name of a pupil whom the actor may see now.
async fn pupil_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (school, pupil): (SchoolId, PupilId),
) -> Result<Option<String>, Error> {
    let Some(place) = kept::place_of_pupil(tx, (school, pupil), ctx.today()).await? else { return Ok(None) };
    let scope = [Action::ViewPupil, Action::ViewShared]
        .into_iter()
        .find_map(|action| OfPupil::issue(ctx.actor(), action, &place).ok());
    let Some(scope) = scope else { return Ok(None) };
    Ok(register::pupil(tx, scope.in_school(), pupil).await?.map(|pupil| pupil.name.full()))
}

/// The name of a group that the actor may see now, with its school year.
async fn group_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (school, group): (SchoolId, GroupId),
) -> Result<Option<String>, Error> {
    if !ctx.sight(Action::ViewGroup, school).has_group(group) {
        return Ok(None);
    }
    let Ok(scope): Result<InSchool, Error> = ctx.scope(Action::ViewSchool, school) else { return Ok(None) };
    let group = register::group(tx, &scope, group).await?;
    Ok(group.map(|group| named_with_year(&group.name, group.school_year)))
}

fn named_with_year(name: &str, year: SchoolYear) -> String {
    format!("{name} ({year})")
}
