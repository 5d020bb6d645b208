//! What the documents of this room have in common.

use crate::{Ctx, Error, demo, register::logo_of};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Pair, Part, Section, Table},
};
use domain::register::School;
use i18n::Texts;

/// A document as PDF: its title, what stands under it, for whom it is and why, and its sections.
pub(crate) async fn pdf(
    ctx: &Ctx,
    texts: &Texts,
    school: &School,
    titles: (&str, &str, &str),
    sections: Vec<Section>,
) -> Result<Vec<u8>, Error> {
    let logo = logo_of(ctx, school).await?;
    let document = SectionsDocument { logo, ..document(ctx, texts, school, titles, sections) };
    Ok(documents::sections(&document).context("a document in sections")?)
}

/// The same before it is laid out.
pub(crate) fn document(
    ctx: &Ctx,
    texts: &Texts,
    school: &School,
    (title, subtitle, purpose): (&str, &str, &str),
    sections: Vec<Section>,
) -> SectionsDocument {
    let language = texts.language();
    let is_long = sections.len() > 6;
    let reference = if demo::is_demo(school) { texts.demo_notice() } else { texts.rights_confidential() };
    SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        school_name: school_name(school),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose: purpose.to_owned(),
        unprintable: texts.rights_unprintable().to_owned(),
        contents: if is_long { texts.rights_contents().to_owned() } else { String::new() },
        sections,
        reference: reference.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    }
}

/// What a school is called.
pub(crate) fn school_name(school: &School) -> String {
    school.name.clone().unwrap_or_else(|| school.codes.code())
}

pub(crate) fn section(heading: &str, parts: Vec<Part>) -> Section {
    Section { heading: heading.to_owned(), parts }
}

pub(crate) fn text(text: &str) -> Part {
    Part::Text(text.to_owned())
}

/// Keys with what is known; what is not known is left out.
pub(crate) fn pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, Option<String>)>) -> Part {
    let known = pairs.into_iter().filter_map(|(key, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(Pair { key: key.to_owned(), value })
    });
    Part::Pairs(known.collect())
}

/// A table under a heading that says what it is.
pub(crate) fn table(summary: &str, head: &[&str], rows: Vec<Vec<String>>) -> Part {
    let head = head.iter().map(|word| (*word).to_owned()).collect();
    Part::Table(Table { caption: String::new(), summary: summary.to_owned(), head, rows })
}
