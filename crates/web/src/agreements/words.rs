//! Why an agreement is not there: what is said beside the field, or about the line.

use app::agreements::{AgreementProblem, LONGEST_AGREEMENT, LONGEST_NAME, LineSaved};
use domain::agreements::LineProblem;
use i18n::Texts;

/// Why an agreement that was noted in one line is not there.
pub(crate) fn why_not(texts: &Texts, refused: &LineSaved) -> String {
    match refused {
        LineSaved::Yes(_) => String::new(),
        LineSaved::Unclear(problem) => line_words(texts, problem),
        LineSaved::Wrong(problems) => {
            problems.iter().map(|one| problem_words(texts, *one).1).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Beside which field it is said, and what.
pub(super) fn problem_words(texts: &Texts, problem: AgreementProblem) -> (&'static str, String) {
    let most = u64::try_from(LONGEST_AGREEMENT).unwrap_or_default();
    let (field, words) = match problem {
        AgreementProblem::NoWhat => ("what", texts.agreement_problem_no_what()),
        AgreementProblem::TooLong => return ("what", texts.agreement_problem_too_long(most)),
        AgreementProblem::NoOwner => ("owner", texts.agreement_problem_no_owner()),
        AgreementProblem::LongOwner => {
            let most = u64::try_from(LONGEST_NAME).unwrap_or_default();
            return ("owner", texts.agreement_problem_too_long(most));
        }
        AgreementProblem::UnknownOwner => ("owner", texts.agreement_problem_unknown_owner()),
        AgreementProblem::NoDay => ("due", texts.agreement_problem_no_day()),
        AgreementProblem::NotADay => ("due", texts.agreement_problem_not_a_day()),
        AgreementProblem::Past => ("due", texts.agreement_problem_past()),
        AgreementProblem::TooFar => ("due", texts.agreement_problem_too_far()),
        AgreementProblem::HalfwayNotADay => ("halfway", texts.agreement_problem_halfway_not_a_day()),
        AgreementProblem::HalfwayOutside => ("halfway", texts.agreement_problem_halfway_outside()),
    };
    (field, words.to_owned())
}

/// Why a line is not understood.
pub(super) fn line_words(texts: &Texts, problem: &LineProblem) -> String {
    match problem {
        LineProblem::NoWho => texts.agreements_line_no_who().to_owned(),
        LineProblem::Unknown(name) => texts.agreements_line_unknown(name.reveal().as_str()),
        LineProblem::Several(names) => {
            let names: Vec<&str> = names.iter().map(|name| name.reveal().as_str()).collect();
            texts.agreements_line_several(names.join(", ").as_str())
        }
        LineProblem::NoWhat => texts.agreements_line_no_what().to_owned(),
        LineProblem::NoDay => texts.agreements_line_no_day().to_owned(),
        LineProblem::NoSuchDay => texts.agreements_line_no_such_day().to_owned(),
        LineProblem::Past(day) => texts.agreements_line_past(texts.language().long_date(*day).as_str()),
    }
}
