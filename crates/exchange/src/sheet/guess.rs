//! What columns probably are, by their names.
//!
//! The names are guesses (UNVERIFIED): they follow how exports of administrations and test systems tend to call their
//! columns, and every supplier and version has its own. A person looks before anything is read.

use super::{
    Row, Sheet,
    mapping::{Brings, Field, LevelChoice, Mapping, OwnTest, Score, ScoreColumn, Use},
    values::{read_day, read_number, says_nothing},
};
use domain::results::{Moment, Series};

/// Rows whose cells help to guess.
const LOOKED_AT: usize = 30;

/// Names of columns, written in small letters and digits only, with what they are.
const NAMES: &[(&str, Use)] = &[
    ("pupilkey", Use::Field(Field::PupilKey)),
    ("leerlingnummer", Use::Field(Field::PupilKey)),
    ("leerlingnr", Use::Field(Field::PupilKey)),
    ("leerlingid", Use::Field(Field::PupilKey)),
    ("leerlingsleutel", Use::Field(Field::PupilKey)),
    ("llnr", Use::Field(Field::PupilKey)),
    ("llnummer", Use::Field(Field::PupilKey)),
    ("stamnummer", Use::Field(Field::PupilKey)),
    ("stamnr", Use::Field(Field::PupilKey)),
    ("administratienummer", Use::Field(Field::PupilKey)),
    ("sleutel", Use::Field(Field::PupilKey)),
    ("eckid", Use::Field(Field::EckId)),
    ("ketenid", Use::Field(Field::EckId)),
    ("roepnaam", Use::Field(Field::FirstName)),
    ("voornaam", Use::Field(Field::FirstName)),
    ("voornamen", Use::Field(Field::FirstName)),
    ("tussenvoegsel", Use::Field(Field::Prefix)),
    ("voorvoegsel", Use::Field(Field::Prefix)),
    ("voorvoegsels", Use::Field(Field::Prefix)),
    ("achternaam", Use::Field(Field::LastName)),
    ("familienaam", Use::Field(Field::LastName)),
    ("naam", Use::Field(Field::FullName)),
    ("leerling", Use::Field(Field::FullName)),
    ("leerlingnaam", Use::Field(Field::FullName)),
    ("naamleerling", Use::Field(Field::FullName)),
    ("volledigenaam", Use::Field(Field::FullName)),
    ("geboortedatum", Use::Field(Field::BirthDate)),
    ("gebdatum", Use::Field(Field::BirthDate)),
    ("gebdat", Use::Field(Field::BirthDate)),
    ("series", Use::Field(Field::Series)),
    ("reeks", Use::Field(Field::Series)),
    ("toets", Use::Field(Field::Series)),
    ("toetsnaam", Use::Field(Field::Series)),
    ("naamtoets", Use::Field(Field::Series)),
    ("lijst", Use::Field(Field::Series)),
    ("toetscode", Use::Field(Field::TestCode)),
    ("toetsonderdeel", Use::Field(Field::Part)),
    ("onderdeel", Use::Field(Field::Part)),
    ("subject", Use::Field(Field::Subject)),
    ("vak", Use::Field(Field::Subject)),
    ("vakgebied", Use::Field(Field::Subject)),
    ("leergebied", Use::Field(Field::Subject)),
    ("moment", Use::Field(Field::Moment)),
    ("toetsmoment", Use::Field(Field::Moment)),
    ("afnamemoment", Use::Field(Field::Moment)),
    ("date", Use::Field(Field::Date)),
    ("datum", Use::Field(Field::Date)),
    ("afnamedatum", Use::Field(Field::Date)),
    ("datumafname", Use::Field(Field::Date)),
    ("toetsdatum", Use::Field(Field::Date)),
    ("verzuimdatum", Use::Field(Field::Date)),
    ("verzuimsoort", Use::Field(Field::AbsenceKind)),
    ("soortverzuim", Use::Field(Field::AbsenceKind)),
    ("soort", Use::Field(Field::AbsenceKind)),
    ("verzuimreden", Use::Field(Field::AbsenceKind)),
    ("reden", Use::Field(Field::AbsenceKind)),
    ("uren", Use::Field(Field::Hours)),
    ("lesuren", Use::Field(Field::Hours)),
    ("aantaluren", Use::Field(Field::Hours)),
    ("urenverzuim", Use::Field(Field::Hours)),
];

/// Names of columns with scores.
const SCORES: &[(&str, Score)] = &[
    ("skillscore", Score::Skill),
    ("vaardigheidsscore", Score::Skill),
    ("vaardigheidscore", Score::Skill),
    ("vs", Score::Skill),
    ("schaalscore", Score::Skill),
    ("rawscore", Score::Raw),
    ("ruwescore", Score::Raw),
    ("score", Score::Raw),
    ("aantalgoed", Score::Raw),
    ("goed", Score::Raw),
    ("cijfer", Score::Raw),
    ("level", Score::Level(LevelChoice::Any)),
    ("niveau", Score::Level(LevelChoice::Any)),
    ("niveauwaarde", Score::Level(LevelChoice::Any)),
    ("niv", Score::Level(LevelChoice::Any)),
    ("avi", Score::Level(LevelChoice::On(domain::results::LevelScale::Avi))),
    ("aviniveau", Score::Level(LevelChoice::On(domain::results::LevelScale::Avi))),
    ("referentieniveau", Score::Level(LevelChoice::On(domain::results::LevelScale::Reference))),
    ("percentile", Score::Percentile),
    ("percentiel", Score::Percentile),
    ("percentielscore", Score::Percentile),
    ("perc", Score::Percentile),
    ("dle", Score::Dle),
    ("functioneringsniveau", Score::Functioning),
    ("fn", Score::Functioning),
];

/// Words in the name of a column whose values are never stored.
const NEVER: [&str; 9] = [
    "bsn",
    "burgerservicenummer",
    "onderwijsnummer",
    "sofinummer",
    "persoonsgebondennummer",
    "rijksregisternummer",
    "etniciteit",
    "geboorteland",
    "nationaliteit",
];

/// Whether a column of this name holds what is never stored: a service number, ethnicity, a country of birth.
pub fn is_never_stored(name: &str) -> bool {
    let name = plain_letters(name);
    name == "pgn" || NEVER.iter().any(|word| name.contains(word))
}

/// The columns of the built-in mapping `plain`.
const PLAIN: [&str; 8] =
    ["pupil_key", "series", "subject", "moment", "date", "skill_score", "level", "percentile"];

/// The built-in mapping `plain`: exactly the columns
/// `pupil_key;series;subject;moment;date;skill_score;level;percentile`.
pub fn plain() -> Mapping {
    let columns = PLAIN.iter().map(|name| ((*name).to_owned(), Use::from_code(name))).collect();
    Mapping { columns, ..Mapping::default() }
}

/// What the columns of a sheet probably are, by their names and what stands below them.
pub fn guess(sheet: &Sheet) -> Mapping {
    let mut columns: Vec<(String, Use)> = sheet
        .header
        .iter()
        .enumerate()
        .map(|(at, name)| (name.clone(), guess_one(name, at, &sheet.rows)))
        .collect();
    once_each(&mut columns);
    let has = |field| columns.iter().any(|(_, what)| *what == Use::Field(field));
    let brings = if has(Field::Hours) { Brings::Absences } else { Brings::Results };
    if brings == Brings::Results {
        for (_, what) in &mut columns {
            if matches!(what, Use::Field(Field::AbsenceKind)) {
                *what = Use::Skip;
            }
        }
    }
    Mapping { brings, sheet: sheet.name.clone(), columns, ..Mapping::default() }
}

fn guess_one(name: &str, at: usize, rows: &[Row]) -> Use {
    if is_never_stored(name) {
        return Use::Skip;
    }
    let letters = plain_letters(name);
    if let Some((_, what)) = NAMES.iter().find(|(known, _)| *known == letters) {
        return what.clone();
    }
    if let Some((_, score)) = SCORES.iter().find(|(known, _)| *known == letters) {
        return Use::Score(ScoreColumn { score: *score, test: None });
    }
    own_test(name, at, rows).map_or(Use::Skip, Use::Score)
}

/// A column with a test of its own: its name has a test moment, as `Rekenen M5 niveau`.
fn own_test(name: &str, at: usize, rows: &[Row]) -> Option<ScoreColumn> {
    let (moment, _) = Moment::find_in(name)?;
    let rest = Series::of(name, None, None).0;
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let named = words.last().and_then(|word| {
        let letters = plain_letters(word);
        SCORES.iter().find(|(known, _)| *known == letters).map(|(_, score)| *score)
    });
    if named.is_some() {
        words.pop();
    }
    let series = words.join(" ");
    if series.is_empty() {
        return None;
    }
    let cells = || rows.iter().take(LOOKED_AT).map(|row| row.cell(at)).filter(|cell| !says_nothing(cell));
    // A column of days below the name of a test is no score.
    if cells().next().is_none() || cells().all(|cell| read_day(cell).is_some()) {
        return None;
    }
    let by_values = || {
        let all_numbers = cells().all(|cell| read_number(cell).is_some());
        if all_numbers { Score::Skill } else { Score::Level(LevelChoice::Any) }
    };
    let score = match named {
        Some(Score::Raw) | None => by_values(),
        Some(score) => score,
    };
    let test = OwnTest { series: Some(series), moment: Some(moment), ..OwnTest::default() };
    Some(ScoreColumn { score, test: Some(test) })
}

/// A field or score of the row is said by one column; a second that seems to say the same is skipped. A bare name
/// beside first and last names is not needed.
fn once_each(columns: &mut [(String, Use)]) {
    let mut met: Vec<Use> = Vec::new();
    for (_, what) in columns.iter_mut() {
        let is_own = matches!(what, Use::Score(ScoreColumn { test: Some(_), .. }));
        if *what == Use::Skip || is_own {
            continue;
        }
        if met.contains(what) { *what = Use::Skip } else { met.push(what.clone()) }
    }
    if met.contains(&Use::Field(Field::LastName)) {
        for (_, what) in columns.iter_mut().filter(|(_, what)| *what == Use::Field(Field::FullName)) {
            *what = Use::Skip;
        }
    }
}

/// A name in small letters and digits, without accents that Dutch headers have.
fn plain_letters(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).map(|c| match c {
        'é' | 'ë' | 'è' | 'ê' => 'e',
        'ï' => 'i',
        'ö' => 'o',
        other => other,
    });
    letters.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Mapping, mapping::Lack, read_sheets};

    fn codes(text: &str) -> (Mapping, Vec<&'static str>) {
        let mapping = guess(&read_sheets(text.as_bytes()).unwrap()[0]);
        let codes = mapping.columns.iter().map(|(_, what)| what.code()).collect();
        (mapping, codes)
    }

    #[test]
    fn the_plain_mapping_is_what_its_own_header_is_guessed_to_be() {
        let header = "pupil_key;series;subject;moment;date;skill_score;level;percentile";
        let (guessed, _) = codes(&format!("{header}\n1;RW;Rekenen;M5;2026-01-20;200;II;60\n"));
        assert_eq!(guessed, plain());
        assert_eq!(plain().lacks(), []);
    }

    #[test]
    fn names_of_exports_are_guessed_and_service_numbers_are_not_read() {
        let (mapping, found) = codes(
            "Leerlingnummer;BSN;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Naam;Toets;Afnamedatum;Vaardigheidsscore;Niveau;Opmerking\n\
             1;123456782;Noor;van den;Berg;1-2-2015;Noor van den Berg;RW;20-1-2026;200;II;goed gewerkt\n",
        );
        let expected = [
            "pupil_key",
            "skip",
            "first_name",
            "prefix",
            "last_name",
            "birth_date",
            "skip",
            "series",
            "date",
            "skill_score",
            "level",
            "skip",
        ];
        assert_eq!(found, expected);
        assert_eq!(mapping.lacks(), []);
    }

    #[test]
    fn columns_with_a_moment_are_tests_of_their_own() {
        let (mapping, found) =
            codes("Naam;Rekenen M5;Rekenen M5 niveau;DMT E4 VS;Datum M5\nNoor;200;II;40;20-1-2026\n");
        assert_eq!(found, ["full_name", "skill_score", "level", "skill_score", "skip"]);
        let test = |at: usize| match mapping.use_of(at) {
            Use::Score(ScoreColumn { test: Some(test), .. }) => test.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(test(1), test(2));
        assert_eq!(test(1).series.as_deref(), Some("Rekenen"));
        assert_eq!(test(3).moment.unwrap().to_string(), "E4");
        assert_eq!(mapping.lacks(), [Lack::Date]);
    }

    #[test]
    fn hours_make_absence() {
        let (mapping, found) = codes("Leerlingnummer;Datum;Soort;Uren\n1;1-2-2026;ziek;5,5\n");
        assert_eq!(
            (mapping.brings, found),
            (Brings::Absences, vec!["pupil_key", "date", "absence_kind", "hours"])
        );
        assert_eq!(mapping.lacks(), []);
    }

    #[test]
    fn a_header_that_is_data_is_told_from_one_that_is_not() {
        let is_data = |header: &str, uses: &[&str]| {
            let names = header.split(';').map(str::to_owned);
            let columns = names.zip(uses.iter().map(|code| Use::from_code(code))).collect();
            Mapping { columns, ..Mapping::default() }.header_is_data()
        };
        assert!(is_data("Noor;20-1-2026", &["first_name", "skip"]));
        assert!(is_data("Noor;68,5", &["first_name", "skip"]));
        assert!(is_data("Noor;IV", &["first_name", "level"]));
        assert!(is_data("https://ketenid.nl/1;goed", &["eck_id", "level_own"]));
        assert!(!is_data("Naam;Rekenen M5;Niveau;(4)", &["full_name", "skill_score", "level", "skip"]));
        assert!(!is_data(&PLAIN.join(";"), &PLAIN));
    }

    #[test]
    fn a_remembered_mapping_fits_the_same_columns_in_another_order() {
        let header: Vec<String> = ["Extra", "LEVEL", "pupil_key", "BSN"].map(str::to_owned).to_vec();
        let mut remembered = plain();
        remembered.columns.push(("bsn".to_owned(), Use::Field(Field::PupilKey)));
        let fitted = remembered.for_header(&header);
        let codes: Vec<_> = fitted.columns.iter().map(|(_, what)| what.code()).collect();
        assert_eq!(codes, ["skip", "level", "pupil_key", "skip"]);
        assert_eq!(
            plain().missing_in(&header),
            ["series", "subject", "moment", "date", "skill_score", "percentile"]
        );
    }
}
