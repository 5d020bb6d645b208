//! Problems of norm files, and what a file does, in words.

use super::norm_import::{NormNotice, NormPlan, NormWhat};
use domain::results::{Decimal, LevelScale, NormFault, TestKind};
use exchange::norms::NormFileProblem;
use i18n::Texts;

/// A problem as one line: `file:line: column: what is wrong, what to do`. What is about the file as a whole stands at its
/// first line.
pub fn norm_message(texts: &Texts, file: &str, problem: &NormNotice) -> String {
    let column = if problem.column.is_empty() { texts.norms_field_file() } else { problem.column };
    format!("{file}:{}: {column}: {}", problem.line.max(1), norm_sentence(texts, &problem.what))
}

/// What is wrong and what to do, without the place.
pub fn norm_sentence(texts: &Texts, what: &NormWhat) -> String {
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    match what {
        NormWhat::InFile(problem) => in_file(texts, problem),
        NormWhat::Row(fault) => of_row(texts, *fault),
        NormWhat::OtherMean { first } => texts.norms_other_mean(decimal(*first)),
        NormWhat::OtherSubject { first } => texts.norms_other_subject(first),
        NormWhat::OtherScale { catalogue } => texts.norms_other_scale(scale_in_words(texts, *catalogue)),
        NormWhat::OddPercentile { level } => texts.norms_odd_percentile(*level),
        NormWhat::NoSuchSeries { series } => texts.norms_no_such_series(series),
    }
}

fn in_file(texts: &Texts, problem: &NormFileProblem) -> String {
    match problem {
        NormFileProblem::Empty => texts.norms_is_empty(),
        NormFileProblem::NotText => texts.norms_not_text(),
        NormFileProblem::NoColumn => texts.norms_no_column(),
        NormFileProblem::ColumnTwice => texts.norms_column_twice(),
        NormFileProblem::NoRows => texts.norms_no_rows(),
        NormFileProblem::Missing => texts.norms_missing(),
        NormFileProblem::TooLong { most } => return texts.norms_too_long(*most),
        NormFileProblem::NotANumber => texts.norms_not_a_number(),
        NormFileProblem::NotAMoment { found } => return texts.norms_not_a_moment(found),
        NormFileProblem::NotALevel { found } => return texts.norms_not_a_level(found),
        NormFileProblem::NoPercentile => texts.norms_no_percentile(),
        NormFileProblem::More => texts.norms_more(),
    }
    .to_owned()
}

fn of_row(texts: &Texts, fault: NormFault) -> String {
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    match fault {
        NormFault::Inverted => texts.norms_inverted().to_owned(),
        NormFault::Overlap { until } => texts.norms_overlap(decimal(until)),
        NormFault::Gap { until } => texts.norms_gap(decimal(until)),
        NormFault::OtherScale { first } => texts.norms_mixed_scales(scale_in_words(texts, first)),
        NormFault::LevelFalls => texts.norms_level_falls().to_owned(),
        NormFault::PercentileFalls => texts.norms_percentile_falls().to_owned(),
        NormFault::DleFalls => texts.norms_dle_falls().to_owned(),
    }
}

/// A scale of levels in words.
pub const fn scale_in_words(texts: &Texts, scale: LevelScale) -> &'static str {
    match scale {
        LevelScale::Roman => texts.norms_scale_roman(),
        LevelScale::Letter => texts.norms_scale_letter(),
        LevelScale::Avi => texts.norms_scale_avi(),
        LevelScale::Reference => texts.norms_scale_reference(),
    }
}

/// A kind of test in words.
pub const fn test_kind_in_words(texts: &Texts, kind: TestKind) -> &'static str {
    match kind {
        TestKind::Standard => texts.tests_kind_standard(),
        TestKind::Own => texts.tests_kind_own(),
        TestKind::SocialEmotional => texts.tests_kind_social_emotional(),
        TestKind::Observation => texts.tests_kind_observation(),
    }
}

/// What a file does with results: how many get a level, how many another one, how many lose theirs.
pub fn effect_in_words(texts: &Texts, plan: &NormPlan) -> Vec<String> {
    let mut lines = vec![texts.norms_placed(plan.placed), texts.norms_moved(plan.moved)];
    lines.extend((plan.lost > 0).then(|| texts.norms_lost(plan.lost)));
    lines
}
