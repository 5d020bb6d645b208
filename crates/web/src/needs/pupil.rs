//! What one child needs: read, written line by line, as it stood on a day, and its history.

use super::{
    form::{Desk, LineForm, Sent, drafts_of, hints, label},
    pupil_id,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    results::PupilTabs,
    trust::moment,
};
use app::{
    needs::{
        LineProblem, NeedChange, NeedEvent, PupilNeeds, TypedLine, begin_words, events, kind_words, of_pupil,
        pupil_needs_pdf, seen_words,
    },
    notes::day,
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use domain::{
    ids::PupilId,
    needs::{NeedColumn, NeedKind, NeedLine},
};
use i18n::Texts;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "needs/pupil.html")]
struct Page {
    frame: Frame,
    base: String,
    address: String,
    file: Option<String>,
    name: String,
    title: String,
    year: String,
    tabs: Option<PupilTabs>,
    done: Option<&'static str>,
    undo: Option<Undo>,
    drafts_done: Vec<String>,
    /// As of which day, in words, when that is not today.
    as_of: Option<String>,
    bad_day: Option<&'static str>,
    /// The day as it was asked for.
    on: String,
    newest_day: String,
    earlier: Vec<Earlier>,
    factors: Vec<Kind>,
    goals: Kind,
    sentences: Vec<Kind>,
    sentences_title: String,
    views: Vec<Kind>,
    history: Vec<HistoryLine>,
    may_write: bool,
    is_empty: bool,
}

/// How to undo what was just done.
pub(super) struct Undo {
    pub(super) action: String,
    pub(super) version: i64,
    pub(super) from: String,
}

/// All lines of one kind.
struct Kind {
    code: &'static str,
    title: String,
    lines: Vec<Line>,
    add: Option<LineForm>,
}

struct Line {
    id: String,
    text: String,
    by: String,
    hints: Vec<String>,
    is_fresh: bool,
    form: Option<LineForm>,
}

/// A line of last year.
struct Earlier {
    id: String,
    words: String,
    by: String,
    version: i64,
}

struct HistoryLine {
    when: String,
    who: String,
    kind: String,
    text: String,
    before: Option<String>,
    /// The id and the version of a line that can be put back.
    back: Option<(String, i64)>,
}

/// What one asks of the page, and what was just done.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    on: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    add: String,
    #[serde(default)]
    version: i64,
}

impl Asked {
    fn day(&self) -> Option<Date> {
        self.on.trim().parse().ok()
    }
}

/// What was sent and cannot be saved as it is.
type Trouble<'a> = (&'a Sent, &'a TypedLine, &'a [(&'static str, LineProblem)]);

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = load(&ask, pupil_id(&ask, &pupil)?, asked.day()).await?;
    Ok(render(&view(&ask, &found, (&asked, None)).await?))
}

async fn load(ask: &Ask, pupil: PupilId, on: Option<Date>) -> Result<PupilNeeds, PageError> {
    of_pupil(&ask.ctx, &ask.school, (pupil, on), ask.texts.language()).await.map_err(ask.failed())
}

/// The page with a line as it was sent and what is wrong with it.
pub(super) async fn with_wrong(
    ask: &Ask,
    pupil: PupilId,
    trouble: Trouble<'_>,
) -> Result<Response, PageError> {
    let found = load(ask, pupil, None).await?;
    let page = view(ask, &found, (&Asked::default(), Some(trouble))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// What one child needs on paper.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = load(&ask, pupil_id(&ask, &pupil)?, asked.day()).await?;
    let pdf = pupil_needs_pdf(&ask.ctx, ask.texts, &found).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"{}-{}.pdf\"", ask.texts.needs_pdf_file(), ask.ctx.today());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}

async fn view(
    ask: &Ask,
    found: &PupilNeeds,
    (asked, trouble): (&Asked, Option<Trouble<'_>>),
) -> Result<Page, PageError> {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let file = format!("{base}/pupils/{}", found.pupil.id);
    let address = format!("{file}/needs");
    let first = found.pupil.name.first.reveal().as_str();
    let desk = Desk {
        ask,
        action: address.clone(),
        pupil: found.pupil.id,
        phrases: &found.phrases,
        from: trouble.map(|(sent, ..)| sent.from.clone()).unwrap_or_default(),
        about: String::new(),
        close: None,
    };
    let kind = |kind| of_kind(&desk, found, kind, (asked, trouble));
    let of_column = |column: NeedColumn| {
        NeedKind::ALL.into_iter().filter(move |kind| kind.column() == column && *kind != NeedKind::Goal)
    };
    let in_sentences = of_column(NeedColumn::Didactic).chain(of_column(NeedColumn::Pedagogical));
    let fresh = found.all.iter().find(|line| line.id.to_string() == asked.line);
    let tabs = PupilTabs::above(ask, (&found.school, found.pupil.id), "/needs").await?;
    Ok(Page {
        frame: Frame::of_school(ask, &found.school, Room::Pupils),
        file: tabs.is_some().then_some(file),
        name: found.pupil.name.full(),
        title: texts.needs_title(first),
        year: texts.school_year(found.year.to_string().as_str()),
        tabs,
        done: done_words(texts, &asked.done),
        undo: (asked.done == "ended" && found.may_write).then(|| Undo {
            action: format!("{address}/{}/back", fresh.map(|line| line.id.to_string()).unwrap_or_default()),
            version: asked.version,
            from: String::new(),
        }),
        drafts_done: match (asked.done.as_str(), fresh) {
            ("saved" | "theirs", Some(line)) => drafts_of(ask, line.id, Some(line)),
            _ => Vec::new(),
        },
        as_of: found.on.map(|on| texts.needs_as_of(texts.language().long_date(on).as_str())),
        bad_day: (!asked.on.trim().is_empty() && found.on.is_none()).then(|| texts.needs_on_bad()),
        on: found.on.map(|on| on.to_string()).unwrap_or_default(),
        newest_day: ask.ctx.today().yesterday().unwrap_or_else(|_| ask.ctx.today()).to_string(),
        earlier: match found.may_write {
            true => found.earlier.iter().map(|line| earlier(texts, line)).collect(),
            false => Vec::new(),
        },
        factors: vec![kind(NeedKind::Helping), kind(NeedKind::Hindering)],
        goals: kind(NeedKind::Goal),
        sentences: in_sentences.map(kind).collect(),
        sentences_title: texts.needs_sentences_title(first),
        views: of_column(NeedColumn::Views).map(kind).collect(),
        history: events(&found.all).iter().map(|one| history_line(texts, found, one)).collect(),
        may_write: found.may_write,
        is_empty: found.lines.is_empty(),
        address,
        base,
    })
}

/// What was just done, in words.
pub(super) fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "saved" => texts.needs_saved(),
        "theirs" => texts.notes_theirs_kept(),
        "ended" => texts.needs_ended(),
        "restored" => texts.needs_restored(),
        "taken" => texts.needs_taken(),
        _ => return None,
    })
}

fn of_kind(
    desk: &Desk<'_>,
    found: &PupilNeeds,
    kind: NeedKind,
    (asked, trouble): (&Asked, Option<Trouble<'_>>),
) -> Kind {
    let texts = desk.ask.texts;
    let first = found.pupil.name.first.reveal().as_str();
    let lines = found.lines.iter().filter(|line| line.kind == kind);
    let with_trouble = |form: LineForm| match trouble {
        Some((sent, typed, wrong)) if form.is_of(&sent.line, "") => form.wrong(texts, (typed, wrong)),
        // A new line has another id on each page; the one that was sent goes on.
        Some((sent, typed, wrong)) if form.is_of("", &sent.kind) && sent.version == 0 => {
            LineForm { line: sent.line.clone(), ..form.wrong(texts, (typed, wrong)) }
        }
        _ => form,
    };
    let line = |line: &NeedLine| Line {
        id: line.id.to_string(),
        text: line.text.reveal().clone(),
        by: by_words(texts, line),
        hints: if found.may_write { hints(texts, line) } else { Vec::new() },
        is_fresh: asked.line == line.id.to_string(),
        form: found.may_write.then(|| with_trouble(desk.edit(line))),
    };
    let add = || {
        let form = with_trouble(desk.add(kind));
        LineForm { is_open: form.is_open || asked.add == kind.code(), ..form }
    };
    Kind {
        code: kind.code(),
        title: match kind {
            NeedKind::ChildView => texts.needs_child_title(first),
            NeedKind::ParentsView => texts.needs_parents_title().to_owned(),
            NeedKind::TeacherNeed => texts.needs_teacher_title().to_owned(),
            NeedKind::Helping => texts.needs_column_helping().to_owned(),
            NeedKind::Hindering => texts.needs_column_hindering().to_owned(),
            NeedKind::Goal => texts.needs_goal_title().to_owned(),
            _ => label(texts, kind),
        },
        lines: lines.map(line).collect(),
        add: found.may_write.then(add),
    }
}

/// Who saw a line, and who wrote it.
fn by_words(texts: &Texts, line: &NeedLine) -> String {
    let date = texts.language().long_date(day(line.changed_at));
    let by = texts.needs_by(line.author_name.reveal().as_str(), date.as_str());
    seen_words(texts, line).into_iter().chain([by]).collect::<Vec<_>>().join(" · ")
}

fn earlier(texts: &Texts, line: &NeedLine) -> Earlier {
    Earlier {
        id: line.id.to_string(),
        words: with_begin(texts, line.kind, line.text.reveal()),
        by: by_words(texts, line),
        version: line.version,
    }
}

/// A line with the beginning of its help sentence, or what it is.
fn with_begin(texts: &Texts, kind: NeedKind, text: &str) -> String {
    let begin = begin_words(texts, kind);
    if begin.is_empty() { format!("{}: {text}", kind_words(texts, kind)) } else { format!("{begin} {text}") }
}

fn history_line(texts: &Texts, found: &PupilNeeds, event: &NeedEvent) -> HistoryLine {
    let name = event.by.reveal().as_str();
    let (who, before) = match &event.change {
        NeedChange::Written => (texts.needs_history_written(name), None),
        NeedChange::TakenOver => (texts.needs_history_taken(name), None),
        NeedChange::Ended => (texts.needs_history_ended(name), None),
        NeedChange::Changed(text) => {
            (texts.needs_history_changed(name), Some(texts.needs_history_before(text.reveal().as_str())))
        }
    };
    let is_over = event.change == NeedChange::Ended && event.school_year == found.year;
    HistoryLine {
        when: moment(texts, event.at),
        who,
        kind: kind_words(texts, event.kind),
        text: event.text.reveal().clone(),
        before,
        back: (is_over && found.may_write).then(|| (event.line.to_string(), event.version)),
    }
}
