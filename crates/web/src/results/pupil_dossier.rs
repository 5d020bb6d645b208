//! The file behind the results: the way through the school year by year, contacts, documents, corrections.

use super::{
    pupil::facts,
    pupil_head::{Head, PupilTab},
};
use crate::{
    ask::Ask,
    documents::DocumentsCard,
    error::{PageError, render},
    page::{Frame, Room},
    register::{contacts::ContactsCard, hand_over::OfPupil},
    trust::{CorrectionLine, correction_lines},
};
use app::results::{Bands, career_rows, lanes_alone, lanes_of, pupil_part};
use app::{meetings::lane_of_talks, plans::lane_of_plans, route::lanes_of_cases};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::PupilId;

#[derive(Template)]
#[template(path = "results/pupil_dossier.html")]
struct DossierPage {
    frame: Frame,
    head: Head,
    picture: Option<String>,
    rows: Vec<[String; 5]>,
    facts: Vec<(&'static str, String)>,
    /// For who may see them.
    contacts: Option<ContactsCard>,
    documents: Option<DocumentsCard>,
    corrections: Vec<CorrectionLine>,
    /// What teachers handed over.
    hand_over: OfPupil,
}

/// The page.
pub(crate) async fn dossier(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let part = ("dossier", Bands::None);
    let file = pupil_part(&ask.ctx, &ask.school, pupil, part).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let frame = Frame::of_school(&ask, &file.school, Room::Pupils);
    let title = texts.pupil_file_title(file.pupil.name.first.reveal().as_str());
    let mut lanes = lanes_of(texts, &file.career, |_| None);
    lanes.extend(lane_of_plans(texts, &file.plans, |_| None));
    lanes.extend(lane_of_talks(texts, &file.talks, |_| None));
    lanes.extend(file.cases.iter().flat_map(|cases| lanes_of_cases(texts, cases, |_| None)));
    Ok(render(&DossierPage {
        picture: lanes_alone(texts, "career", texts.pupil_lanes_title(), &lanes),
        rows: career_rows(texts, &file.career),
        facts: facts(texts, &file),
        contacts: ContactsCard::of(&ask, pupil).await?,
        documents: DocumentsCard::of(&ask, pupil).await?,
        corrections: correction_lines(texts, &file.corrections),
        hand_over: OfPupil::load(&ask, pupil).await?,
        head: Head::new(&ask, &frame, &file, (PupilTab::Dossier, title)),
        frame,
    }))
}
