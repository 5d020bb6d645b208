//! Figures of the school without names.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::year_group_words,
};
use app::{
    level_bands,
    results::{FigureRow, RowOf, SubjectFigures, school_figures, words::subject_name},
};
use askama::Template;
use axum::response::Response;
use domain::{
    register::YearGroup,
    results::{Figure, LevelScale},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "results/figures.html")]
struct FiguresPage {
    frame: Frame,
    year: String,
    rows: Vec<Row>,
    scales: Vec<Scale>,
}

struct Row {
    name: String,
    /// Whether it stands for several groups.
    is_sum: bool,
    cells: [Cell; 3],
}

/// The subjects with levels on one scale.
struct Scale {
    names: Vec<&'static str>,
    subjects: Vec<Subject>,
}

struct Subject {
    name: String,
    with_level: Cell,
    levels: Vec<Cell>,
}

struct Cell {
    words: String,
    is_number: bool,
}

/// The figures.
pub(crate) async fn figures(ask: Ask) -> Result<Response, PageError> {
    let figures = school_figures(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let texts = ask.texts;
    Ok(render(&FiguresPage {
        frame: Frame::of_school(&ask, &figures.school, Room::Figures),
        year: figures.year.map(|year| texts.school_year(year.to_string().as_str())).unwrap_or_default(),
        rows: figures.rows.iter().map(|row| line(texts, row)).collect(),
        scales: [LevelScale::Roman, LevelScale::Letter]
            .into_iter()
            .filter_map(|scale| of_scale(texts, scale, &figures.subjects))
            .collect(),
    }))
}

fn line(texts: &Texts, row: &FigureRow) -> Row {
    let name = match &row.of {
        RowOf::School => texts.figures_whole_school().to_owned(),
        RowOf::YearGroup(Some(YearGroup::Combination)) => texts.figures_together_combined().to_owned(),
        RowOf::YearGroup(year_group) => {
            let year_group = year_group.unwrap_or(YearGroup::Other);
            texts.figures_together(year_group_words(texts, year_group).as_str())
        }
        RowOf::Group(name) => name.clone(),
    };
    let cells = [row.pupils, row.with_signal, row.blind_spots].map(|figure| cell(texts, figure));
    Row { name, is_sum: !matches!(row.of, RowOf::Group(_)), cells }
}

fn of_scale(texts: &Texts, scale: LevelScale, subjects: &[SubjectFigures]) -> Option<Scale> {
    let subject = |one: &SubjectFigures| Subject {
        name: subject_name(texts, one.subject.as_deref(), one.series.as_deref()),
        with_level: cell(texts, one.with_level),
        levels: one.levels.iter().map(|figure| cell(texts, *figure)).collect(),
    };
    let subjects: Vec<Subject> = subjects.iter().filter(|one| one.scale == scale).map(subject).collect();
    let names = level_bands(scale).iter().map(|band| band.level.as_str()).collect();
    (!subjects.is_empty()).then_some(Scale { names, subjects })
}

fn cell(texts: &Texts, figure: Figure) -> Cell {
    let words = match figure {
        Figure::Shown(number) => number.to_string(),
        Figure::Small => texts.figures_small().to_owned(),
        Figure::Withheld => texts.figures_withheld().to_owned(),
    };
    Cell { words, is_number: figure.is_shown() }
}
