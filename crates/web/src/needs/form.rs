//! The form of one line, which the page of a pupil and that of a group share: `needs/line_form.html`.

use crate::ask::Ask;
use app::needs::{
    LONGEST_LINE, LONGEST_SOURCE, LineProblem, Phrases, TypedLine, begin_words, hint_words, kind_words,
    new_line_id, wording_hints,
};
use domain::{
    Personal,
    ids::{NeedLineId, PupilId},
    needs::{NeedColumn, NeedKind, NeedLine},
};
use i18n::Texts;

/// A form to write or change a line.
pub(super) struct LineForm {
    /// What the ids of its fields end with.
    pub(super) key: String,
    pub(super) action: String,
    pub(super) line: String,
    pub(super) version: i64,
    pub(super) kind: &'static str,
    /// The kinds to choose from, when there are several.
    pub(super) kinds: Vec<KindChoice>,
    /// The group from which one came.
    pub(super) from: String,
    pub(super) label: String,
    /// For whom, to who does not see it.
    pub(super) about: String,
    pub(super) text: String,
    pub(super) seen_by: String,
    pub(super) seen_on: String,
    pub(super) who_label: Option<&'static str>,
    pub(super) is_long: bool,
    pub(super) is_new: bool,
    pub(super) is_open: bool,
    pub(super) phrases: Vec<String>,
    pub(super) draft: String,
    pub(super) today: String,
    pub(super) longest: usize,
    pub(super) longest_source: usize,
    pub(super) bad_text: Option<String>,
    pub(super) bad_seen_by: Option<String>,
    pub(super) bad_seen_on: Option<String>,
    /// Where one goes who closes the form.
    pub(super) close: Option<String>,
}

/// A kind to choose.
pub(super) struct KindChoice {
    pub(super) code: &'static str,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

/// Where forms go, and what they offer.
pub(super) struct Desk<'a> {
    pub(super) ask: &'a Ask,
    /// The address of the pupil's needs.
    pub(super) action: String,
    pub(super) pupil: PupilId,
    pub(super) phrases: &'a Phrases,
    pub(super) from: String,
    pub(super) about: String,
    pub(super) close: Option<String>,
}

impl Desk<'_> {
    /// An empty form for a kind of line.
    pub(super) fn add(&self, kind: NeedKind) -> LineForm {
        let draft = new_draft(self.ask, self.pupil, kind);
        let label = label(self.ask.texts, kind);
        self.form((kind, new_line_id(), 0), (kind.code().to_owned(), draft), label)
    }

    /// An empty form for a line in a column, whose kind one chooses when it has several.
    pub(super) fn add_in(&self, column: NeedColumn) -> Option<LineForm> {
        let texts = self.ask.texts;
        let kinds: Vec<NeedKind> = NeedKind::ALL
            .into_iter()
            .filter(|kind| kind.column() == column && *kind != NeedKind::Goal)
            .collect();
        let first = *kinds.first()?;
        let mut form = self.add(first);
        if kinds.len() > 1 {
            let choice = |kind: &NeedKind| KindChoice {
                code: kind.code(),
                words: label(texts, *kind),
                is_chosen: *kind == first,
            };
            form.kinds = kinds.iter().map(choice).collect();
            texts.needs_text().clone_into(&mut form.label);
            form.phrases =
                kinds.iter().flat_map(|kind| self.phrases.of(*kind).iter().take(4)).cloned().collect();
        }
        Some(form)
    }

    /// A form with a line that stands there.
    pub(super) fn edit(&self, line: &NeedLine) -> LineForm {
        let draft = line_draft(self.ask, line.id);
        let label = label(self.ask.texts, line.kind);
        let form = self.form((line.kind, line.id, line.version), (line.id.to_string(), draft), label);
        LineForm {
            text: line.text.reveal().clone(),
            seen_by: line.seen_by.as_ref().map(|who| who.reveal().clone()).unwrap_or_default(),
            seen_on: line.seen_on.map(|day| day.to_string()).unwrap_or_default(),
            is_long: true,
            is_new: false,
            ..form
        }
    }

    fn form(
        &self,
        (kind, line, version): (NeedKind, NeedLineId, i64),
        (key, draft): (String, String),
        label: String,
    ) -> LineForm {
        LineForm {
            key,
            action: self.action.clone(),
            line: line.to_string(),
            version,
            kind: kind.code(),
            kinds: Vec::new(),
            from: self.from.clone(),
            label,
            about: self.about.clone(),
            text: String::new(),
            seen_by: String::new(),
            seen_on: String::new(),
            who_label: who_label(self.ask.texts, kind),
            is_long: kind.column() == NeedColumn::Views,
            is_new: true,
            is_open: false,
            phrases: self.phrases.of(kind).to_vec(),
            draft,
            today: self.ask.ctx.today().to_string(),
            longest: LONGEST_LINE,
            longest_source: LONGEST_SOURCE,
            bad_text: None,
            bad_seen_by: None,
            bad_seen_on: None,
            close: self.close.clone(),
        }
    }
}

impl LineForm {
    /// The form as it was sent, with what is wrong with it.
    pub(super) fn wrong(
        self,
        texts: &Texts,
        (typed, wrong): (&TypedLine, &[(&'static str, LineProblem)]),
    ) -> Self {
        let bad = |field: &str| {
            let (_, problem) = wrong.iter().find(|(name, _)| *name == field)?;
            Some(problem_words(texts, field, *problem))
        };
        Self {
            text: typed.text.reveal().clone(),
            seen_by: typed.seen_by.reveal().clone(),
            seen_on: typed.seen_on.clone(),
            bad_text: bad("text"),
            bad_seen_by: bad("seen_by"),
            bad_seen_on: bad("seen_on"),
            is_open: true,
            ..self
        }
    }

    /// Whether a line or a kind of line is what the form is for.
    pub(super) fn is_of(&self, line: &str, kind: &str) -> bool {
        self.line == line || (self.is_new && self.kind == kind)
    }
}

/// Under which name the browser keeps a line of a kind that was not saved yet.
fn new_draft(ask: &Ask, pupil: PupilId, kind: NeedKind) -> String {
    ask.draft_name(&format!("need:{pupil}:{}", kind.code()))
}

fn line_draft(ask: &Ask, line: NeedLineId) -> String {
    ask.draft_name(&format!("need:{line}"))
}

/// What the browser may forget once a line is saved.
pub(super) fn drafts_of(ask: &Ask, line: NeedLineId, of: Option<&NeedLine>) -> Vec<String> {
    let of_new = of.map(|line| new_draft(ask, line.pupil, line.kind));
    of_new.into_iter().chain([line_draft(ask, line)]).collect()
}

/// The words above a line: its help sentence begins here, or what it is.
pub(super) fn label(texts: &Texts, kind: NeedKind) -> String {
    let begin = begin_words(texts, kind);
    if begin.is_empty() { kind_words(texts, kind) } else { format!("{begin} …") }
}

fn who_label(texts: &Texts, kind: NeedKind) -> Option<&'static str> {
    match kind {
        NeedKind::Helping | NeedKind::Hindering => Some(texts.needs_who_saw()),
        NeedKind::ChildView | NeedKind::ParentsView => Some(texts.needs_how_heard()),
        _ => None,
    }
}

/// What is wrong with a field, in words.
pub(super) fn problem_words(texts: &Texts, field: &str, problem: LineProblem) -> String {
    let longest = if field == "text" { LONGEST_LINE } else { LONGEST_SOURCE };
    match problem {
        LineProblem::Empty => texts.needs_problem_empty().to_owned(),
        LineProblem::TooLong => texts.needs_problem_too_long(longest),
        LineProblem::NotADay => texts.needs_problem_not_a_day().to_owned(),
        LineProblem::Later => texts.needs_problem_later().to_owned(),
    }
}

/// What a colleague would ask about the wording of a line.
pub(super) fn hints(texts: &Texts, line: &NeedLine) -> Vec<String> {
    wording_hints(line).iter().map(|hint| hint_words(texts, hint)).collect()
}

/// What came with a line.
#[derive(Default, serde::Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    pub(super) line: String,
    #[serde(default)]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) text: Personal<String>,
    #[serde(default)]
    pub(super) seen_by: Personal<String>,
    #[serde(default)]
    pub(super) seen_on: String,
    #[serde(default)]
    pub(super) version: i64,
    #[serde(default)]
    pub(super) from: String,
    #[serde(default)]
    pub(super) next: String,
    #[serde(default)]
    pub(super) merged: Personal<String>,
    #[serde(default)]
    pub(super) choice: crate::conflict::Choice,
}

impl Sent {
    pub(super) fn typed(&self) -> TypedLine {
        let is_merged = self.choice == crate::conflict::Choice::Merged;
        TypedLine {
            kind: self.kind.clone(),
            text: if is_merged { self.merged.clone() } else { self.text.clone() },
            seen_by: self.seen_by.clone(),
            seen_on: self.seen_on.clone(),
            version: self.version,
        }
    }
}
