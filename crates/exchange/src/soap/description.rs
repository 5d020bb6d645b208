//! The service described for machines: WSDL 1.1, in our own words.
//!
//! The names and namespaces are those of UWLR 2.2. The types stand in the schemas of Edustandaard, which are not ours to hand
//! out: the description names their files, as they stand in the technical package of the standard.

use super::{AUTHORIZATION, Operation};
use crate::{results::NAMESPACE as RESULTS, roster::NAMESPACE as ROSTER, xml::write::Writer};
use std::io::{self, Write};

const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
const WSDL_SOAP: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
const SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";
/// The way in which messages go over the network.
const OVER_HTTP: &str = "http://schemas.xmlsoap.org/soap/http";
/// Where the standard and its technical package are.
const STANDARD: &str =
    "https://www.edustandaard.nl/standaard_afspraken/uitwisseling-leerlinggegevens-en-resultaten-uwlr/";
const OURS: &str = "urn:stut:uwlr";

/// What is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Description {
    /// Both parts of the service, by reference to their own descriptions.
    Both,
    /// The part that takes results.
    Results,
    /// The part that gives the roster.
    Roster,
}

impl Description {
    /// What stands behind `wsdl=` in the address of this description; nothing for both parts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Both => "",
            Self::Results => "leerresultaten",
            Self::Roster => "leerlinggegevens",
        }
    }

    /// The description with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Both, Self::Results, Self::Roster].into_iter().find(|description| description.code() == code)
    }
}

/// The names of one part of the service.
struct Part {
    namespace: &'static str,
    schema: &'static str,
    /// What its port type, binding and service are called behind `prt`, `bnd` and before `Service`.
    name: &'static str,
    operation: Operation,
    request: &'static str,
    answer: &'static str,
}

const OF_RESULTS: Part = Part {
    namespace: RESULTS,
    schema: "UWLR_Leerresultaten_v2p2.xsd",
    name: "Leerresultaten",
    operation: Operation::BringResults,
    request: "leerresultaten_verzoek",
    answer: "leerresultaten_bevestiging",
};

const OF_ROSTER: Part = Part {
    namespace: ROSTER,
    schema: "UWLR_Leerlinggegevens_v2p2.xsd",
    name: "Leerlinggegevens",
    operation: Operation::FetchRoster,
    request: "leerlinggegevens_verzoek",
    answer: "leerlinggegevens_antwoord",
};

/// Writes a description of the service at an address.
///
/// # Errors
/// What the output gives.
pub fn write_description(what: Description, address: &str, output: impl Write) -> io::Result<()> {
    let mut xml = Writer::start(output)?;
    match what {
        Description::Both => write_both(&mut xml, address)?,
        Description::Results => write_part(&mut xml, &OF_RESULTS, address)?,
        Description::Roster => write_part(&mut xml, &OF_ROSTER, address)?,
    }
    xml.finish()
}

fn write_both<W: Write>(xml: &mut Writer<W>, address: &str) -> io::Result<()> {
    xml.open("wsdl:definitions", &[("xmlns:wsdl", WSDL), ("targetNamespace", OURS)])?;
    let documentation = format!(
        "UWLR 2.2: BrengLeerresultaten en HaalLeerlinggegevens. De schema's staan in het technische pakket van de \
         afspraak: {STANDARD}"
    );
    xml.leaf("wsdl:documentation", documentation)?;
    for (description, part) in [(Description::Results, &OF_RESULTS), (Description::Roster, &OF_ROSTER)] {
        let location = format!("{address}?wsdl={}", description.code());
        xml.empty("wsdl:import", &[("namespace", part.namespace), ("location", &location)])?;
    }
    xml.close("wsdl:definitions")
}

fn write_part<W: Write>(xml: &mut Writer<W>, part: &Part, address: &str) -> io::Result<()> {
    let namespaces = [
        ("xmlns:wsdl", WSDL),
        ("xmlns:soap", WSDL_SOAP),
        ("xmlns:xs", SCHEMA),
        ("xmlns:uwlr", part.namespace),
        ("xmlns:sleutel", AUTHORIZATION),
        ("targetNamespace", part.namespace),
    ];
    xml.open("wsdl:definitions", &namespaces)?;
    xml.leaf("wsdl:documentation", format!("{} van UWLR 2.2: {STANDARD}", part.operation.name()))?;
    write_types(xml, part)?;
    for (message, element) in [
        ("autorisatie", "sleutel:autorisatie".to_owned()),
        ("verzoek", format!("uwlr:{}", part.request)),
        ("antwoord", format!("uwlr:{}", part.answer)),
    ] {
        xml.open("wsdl:message", &[("name", message)])?;
        xml.empty("wsdl:part", &[("name", "inhoud"), ("element", &element)])?;
        xml.close("wsdl:message")?;
    }
    write_port_type(xml, part)?;
    write_binding(xml, part)?;
    let (service, port) = (format!("{}Service", part.name), format!("prt{}Service", part.name));
    xml.open("wsdl:service", &[("name", &service)])?;
    xml.open("wsdl:port", &[("name", &port), ("binding", &format!("uwlr:bnd{}", part.name))])?;
    xml.empty("soap:address", &[("location", address)])?;
    xml.close("wsdl:port")?;
    xml.close("wsdl:service")?;
    xml.close("wsdl:definitions")
}

fn write_types<W: Write>(xml: &mut Writer<W>, part: &Part) -> io::Result<()> {
    xml.open("wsdl:types", &[])?;
    xml.open("xs:schema", &[])?;
    for (namespace, schema) in [(part.namespace, part.schema), (AUTHORIZATION, "UWLR_Autorisatie_v2p2.xsd")] {
        xml.empty("xs:import", &[("namespace", namespace), ("schemaLocation", schema)])?;
    }
    xml.close("xs:schema")?;
    xml.close("wsdl:types")
}

fn write_port_type<W: Write>(xml: &mut Writer<W>, part: &Part) -> io::Result<()> {
    xml.open("wsdl:portType", &[("name", &format!("prt{}", part.name))])?;
    xml.open("wsdl:operation", &[("name", part.operation.name())])?;
    xml.empty("wsdl:input", &[("message", "uwlr:verzoek")])?;
    xml.empty("wsdl:output", &[("message", "uwlr:antwoord")])?;
    xml.close("wsdl:operation")?;
    xml.close("wsdl:portType")
}

fn write_binding<W: Write>(xml: &mut Writer<W>, part: &Part) -> io::Result<()> {
    let (name, kind) = (format!("bnd{}", part.name), format!("uwlr:prt{}", part.name));
    xml.open("wsdl:binding", &[("name", &name), ("type", &kind)])?;
    xml.empty("soap:binding", &[("style", "document"), ("transport", OVER_HTTP)])?;
    xml.open("wsdl:operation", &[("name", part.operation.name())])?;
    xml.empty("soap:operation", &[("soapAction", part.operation.name())])?;
    xml.open("wsdl:input", &[])?;
    xml.empty("soap:header", &[("message", "uwlr:autorisatie"), ("part", "inhoud"), ("use", "literal")])?;
    xml.empty("soap:body", &[("use", "literal")])?;
    xml.close("wsdl:input")?;
    xml.open("wsdl:output", &[])?;
    xml.empty("soap:body", &[("use", "literal")])?;
    xml.close("wsdl:output")?;
    xml.close("wsdl:operation")?;
    xml.close("wsdl:binding")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(what: Description) -> String {
        let mut bytes = Vec::new();
        write_description(what, "https://stut.school.example/uwlr/2.2", &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn each_part_has_the_names_and_namespaces_of_the_standard() {
        let results = described(Description::Results);
        for name in [
            "targetNamespace=\"http://www.edustandaard.nl/leerresultaten/2/leerresultaten\"",
            "soapAction=\"BrengLeerresultaten\"",
            "element=\"uwlr:leerresultaten_verzoek\"",
            "element=\"uwlr:leerresultaten_bevestiging\"",
            "element=\"sleutel:autorisatie\"",
            "location=\"https://stut.school.example/uwlr/2.2\"",
        ] {
            assert!(results.contains(name), "{name}");
        }
        let roster = described(Description::Roster);
        for name in ["soapAction=\"HaalLeerlinggegevens\"", "element=\"uwlr:leerlinggegevens_antwoord\""] {
            assert!(roster.contains(name), "{name}");
        }
        let both = described(Description::Both);
        assert!(both.contains("location=\"https://stut.school.example/uwlr/2.2?wsdl=leerlinggegevens\""));
    }

    #[test]
    fn every_description_has_a_code() {
        for what in [Description::Both, Description::Results, Description::Roster] {
            assert_eq!(Description::of_code(what.code()), Some(what));
        }
        assert_eq!(Description::of_code("x"), None);
    }
}
