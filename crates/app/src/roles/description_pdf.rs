//! The description of the role on paper, for the care plan.

use super::description::DescriptionSection;
use crate::{Ctx, Error, demo};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Part, Section},
};
use domain::{register::School, roles::RoleDescription};
use i18n::Texts;

/// The heading of a section.
pub fn section_words(texts: &Texts, section: DescriptionSection) -> &'static str {
    match section {
        DescriptionSection::Purpose => texts.role_section_purpose(),
        DescriptionSection::Expect => texts.role_section_expect(),
        DescriptionSection::Not => texts.role_section_not(),
        DescriptionSection::Responsible => texts.role_section_responsible(),
        DescriptionSection::Time => texts.role_section_time(),
        DescriptionSection::Team => texts.role_section_team(),
        DescriptionSection::Contact => texts.role_section_contact(),
    }
}

/// A version of the description as an accessible PDF. A section without words is left out.
///
/// # Errors
/// When the document cannot be made.
pub fn description_pdf(
    ctx: &Ctx,
    texts: &Texts,
    (school, description): (&School, &RoleDescription),
) -> Result<Vec<u8>, Error> {
    let language = texts.language();
    let section = |section: DescriptionSection| {
        let words = description.sections.get(section.code()).filter(|words| !words.is_empty())?;
        let heading = section_words(texts, section).to_owned();
        Some(Section { heading, parts: vec![Part::Text(words.clone())] })
    };
    let purpose = match &description.agreed {
        Some((on, by)) => texts.role_description_agreed(by.as_str(), language.long_date(*on).as_str()),
        None => texts.role_description_draft().to_owned(),
    };
    let reference =
        if demo::is_demo(school) { texts.demo_notice().to_owned() } else { texts.role_nav().to_owned() };
    let document = SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: texts.role_description_title().to_owned(),
        subtitle: texts.role_description_version(description.version),
        school_name: school.name.clone().unwrap_or_else(|| school.codes.code()),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose,
        unprintable: texts.notes_pdf_unprintable().to_owned(),
        contents: String::new(),
        sections: DescriptionSection::ALL.into_iter().filter_map(section).collect(),
        reference,
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    };
    Ok(documents::sections(&document).context("the description of the role as PDF")?)
}
