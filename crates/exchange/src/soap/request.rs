//! What is asked of a roster: *leerlinggegevens_verzoek*.

use crate::{
    Problem, ProblemKind,
    school::read_brin,
    xml::{LONGEST_KEY, Record, Step, Xml},
};
use domain::{
    SchoolYear,
    register::{Branch, SchoolRef},
};
use jiff::{Timestamp, civil::DateTime};

/// A wish for a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRequest {
    /// Of which school year.
    pub school_year: SchoolYear,
    /// Of which school.
    pub school: SchoolRef,
    /// When the caller last received it; none when it wants it in any case.
    pub since: Option<Since>,
}

/// A moment as a caller writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// With its time zone.
    Moment(Timestamp),
    /// Without one: in that of the school.
    Local(DateTime),
}

/// Reads the request of a [`super::Call`].
///
/// # Errors
/// Every problem with it; at least one.
pub fn read_roster_request(request: &[u8]) -> Result<RosterRequest, Vec<Problem>> {
    let mut record = Record::new("leerlinggegevens_verzoek", 1, None);
    match read(request, &mut record) {
        Ok(Some(found)) if record.problems.is_empty() => Ok(found),
        Ok(_) => Err(record.problems),
        Err(problem) => Err(vec![problem]),
    }
}

fn read(request: &[u8], record: &mut Record) -> Step<Option<RosterRequest>> {
    let mut xml = Xml::new(request);
    if !xml.child()? || xml.name() != "leerlinggegevens_verzoek" {
        return Err(xml.problem(ProblemKind::OtherKind));
    }
    record.line = xml.line();
    let (mut year, mut since, mut school, mut branch) = (None, None, SchoolRef::default(), None);
    while xml.child()? {
        match xml.name() {
            "schooljaar" => {
                let leaf = xml.leaf()?;
                year = leaf.text.parse::<SchoolYear>().ok();
                if year.is_none() {
                    record.say(leaf.line, "schooljaar", ProblemKind::InvalidSchoolYear);
                }
            }
            "brincode" => (school.brin, school.branch) = read_brin(record, xml.leaf()?),
            "dependancecode" => branch = record.code(xml.leaf()?, |text| text.parse::<Branch>().ok()),
            "schoolkey" => school.key = record.text(xml.leaf()?, LONGEST_KEY),
            "laatstontvangengegevens" => {
                let leaf = xml.leaf()?;
                since = moment(leaf.text);
                if since.is_none() && !leaf.text.is_empty() {
                    record.say(leaf.line, "laatstontvangengegevens", ProblemKind::InvalidDate);
                }
            }
            _ => xml.skip()?,
        }
    }
    if school.brin.is_some() {
        school.branch = branch.or(school.branch).or_else(|| Some(Branch::main()));
    } else if school.key.is_none() && record.problems.is_empty() {
        record.say(record.line, "brincode", ProblemKind::NoSchool);
    }
    if year.is_none() && record.problems.is_empty() {
        record.say(record.line, "schooljaar", ProblemKind::Missing);
    }
    Ok(year.map(|school_year| RosterRequest { school_year, school, since }))
}

/// An `xs:dateTime`.
fn moment(text: &str) -> Option<Since> {
    if text.len() > 64 || !text.contains('T') {
        return None;
    }
    let moment = text.parse::<Timestamp>().map(Since::Moment);
    moment.or_else(|_| text.parse::<DateTime>().map(Since::Local)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::register::Brin;
    use jiff::civil::date;

    fn read(inside: &str) -> Result<RosterRequest, Vec<Problem>> {
        read_roster_request(
            format!("<a:leerlinggegevens_verzoek>{inside}</a:leerlinggegevens_verzoek>").as_bytes(),
        )
    }

    fn kinds(inside: &str) -> Vec<ProblemKind> {
        read(inside).unwrap_err().into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn a_request_names_year_school_and_perhaps_a_moment() {
        let brin: Option<Brin> = "77QX".parse().ok();
        let full = "<schooljaar>2025-2026</schooljaar><brincode>77QX</brincode><dependancecode>02</dependancecode>\
            <xsdversie>2.2</xsdversie><gegevenssetid>x</gegevenssetid>\
            <laatstontvangengegevens>2026-03-01T09:00:00+01:00</laatstontvangengegevens>";
        let read_full = read(full).unwrap();
        assert_eq!(read_full.school, SchoolRef { brin: brin.clone(), branch: "02".parse().ok(), key: None });
        assert_eq!(read_full.since, Some(Since::Moment("2026-03-01T08:00:00Z".parse().unwrap())));
        let local = full.replace("+01:00", "");
        let nine = date(2026, 3, 1).at(9, 0, 0, 0);
        assert_eq!(read(&local).unwrap().since, Some(Since::Local(nine)));
        let short = read("<schooljaar>2025-2026</schooljaar><brincode>77qx</brincode>").unwrap();
        assert_eq!(short.school, SchoolRef { brin, branch: Some(Branch::main()), key: None });
        assert_eq!(short.since, None);
        let by_key = read("<schooljaar>2025-2026</schooljaar><schoolkey>s-1</schoolkey>").unwrap();
        assert_eq!(by_key.school.key.as_deref(), Some("s-1"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(kinds("<brincode>77QX</brincode>"), [ProblemKind::Missing]);
        assert_eq!(kinds("<schooljaar>2025-2026</schooljaar>"), [ProblemKind::NoSchool]);
        assert_eq!(
            kinds("<schooljaar>2025</schooljaar><brincode>77QX</brincode>"),
            [ProblemKind::InvalidSchoolYear]
        );
        let code = ProblemKind::UnknownCode { code: "Q".to_owned() };
        assert_eq!(kinds("<schooljaar>2025-2026</schooljaar><brincode>Q</brincode>"), [code]);
        let day = "<schooljaar>2025-2026</schooljaar><brincode>77QX</brincode>\
            <laatstontvangengegevens>gisteren</laatstontvangengegevens>";
        assert_eq!(kinds(day), [ProblemKind::InvalidDate]);
        assert_eq!(read_roster_request(b"<EDEX/>").unwrap_err()[0].kind, ProblemKind::OtherKind);
        assert_eq!(read_roster_request(b"").unwrap_err()[0].kind, ProblemKind::EmptyFile);
    }
}
