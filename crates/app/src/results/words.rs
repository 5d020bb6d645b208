//! What page and paper say alike about results and signals.

use super::Column;
use domain::{
    results::{Moment, Part, Progress},
    signals::{Evidence, Signal, SignalKind},
};
use i18n::Texts;

/// The name of a column: the subject, with its series where there are several.
pub fn column_name(texts: &Texts, column: &Column) -> String {
    subject_name(texts, column.subject.as_deref(), column.series.as_deref())
}

/// The name of a subject, with a series where there are several.
pub fn subject_name(texts: &Texts, subject: Option<&str>, series: Option<&str>) -> String {
    match (subject, series) {
        (Some(subject), None) => subject.to_owned(),
        (Some(subject), Some(series)) => format!("{subject} ({series})"),
        (None, Some(series)) => series.to_owned(),
        (None, None) => texts.signal_no_subject().to_owned(),
    }
}

/// When the newest sittings of a column were: `M5 · jan 26`.
pub fn column_moment(texts: &Texts, column: &Column) -> String {
    let moments: Vec<String> = column.moments.iter().map(Moment::to_string).collect();
    let month = column.newest_on.map(|day| texts.language().short_month_and_year(day));
    let parts = [moments.join(", "), month.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The word for a kind of signal.
pub fn kind_word(texts: &Texts, kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Low => texts.signal_low(),
        SignalKind::Drop => texts.signal_drop(),
        SignalKind::NegativeGrowth => texts.signal_negative_growth(),
        SignalKind::High => texts.signal_high(),
        SignalKind::Missing => texts.signal_missing(),
    }
}

/// A signal in two or three words: `Rekenen laag`.
fn short_signal(texts: &Texts, signal: &Signal) -> String {
    let word = kind_word(texts, signal.kind());
    signal
        .subject
        .as_deref()
        .map_or_else(|| word.to_owned(), |subject| texts.signal_in_subject(word, subject))
}

/// The signals of one pupil in one subject.
#[derive(Debug, Clone)]
pub struct ShortSignals<'a> {
    /// In a few words, the subject named once: `Rekenen laag, achteruit`.
    pub words: String,
    /// The signals themselves.
    pub signals: Vec<&'a Signal>,
}

/// Signals in a few words, by subject.
pub fn short_signals<'a>(texts: &Texts, signals: &'a [Signal]) -> Vec<ShortSignals<'a>> {
    let mut short: Vec<ShortSignals<'a>> = Vec::new();
    for signal in signals {
        let same = |known: &&mut ShortSignals<'_>| known.signals.iter().any(|s| s.subject == signal.subject);
        if let Some(known) = short.iter_mut().find(same) {
            known.words.push_str(", ");
            known.words.push_str(kind_word(texts, signal.kind()));
            known.signals.push(signal);
        } else {
            short.push(ShortSignals { words: short_signal(texts, signal), signals: vec![signal] });
        }
    }
    short
}

/// A signal as one sentence with its figures.
pub fn why(texts: &Texts, signal: &Signal) -> String {
    let language = texts.language();
    let subject = signal.subject.as_deref().unwrap_or_else(|| texts.signal_no_subject());
    match &signal.evidence {
        Evidence::Low { level, on } => {
            texts.signal_low_why(language.date(*on).as_str(), level.name(), subject)
        }
        Evidence::Drop { from, to } => texts.signal_drop_why(from.name(), subject, to.name()),
        Evidence::DropTwice { levels: [first, second, third] } => {
            texts.signal_drop_twice_why(first.name(), second.name(), subject, third.name())
        }
        Evidence::NegativeGrowth { from, to } => texts.signal_negative_growth_why(
            language.decimal(from.thousandths()).as_str(),
            subject,
            language.decimal(to.thousandths()).as_str(),
        ),
        Evidence::HighPercentile { percentile } => {
            texts.signal_high_percentile_why(language.decimal(percentile.thousandths()).as_str(), subject)
        }
        Evidence::HighLevel { level, sittings } => {
            texts.signal_high_level_why(level.name(), u64::from(*sittings), subject)
        }
        Evidence::Missing { moment, tested, pupils } => {
            let moment = moment_words(texts, *moment);
            texts.signal_missing_why(moment.as_str(), u64::from(*pupils), subject, u64::from(*tested))
        }
    }
}

/// A moment in words: `midden groep 5`.
pub fn moment_words(texts: &Texts, moment: Moment) -> String {
    let year_group = u64::from(moment.year_group);
    match moment.part {
        Part::Begin => texts.moment_begin(year_group),
        Part::Middle => texts.moment_middle(year_group),
        Part::End => texts.moment_end(year_group),
    }
}

/// The skill scores of the small line: those on the scale of the latest sitting, oldest first, at most eight.
pub fn spark(progress: &Progress) -> Vec<f64> {
    let latest = progress.latest();
    let on_scale = progress.sittings().iter().filter(|s| latest.test.shares_scale_with(&s.test));
    let mut values: Vec<f64> = on_scale.filter_map(|s| s.skill_score).map(|score| score.as_f64()).collect();
    values.drain(..values.len().saturating_sub(8));
    values
}
