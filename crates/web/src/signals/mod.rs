//! Signals: all of a school, those of one pupil with what was answered, and the settings.

mod answer;
mod list;
mod of_pupil;
mod settings;

pub(crate) use of_pupil::OfPupil;

use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewSignals), Needs::To(Action::EditSignals));
    let answer = Needs::To(Action::AnswerSignal);
    routes
        .get("/{school}/signals", view, list::signals)
        .get("/{school}/signals.csv", view, list::as_csv)
        .get("/{school}/pupils/{pupil}/signals", answer, answer::signals)
        .post("/{school}/pupils/{pupil}/signals", answer, answer::save)
        .get("/{school}/settings/signals", edit, settings::settings)
        .post("/{school}/settings/signals", edit, settings::save)
}
