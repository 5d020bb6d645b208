//! The categories of a school: names, readers, order.

use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::notes::{
    self, CategoriesSaved, CategoryConflict, CategoryEdit, CategoryList, CategoryProblem, reader_roles,
    role_words, save_categories,
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{notes::Readers, trust::Role};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "notes/categories.html")]
struct CategoriesPage {
    frame: Frame,
    base: String,
    rows: Vec<Row>,
    is_saved: bool,
    is_wrong: bool,
}

struct Row {
    at: usize,
    key: String,
    version: i64,
    name: String,
    position: i64,
    readers: Vec<Reader>,
    is_restricted: bool,
    count: String,
    bad_name: Option<&'static str>,
    bad_readers: Option<&'static str>,
}

struct Reader {
    code: &'static str,
    words: &'static str,
    is_in: bool,
}

/// From where one comes.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// The form.
pub(crate) async fn categories(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let list = notes::categories(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let mut page = page(&ask, &list, &kept(&list), &[]);
    page.is_saved = came.saved.is_some();
    Ok(render(&page))
}

/// The categories as they are, and room for a new one.
fn kept(list: &CategoryList) -> Vec<CategoryEdit> {
    let edit = |(one, _): &(_, i64)| edit_of(one);
    let mut edits: Vec<CategoryEdit> = list.categories.iter().map(edit).collect();
    edits.push(CategoryEdit { position: next_position(&edits), ..new_one() });
    edits
}

fn edit_of(one: &app::notes::KeptCategory) -> CategoryEdit {
    CategoryEdit {
        key: Some(one.category.key.clone()),
        name: one.category.name.clone(),
        readers: one.category.readers,
        is_restricted: one.category.is_restricted,
        position: one.position,
        version: one.version,
    }
}

fn next_position(edits: &[CategoryEdit]) -> i64 {
    edits.iter().map(|one| one.position).max().unwrap_or(0) + 1
}

fn new_one() -> CategoryEdit {
    CategoryEdit {
        key: None,
        name: String::new(),
        readers: Readers::NOBODY,
        is_restricted: false,
        position: 1,
        version: 0,
    }
}

fn page(
    ask: &Ask,
    list: &CategoryList,
    edits: &[CategoryEdit],
    problems: &[(usize, CategoryProblem)],
) -> CategoriesPage {
    let frame = Frame::of_school(ask, &list.school, Room::Notes);
    let row = |(at, edit): (usize, &CategoryEdit)| {
        let of = problems.iter().filter(|(place, _)| *place == at);
        of.fold(row(ask.texts, list, (at, edit)), |row, (_, problem)| row.with_problem(ask.texts, *problem))
    };
    CategoriesPage {
        base: frame.base.clone().unwrap_or_default(),
        rows: edits.iter().enumerate().map(row).collect(),
        is_saved: false,
        is_wrong: !problems.is_empty(),
        frame,
    }
}

fn row(texts: &'static Texts, list: &CategoryList, (at, edit): (usize, &CategoryEdit)) -> Row {
    let key = edit.key.clone().unwrap_or_default();
    let count =
        list.categories.iter().find(|(one, _)| one.category.key == key).map_or(0, |(_, count)| *count);
    let reader = |role: Role| Reader {
        code: role.code(),
        words: role_words(texts, role),
        is_in: edit.readers.has(role),
    };
    Row {
        at,
        key,
        version: edit.version,
        name: edit.name.clone(),
        position: edit.position,
        readers: reader_roles().map(reader).collect(),
        is_restricted: edit.is_restricted,
        count: texts.notes_settings_count(count),
        bad_name: None,
        bad_readers: None,
    }
}

impl Row {
    /// With what is wrong beside its field.
    fn with_problem(mut self, texts: &'static Texts, problem: CategoryProblem) -> Self {
        match problem {
            CategoryProblem::NoName => self.bad_name = Some(texts.notes_settings_no_name()),
            CategoryProblem::SameName => self.bad_name = Some(texts.notes_settings_same_name()),
            CategoryProblem::TooMany => self.bad_name = Some(texts.notes_settings_too_many()),
            CategoryProblem::StaysPersonal => self.bad_readers = Some(texts.notes_settings_stays_personal()),
        }
        self
    }
}

/// Saves the form; when somebody was first, shows both.
pub(crate) async fn save(ask: Ask, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let edits = read(&fields);
    let saved = save_categories(&ask.ctx, &ask.school, &edits).await.map_err(ask.failed())?;
    let list = match saved {
        CategoriesSaved::Yes => return Ok(Redirect::to(&format!("{}?saved=1", ask.here)).into_response()),
        _ => notes::categories(&ask.ctx, &ask.school).await.map_err(ask.failed())?,
    };
    Ok(match saved {
        CategoriesSaved::Meanwhile(late) => {
            let frame = Frame::of_school(&ask, &list.school, Room::Notes);
            conflict(ask.texts, &fields, &late, ask.here.clone()).page(frame)
        }
        CategoriesSaved::Wrong(problems) => {
            let page = page(&ask, &list, &edits, &problems);
            (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
        }
        CategoriesSaved::Yes => render(&page(&ask, &list, &edits, &[])),
    })
}

/// The categories that were sent. Who chose the other version leaves out those that somebody else changed.
fn read(fields: &[(String, String)]) -> Vec<CategoryEdit> {
    let value = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
    let keeps_theirs = value("choice") == Some("theirs");
    let is_left_out =
        |key: &str| keeps_theirs && fields.iter().any(|(name, late)| name == "late" && late.trim() == key);
    let mut edits = Vec::new();
    for at in 0.. {
        let (Some(key), of) = (value(&format!("key-{at}")), |name: &str| format!("{name}-{at}")) else {
            break;
        };
        let number = |name: &str| value(&of(name)).and_then(|text| text.parse().ok());
        let chosen = fields.iter().filter(|(name, _)| *name == of("readers"));
        let readers: Vec<Role> = chosen.filter_map(|(_, code)| code.trim().parse().ok()).collect();
        let edit = CategoryEdit {
            key: (!key.is_empty()).then(|| key.to_owned()),
            name: value(&of("name")).unwrap_or_default().to_owned(),
            readers: Readers::of(&readers),
            is_restricted: value(&of("restricted")).is_some(),
            position: number("position").unwrap_or(1),
            version: number("version").unwrap_or(0),
        };
        let is_empty = edit.key.is_none() && edit.name.is_empty() && readers.is_empty();
        if !is_empty && !is_left_out(key) {
            edits.push(edit);
        }
    }
    edits
}

fn conflict(
    texts: &Texts,
    fields: &[(String, String)],
    late: &[CategoryConflict],
    action: String,
) -> Conflict {
    let newer =
        |key: &str| late.iter().find(|one| one.theirs.category.key == key).map(|one| one.theirs.version);
    let mut sent: Vec<(String, String)> =
        fields.iter().filter(|(name, _)| name != "choice" && name != "late").cloned().collect();
    let versions: Vec<(String, i64)> = fields
        .iter()
        .filter_map(|(name, key)| Some((name.strip_prefix("key-")?, newer(key.trim())?)))
        .map(|(at, version)| (format!("version-{at}"), version))
        .collect();
    for (name, value) in &mut sent {
        if let Some((_, version)) = versions.iter().find(|(of, _)| of == name) {
            *value = version.to_string();
        }
    }
    sent.extend(late.iter().map(|one| ("late".to_owned(), one.theirs.category.key.clone())));
    let part = |one: &CategoryConflict| {
        let (mine, theirs) = (in_words(texts, &one.mine), in_words(texts, &edit_of(&one.theirs)));
        Part::new(one.theirs.category.name.clone(), &mine, &theirs)
    };
    Conflict { action, fields: sent, by: String::new(), parts: late.iter().map(part).collect(), merge: None }
}

/// All that is set of a category, in words.
fn in_words(texts: &Texts, edit: &CategoryEdit) -> String {
    let readers: Vec<&str> = edit.readers.roles().map(|role| role_words(texts, role)).collect();
    let readers =
        if readers.is_empty() { texts.notes_settings_nobody().to_owned() } else { readers.join(", ") };
    let restricted = if edit.is_restricted { texts.notes_word_yes() } else { texts.notes_word_no() };
    texts.notes_settings_all_values(edit.name.as_str(), edit.position, readers.as_str(), restricted)
}
