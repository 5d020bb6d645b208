//! The documents in a pupil's file, and the form to add one.

use super::{pupil_id, words};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    results::PupilTabs,
};
use app::{
    documents::{
        DocumentLine, DocumentProblem, LARGEST, PupilDocuments, documents_in_short, documents_of_pupil,
    },
    notes::{KeptCategory, day},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::ids::PupilId;
use i18n::Texts;
use policy::NoteView;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/list.html")]
pub(super) struct DocumentsPage {
    frame: Frame,
    tabs: Option<PupilTabs>,
    pupil: (String, String),
    title: String,
    done: Option<&'static str>,
    pub(super) problem: Option<&'static str>,
    documents: Vec<Row>,
    removed: Vec<Row>,
    form: Option<DocumentForm>,
    pub(super) is_open: bool,
}

/// A document in a list.
pub(crate) struct Row {
    pub(crate) address: String,
    /// The title; what stands in its place when one may not know it.
    pub(crate) title: String,
    /// Whether there is more to see than that it exists.
    pub(crate) is_named: bool,
    pub(crate) is_restricted: bool,
    /// Kind and size; empty when one may not know them.
    pub(crate) what: String,
    pub(crate) category: String,
    pub(crate) by: String,
    pub(crate) may_remove: bool,
}

/// The form with which one adds a document.
pub(super) struct DocumentForm {
    pub(super) action: String,
    /// The categories with the versions whose readers it shows.
    pub(super) seen: String,
    pub(super) categories: Vec<CategoryOption>,
    pub(super) title: String,
    pub(super) file_help: String,
    pub(super) bad_file: Option<String>,
    pub(super) bad_title: Option<String>,
    pub(super) bad_category: Option<String>,
    /// Where the same file stands already, with what to say about it.
    pub(super) there: Option<(String, String)>,
}

pub(super) struct CategoryOption {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// The card for the file of a pupil: `{% include "documents/card.html" %}` with this as `documents`.
pub(crate) struct DocumentsCard {
    pub(crate) address: String,
    pub(crate) rows: Vec<Row>,
    /// How many more there are, in words.
    pub(crate) more: Option<String>,
    pub(crate) may_add: bool,
}

/// How many documents the card names.
const ON_CARD: usize = 4;

impl DocumentsCard {
    /// The newest documents of a pupil; none for who may not see any. The page that shows it writes down the look.
    pub(crate) async fn of(ask: &Ask, pupil: PupilId) -> Result<Option<Self>, PageError> {
        let found = documents_in_short(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
        Ok(found.map(|found| {
            let rest = found.documents.len().saturating_sub(ON_CARD);
            Self {
                address: address(&found),
                rows: found.documents.iter().take(ON_CARD).map(|one| row(ask.texts, &found, one)).collect(),
                more: (rest > 0).then(|| ask.texts.documents_more(rest)),
                may_add: !found.writable.is_empty(),
            }
        }))
    }
}

fn address(found: &PupilDocuments) -> String {
    format!("{}/pupils/{}/documents", school_base(&found.school), found.pupil.id)
}

fn row(texts: &Texts, found: &PupilDocuments, one: &DocumentLine) -> Row {
    let date = texts.language().long_date(day(one.added_at));
    let named = one.named.as_ref();
    Row {
        address: format!("{}/{}", address(found), one.id),
        title: named.map_or_else(|| texts.document_restricted().to_owned(), |of| of.title.reveal().clone()),
        is_named: named.is_some() && one.view >= NoteView::OnRequest,
        is_restricted: one.is_restricted,
        what: named.map_or_else(String::new, |of| {
            format!("{}, {}", words::kind(texts, of.kind), words::size(texts, of.size))
        }),
        category: one.category_name.clone(),
        by: texts.notes_by(one.author_name.reveal(), date.as_str()),
        may_remove: one.may_remove,
    }
}

/// From where one comes.
#[derive(Default, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    done: String,
}

/// The documents in a pupil's file.
pub(crate) async fn documents(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let page = page(&ask, pupil, ("", ""), |_| {}).await?;
    let done = match came.done.as_str() {
        "added" => Some(ask.texts.document_added()),
        "removed" => Some(ask.texts.document_removed()),
        "back" => Some(ask.texts.document_back()),
        _ => None,
    };
    Ok(render(&DocumentsPage { done, ..page }))
}

/// The page with the form as it was filled in.
pub(super) async fn page(
    ask: &Ask,
    pupil: PupilId,
    (title, category): (&str, &str),
    mend: impl FnOnce(&mut DocumentForm),
) -> Result<DocumentsPage, PageError> {
    let texts = ask.texts;
    let found = documents_of_pupil(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let form = (!found.writable.is_empty()).then(|| {
        let mut form = form(texts, &found, title, category);
        mend(&mut form);
        form
    });
    let rows = |all: &[DocumentLine]| all.iter().map(|one| row(texts, &found, one)).collect();
    Ok(DocumentsPage {
        frame: Frame::of_school(ask, &found.school, Room::Pupils),
        tabs: PupilTabs::above(ask, (&found.school, pupil), "/documents").await?,
        pupil: (format!("{}/pupils/{}", school_base(&found.school), found.pupil.id), found.pupil.name.full()),
        title: texts.documents_title(found.pupil.name.first.reveal().as_str()),
        done: None,
        problem: None,
        documents: rows(&found.documents),
        removed: rows(&found.removed.iter().filter(|one| one.may_remove).cloned().collect::<Vec<_>>()),
        form,
        is_open: false,
    })
}

fn form(texts: &Texts, found: &PupilDocuments, title: &str, category: &str) -> DocumentForm {
    let option = |KeptCategory { category: one, .. }: &KeptCategory| CategoryOption {
        key: one.key.clone(),
        label: words::category(texts, one),
        is_chosen: one.key == category,
    };
    let seen = |one: &KeptCategory| format!("{}.{}", one.category.key, one.version);
    DocumentForm {
        action: address(found),
        seen: found.writable.iter().map(seen).collect::<Vec<_>>().join(" "),
        categories: found.writable.iter().map(option).collect(),
        title: title.to_owned(),
        file_help: texts.document_file_help(LARGEST >> 20),
        bad_file: None,
        bad_title: None,
        bad_category: None,
        there: None,
    }
}

impl DocumentForm {
    /// With what is wrong beside its field.
    pub(super) fn with(&mut self, texts: &Texts, problems: &[DocumentProblem]) {
        let of = |name: &str| {
            let problem = problems.iter().find(|problem| words::field(**problem) == name);
            problem.map(|problem| words::sentence(texts, *problem))
        };
        self.bad_file = of("file");
        self.bad_title = of("title");
        self.bad_category = of("category");
    }
}
