//! The matrix as a text, and the rules that no table shows.

mod matrix;
mod rules;
