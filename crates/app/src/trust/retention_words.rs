//! Terms and proofs in words, for pages and paper alike.

use super::{
    destruction_proof::{Proof, ProofCategory},
    paper,
    retention::Sure,
    trail_words::role_in_words,
};
use crate::{Ctx, Error};
use domain::{
    register::School,
    trust::retention::{Category, Months},
};
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};

/// A category in words.
pub fn category_in_words(texts: &Texts, category: Category) -> &'static str {
    match category {
        Category::Results => texts.retention_results(),
        Category::File => texts.retention_file(),
        Category::RestrictedNotes => texts.retention_restricted_notes(),
        Category::Register => texts.retention_register(),
    }
}

/// A term in words: `24 maanden na vertrek; speciaal onderwijs 36 maanden`.
pub fn months_in_words(texts: &Texts, months: Option<Months>) -> String {
    match months {
        None => texts.retention_no_term().to_owned(),
        Some(Months { usual, special: Some(special) }) if special > usual => {
            texts.retention_months_special(i64::from(usual), i64::from(special))
        }
        Some(Months { usual, .. }) => texts.retention_months(i64::from(usual)),
    }
}

/// How sure a term is, in words.
pub const fn sure_in_words(texts: &Texts, sure: Sure) -> &'static str {
    match sure {
        Sure::Law => texts.retention_sure_law(),
        Sure::V2 => texts.retention_sure_sources(),
        Sure::Unverified => texts.retention_sure_unverified(),
    }
}

/// A moment as a person reads it: day and time where this machine is.
pub fn moment_in_words(texts: &Texts, at: Timestamp) -> String {
    let local = at.to_zoned(TimeZone::system());
    format!("{} {:02}:{:02}", texts.language().date(local.date()), local.hour(), local.minute())
}

/// The facts of a proof, as keys with values.
pub fn proof_in_words(texts: &Texts, proof: &Proof) -> Vec<(&'static str, String)> {
    let date = |day| texts.language().date(day);
    let approvals = proof
        .approvals
        .iter()
        .map(|one| format!("{} ({})", role_in_words(texts, one.role.code()), date(one.on)))
        .collect::<Vec<_>>()
        .join(", ");
    let copies = match proof.gone_from_copies_on {
        Some(day) => texts.proof_copies_until(date(day).as_str()),
        None => texts.proof_copies_unknown().to_owned(),
    };
    let mut facts = vec![
        (texts.proof_proposed_on(), date(proof.proposed_on)),
        (texts.proof_destroyed_at(), moment_in_words(texts, proof.destroyed_at)),
        (texts.proof_approved_by(), approvals),
        (texts.proof_pupils(), proof.pupils.to_string()),
        (texts.proof_copies(), copies),
    ];
    if proof.kept_after_all > 0 {
        facts.push((texts.proof_kept_after_all(), proof.kept_after_all.to_string()));
    }
    facts
}

/// A line of the table of a proof: what, of how many pupils, how many records, by which term, from where.
pub fn proof_line(texts: &Texts, line: &ProofCategory) -> [String; 5] {
    let months = line.months.map(|usual| Months { usual, special: line.months_special });
    [
        category_in_words(texts, line.category).to_owned(),
        line.pupils.to_string(),
        line.records.to_string(),
        months_in_words(texts, months),
        line.source.clone(),
    ]
}

/// The heads of that table.
pub fn proof_heads(texts: &Texts) -> [&'static str; 5] {
    [
        texts.retention_head_what(),
        texts.proof_head_pupils(),
        texts.proof_head_records(),
        texts.retention_head_term(),
        texts.retention_head_source(),
    ]
}

/// The proof on paper.
///
/// # Errors
/// When the document cannot be made.
pub async fn proof_pdf(ctx: &Ctx, texts: &Texts, school: &School, proof: &Proof) -> Result<Vec<u8>, Error> {
    let facts = proof_in_words(texts, proof);
    let rows = proof.categories.iter().map(|line| proof_line(texts, line).to_vec()).collect();
    let sections = vec![
        paper::section(
            texts.proof_facts(),
            vec![paper::pairs(facts.into_iter().map(|(key, value)| (key, Some(value))))],
        ),
        paper::section(
            texts.proof_categories(),
            vec![
                paper::table(texts.proof_categories(), &proof_heads(texts), rows),
                paper::text(texts.proof_trail_stays()),
            ],
        ),
    ];
    let head = (texts.proof_title(), "", texts.proof_purpose());
    paper::pdf(ctx, texts, school, head, sections).await
}
