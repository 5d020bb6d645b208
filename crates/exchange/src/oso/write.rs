//! Writing a file for the partnership, in the order that the schema asks.

use super::records::{
    OsoArrangement, OsoDocument, OsoFile, OsoGuardian, OsoInsight, OsoPerson, OsoPlan, OsoPupil, OsoResult,
    OsoYear,
};
use crate::xml::write::Writer;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::register::{Gender, YearGroup};
use std::io::{self, Write};

/// The namespace of OSO, with the year of the version in it.
const NAMESPACE: &str = "http://www.edustandaard.nl/oso_gegevensset/2019/dossier";

/// What may and must be delivered to a partnership, by category. Source: the sample of the standard for PaO PO-SWV.
const CATEGORIES: [(&str, &str); 16] = [
    ("cat_metadata", "VERPLICHT"),
    ("cat_ouderinzage", "OPTIONEEL"),
    ("cat_school", "VERPLICHT"),
    ("cat_leerling", "VERPLICHT"),
    ("cat_oudersverzorgers", "VERPLICHT"),
    ("cat_vve", "OPTIONEEL"),
    ("cat_schoolloopbaan", "VERPLICHT"),
    ("cat_overstapadvies", "OPTIONEEL"),
    ("cat_onderwijsondersteuning", "VERPLICHT"),
    ("cat_verzuim", "OPTIONEEL"),
    ("cat_eindtoetsbo", "VERBODEN"),
    ("cat_toetsresultaten", "OPTIONEEL"),
    ("cat_handelingsplannen", "OPTIONEEL"),
    ("cat_cijferlijsten", "OPTIONEEL"),
    ("cat_vombo", "VERBODEN"),
    ("cat_bijlagedocs", "OPTIONEEL"),
];

/// Where in a school a file is delivered; a school has one place unless it says otherwise.
const DELIVERY_POINT: &str = "1";

/// Writes a file about one pupil for the partnership as OSO 2019.1 `swv-dossier`.
///
/// A BSN is never in it: the schema allows that, and Stut keeps none. Addresses are not in it either, as the standard wants
/// them in parts. What is empty is left out, as an element may not be.
///
/// # Errors
/// What the output gives.
pub fn write_request(file: &OsoFile, output: impl Write) -> io::Result<()> {
    let mut xml = Writer::start(output)?;
    xml.open("dossier", &[("xmlns", NAMESPACE)])?;
    write_head(&mut xml, file)?;
    xml.leaf("overdrachtsoort", "swv-dossier")?;
    write_insight(&mut xml, &file.insight)?;
    xml.open("huidigeschool", &[])?;
    xml.leaf("naam", &file.school.name)?;
    xml.leaf("brincode", &file.school.brin)?;
    xml.leaf("vestigingscode", &file.school.branch)?;
    xml.leaf("aanleverpunt", DELIVERY_POINT)?;
    write_pupil(&mut xml, file)?;
    xml.close("huidigeschool")?;
    xml.close("dossier")?;
    xml.finish()
}

fn write_head<W: Write>(xml: &mut Writer<W>, file: &OsoFile) -> io::Result<()> {
    xml.open("metadata", &[])?;
    xml.leaf("deeldossier", "LVS")?;
    xml.leaf("pakketnaam", &file.program.0)?;
    xml.leaf("pakketversie", &file.program.1)?;
    xml.leaf("datum", file.made_on)?;
    xml.leaf("standaardversie", "2019.1")?;
    xml.leaf("validatieversie", "2019.1.1")?;
    xml.open("categorie_uitlevering", &[])?;
    for (category, may) in CATEGORIES {
        xml.leaf(category, may)?;
    }
    xml.close("categorie_uitlevering")?;
    xml.leaf("overstap", "POSWV")?;
    xml.close("metadata")
}

fn write_insight<W: Write>(xml: &mut Writer<W>, insight: &OsoInsight) -> io::Result<()> {
    let answer = |yes: Option<bool>| match yes {
        Some(true) => "Ja",
        Some(false) => "Nee",
        None => "Onbekend",
    };
    xml.open("inzage", &[])?;
    xml.leaf("voorlopigdossier", false)?;
    xml.leaf("inzage", insight.seen_on.is_some())?;
    xml.maybe("inzagedatum", insight.seen_on)?;
    xml.leaf("akkoord", answer(insight.agrees))?;
    xml.maybe("redennietakkoord", given(insight.why_not.reveal()).filter(|_| insight.agrees == Some(false)))?;
    xml.leaf("toestemming", answer(insight.permits))?;
    xml.close("inzage")
}

fn write_pupil<W: Write>(xml: &mut Writer<W>, file: &OsoFile) -> io::Result<()> {
    let pupil = &file.pupil;
    xml.open("leerling", &[])?;
    write_person(xml, &pupil.person)?;
    xml.maybe("geboortedatum", pupil.born_on.as_ref().map(|day| *day.reveal()))?;
    xml.leaf("geslacht", gender(pupil.person.gender))?;
    xml.maybe("leerlingid", given(&pupil.key))?;
    xml.maybe("datuminschrijving", pupil.entered_on)?;
    xml.maybe("datumuitschrijving", pupil.left_on)?;
    write_years(xml, file)?;
    write_support(xml, pupil)?;
    if !pupil.results.is_empty() {
        xml.open("toetslijst", &[])?;
        pupil.results.iter().try_for_each(|one| write_result(xml, one))?;
        xml.close("toetslijst")?;
    }
    if !pupil.documents.is_empty() {
        xml.open("overigdocumentlijst", &[])?;
        pupil.documents.iter().try_for_each(|one| write_document(xml, one))?;
        xml.close("overigdocumentlijst")?;
    }
    pupil.guardians.iter().try_for_each(|one| write_guardian(xml, one))?;
    xml.close("leerling")
}

/// The name: a person without a family name is known by what she is called.
fn write_person<W: Write>(xml: &mut Writer<W>, person: &OsoPerson) -> io::Result<()> {
    let (first, prefix, last) =
        (person.name.first.reveal(), person.name.prefix.reveal(), person.name.last.reveal());
    let family = given(last).or_else(|| given(first)).unwrap_or("?");
    xml.maybe("voorvoegsel", given(prefix))?;
    xml.leaf("achternaam", family)?;
    xml.maybe("roepnaam", given(first))
}

/// The code of list 14 of OSO, which is not that of EDEXML: 0 not known, 1 female, 2 male.
const fn gender(gender: Gender) -> u8 {
    match gender {
        Gender::Girl => 1,
        Gender::Boy => 2,
        Gender::Unknown | Gender::Unspecified => 0,
    }
}

/// A text that says something.
fn given(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn write_years<W: Write>(xml: &mut Writer<W>, file: &OsoFile) -> io::Result<()> {
    let years = file.pupil.years.iter().filter_map(|year| Some((year, year_group(year.year_group)?)));
    let years: Vec<(&OsoYear, String)> = years.collect();
    if years.is_empty() {
        return Ok(());
    }
    xml.open("schoolloopbaanlijst", &[])?;
    for (year, year_group) in years {
        xml.open("schoolloopbaan", &[])?;
        xml.leaf("schooljaar", year.school_year)?;
        xml.leaf("groepscode", given(&year.group).unwrap_or(&year_group))?;
        xml.leaf("jaargroep", &year_group)?;
        xml.leaf("begindatum", year.from)?;
        xml.leaf("brincode", &file.school.brin)?;
        xml.leaf("vestigingscode", &file.school.branch)?;
        xml.close("schoolloopbaan")?;
    }
    xml.close("schoolloopbaanlijst")
}

/// The code of list 13 of OSO: that of the roster, but `P` for who is not at school yet; none for what the list lacks.
fn year_group(of: YearGroup) -> Option<String> {
    match of {
        YearGroup::Baby | YearGroup::Toddler => Some("P".to_owned()),
        YearGroup::SpecialSecondary => Some("S".to_owned()),
        YearGroup::Combination | YearGroup::Other | YearGroup::Historic => None,
        listed => Some(listed.to_string()),
    }
}

fn write_support<W: Write>(xml: &mut Writer<W>, pupil: &OsoPupil) -> io::Result<()> {
    xml.open("onderwijsondersteuning", &[])?;
    if let Some(explanation) = &pupil.explanation {
        xml.open("toelichting_onderwijsbehoeften", &[])?;
        write_document(xml, explanation)?;
        xml.close("toelichting_onderwijsbehoeften")?;
    }
    for plan in &pupil.plans {
        xml.open("handelingsplan", &[])?;
        xml.leaf("startdatum", plan.from)?;
        xml.leaf("einddatum", plan.until)?;
        xml.leaf("isgerichtop", given(&plan.about).unwrap_or("?"))?;
        write_document(xml, &plan.document)?;
        xml.close("handelingsplan")?;
    }
    if let Some(plan) = &pupil.development {
        write_development(xml, plan)?;
    }
    pupil.arrangements.iter().try_for_each(|one| write_arrangement(xml, one))?;
    xml.close("onderwijsondersteuning")
}

fn write_development<W: Write>(xml: &mut Writer<W>, plan: &OsoPlan) -> io::Result<()> {
    xml.open("opp", &[])?;
    xml.leaf("opp_ingangdatum", plan.from)?;
    xml.leaf("opp_einddatum", plan.until)?;
    write_document(xml, &plan.document)?;
    xml.close("opp")
}

fn write_arrangement<W: Write>(xml: &mut Writer<W>, one: &OsoArrangement) -> io::Result<()> {
    xml.open("arrangement_pao", &[])?;
    xml.leaf("arrangement_datum", one.from)?;
    xml.maybe("arrangement_beschikkingsnr", given(&one.number))?;
    xml.maybe("arrangement_einddatum", one.until)?;
    xml.close("arrangement_pao")
}

fn write_document<W: Write>(xml: &mut Writer<W>, document: &OsoDocument) -> io::Result<()> {
    xml.open("document", &[])?;
    xml.leaf("bestandsnaam", given(&document.name).unwrap_or("?"))?;
    xml.maybe("omschrijving", given(&document.title))?;
    xml.leaf("bestandsinhoud", BASE64_STANDARD.encode(&document.content))?;
    xml.close("document")
}

fn write_result<W: Write>(xml: &mut Writer<W>, one: &OsoResult) -> io::Result<()> {
    xml.open("toets", &[])?;
    xml.open("toetsidentificatie", &[])?;
    xml.leaf("eldtoetscode", given(&one.code).unwrap_or("?"))?;
    xml.maybe("leergebied", one.subject.as_deref().and_then(given))?;
    xml.maybe("toetsnaam", one.name.as_deref().and_then(given))?;
    xml.close("toetsidentificatie")?;
    xml.open("afname", &[])?;
    xml.leaf("afnamedatum", one.taken_on)?;
    xml.maybe("jaargroep", one.year_group.and_then(year_group))?;
    xml.close("afname")?;
    xml.open("resultaat", &[])?;
    if let Some(score) = one.skill_score {
        xml.open("toetsscore", &[])?;
        xml.leaf("vaardigheidsscore", score)?;
        xml.close("toetsscore")?;
    }
    for (code, value) in reference_scores(one) {
        xml.open("referentiescore", &[])?;
        xml.leaf("codereferentiescore", code)?;
        xml.leaf("codevergelijkingsgroep", "Landelijk")?;
        xml.leaf("waarde", value)?;
        xml.close("referentiescore")?;
    }
    xml.close("resultaat")?;
    xml.close("toets")
}

/// The reference scores of a result, code and value. Source of the codes: list 11 of OSO.
fn reference_scores(one: &OsoResult) -> Vec<(&'static str, String)> {
    let levels = &one.levels;
    let levels =
        [("IV", levels.roman), ("AE", levels.letter), ("AVI", levels.avi), ("RNTRM", levels.reference)];
    let levels = levels.into_iter().filter_map(|(code, level)| Some((code, level?.to_string())));
    let numbers = [("Percentiel", one.percentile), ("DLE", one.dle)];
    let numbers = numbers.into_iter().filter_map(|(code, number)| Some((code, number?.to_string())));
    let functioning = one.functioning_level.as_deref().and_then(given);
    levels.chain(functioning.map(|level| ("FN", level.to_owned()))).chain(numbers).collect()
}

fn write_guardian<W: Write>(xml: &mut Writer<W>, one: &OsoGuardian) -> io::Result<()> {
    xml.open("verzorger", &[])?;
    xml.leaf("achternaam", given(one.name.reveal()).unwrap_or("?"))?;
    let reach = [("telefoon", given(one.phone.reveal())), ("e-mail", given(one.email.reveal()))];
    let reach: Vec<(&str, &str)> = reach.into_iter().filter_map(|(kind, text)| Some((kind, text?))).collect();
    if !reach.is_empty() {
        xml.open("communicatielijst", &[])?;
        for (kind, number) in reach {
            xml.open("communicatie", &[])?;
            xml.leaf("soort", kind)?;
            xml.leaf("nummer", number)?;
            xml.close("communicatie")?;
        }
        xml.close("communicatielijst")?;
    }
    xml.leaf("wettigevertegenwoordiger", one.has_authority)?;
    xml.close("verzorger")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oso::OsoSchool;
    use domain::{
        Personal,
        register::PersonName,
        results::{Level, LevelScale, Levels},
    };
    use jiff::civil::date;

    fn document(name: &str) -> OsoDocument {
        OsoDocument { name: name.to_owned(), title: String::new(), content: b"%PDF".to_vec() }
    }

    fn file() -> OsoFile {
        let plan = |about: &str| OsoPlan {
            from: date(2026, 1, 5),
            until: date(2026, 3, 1),
            about: about.to_owned(),
            document: document("plan.pdf"),
        };
        OsoFile {
            program: ("Stut".to_owned(), "1".to_owned()),
            made_on: date(2026, 3, 2),
            insight: OsoInsight {
                seen_on: Some(date(2026, 3, 1)),
                agrees: Some(false),
                why_not: Personal::new("de eerste zin".to_owned()),
                permits: None,
            },
            school: OsoSchool {
                name: "De Vier Eenden".to_owned(),
                brin: "77QX".parse().unwrap(),
                branch: "00".parse().unwrap(),
            },
            pupil: OsoPupil {
                person: OsoPerson { name: PersonName::new("Noor", "van den", "Berg"), gender: Gender::Girl },
                born_on: Some(Personal::new(date(2016, 5, 4))),
                key: "l1".to_owned(),
                entered_on: None,
                left_on: None,
                years: [YearGroup::Primary(5), YearGroup::Other]
                    .map(|year_group| OsoYear {
                        school_year: "2025-2026".parse().unwrap(),
                        group: "5A".to_owned(),
                        year_group,
                        from: date(2025, 8, 1),
                    })
                    .into(),
                explanation: None,
                plans: vec![plan("rekenen")],
                development: Some(plan("")),
                arrangements: Vec::new(),
                results: vec![OsoResult {
                    code: "RW-M5".to_owned(),
                    subject: Some(" ".to_owned()),
                    name: None,
                    taken_on: date(2026, 1, 20),
                    year_group: Some(YearGroup::Primary(5)),
                    skill_score: None,
                    levels: Levels { roman: Level::named(LevelScale::Roman, "IV"), ..Levels::default() },
                    percentile: None,
                    dle: None,
                    functioning_level: None,
                }],
                documents: Vec::new(),
                guardians: vec![OsoGuardian {
                    name: Personal::new("Ans de Boer".to_owned()),
                    phone: Personal::default(),
                    email: Personal::new("ans@demo.example".to_owned()),
                    has_authority: true,
                }],
            },
        }
    }

    fn written(file: &OsoFile) -> String {
        let mut bytes = Vec::new();
        write_request(file, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap().lines().map(str::trim).collect()
    }

    #[test]
    fn what_guardians_said_stands_in_the_file_each_by_itself() {
        let xml = written(&file());
        assert!(
            xml.contains("<inzage>true</inzage><inzagedatum>2026-03-01</inzagedatum><akkoord>Nee</akkoord>")
        );
        assert!(xml.contains(
            "<redennietakkoord>de eerste zin</redennietakkoord><toestemming>Onbekend</toestemming>"
        ));
        let mut unseen = file();
        unseen.insight = OsoInsight {
            seen_on: None,
            agrees: Some(true),
            why_not: Personal::new("x".to_owned()),
            permits: Some(true),
        };
        let xml = written(&unseen);
        assert!(xml.contains("<inzage>false</inzage><akkoord>Ja</akkoord><toestemming>Ja</toestemming>"));
    }

    #[test]
    fn a_girl_is_1_and_a_boy_2_here_and_no_service_number_is_in_it() {
        let xml = written(&file());
        assert!(xml.contains("<geboortedatum>2016-05-04</geboortedatum><geslacht>1</geslacht>"), "{xml}");
        assert!(!xml.contains("bsn") && !xml.contains("onderwijsnummer"));
        let mut boy = file();
        boy.pupil.person.gender = Gender::Boy;
        assert!(written(&boy).contains("<geslacht>2</geslacht>"));
    }

    #[test]
    fn nothing_empty_is_written_and_documents_are_in_base64() {
        let xml = written(&file());
        assert!(
            !xml.contains("<leergebied>") && !xml.contains("<omschrijving>") && !xml.contains("<telefoon")
        );
        assert!(xml.contains("<bestandsinhoud>JVBERg==</bestandsinhoud>"), "%PDF");
        assert_eq!(
            xml.matches("<schoolloopbaan>").count(),
            1,
            "a year without a code of the list is left out"
        );
        assert!(xml.contains("<codereferentiescore>IV</codereferentiescore>"));
        assert!(xml.contains("<soort>e-mail</soort><nummer>ans@demo.example</nummer>"));
    }
}
