//! The `school` block, which both formats begin with.

use crate::{
    Problem, ProblemKind,
    xml::{LONGEST_KEY, Leaf, Record, Step, Xml, cut, read_date},
};
use domain::{
    SchoolYear,
    register::{Branch, Brin, SchoolRef},
};
use jiff::civil::Date;
use std::io::Read;

/// What a `school` block says.
pub(crate) struct SchoolBlock {
    pub line: u64,
    pub school: SchoolRef,
    pub school_year: SchoolYear,
    /// `peildatum`, else the day of `aanmaakdatum`.
    pub reference_date: Option<Date>,
    pub author: Option<String>,
    /// What is wrong with it, though not so wrong that the school is not known.
    pub problems: Vec<Problem>,
}

/// Characters of `auteur` that are kept.
const LONGEST_AUTHOR: usize = 128;

/// Reads the block whose start was just read.
///
/// # Errors
/// `InvalidSchoolYear`; `NoSchool` when it has neither a BRIN nor a key.
pub(crate) fn read_school<R: Read>(xml: &mut Xml<R>) -> Step<SchoolBlock> {
    let mut block = Record::new("school", xml.line(), None);
    let (mut school, mut year) = (SchoolRef::default(), None);
    let (mut branch, mut number) = (None, None);
    let (mut reference, mut created, mut author) = (None, None, None);
    let mut year_line = block.line;
    while xml.child()? {
        match xml.name() {
            "schooljaar" => {
                year_line = xml.line();
                year = xml.leaf()?.text.parse::<SchoolYear>().ok();
            }
            "peildatum" => reference = block.date(xml.leaf()?),
            "aanmaakdatum" => created = read_date(xml.leaf()?.text),
            "brincode" => (school.brin, school.branch) = read_brin(&mut block, xml.leaf()?),
            "dependancecode" => branch = block.code(xml.leaf()?, |text| text.parse::<Branch>().ok()),
            "instellingsnummer" => number = block.text(xml.leaf()?, LONGEST_KEY),
            "schoolkey" => school.key = block.text(xml.leaf()?, LONGEST_KEY),
            "auteur" => author = Some(cut(xml.leaf()?.text, LONGEST_AUTHOR)),
            "xsdversie" | "commentaar" | "toevoegingen" => xml.skip()?,
            _ => xml.skip_unknown("school")?,
        }
    }
    let file = |line, field: &str, kind| Problem { line, field: field.to_owned(), kind };
    let Some(school_year) = year else {
        return Err(file(year_line, "school/schooljaar", ProblemKind::InvalidSchoolYear));
    };
    school.key = school.key.or(number);
    if school.brin.is_some() {
        school.branch = branch.or(school.branch).or_else(|| Some(Branch::main()));
    } else if school.key.is_none() {
        return Err(file(block.line, "school/brincode", ProblemKind::NoSchool));
    }
    Ok(SchoolBlock {
        line: block.line,
        school,
        school_year,
        reference_date: reference.or(created),
        author: author.filter(|author| !author.is_empty()),
        problems: block.problems,
    })
}

/// Reads `77QX`, or `77QX00` as some programs write it with the branch behind it.
pub(crate) fn read_brin(block: &mut Record, leaf: Leaf<'_>) -> (Option<Brin>, Option<Branch>) {
    let read = |text: &str| -> Option<(Brin, Option<Branch>)> {
        let (brin, branch) = text.split_at_checked(4)?;
        let branch = if branch.is_empty() { None } else { Some(branch.parse().ok()?) };
        Some((brin.parse().ok()?, branch))
    };
    match block.code(leaf, read) {
        Some((brin, branch)) => (Some(brin), branch),
        None => (None, None),
    }
}
