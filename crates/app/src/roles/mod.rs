//! What the intern begeleider's role is: what each group expects of her.

mod analysis;
mod answers;

pub use analysis::{Analysis, GapFigures, GroupFigures, analyse};
pub use answers::{AnswerProblem, Answers, GroupOfAnswers, WhatIsWrong, read_answers, sentence};
