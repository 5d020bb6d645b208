//! What the build says about texts that are not right: each mistake with its file and its message.

#![allow(missing_docs, dead_code, unreachable_pub, reason = "the build's own files, seen from outside")]

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/check.rs"]
mod check;
#[path = "../build/rust.rs"]
mod rust;

fn read(language: &str, files: &[(&str, &str)]) -> Result<catalogue::Texts, Vec<String>> {
    let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    catalogue::read(language, &files)
}

fn mistakes(dutch: &str, english: &str) -> String {
    let made = read("nl", &[("common", dutch)])
        .and_then(|nl| Ok((nl, read("en", &[("common", english)])?)))
        .and_then(|(nl, en)| check::pair(nl, en));
    made.err().unwrap_or_default().join("\n")
}

#[test]
fn two_languages_that_agree_are_taken() {
    let dutch = "-app = Stut\nhello = { -app } zegt dag, { $name }\npupils = { $n ->\n    [one] een kind\n   *[other] { $n } kinderen\n }\n";
    let english = "-app = Stut\nhello = Hello { $name }, says { -app }\npupils = { $n } or so\n";
    assert_eq!(mistakes(dutch, english), "");
}

#[test]
fn every_mistake_has_its_place() {
    for (dutch, english, said) in [
        ("a = één\n", "", "nl/common.ftl: a: is missing in en/common.ftl"),
        ("", "a = one\n", "en/common.ftl: a: is missing in nl/common.ftl"),
        ("a = { $x }\n", "a = one\n", "the English text does not use $x"),
        ("a = één\n", "a = { $x }\n", "the Dutch text does not use $x"),
        ("a = één\na = twee\n", "a = one\n", "this id is already in nl/common.ftl"),
        ("a = één\nb = { $\n", "a = one\n", "nl/common.ftl:2: Expected"),
        ("a = { b }\n", "a = one\n", "there is no message b"),
        ("a = { -b }\n", "a = one\n", "there is no term -b"),
        ("a = { a }\n", "a = one\n", "refers to itself"),
        ("a = { NUMBER($x) }\n", "a = { $x }\n", "NUMBER is not used here"),
        ("a = { $x ->\n    [few] paar\n   *[other] veel\n }\n", "a = { $x }\n", "[few]"),
        ("a = { $x ->\n   *[other] veel\n    [one] een\n }\n", "a = { $x }\n", "the one with the star last"),
        (
            "a = { $x ->\n    [m] hij\n   *[v] zij\n }\n",
            "a = { $x ->\n    [one] he\n   *[other] they\n }\n",
            "a number in one place and a word in another",
        ),
        ("type = soort\n", "type = type\n", "means something in Rust"),
        ("Aap = aap\n", "Aap = ape\n", "small letters"),
        ("a = aap\n    .title = Aap\n", "a = ape\n", "an id of its own"),
        ("a = {$a}{$b}{$c}{$d}{$e}{$f}{$g}\n", "a = {$a}{$b}{$c}{$d}{$e}{$f}{$g}\n", "more than 6 variables"),
    ] {
        let all = mistakes(dutch, english);
        assert!(all.contains(said), "{dutch}\n{english}\n{said}\n{all}");
    }
}

#[test]
fn a_message_stays_in_its_file() {
    let dutch = read("nl", &[("common", "a = één\n"), ("results", "")]).unwrap();
    let english = read("en", &[("common", ""), ("results", "a = one\n")]).unwrap();
    let all = check::pair(dutch, english).unwrap_err().join("\n");
    assert!(all.contains("nl/common.ftl: a: is in en/results.ftl"), "{all}");
}

#[test]
fn ids_are_unique_over_files() {
    let all = read("nl", &[("common", "a = één\n"), ("results", "a = twee\n")]).unwrap_err().join("\n");
    assert!(all.contains("nl/results.ftl: a: this id is already in nl/common.ftl"), "{all}");
}
