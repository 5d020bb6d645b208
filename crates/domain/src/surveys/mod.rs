//! Questionnaires: what is asked, of which groups, and what came back without a name.

mod question;

pub use question::{BadReply, Question, QuestionKind, Reply, Years};

use crate::ids::{OpenAnswerId, RemarkId, SurveyAgreementId, SurveyId};
use crate::roles::{ModelKey, RoleLevel};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// From so many answers of a group its figures are shown. Fewer only when the respondents were told beforehand. The number
/// is the one of the issue of the expectation questionnaire; smaller groups point at persons.
pub const SMALL_GROUP: u32 = 4;

/// Whether so many answers of a group, or to one question, are enough to show; `is_agreed` says that the respondents were told
/// that small groups are shown too.
pub const fn is_enough(is_agreed: bool, count: u32) -> bool {
    count > 0 && (is_agreed || count >= SMALL_GROUP)
}

/// Whether what answers of one group say may be shown, by the ways in which they came. Who types answers in or brings them
/// knows these, and could take them off: so where any came with a link, only those count.
pub fn may_show(is_agreed: bool, ways: impl IntoIterator<Item = AnswerWay>) -> bool {
    let (mut all, mut by_link) = (0, 0);
    for way in ways {
        all += 1;
        by_link += u32::from(way == AnswerWay::Link);
    }
    is_enough(is_agreed, if by_link > 0 { by_link } else { all })
}

/// What a questionnaire is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyKind {
    /// What people expect of the coordinator: the levels of a model are ranked.
    Expectation,
    /// A short list of the school's own.
    List,
}

/// How far a round is. Draft, then open, then closed. Back only from open to draft, as long as nobody holds a link and nobody
/// answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyState {
    /// It is being made.
    Draft,
    /// People may answer.
    Open,
    /// Nobody may answer any more.
    Closed,
}

/// How an answer came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerWay {
    /// With a personal link.
    Link,
    /// On paper, typed in.
    Paper,
    /// From a file.
    File,
}

/// What a remark at a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// Something good.
    Plus,
    /// Something that is not.
    Minus,
    /// A question.
    Question,
}

/// How far an agreement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// It stands.
    Open,
    /// It was done.
    Done,
    /// It was dropped, with a reason.
    Dropped,
}

macro_rules! codes {
    ($($name:ident: $($variant:ident $code:literal)+;)+) => {$(
        impl $name {
            /// All.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code in the database and in addresses.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// By its code.
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )+};
}

codes! {
    SurveyKind: Expectation "expectation" List "list";
    SurveyState: Draft "draft" Open "open" Closed "closed";
    AnswerWay: Link "link" Paper "paper" File "file";
    RemarkKind: Plus "plus" Minus "minus" Question "question";
    AgreementState: Open "open" Done "done" Dropped "dropped";
}

/// A round of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// What it is for.
    pub kind: SurveyKind,
    /// Its title.
    pub title: String,
    /// What stands above the questions.
    pub intro: String,
    /// The model whose levels are ranked, for an expectation questionnaire.
    pub model: Option<ModelKey>,
    /// The levels as they were when the round was made: a later change of the model leaves them.
    pub levels: Vec<RoleLevel>,
    /// The questions beside the ranking, in their order; they count from 0.
    pub questions: Vec<Question>,
    /// Whether respondents are told beforehand that groups smaller than [`SMALL_GROUP`] are shown too.
    pub small_agreed: bool,
    /// How far it is.
    pub state: SurveyState,
    /// The round before, to compare with.
    pub previous: Option<SurveyId>,
    /// It is an example from a published study, not of this school.
    pub is_example: bool,
    /// Until and including when people may answer, as the invitation says.
    pub closes_on: Option<Date>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Counts the changes.
    pub version: i64,
}

/// A group of respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RespondentGroup {
    /// Its number within the round, from 1.
    pub no: i64,
    /// Its name.
    pub name: String,
    /// The role that it stands for (`principal`, `coordinator`, `teacher`); none for a group of the school's own.
    pub role: Option<String>,
    /// How many were invited.
    pub invited: i64,
}

/// The answers of one respondent, without a name or a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The group.
    pub group: i64,
    /// How it came in.
    pub way: AnswerWay,
    /// The scores of the levels in their order, `k` for the most important; none when the round has no ranking, or the
    /// respondent left it.
    pub scores: Option<Vec<u8>>,
    /// What was answered to the questions that are not open, by their number.
    pub replies: std::collections::BTreeMap<u8, Reply>,
}

/// An open answer, literally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswer {
    /// Its id.
    pub id: OpenAnswerId,
    /// The group.
    pub group: i64,
    /// The number of the question.
    pub question: u8,
    /// The words.
    pub text: crate::Personal<String>,
}

/// Where one sorter put an open answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placing {
    /// In one level or two; they count from 1.
    Levels(Vec<u8>),
    /// Left out, with the reason.
    LeftOut(String),
}

/// A remark at a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// What it is.
    pub kind: RemarkKind,
    /// The words.
    pub text: crate::Personal<String>,
    /// The subject under which it was put, counting from 1.
    pub subject: Option<i64>,
    /// Whether who leads took it from the screen.
    pub is_hidden: bool,
    /// Counts the changes.
    pub version: i64,
}

/// What was agreed at a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyAgreement {
    /// Its id.
    pub id: SurveyAgreementId,
    /// Who does it.
    pub who: String,
    /// What.
    pub what: String,
    /// Until when.
    pub due: Option<Date>,
    /// How far it is.
    pub state: AgreementState,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// Its place in the list.
    pub position: i64,
    /// Counts the changes.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_that_somebody_typed_or_brought_lift_no_answer_by_link_over_the_line() {
        let ways = |by_link, paper, file| {
            let of = |way, count| std::iter::repeat_n(way, count);
            let all = of(AnswerWay::Link, by_link).chain(of(AnswerWay::Paper, paper));
            all.chain(of(AnswerWay::File, file)).collect::<Vec<_>>()
        };
        assert!(!may_show(false, ways(1, 3, 0)) && !may_show(false, ways(3, 0, 9)));
        assert!(may_show(false, ways(4, 0, 0)) && may_show(false, ways(4, 1, 1)));
        assert!(may_show(false, ways(0, 2, 2)) && !may_show(false, ways(0, 3, 0)));
        assert!(may_show(true, ways(1, 3, 0)) && !may_show(true, ways(0, 0, 0)));
    }
}
