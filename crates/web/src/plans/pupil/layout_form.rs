//! One layout of development plans, to change: its headings, their order, what stands under them and which questions.

use super::{Fields, count, value, version};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::plans::pupil::{
    ASKED_FIELDS, FieldTyped, LONGEST_LAYOUT_TEXT, LayoutProblem, LayoutSaved, LayoutTyped, SectionTyped,
    layout_page, save_layout,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    plans::{Block, Layout},
    register::School,
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "plans/pupil_layout.html")]
struct LayoutPage {
    frame: Frame,
    base: String,
    action: String,
    name: String,
    version: i64,
    done: Option<String>,
    wrong: Vec<String>,
    sections: Vec<SectionRow>,
}

struct SectionRow {
    no: usize,
    heading: String,
    title: String,
    place: String,
    always: bool,
    blocks: Vec<(String, String, bool)>,
    fields: Vec<FieldRow>,
}

struct FieldRow {
    /// The place of the section and of the field in it: what the names of its inputs end with.
    no: String,
    key: String,
    title: String,
    hint: String,
    place: String,
    /// Whether the law asks it.
    is_asked: bool,
    is_new: bool,
}

/// The code of a block in forms, as JSON has it.
fn code(block: Block) -> String {
    format!("{block:?}").to_lowercase()
}

fn block_of(code_of: &str) -> Block {
    Block::ALL.into_iter().find(|block| code(*block) == code_of).unwrap_or(Block::Texts)
}

/// The form.
pub(super) async fn form(
    ask: Ask,
    Path((_, key)): Path<(String, String)>,
    Query(query): Query<Fields>,
) -> Result<Response, PageError> {
    let (school, layout) = find(&ask, &key).await?;
    let mut page = page(&ask, &school, (&key, layout.version), &typed_of(&layout));
    page.done = match value(&query, "done") {
        "copied" => Some(ask.texts.pupil_plan_layouts_copied().to_owned()),
        "saved" => Some(ask.texts.pupil_plan_layouts_saved().to_owned()),
        _ => None,
    };
    Ok(render(&page))
}

/// A layout of the school's own.
async fn find(ask: &Ask, key: &str) -> Result<(School, Layout), PageError> {
    let found = layout_page(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    let own = found.layouts.into_iter().find(|(one, source)| one.key == key && source.is_none());
    let (layout, _) = own.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    Ok((found.school, layout))
}

fn typed_of(layout: &Layout) -> LayoutTyped {
    let section = |(place, one): (i64, &domain::plans::LayoutSection)| SectionTyped {
        title: one.title.clone(),
        block: one.block,
        always: one.always,
        place,
        fields: (1..).zip(&one.fields).map(field_of).collect(),
    };
    LayoutTyped { name: layout.name.clone(), sections: (1..).zip(&layout.sections).map(section).collect() }
}

fn field_of((place, one): (i64, &domain::plans::LayoutField)) -> FieldTyped {
    FieldTyped { key: one.key.clone(), title: one.title.clone(), hint: one.hint.clone(), place }
}

/// The form with what was typed, a free line under each heading and a free heading at the end.
fn page(ask: &Ask, school: &School, (key, version): (&str, i64), typed: &LayoutTyped) -> LayoutPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    let free = SectionTyped {
        title: String::new(),
        block: Block::Texts,
        always: false,
        place: i64::try_from(typed.sections.len()).unwrap_or_default().saturating_add(1),
        fields: Vec::new(),
    };
    let all = typed.sections.iter().filter(|one| !one.title.is_empty()).chain([&free]);
    LayoutPage {
        action: format!("{base}/settings/plans/{key}"),
        name: typed.name.clone(),
        version,
        done: None,
        wrong: Vec::new(),
        sections: all.enumerate().map(|(at, one)| section_row(texts, at, one)).collect(),
        base,
        frame,
    }
}

fn section_row(texts: &Texts, at: usize, one: &SectionTyped) -> SectionRow {
    let no = at.saturating_add(1);
    let free = FieldTyped {
        place: i64::try_from(one.fields.len()).unwrap_or_default().saturating_add(1),
        ..FieldTyped::default()
    };
    let field = |(at, field): (usize, &FieldTyped)| FieldRow {
        no: format!("{no}-{at}"),
        key: field.key.clone(),
        title: field.title.clone(),
        hint: field.hint.clone(),
        place: field.place.to_string(),
        is_asked: ASKED_FIELDS.contains(&field.key.as_str()),
        is_new: field.title.is_empty(),
    };
    let kept = one.fields.iter().filter(|field| !field.title.is_empty());
    let block =
        |block: Block| (code(block), texts.pupil_plan_block(code(block).as_str()), block == one.block);
    SectionRow {
        no,
        heading: match one.title.is_empty() {
            true => texts.pupil_plan_layouts_new_heading().to_owned(),
            false => texts.pupil_plan_layouts_heading(count(no)),
        },
        title: one.title.clone(),
        place: one.place.to_string(),
        always: one.always,
        blocks: Block::ALL.map(block).into(),
        fields: kept.chain([&free]).enumerate().map(field).collect(),
    }
}

/// Saves a layout.
pub(super) async fn save(
    ask: Ask,
    Path((_, key)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let typed = read(&fields);
    let of = (key.as_str(), version(&fields), ask.texts.language());
    let saved = save_layout(&ask.ctx, &ask.school, of, &typed).await.map_err(ask.failed())?;
    let (status, wrong) = match saved {
        LayoutSaved::Yes => {
            return Ok(
                Redirect::to(&format!("/{}/settings/plans/{key}?done=saved", ask.school)).into_response()
            );
        }
        LayoutSaved::Wrong(problems) => {
            let words = problems.iter().map(|one| problem_words(ask.texts, one)).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, words)
        }
        LayoutSaved::Meanwhile => {
            (StatusCode::CONFLICT, vec![ask.texts.pupil_plan_layouts_meanwhile().to_owned()])
        }
    };
    let (school, now) = find(&ask, &key).await?;
    let page = LayoutPage { wrong, ..page(&ask, &school, (&key, now.version), &typed) };
    Ok((status, render(&page)).into_response())
}

/// What was sent: `heading-1`, `block-1`, `place-1`, `always-1`, and under it `key-1-0`, `title-1-0`, `hint-1-0`, `at-1-0`.
fn read(fields: &Fields) -> LayoutTyped {
    let number = |name: &str| value(fields, name).parse().unwrap_or(i64::MAX);
    let has = |name: &str| fields.iter().any(|(key, _)| key == name);
    let section = |no: usize| SectionTyped {
        title: value(fields, &format!("heading-{no}")).to_owned(),
        block: block_of(value(fields, &format!("block-{no}"))),
        always: has(&format!("always-{no}")),
        place: number(&format!("place-{no}")),
        fields: (0..)
            .take_while(|at| has(&format!("title-{no}-{at}")))
            .map(|at: usize| FieldTyped {
                key: value(fields, &format!("key-{no}-{at}")).to_owned(),
                title: value(fields, &format!("title-{no}-{at}")).to_owned(),
                hint: value(fields, &format!("hint-{no}-{at}")).to_owned(),
                place: number(&format!("at-{no}-{at}")),
            })
            .collect(),
    };
    LayoutTyped {
        name: value(fields, "name").to_owned(),
        sections: (1..).take_while(|no| has(&format!("heading-{no}"))).map(section).collect(),
    }
}

fn problem_words(texts: &Texts, problem: &LayoutProblem) -> String {
    match problem {
        LayoutProblem::NoName => texts.pupil_plan_layouts_no_name().to_owned(),
        LayoutProblem::TooLong => texts.pupil_plan_layouts_too_long(count(LONGEST_LAYOUT_TEXT)),
        LayoutProblem::TooMany => texts.pupil_plan_layouts_too_many().to_owned(),
        LayoutProblem::LacksField(key) => {
            texts.pupil_plan_layouts_lacks(texts.pupil_plan_field_name(*key).as_str())
        }
        LayoutProblem::LacksBlock(block) => {
            texts.pupil_plan_layouts_lacks(texts.pupil_plan_block(code(*block).as_str()).as_str())
        }
        LayoutProblem::OfStut => texts.pupil_plan_layouts_of_stut().to_owned(),
    }
}
