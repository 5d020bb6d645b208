//! Writing results, in the order that the schema asks.

use super::{ResultRecord, ResultsFile, TestRecord};
use crate::{soap::SOAP, xml::write::Writer};
use domain::{register::SchoolRef, results::Decimal};
use std::io::{self, Write};

/// The namespace of UWLR for results, of every version that begins with 2.
pub(crate) const NAMESPACE: &str = "http://www.edustandaard.nl/leerresultaten/2/leerresultaten";
const SCORES: &str = "http://www.edustandaard.nl/oso_gegevensset/1.2/dossier";

/// Writes results as UWLR 2.2 `leerresultaten_verzoek`, bare or in a SOAP 1.1 envelope (without the header with the
/// authorization, which is of whoever sends it).
///
/// The schema asks for a creation time and this crate has no clock: it is the start of the day of the newest result, or of
/// the school year. Keys of results are numbered `r1`, `r2`, ... . Parts of a test are written inside the test that they
/// follow; subject and year group of a part are those of its test. It fits the schema when the values keep to its lengths,
/// there is a result and a test, and a raw score is whole.
///
/// # Errors
/// What the output gives.
pub fn write_results(results: &ResultsFile, envelope: bool, output: impl Write) -> io::Result<()> {
    let mut xml = Writer::start(output)?;
    if envelope {
        xml.open("soap:Envelope", &[("xmlns:soap", SOAP)])?;
        xml.open("soap:Body", &[])?;
    }
    xml.open("leerresultaten_verzoek", &[("xmlns", NAMESPACE), ("xmlns:oso", SCORES)])?;
    write_school(&mut xml, results)?;
    write_sittings(&mut xml, &results.results)?;
    write_tests(&mut xml, &results.tests)?;
    xml.close("leerresultaten_verzoek")?;
    if envelope {
        xml.close("soap:Body")?;
        xml.close("soap:Envelope")?;
    }
    xml.finish()
}

fn write_school<W: Write>(xml: &mut Writer<W>, results: &ResultsFile) -> io::Result<()> {
    let school = &results.school;
    xml.open("school", &[])?;
    xml.leaf("schooljaar", school.school_year)?;
    let SchoolRef { brin, branch, key } = &school.school;
    match (brin, key) {
        (Some(brin), _) => {
            xml.leaf("brincode", brin)?;
            xml.maybe("dependancecode", branch.as_ref())?;
        }
        (None, key) => xml.maybe("schoolkey", key.as_ref())?,
    }
    let newest = results.results.iter().map(|result| result.taken_on).max();
    let day = newest.unwrap_or_else(|| school.school_year.first_day());
    xml.leaf("aanmaakdatum", format_args!("{day}T00:00:00"))?;
    xml.maybe("auteur", school.author.as_ref())?;
    xml.leaf("xsdversie", "2.2")?;
    xml.close("school")
}

fn write_sittings<W: Write>(xml: &mut Writer<W>, results: &[ResultRecord]) -> io::Result<()> {
    let mut number = 0_u64;
    xml.open("toetsafnames", &[])?;
    let is_same = |a: &ResultRecord, b: &ResultRecord| a.pupil_key == b.pupil_key && a.eck_id == b.eck_id;
    for of_pupil in results.chunk_by(is_same) {
        let Some(first) = of_pupil.first() else { continue };
        xml.open("toetsafname", &[])?;
        xml.leaf("leerlingid", &first.pupil_key)?;
        xml.maybe("eckid", first.eck_id.as_ref().map(|eck_id| eck_id.reveal()))?;
        xml.open("resultaten", &[])?;
        for result in of_pupil {
            number += 1;
            write_result(xml, number, result)?;
        }
        xml.close("resultaten")?;
        xml.close("toetsafname")?;
    }
    xml.close("toetsafnames")
}

fn write_result<W: Write>(xml: &mut Writer<W>, number: u64, result: &ResultRecord) -> io::Result<()> {
    xml.open("resultaat", &[("key", &format!("r{number}"))])?;
    xml.leaf("afnamedatum", result.taken_on)?;
    xml.leaf("toetscode", &result.test_code)?;
    xml.maybe("versie", result.version.as_ref())?;
    xml.maybe("toetsonderdeelcode", result.part_code.as_ref())?;
    let scores = reference_scores(result);
    let has_skill = result.skill_score.is_some() || result.scale.is_some();
    match result.raw_score {
        Some(score) if !has_skill && scores.is_empty() => xml.leaf("score", score)?,
        raw_score => {
            xml.open("osoresultaat", &[])?;
            if has_skill || raw_score.is_some() {
                write_test_score(xml, raw_score, result)?;
            }
            scores.iter().try_for_each(|(code, value)| write_reference_score(xml, code, value))?;
            xml.close("osoresultaat")?;
        }
    }
    xml.close("resultaat")
}

fn write_test_score<W: Write>(
    xml: &mut Writer<W>,
    raw_score: Option<Decimal>,
    result: &ResultRecord,
) -> io::Result<()> {
    xml.open("oso:toetsscore", &[])?;
    xml.maybe("oso:aantalgoed", raw_score)?;
    xml.maybe("oso:vaardigheidsscore", result.skill_score)?;
    xml.maybe("oso:codevaardigheidsschaal", result.scale.as_ref())?;
    xml.close("oso:toetsscore")
}

fn write_reference_score<W: Write>(xml: &mut Writer<W>, code: &str, value: &str) -> io::Result<()> {
    xml.open("oso:referentiescore", &[])?;
    xml.leaf("oso:codereferentiescore", code)?;
    xml.leaf("oso:codevergelijkingsgroep", "Landelijk")?;
    xml.leaf("oso:waarde", value)?;
    xml.close("oso:referentiescore")
}

/// The reference scores of a result, code and value. Source of the codes: list 11 of OSO.
fn reference_scores(result: &ResultRecord) -> Vec<(&str, String)> {
    let levels = &result.levels;
    let levels =
        [("IV", levels.roman), ("AE", levels.letter), ("AVI", levels.avi), ("RNTRM", levels.reference)];
    let levels = levels.into_iter().filter_map(|(code, level)| Some((code, level?.to_string())));
    let numbers = [("Percentiel", result.percentile), ("DLE", result.dle)];
    let numbers = numbers.into_iter().filter_map(|(code, number)| Some((code, number?.to_string())));
    let functioning = result.functioning_level.iter().map(|level| ("FN", level.clone()));
    let others = result.other_scores.iter().map(|(code, value)| (code.as_str(), value.clone()));
    levels.chain(functioning).chain(numbers).chain(others).collect()
}

fn write_tests<W: Write>(xml: &mut Writer<W>, tests: &[TestRecord]) -> io::Result<()> {
    xml.open("toetsen", &[])?;
    let belongs = |before: &TestRecord, next: &TestRecord| {
        next.part_code.is_some() && (&before.code, &before.version) == (&next.code, &next.version)
    };
    for test in tests.chunk_by(belongs) {
        let Some(first) = test.first() else { continue };
        xml.open("toets", &[])?;
        xml.leaf("toetscode", &first.code)?;
        xml.maybe("versie", first.version.as_ref())?;
        xml.maybe("toetsnaam", first.name.as_ref().filter(|_| first.part_code.is_none()))?;
        xml.maybe("leerjaar", first.year_group)?;
        xml.maybe("vakgebied", first.subject.as_ref())?;
        if test.iter().any(|record| record.part_code.is_some()) {
            write_parts(xml, test)?;
        }
        xml.close("toets")?;
    }
    xml.close("toetsen")
}

fn write_parts<W: Write>(xml: &mut Writer<W>, test: &[TestRecord]) -> io::Result<()> {
    xml.open("toetsonderdelen", &[])?;
    let parts = test.iter().filter_map(|record| Some((record.part_code.as_ref()?, record)));
    for (number, (code, part)) in (1..).zip(parts) {
        xml.open("toetsonderdeel", &[])?;
        xml.leaf("toetsonderdeelvolgnummer", number)?;
        xml.leaf("toetsonderdeelcode", code)?;
        xml.maybe("toetsonderdeelnaam", part.name.as_ref())?;
        xml.close("toetsonderdeel")?;
    }
    xml.close("toetsonderdelen")
}
