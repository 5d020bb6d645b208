//! A note on a page, the form with which one writes it, and what all pages about a pupil's notes say of the pupil.

use crate::{ask::Ask, page::Frame};
use app::notes::{KeptCategory, LONGEST_TEXT, NoteLine, Typed, WriteProblem, day, reason_words, role_words};
use domain::{
    ids::PupilId,
    notes::{NoteCategory, RequestReason},
    register::Pupil,
    trust::Role,
};
use i18n::Texts;
use policy::NoteView;

/// What the pages about a pupil's notes say of the pupil.
pub(super) struct About {
    pub(super) name: String,
    /// The address of the list of pupils.
    pub(super) pupils: String,
    /// The address of the file, for who may see it.
    pub(super) file: Option<String>,
    /// The address of the notes.
    pub(super) notes: String,
    /// Whether the page lies behind that of the notes.
    pub(super) is_deeper: bool,
}

impl About {
    pub(super) fn new(frame: &Frame, pupil: &Pupil, has_file: bool, is_deeper: bool) -> Self {
        let base = frame.base.clone().unwrap_or_default();
        Self {
            name: pupil.name.full(),
            pupils: format!("{base}/pupils"),
            file: has_file.then(|| format!("{base}/pupils/{}", pupil.id)),
            notes: notes_address(frame, pupil.id),
            is_deeper,
        }
    }
}

/// The address of a pupil's notes.
pub(super) fn notes_address(frame: &Frame, pupil: PupilId) -> String {
    format!("{}/pupils/{pupil}/notes", frame.base.as_deref().unwrap_or_default())
}

/// A note on a page.
pub(super) struct Card {
    pub(super) id: String,
    pub(super) address: String,
    /// What a screen reader calls it.
    pub(super) label: String,
    /// The address of the pupil's notes, and the name, where notes of several pupils stand together.
    pub(super) pupil: Option<(String, String)>,
    pub(super) category: String,
    pub(super) is_restricted: bool,
    pub(super) by: String,
    pub(super) changed: Option<String>,
    pub(super) removed: Option<String>,
    pub(super) text: Option<String>,
    pub(super) is_on_request: bool,
    pub(super) is_to_change: bool,
    pub(super) has_history: bool,
    pub(super) may_remove: bool,
    pub(super) has_actions: bool,
}

impl Card {
    pub(super) fn new(texts: &Texts, frame: &Frame, note: &NoteLine) -> Self {
        let date = |at| texts.language().long_date(day(at));
        let by = texts.notes_by(note.author_name.reveal(), date(note.written_at).as_str());
        let is_shown = note.text.is_some();
        let is_to_change = note.may_change && note.view == NoteView::Text;
        let has_history = is_shown && note.has_earlier;
        Self {
            id: note.id.to_string(),
            address: format!("{}/{}", notes_address(frame, note.pupil), note.id),
            label: format!("{}, {by}", note.category_name),
            pupil: None,
            category: note.category_name.clone(),
            is_restricted: note.is_restricted,
            changed: note.changed_at.map(|at| texts.notes_changed_on(date(at).as_str())),
            removed: note.removed_at.map(|at| texts.notes_removed_on(date(at).as_str())),
            text: note.text.as_ref().map(|text| text.reveal().clone()),
            is_on_request: note.view == NoteView::OnRequest,
            is_to_change,
            has_history,
            may_remove: note.may_remove,
            has_actions: is_to_change || has_history || note.may_remove,
            by,
        }
    }

    /// With the pupil in front.
    pub(super) fn of_pupil(self, name: String) -> Self {
        let notes = self.address.rsplit_once('/').map_or("", |(notes, _)| notes);
        let (address, label) = (format!("{notes}#note-{}", self.id), format!("{name}, {}", self.label));
        Self { pupil: Some((address, name)), label, ..self }
    }
}

/// The reasons for which one may ask for a text.
pub(super) fn reasons(texts: &'static Texts) -> Vec<(&'static str, &'static str)> {
    RequestReason::ALL.into_iter().map(|reason| (reason.code(), reason_words(texts, reason))).collect()
}

/// A category to choose.
pub(super) struct CategoryOption {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

/// The form with which one writes or changes a note.
pub(super) struct NoteForm {
    pub(super) action: String,
    /// Under which name the browser keeps what was not saved yet.
    pub(super) draft: String,
    /// The categories with the versions whose readers it shows: [`seen_version`].
    pub(super) seen: String,
    pub(super) version: Option<i64>,
    pub(super) categories: Vec<CategoryOption>,
    pub(super) text: String,
    pub(super) bad_category: Option<String>,
    pub(super) bad_text: Option<String>,
}

impl NoteForm {
    /// The form with what was typed before.
    pub(super) fn new(
        texts: &Texts,
        writable: &[KeptCategory],
        action: String,
        draft: String,
        typed: &Typed,
    ) -> Self {
        let option = |KeptCategory { category, .. }: &KeptCategory| CategoryOption {
            key: category.key.clone(),
            label: label(texts, category),
            is_chosen: category.key == typed.category,
        };
        Self {
            action,
            draft,
            seen: writable.iter().map(seen).collect::<Vec<_>>().join(" "),
            version: None,
            categories: writable.iter().map(option).collect(),
            text: typed.text.reveal().clone(),
            bad_category: None,
            bad_text: None,
        }
    }

    /// With what is wrong beside its field.
    pub(super) fn with_problem(mut self, texts: &Texts, problem: Option<WriteProblem>) -> Self {
        match problem {
            None => {}
            Some(WriteProblem::NoText) => self.bad_text = Some(texts.notes_problem_no_text().to_owned()),
            Some(WriteProblem::TooLong) => {
                self.bad_text = Some(texts.notes_problem_too_long(LONGEST_TEXT));
            }
            Some(WriteProblem::NoCategory) => {
                self.bad_category = Some(texts.notes_problem_no_category().to_owned());
            }
            Some(WriteProblem::CategoryChanged) => {
                self.bad_category = Some(texts.notes_problem_category_changed().to_owned());
            }
        }
        self
    }
}

fn seen(kept: &KeptCategory) -> String {
    format!("{}.{}", kept.category.key, kept.version)
}

/// The version of a category that a form showed, from what it sends along.
pub(crate) fn seen_version(seen: &str, category: &str) -> Option<i64> {
    let mut versions = seen.split(' ').filter_map(|one| one.rsplit_once('.'));
    versions.find(|(key, _)| *key == category).and_then(|(_, version)| version.parse().ok())
}

/// The name of a category with its readers.
fn label(texts: &Texts, category: &NoteCategory) -> String {
    if category.readers.roles().next().is_none() {
        return texts.notes_category_only_you(&category.name);
    }
    let readers: Vec<&str> = category.readers.roles().map(|role: Role| role_words(texts, role)).collect();
    texts.notes_category_readers(&category.name, readers.join(", ").as_str())
}

/// Under which name the browser keeps a draft of this note, or of a new one about this pupil.
pub(super) fn draft_name(ask: &Ask, of: &str) -> String {
    ask.draft_name(&format!("note:{of}"))
}
