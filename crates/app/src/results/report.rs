//! The group overview as a file for other programs: JSON and CSV.

use super::{GroupOverview, PupilRow};
use crate::Error;
use anyhow::Context as _;
use domain::results::{Decimal, Progress};
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
    year_group: Option<String>,
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

/// A number in JSON: whole where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
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
        year_group: row.year_group.map(|group| group.to_string()),
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
    // The level before, on the scale of the level now; on its own main scale when the two have none in common.
    let previous = progress.previous().map(|sitting| &sitting.levels);
    let previous =
        previous.and_then(|levels| level.and_then(|l| levels.on(l.scale())).or_else(|| levels.main()));
    SubjectPart {
        subject: progress.subject(),
        series: &latest.test.series.0,
        moment: latest.moment.map(|moment| moment.to_string()),
        date: latest.taken_on.to_string(),
        skill_score: latest.skill_score.map(Into::into),
        level: level.map(domain::results::Level::name),
        percentile: latest.percentile.map(Into::into),
        growth: progress.growth().map(|growth| growth.to_tenths().into()),
        previous_level: previous.map(domain::results::Level::name),
    }
}

/// The overview as CSV with semicolons, as Dutch spreadsheet programs open it: one line per pupil and subject.
///
/// # Errors
/// When it cannot be written.
pub fn overview_csv(overview: &GroupOverview) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let head = [
        "key",
        "name",
        "year_group",
        "subject",
        "series",
        "moment",
        "date",
        "skill_score",
        "level",
        "percentile",
        "growth",
        "previous_level",
        "signals",
        "blind_spot",
    ];
    writer.write_record(head).context("head of the CSV")?;
    for row in &overview.pupils {
        for fields in lines(&pupil(row)) {
            writer.write_record(fields.map(|field| harmless(&field))).context("line of the CSV")?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the CSV is text")?)
}

/// The lines of one pupil; a pupil without any result still has one, and so has a signal without a result.
fn lines(pupil: &PupilPart<'_>) -> Vec<[String; 14]> {
    let number = |number: &Option<Number>| match number {
        Some(Number::Whole(whole)) => whole.to_string(),
        Some(Number::Fraction(fraction)) => fraction.to_string().replace('.', ","),
        None => String::new(),
    };
    let signals = |subject: Option<&str>| {
        let of_subject = pupil.signals.iter().filter(|signal| signal.subject == subject);
        of_subject.map(|signal| signal.kind).collect::<Vec<_>>().join(" ")
    };
    let line = |subject: Option<&str>, rest: [String; 7]| {
        let [series, moment, date, score, level, percentile, growth] = rest;
        let year_group = pupil.year_group.clone().unwrap_or_default();
        let (key, name) = (pupil.key.to_owned(), pupil.name.clone());
        let blind_spot = if pupil.blind_spot { "1" } else { "0" };
        let subject_text = subject.unwrap_or_default().to_owned();
        [
            key,
            name,
            year_group,
            subject_text,
            series,
            moment,
            date,
            score,
            level,
            percentile,
            growth,
            String::new(),
            signals(subject),
            blind_spot.to_owned(),
        ]
    };
    let mut lines: Vec<[String; 14]> = Vec::new();
    for one in &pupil.subjects {
        let mut fields = line(
            one.subject,
            [
                one.series.to_owned(),
                one.moment.clone().unwrap_or_default(),
                one.date.clone(),
                number(&one.skill_score),
                one.level.unwrap_or_default().to_owned(),
                number(&one.percentile),
                number(&one.growth),
            ],
        );
        if let Some(previous) = fields.get_mut(11) {
            *previous = one.previous_level.unwrap_or_default().to_owned();
        }
        lines.push(fields);
    }
    let without_result =
        pupil.signals.iter().filter(|s| pupil.subjects.iter().all(|one| one.subject != s.subject));
    lines.extend(without_result.map(|signal| line(signal.subject, Default::default())));
    if lines.is_empty() {
        lines.push(line(None, Default::default()));
    }
    lines
}

/// A field that a spreadsheet program would run as a formula gets an apostrophe in front. Numbers stay numbers.
fn harmless(field: &str) -> String {
    let is_number = field.replace(',', ".").parse::<f64>().is_ok();
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    if is_formula { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_in_a_name_is_made_harmless_and_a_negative_number_stays() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@x"), "'@x");
        assert_eq!(harmless("-3,5"), "-3,5");
        assert_eq!(harmless("Noor"), "Noor");
    }

    #[test]
    fn whole_numbers_are_whole_in_json() {
        let text = |number: Decimal| serde_json::to_string(&Number::from(number)).unwrap();
        assert_eq!(text(Decimal::whole(210)), "210");
        assert_eq!(text("-3.5".parse().unwrap()), "-3.5");
    }
}
