//! One group, one pupil, one member of staff: from elements to a record.
//!
//! The order of the elements does not matter. What Stut does not keep is passed over without being read into memory.

use super::{RosterGroup, RosterPupil, RosterStaff, limits};
use crate::{
    Problem, ProblemKind,
    never_stored::is_never_stored,
    xml::{LONGEST_KEY, Record, Step, Xml, cut, read_eck_id},
};
use domain::{
    Personal,
    register::{EckId, Gender, GroupKind, PersonName, StaffRole, YearGroup},
};
use std::io::Read;

/// References of one record, which no person and no group in a school comes near.
const MOST_REFERENCES: usize = 1_000;

/// A record that was read, with what is wrong with it. When anything is, the record is not to be given out.
pub(super) struct ReadRecord<T> {
    pub line: u64,
    pub record: T,
    pub problems: Vec<Problem>,
    pub references: Vec<Reference>,
}

/// A reference to a group.
pub(super) struct Reference {
    pub line: u64,
    pub kind: GroupKind,
    pub key: String,
}

/// Reads a `groep` or `samengestelde_groep`.
pub(super) fn read_group<R: Read>(xml: &mut Xml<R>, kind: GroupKind) -> Step<ReadRecord<RosterGroup>> {
    let label = match kind {
        GroupKind::Base => "groep",
        GroupKind::Extra => "samengestelde_groep",
    };
    let mut group = start(xml, label);
    let (mut name, mut year_group, mut description) = (None, None, None);
    while xml.child()? {
        match xml.name() {
            "naam" => name = group.text(xml.leaf()?, limits::GROUP_NAME),
            "jaargroep" if kind == GroupKind::Base => {
                year_group = group.code(xml.leaf()?, |code| code.parse::<YearGroup>().ok());
            }
            "omschrijving" => description = group.text(xml.leaf()?, limits::DESCRIPTION),
            "jaargroep" | "toevoegingen" | "mutatiedatum" => xml.skip()?,
            _ => xml.skip_unknown(label)?,
        }
    }
    if name.is_none() && group.problems.is_empty() {
        group.say(group.line, "naam", ProblemKind::Missing);
    }
    let record =
        RosterGroup { key: group.key, name: name.unwrap_or_default(), kind, year_group, description };
    Ok(ReadRecord { line: group.line, record, problems: group.problems, references: Vec::new() })
}

/// Reads a `leerling`.
pub(super) fn read_pupil<R: Read>(xml: &mut Xml<R>) -> Step<ReadRecord<RosterPupil>> {
    let eck_id = take_eck_id(xml);
    let mut pupil = start(xml, "leerling");
    let mut name = NameParts::default();
    let (mut born_on, mut gender, mut year_group, mut year_three_since) = (None, None, None, None);
    let (mut entered_on, mut left_on) = (None, None);
    let mut references = Vec::new();
    while xml.child()? {
        match xml.name() {
            "geboortedatum" => born_on = pupil.date(xml.leaf()?),
            "geslacht" => gender = pupil.code(xml.leaf()?, Gender::from_code),
            "start_ondw_jgr3" => year_three_since = pupil.date(xml.leaf()?),
            // C is the code of a combination group: on a pupil it tells no year.
            "jaargroep" => {
                let code = pupil.code(xml.leaf()?, |code| code.parse::<YearGroup>().ok());
                year_group = code.filter(|year_group| *year_group != YearGroup::Combination);
            }
            "groep" => read_reference(xml, &mut pupil, GroupKind::Base, &mut references)?,
            "samengestelde_groepen" => read_references(xml, &mut pupil, &mut references)?,
            "instroomdatum" => entered_on = pupil.date(xml.leaf()?),
            "uitstroomdatum" => left_on = pupil.date(xml.leaf()?),
            never if is_never_stored(never) => xml.skip_never_stored("leerling")?,
            "vestiging" | "gebruikersnaam" | "emailadres" | "fotourl" | "gewicht_nieuw" | "gewicht"
            | "postcodenl" | "postnummerbe" | "postcodeoverig" | "toevoegingen" | "mutatiedatum" => {
                xml.skip()?;
            }
            _ => name.read_or_skip(xml, &mut pupil, "leerling")?,
        }
    }
    let name = name.finish(&mut pupil);
    let group = references.iter().find(|to| to.kind == GroupKind::Base).map(|to| to.key.clone());
    let record = RosterPupil {
        key: pupil.key,
        eck_id,
        name,
        born_on: born_on.map(Personal::new),
        gender: gender.unwrap_or_default(),
        year_group,
        year_three_since,
        group,
        extra_groups: keys(references.iter().filter(|to| to.kind == GroupKind::Extra)),
        entered_on,
        left_on,
    };
    Ok(ReadRecord { line: pupil.line, record, problems: pupil.problems, references })
}

/// Reads a `leerkracht`. Roles that belong to one of the groups only are not kept.
pub(super) fn read_staff<R: Read>(xml: &mut Xml<R>) -> Step<ReadRecord<RosterStaff>> {
    xml.take_eck_id();
    let mut staff = start(xml, "leerkracht");
    let mut name = NameParts::default();
    let (mut email, mut roles, mut references) = (None, Vec::new(), Vec::new());
    while xml.child()? {
        match xml.name() {
            "emailadres" => email = staff.text(xml.leaf()?, limits::EMAIL),
            "rol" | "rolomschrijving" => {
                let role = staff.text(xml.leaf()?, limits::ROLE).map(|role| StaffRole::new(&role));
                if roles.len() < MOST_REFERENCES {
                    roles.extend(role.filter(|role| !roles.contains(role)));
                }
            }
            "groepen" => read_references(xml, &mut staff, &mut references)?,
            "gebruikersnaam" | "toevoegingen" | "mutatiedatum" => xml.skip()?,
            _ => name.read_or_skip(xml, &mut staff, "leerkracht")?,
        }
    }
    let name = name.finish(&mut staff);
    let record = RosterStaff { key: staff.key, name, email, roles, groups: keys(references.iter()) };
    Ok(ReadRecord { line: staff.line, record, problems: staff.problems, references })
}

fn start<R: Read>(xml: &mut Xml<R>, label: &'static str) -> Record {
    let mut record = Record::new(label, xml.line(), xml.take_key());
    record.need_key();
    record
}

/// An ECK iD that is none is passed over, with a notice: the pupil still has a key.
fn take_eck_id<R: Read>(xml: &mut Xml<R>) -> Option<EckId> {
    let text = xml.take_eck_id()?;
    let eck_id = read_eck_id(&text);
    if eck_id.is_none() {
        xml.notice_attribute(xml.line(), "leerling/eckid");
    }
    eck_id
}

fn keys<'a>(references: impl Iterator<Item = &'a Reference>) -> Vec<String> {
    references.map(|to| to.key.clone()).collect()
}

/// Reads the references inside `samengestelde_groepen` of a pupil or `groepen` of a member of staff.
fn read_references<R: Read>(xml: &mut Xml<R>, record: &mut Record, into: &mut Vec<Reference>) -> Step<()> {
    while xml.child()? {
        match xml.name() {
            "groep" => read_reference(xml, record, GroupKind::Base, into)?,
            "samengestelde_groep" => read_reference(xml, record, GroupKind::Extra, into)?,
            _ => xml.skip_unknown("groepen")?,
        }
    }
    Ok(())
}

fn read_reference<R: Read>(
    xml: &mut Xml<R>,
    record: &mut Record,
    kind: GroupKind,
    into: &mut Vec<Reference>,
) -> Step<()> {
    let line = xml.line();
    let element = if kind == GroupKind::Base { "groep" } else { "samengestelde_groep" };
    match xml.take_key() {
        None => record.say(line, element, ProblemKind::Missing),
        Some(key) if key.chars().count() > usize::try_from(LONGEST_KEY).unwrap_or_default() => {
            record.say(line, element, ProblemKind::TooLong { most: LONGEST_KEY });
        }
        Some(_) if into.len() == MOST_REFERENCES => return Err(xml.problem(ProblemKind::TooLarge)),
        Some(key) => {
            if !into.iter().any(|to| to.kind == kind && to.key == key) {
                into.push(Reference { line, kind, key });
            }
        }
    }
    xml.skip()
}

/// The elements of a name.
#[derive(Default)]
struct NameParts {
    last: Option<String>,
    prefix: Option<String>,
    called: Option<String>,
    given: Option<String>,
    initials: Option<String>,
}

impl NameParts {
    /// Reads an element of a name; passes over any other as not known.
    fn read_or_skip<R: Read>(&mut self, xml: &mut Xml<R>, person: &mut Record, label: &str) -> Step<()> {
        match xml.name() {
            "achternaam" => self.last = person.text(xml.leaf()?, limits::LAST_NAME),
            "voorvoegsel" | "tussenvoegsel" => {
                let prefix = person.text(xml.leaf()?, limits::NAME_PREFIX);
                self.prefix = prefix.or_else(|| self.prefix.take());
            }
            "roepnaam" => self.called = person.text(xml.leaf()?, limits::FIRST_NAME),
            "voornamen" => self.given = person.text(xml.leaf()?, limits::GIVEN_NAMES),
            "voorletters-1" => self.initials = Some(cut(xml.leaf()?.text, 64)),
            _ => xml.skip_unknown(label)?,
        }
        Ok(())
    }

    /// The name; a problem when there is neither a family name nor any first name. A prefix without a family name is
    /// left out, as the format has no place for it.
    fn finish(self, person: &mut Record) -> PersonName {
        let given = self.given.as_deref().and_then(|given| given.split(' ').next());
        let given = given.map(|given| given.chars().take(64).collect());
        let first = self.called.or(given).or(self.initials).unwrap_or_default();
        let last = self.last.unwrap_or_default();
        let has_name = !first.is_empty() || !last.is_empty();
        if !has_name && !person.problems.iter().any(is_about_name) {
            person.say(person.line, "achternaam", ProblemKind::Missing);
        }
        let prefix = if last.is_empty() { String::new() } else { self.prefix.unwrap_or_default() };
        PersonName::new(&first, &prefix, &last)
    }
}

/// Whether a part of the name was there but too long: then it is not missing.
fn is_about_name(problem: &Problem) -> bool {
    let element = problem.field.rsplit('/').next().unwrap_or_default();
    matches!(problem.kind, ProblemKind::TooLong { .. })
        && matches!(element, "achternaam" | "roepnaam" | "voornamen")
}
