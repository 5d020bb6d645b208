//! The form of a window: what one fills in, and what is wrong with it.

use crate::page::Frame;
use app::calendar::{LONGEST_NAME, SeriesChoice, TypedWindow, WindowField, WindowProblem};
use askama::Template;
use domain::{SchoolYear, results::Part};
use i18n::Texts;

#[derive(Template)]
#[template(path = "calendar/form.html")]
pub(super) struct WindowForm {
    pub(super) frame: Frame,
    pub(super) calendar: String,
    pub(super) title: String,
    pub(super) action: String,
    pub(super) year: String,
    pub(super) version: i64,
    pub(super) typed: TypedWindow,
    pub(super) year_groups: Vec<Choice>,
    pub(super) parts: Vec<Choice>,
    pub(super) series: Vec<SeriesChoice>,
    pub(super) bad: Bad,
    /// Where it is taken away; none for a new one.
    pub(super) remove: Option<String>,
}

/// Something to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

/// What is wrong, by field.
#[derive(Default)]
pub(super) struct Bad {
    pub(super) name: Option<String>,
    pub(super) series: Option<String>,
    pub(super) year_groups: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) enter_by: Option<String>,
    pub(super) source: Option<String>,
}

impl Bad {
    pub(super) fn of(texts: &Texts, year: SchoolYear, wrong: &[(WindowField, WindowProblem)]) -> Self {
        let words = |field: WindowField| {
            let (_, problem) = wrong.iter().find(|(of, _)| *of == field)?;
            Some(problem_words(texts, year, (field, *problem)))
        };
        Self {
            name: words(WindowField::Name),
            series: words(WindowField::Series),
            year_groups: words(WindowField::YearGroups),
            from: words(WindowField::From),
            until: words(WindowField::Until),
            enter_by: words(WindowField::EnterBy),
            source: words(WindowField::Source),
        }
    }
}

fn problem_words(texts: &Texts, year: SchoolYear, (field, problem): (WindowField, WindowProblem)) -> String {
    match (problem, field) {
        (WindowProblem::Empty, WindowField::Name) => texts.calendar_no_name().to_owned(),
        (WindowProblem::Empty, WindowField::YearGroups) => texts.calendar_no_year_group().to_owned(),
        (WindowProblem::Empty, _) => texts.calendar_no_day().to_owned(),
        (WindowProblem::TooLong, _) => texts.calendar_too_long(LONGEST_NAME),
        (WindowProblem::NotADay, _) => texts.calendar_not_a_day().to_owned(),
        (WindowProblem::OtherYear, _) => texts.calendar_other_year(year.to_string().as_str()),
        (WindowProblem::BeforeFrom, _) => texts.calendar_before_from().to_owned(),
        (WindowProblem::BeforeUntil, _) => texts.calendar_before_until().to_owned(),
    }
}

/// What was sent.
pub(super) fn read(fields: &[(String, String)]) -> TypedWindow {
    let value = |name: &str| value(fields, name).unwrap_or_default().to_owned();
    let groups = fields.iter().filter(|(name, _)| name == "year_group");
    TypedWindow {
        name: value("name"),
        series: value("series"),
        part: value("part"),
        year_groups: groups.filter_map(|(_, value)| value.trim().parse().ok()).collect(),
        from: value("from"),
        until: value("until"),
        enter_by: value("enter_by"),
        source: value("source"),
    }
}

/// One field of what was sent.
pub(super) fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
}

/// The same as fields of a form that sends it again.
pub(super) fn fields_of(typed: &TypedWindow) -> Vec<(String, String)> {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        field("name", &typed.name),
        field("series", &typed.series),
        field("part", &typed.part),
        field("from", &typed.from),
        field("until", &typed.until),
        field("enter_by", &typed.enter_by),
        field("source", &typed.source),
    ];
    fields.extend(typed.year_groups.iter().map(|one| field("year_group", &one.to_string())));
    fields
}

/// The part of the school year in words.
pub(super) fn part_words(texts: &Texts, part: Part) -> &'static str {
    match part {
        Part::Begin => texts.calendar_part_begin(),
        Part::Middle => texts.calendar_part_middle(),
        Part::End => texts.calendar_part_end(),
    }
}

impl WindowForm {
    /// The choices, with those that were chosen.
    pub(super) fn with_choices(mut self, texts: &Texts) -> Self {
        self.year_groups = (1..=8_u8)
            .map(|number| Choice {
                value: number.to_string(),
                words: number.to_string(),
                is_chosen: self.typed.year_groups.contains(&number),
            })
            .collect();
        let none = Choice {
            value: String::new(),
            words: texts.calendar_part_none().to_owned(),
            is_chosen: self.typed.part.is_empty(),
        };
        let parts = Part::ALL.into_iter().map(|part| Choice {
            value: part.letter().to_string(),
            words: part_words(texts, part).to_owned(),
            is_chosen: self.typed.part == part.letter().to_string(),
        });
        self.parts = std::iter::once(none).chain(parts).collect();
        self
    }
}
