//! From a template and its data to pages, and from pages to a conforming PDF.

use crate::error::{DocumentError, without_quotes};
use crate::paper::{LOGO_FILE, Logo};
use crate::world::SealedWorld;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::syntax::Source;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What typst remembers between documents is dropped after this many that had no use for it.
const MEMORY_AGE: usize = 4;

/// Lays out the pages of a document.
pub(crate) fn pages(
    template: Option<&Source>,
    data: &impl Serialize,
    logo: Option<&Logo>,
) -> Result<PagedDocument, DocumentError> {
    laid_out(&world(template, data, logo)?)
}

/// A template with its data, before it is laid out.
pub(crate) fn world(
    template: Option<&Source>,
    data: &impl Serialize,
    logo: Option<&Logo>,
) -> Result<SealedWorld, DocumentError> {
    let nameless = |what: &str| DocumentError::Template(format!("no name for {what}"));
    let template = template.ok_or_else(|| nameless("the template"))?;
    let world = SealedWorld::new(template.clone(), written(data)?).ok_or_else(|| nameless("its data"))?;
    match logo {
        Some(logo) => world.with_picture(LOGO_FILE, logo.bytes.clone()).ok_or_else(|| nameless("the logo")),
        None => Ok(world),
    }
}

/// What a template reads.
pub(crate) fn written(data: &impl Serialize) -> Result<Vec<u8>, DocumentError> {
    serde_json::to_vec(data).map_err(DocumentError::Data)
}

/// The pages of a template with its data.
pub(crate) fn laid_out(world: &SealedWorld) -> Result<PagedDocument, DocumentError> {
    typst::compile::<PagedDocument>(world).output.map_err(|faults| DocumentError::Template(told(&faults)))
}

/// Writes pages as a PDF that conforms to PDF/A-2a and PDF/UA-1. `ident` tells the kind of document.
pub(crate) fn pdf(pages: &PagedDocument, ident: &str) -> Result<Vec<u8>, DocumentError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|fault| DocumentError::Conformance(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Stut".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(pages, &options).map_err(|faults| DocumentError::Conformance(told(&faults)));
    typst::comemo::evict(MEMORY_AGE);
    bytes
}

fn told(faults: &[SourceDiagnostic]) -> String {
    without_quotes(faults.iter().map(|fault| fault.message.as_str()))
}
