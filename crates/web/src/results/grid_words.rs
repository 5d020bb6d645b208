//! What the grid says in words.

use app::results::{DayProblem, Field, GridColumn, Last, Refusal, Value, words::moment_words};
use domain::{
    SchoolYear,
    results::{Decimal, LevelScale, Part},
};
use i18n::Texts;

/// A value as one types it.
pub(super) fn value_text(texts: &Texts, value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number_text(texts, *number),
        Value::Level(level) => level.name().to_owned(),
        Value::Label(label) => label.clone(),
    }
}

/// A value in a sentence.
pub(super) fn value_words(texts: &'static Texts, value: &Value) -> String {
    match value {
        Value::Empty => texts.grid_empty().to_owned(),
        other => value_text(texts, other),
    }
}

fn number_text(texts: &Texts, number: Decimal) -> String {
    texts.language().decimal(number.thousandths())
}

/// The head of a column.
pub(super) fn column_name(texts: &'static Texts, column: &GridColumn) -> String {
    let plain = match column.field {
        Field::Skill => texts.head_skill_score(),
        Field::Raw => texts.head_raw_score(),
        Field::Level(_) | Field::OwnLevel => texts.head_level(),
        Field::Percentile => texts.head_percentile(),
        Field::Band => return column.scale.clone().unwrap_or_else(|| texts.head_level().to_owned()),
    };
    plain.to_owned()
}

/// What one can type in a column that is not a plain number.
pub(super) fn column_help(texts: &Texts, column: &GridColumn, takes_scores: bool) -> Option<String> {
    let labels = column.labels.join(", ");
    match column.field {
        Field::OwnLevel if !labels.is_empty() => Some(texts.grid_takes_only_labels(labels.as_str())),
        Field::Band if !labels.is_empty() && takes_scores => Some(texts.grid_takes_labels(labels.as_str())),
        Field::Band if !labels.is_empty() => Some(texts.grid_takes_only_labels(labels.as_str())),
        _ => None,
    }
}

/// Why a cell was refused; `on_form` where there is no script that could ask for Enter.
pub(super) fn refusal_words(texts: &'static Texts, refusal: &Refusal, on_form: bool) -> String {
    let number = |number: &Decimal| number_text(texts, *number);
    match refusal {
        Refusal::NotANumber => texts.grid_refused_number().to_owned(),
        Refusal::Unlikely { from, to } => {
            texts.grid_refused_unlikely(number(from).as_str(), number(to).as_str())
        }
        Refusal::NoPercentile => texts.grid_refused_percentile().to_owned(),
        Refusal::NoLevel(LevelScale::Roman) => texts.grid_refused_roman().to_owned(),
        Refusal::NoLevel(LevelScale::Letter) => texts.grid_refused_letter().to_owned(),
        Refusal::NoLevel(LevelScale::Avi) => texts.grid_refused_avi().to_owned(),
        Refusal::NoLevel(LevelScale::Reference) => texts.grid_refused_reference().to_owned(),
        Refusal::NoBand { labels } if labels.is_empty() => texts.grid_refused_no_bands().to_owned(),
        Refusal::NoBand { labels } => texts.grid_refused_band(labels.join(", ").as_str()),
        Refusal::OutsideTable { from, to } if on_form => {
            texts.grid_refused_outside_form(number(from).as_str(), number(to).as_str())
        }
        Refusal::OutsideTable { from, to } => {
            texts.grid_refused_outside(number(from).as_str(), number(to).as_str())
        }
        Refusal::NoYearGroup => texts.grid_no_year_group().to_owned(),
        Refusal::NotOfGroup => texts.grid_refused_not_of_group().to_owned(),
        Refusal::Destroyed => texts.grid_refused_destroyed().to_owned(),
    }
}

/// That a score is outside the norm table.
pub(super) fn outside_words(texts: &Texts, (from, to): (Decimal, Decimal)) -> String {
    texts.grid_outside(number_text(texts, from).as_str(), number_text(texts, to).as_str())
}

/// Why a day cannot be chosen.
pub(super) fn day_words(texts: &'static Texts, problem: DayProblem, year: SchoolYear) -> String {
    match problem {
        DayProblem::InFuture => texts.grid_day_in_future().to_owned(),
        DayProblem::OutsideYear => texts.grid_day_outside_year(year.to_string().as_str()),
    }
}

/// A part of the school year.
pub(super) const fn part_words(texts: &Texts, part: Part) -> &'static str {
    match part {
        Part::Begin => texts.grid_part_begin(),
        Part::Middle => texts.grid_part_middle(),
        Part::End => texts.grid_part_end(),
    }
}

/// How a pupil did the time before: `E4 · 176 · III`.
pub(super) fn last_words(texts: &'static Texts, last: &Last) -> String {
    let day = || texts.language().short_month_and_year(last.on);
    let when = last.moment.map_or_else(day, |moment| moment.to_string());
    let score = last.score.map(|score| number_text(texts, score));
    let level = last.level.map(|level| level.name().to_owned()).or_else(|| last.own_level.clone());
    [Some(when), score, level].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The time before for who hovers or hears it: the moment and day in words.
pub(super) fn last_day(texts: &'static Texts, last: &Last) -> String {
    let day = texts.language().long_date(last.on);
    match last.moment {
        Some(moment) => format!("{}, {day}", moment_words(texts, moment)),
        None => day,
    }
}
