//! Documents in words.

use app::{
    documents::{DocumentProblem, LARGEST, LONGEST_TITLE, Refusal, reader_roles},
    notes::role_words,
};
use domain::{documents::FileKind, notes::NoteCategory, trust::Role};
use i18n::Texts;

/// The size of a file: kB up to a thousand of them, then MB with one decimal.
pub(super) fn size(texts: &Texts, bytes: i64) -> String {
    let kilobytes = bytes.saturating_add(1023) / 1024;
    if kilobytes < 1000 {
        return texts.document_size_kb(kilobytes.max(1));
    }
    let tenths = bytes.saturating_mul(10) / (1 << 20);
    texts.document_size_mb(texts.language().decimal(tenths.saturating_mul(100)).as_str())
}

/// What kind of file it is.
pub(super) fn kind(texts: &Texts, kind: FileKind) -> String {
    texts.document_kind(kind.endings().first().copied().unwrap_or_default())
}

/// The name of a category with who reads its documents.
pub(super) fn category(texts: &Texts, category: &NoteCategory) -> String {
    let readers: Vec<&str> =
        reader_roles(category.readers).map(|role: Role| role_words(texts, role)).collect();
    if readers.is_empty() {
        return texts.notes_category_only_you(&category.name);
    }
    texts.notes_category_readers(&category.name, readers.join(", ").as_str())
}

/// The field of the form that something is wrong with.
pub(super) const fn field(problem: DocumentProblem) -> &'static str {
    match problem {
        DocumentProblem::NoFile | DocumentProblem::TooLarge | DocumentProblem::Refused(_) => "file",
        DocumentProblem::TitleTooLong => "title",
        DocumentProblem::NoCategory | DocumentProblem::CategoryChanged => "category",
    }
}

/// What is wrong, and what to do.
pub(super) fn sentence(texts: &Texts, problem: DocumentProblem) -> String {
    match problem {
        DocumentProblem::NoFile => texts.document_problem_no_file().to_owned(),
        DocumentProblem::TooLarge => texts.document_problem_too_large(LARGEST >> 20),
        DocumentProblem::Refused(refusal) => match refusal {
            Refusal::Empty => texts.document_problem_empty(),
            Refusal::UnknownKind => texts.document_problem_kind(),
            Refusal::NotWhatItSays => texts.document_problem_other_content(),
            Refusal::Macros => texts.document_problem_macros(),
            Refusal::Program => texts.document_problem_program(),
        }
        .to_owned(),
        DocumentProblem::TitleTooLong => texts.document_problem_title(LONGEST_TITLE),
        DocumentProblem::NoCategory => texts.notes_problem_no_category().to_owned(),
        DocumentProblem::CategoryChanged => texts.notes_problem_category_changed().to_owned(),
    }
}
