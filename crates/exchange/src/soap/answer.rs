//! What the service answers.

use super::SOAP;
use crate::{
    results::NAMESPACE as RESULTS,
    roster::{NAMESPACE as ROSTER, RosterFile, RosterForm, write_content},
    xml::write::Writer,
};
use std::io::{self, Write};

/// The namespace of the list of problems in a fault: ours, as the standard has none.
const PROBLEMS: &str = "urn:stut:uwlr:problemen";

/// Whose fault a fault is, as SOAP 1.1 (section 4.4.1) has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultCode {
    /// The envelope is not one of SOAP 1.1.
    VersionMismatch,
    /// A header that must be understood is not known.
    MustUnderstand,
    /// The message is not right; sent again it is refused again.
    Client,
    /// The message may be right; it can be sent again later.
    Server,
}

impl FaultCode {
    const fn name(self) -> &'static str {
        match self {
            Self::VersionMismatch => "soap:VersionMismatch",
            Self::MustUnderstand => "soap:MustUnderstand",
            Self::Client => "soap:Client",
            Self::Server => "soap:Server",
        }
    }
}

/// A fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whose.
    pub code: FaultCode,
    /// What is wrong and what to do, for a person.
    pub text: String,
    /// What is wrong inside the request, the first problems first; never with a name of a person.
    pub problems: Vec<FaultProblem>,
    /// How many more there are.
    pub more: u64,
}

/// One problem in the detail of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultProblem {
    /// Line in the message, counted from 1; 0 when it is about the message as a whole.
    pub line: u64,
    /// Element or attribute, with the key of its record.
    pub field: String,
    /// What is wrong and what to do, for a person.
    pub text: String,
}

/// An answer to who asks for a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterAnswer<'a> {
    /// The roster (`leerlinggegevens`), with the moment at which it was made as an `xs:dateTime`. The schema asks for at
    /// least one pupil.
    Content(&'a RosterFile, &'a str),
    /// Nothing changed since it was last received (`geenwijzigingen`).
    NoChanges,
    /// There is nothing of that school year (`geengegevens`).
    Nothing,
}

/// Writes that results were received: `leerresultaten_bevestiging`.
///
/// # Errors
/// What the output gives.
pub fn write_confirmation(output: impl Write) -> io::Result<()> {
    in_envelope(output, |xml| xml.empty("leerresultaten_bevestiging", &[("xmlns", RESULTS)]))
}

/// Writes a roster, or that there is none: `leerlinggegevens_antwoord`.
///
/// # Errors
/// What the output gives.
pub fn write_roster_answer(answer: RosterAnswer<'_>, output: impl Write) -> io::Result<()> {
    in_envelope(output, |xml| {
        xml.open("leerlinggegevens_antwoord", &[("xmlns", ROSTER)])?;
        match answer {
            RosterAnswer::Content(roster, made_at) => {
                write_content(xml, roster, RosterForm::Service, Some(made_at))?;
            }
            RosterAnswer::NoChanges => xml.empty("geenwijzigingen", &[])?,
            RosterAnswer::Nothing => xml.empty("geengegevens", &[])?,
        }
        xml.close("leerlinggegevens_antwoord")
    })
}

/// Writes a fault. Its detail is there when there are problems: SOAP has it for what is wrong with the body only.
///
/// # Errors
/// What the output gives.
pub fn write_fault(fault: &Fault, output: impl Write) -> io::Result<()> {
    in_envelope(output, |xml| {
        xml.open("soap:Fault", &[])?;
        xml.leaf("faultcode", fault.code.name())?;
        xml.leaf("faultstring", &fault.text)?;
        if !fault.problems.is_empty() {
            xml.open("detail", &[])?;
            xml.open("problemen", &[("xmlns", PROBLEMS)])?;
            for problem in &fault.problems {
                xml.open("probleem", &[])?;
                xml.maybe("regel", (problem.line > 0).then_some(problem.line))?;
                xml.maybe("onderdeel", (!problem.field.is_empty()).then_some(&problem.field))?;
                xml.leaf("tekst", &problem.text)?;
                xml.close("probleem")?;
            }
            xml.maybe("niet_getoond", (fault.more > 0).then_some(fault.more))?;
            xml.close("problemen")?;
            xml.close("detail")?;
        }
        xml.close("soap:Fault")
    })
}

fn in_envelope<W: Write>(output: W, body: impl FnOnce(&mut Writer<W>) -> io::Result<()>) -> io::Result<()> {
    let mut xml = Writer::start(output)?;
    xml.open("soap:Envelope", &[("xmlns:soap", SOAP)])?;
    xml.open("soap:Body", &[])?;
    body(&mut xml)?;
    xml.close("soap:Body")?;
    xml.close("soap:Envelope")?;
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_fault_tells_what_is_wrong_where() {
        let problem = FaultProblem { line: 12, field: "toetsafname/leerlingid".into(), text: "a < b".into() };
        let whole = FaultProblem { line: 0, field: String::new(), text: "c".into() };
        let problems = vec![problem, whole];
        let fault = Fault { code: FaultCode::Client, text: "x & y".into(), problems, more: 3 };
        let text = written(|bytes| write_fault(&fault, bytes));
        for part in [
            "<faultcode>soap:Client</faultcode>",
            "<faultstring>x &amp; y</faultstring>",
            "<regel>12</regel>",
            "<onderdeel>toetsafname/leerlingid</onderdeel>",
            "<tekst>a &lt; b</tekst>",
            "<niet_getoond>3</niet_getoond>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert_eq!(text.matches("<regel>").count(), 1);
        let bare = Fault { problems: Vec::new(), more: 0, ..fault };
        assert!(!written(|bytes| write_fault(&bare, bytes)).contains("detail"));
    }

    #[test]
    fn confirmations_and_answers_without_a_roster_are_empty_elements() {
        let confirmation = written(|bytes| write_confirmation(bytes));
        assert!(confirmation.contains(&format!("<leerresultaten_bevestiging xmlns=\"{RESULTS}\"/>")));
        let none = written(|bytes| write_roster_answer(RosterAnswer::Nothing, bytes));
        assert!(none.contains("<geengegevens/>"), "{none}");
        let same = written(|bytes| write_roster_answer(RosterAnswer::NoChanges, bytes));
        assert!(same.contains("<geenwijzigingen/>"), "{same}");
    }
}
