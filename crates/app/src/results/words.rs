//! What page and paper say alike about results and signals.

use super::Column;
use domain::{
    results::{Decimal, Moment, Part, Progress},
    signals::{AttentionScale, Evidence, Signal, SignalKind, WeakSitting, Woke},
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
        SignalKind::SlowGrowth => texts.signal_slow_growth(),
        SignalKind::WeakestTenthThrice => texts.signal_weakest_tenth_thrice(),
        SignalKind::ReferenceLevelAtRisk => texts.signal_reference_level_at_risk(),
        SignalKind::SocialEmotional => texts.signal_social_emotional(),
        SignalKind::AbsentOften => texts.signal_absent_often(),
        SignalKind::PlanOverdue => texts.signal_plan_overdue(),
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
    /// Whether all of them sleep.
    pub is_asleep: bool,
}

/// Signals in a few words, by subject; those that sleep behind those that do not.
pub fn short_signals<'a>(texts: &Texts, signals: &'a [Signal]) -> Vec<ShortSignals<'a>> {
    let mut short: Vec<ShortSignals<'a>> = Vec::new();
    let (asleep, awake): (Vec<_>, Vec<_>) = signals.iter().partition(|signal| signal.is_asleep());
    for signal in awake.into_iter().chain(asleep) {
        let is_asleep = signal.is_asleep();
        let same = |known: &&mut ShortSignals<'_>| {
            known.is_asleep == is_asleep && known.signals.iter().any(|s| s.subject == signal.subject)
        };
        if let Some(known) = short.iter_mut().find(same) {
            known.words.push_str(", ");
            known.words.push_str(kind_word(texts, signal.kind()));
            known.signals.push(signal);
        } else {
            short.push(ShortSignals { words: short_signal(texts, signal), signals: vec![signal], is_asleep });
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
        Evidence::SlowGrowth { growth, expected, share, pupils } => {
            let figures = (*growth, expected.to_tenths(), u64::from(*share), *pupils);
            slow_growth_why(texts, subject, figures)
        }
        Evidence::WeakestTenthThrice { sittings, periods } => {
            let all: Vec<String> = sittings.iter().map(|sitting| weak_sitting(texts, sitting)).collect();
            texts.signal_weakest_why(sittings.len(), u64::from(*periods), all.join(", ").as_str(), subject)
        }
        Evidence::ReferenceLevelAtRisk { level, on, year_group } => texts.signal_reference_why(
            language.date(*on).as_str(),
            level.name(),
            subject,
            u64::from(*year_group),
        ),
        Evidence::SocialEmotional { scales } => {
            let all: Vec<String> = scales.iter().map(|scale| attention(texts, subject, scale)).collect();
            texts.signal_social_why(all.join(", ").as_str(), subject)
        }
        Evidence::AbsentOften { hours, weeks, from, until } => texts.signal_absent_why(
            language.date(*from).as_str(),
            language.decimal(hours.thousandths()).as_str(),
            language.date(*until).as_str(),
            u64::from(*weeks),
        ),
        Evidence::PlanOverdue { due_on, plans } => {
            texts.signal_plan_overdue_why(language.date(*due_on).as_str(), u64::from(*plans))
        }
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

/// By how much a pupil grew, against what is expected by the norm, or by this many pupils of the school.
fn slow_growth_why(
    texts: &Texts,
    subject: &str,
    (growth, expected, share, pupils): (Decimal, Decimal, u64, Option<u32>),
) -> String {
    let words = |figure: Decimal| texts.language().decimal(figure.thousandths());
    let (growth, expected) = (words(growth), words(expected));
    match pupils {
        Some(pupils) => texts.signal_slow_growth_school_why(
            expected.as_str(),
            growth.as_str(),
            u64::from(pupils),
            share,
            subject,
        ),
        None => texts.signal_slow_growth_norm_why(expected.as_str(), growth.as_str(), share, subject),
    }
}

fn weak_sitting(texts: &Texts, sitting: &WeakSitting) -> String {
    let moment = sitting.moment.to_string();
    match (sitting.percentile, sitting.level) {
        (Some(percentile), _) => texts.signal_weakest_percentile(
            moment.as_str(),
            texts.language().decimal(percentile.thousandths()).as_str(),
        ),
        (None, Some(level)) => texts.signal_weakest_level(level.name(), moment.as_str()),
        (None, None) => moment,
    }
}

fn attention(texts: &Texts, subject: &str, scale: &AttentionScale) -> String {
    let on = texts.language().date(scale.on);
    // A list of one scale is called as its subject is.
    if scale.scale == subject {
        texts.signal_social_scale_alone(scale.band.as_str(), on.as_str())
    } else {
        texts.signal_social_scale(scale.band.as_str(), on.as_str(), scale.scale.as_str())
    }
}

/// What was answered to a signal, in one sentence; none when nobody did.
pub fn answer(texts: &Texts, signal: &Signal) -> Option<String> {
    let answered = signal.answer.as_ref()?;
    let (answer, language) = (&answered.answer, texts.language());
    let (again, given) = (language.date(answer.again_on), language.date(answer.given_on));
    let (again, given) = (again.as_str(), given.as_str());
    let (name, reason) = (answer.by.reveal().as_str(), answer.reason.reveal().as_str());
    Some(match answered.woke {
        None => texts.signal_asleep_until(again, given, name, reason),
        Some(Woke::Day) => texts.signal_woke_day(again, given, name, reason),
        Some(Woke::Worse) => texts.signal_woke_worse(given, name, reason),
    })
}

/// Why there is a signal and what was answered, as far as it was.
pub fn why_and_answer(texts: &Texts, signal: &Signal) -> String {
    let parts = [Some(why(texts, signal)), answer(texts, signal)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
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
