//! Typst templates to accessible PDF.
