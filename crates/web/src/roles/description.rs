//! The description of the role as a page and on paper.

use super::{
    Part, Tab,
    form::{Bad, Fields, value},
    frame, role_base, tabs,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::roles::{
    self as use_cases, DescriptionPage, DescriptionSection, TypedAgreement, Wrong, description_pdf,
    section_words,
};
use askama::Template;
use axum::{
    extract::Query,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::roles::RoleDescription;
use i18n::Texts;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "roles/description.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    base: String,
    done: Option<&'static str>,
    shown: Option<Shown>,
    /// The form with which the draft that is shown is agreed.
    agree: Option<AgreeForm>,
    versions: Vec<VersionLine>,
    may_edit: bool,
    has_draft: bool,
}

struct Shown {
    number: i64,
    version: String,
    state: String,
    by: String,
    sections: Vec<(&'static str, Vec<String>)>,
}

pub(super) struct AgreeForm {
    save_no: i64,
    typed: TypedAgreement,
    bad: Bad,
}

struct VersionLine {
    address: String,
    version: String,
    state: String,
    is_shown: bool,
}

/// How far a version is, in words.
pub(super) fn state_words(texts: &Texts, one: &RoleDescription) -> String {
    match &one.agreed {
        Some((on, by)) => {
            texts.role_description_agreed(by.as_str(), texts.language().long_date(*on).as_str())
        }
        None => texts.role_description_is_draft().to_owned(),
    }
}

/// The version that is asked for, or the one that holds.
pub(super) async fn page(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = use_cases::description_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let number = number(&query);
    if number.is_some() && found.version(number).is_none() {
        return Err(ask.failed()(app::Error::NotFound));
    }
    let done = value(&query, "done");
    let typed = TypedAgreement { on: found.today.to_string(), by: String::new() };
    Ok(view(&ask, &found, (number, done), (typed, &Wrong::new())))
}

fn number(query: &Fields) -> Option<i64> {
    Some(value(query, "version")).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap_or(0))
}

/// The page with a version; the agreement as it was typed and what is wrong with it.
pub(super) fn view(
    ask: &Ask,
    found: &DescriptionPage,
    (number, done): (Option<i64>, &str),
    (typed, wrong): (TypedAgreement, &Wrong),
) -> Response {
    let base = format!("{}/description", role_base(&found.school));
    let version = found.version(number);
    let agree = version.filter(|one| one.agreed.is_none() && found.may_edit);
    let line = |one: &RoleDescription| VersionLine {
        address: format!("{base}?version={}", one.version),
        version: ask.texts.role_description_version(one.version),
        state: state_words(ask.texts, one),
        is_shown: version.is_some_and(|shown| shown.version == one.version),
    };
    let page = Page {
        frame: frame(ask, &found.school),
        tabs: tabs(ask, &found.school, Part::Description),
        done: done_words(ask.texts, done),
        shown: version.map(|one| shown(ask.texts, one)),
        agree: agree.map(|one| AgreeForm { save_no: one.save_no, typed, bad: Bad::of(ask.texts, wrong) }),
        versions: found.versions.iter().map(line).collect(),
        may_edit: found.may_edit,
        has_draft: found.draft().is_some(),
        base,
    };
    render(&page)
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "saved" => texts.role_description_saved(),
        "agreed" => texts.role_description_was_agreed(),
        "dropped" => texts.role_description_dropped(),
        "meanwhile" => texts.role_description_meanwhile(),
        "theirs" => texts.role_description_theirs(),
        _ => return None,
    })
}

fn shown(texts: &'static Texts, one: &RoleDescription) -> Shown {
    let day = texts.language().long_date(one.changed_at.to_zoned(TimeZone::system()).date());
    let section = |section: DescriptionSection| {
        let words = one.sections.get(section.code()).filter(|words| !words.is_empty())?;
        let paragraphs =
            words.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        Some((section_words(texts, section), paragraphs.collect()))
    };
    Shown {
        number: one.version,
        version: texts.role_description_version(one.version),
        state: match one.agreed {
            Some(_) => state_words(texts, one),
            None => texts.role_description_draft().to_owned(),
        },
        by: texts.role_description_by(day.as_str(), one.author.reveal().as_str()),
        sections: DescriptionSection::ALL.into_iter().filter_map(section).collect(),
    }
}

/// A version on paper.
pub(super) async fn as_pdf(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = use_cases::description_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let Some(one) = found.version(number(&query)) else {
        // The page says that there is nothing yet.
        return Ok(Redirect::to(ask.here.strip_suffix(".pdf").unwrap_or("/")).into_response());
    };
    let pdf = description_pdf(&ask.ctx, ask.texts, (&found.school, one)).map_err(ask.failed())?;
    let name = format!("inline; filename=\"rolbeschrijving-{}.pdf\"", one.version);
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}
