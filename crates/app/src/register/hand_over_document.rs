//! The hand-over of a group on paper.

use super::hand_over::{GroupHandOver, PupilHandOver};
use crate::{Ctx, Error, demo};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Pair, Part, Section},
};
use domain::register::{HandOverField, PersonName};
use i18n::Texts;

/// What a field asks, in words.
pub fn hand_over_words(texts: &Texts, field: HandOverField) -> &'static str {
    match field {
        HandOverField::FromPupil => texts.hand_over_from_pupil(),
        HandOverField::FromParents => texts.hand_over_from_parents(),
        HandOverField::FromTeacher => texts.hand_over_from_teacher(),
        HandOverField::Attention => texts.hand_over_attention(),
    }
}

/// The hand-over of a group as an accessible PDF: a section a pupil, of whom something was written.
///
/// # Errors
/// When the document cannot be made.
pub fn hand_over_pdf(ctx: &Ctx, texts: &Texts, found: &GroupHandOver) -> Result<Vec<u8>, Error> {
    let language = texts.language();
    let (group, year) = (found.group.name.as_str(), found.group.school_year.to_string());
    let teachers = found.teachers.iter().map(PersonName::full).collect::<Vec<_>>().join(", ");
    let mut sections: Vec<Section> = found.pupils.iter().filter_map(|one| section(texts, one)).collect();
    if sections.is_empty() {
        let parts = vec![Part::Text(texts.hand_over_nothing().to_owned())];
        sections.push(Section { heading: group.to_owned(), parts });
    }
    let school = &found.school;
    let reference = if demo::is_demo(school) { texts.demo_notice() } else { texts.hand_over_confidential() };
    let document = SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: texts.hand_over_pdf_title(group, year.as_str()),
        subtitle: teachers,
        school_name: school.name.clone().unwrap_or_else(|| school.codes.code()),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose: texts.hand_over_purpose().to_owned(),
        unprintable: texts.notes_pdf_unprintable().to_owned(),
        contents: String::new(),
        sections,
        reference: reference.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    };
    Ok(documents::sections(&document).context("the hand-over as PDF")?)
}

fn section(texts: &Texts, one: &PupilHandOver) -> Option<Section> {
    let given = one.given.as_ref().filter(|given| !given.texts.is_empty())?;
    let pair = |field: HandOverField| {
        let value = given.texts.of(field).reveal().clone();
        (!value.is_empty()).then(|| Pair { key: hand_over_words(texts, field).to_owned(), value })
    };
    let pairs = HandOverField::ALL.into_iter().filter_map(pair).collect();
    Some(Section { heading: one.pupil.name.full(), parts: vec![Part::Pairs(pairs)] })
}
