//! The remarks on the page of who leads: under their subjects, to be sorted or taken from the screen.

use super::{super::survey_id, lead};
use crate::{ask::Ask, error::PageError};
use app::surveys::{self as use_cases, Place, SortedRemark, Talk};
use axum::{Form, extract::Path, response::Response};
use domain::surveys::{Remark, RemarkKind};
use i18n::Texts;

type Fields = Vec<(String, String)>;

/// A subject with its remarks.
pub(super) struct Shelf {
    pub(super) title: String,
    pub(super) remarks: Vec<RemarkLine>,
}

/// A remark in words.
pub(super) struct RemarkLine {
    pub(super) id: String,
    /// What stands in the form so that one sees later what was changed: id, version, subject, hidden.
    pub(super) was: String,
    pub(super) kind: &'static str,
    pub(super) kind_words: String,
    pub(super) text: String,
    pub(super) subject: String,
    pub(super) is_hidden: bool,
}

impl RemarkLine {
    pub(super) fn of(texts: &'static Texts, remark: &Remark) -> Self {
        let subject = remark.subject.map(|no| no.to_string()).unwrap_or_default();
        Self {
            id: remark.id.to_string(),
            was: format!("{}/{}/{subject}/{}", remark.id, remark.version, remark.is_hidden),
            kind: remark.kind.code(),
            kind_words: texts.talk_kind(remark.kind.code()),
            text: remark.text.reveal().clone(),
            is_hidden: remark.is_hidden,
            subject,
        }
    }
}

/// The remarks by subject: first what is not sorted yet, then the subjects in their order. Empty shelves are left out.
pub(super) fn shelves(texts: &'static Texts, talk: &Talk) -> Vec<Shelf> {
    let subject_of =
        |remark: &Remark| remark.subject.and_then(|no| talk.subjects.of_no(no)).map(|one| one.no);
    let shelf = |title: String, no: Option<i64>| {
        let mut remarks: Vec<&Remark> = talk.remarks.iter().filter(|one| subject_of(one) == no).collect();
        let kind = |remark: &Remark| RemarkKind::ALL.iter().position(|kind| *kind == remark.kind);
        remarks.sort_by_key(|remark| (remark.is_hidden, kind(remark)));
        Shelf { title, remarks: remarks.into_iter().map(|one| RemarkLine::of(texts, one)).collect() }
    };
    let unsorted = std::iter::once(shelf(texts.talk_unsorted().to_owned(), None));
    let sorted = talk.subjects.lines.iter().map(|subject| shelf(subject.text.clone(), Some(subject.no)));
    unsorted.chain(sorted).filter(|shelf| !shelf.remarks.is_empty()).collect()
}

/// What the form says of one remark.
fn asked(fields: &Fields, was: &str) -> Option<SortedRemark> {
    let mut parts = was.split('/');
    let (id, version) = (parts.next()?, parts.next()?.parse().ok()?);
    let place: Place = (parts.next()?.parse().ok(), parts.next()? == "true");
    let field = |start: &str| {
        let found = fields.iter().find(|(name, _)| name.strip_prefix(start) == Some(id));
        found.map(|(_, value)| value.as_str())
    };
    let now = (field("subject-")?.parse().ok(), field("hidden-").is_some());
    Some(SortedRemark { id: id.parse().ok()?, version, was: place, now })
}

/// Sorts remarks.
pub(super) async fn sort(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let was = fields.iter().filter(|(name, _)| name == "was");
    let all: Vec<SortedRemark> = was.filter_map(|(_, was)| asked(&fields, was)).collect();
    let sorted = use_cases::sort_remarks(&ask.ctx, &ask.school, id, &all).await.map_err(ask.failed())?;
    Ok(match sorted.meanwhile {
        0 => lead::back(&ask, "sorted"),
        some => lead::back(&ask, &format!("sorted&meanwhile={some}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_says_where_it_was_and_where_it_goes() {
        let id = "019a0000-0000-4000-8000-000000000001";
        let field = |name: &str, value: &str| (format!("{name}-{id}"), value.to_owned());
        let was = format!("{id}/3//true");
        let moved = asked(&vec![field("subject", "2")], &was).unwrap();
        assert_eq!((moved.version, moved.was, moved.now), (3, (None, true), (Some(2), false)));
        let left = asked(&vec![field("subject", ""), field("hidden", "on")], &was).unwrap();
        assert_eq!(left.was, left.now);
        assert_eq!(asked(&vec![], &was), None);
        assert_eq!(asked(&vec![field("subject", "2")], "x"), None);
    }
}
