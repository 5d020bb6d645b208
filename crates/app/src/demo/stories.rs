//! The demo's stories: pupils and classes whose results show a pattern that a coordinator meets. All are invented.
//! What each of them shows is written at its constant, and the tests hold it against the signal rules.

use super::{
    ability::Subject,
    years::{FIVE_A, FIVE_B, FOUR, Line, SEVEN, SIX_OF_SIX_SEVEN, THREE},
};
use domain::{register::Gender, results::Part};

/// A pupil with a story: the name, and what the results do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Story {
    /// First name.
    pub first: &'static str,
    /// Prefix of the family name; empty when there is none.
    pub prefix: &'static str,
    /// Family name without its prefix.
    pub last: &'static str,
    /// The key of the pupil's group in 2025-2026.
    pub group: &'static str,
    pub(super) gender: Gender,
    pub(super) line: Line,
    plot: Plot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plot {
    Dropped,
    Bored,
    FallingComprehension,
    MissedSpelling,
    Repeater,
    WordReader,
    Newcomer,
    Calm,
}

/// Emre Yıldız, 5A: a steady II in arithmetic, then IV at E4 and V at M5. Signals `low` and `drop`; elsewhere nothing.
pub const DROPPED: Story = boy("Emre", "", "Yıldız", "g5a", FIVE_A, Plot::Dropped);
/// Ravi Prins, 5A: I+ in every subject since M3, but arithmetic hardly grew since E4 and comprehension went back:
/// bored. Signal `high` everywhere, `negative_growth` in comprehension.
pub const BORED: Story = boy("Ravi", "", "Prins", "g5a", FIVE_A, Plot::Bored);
/// Noor van den Berg, 5A: lower score in comprehension at M5 than at E4, from III to IV. Signal `negative_growth` alone.
pub const FALLING_COMPREHENSION: Story =
    girl("Noor", "van den", "Berg", "g5a", FIVE_A, Plot::FallingComprehension);
/// Lina Nguyễn, 5A: did not take Spelling M5. Signal `missing`.
pub const MISSED_SPELLING: Story = girl("Lina", "", "Nguyễn", "g5a", FIVE_A, Plot::MissedSpelling);
/// Finn van der Meer, 5B: stayed in year group 4 for 2024-2025 after a weak year, and has stood at III since. No signal.
pub const REPEATER: Story = boy("Finn", "van der", "Meer", "g5b", FIVE_B, Plot::Repeater);
/// Daan 't Hart, 4: three times V- in a row at reading words (M3, E3, M4): the weakest tenth three times over leads to
/// the dyslexia route. Spelling is V as well, arithmetic, comprehension and vocabulary stay at III. Signals `low` for words
/// and spelling, of which the coordinator answered the last, and `weakest_tenth_thrice` for words.
pub const WORD_READER: Story = boy("Daan", "'t", "Hart", "g4", FOUR, Plot::WordReader);
/// Selam Tekle, 6/7: came in August 2024 with little Dutch. Vocabulary V- and comprehension V, both growing faster than
/// the norm group; arithmetic I from the first test on. Signals `low` for the two, `reference_level_at_risk` for
/// comprehension, `high` for arithmetic.
pub const NEWCOMER: Story = girl("Selam", "", "Tekle", "g67", SIX_OF_SIX_SEVEN, Plot::Newcomer);
/// Saar ter Horst, 5B: sister of Jurre. No signal.
pub const OLDER_SIBLING: Story = girl("Saar", "ter", "Horst", "g5b", FIVE_B, Plot::Calm);
/// Jurre ter Horst, 3: brother of Saar. No signal.
pub const YOUNGER_SIBLING: Story = boy("Jurre", "ter", "Horst", "g3", THREE, Plot::Calm);

/// All pupils with a story.
pub const STORIES: [Story; 9] = [
    DROPPED,
    BORED,
    FALLING_COMPREHENSION,
    MISSED_SPELLING,
    REPEATER,
    WORD_READER,
    NEWCOMER,
    OLDER_SIBLING,
    YOUNGER_SIBLING,
];

const fn boy(
    first: &'static str,
    prefix: &'static str,
    last: &'static str,
    group: &'static str,
    line: Line,
    plot: Plot,
) -> Story {
    Story { first, prefix, last, group, gender: Gender::Boy, line, plot }
}

const fn girl(
    first: &'static str,
    prefix: &'static str,
    last: &'static str,
    group: &'static str,
    line: Line,
    plot: Plot,
) -> Story {
    Story { first, prefix, last, group, gender: Gender::Girl, line, plot }
}

/// The school year in which the newcomer came and in which the repeater stayed down, by its start.
const TURN: i16 = 2024;

impl Story {
    /// The school year, by its start, in which the pupil came later than the class did.
    pub(super) fn joined(&self) -> Option<i16> {
        (self.plot == Plot::Newcomer).then_some(TURN)
    }

    /// Whether the pupil first sat in the class above and stayed down: that class, and the start of the first school
    /// year in the own class.
    pub(super) fn came_from(&self) -> Option<(Line, i16)> {
        (self.plot == Plot::Repeater).then_some((SIX_OF_SIX_SEVEN, TURN))
    }

    /// Whether the pupil did not take this test.
    pub(super) fn misses(&self, subject: Subject, (start, part): (i16, Part)) -> bool {
        self.plot == Plot::MissedSpelling && (subject, start, part) == (Subject::Spelling, 2025, Part::Middle)
    }

    /// Where the pupil stands at a round, in thousandths of a spread above the mean.
    pub(super) fn standing(&self, subject: Subject, round: (i16, Part)) -> i32 {
        use Subject::{Arithmetic, Avi, Comprehension, Spelling, Vocabulary, Words};
        match (self.plot, subject) {
            (Plot::Dropped, Arithmetic) => by_round(round, [550, 550, 550, -500, -1100]),
            (Plot::Dropped, Words) => 700,
            (Plot::Bored, Arithmetic) => by_round(round, [3000, 2950, 2900, 2600, 1900]),
            (Plot::Bored, Comprehension) => by_round(round, [2200, 2200, 2300, 2400, 1600]),
            (Plot::Bored, Vocabulary) => 1900,
            (Plot::Bored, Spelling | Words | Avi) => 1650,
            (Plot::FallingComprehension, Comprehension) => by_round(round, [250, 250, 250, 250, -600]),
            (Plot::Repeater, _) => by_round(round, [-1200, -1500, -450, -300, -150]),
            (Plot::WordReader, Words) => by_round(round, [0, 0, -1500, -1600, -1650]),
            (Plot::WordReader, Avi) => -1600,
            (Plot::WordReader, Spelling) => -950,
            (Plot::Newcomer, Arithmetic) => by_round(round, [0, 0, 900, 1000, 1100]),
            (Plot::Newcomer, Vocabulary) => by_round(round, [0, 0, -2400, -2000, -1600]),
            (Plot::Newcomer, Comprehension) => by_round(round, [0, 0, -1800, -1500, -1100]),
            (Plot::Newcomer, Spelling) => by_round(round, [0, 0, -1100, -800, -500]),
            (Plot::Newcomer, Words | Avi) => by_round(round, [0, 0, -900, -600, -400]),
            (_, Arithmetic | Vocabulary) => 100,
            (_, _) => 250,
        }
    }
}

/// The figure for M and E of 2023-2024 and 2024-2025 and M of 2025-2026; the first one also holds before.
const fn by_round((start, part): (i16, Part), figures: [i32; 5]) -> i32 {
    let [m23, e23, m24, e24, m25] = figures;
    match (start, part) {
        (2023, Part::End) => e23,
        (2024, Part::Begin | Part::Middle) => m24,
        (2024, Part::End) => e24,
        (2025, _) => m25,
        _ => m23,
    }
}

/// The stories of whole classes: how much all of them stand higher or lower at a round, in thousandths of a spread.
///
/// *The weak year*: the class that is group 7 now was group 5 in 2023-2024, when its teacher was away for long. Both
/// reading subjects went down by more than half a spread, and have come back in part since.
///
/// *The class that grew*: 5A began weak in arithmetic in year group 3 and has gained about a spread in two years.
pub(super) fn class_shift(line: Line, subject: Subject, round: (i16, Part)) -> i32 {
    match subject {
        Subject::Comprehension | Subject::Words if line == SEVEN && round.0 >= 2023 => {
            by_round(round, [-500, -700, -550, -400, -300])
        }
        Subject::Arithmetic if line == FIVE_A => by_round(round, [-600, -450, -200, 50, 350]),
        _ => 0,
    }
}
