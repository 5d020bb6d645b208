//! The traps of EDEXML, each by its name. Everything in the files is invented.

mod support;

use domain::{
    Personal,
    register::{Gender, GroupKind, YearGroup},
};
use exchange::{
    Problem, ProblemKind, Severity,
    roster::{RosterItem, RosterReader},
};
use jiff::civil::date;
use support::*;

#[test]
fn a_school_year_behind_the_enumeration_of_the_standard_is_taken() {
    for year in ["2025-2026", "2031-2032"] {
        let items = roster(edex("<leerlingen/>").replace("2025-2026", year));
        assert!(
            matches!(&items[..], [RosterItem::School(1, it)] if it.school_year.to_string() == year),
            "{items:?}"
        );
    }
    let items = roster(edex("<leerlingen/>").replace("2025-2026", "2025-2027"));
    assert_eq!(problems(&items), [(1, "school/schooljaar".to_owned(), ProblemKind::InvalidSchoolYear)]);
}

#[test]
fn the_school_is_known_by_brin_branch_or_key() {
    let school = |codes: &str| {
        let file = format!("<EDEX><school><schooljaar>2025-2026</schooljaar>{codes}</school></EDEX>");
        let items = roster(file);
        let school = items.iter().find_map(|item| match item {
            RosterItem::School(_, it) => Some((it.school.code(), it.school.key.clone())),
            _ => None,
        });
        (school, kinds(&items))
    };
    let known = |code: &str, key: Option<&str>| (Some((code.to_owned(), key.map(str::to_owned))), vec![]);
    assert_eq!(school("<brincode>77QX</brincode>"), known("77QX00", None));
    assert_eq!(school("<brincode>77QX</brincode><dependancecode/>"), known("77QX00", None));
    assert_eq!(school("<brincode>77QX</brincode><dependancecode>02</dependancecode>"), known("77QX02", None));
    assert_eq!(school("<brincode>77QX01</brincode>"), known("77QX01", None));
    assert_eq!(school("<brincode>77QX</brincode><schoolkey>s-1</schoolkey>"), known("77QX00", Some("s-1")));
    assert_eq!(school("<schoolkey>s-1</schoolkey>"), known("s-1", Some("s-1")));
    assert_eq!(school("<instellingsnummer>12345</instellingsnummer>"), known("12345", Some("12345")));
    let wrong_brin = school("<brincode>QX77</brincode><schoolkey>s-1</schoolkey>");
    let code = ProblemKind::UnknownCode { code: "QX77".to_owned() };
    assert_eq!(wrong_brin, (known("s-1", Some("s-1")).0, vec![code]));
    assert_eq!(school("<brincode>QX77</brincode>"), (None, vec![ProblemKind::NoSchool]));
    assert_eq!(school(""), (None, vec![ProblemKind::NoSchool]));
}

#[test]
fn the_day_of_a_roster_is_that_of_its_making_when_it_has_no_other() {
    let day = |dates: &str| {
        let items = roster(edex("").replace("<brincode>", &format!("{dates}<brincode>")));
        items
            .iter()
            .find_map(|item| if let RosterItem::School(_, it) = item { it.reference_date } else { None })
    };
    let made = "<aanmaakdatum>2026-02-01T08:30:00+01:00</aanmaakdatum>";
    assert_eq!(day(""), None);
    assert_eq!(day(made), Some(date(2026, 2, 1)));
    assert_eq!(day(&format!("<peildatum>2025-10-01</peildatum>{made}")), Some(date(2025, 10, 1)));
}

#[test]
fn a_record_before_the_school_ends_the_reading() {
    for list in ["<leerlingen><leerling key='a'/></leerlingen>", "<groepen><groep key='a'/></groepen>"] {
        let items = roster(format!("<EDEX>{list}{SCHOOL}</EDEX>"));
        assert_eq!(kinds(&items), [ProblemKind::NoSchool]);
        assert_eq!(items.len(), 1);
    }
    assert_eq!(kinds(&roster("<EDEX/>")), [ProblemKind::NoSchool]);
    let none = "<leerlinggegevens_antwoord><geengegevens/></leerlinggegevens_antwoord>";
    assert_eq!(kinds(&roster(none)), [ProblemKind::NoSchool]);
}

#[test]
fn a_reference_to_no_group_is_found_though_the_schema_does_not() {
    let (pupils, problems) = one_pupil("<roepnaam>Noor</roepnaam>\n<groep key='g5b'/>");
    assert!(pupils.is_empty());
    let kind = ProblemKind::DanglingReference { key: "g5b".to_owned() };
    assert_eq!(problems, [(4, "leerling ll-1/groep".to_owned(), kind)]);
}

#[test]
fn a_reference_to_a_group_of_the_other_kind_dangles() {
    let (pupils, problems) = one_pupil("<roepnaam>Noor</roepnaam><groep key='plus'/>");
    assert!(pupils.is_empty() && problems.len() == 1, "{problems:?}");
    let extra = "<samengestelde_groepen><samengestelde_groep key='g5a'/><samengestelde_groep key='plus'/></samengestelde_groepen>";
    let (pupils, problems) = one_pupil(&format!("<roepnaam>Noor</roepnaam>{extra}"));
    assert!(pupils.is_empty());
    assert_eq!(problems[0].1, "leerling ll-1/samengestelde_groep");
}

#[test]
fn staff_may_refer_to_groups_of_both_kinds_that_are_there() {
    let groups = "<groepen><groep key='g1'><naam>1</naam></groep><samengestelde_groep key='x'><naam>X</naam></samengestelde_groep></groepen>";
    let file = |refs: &str| {
        edex(&format!(
            "{groups}<leerkrachten><leerkracht key='lk'><roepnaam>Anke</roepnaam><groepen>{refs}</groepen></leerkracht></leerkrachten>"
        ))
    };
    let items = roster(file("<groep key='g1'><rol>LRK</rol></groep><samengestelde_groep key='x'/>"));
    assert_eq!(staff(&items)[0].groups, ["g1", "x"]);
    assert!(problems(&items).is_empty());
    let items = roster(file("<groep key='g2'/>"));
    assert!(staff(&items).is_empty());
    assert_eq!(kinds(&items), [ProblemKind::DanglingReference { key: "g2".to_owned() }]);
}

#[test]
fn without_any_groups_references_dangle() {
    let items = roster(edex(
        "<leerlingen><leerling key='a'><roepnaam>N</roepnaam><groep key='g'/></leerling></leerlingen>",
    ));
    assert_eq!(kinds(&items), [ProblemKind::DanglingReference { key: "g".to_owned() }]);
}

#[test]
fn equal_keys_are_found_though_the_schema_does_not() {
    let items = roster(edex_pupils(
        "<leerling key='a'><roepnaam>Noor</roepnaam></leerling>\n<leerling key='a'><roepnaam>Emre</roepnaam></leerling>",
    ));
    assert_eq!(pupils(&items).len(), 1);
    assert_eq!(pupils(&items)[0].name.first.reveal(), "Noor");
    let kind = ProblemKind::DuplicateKey { first_line: 3 };
    assert_eq!(problems(&items), [(4, "leerling a/key".to_owned(), kind)]);
}

#[test]
fn groups_of_both_kinds_share_their_keys_and_people_do_not() {
    let items = roster(edex(
        "<groepen><groep key='a'><naam>1</naam></groep>\n<samengestelde_groep key='a'><naam>2</naam></samengestelde_groep></groepen>\
         <leerlingen><leerling key='a'><roepnaam>N</roepnaam></leerling></leerlingen>\
         <leerkrachten><leerkracht key='a'><roepnaam>A</roepnaam></leerkracht>\n<leerkracht key='a'><roepnaam>B</roepnaam></leerkracht></leerkrachten>",
    ));
    assert_eq!((groups(&items).len(), pupils(&items).len(), staff(&items).len()), (1, 1, 1));
    let expected = [
        (3, "samengestelde_groep a/key".to_owned(), ProblemKind::DuplicateKey { first_line: 2 }),
        (4, "leerkracht a/key".to_owned(), ProblemKind::DuplicateKey { first_line: 3 }),
    ];
    assert_eq!(problems(&items), expected);
}

#[test]
fn one_pseudonym_for_two_pupils_is_a_double_key() {
    let eck = format!("https://ketenid.nl/pilot/{}", "0".repeat(128));
    let items = roster(edex_pupils(&format!(
        "<leerling key='a' eckid='{eck}'><roepnaam>N</roepnaam></leerling><leerling key='b' eckid='{eck}'><roepnaam>E</roepnaam></leerling>"
    )));
    assert_eq!(pupils(&items)[0].eck_id.as_ref().map(|it| it.reveal()), Some(&eck[..]));
    assert_eq!(
        problems(&items),
        [(3, "leerling b/eckid".to_owned(), ProblemKind::DuplicateKey { first_line: 3 })]
    );
}

#[test]
fn a_pseudonym_that_is_too_long_is_passed_over() {
    let long = "a".repeat(257);
    let items =
        roster(edex_pupils(&format!("<leerling key='a' eckid='{long}'><roepnaam>N</roepnaam></leerling>")));
    assert_eq!(pupils(&items)[0].eck_id, None);
    assert_eq!(problems(&items), [(3, "leerling/eckid".to_owned(), ProblemKind::UnknownElement)]);
}

#[test]
fn in_a_combination_group_the_year_is_the_pupils_own() {
    let year_group = |elements: &str| {
        let (pupils, problems) = one_pupil(&format!("<roepnaam>Noor</roepnaam>{elements}"));
        assert!(problems.is_empty(), "{problems:?}");
        pupils[0].year_group
    };
    assert_eq!(year_group("<jaargroep>7</jaargroep><groep key='g67'/>"), Some(YearGroup::Primary(7)));
    assert_eq!(year_group("<groep key='g67'/>"), None);
    assert_eq!(year_group("<groep key='g5a'/>"), Some(YearGroup::Primary(5)));
    assert_eq!(year_group("<jaargroep>6</jaargroep><groep key='g5a'/>"), Some(YearGroup::Primary(6)));
    assert_eq!(year_group("<jaargroep>C</jaargroep><groep key='g67'/>"), None, "C tells no year");
    let (pupils, problems) = one_pupil("<roepnaam>Noor</roepnaam><jaargroep>9</jaargroep>");
    assert!(pupils.is_empty());
    assert_eq!(problems[0].2, ProblemKind::UnknownCode { code: "9".to_owned() });
}

#[test]
fn tussenvoegsel_is_voorvoegsel() {
    for element in ["voorvoegsel", "tussenvoegsel"] {
        let (pupils, problems) = one_pupil(&format!(
            "<achternaam>Berg</achternaam><{element}>van den</{element}><roepnaam>Noor</roepnaam>"
        ));
        assert_eq!(pupils[0].name.full(), "Noor van den Berg");
        assert!(problems.is_empty());
    }
}

#[test]
fn the_first_name_is_what_one_is_called_else_the_first_given_name_else_the_initials() {
    let first = |elements: &str| one_pupil(elements).0[0].name.first.reveal().clone();
    let (called, given, initials) = (
        "<roepnaam>Noor</roepnaam>",
        "<voornamen>Eleonora Elisabeth</voornamen>",
        "<voorletters-1>E.E.</voorletters-1>",
    );
    let last = "<achternaam>Berg</achternaam>";
    assert_eq!(first(&format!("{last}{given}{initials}{called}")), "Noor");
    assert_eq!(first(&format!("{last}{given}{initials}")), "Eleonora");
    assert_eq!(first(&format!("{last}{initials}")), "E.E.");
    assert_eq!(first(last), "");
    assert_eq!(first(called), "Noor");
}

#[test]
fn a_pupil_without_any_name_or_without_key_is_refused() {
    let (pupils, problems) = one_pupil("<voorvoegsel>van</voorvoegsel><achternaam> </achternaam>");
    assert!(pupils.is_empty());
    assert_eq!(problems, [(3, "leerling ll-1/achternaam".to_owned(), ProblemKind::Missing)]);
    let items = roster(edex_pupils("<leerling><roepnaam>Noor</roepnaam></leerling>"));
    assert_eq!(support::problems(&items), [(3, "leerling/key".to_owned(), ProblemKind::Missing)]);
    let items = roster(edex_pupils("<leerling key=' '><roepnaam>Noor</roepnaam></leerling>"));
    assert_eq!(kinds(&items), [ProblemKind::Missing]);
}

#[test]
fn service_numbers_ethnicity_and_countries_are_never_stored_and_said_so_once() {
    let secret = "999999990";
    let elements = "<etniciteit>1</etniciteit><land>6030</land><land_vader>6030</land_vader><land_moeder>6030</land_moeder>";
    let numbers = ["sofinummer", "bsn", "onderwijsnummer", "bsn_ondwnr-4", "rijksregisternummer"]
        .map(|name| format!("<{name}>{secret}</{name}>"))
        .concat();
    let items = roster(edex_pupils(&format!(
        "<leerling key='a'><roepnaam>N</roepnaam>{elements}{numbers}</leerling>\n<leerling key='b'><roepnaam>E</roepnaam>{numbers}</leerling>"
    )));
    assert_eq!(pupils(&items).len(), 2);
    let problems = problems(&items);
    assert_eq!(problems.len(), 9, "{problems:?}");
    assert!(problems.iter().all(|(line, _, kind)| *line == 3 && *kind == ProblemKind::NeverStored));
    assert_eq!(problems[4].1, "leerling/sofinummer");
    assert!(!format!("{items:?}").contains(secret));
}

#[test]
fn what_is_known_and_not_kept_is_passed_over_without_a_word() {
    let elements = "<roepnaam>Noor</roepnaam><vestiging key='v'/><gebruikersnaam>noor</gebruikersnaam>\
        <emailadres>noor@school.example</emailadres><fotourl>https://x.example</fotourl><gewicht_nieuw>0,3</gewicht_nieuw>\
        <gewicht>0.25</gewicht><postcodenl>1234AB</postcodenl><toevoegingen><blok><code>x</code><bsn>1</bsn></blok></toevoegingen>\
        <mutatiedatum>2025-09-01T10:00:00</mutatiedatum>";
    let (pupils, problems) = one_pupil(elements);
    assert_eq!(pupils.len(), 1);
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn what_is_not_known_is_mentioned_once_for_each_name() {
    let items = roster(edex_pupils(
        "<leerling key='a'><roepnaam>N</roepnaam>\n<huisdier><naam>Rex</naam></huisdier></leerling>\
         <leerling key='b'><huisdier/><x:hobby xmlns:x='u'/><roepnaam>E</roepnaam></leerling>",
    ));
    assert_eq!(pupils(&items).len(), 2);
    let expected = [
        (4, "leerling/huisdier".to_owned(), ProblemKind::UnknownElement),
        (4, "leerling/hobby".to_owned(), ProblemKind::UnknownElement),
    ];
    assert_eq!(problems(&items), expected);
    assert_eq!(ProblemKind::UnknownElement.severity(), Severity::Notice);
}

#[test]
fn the_order_inside_a_record_does_not_matter() {
    let in_order = "<achternaam>Berg</achternaam><roepnaam>Noor</roepnaam><geboortedatum>2016-11-23</geboortedatum><geslacht>2</geslacht><jaargroep>5</jaargroep><groep key='g5a'/>";
    let reversed = "<groep key='g5a'/><jaargroep>5</jaargroep><geslacht>2</geslacht><geboortedatum>2016-11-23</geboortedatum><roepnaam>Noor</roepnaam><achternaam>Berg</achternaam>";
    assert_eq!(one_pupil(in_order), one_pupil(reversed));
    assert_eq!(one_pupil(in_order).0[0].gender, Gender::Girl);
}

#[test]
fn people_before_the_groups_wait_for_them() {
    let items = roster(edex(
        "<leerkrachten><leerkracht key='lk'><roepnaam>A</roepnaam><groepen><groep key='g'/></groepen></leerkracht></leerkrachten>\n\
         <leerlingen><leerling key='a'><roepnaam>N</roepnaam><groep key='g'/></leerling>\n\
         <leerling key='b'><roepnaam>E</roepnaam><groep key='h'/></leerling></leerlingen>\
         <groepen><groep key='g'><naam>5A</naam><jaargroep>5</jaargroep></groep></groepen>",
    ));
    assert_eq!(staff(&items).len(), 1);
    assert_eq!(pupils(&items)[0].year_group, Some(YearGroup::Primary(5)));
    let kind = ProblemKind::DanglingReference { key: "h".to_owned() };
    assert_eq!(problems(&items), [(4, "leerling b/groep".to_owned(), kind)]);
}

#[test]
fn so_many_people_before_the_groups_that_memory_would_grow_are_refused() {
    let pupil = "<leerling key='KEY'><roepnaam>Noor</roepnaam><!--".to_owned()
        + &"x".repeat(900_000)
        + "--></leerling>";
    let many = (0..20).map(|number| pupil.replace("KEY", &number.to_string())).collect::<String>();
    let items = roster(edex(&format!("<leerlingen>{many}</leerlingen><groepen/>")));
    assert_eq!(kinds(&items), [ProblemKind::TooLarge]);
}

#[test]
fn dates_may_carry_a_time_or_a_zone_and_nothing_else() {
    let born =
        |text: &str| one_pupil(&format!("<roepnaam>Noor</roepnaam>\n<geboortedatum>{text}</geboortedatum>"));
    for text in ["2016-11-23", "2016-11-23Z", "2016-11-23+01:00", "2016-11-23T00:00:00"] {
        assert_eq!(born(text).0[0].born_on, Some(Personal::new(date(2016, 11, 23))), "{text}");
    }
    assert_eq!(born("").0[0].born_on, None);
    let (pupils, problems) = born("23-11-2016");
    assert!(pupils.is_empty());
    assert_eq!(problems, [(4, "leerling ll-1/geboortedatum".to_owned(), ProblemKind::InvalidDate)]);
}

#[test]
fn an_empty_element_is_an_absent_one() {
    let (pupils, problems) = one_pupil(
        "<achternaam/><roepnaam>Noor</roepnaam><geboortedatum/><geslacht></geslacht><jaargroep> </jaargroep><uitstroomdatum/>",
    );
    assert!(problems.is_empty(), "{problems:?}");
    let pupil = &pupils[0];
    assert_eq!((pupil.gender, pupil.year_group, pupil.left_on), (Gender::Unknown, None, None));
    assert_eq!(pupil.name.last.reveal(), "");
}

#[test]
fn values_longer_than_the_format_allows_are_refused_counted_in_characters() {
    let (pupils, problems) = one_pupil(&format!("<achternaam>{}</achternaam>", "é".repeat(200)));
    assert!(problems.is_empty() && pupils.len() == 1);
    let (pupils, problems) = one_pupil(&format!("<achternaam>{}</achternaam>", "é".repeat(201)));
    assert!(pupils.is_empty());
    assert_eq!(problems, [(3, "leerling ll-1/achternaam".to_owned(), ProblemKind::TooLong { most: 200 })]);
    let items = roster(edex_pupils(&format!(
        "<leerling key='{}'><roepnaam>N</roepnaam></leerling>",
        "k".repeat(257)
    )));
    assert_eq!(kinds(&items), [ProblemKind::TooLong { most: 256 }]);
}

#[test]
fn codes_outside_their_lists_are_refused() {
    for element in ["geslacht", "jaargroep"] {
        let (pupils, problems) = one_pupil(&format!("<roepnaam>Noor</roepnaam><{element}>X9</{element}>"));
        assert!(pupils.is_empty());
        let kind = ProblemKind::UnknownCode { code: "X9".to_owned() };
        assert_eq!(problems, [(3, format!("leerling ll-1/{element}"), kind)]);
    }
}

#[test]
fn a_group_keeps_kind_year_and_description() {
    let items = roster(edex_pupils(""));
    let groups = groups(&items);
    assert_eq!(
        groups.iter().map(|group| group.kind).collect::<Vec<_>>(),
        [GroupKind::Base, GroupKind::Base, GroupKind::Extra]
    );
    assert_eq!(groups[1].year_group, Some(YearGroup::Combination));
    let items = roster(edex("<groepen><groep key='a'><jaargroep>5</jaargroep></groep></groepen>"));
    assert_eq!(problems(&items), [(2, "groep a/naam".to_owned(), ProblemKind::Missing)]);
}

#[test]
fn staff_have_roles_by_code_and_by_description() {
    let items = roster(edex(
        "<leerkrachten><leerkracht key='lk' eckid='x'><achternaam>Jansen</achternaam><voorletters-1>A.</voorletters-1>\
         <emailadres>a@school.example</emailadres><rol>LRK</rol><rol>IB</rol><rolomschrijving>leest voor</rolomschrijving><rol>IB</rol>\
         </leerkracht></leerkrachten>",
    ));
    let staff = &staff(&items)[0];
    assert_eq!(staff.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>(), ["LRK", "IB", "leest voor"]);
    assert_eq!(staff.email.as_deref(), Some("a@school.example"));
    assert!(problems(&items).is_empty());
}

#[test]
fn namespaces_prefixes_answers_and_envelopes_are_all_the_same_roster() {
    let plain = edex_pupils("<leerling key='a'><roepnaam>Noor</roepnaam></leerling>");
    let expected = roster(&plain);
    let service = plain.replace("EDEX>", "leerlinggegevens>");
    let answer = format!("<leerlinggegevens_antwoord xmlns='urn:x'>{service}</leerlinggegevens_antwoord>");
    let soap = format!(
        "<s:Envelope xmlns:s='urn:s'><s:Header><k>geheim</k></s:Header><s:Body>{answer}</s:Body></s:Envelope>"
    );
    let prefixed = plain.replace("</", "<\u{1}").replace('<', "<e:").replace("<e:\u{1}", "</e:");
    for file in [service, answer, soap, prefixed] {
        assert_eq!(roster(&file), expected, "{file}");
    }
}

#[test]
fn results_given_as_roster_are_of_the_other_kind_and_anything_else_has_the_wrong_root() {
    assert_eq!(kinds(&roster(verzoek(""))), [ProblemKind::OtherKind]);
    let found = |name: &str| vec![ProblemKind::WrongRoot { found: name.to_owned() }];
    assert_eq!(kinds(&roster("<overstapdossier/>")), found("overstapdossier"));
    assert_eq!(kinds(&roster("<Envelope><Body><Fault/></Body></Envelope>")), found("Fault"));
}

#[test]
fn lines_are_those_of_the_file_also_with_carriage_returns_and_tags_of_several_lines() {
    let file = format!(
        "<?xml version='1.0'?>\n<!-- a\ncomment -->\n<EDEX>\n{SCHOOL}\n<leerlingen>\n<leerling\n  key='a'\n>\n<roepnaam>Noor\n</roepnaam>\n\
         <geboortedatum\n>x</geboortedatum></leerling>\n<leerling key='b'><roepnaam>E</roepnaam></leerling></leerlingen></EDEX>"
    );
    for file in [file.clone(), file.replace('\n', "\r\n")] {
        let items = roster(file);
        assert_eq!(problems(&items), [(12, "leerling a/geboortedatum".to_owned(), ProblemKind::InvalidDate)]);
        let lines: Vec<u64> = items
            .iter()
            .filter_map(|item| match item {
                RosterItem::School(line, _) | RosterItem::Pupil(line, _) => Some(*line),
                _ => None,
            })
            .collect();
        assert_eq!(lines, [5, 14]);
    }
}

#[test]
fn a_missing_pupil_is_nothing_in_the_file() {
    // The format has no mark for "is gone"; the reader gives what is there and the day on which someone left.
    let (pupils, _) = one_pupil("<roepnaam>Noor</roepnaam><uitstroomdatum>2026-01-31</uitstroomdatum>");
    assert_eq!(pupils[0].left_on, Some(date(2026, 1, 31)));
}

#[test]
fn problems_never_contain_a_name() {
    let items = roster(edex_pupils(
        "<leerling key='a'><achternaam>Geheimnaam</achternaam><roepnaam>Geheimnaam</roepnaam><geboortedatum>fout</geboortedatum>\
         <groep key='weg'/></leerling><leerling key='a'><roepnaam>Geheimnaam</roepnaam><voorvoegsel>Geheimnaam lang</voorvoegsel></leerling>",
    ));
    let problems: Vec<&Problem> = items.iter().filter_map(MayBeProblem::problem).collect();
    assert_eq!(problems.len(), 4, "{problems:?}");
    assert!(!format!("{problems:?}").contains("Geheimnaam"));
}

#[test]
fn problems_never_contain_a_name_also_when_any_byte_is_lost() {
    let file = edex_pupils(
        "<leerling key='a'><achternaam>Geheimnaam</achternaam><voornamen>Geheimnaam Geheimnaam</voornamen>\
         <roepnaam>Geheimnaam</roepnaam><geslacht>2</geslacht></leerling>",
    );
    for lost in 0..file.len() {
        let mut bytes = file.clone().into_bytes();
        bytes.remove(lost);
        let items = roster(&bytes);
        let problems: Vec<&Problem> = items.iter().filter_map(MayBeProblem::problem).collect();
        assert!(!format!("{problems:?}").contains("Geheim"), "{problems:?}");
    }
}

#[test]
fn the_bytes_read_are_those_of_the_file() {
    let file = edex_pupils("");
    let mut reader = RosterReader::new(file.as_bytes());
    while reader.next().is_some() {}
    assert_eq!(reader.bytes_read(), u64::try_from(file.len()).unwrap());
}
