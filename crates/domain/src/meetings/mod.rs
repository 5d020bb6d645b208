//! Talks (gesprekken): of which kind, when, about whom, with whom; an agenda that builds itself, what is written, and rounds of
//! talks that are planned in one go.

mod agenda;
mod kind;
mod round;
mod talk;

pub use agenda::{Found, Laid, SubjectKind, TalkSubject, Why, WhyKind, in_order, lay_on};
pub use kind::{
    AgendaPart, GoneLines, TalkAbout, TalkKind, TalkQuestion, field_of_heading, field_of_part,
    field_of_question,
};
pub use round::{Availability, RoundDays, RoundGroup, RoundSlot, schedule};
pub use talk::{PersonRole, Talk, TalkPerson, TalkState, TalkStep, TalkText, TalkTime, step, text_is_open};
