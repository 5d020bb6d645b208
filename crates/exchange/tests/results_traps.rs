//! The traps of UWLR results, each by its name. Everything in the files is invented.

mod support;

use domain::results::Decimal;
use exchange::{ProblemKind, results::ResultsItem};
use jiff::civil::date;
use support::*;

fn oso(scores: &str) -> String {
    format!("<osoresultaat>{scores}</osoresultaat>")
}

#[test]
fn a_full_result_is_read_whatever_the_prefixes() {
    let scores = [
        ("IV", "II"),
        ("AE", "B"),
        ("AVI", "E4"),
        ("RNTRM", "1F"),
        ("Percentiel", "68"),
        ("DLE", "40"),
        ("FN", "E5"),
    ]
    .map(|(code, value)| score(code, value))
    .concat();
    let test_score = "<toetsscore><aantalopgaven>60</aantalopgaven><aantalgoed>45</aantalgoed><aantalfout>15</aantalfout><tijd>60.5</tijd>\
        <vaardigheidsscore>210,5</vaardigheidsscore><codevaardigheidsschaal>rw</codevaardigheidsschaal>\
        <betrouwbaarheidsinterval><bivlaag>203</bivlaag><bivhoog>217</bivhoog></betrouwbaarheidsinterval></toetsscore>";
    let (plain, problems) = one_result(&oso(&format!("{test_score}{scores}")));
    assert!(problems.is_empty(), "{problems:?}");
    let result = &plain[0];
    assert_eq!((result.pupil_key.as_str(), result.taken_on), ("ll-1", date(2026, 1, 27)));
    assert_eq!(result.skill_score, Some("210.5".parse().unwrap()));
    assert_eq!(result.raw_score, Some(Decimal::whole(45)));
    assert_eq!(result.scale.as_deref(), Some("rw"));
    assert_eq!(result.levels.all().map(|level| level.name()).collect::<Vec<_>>(), ["II", "B", "E4", "1F"]);
    assert_eq!((result.percentile, result.dle), (Some(Decimal::whole(68)), Some(Decimal::whole(40))));
    assert_eq!(result.functioning_level.as_deref(), Some("E5"));
    let prefixed = oso(&format!("{test_score}{scores}"))
        .replace("</", "</oso:")
        .replace('<', "<oso:")
        .replace("<oso:/oso:", "</oso:");
    assert_eq!(one_result(&prefixed).0, plain);
}

#[test]
fn scores_of_other_comparison_groups_do_not_count() {
    let havo = score("Percentiel", "20").replace("Landelijk", "HAVO")
        + &score("IV", "V").replace("Landelijk", "VWO");
    let without =
        score("Percentiel", "68").replace("<codevergelijkingsgroep>Landelijk</codevergelijkingsgroep>", "");
    let (results, problems) =
        one_result(&oso(&format!("{havo}{without}{}", score("T-score", "53").replace("Landelijk", "BB"))));
    assert!(problems.is_empty());
    assert_eq!(results[0].percentile, Some(Decimal::whole(68)));
    assert_eq!(results[0].levels.main(), None);
    assert!(results[0].other_scores.is_empty());
}

#[test]
fn scores_that_stut_does_not_know_are_kept_as_they_came_and_shortened() {
    let long = "x".repeat(60);
    let (results, _) =
        one_result(&oso(&[score("CIV", "III"), score("Stanine", "7"), score("ON", &long)].concat()));
    let others: Vec<(&str, &str)> =
        results[0].other_scores.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(others, [("CIV", "III"), ("Stanine", "7"), ("ON", &long[..40])]);
}

#[test]
fn levels_and_numbers_that_cannot_be_are_refused() {
    for (code, value, kind) in [
        ("IV", "VI", ProblemKind::UnknownCode { code: "VI".to_owned() }),
        ("AE", "II", ProblemKind::UnknownCode { code: "II".to_owned() }),
        ("Percentiel", "101", ProblemKind::InvalidNumber),
        ("Percentiel", "-1", ProblemKind::InvalidNumber),
        ("DLE", "veertig", ProblemKind::InvalidNumber),
    ] {
        let (results, problems) = one_result(&oso(&format!("\n{}", score(code, value))));
        assert!(results.is_empty());
        assert_eq!(problems, [(3, "resultaat r1/waarde".to_owned(), kind)]);
    }
    for scores in ["<score>zeven</score>", "<score>-1</score>"] {
        assert_eq!(one_result(scores).1[0].2, ProblemKind::InvalidNumber);
    }
}

#[test]
fn the_score_of_a_schools_own_test_is_a_raw_score() {
    for scores in
        ["<score>17</score>", "<anderresultaat><andere_score>17</andere_score><x/></anderresultaat>"]
    {
        let (results, problems) = one_result(scores);
        assert_eq!(results[0].raw_score, Some(Decimal::whole(17)), "{problems:?}");
    }
    assert_eq!(one_result("<score>17,5</score>").0[0].raw_score, Some("17.5".parse().unwrap()));
    assert_eq!(
        one_result("<anderresultaat><andere_score>goed</andere_score></anderresultaat>").0[0].raw_score,
        None
    );
}

#[test]
fn what_a_result_needs() {
    let file = verzoek(&sitting("ll-1", "<resultaat key='r1'><versie>1</versie></resultaat>"));
    let fields: Vec<String> = problems(&results(file)).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(fields, ["resultaat r1/afnamedatum", "resultaat r1/toetscode", "resultaat r1/score"]);
    let file = verzoek(
        "<toetsafname><resultaten><resultaat key='a'/><resultaat key='b'/></resultaten></toetsafname>",
    );
    assert_eq!(problems(&results(file)), {
        let needed = ["resultaat a/afnamedatum", "resultaat a/toetscode", "resultaat a/score"];
        let other = ["resultaat b/afnamedatum", "resultaat b/toetscode", "resultaat b/score"];
        let missing = std::iter::once("toetsafname/leerlingid").chain(needed).chain(other);
        missing.map(|field| (2, field.to_owned(), ProblemKind::Missing)).collect::<Vec<_>>()
    });
}

#[test]
fn a_result_may_lack_its_key() {
    let file = verzoek(&sitting("ll-1", &result("", "<score>1</score>").replace(" key=\"\"", "")));
    let items = results(file);
    assert_eq!(records(&items).len(), 1);
    assert!(problems(&items).is_empty());
}

#[test]
fn the_pupil_may_stand_behind_the_results() {
    let eck = format!("https://ketenid.nl/pilot/{}", "0".repeat(128));
    let file = verzoek(&format!(
        "<toetsafname><resultaten>{}</resultaten><eckid>{eck}</eckid><leerlingid>ll-1</leerlingid></toetsafname>",
        result("r1", "<score>1</score>")
    ));
    let records = records(&results(file));
    assert_eq!(records[0].pupil_key, "ll-1");
    assert_eq!(records[0].eck_id.as_ref().map(|it| it.reveal()), Some(&eck[..]));
}

#[test]
fn a_result_that_repeats_another_is_one() {
    let one = result("r1", "<score>1</score>");
    let again = result("r2", "<score>1</score>");
    let file = verzoek(&(sitting("ll-1", &format!("{one}{one}{again}")) + &sitting("ll-1", &one)));
    let items = results(file);
    assert_eq!(records(&items).len(), 1);
    assert!(problems(&items).is_empty());
}

#[test]
fn a_result_that_contradicts_another_is_a_double_key() {
    let file = verzoek(
        &(sitting("ll-1", &result("r1", "<score>1</score>"))
            + "\n"
            + &sitting("ll-1", &result("r2", "<score>2</score>"))),
    );
    let items = results(file);
    assert_eq!(records(&items).len(), 1);
    assert_eq!(
        problems(&items),
        [(3, "resultaat r2/toetscode".to_owned(), ProblemKind::DuplicateKey { first_line: 2 })]
    );
    let other_part = result("r2", "<score>2</score>")
        .replace("</toetscode>", "</toetscode><toetsonderdeelcode>a</toetsonderdeelcode>");
    let file = verzoek(&sitting("ll-1", &(result("r1", "<score>1</score>") + &other_part)));
    assert_eq!(records(&results(file)).len(), 2);
}

#[test]
fn one_key_for_two_results_is_a_double_key() {
    let file = verzoek(
        &(sitting("ll-1", &result("r1", "<score>1</score>"))
            + "\n"
            + &sitting("ll-2", &result("r1", "<score>2</score>"))),
    );
    let items = results(file);
    assert_eq!(records(&items).len(), 1);
    assert_eq!(
        problems(&items),
        [(3, "resultaat r1/key".to_owned(), ProblemKind::DuplicateKey { first_line: 2 })]
    );
}

#[test]
fn a_test_that_is_not_described_is_said_once_at_its_first_use() {
    let file = verzoek(&format!(
        "\n{}\n{}",
        sitting("ll-1", &result("r1", "<score>1</score>").replace("RW", "XX")),
        sitting("ll-2", &result("r2", "<score>1</score>").replace("RW", "XX")),
    ));
    let items = results(file);
    assert_eq!(records(&items).len(), 2);
    let kind = ProblemKind::DanglingReference { key: "XX".to_owned() };
    assert_eq!(problems(&items), [(3, "resultaat r1/toetscode".to_owned(), kind)]);
    assert!(matches!(items.last(), Some(ResultsItem::Problem(_))));
}

#[test]
fn a_version_counts_only_when_both_have_one() {
    let file = |of_result: &str, of_test: &str| {
        let result =
            result("r1", "<score>1</score>").replace("</toetscode>", &format!("</toetscode>{of_result}"));
        let file = verzoek(&sitting("ll-1", &result));
        file.replace(
            "<toetscode>RW</toetscode></toets>",
            &format!("<toetscode>RW</toetscode>{of_test}</toets>"),
        )
    };
    let (one, two) = ("<versie>1</versie>", "<versie>2</versie>");
    for (of_result, of_test, is_described) in
        [("", "", true), (one, "", true), ("", one, true), (one, one, true), (one, two, false)]
    {
        let items = results(file(of_result, of_test));
        assert_eq!(problems(&items).is_empty(), is_described, "{of_result} {of_test}");
        let (tests, records) = (tests(&items), records(&items));
        assert_eq!(tests.iter().any(|test| test.describes(&records[0])), is_described);
    }
}

#[test]
fn tests_may_stand_before_the_results() {
    let file = format!(
        "<leerresultaten_verzoek>{SCHOOL}<toetsen><toets><toetscode>RW</toetscode></toets></toetsen><toetsafnames>{}</toetsafnames></leerresultaten_verzoek>",
        sitting("ll-1", &result("r1", "<score>1</score>"))
    );
    let items = results(file);
    assert!(problems(&items).is_empty() && records(&items).len() == 1);
}

#[test]
fn a_test_gives_itself_and_its_parts_and_no_norms() {
    let file = verzoek("").replace(
        "<toets><toetscode>SP</toetscode></toets>",
        "<toets><toetscode>SP</toetscode><versie>3</versie><toetsnaam>Spelling</toetsnaam><leerjaar>5</leerjaar><vakgebied>Taal</vakgebied>\
         <toetsnormering><norm><term>goed</term></norm></toetsnormering><toetsonderdelen><toetsonderdeel>\
         <toetsonderdeelvolgnummer>1</toetsonderdeelvolgnummer><toetsonderdeelcode>ww</toetsonderdeelcode><toetsonderdeelnaam>Werkwoorden</toetsonderdeelnaam>\
         </toetsonderdeel></toetsonderdelen></toets>",
    );
    let items = results(file);
    assert!(problems(&items).is_empty());
    let tests = tests(&items);
    assert_eq!(tests.len(), 3);
    assert_eq!(
        (tests[1].name.as_deref(), tests[1].year_group, tests[1].part_code.as_deref()),
        (Some("Spelling"), Some(5), None)
    );
    assert_eq!((tests[2].name.as_deref(), tests[2].part_code.as_deref()), (Some("Werkwoorden"), Some("ww")));
    assert_eq!((tests[2].subject.as_deref(), tests[2].version.as_deref()), (Some("Taal"), Some("3")));
}

#[test]
fn a_year_that_is_no_primary_year_group_says_nothing() {
    for leerjaar in ["0", "9", "vijf", "5-6", ""] {
        let file = verzoek("")
            .replace("</toets></toetsen>", &format!("<leerjaar>{leerjaar}</leerjaar></toets></toetsen>"));
        let items = results(file);
        assert_eq!(tests(&items)[1].year_group, None, "{leerjaar}");
        assert!(problems(&items).is_empty());
    }
}

#[test]
fn a_test_described_twice_is_fine_when_the_words_are_the_same() {
    let twice = |second: &str| {
        results(verzoek("").replace("<toets><toetscode>SP", &format!("\n{second}<toets><toetscode>SP")))
    };
    let items = twice("<toets><toetscode>RW</toetscode></toets>");
    assert_eq!((tests(&items).len(), problems(&items).len()), (2, 0));
    let items = twice("<toets><toetscode>RW</toetscode><vakgebied>Rekenen</vakgebied></toets>");
    assert_eq!(tests(&items).len(), 2);
    assert_eq!(
        problems(&items),
        [(3, "toets RW/toetscode".to_owned(), ProblemKind::DuplicateKey { first_line: 2 })]
    );
}

#[test]
fn soap_with_its_header_is_passed_through() {
    let plain = verzoek(&sitting("ll-1", &result("r1", "<score>1</score>")));
    let soap = format!(
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Header><autorisatie><klantcode>x</klantcode></autorisatie></soap:Header>\
         <soap:Body>{plain}</soap:Body></soap:Envelope>"
    );
    assert_eq!(results(soap), results(plain));
    assert_eq!(kinds(&results(edex(""))), [ProblemKind::OtherKind]);
}

#[test]
fn a_result_before_the_school_ends_the_reading() {
    let items = results(verzoek(&sitting("ll-1", "")).replace(SCHOOL, ""));
    assert_eq!(kinds(&items), [ProblemKind::NoSchool]);
    assert_eq!(items.len(), 1);
}

#[test]
fn a_sitting_of_very_many_results_is_given_out_in_parts() {
    let many: String = (0..6_000)
        .map(|n| {
            result(&format!("r{n}"), "<score>1</score>")
                .replace("2026-01-27", &format!("20{:02}-01-{:02}", n / 28 % 100, 1 + n % 28))
        })
        .collect();
    let items = results(verzoek(&sitting("ll-1", &many)));
    assert_eq!((records(&items).len(), problems(&items).len()), (2_800, 0));
    let pupil_last =
        format!("<toetsafname><resultaten>{many}</resultaten><leerlingid>ll-1</leerlingid></toetsafname>");
    assert_eq!(kinds(&results(verzoek(&pupil_last))), [ProblemKind::TooLarge]);
}
