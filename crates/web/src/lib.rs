//! Routes, forms and pages.
