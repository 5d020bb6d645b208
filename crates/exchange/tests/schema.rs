//! What is written fits the schemas of UWLR 2.2 and of OSO 2019.1. The schemas are not part of this project: set `STUT_XSD_DIR` to a folder
//! with them, have `xmllint`, and run `cargo test -p exchange --test schema -- --ignored`.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up fails")]

mod support {
    pub(crate) mod generated;
    pub(crate) mod requests;
}

use exchange::{
    oso::write_request,
    results::write_results,
    roster::{RosterForm, write_roster},
    soap::{RosterAnswer, write_confirmation, write_roster_answer},
};
use proptest::{
    strategy::{Just, Strategy},
    test_runner::TestRunner,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use support::{generated, requests};

/// The one type of the SOAP schema to which the schema of the roster refers.
const FAULT: &str = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \
    targetNamespace='http://schemas.xmlsoap.org/soap/envelope/'><xs:complexType name='Fault'/></xs:schema>";

/// A folder with the schemas, completed with what they need, that is removed at the end.
struct Schemas(PathBuf);

impl Schemas {
    fn new(name: &str) -> Self {
        let from = std::env::var("STUT_XSD_DIR").expect("STUT_XSD_DIR names the folder with the schemas");
        let folder = std::env::temp_dir().join(format!("stut-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in fs::read_dir(from).unwrap().flatten() {
            if file.path().extension().is_some_and(|extension| extension == "xsd") {
                fs::write(folder.join(file.file_name()), fs::read(file.path()).unwrap()).unwrap();
            }
        }
        fs::write(folder.join("SOAP_Envelope.xsd"), FAULT).unwrap();
        Self(folder)
    }

    /// Writes fifty files and validates them in one go.
    fn fit<T>(&self, schema: &str, files: impl Strategy<Value = T>, write: impl Fn(&T, &mut Vec<u8>)) {
        let mut runner = TestRunner::deterministic();
        let paths: Vec<PathBuf> = (0..50)
            .map(|number| {
                let tree = files.new_tree(&mut runner).unwrap();
                let mut bytes = Vec::new();
                write(&proptest::strategy::ValueTree::current(&tree), &mut bytes);
                let path = self.0.join(format!("{number}.xml"));
                fs::write(&path, bytes).unwrap();
                path
            })
            .collect();
        let output = Command::new("xmllint")
            .args(["--noout", "--schema"])
            .arg(self.0.join(schema))
            .args(&paths)
            .output();
        let output = output.expect("xmllint runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Schemas {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.path());
    }
}

#[test]
#[ignore = "needs the schemas of UWLR 2.2 in STUT_XSD_DIR, and xmllint"]
fn the_service_form_of_a_roster_fits() {
    let schemas = Schemas::new("roster");
    schemas.fit("UWLR_Leerlinggegevens_v2p2.xsd", generated::roster(true), |file, bytes| {
        write_roster(file, RosterForm::Service, bytes).unwrap();
    });
}

#[test]
#[ignore = "needs the schemas of UWLR 2.2 in STUT_XSD_DIR, and xmllint"]
fn results_fit() {
    let schemas = Schemas::new("results");
    schemas.fit("UWLR_Leerresultaten_v2p2.xsd", generated::results(), |file, bytes| {
        write_results(file, false, bytes).unwrap();
    });
}

/// What stands in the body of an answer, as a document of its own.
fn body(answer: &[u8], bytes: &mut Vec<u8>) {
    let text = std::str::from_utf8(answer).unwrap();
    let (_, after) = text.split_once("<soap:Body>").unwrap();
    bytes.extend(after.split_once("</soap:Body>").unwrap().0.trim().bytes());
}

#[test]
#[ignore = "needs the schemas of UWLR 2.2 in STUT_XSD_DIR, and xmllint"]
fn answers_with_a_roster_fit() {
    let schemas = Schemas::new("roster-answer");
    schemas.fit("UWLR_Leerlinggegevens_v2p2.xsd", generated::roster(true), |file, bytes| {
        let mut answer = Vec::new();
        let content = RosterAnswer::Content(file, "2026-03-01T09:00:00+01:00");
        write_roster_answer(content, &mut answer).unwrap();
        body(&answer, bytes);
    });
}

#[test]
#[ignore = "needs the schemas of UWLR 2.2 in STUT_XSD_DIR, and xmllint"]
fn answers_of_the_service_without_a_roster_fit() {
    let schemas = Schemas::new("other-answers");
    for none in [RosterAnswer::NoChanges, RosterAnswer::Nothing] {
        schemas.fit("UWLR_Leerlinggegevens_v2p2.xsd", Just(()), |(), bytes| {
            let mut answer = Vec::new();
            write_roster_answer(none, &mut answer).unwrap();
            body(&answer, bytes);
        });
    }
    schemas.fit("UWLR_Leerresultaten_v2p2.xsd", Just(()), |(), bytes| {
        let mut answer = Vec::new();
        write_confirmation(&mut answer).unwrap();
        body(&answer, bytes);
    });
}

#[test]
#[ignore = "needs the schema of OSO 2019.1 in STUT_XSD_DIR, and xmllint"]
fn a_file_for_the_partnership_fits() {
    let schemas = Schemas::new("request");
    schemas.fit("OSO_gegevensset_2019.1.xsd", requests::request(), |file, bytes| {
        write_request(file, bytes).unwrap();
    });
}
