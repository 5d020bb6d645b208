//! The demo's sittings: who took which test on which day, and with what result.

use super::{
    SCHOOL,
    ability::{self, Subject},
    chance::Chance,
    people::{self, DemoPupil},
    stories::class_shift,
    years::{self, CATCH_UP_DAYS, ROUND_DAYS, STARTS},
};
use domain::results::{Decimal, Levels, Moment, Part};
use exchange::results::{ResultRecord, ResultsFile, ResultsSchool, TestRecord};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How much pupils differ in everything, in thousandths of the spread of the invented norm group. It is less than one:
/// the demo is one school, and not everybody in it may have a signal.
pub(super) const GENERAL_SPREAD: i32 = 440;
/// How much one pupil's subjects differ.
const SUBJECT_SPREAD: i32 = 250;
/// How much a pupil's standing wanders in half a year.
const DRIFT_SPREAD: i32 = 20;
/// How much one sitting differs from the next by chance.
const SITTING_SPREAD: i32 = 140;
/// How many sittings in a thousand fall on a bad day, and how much lower the pupil stands then.
const BAD_DAYS: u32 = 14;
const BAD_DAY: i32 = 850;
/// How many in a thousand miss a whole round, miss one test of it, or catch one up later.
const MISSED_ROUND: u32 = 7;
const MISSED: u32 = 8;
const CAUGHT_UP: u32 = 60;

/// A test round: the start of the school year, and the part of it.
type Round = (i16, Part);

/// All result files, oldest round first.
pub(super) fn files() -> Vec<ResultsFile> {
    let pupils = people::pupils();
    let mut avi_reached: BTreeMap<String, &'static str> = BTreeMap::new();
    let rounds = STARTS.into_iter().flat_map(|start| years::rounds(start).map(move |part| (start, part)));
    rounds.map(|round| file(round, &pupils, &mut avi_reached)).collect()
}

fn file(round: Round, pupils: &[DemoPupil], avi_reached: &mut BTreeMap<String, &'static str>) -> ResultsFile {
    let mut results = Vec::new();
    let mut tests: BTreeSet<(Subject, Moment)> = BTreeSet::new();
    for pupil in pupils {
        let Some(year_group) = pupil.year_group_in(round.0) else { continue };
        let moment = Moment { year_group, part: round.1 };
        let mut own: Vec<ResultRecord> = Vec::new();
        for subject in Subject::ALL {
            if let Some(result) = result(pupil, subject, moment, round, avi_reached) {
                tests.insert((subject, moment));
                own.push(result);
            }
        }
        own.sort_by_key(|result| result.taken_on);
        results.append(&mut own);
    }
    ResultsFile {
        school: ResultsSchool {
            school: SCHOOL.codes(),
            school_year: years::school_year(round.0),
            author: Some(super::AUTHOR.to_owned()),
        },
        results,
        tests: tests.into_iter().map(|(subject, moment)| test(subject, moment)).collect(),
    }
}

fn test(subject: Subject, moment: Moment) -> TestRecord {
    TestRecord {
        code: subject.test_code(moment),
        version: None,
        part_code: None,
        name: Some(format!("{} {moment} (demo)", subject.name())),
        subject: Some(subject.name().to_owned()),
        year_group: Some(moment.year_group),
    }
}

/// One pupil's result; `None` when there is no such test, or the pupil missed it or was not at school.
fn result(
    pupil: &DemoPupil,
    subject: Subject,
    moment: Moment,
    round: Round,
    avi_reached: &mut BTreeMap<String, &'static str>,
) -> Option<ResultRecord> {
    if !subject.is_tested_at(moment) || misses(pupil, subject, round) {
        return None;
    }
    let taken_on = day(pupil, subject, round)?;
    let standing = standing(pupil, subject, round);
    let outcome = ability::outcome(subject, moment, standing);
    let mut levels = outcome.as_ref().map_or_else(Levels::default, |outcome| outcome.levels);
    if subject == Subject::Avi {
        let level = ability::avi(moment, standing, avi_reached.get(&pupil.key).copied())?;
        avi_reached.insert(pupil.key.clone(), level.name());
        levels.set(level);
    }
    if let Some(level) = ability::reference_level(subject, moment, standing) {
        levels.set(level);
    }
    // Suppliers give a functioning level for some tests only.
    let gives_functioning_level = matches!(subject, Subject::Arithmetic | Subject::Comprehension);
    let functioning_level = outcome.as_ref().map(|outcome| outcome.functioning_level.to_string());
    Some(ResultRecord {
        pupil_key: pupil.key.clone(),
        eck_id: pupil.eck_id.clone(),
        taken_on,
        test_code: subject.test_code(moment),
        version: None,
        part_code: None,
        scale: subject.scale(),
        skill_score: outcome.as_ref().map(|outcome| Decimal::whole(outcome.score)),
        raw_score: None,
        levels,
        percentile: outcome.as_ref().map(|outcome| Decimal::whole(outcome.percentile.into())),
        dle: None,
        functioning_level: functioning_level.filter(|_| gives_functioning_level),
        other_scores: Vec::new(),
    })
}

fn misses(pupil: &DemoPupil, subject: Subject, round: Round) -> bool {
    match pupil.story {
        Some(story) => story.misses(subject, round),
        None => {
            let (start, part) = round;
            Chance::of(&format!("away {} {start} {part:?}", pupil.key)).happens(MISSED_ROUND)
                || own_chance(pupil, "misses", subject, round).happens(MISSED)
        }
    }
}

/// The day of the sitting: groups take most tests together, reading aloud is done one by one, and who was ill catches
/// up. `None` when the pupil is not at school on that day.
fn day(pupil: &DemoPupil, subject: Subject, round: Round) -> Option<Date> {
    let group = pupil.group_in(round.0)?;
    let mut own = own_chance(pupil, "day", Subject::Words, round);
    let number = match subject {
        Subject::Words | Subject::Avi => own.below(ROUND_DAYS),
        _ if own_chance(pupil, "ill", subject, round).happens(CAUGHT_UP) => {
            ROUND_DAYS + own.below(CATCH_UP_DAYS)
        }
        _ => {
            let first =
                Chance::of(&format!("day {} {:?} {}", round.0, round.1, group.name)).below(ROUND_DAYS);
            let later = Subject::ALL.into_iter().zip((0..).step_by(2)).find(|(other, _)| *other == subject);
            (first + later.map_or(0, |(_, days)| days)) % ROUND_DAYS
        }
    };
    Some(years::round_day(round.0, round.1, number)).filter(|day| pupil.is_here_on(*day))
}

/// Where the pupil stands in a subject at a round, in thousandths of a spread above the mean: the story's own figure, or
/// what the pupil is like in general and in this subject, a slow drift, the day itself, and what happened to the class.
fn standing(pupil: &DemoPupil, subject: Subject, round: Round) -> i32 {
    if let Some(story) = pupil.story {
        return story.standing(subject, round);
    }
    // Reading words and AVI are two looks at one thing.
    let kin = if subject == Subject::Avi { Subject::Words } else { subject };
    let mut lasting = Chance::of(&format!("{} {kin:?}", pupil.key));
    let in_subject = lasting.normal(SUBJECT_SPREAD);
    let half_years = i32::from(round.0 - years::NEWEST) * 2 + i32::from(round.1 == Part::End);
    let drift = lasting.normal(DRIFT_SPREAD) * half_years;
    let mut sitting = own_chance(pupil, "sitting", subject, round);
    let of_the_day = sitting.normal(SITTING_SPREAD) - if sitting.happens(BAD_DAYS) { BAD_DAY } else { 0 };
    pupil.general + in_subject + drift + of_the_day + class_shift(pupil.line_in(round.0), kin, round)
}

fn own_chance(pupil: &DemoPupil, what: &str, subject: Subject, (start, part): Round) -> Chance {
    Chance::of(&format!("{what} {} {subject:?} {start} {part:?}", pupil.key))
}
