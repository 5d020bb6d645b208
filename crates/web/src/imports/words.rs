//! Values of a preview in words.

use app::imports::{About, DifferingField, Lack, Line, Shown, Value};
use domain::results::LevelScale;
use i18n::Texts;

/// A value as a person reads it; a word for nothing.
pub(super) fn shown(texts: &Texts, value: &Shown) -> String {
    match value {
        Shown::Nothing => texts.preview_empty().to_owned(),
        Shown::Text(text) => text.reveal().clone(),
        Shown::Number(number) => texts.language().decimal(number.thousandths()),
        Shown::Day(day) => texts.language().date(*day.reveal()),
    }
}

/// What a record is.
pub(super) fn about(texts: &Texts, line: &Line) -> String {
    let date = |day| texts.language().date(day);
    match &line.about {
        About::Result { test, taken_on } => texts.preview_result(date(*taken_on).as_str(), test.as_str()),
        About::Absence { absent_on, kind } => texts.preview_absence(date(*absent_on).as_str(), kind.code()),
        About::Pupil => texts.preview_pupil().to_owned(),
        About::Group(name) => texts.preview_group(name.as_str()),
        About::Staff => texts.preview_staff().to_owned(),
    }
}

/// The name of a value.
pub(super) fn field(texts: &Texts, field: DifferingField) -> String {
    texts.preview_field(match field {
        DifferingField::SkillScore => "skill_score",
        DifferingField::RawScore => "raw_score",
        DifferingField::Level(LevelScale::Roman) => "level_roman",
        DifferingField::Level(LevelScale::Letter) => "level_letter",
        DifferingField::Level(LevelScale::Avi) => "level_avi",
        DifferingField::Level(LevelScale::Reference) => "level_reference",
        DifferingField::OwnLevel => "own_level",
        DifferingField::Percentile => "percentile",
        DifferingField::Dle => "dle",
        DifferingField::FunctioningLevel => "functioning_level",
        DifferingField::OtherScores => "other_scores",
        DifferingField::Hours => "hours",
        DifferingField::Name => "name",
        DifferingField::Key => "key",
        DifferingField::EckId => "eck_id",
        DifferingField::BornOn => "born_on",
        DifferingField::Gender => "gender",
        DifferingField::YearThreeSince => "year_three_since",
        DifferingField::EnteredOn => "entered_on",
        DifferingField::LeftOn => "left_on",
        DifferingField::Group => "group",
        DifferingField::ExtraGroups => "extra_groups",
        DifferingField::YearGroup => "year_group",
        DifferingField::Description => "description",
        DifferingField::Email => "email",
        DifferingField::Roles => "roles",
        DifferingField::Groups => "groups",
    })
}

/// A cell as it is read.
pub(super) fn cell(texts: &Texts, value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.reveal().clone(),
        Value::Day(day) => texts.language().date(*day),
        Value::Number(number) => texts.language().decimal(number.thousandths()),
        Value::Moment(moment) => moment.to_string(),
        Value::Level(level) => level.name().to_owned(),
        Value::Absence(kind) => texts.export_absence_kind(kind.code()),
    }
}

/// What is still to be said about the columns.
pub(super) fn lack(texts: &Texts, lack: Lack) -> String {
    texts.mapping_lacks(match lack {
        Lack::Columns => "columns",
        Lack::Pupil => "pupil",
        Lack::Test => "test",
        Lack::Date => "date",
        Lack::Score => "score",
        Lack::Hours => "hours",
    })
}
