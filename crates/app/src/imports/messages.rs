//! Problems as sentences: what is wrong and what to do.

use super::{ImportCounts, ImportKind, ImportProblem, What};
use crate::Conflict;
use exchange::ProblemKind;
use i18n::Texts;

/// One problem as one line: `file:line: field: what is wrong, what to do`. What is about the file as a whole stands at
/// its first line.
pub fn message(texts: &Texts, problem: &ImportProblem) -> String {
    let field = if problem.field.is_empty() { texts.problem_field_file() } else { &problem.field };
    format!("{}:{}: {field}: {}", problem.file, problem.line.max(1), sentence(texts, &problem.what))
}

/// How many records an import met: `3 nieuw, 0 gewijzigd, 2 hetzelfde, 0 geweigerd`.
pub fn counts_in_words(texts: &Texts, counts: ImportCounts) -> String {
    let ImportCounts { added, changed, same, refused } = counts;
    texts.import_counts(added, changed, refused, same)
}

/// Why something cannot be done now.
pub fn conflict_in_words(texts: &Texts, conflict: Conflict) -> String {
    match conflict {
        Conflict::AlreadyRolledBack => texts.import_already_rolled_back().to_owned(),
        Conflict::LaterImport(no) => texts.import_later_import(no.0),
        Conflict::StillNeeded => texts.import_still_needed().to_owned(),
        Conflict::OwnGroups(year, count) => texts.import_own_groups(count, year.to_string()),
        Conflict::Sealed => texts.import_is_sealed().to_owned(),
        Conflict::DestructionClosed => texts.destruction_is_closed().to_owned(),
        Conflict::ApprovedAlready => texts.destruction_approved_already().to_owned(),
        Conflict::NotEmpty => texts.cli_not_empty().to_owned(),
        Conflict::FolderInUse => texts.cli_folder_in_use().to_owned(),
        Conflict::NoRoom => texts.conflict_no_room().to_owned(),
        Conflict::OfRoster => texts.group_of_roster().to_owned(),
        Conflict::SavedMeanwhile => texts.conflict_saved_meanwhile().to_owned(),
        Conflict::AddressInUse => texts.conflict_address_in_use().to_owned(),
        Conflict::NoRandomness => texts.conflict_no_randomness().to_owned(),
    }
}

/// What is wrong with a cell of a sheet.
pub fn cell_in_words(texts: &Texts, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::InvalidDate => texts.mapping_day_invalid().to_owned(),
        ProblemKind::UnknownCode { .. } => texts.mapping_unread().to_owned(),
        other => in_file(texts, other),
    }
}

/// What is wrong and what to do, without the place.
pub fn sentence(texts: &Texts, what: &What) -> String {
    match what {
        What::InFile(kind) => in_file(texts, kind),
        What::OtherSchool { found, known: Some(known) } => texts.problem_other_school(found, known),
        What::OtherSchool { found, known: None } => texts.problem_other_school_of_several(found),
        What::UnknownSchool { found } => texts.problem_unknown_school(found),
        What::UnknownPupil { key } => texts.problem_unknown_pupil(key),
        What::KeyOfAnother { key } => texts.problem_key_of_another(key),
        What::LooksLikeKnown { key, known } => texts.problem_looks_like_known(key, known),
        What::Destroyed { key } => texts.problem_destroyed(key),
        What::OlderRoster => texts.problem_older_roster().to_owned(),
        What::OutsideNorm { from, to } => texts.problem_outside_norm(from, to),
        What::BelowBands { from } => texts.problem_below_bands(from),
        What::SameMoment { taken_on } => {
            texts.problem_same_moment(texts.language().long_date(*taken_on).as_str())
        }
        What::OtherSubject { subject, known } => texts.problem_other_subject(known, subject),
        What::UnknownByName => texts.problem_unknown_by_name().to_owned(),
        What::AsksWhoItIs => texts.problem_asks_who_it_is().to_owned(),
        What::UnknownSeries { series } if series.is_empty() => {
            texts.problem_unknown_series_unnamed().to_owned()
        }
        What::UnknownSeries { series } => texts.problem_unknown_series(series),
        What::NoMoment => texts.problem_no_moment().to_owned(),
        What::WrongMoment { moment } => texts.problem_wrong_moment(moment),
        What::WrongLevel { level } => texts.problem_wrong_level(level),
        What::NoMapping { name } => texts.problem_no_mapping(name),
        What::InFuture => texts.problem_in_future().to_owned(),
        What::NotAtSchool => texts.problem_not_at_school().to_owned(),
        What::BeforeEntering => texts.problem_before_entering().to_owned(),
        What::TwiceInFile { first_line } => texts.problem_twice_in_file(*first_line),
        What::More { count } => texts.problem_more(*count),
    }
}

pub(super) fn in_file(texts: &Texts, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => texts.problem_empty_file(),
        ProblemKind::NotXml => texts.problem_not_xml(),
        ProblemKind::MalformedXml => texts.problem_malformed_xml(),
        ProblemKind::CutOff => texts.problem_cut_off(),
        ProblemKind::DoctypeRefused => texts.problem_doctype_refused(),
        ProblemKind::UnknownEntity => texts.problem_unknown_entity(),
        ProblemKind::WrongEncoding { encoding } => return texts.problem_wrong_encoding(encoding),
        ProblemKind::TooLarge => texts.problem_too_large(),
        ProblemKind::Unreadable => texts.problem_unreadable(),
        ProblemKind::WrongRoot { found } => return texts.problem_wrong_root(found),
        ProblemKind::OtherKind => texts.problem_other_kind(),
        ProblemKind::NoSchool => texts.problem_no_school(),
        ProblemKind::InvalidSchoolYear => texts.problem_invalid_school_year(),
        ProblemKind::Missing => texts.problem_missing(),
        ProblemKind::InvalidDate => texts.problem_invalid_date(),
        ProblemKind::BrokenFormula => texts.problem_broken_formula(),
        ProblemKind::InvalidNumber => texts.problem_invalid_number(),
        ProblemKind::UnknownCode { code } => return texts.problem_unknown_code(code),
        ProblemKind::TooLong { most } => return texts.problem_too_long(*most),
        ProblemKind::DuplicateKey { first_line } => return texts.problem_duplicate_key(*first_line),
        ProblemKind::DanglingReference { key } => return texts.problem_dangling_reference(key),
        ProblemKind::NotASheet => texts.problem_not_a_sheet(),
        ProblemKind::LockedSheet => texts.problem_locked_sheet(),
        ProblemKind::NoColumn { name } => return texts.problem_no_column(name),
        ProblemKind::OutOfRange { most: None } => texts.problem_below_zero(),
        ProblemKind::OutOfRange { most: Some(most) } => return texts.problem_out_of_range(*most),
        ProblemKind::NeverStored => texts.problem_never_stored(),
        ProblemKind::UnknownElement => texts.problem_unknown_element(),
    }
    .to_owned()
}

/// What an import brought, in words.
pub fn kind_in_words(texts: &'static Texts, kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Roster => texts.import_roster(),
        ImportKind::Results => texts.import_results(),
        ImportKind::Absences => texts.import_absences(),
    }
}
