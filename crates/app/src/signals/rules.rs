//! What the rules need beside results: the thresholds of the school, what growth can be expected, absences, open plans,
//! open agreements, planned talks, and what was answered. Eight questions to the database, for one pupil, a group or a whole school year alike.

use super::{settings::SignalSettings, shipped};
use crate::{Ctx, Error, plans::terms, results::expected::Expected};
use domain::{
    SchoolYear,
    ids::PupilId,
    plans::{DevelopmentTerms, PlanKind, PlanState, due_on},
    register::{Absence, Group, YearGroup},
    results::Progress,
    signals::{Answer, Circumstances, OpenMatters, Signal, Thresholds, absent_often, plan_overdue},
};
use i18n::Language;
use jiff::{civil::Date, tz::TimeZone};
use policy::InSchool;
use std::collections::{HashMap, HashSet};
use store::{
    ReadTx,
    agreements::{self, AgreementMatter},
    meetings::{self, TalkMatter},
    plans::{self, PlanMatter},
    register,
    route::{self, CaseMatter},
    signals::{self as kept, KeptAnswer},
};

/// The rules of one school, for the pupils that are looked at.
pub(crate) struct Rules {
    settings: SignalSettings,
    expected: Expected,
    absences: HashMap<PupilId, Vec<Absence>>,
    answers: HashMap<PupilId, Vec<KeptAnswer>>,
    plans: HashMap<PupilId, Vec<PlanMatter>>,
    /// About whom an agreement is open.
    agreed: HashSet<PupilId>,
    /// About whom a talk is planned.
    talked: HashSet<PupilId>,
    /// The open cases.
    asked: HashMap<PupilId, Vec<CaseMatter>>,
    terms: DevelopmentTerms,
    today: Date,
}

/// What was found about the pupils who are looked at.
struct Found {
    answers: Vec<KeptAnswer>,
    absences: Vec<Absence>,
    plans: Vec<PlanMatter>,
    agreed: Vec<AgreementMatter>,
    talked: Vec<TalkMatter>,
    asked: Vec<CaseMatter>,
}

impl Rules {
    /// For one pupil in a school year, up to a day.
    pub(crate) async fn of_pupil(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        (pupil, year, as_of): (PupilId, SchoolYear, Date),
    ) -> Result<Self, Error> {
        let answers = kept::answers_of_pupil(tx, scope, pupil).await?;
        let mut absences = register::absences_of_pupil(tx, scope, pupil).await?;
        absences.retain(|one| (year.first_day()..=as_of).contains(&one.absent_on));
        let is_now = is_now(ctx, tx, scope, (year, as_of)).await?;
        let plans = if is_now { plans::matters_of_pupil(tx, scope, pupil).await? } else { Vec::new() };
        let agreed =
            if is_now { agreements::matters_of_pupil(tx, scope, (pupil, as_of)).await? } else { Vec::new() };
        let talked =
            if is_now { meetings::matters_of_pupil(tx, scope, (pupil, as_of)).await? } else { Vec::new() };
        let asked = if is_now { route::matters_of_pupil(tx, scope, pupil).await? } else { Vec::new() };
        Self::with(ctx, tx, scope, Found { answers, absences, plans, agreed, talked, asked }).await
    }

    /// For the pupils of a group.
    pub(crate) async fn of_group(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        (group, as_of): (&Group, Date),
    ) -> Result<Self, Error> {
        let days = (group.school_year.first_day(), as_of);
        let answers = kept::answers_of_group(tx, scope, group.id).await?;
        let absences = kept::absences_of_group(tx, scope, group.id, days).await?;
        let is_now = is_now(ctx, tx, scope, (group.school_year, as_of)).await?;
        let plans = if is_now { plans::matters_of_group(tx, scope, group.id).await? } else { Vec::new() };
        let agreed = if is_now {
            agreements::matters_of_group(tx, scope, (group.id, as_of)).await?
        } else {
            Vec::new()
        };
        let talked =
            if is_now { meetings::matters_of_group(tx, scope, (group.id, as_of)).await? } else { Vec::new() };
        let asked = if is_now { route::matters_of_group(tx, scope, group.id).await? } else { Vec::new() };
        Self::with(ctx, tx, scope, Found { answers, absences, plans, agreed, talked, asked }).await
    }

    /// For all pupils of a school year.
    pub(crate) async fn of_year(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        (year, as_of): (SchoolYear, Date),
    ) -> Result<Self, Error> {
        let answers = kept::answers_of_year(tx, scope, year).await?;
        let absences = register::absences_between(tx, scope, (year.first_day(), as_of)).await?;
        let absences = absences.into_iter().map(|(absence, _)| absence).collect();
        let is_now = is_now(ctx, tx, scope, (year, as_of)).await?;
        let plans = if is_now { plans::matters_of_school(tx, scope).await? } else { Vec::new() };
        let agreed = if is_now { agreements::matters_of_school(tx, scope, as_of).await? } else { Vec::new() };
        let talked = if is_now { meetings::matters_of_school(tx, scope, as_of).await? } else { Vec::new() };
        let asked = if is_now { route::matters_of_school(tx, scope).await? } else { Vec::new() };
        Self::with(ctx, tx, scope, Found { answers, absences, plans, agreed, talked, asked }).await
    }

    async fn with(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool, found: Found) -> Result<Self, Error> {
        let mut by_pupil: HashMap<PupilId, Vec<KeptAnswer>> = HashMap::new();
        for answer in found.answers {
            by_pupil.entry(answer.pupil).or_default().push(answer);
        }
        let mut away: HashMap<PupilId, Vec<Absence>> = HashMap::new();
        for absence in found.absences {
            away.entry(absence.pupil).or_default().push(absence);
        }
        let mut plans: HashMap<PupilId, Vec<PlanMatter>> = HashMap::new();
        for plan in found.plans {
            plans.entry(plan.pupil).or_default().push(plan);
        }
        let mut asked: HashMap<PupilId, Vec<CaseMatter>> = HashMap::new();
        for case in found.asked {
            asked.entry(case.pupil).or_default().push(case);
        }
        Ok(Self {
            plans,
            asked,
            talked: found.talked.into_iter().map(|one| one.pupil).collect(),
            agreed: found.agreed.into_iter().map(|one| one.pupil).collect(),
            terms: terms(Language::Nl).0,
            settings: SignalSettings::load(tx, scope).await?,
            expected: Expected::load(tx, scope).await?,
            absences: away,
            answers: by_pupil,
            today: ctx.today(),
        })
    }

    /// The same with other settings, to see what they would change.
    pub(super) fn set(&mut self, settings: SignalSettings) {
        self.settings = settings;
    }

    pub(crate) const fn thresholds(&self) -> &Thresholds {
        &self.settings.thresholds
    }

    /// What growth can be expected.
    pub(crate) const fn expected(&self) -> &Expected {
        &self.expected
    }

    /// What the rules need to know beside the progress of a pupil who is in this year group.
    pub(crate) fn circumstances(
        &self,
        progress: &Progress,
        (pupil, year_group): (PupilId, Option<YearGroup>),
    ) -> Circumstances {
        Circumstances {
            expected: self.expected.of(progress),
            is_word_reading: self.settings.is_word_reading(progress),
            year_group: year_group.and_then(YearGroup::primary),
            support_periods: self.support_periods(pupil, progress.subject()),
        }
    }

    /// How many support plans in a subject run or are over.
    fn support_periods(&self, pupil: PupilId, subject: Option<&str>) -> u8 {
        let Some(subject) = subject else { return 0 };
        let is_period = |plan: &&PlanMatter| {
            plan.kind == PlanKind::Support
                && matches!(plan.state, PlanState::Running | PlanState::Evaluated | PlanState::Ended)
                && plan.subjects.iter().any(|known| known == subject)
        };
        let periods = self.plans.get(&pupil).into_iter().flatten().filter(is_period).count();
        u8::try_from(periods).unwrap_or(u8::MAX)
    }

    /// The signals that come from no result.
    pub(crate) fn beside_results(&self, pupil: PupilId) -> impl Iterator<Item = Signal> {
        let absent = self.absences.get(&pupil).and_then(|all| absent_often(all, self.thresholds()));
        let plans = self.plans.get(&pupil).into_iter().flatten();
        let late: Vec<Date> =
            plans.filter_map(|plan| self.due(plan)).filter(|due| *due < self.today).collect();
        absent.into_iter().chain(plan_overdue(&late, self.thresholds()))
    }

    fn due(&self, plan: &PlanMatter) -> Option<Date> {
        due_on((plan.kind, plan.state), (plan.starts_on, plan.ends_on), self.terms)
    }

    /// What is open about a pupil: the plans that run or are agreed and are not past their day, and an agreement that is not
    /// past its day either, which is about the pupil as a whole, and open cases.
    pub(crate) fn open_matters(&self, pupil: PupilId) -> OpenMatters {
        let mut open = OpenMatters {
            is_about_all: self.agreed.contains(&pupil) || self.talked.contains(&pupil),
            ..OpenMatters::default()
        };
        for plan in self.plans.get(&pupil).into_iter().flatten() {
            let is_late = self.due(plan).is_some_and(|due| due < self.today);
            let is_open = matches!(plan.state, PlanState::Discussed | PlanState::Agreed | PlanState::Running);
            if !is_open || is_late {
                continue;
            }
            open.is_about_all |= plan.subjects.is_empty();
            open.subjects.extend(plan.subjects.iter().cloned());
        }
        for case in self.asked.get(&pupil).into_iter().flatten() {
            open.is_about_all |= case.subject.is_none();
            open.subjects.extend(case.subject.iter().cloned());
        }
        open
    }

    /// Puts each answer beside its signal. In a look at an earlier school year an answer of later is left out: it was about
    /// other figures.
    pub(crate) fn answer(&self, pupil: PupilId, signals: &mut [Signal]) {
        let Some(answers) = self.answers.get(&pupil) else { return };
        for signal in signals {
            let is_about = |one: &&KeptAnswer| {
                let since = one.figures.as_ref().map_or(signal.since, |figures| figures.since);
                one.kind == signal.kind()
                    && one.subject == signal.subject.as_deref().unwrap_or_default()
                    && SchoolYear::of(since) <= SchoolYear::of(signal.since)
            };
            if let Some(kept) = answers.iter().find(is_about) {
                signal.answer_with(answer_of(kept), self.today);
            }
        }
    }
}

/// Whether a look at a school year is a look at how things are: it is up to today, or at the newest year of the school. Until
/// the roster of a new year is there, the year before goes on.
async fn is_now(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    (year, as_of): (SchoolYear, Date),
) -> Result<bool, Error> {
    if as_of == ctx.today() {
        return Ok(true);
    }
    let years = register::school_years(tx, scope).await?;
    Ok(years.iter().max().is_none_or(|newest| year >= *newest))
}

impl Default for Rules {
    /// The shipped thresholds, and nothing known beside results.
    fn default() -> Self {
        Self {
            settings: SignalSettings { thresholds: shipped::thresholds().clone(), word_reading: Vec::new() },
            expected: Expected::default(),
            absences: HashMap::new(),
            answers: HashMap::new(),
            plans: HashMap::new(),
            agreed: HashSet::new(),
            talked: HashSet::new(),
            asked: HashMap::new(),
            terms: terms(Language::Nl).0,
            today: Date::MIN,
        }
    }
}

pub(super) fn answer_of(kept: &KeptAnswer) -> Answer {
    Answer {
        reason: kept.reason.clone(),
        again_on: kept.again_on,
        given_on: kept.made_at.to_zoned(TimeZone::system()).date(),
        by: kept.author_name.clone(),
        figures: kept.figures.clone(),
        version: kept.version,
    }
}
