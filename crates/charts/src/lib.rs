//! Scales, axes and the few chart forms Stut needs, as accessible SVG.
//!
//! Every form takes its words and formatted numbers from the caller and gives back SVG text that can stand inline in
//! a page under a strict content security policy (presentation attributes only), on paper (shape and letter beside
//! colour) and inside a PDF. The same input always gives the same text.
//!
//! What does not belong here: words of a language, number and date formats, rules about levels, files.

pub mod arrows;
pub mod axis;
pub mod compare;
pub mod distribution;
pub mod growth;
pub mod labels;
pub mod marks;
pub mod palette;
pub mod portions;
pub mod scale;
pub mod spark;
pub mod steps;
pub mod svg;
pub mod timeline;
