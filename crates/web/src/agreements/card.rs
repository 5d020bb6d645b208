//! Agreements as a card on another page: `agreements/card.html`, in which it is called `card`. And the pages of a pupil and
//! of a group that are nothing but that card.

use super::rows::{Came, DoneView, RowView, done_view, rows};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    register::Tabs as GroupTabs,
    results::PupilTabs,
};
use app::agreements::{Panel, agreements_about_group, agreements_about_pupil};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    agreements::AgreementSource,
    ids::{GroupId, PupilId},
};

/// The card: agreements in rows, and one line to write the next. The address to come back to must lie in the school.
pub(crate) struct CardView {
    pub(crate) rows: Vec<RowView>,
    pub(crate) may_write: bool,
    /// Where the line is sent.
    pub(crate) action: String,
    /// The form with all fields.
    pub(crate) more: String,
    pub(crate) back: String,
    pub(crate) source: (&'static str, String),
    pub(crate) pupil: String,
    pub(crate) group: String,
    pub(crate) is_private: bool,
}

impl CardView {
    /// The card of what was agreed somewhere, on a page of a school with this base, to which one comes back.
    pub(crate) fn new(
        ask: &Ask,
        panel: &Panel,
        (base, back): (&str, &str),
        (source, pupil, group): (AgreementSource, Option<PupilId>, Option<GroupId>),
        is_private: bool,
    ) -> Self {
        let (kind, id) = source.parts();
        let (id, pupil, group) = (id_words(id), id_words(pupil), id_words(group));
        let private = if is_private { "yes" } else { "" };
        Self {
            rows: rows(ask, base, back, &panel.agreements),
            may_write: panel.may_write,
            action: format!("{base}/agreements"),
            more: format!(
                "{base}/agreements/new?source_kind={kind}&source_id={id}&pupil={pupil}&group={group}\
                 &private={private}&back={}",
                crate::page::in_query(back)
            ),
            back: back.to_owned(),
            source: (kind, id),
            pupil,
            group,
            is_private,
        }
    }
}

/// An id as a form has it; nothing when there is none.
pub(super) fn id_words<I: ToString>(id: Option<I>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}

#[derive(askama::Template)]
#[template(path = "agreements/pupil.html")]
struct PupilPage {
    frame: Frame,
    base: String,
    address: String,
    name: String,
    tabs: Option<PupilTabs>,
    done: Option<DoneView>,
    card: CardView,
}

/// What was agreed about a pupil.
pub(super) async fn of_pupil(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let id: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let found = agreements_about_pupil(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let tabs = PupilTabs::above(&ask, (&found.school, id), "/agreements").await?;
    let base = school_base(&found.school);
    let back = format!("{base}/pupils/{id}/agreements");
    let done = done_view(&ask, &came, &back).await?;
    let about = (AgreementSource::None, Some(id), None);
    Ok(render(&PupilPage {
        frame: Frame::of_school(&ask, &found.school, Room::Pupils),
        address: format!("{base}/pupils/{id}"),
        name: found.pupil.name.full(),
        tabs,
        done,
        card: CardView::new(&ask, &found.panel, (&base, &back), about, false),
        base,
    }))
}

#[derive(askama::Template)]
#[template(path = "agreements/group.html")]
struct GroupPage {
    frame: Frame,
    base: String,
    name: String,
    tabs: GroupTabs,
    done: Option<DoneView>,
    card: CardView,
}

/// What was agreed about a group.
pub(super) async fn of_group(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let id: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let found = agreements_about_group(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let base = school_base(&found.school);
    let back = format!("{base}/groups/{id}/agreements");
    let done = done_view(&ask, &came, &back).await?;
    let about = (AgreementSource::None, None, Some(id));
    Ok(render(&GroupPage {
        frame: Frame::of_school(&ask, &found.school, Room::Groups),
        name: found.group.name.clone(),
        tabs: GroupTabs::new(&base, (id, found.group.kind), "agreements"),
        done,
        card: CardView::new(&ask, &found.panel, (&base, &back), about, false),
        base,
    }))
}
