//! Writing a roster, in the order that the schema asks.

use super::{RosterFile, RosterGroup, RosterPupil, RosterStaff};
use crate::xml::write::Writer;
use domain::register::{Gender, GroupKind, PersonName, SchoolRef};
use std::{
    collections::HashMap,
    io::{self, Write},
};

/// The two forms of a roster, with the same content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterForm {
    /// A file: root `EDEX` without a namespace.
    File,
    /// UWLR: `leerlinggegevens` in the namespace of the service.
    Service,
}

/// The namespace of UWLR for rosters, of every version that begins with 2.
pub(crate) const NAMESPACE: &str = "http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens";

/// Codes that may stand in `rol`; any other role is written as `rolomschrijving`. Source: code list *rol* of EDEXML 2.1.
const ROLE_CODES: [&str; 16] = [
    "ADJ", "ADM", "CON", "DIR", "ICT", "IB", "KLA", "LRK", "LOS", "LOC", "OWA", "OUD", "RT", "SMW", "STA",
    "VAK",
];

/// Writes a roster as EDEXML 2.1.
///
/// The service form fits the schema of UWLR 2.2 when the values keep to its lengths, there is at least one pupil, each
/// stamgroep has a year group, and the school year is in the enumeration of the schema, which ends at 2024-2025.
///
/// # Errors
/// What the output gives.
pub fn write_roster(roster: &RosterFile, form: RosterForm, output: impl Write) -> io::Result<()> {
    let mut xml = Writer::start(output)?;
    write_content(&mut xml, roster, form, None)?;
    xml.finish()
}

/// Writes the roster where the writer is, with the moment at which it was made when that is told.
pub(crate) fn write_content<W: Write>(
    xml: &mut Writer<W>,
    roster: &RosterFile,
    form: RosterForm,
    made_at: Option<&str>,
) -> io::Result<()> {
    let root = match form {
        RosterForm::File => "EDEX",
        RosterForm::Service => "leerlinggegevens",
    };
    xml.open(root, if form == RosterForm::Service { &[("xmlns", NAMESPACE)] } else { &[] })?;
    write_school(xml, roster, form, made_at)?;
    if !roster.groups.is_empty() {
        xml.open("groepen", &[])?;
        roster.groups.iter().try_for_each(|group| write_group(xml, group))?;
        xml.close("groepen")?;
    }
    xml.open("leerlingen", &[])?;
    roster.pupils.iter().try_for_each(|pupil| write_pupil(xml, pupil))?;
    xml.close("leerlingen")?;
    if !roster.staff.is_empty() {
        let kinds: HashMap<&str, GroupKind> =
            roster.groups.iter().map(|group| (group.key.as_str(), group.kind)).collect();
        xml.open("leerkrachten", &[])?;
        roster.staff.iter().try_for_each(|staff| write_staff(xml, staff, &kinds))?;
        xml.close("leerkrachten")?;
    }
    xml.close(root)
}

fn write_school<W: Write>(
    xml: &mut Writer<W>,
    roster: &RosterFile,
    form: RosterForm,
    made_at: Option<&str>,
) -> io::Result<()> {
    let school = &roster.school;
    xml.open("school", &[])?;
    xml.leaf("schooljaar", school.school_year)?;
    xml.maybe("peildatum", school.reference_date)?;
    let SchoolRef { brin, branch, key } = &school.school;
    if let Some(brin) = brin {
        xml.leaf("brincode", brin)?;
        xml.maybe("dependancecode", branch.as_ref())?;
    }
    xml.maybe("schoolkey", key.as_ref())?;
    xml.maybe("aanmaakdatum", made_at)?;
    xml.maybe("auteur", school.author.as_ref())?;
    xml.leaf("xsdversie", if form == RosterForm::File { "2.1" } else { "2.2" })?;
    xml.close("school")
}

fn write_group<W: Write>(xml: &mut Writer<W>, group: &RosterGroup) -> io::Result<()> {
    let name = element(group.kind);
    xml.open(name, &[("key", &group.key)])?;
    xml.leaf("naam", &group.name)?;
    if group.kind == GroupKind::Base {
        xml.maybe("jaargroep", group.year_group)?;
    }
    xml.maybe("omschrijving", group.description.as_ref())?;
    xml.close(name)
}

fn write_pupil<W: Write>(xml: &mut Writer<W>, pupil: &RosterPupil) -> io::Result<()> {
    let eck_id = pupil.eck_id.as_ref().map(|eck_id| ("eckid", eck_id.reveal()));
    let attributes: Vec<(&str, &str)> = [("key", pupil.key.as_str())].into_iter().chain(eck_id).collect();
    xml.open("leerling", &attributes)?;
    write_name(xml, &pupil.name)?;
    xml.maybe("geboortedatum", pupil.born_on.as_ref().map(|day| day.reveal()))?;
    if pupil.gender != Gender::Unknown {
        xml.leaf("geslacht", pupil.gender.code())?;
    }
    xml.maybe("start_ondw_jgr3", pupil.year_three_since)?;
    xml.maybe("jaargroep", pupil.year_group)?;
    if let Some(group) = &pupil.group {
        xml.empty("groep", &[("key", group)])?;
    }
    if !pupil.extra_groups.is_empty() {
        xml.open("samengestelde_groepen", &[])?;
        for group in &pupil.extra_groups {
            xml.empty("samengestelde_groep", &[("key", group)])?;
        }
        xml.close("samengestelde_groepen")?;
    }
    xml.maybe("instroomdatum", pupil.entered_on)?;
    xml.maybe("uitstroomdatum", pupil.left_on)?;
    xml.close("leerling")
}

fn write_staff<W: Write>(
    xml: &mut Writer<W>,
    staff: &RosterStaff,
    kinds: &HashMap<&str, GroupKind>,
) -> io::Result<()> {
    xml.open("leerkracht", &[("key", &staff.key)])?;
    write_name(xml, &staff.name)?;
    xml.maybe("emailadres", staff.email.as_ref())?;
    for role in &staff.roles {
        let is_code = ROLE_CODES.contains(&role.as_str());
        xml.leaf(if is_code { "rol" } else { "rolomschrijving" }, role.as_str())?;
    }
    if !staff.groups.is_empty() {
        xml.open("groepen", &[])?;
        for key in &staff.groups {
            let kind = kinds.get(key.as_str()).copied().unwrap_or(GroupKind::Base);
            xml.empty(element(kind), &[("key", key)])?;
        }
        xml.close("groepen")?;
    }
    xml.close("leerkracht")
}

/// With a family name all parts, else the first name alone: the schema knows no third form.
fn write_name<W: Write>(xml: &mut Writer<W>, name: &PersonName) -> io::Result<()> {
    let part = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
    if let Some(last) = part(name.last.reveal()) {
        xml.leaf("achternaam", last)?;
        xml.maybe("voorvoegsel", part(name.prefix.reveal()))?;
    }
    xml.maybe("roepnaam", part(name.first.reveal()))
}

const fn element(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Base => "groep",
        GroupKind::Extra => "samengestelde_groep",
    }
}
