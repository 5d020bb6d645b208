//! What was just done with the year plan, and the way back.

use super::{Fields, value};
use i18n::Texts;

/// The address, the fields and the words of the button that takes it back.
pub(super) type Undo = (String, Vec<(&'static str, String)>, &'static str);

/// What was just done.
pub(super) struct Done {
    pub(super) words: String,
    /// Where it is undone, what goes along, and what the button says.
    pub(super) undo: Option<Undo>,
}

/// What was done, as the address tells it; `base` is that of the year plan. Who may not change it gets no way back.
pub(super) fn done(texts: &'static Texts, base: &str, (asked, may_edit): (&Fields, bool)) -> Option<Done> {
    let said = |name: &str| value(asked, name).to_owned();
    let count = |name: &str| said(name).parse::<i64>().unwrap_or_default();
    let entry = format!("{base}/{}", said("entry"));
    let undo = texts.year_plan_undo();
    let (words, way_back) = match value(asked, "done") {
        "added" => (texts.year_plan_added().to_owned(), Some((format!("{entry}/remove"), Vec::new(), undo))),
        "changed" => {
            let fields = vec![("version", said("version"))];
            (texts.year_plan_changed().to_owned(), Some((format!("{entry}/undo"), fields, undo)))
        }
        "removed" => {
            let put_back = Some((format!("{entry}/restore"), Vec::new(), texts.year_plan_put_back()));
            (texts.year_plan_removed().to_owned(), put_back)
        }
        "undone" => (texts.year_plan_undone().to_owned(), None),
        "restored" => (texts.year_plan_restored().to_owned(), None),
        "theirs" => (texts.year_plan_theirs().to_owned(), None),
        "meanwhile" => (texts.year_plan_meanwhile().to_owned(), None),
        "started" => {
            let back = format!("{base}/start/{}/undo", said("batch"));
            let back = (!said("batch").is_empty()).then(|| (back, Vec::new(), undo));
            (texts.year_plan_started(count("count")), back)
        }
        "taken_back" => (texts.year_plan_taken_back(count("count"), count("kept")), None),
        "kept" => {
            let back = format!("{base}/template/{}/undo", said("template"));
            (texts.year_plan_kept(count("count")), Some((back, Vec::new(), undo)))
        }
        "kept_none" => (texts.year_plan_kept_none().to_owned(), None),
        "dropped" => (texts.year_plan_dropped().to_owned(), None),
        _ => return None,
    };
    Some(Done { words, undo: way_back.filter(|_| may_edit) })
}
