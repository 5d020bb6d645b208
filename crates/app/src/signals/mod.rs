//! Signals: the settings of a school, what was answered, and all signals of a school year.

mod answer;
mod list;
mod preview;
mod report;
mod rules;
mod settings;
mod shipped;

pub use answer::{
    AnswerProblem, AnswerTyped, Answered, LONGEST_REASON, answer_signal, signals_of_pupil, take_back_answer,
};
pub use list::{Filter, GroupSignals, PupilSignals, SchoolSignals, Which, school_signals};
pub use preview::{Preview, preview};
pub(crate) use report::figures;
pub use report::{ReportFormat, report};
pub(crate) use rules::Rules;
pub use settings::{
    KindLine, Setting, SettingProblem, SettingsSaved, SettingsTyped, SettingsView, ThresholdLine, WORDS,
    save_settings, settings,
};
#[cfg(test)]
pub(crate) use shipped::thresholds as shipped_thresholds;
pub use shipped::{Shipped, Source, Sure};
