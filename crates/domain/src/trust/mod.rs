//! Who may come in, in which role and for how long.

mod email;
pub mod retention;
mod role;
mod term;

pub use email::{Email, NotAnEmail};
pub use role::{Role, UnknownRole};
pub use term::Term;
