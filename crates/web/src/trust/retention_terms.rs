//! For how long a school keeps what, with where that comes from.

use super::retention::may;
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{
    category_in_words, months_in_words,
    retention::{
        KeptTerm, LONGEST_TERM, NewTerm, OtherTerm, Sure, TermLine, TermsPage, edit_term, terms as terms_of,
    },
    sure_in_words,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::trust::retention::Category;
use i18n::Texts;
use policy::Action;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/retention_terms.html")]
struct TermsView {
    frame: Frame,
    base: String,
    terms: Vec<Term>,
    others: Vec<Other>,
    may_edit: bool,
    is_saved: bool,
}

struct Term {
    code: &'static str,
    name: &'static str,
    months: String,
    sure: &'static str,
    source: String,
    is_own: bool,
    product: String,
    typed_months: String,
    typed_source: String,
    version: i64,
    months_problem: Option<String>,
    source_problem: Option<String>,
}

struct Other {
    name: String,
    sure: &'static str,
    source: String,
}

/// Whether one comes from saving.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// The terms.
pub(crate) async fn terms(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let page = terms_of(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &page, came.saved.is_some())))
}

fn view(ask: &Ask, page: &TermsPage, is_saved: bool) -> TermsView {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &page.school, Room::Admin);
    let other = |one: &OtherTerm| Other {
        name: texts.retention_other(one.code.as_str()),
        sure: if one.sure == Sure::Unverified {
            texts.retention_sure_none()
        } else {
            sure_in_words(texts, one.sure)
        },
        source: one.source.clone(),
    };
    TermsView {
        base: frame.base.clone().unwrap_or_default(),
        terms: page.lines.iter().map(|line| term(texts, line)).collect(),
        others: page.others.iter().map(other).collect(),
        may_edit: may(ask, &page.school, Action::EditRetention),
        is_saved,
        frame,
    }
}

fn term(texts: &Texts, line: &TermLine) -> Term {
    Term {
        code: line.category.code(),
        name: category_in_words(texts, line.category),
        months: months_in_words(texts, line.months()),
        sure: sure_in_words(texts, line.sure),
        source: line.source().to_owned(),
        is_own: line.own.is_some(),
        product: months_in_words(texts, line.product),
        typed_months: line.own.as_ref().map(|own| own.months.to_string()).unwrap_or_default(),
        typed_source: line.own.as_ref().map(|own| own.source.clone()).unwrap_or_default(),
        version: line.version(),
        months_problem: None,
        source_problem: None,
    }
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct TermForm {
    #[serde(default)]
    months: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    version: i64,
    /// What is chosen after somebody else saved.
    #[serde(default)]
    choice: Choice,
}

/// Saves a term, or goes back to the one of the product.
pub(crate) async fn save(
    ask: Ask,
    Path((_, category)): Path<(String, String)>,
    Form(form): Form<TermForm>,
) -> Result<Response, PageError> {
    // Who may not even look is told so first, whatever was sent.
    terms_of(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let category: Category = category.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    if form.choice == Choice::Theirs {
        return Ok(Redirect::to(list_address(&ask)).into_response());
    }
    let months = match form.months.trim() {
        "" => Ok(None),
        typed => typed.parse::<u16>().ok().filter(|months| *months <= LONGEST_TERM).map(Some).ok_or(()),
    };
    let source: String = form.source.trim().chars().filter(|c| !c.is_control()).take(300).collect();
    let lacks_source = source.is_empty() && !matches!(months, Ok(None));
    let Ok(months) = months else { return wrong(&ask, category, form, (true, lacks_source)).await };
    if lacks_source {
        return wrong(&ask, category, form, (false, true)).await;
    }
    let new = NewTerm { months, source, version: form.version };
    match edit_term(&ask.ctx, &ask.school, category, new).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?saved=1", list_address(&ask))).into_response()),
        Err(app::Error::Conflict(app::Conflict::SavedMeanwhile)) => both(&ask, category, &form).await,
        Err(error) => Err(ask.failed()(error)),
    }
}

/// The form again, with what is wrong beside it.
async fn wrong(
    ask: &Ask,
    category: Category,
    form: TermForm,
    (months, source): (bool, bool),
) -> Result<Response, PageError> {
    let page = terms_of(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let mut view = view(ask, &page, false);
    for term in view.terms.iter_mut().filter(|term| term.code == category.code()) {
        term.typed_months.clone_from(&form.months);
        term.typed_source.clone_from(&form.source);
        term.version = form.version;
        term.months_problem = months.then(|| ask.texts.retention_months_wrong(u64::from(LONGEST_TERM)));
        term.source_problem = source.then(|| ask.texts.retention_source_missing().to_owned());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&view)).into_response())
}

/// Both versions side by side.
async fn both(ask: &Ask, category: Category, form: &TermForm) -> Result<Response, PageError> {
    let page = terms_of(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let line = page.lines.iter().find(|line| line.category == category);
    let own = line.and_then(|line| line.own.as_ref());
    let theirs = |value: fn(&KeptTerm) -> String| own.map(value).unwrap_or_default();
    let parts = vec![
        Part::new(ask.texts.retention_months_label(), &form.months, &theirs(|own| own.months.to_string())),
        Part::new(ask.texts.retention_head_source(), &form.source, &theirs(|own| own.source.clone())),
    ];
    let fields = [
        ("months", form.months.clone()),
        ("source", form.source.clone()),
        ("version", line.map_or(0, TermLine::version).to_string()),
    ];
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        by: String::new(),
        parts,
        merge: None,
    };
    Ok(conflict.page(Frame::of_school(ask, &page.school, Room::Admin)))
}

/// The address of all terms, from that of one.
fn list_address(ask: &Ask) -> &str {
    ask.here.rsplit_once('/').map_or("/", |(list, _)| list)
}
