//! A question and what can be answered to it.

use serde::{Deserialize, Serialize};

/// A question of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub text: String,
    /// What can be answered.
    #[serde(flatten)]
    pub kind: QuestionKind,
    /// Whether it must be answered.
    #[serde(default)]
    pub is_required: bool,
    /// The numbers of the groups to which it is put; all when empty.
    #[serde(default)]
    pub groups: Vec<i64>,
}

/// What can be answered to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// A number from 1 to `steps`, with a word at either end.
    Scale {
        /// Two to ten.
        steps: u8,
        /// What 1 means.
        low: String,
        /// What the highest number means.
        high: String,
    },
    /// One of some options, or more than one.
    Choice {
        /// The options.
        options: Vec<String>,
        /// Whether more than one may be chosen.
        several: bool,
    },
    /// All of three to nine options in an order, each once.
    Ranking {
        /// The options.
        options: Vec<String>,
    },
    /// Words.
    Open,
    /// Years in education, in bands, so that nobody is known by her years.
    Years,
}

/// Years in education.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Years {
    /// Up to and including five years.
    ToFive,
    /// Six to fifteen years.
    ToFifteen,
    /// More than fifteen years.
    More,
}

impl Years {
    /// All bands, the fewest years first. The bands are a choice of Stut: wide, so that each holds several people.
    pub const ALL: [Self; 3] = [Self::ToFive, Self::ToFifteen, Self::More];

    /// The code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToFive => "to_five",
            Self::ToFifteen => "to_fifteen",
            Self::More => "more",
        }
    }
}

/// What one respondent answered to one question that is not open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Reply {
    /// The step of a scale.
    Scale(u8),
    /// The options that were chosen; they count from 0.
    Choice(Vec<u8>),
    /// The scores of the options in their order, the highest for the most important one.
    Ranking(Vec<u8>),
    /// The band.
    Years(Years),
}

/// Why a reply does not fit its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadReply {
    /// It is of another kind.
    Kind,
    /// A number or an option is not there.
    Outside,
    /// An option was given twice, or one of a ranking is lacking.
    Twice,
    /// More than one was chosen where one may be.
    Several,
}

impl QuestionKind {
    /// Whether it is answered in words, which are kept apart from everything else.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// Whether a reply fits.
    ///
    /// # Errors
    /// Why it does not.
    pub fn accepts(&self, reply: &Reply) -> Result<(), BadReply> {
        let within = |at: u8, count: usize| usize::from(at) < count;
        match (self, reply) {
            (Self::Scale { steps, .. }, Reply::Scale(step)) if (1..=*steps).contains(step) => Ok(()),
            (Self::Scale { .. }, Reply::Scale(_)) => Err(BadReply::Outside),
            (Self::Choice { several, .. }, Reply::Choice(chosen)) if !several && chosen.len() > 1 => {
                Err(BadReply::Several)
            }
            (Self::Choice { options, .. }, Reply::Choice(chosen)) => {
                let is_known = !chosen.is_empty() && chosen.iter().all(|at| within(*at, options.len()));
                if !is_known {
                    return Err(BadReply::Outside);
                }
                each_once(chosen)
            }
            (Self::Ranking { options }, Reply::Ranking(scores)) => {
                if scores.len() != options.len() {
                    return Err(BadReply::Twice);
                }
                if scores.iter().any(|score| *score == 0 || usize::from(*score) > options.len()) {
                    return Err(BadReply::Outside);
                }
                each_once(scores)
            }
            (Self::Years, Reply::Years(_)) => Ok(()),
            _ => Err(BadReply::Kind),
        }
    }
}

fn each_once(numbers: &[u8]) -> Result<(), BadReply> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() == numbers.len() { Ok(()) } else { Err(BadReply::Twice) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(count: usize) -> Vec<String> {
        (0..count).map(|n| n.to_string()).collect()
    }

    #[test]
    fn a_reply_fits_its_question_or_says_why_not() {
        let scale = QuestionKind::Scale { steps: 4, low: String::new(), high: String::new() };
        assert_eq!(scale.accepts(&Reply::Scale(4)), Ok(()));
        assert_eq!(scale.accepts(&Reply::Scale(0)), Err(BadReply::Outside));
        assert_eq!(scale.accepts(&Reply::Scale(5)), Err(BadReply::Outside));
        assert_eq!(scale.accepts(&Reply::Choice(vec![1])), Err(BadReply::Kind));
        let one = QuestionKind::Choice { options: options(3), several: false };
        assert_eq!(one.accepts(&Reply::Choice(vec![2])), Ok(()));
        assert_eq!(one.accepts(&Reply::Choice(vec![0, 1])), Err(BadReply::Several));
        assert_eq!(one.accepts(&Reply::Choice(vec![])), Err(BadReply::Outside));
        assert_eq!(one.accepts(&Reply::Choice(vec![3])), Err(BadReply::Outside));
        let several = QuestionKind::Choice { options: options(3), several: true };
        assert_eq!(several.accepts(&Reply::Choice(vec![0, 2])), Ok(()));
        assert_eq!(several.accepts(&Reply::Choice(vec![2, 2])), Err(BadReply::Twice));
        let ranking = QuestionKind::Ranking { options: options(3) };
        assert_eq!(ranking.accepts(&Reply::Ranking(vec![3, 1, 2])), Ok(()));
        assert_eq!(ranking.accepts(&Reply::Ranking(vec![3, 3, 2])), Err(BadReply::Twice));
        assert_eq!(ranking.accepts(&Reply::Ranking(vec![4, 3, 2])), Err(BadReply::Outside));
        assert_eq!(ranking.accepts(&Reply::Ranking(vec![1, 2])), Err(BadReply::Twice));
        assert_eq!(QuestionKind::Open.accepts(&Reply::Scale(1)), Err(BadReply::Kind));
        assert!(QuestionKind::Open.is_open());
    }
}
