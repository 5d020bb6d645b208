//! The group overview as JSON, for other programs.

use super::{GroupOverview, PupilRow};
use crate::Error;
use anyhow::Context as _;
use domain::{
    register::YearGroup,
    results::{Decimal, Progress},
};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    school: SchoolPart<'a>,
    group: GroupPart<'a>,
    school_year: String,
    pupils: Vec<PupilPart<'a>>,
}

#[derive(Serialize)]
struct SchoolPart<'a> {
    brin: Option<&'a str>,
    branch: Option<&'a str>,
}

#[derive(Serialize)]
struct GroupPart<'a> {
    key: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct PupilPart<'a> {
    key: &'a str,
    name: String,
    year_group: Option<YearGroupPart>,
    subjects: Vec<SubjectPart<'a>>,
    signals: Vec<SignalPart<'a>>,
    blind_spot: bool,
}

#[derive(Serialize)]
struct SubjectPart<'a> {
    subject: Option<&'a str>,
    series: &'a str,
    moment: Option<String>,
    date: String,
    skill_score: Option<Number>,
    level: Option<&'static str>,
    percentile: Option<Number>,
    growth: Option<Number>,
    previous_level: Option<&'static str>,
}

#[derive(Serialize)]
struct SignalPart<'a> {
    kind: &'static str,
    subject: Option<&'a str>,
}

/// A year group in JSON: a number where its code is one, else the code.
#[derive(Serialize, Clone)]
#[serde(untagged)]
pub(super) enum YearGroupPart {
    Number(u8),
    Code(String),
}

impl From<YearGroup> for YearGroupPart {
    fn from(year_group: YearGroup) -> Self {
        let code = year_group.to_string();
        code.parse().map_or(Self::Code(code), Self::Number)
    }
}

/// A number in JSON: whole where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Number {
    Whole(i64),
    Fraction(f64),
}

impl From<Decimal> for Number {
    fn from(number: Decimal) -> Self {
        let thousandths = number.thousandths();
        if thousandths % 1000 == 0 {
            Self::Whole(thousandths / 1000)
        } else {
            Self::Fraction(number.as_f64())
        }
    }
}

/// The overview as JSON: what is unknown is null, dates are ISO 8601, growth is rounded to one decimal.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn overview_json(overview: &GroupOverview) -> Result<String, Error> {
    let codes = &overview.school.codes;
    let report = Report {
        school: SchoolPart {
            brin: codes.brin.as_ref().map(domain::register::Brin::as_str),
            branch: codes.branch.as_ref().map(domain::register::Branch::as_str),
        },
        group: GroupPart { key: &overview.group.key, name: &overview.group.name },
        school_year: overview.group.school_year.to_string(),
        pupils: overview.pupils.iter().map(pupil).collect(),
    };
    Ok(serde_json::to_string_pretty(&report).context("group overview as JSON")?)
}

fn pupil(row: &PupilRow) -> PupilPart<'_> {
    let signals = row.standing.signals.iter();
    PupilPart {
        key: &row.pupil.key,
        name: row.pupil.name.full(),
        year_group: row.year_group.map(Into::into),
        subjects: row.standing.progress.iter().map(subject).collect(),
        signals: signals
            .map(|signal| SignalPart { kind: signal.kind().code(), subject: signal.subject.as_deref() })
            .collect(),
        blind_spot: row.standing.blind_spot,
    }
}

fn subject(progress: &Progress) -> SubjectPart<'_> {
    let latest = progress.latest();
    let level = latest.levels.main();
    SubjectPart {
        subject: progress.subject(),
        series: &latest.test.series.0,
        moment: latest.moment.map(|moment| moment.to_string()),
        date: latest.taken_on.to_string(),
        skill_score: latest.skill_score.map(Into::into),
        level: level.map(domain::results::Level::name),
        percentile: latest.percentile.map(Into::into),
        growth: progress.growth().map(|growth| growth.to_tenths().into()),
        previous_level: progress.previous_level().map(domain::results::Level::name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_whole_in_json() {
        let text = |number: Decimal| serde_json::to_string(&Number::from(number)).unwrap();
        assert_eq!(text(Decimal::whole(210)), "210");
        assert_eq!(text("-3.5".parse().unwrap()), "-3.5");
    }
}
