//! Writing the description of the role, agreeing on it, throwing a draft away.

use super::{
    Part, Tab,
    description::view,
    form::{Bad, Fields, value, version},
    frame, role_base, tabs,
};
use crate::{
    ask::Ask,
    conflict::{self, Conflict},
    error::{PageError, render},
    page::Frame,
};
use app::roles::{self as use_cases, DescriptionSection, Saved, TypedAgreement, Wrong, section_words};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{register::School, roles::RoleDescription};
use i18n::Texts;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "roles/description_form.html")]
struct DescriptionForm {
    frame: Frame,
    tabs: Vec<Tab>,
    base: String,
    version: String,
    save_no: i64,
    done: Option<&'static str>,
    sections: Vec<SectionForm>,
    bad: Bad,
}

struct SectionForm {
    code: &'static str,
    heading: &'static str,
    words: String,
}

/// Begins the next version.
pub(super) async fn begin(ask: Ask) -> Result<Response, PageError> {
    use_cases::begin_description(&ask.ctx, ask.texts, &ask.school).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/edit?done=begun", ask.here)).into_response())
}

/// Whether the person works at the school of the address.
pub(super) async fn works_here(ask: &Ask) -> bool {
    app::register::own_school(&ask.ctx, &ask.school).await.is_ok()
}

/// The draft; none when it was agreed or thrown away meanwhile.
async fn draft(ask: &Ask) -> Result<Option<(School, RoleDescription)>, PageError> {
    match use_cases::description_draft(&ask.ctx, &ask.school).await {
        Ok(found) => Ok(Some(found)),
        // Who does not work at the school hears that it is not there.
        Err(app::Error::NotFound) if works_here(ask).await => Ok(None),
        Err(error) => Err(ask.failed()(error)),
    }
}

/// Where one goes when there is no draft.
fn without_draft(ask: &Ask) -> Response {
    Redirect::to(description_of(ask)).into_response()
}

/// The form of the draft.
pub(super) async fn form(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let Some((school, draft)) = draft(&ask).await? else { return Ok(without_draft(&ask)) };
    let done = match value(&query, "done") {
        "begun" => Some(ask.texts.role_description_begun()),
        "saved" => Some(ask.texts.role_description_saved()),
        _ => None,
    };
    let page = page(&ask, (&school, &draft), (&draft.sections, draft.save_no), &Wrong::new());
    Ok(render(&DescriptionForm { done, ..page }))
}

fn page(
    ask: &Ask,
    (school, draft): (&School, &RoleDescription),
    (sections, save_no): (&BTreeMap<String, String>, i64),
    wrong: &Wrong,
) -> DescriptionForm {
    let section = |section: DescriptionSection| SectionForm {
        code: section.code(),
        heading: section_words(ask.texts, section),
        words: sections.get(section.code()).cloned().unwrap_or_default(),
    };
    DescriptionForm {
        frame: frame(ask, school),
        tabs: tabs(ask, school, Part::Description),
        base: format!("{}/description", role_base(school)),
        version: ask.texts.role_description_version(draft.version),
        save_no,
        done: None,
        sections: DescriptionSection::ALL.map(section).into(),
        bad: Bad::of(ask.texts, wrong),
    }
}

fn read(fields: &Fields) -> BTreeMap<String, String> {
    let words =
        |section: DescriptionSection| (section.code().to_owned(), value(fields, section.code()).to_owned());
    DescriptionSection::ALL.into_iter().map(words).collect()
}

fn description_of(ask: &Ask) -> &str {
    ask.here.rsplit_once('/').map_or("", |(base, _)| base)
}

/// Saves the draft; when somebody was first, shows both.
pub(super) async fn save(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let Some((school, draft)) = draft(&ask).await? else { return Ok(without_draft(&ask)) };
    if value(&fields, "choice") == "theirs" {
        return Ok(Redirect::to(&format!("{}?version={}&done=theirs", description_of(&ask), draft.version))
            .into_response());
    }
    let (typed, save_no, fill) = (read(&fields), version(&fields), !value(&fields, "fill").is_empty());
    let saved = use_cases::write_description(&ask.ctx, ask.texts, &ask.school, (save_no, &typed, fill)).await;
    match saved.map_err(ask.failed())? {
        Saved::Yes(_) if fill => Ok(Redirect::to(&format!("{}?done=saved", ask.here)).into_response()),
        Saved::Yes(now) => {
            let address = format!("{}?version={}&done=saved", description_of(&ask), now.version);
            Ok(Redirect::to(&address).into_response())
        }
        Saved::Wrong(wrong) => {
            let page = page(&ask, (&school, &draft), (&typed, save_no), &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Meanwhile(now) => {
            Ok(both(ask.texts, &typed, &now, ask.here.clone()).page(frame(&ask, &school)))
        }
    }
}

fn both(texts: &Texts, typed: &BTreeMap<String, String>, now: &RoleDescription, action: String) -> Conflict {
    let of = |sections: &BTreeMap<String, String>, code: &str| {
        sections.get(code).map(|words| words.replace("\r\n", "\n")).unwrap_or_default()
    };
    let part = |section: DescriptionSection| {
        let (mine, theirs) = (of(typed, section.code()), of(&now.sections, section.code()));
        (mine != theirs).then(|| conflict::Part::new(section_words(texts, section), &mine, &theirs))
    };
    let mut fields: Fields = typed.iter().map(|(code, words)| (code.clone(), words.clone())).collect();
    fields.push(("version".to_owned(), now.save_no.to_string()));
    Conflict {
        action,
        fields,
        by: now.author.reveal().clone(),
        parts: DescriptionSection::ALL.into_iter().filter_map(part).collect(),
        merge: None,
    }
}

/// Marks the draft as agreed.
pub(super) async fn agree(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    if draft(&ask).await?.is_none() {
        return Ok(without_draft(&ask));
    }
    let typed = TypedAgreement { on: value(&fields, "on").to_owned(), by: value(&fields, "by").to_owned() };
    let agreed = use_cases::agree_description(&ask.ctx, &ask.school, (version(&fields), &typed)).await;
    let base = description_of(&ask);
    match agreed.map_err(ask.failed())? {
        Saved::Yes(now) => {
            Ok(Redirect::to(&format!("{base}?version={}&done=agreed", now.version)).into_response())
        }
        Saved::Meanwhile(now) => {
            Ok(Redirect::to(&format!("{base}?version={}&done=meanwhile", now.version)).into_response())
        }
        Saved::Wrong(wrong) => {
            let found = use_cases::description_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
            let number = found.draft().map(|draft| draft.version);
            let page = view(&ask, &found, (number, ""), (typed, &wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Throws the draft away.
pub(super) async fn drop(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    if draft(&ask).await?.is_none() {
        return Ok(without_draft(&ask));
    }
    let dropped = use_cases::drop_description(&ask.ctx, &ask.school, version(&fields)).await;
    let base = description_of(&ask);
    let address = match dropped.map_err(ask.failed())? {
        Saved::Meanwhile(now) => format!("{base}?version={}&done=meanwhile", now.version),
        Saved::Yes(_) | Saved::Wrong(_) => format!("{base}?done=dropped"),
    };
    Ok(Redirect::to(&address).into_response())
}
