//! Several documents in one file, for a meeting: a front page that names them, then each as it is by itself. The pages are
//! numbered through.

use crate::error::DocumentError;
use crate::fonts::{Weight, breakable, printable};
use crate::group_overview::GroupOverviewDocument;
use crate::group_plan::GroupPlanDocument;
use crate::paper::{Front, Logo, NO_WORDS, PageWords, Paper};
use crate::sections::SectionsDocument;
use crate::{group_overview, group_plan, sections, typesetting, world};
use jiff::civil::Date;
use serde::Serialize;
use std::sync::LazyLock;
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// The bundle in words. Numbers and dates are formatted by the caller.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BundleDocument {
    /// Language of all words: a code such as `nl` or `en`.
    pub language: String,
    /// The day the document is made; goes into the file, not on the page.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub subtitle: String,
    /// Name of the school.
    pub school_name: String,
    /// Its sign, on the front page; the documents within have none.
    pub logo: Option<Logo>,
    /// When it was made, in words.
    pub made_on: String,
    /// What stands above the list of what is in it.
    pub contents: String,
    /// What is in it.
    pub parts: Vec<BundlePart>,
    /// What stands at the foot of the first page.
    pub footer: String,
    /// The words around the number of a page.
    pub page: PageWords,
}

/// A document of a bundle.
#[derive(Debug, Clone, PartialEq)]
pub enum BundlePart {
    /// A group overview.
    GroupOverview(GroupOverviewDocument),
    /// A group plan.
    GroupPlan(GroupPlanDocument),
    /// A document in sections.
    Sections(SectionsDocument),
}

impl BundlePart {
    const fn template(&self) -> &'static str {
        match self {
            Self::GroupOverview(_) => group_overview::TEXT,
            Self::GroupPlan(_) => group_plan::TEXT,
            Self::Sections(_) => sections::TEXT,
        }
    }

    fn data(&self) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::GroupOverview(document) => {
                group_overview::data(&GroupOverviewDocument { logo: None, ..document.clone() })
            }
            Self::GroupPlan(document) => {
                group_plan::data(&GroupPlanDocument { logo: None, ..document.clone() })
            }
            Self::Sections(document) => sections::data(&SectionsDocument { logo: None, ..document.clone() }),
        }
    }
}

/// A4 without its margins, the type of the title and that of the text, in points.
const WIDTH: f64 = 595.0 - 2.0 * 60.0;
const TITLE: f64 = 22.0;
const SIZE: f64 = 10.5;
/// Of what is measured so much may be used, as typst sets some letters closer and others wider.
const SAFE: f64 = 0.97;

#[derive(Serialize)]
struct Sheet {
    paper: Paper,
    title: String,
    subtitle: String,
    school: String,
    made_on: String,
    contents: String,
    parts: Vec<String>,
}

static TEMPLATE: LazyLock<Option<Source>> =
    LazyLock::new(|| world::template("bundle.typ", include_str!("../templates/bundle.typ")));

/// The bundle as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When language or date of one of its documents cannot be those of a document, a picture is no SVG, or a template has a
/// fault. Words never are the cause.
pub fn bundle(document: &BundleDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::pdf(&pages(document)?, "bundle")
}

fn pages(document: &BundleDocument) -> Result<PagedDocument, DocumentError> {
    let paper = Paper::of(&Front {
        logo: document.logo.as_ref(),
        language: &document.language,
        date: document.date,
        title: &document.title,
        school_name: &document.school_name,
        footer: &document.footer,
        page: document.page.clone(),
    })?;
    let line = |text: &str, size: f64| breakable(&printable(text), Weight::Bold, WIDTH / size * SAFE);
    let contents = line(&document.contents, SIZE);
    let sheet = Sheet {
        title: line(&paper.title, TITLE),
        paper,
        subtitle: line(&document.subtitle, SIZE),
        school: line(&document.school_name, SIZE),
        made_on: line(&document.made_on, SIZE),
        contents: if contents.is_empty() { NO_WORDS.to_owned() } else { contents },
        parts: (0..document.parts.len()).map(world::part).collect(),
    };
    let mut world = typesetting::world(TEMPLATE.as_ref(), &sheet, document.logo.as_ref())?;
    for part in &document.parts {
        world = world
            .holding(part.template(), part.data()?)
            .ok_or_else(|| DocumentError::Template("no name for a part".to_owned()))?;
    }
    typesetting::laid_out(&world)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sections::{Part, Section};
    use crate::testing::{AWKWARD, assert_conforming, images, keep, logo, pieces};
    use jiff::civil::date;

    fn sections_of(text: &str) -> SectionsDocument {
        SectionsDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            title: text.to_owned(),
            school_name: "De Stutbalk".to_owned(),
            sections: vec![Section { heading: text.to_owned(), parts: vec![Part::Text(text.to_owned())] }],
            ..SectionsDocument::default()
        }
    }

    fn bundle_of(text: &str) -> BundleDocument {
        let overview = GroupOverviewDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            title: format!("Overzicht {text}"),
            ..GroupOverviewDocument::default()
        };
        let plan = GroupPlanDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            title: format!("Plan {text}"),
            ..GroupPlanDocument::default()
        };
        BundleDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            title: text.to_owned(),
            subtitle: text.to_owned(),
            school_name: "De Stutbalk".to_owned(),
            contents: "In deze bundel".to_owned(),
            parts: vec![
                BundlePart::GroupOverview(overview),
                BundlePart::GroupPlan(plan),
                BundlePart::Sections(sections_of("Behoeften van Sem")),
                BundlePart::Sections(sections_of("Behoeften van Lotte")),
            ],
            page: PageWords {
                before: "pagina ".to_owned(),
                between: " van ".to_owned(),
                after: String::new(),
            },
            ..BundleDocument::default()
        }
    }

    #[test]
    fn every_document_begins_a_page_and_the_front_names_them() {
        let document = bundle_of("Groepsbespreking 5A");
        let made = pieces(&pages(&document).unwrap());
        assert_eq!(made.len(), 5, "the front and four documents");
        let words =
            |page: usize| made[page].iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
        for named in [
            "Overzicht Groepsbespreking 5A",
            "Plan Groepsbespreking 5A",
            "Behoeften van Sem",
            "Behoeften van Lotte",
        ] {
            assert!(words(0).contains(named), "{named} is not in {}", words(0));
        }
        assert!(words(3).contains("Behoeften van Sem") && !words(3).contains("Lotte"), "its own data");
        assert!(words(4).contains("Behoeften van Lotte") && !words(4).contains("Sem"), "its own data");
        keep("bundle", || bundle(&document));
    }

    #[test]
    fn any_words_make_a_file_that_conforms_and_the_same_words_the_same_file() {
        for words in AWKWARD {
            assert_conforming(&bundle(&bundle_of(words)).unwrap());
        }
        let document = bundle_of("Groepsbespreking 5A");
        assert_eq!(bundle(&document).unwrap(), bundle(&document).unwrap());
    }

    #[test]
    fn the_sign_of_the_school_stands_on_the_front_page_only() {
        let logo = Some(logo());
        let plain = bundle_of("Groepsbespreking 5A");
        let mut signed = BundleDocument { logo: logo.clone(), ..plain.clone() };
        if let Some(BundlePart::Sections(part)) = signed.parts.last_mut() {
            part.logo = logo;
        }
        let pictures = |document: &BundleDocument| -> Vec<usize> {
            pages(document).unwrap().pages().iter().map(|page| images(&page.frame)).collect()
        };
        assert_eq!(pictures(&plain)[0], 0);
        assert_eq!((pictures(&signed)[0], pictures(&signed)[4]), (1, 0));
        assert_conforming(&bundle(&signed).unwrap());
    }

    #[test]
    fn a_bundle_of_nothing_is_its_front_page() {
        let document = BundleDocument { parts: Vec::new(), ..bundle_of("Leeg") };
        assert_eq!(pages(&document).unwrap().pages().len(), 1);
        assert_conforming(&bundle(&document).unwrap());
    }
}
