//! One `resultaat`: from elements to a record.

use super::ResultRecord;
use crate::{
    ProblemKind,
    xml::{LONGEST_KEY, Record, Step, Xml, cut},
};
use domain::results::{Decimal, Level, LevelScale, Levels};
use std::io::Read;

/// Reference scores of one result that are kept; code list 11 of OSO has fewer codes.
const MOST_SCORES: usize = 100;
/// Characters that are kept of a reference score that Stut does not know.
const LONGEST_VALUE: usize = 40;

/// A result that was read. The record is missing when it may not be given out.
pub(super) struct ReadResult {
    pub heading: Record,
    pub record: Option<ResultRecord>,
}

/// One `oso:referentiescore`, kept between results for its memory.
#[derive(Default)]
pub(super) struct Score {
    code: String,
    comparison: String,
    value: String,
}

/// The scores of one result.
#[derive(Default)]
struct Scores {
    scale: Option<String>,
    skill_score: Option<Decimal>,
    raw_score: Option<Decimal>,
    levels: Levels,
    percentile: Option<Decimal>,
    dle: Option<Decimal>,
    functioning_level: Option<String>,
    others: Vec<(String, String)>,
}

/// Reads a `resultaat`. The pupil is not part of it and is filled in by the caller.
pub(super) fn read_result<R: Read>(xml: &mut Xml<R>, score: &mut Score) -> Step<ReadResult> {
    let mut result = Record::new("resultaat", xml.line(), xml.take_key());
    if !result.key.is_empty() {
        result.need_key();
    }
    let (mut taken_on, mut test_code, mut version, mut part_code) = (None, None, None, None);
    let (mut scores, mut has_scores) = (Scores::default(), false);
    while xml.child()? {
        match xml.name() {
            "afnamedatum" => taken_on = result.date(xml.leaf()?),
            "toetscode" => test_code = result.text(xml.leaf()?, LONGEST_KEY),
            "versie" => version = result.text(xml.leaf()?, LONGEST_KEY),
            "toetsonderdeelcode" => part_code = result.text(xml.leaf()?, LONGEST_KEY),
            "score" => {
                has_scores = true;
                scores.raw_score = result.count(xml.leaf()?);
            }
            "osoresultaat" => {
                has_scores = true;
                read_scores(xml, &mut result, &mut scores, score)?;
            }
            "anderresultaat" => {
                has_scores = true;
                scores.raw_score = read_other_score(xml)?;
            }
            "infourl" => xml.skip()?,
            _ => xml.skip_unknown("resultaat")?,
        }
    }
    let is_there = [taken_on.is_some(), test_code.is_some(), has_scores];
    let needed = ["afnamedatum", "toetscode", "score"];
    if result.problems.is_empty() {
        for (name, _) in needed.into_iter().zip(is_there).filter(|(_, is_there)| !is_there) {
            result.say(result.line, name, ProblemKind::Missing);
        }
    }
    let record = match (taken_on, test_code) {
        (Some(taken_on), Some(test_code)) if result.problems.is_empty() => Some(ResultRecord {
            pupil_key: String::new(),
            eck_id: None,
            taken_on,
            test_code,
            version,
            part_code,
            scale: scores.scale,
            skill_score: scores.skill_score,
            raw_score: scores.raw_score,
            levels: scores.levels,
            percentile: scores.percentile,
            dle: scores.dle,
            functioning_level: scores.functioning_level,
            other_scores: scores.others,
        }),
        _ => None,
    };
    Ok(ReadResult { heading: result, record })
}

/// Reads an `osoresultaat`.
fn read_scores<R: Read>(
    xml: &mut Xml<R>,
    result: &mut Record,
    scores: &mut Scores,
    score: &mut Score,
) -> Step<()> {
    while xml.child()? {
        match xml.name() {
            "toetsscore" => read_test_score(xml, result, scores)?,
            "referentiescore" => {
                let line = xml.line();
                read_reference_score(xml, score)?;
                scores.take(line, score, result);
            }
            _ => xml.skip_unknown("osoresultaat")?,
        }
    }
    Ok(())
}

fn read_test_score<R: Read>(xml: &mut Xml<R>, result: &mut Record, scores: &mut Scores) -> Step<()> {
    while xml.child()? {
        match xml.name() {
            "aantalgoed" => scores.raw_score = result.count(xml.leaf()?),
            "vaardigheidsscore" => scores.skill_score = result.number(xml.leaf()?),
            "codevaardigheidsschaal" => scores.scale = result.text(xml.leaf()?, LONGEST_KEY),
            "aantalopgaven" | "aantalfout" | "aantalgelezen" | "tijd" | "betrouwbaarheidsinterval" => {
                xml.skip()?;
            }
            _ => xml.skip_unknown("toetsscore")?,
        }
    }
    Ok(())
}

fn read_reference_score<R: Read>(xml: &mut Xml<R>, score: &mut Score) -> Step<()> {
    let Score { code, comparison, value } = score;
    code.clear();
    comparison.clear();
    value.clear();
    while xml.child()? {
        let into = match xml.name() {
            "codereferentiescore" => &mut *code,
            "codevergelijkingsgroep" => &mut *comparison,
            "waarde" => &mut *value,
            "kwalificatie" => {
                xml.skip()?;
                continue;
            }
            _ => {
                xml.skip_unknown("referentiescore")?;
                continue;
            }
        };
        into.clear();
        into.extend(xml.leaf()?.text.chars().take(LONGEST_VALUE));
        into.truncate(into.trim_end().len());
    }
    Ok(())
}

/// The number in an `anderresultaat`, whose form each supplier makes; a text in it is not kept.
fn read_other_score<R: Read>(xml: &mut Xml<R>) -> Step<Option<Decimal>> {
    let mut number = None;
    while xml.child()? {
        match xml.name() {
            "andere_score" => number = xml.leaf()?.text.parse().ok().filter(|n| *n >= Decimal::whole(0)),
            _ => xml.skip()?,
        }
    }
    Ok(number)
}

impl Scores {
    /// Takes a reference score over. Only those of the national comparison group count, or without a group; the others
    /// compare with pupils of one kind of secondary school.
    fn take(&mut self, line: u64, score: &Score, result: &mut Record) {
        let Score { code, comparison, value } = score;
        let is_national = comparison.is_empty() || comparison.eq_ignore_ascii_case("Landelijk");
        if !is_national || value.is_empty() || code.is_empty() {
            return;
        }
        let is = |known: &str| code.eq_ignore_ascii_case(known);
        let scale = match () {
            () if is("IV") => LevelScale::Roman,
            () if is("AE") => LevelScale::Letter,
            () if is("AVI") => LevelScale::Avi,
            () if is("RNTRM") => LevelScale::Reference,
            () if is("Percentiel") => return self.take_percentile(line, value, result),
            () if is("DLE") => return self.take_dle(line, value, result),
            () if is("FN") => {
                self.functioning_level = Some(value.clone());
                return;
            }
            () => {
                if self.others.len() < MOST_SCORES {
                    self.others.push((code.clone(), value.clone()));
                }
                return;
            }
        };
        match Level::parse(scale, value) {
            Ok(level) => self.levels.set(level),
            Err(_) => result.say(line, "waarde", ProblemKind::UnknownCode { code: cut(value, 20) }),
        }
    }

    fn take_percentile(&mut self, line: u64, value: &str, result: &mut Record) {
        let range = Decimal::whole(0)..=Decimal::whole(100);
        self.percentile = value.parse().ok().filter(|percentile| range.contains(percentile));
        if self.percentile.is_none() {
            result.say(line, "waarde", ProblemKind::InvalidNumber);
        }
    }

    /// A DLE. Beyond the end of the scale suppliers write `>60`: no number to count with, so kept as it came.
    fn take_dle(&mut self, line: u64, value: &str, result: &mut Record) {
        self.dle = value.parse().ok();
        let is_beyond = value.strip_prefix(['>', '<']).is_some_and(|rest| rest.parse::<Decimal>().is_ok());
        if is_beyond {
            self.others.push(("DLE".to_owned(), value.to_owned()));
        } else if self.dle.is_none() {
            result.say(line, "waarde", ProblemKind::InvalidNumber);
        }
    }
}
