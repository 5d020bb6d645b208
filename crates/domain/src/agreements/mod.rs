//! Agreements: who does what, by when, about whom, from where it comes, and what came of it.

mod agreement;
mod days;
mod line;
mod tally;

pub use agreement::{
    Act, ActRefused, Agreement, AgreementMove, AgreementSource, AgreementStanding, AgreementState,
    LONGEST_REASON, act, halfway_between,
};
pub use days::{DayRead, day_at_end, read_day};
pub use line::{Candidate, LineProblem, LineRead, LineReader, Who};
pub use tally::{Ending, FEWEST_FOR_A_SHARE, Tally, half_year_of};
