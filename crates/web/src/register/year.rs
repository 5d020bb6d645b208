//! The change of school year: lay the roster down, look at what it would do, say yes, and undo it from the same page.

use super::year_group_words;
use crate::{
    ask::Ask,
    error::{PageError, note, render},
    page::{Frame, Room, school_base},
};
use app::{
    Conflict,
    imports::{ImportError, ImportProblem, Imported, Options, conflict_in_words, counts_in_words, sentence},
    register::{self as use_cases, Leaver, Mover, NewGroup, Odd, Seat, StaffMove, YearChange, YearPreview},
};
use askama::Template;
use axum::{
    Form,
    extract::{Multipart, Path, Query, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{DraftId, ImportNo},
    register::YearStep,
};
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/year.html")]
struct StartPage {
    frame: Frame,
    base: String,
    newest: Option<String>,
    problem: Option<&'static str>,
    done: Option<String>,
    obstacle: Option<String>,
    waiting: Vec<(String, String)>,
    last: Option<Last>,
}

/// The last roster that was taken.
struct Last {
    no: i64,
    words: String,
    counts: String,
}

#[derive(Template)]
#[template(path = "register/year_preview.html")]
struct PreviewPage {
    frame: Frame,
    base: String,
    address: String,
    file_name: String,
    same_pupils: bool,
    partial: bool,
    /// Whether there is anything to say yes to.
    change: Option<ChangeView>,
    problems: Vec<ProblemLine>,
    more: Option<String>,
    /// Whether something changed since somebody looked and said yes.
    is_stale: bool,
    /// Whether what becomes of each pupil is left out, as one may not see them.
    is_hidden: bool,
    /// Whether problems go when somebody says that pupils are the same, or when the rest is left out.
    has_lookalikes: bool,
}

struct ChangeView {
    title: String,
    reference: Option<String>,
    /// The file is of a school year that is known already.
    known_year: Option<String>,
    tiles: Vec<(String, String)>,
    odd: Vec<String>,
    groups: Vec<GroupView>,
    stay: Vec<PupilView>,
    skip: Vec<PupilView>,
    new: Vec<PupilView>,
    leave_after_eight: Vec<PupilView>,
    leave: Vec<PupilView>,
    left: Vec<PupilView>,
    seen: String,
    added: String,
    gone: String,
    staff: Vec<StaffView>,
    counts: String,
}

struct GroupView {
    name: String,
    pupils: String,
    teachers: String,
    is_extra: bool,
    rows: Vec<PupilView>,
}

struct PupilView {
    name: String,
    was: String,
    goes: String,
    step: &'static str,
    /// Whether it is anything but going up.
    is_special: bool,
}

struct StaffView {
    name: String,
    before: String,
    after: String,
}

struct ProblemLine {
    class: &'static str,
    place: String,
    field: String,
    what: String,
}

/// Problems on one page; who has more mends the first ones first.
const SHOWN: usize = 200;

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Came {
    #[serde(default)]
    made: String,
    #[serde(default)]
    undone: String,
}

/// Where one begins.
pub(super) async fn start(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let mut page = start_page(&ask).await?;
    page.done = match (came.made.is_empty(), came.undone.is_empty()) {
        (false, _) => Some(ask.texts.year_made().to_owned()),
        (true, false) => Some(ask.texts.year_undone().to_owned()),
        (true, true) => None,
    };
    Ok(render(&page))
}

async fn start_page(ask: &Ask) -> Result<StartPage, PageError> {
    let found = use_cases::year_start(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let base = school_base(&found.school);
    let texts = ask.texts;
    let date = |at: jiff::Timestamp| texts.language().long_date(at.to_zoned(TimeZone::system()).date());
    Ok(StartPage {
        frame: Frame::of_school(ask, &found.school, Room::Import),
        newest: found.newest.map(|year| year.to_string()),
        problem: None,
        done: None,
        obstacle: None,
        waiting: found
            .waiting
            .iter()
            .map(|draft| {
                let words = texts.year_waiting_one(date(draft.made_at).as_str(), draft.file_name.as_str());
                (format!("{base}/year/{}", draft.id), words)
            })
            .collect(),
        last: found.last.map(|import| Last {
            no: import.no.0,
            words: texts.year_last(
                date(import.made_at).as_str(),
                import.file_name.as_str(),
                import.school_year.to_string().as_str(),
            ),
            counts: counts_in_words(texts, import.counts),
        }),
        base,
    })
}

/// Lays a roster down.
pub(super) async fn upload(
    ask: Ask,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let mut page = start_page(&ask).await?;
    let sent = match form {
        Ok(form) => received(form).await,
        Err(rejection) => Err(rejection.status()),
    };
    let (status, problem) = match sent {
        Ok(Some((name, bytes))) => {
            let laid = use_cases::lay_down_year(&ask.ctx, &ask.school, &name, bytes).await;
            match laid.map_err(ask.failed())? {
                Some(id) => return Ok(Redirect::to(&format!("{}/{id}", ask.here)).into_response()),
                None => (StatusCode::PAYLOAD_TOO_LARGE, ask.texts.import_too_large()),
            }
        }
        Ok(None) => (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.import_no_file()),
        Err(StatusCode::PAYLOAD_TOO_LARGE) => (StatusCode::PAYLOAD_TOO_LARGE, ask.texts.import_too_large()),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.import_not_received()),
    };
    page.problem = Some(problem);
    Ok((status, render(&page)).into_response())
}

async fn received(mut form: Multipart) -> Result<Option<(String, Vec<u8>)>, StatusCode> {
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let name = field.file_name().unwrap_or_default().to_owned();
        if field.name() == Some("file") && !name.is_empty() {
            let bytes = field.bytes().await.map_err(|error| error.status())?;
            return Ok(Some((name, bytes.to_vec())));
        }
    }
    Ok(None)
}

/// How the roster is to be taken.
#[derive(Clone, Copy, Default, Deserialize)]
pub(super) struct How {
    #[serde(default)]
    same_pupils: Option<u8>,
    #[serde(default)]
    partial: Option<u8>,
}

/// A yes: how the roster is to be taken, and the mark of what was seen.
#[derive(Default, Deserialize)]
pub(super) struct Yes {
    #[serde(default)]
    same_pupils: Option<u8>,
    #[serde(default)]
    partial: Option<u8>,
    #[serde(default)]
    seen: String,
}

impl How {
    fn options(self) -> Options {
        Options {
            same_pupils: self.same_pupils.is_some(),
            partial: self.partial.is_some(),
            ..Options::default()
        }
    }
}

fn draft_id(ask: &Ask, draft: &str) -> Result<DraftId, PageError> {
    draft.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// What a roster would do.
pub(super) async fn preview(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
    Query(how): Query<How>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    let found = use_cases::year_preview(&ask.ctx, &ask.school, id, how.options()).await;
    let found = found.map_err(ask.failed())?;
    let status = if found.change.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, render(&preview_page(&ask, (id, how), (&found, false)))).into_response())
}

fn preview_page(
    ask: &Ask,
    (id, how): (DraftId, How),
    (found, is_stale): (&YearPreview, bool),
) -> PreviewPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let rest = found.problems.len().saturating_sub(SHOWN);
    let is_lookalike = |one: &ImportProblem| matches!(one.what, app::imports::What::LooksLikeKnown { .. });
    PreviewPage {
        frame: Frame::of_school(ask, &found.school, Room::Import),
        address: format!("{base}/year/{id}"),
        file_name: found.file_name.clone(),
        same_pupils: how.same_pupils.is_some(),
        partial: how.partial.is_some(),
        is_stale,
        is_hidden: found.is_hidden,
        change: found.change.as_ref().map(|change| view(texts, (change, found.is_hidden))),
        has_lookalikes: found.problems.iter().any(is_lookalike),
        problems: found.problems.iter().take(SHOWN).map(|one| problem(texts, one)).collect(),
        more: (rest > 0).then(|| texts.problem_more(rest)),
        base,
    }
}

fn problem(texts: &Texts, one: &ImportProblem) -> ProblemLine {
    use app::imports::Severity;
    ProblemLine {
        class: match one.severity() {
            Severity::File => "file",
            Severity::Record => "record",
            Severity::Notice => "note",
        },
        place: match one.line {
            0 => texts.problem_whole_file().to_owned(),
            line => texts.problem_place(line),
        },
        field: one.field.clone(),
        what: sentence(texts, &one.what),
    }
}

/// Steps that look wrong more often than they are right.
const ODD: [YearStep; 3] = [YearStep::Skipped, YearStep::SkippedMore, YearStep::Back];

fn view(texts: &'static Texts, (change, is_hidden): (&YearChange, bool)) -> ChangeView {
    let moves = &change.moves;
    let all: Vec<&Mover> = moves.movers().collect();
    let of = |steps: &[Option<YearStep>]| -> Vec<PupilView> {
        all.iter()
            .filter(|one| !is_hidden && steps.contains(&one.step))
            .map(|one| pupil(texts, one))
            .collect()
    };
    let (from_eight, others): (Vec<&Leaver>, Vec<&Leaver>) =
        moves.leavers.iter().partition(|one| one.is_from_eight);
    let (left, others): (Vec<&Leaver>, Vec<&Leaver>) =
        others.into_iter().partition(|one| one.left_on.is_some());
    let leavers = |all: Vec<&Leaver>| -> Vec<PupilView> {
        all.into_iter().filter(|_| !is_hidden).map(|one| leaver(texts, one)).collect()
    };
    let tile = |count: usize, words: fn(&Texts, usize) -> String| (count.to_string(), words(texts, count));
    ChangeView {
        title: match change.from {
            Some(from) if from != change.to => {
                texts.year_from_to(from.to_string().as_str(), change.to.to_string().as_str())
            }
            _ => texts.school_year(change.to.to_string().as_str()),
        },
        reference: change.reference.map(|day| texts.year_reference(texts.language().long_date(day).as_str())),
        known_year: (!change.is_new_year()).then(|| texts.year_known(change.to.to_string().as_str())),
        tiles: vec![
            tile(moves.count(Some(YearStep::Next)), |texts, count| texts.year_tile_up(count)),
            tile(moves.count(Some(YearStep::Doubled)), |texts, count| texts.year_tile_stays(count)),
            tile(ODD.into_iter().map(|step| moves.count(Some(step))).sum(), |texts, count| {
                texts.year_tile_other(count)
            }),
            tile(moves.count(None), |texts, count| texts.year_tile_new(count)),
            tile(from_eight.len(), |texts, count| texts.year_tile_eight(count)),
            tile(left.len(), |texts, count| texts.year_tile_left(count)),
            tile(others.len(), |texts, count| texts.year_tile_leave(count)),
        ],
        odd: moves.odd.iter().map(|one| odd(texts, one)).collect(),
        groups: moves.groups.iter().map(|one| group(texts, (one, is_hidden))).collect(),
        stay: of(&[Some(YearStep::Doubled)]),
        skip: of(&ODD.map(Some)),
        new: of(&[None]),
        leave_after_eight: leavers(from_eight),
        left: leavers(left),
        leave: leavers(others),
        seen: change.seen.clone(),
        added: moves.added.join(", "),
        gone: moves.gone.join(", "),
        staff: moves.staff.iter().map(|one| staff(texts, one)).collect(),
        counts: counts_in_words(texts, change.counts),
    }
}

fn seat(texts: &Texts, seat: &Seat) -> String {
    let group = seat.group.clone().unwrap_or_else(|| texts.year_no_group().to_owned());
    match seat.year_group {
        Some(year_group) => format!("{group} · {}", year_group_words(texts, year_group)),
        None => group,
    }
}

fn leaver(texts: &Texts, one: &Leaver) -> PupilView {
    let day = one.left_on.map(|day| texts.year_left_on(texts.language().long_date(day).as_str()));
    PupilView {
        name: one.name.full(),
        was: seat(texts, &one.was),
        goes: day.unwrap_or_default(),
        step: "",
        is_special: false,
    }
}

fn pupil(texts: &'static Texts, one: &Mover) -> PupilView {
    PupilView {
        name: one.name.full(),
        was: one.was.as_ref().map(|was| seat(texts, was)).unwrap_or_default(),
        goes: seat(texts, &one.goes),
        step: match one.step {
            Some(YearStep::Next | YearStep::Unknown) => "",
            Some(YearStep::Doubled) => texts.year_step_stays(),
            Some(YearStep::Skipped) => texts.year_step_skips(),
            Some(YearStep::SkippedMore) => texts.year_step_jumps(),
            Some(YearStep::Back) => texts.year_step_down(),
            None => texts.year_step_new(),
        },
        is_special: !matches!(one.step, Some(YearStep::Next | YearStep::Unknown)),
    }
}

fn group(texts: &'static Texts, (one, is_hidden): (&NewGroup, bool)) -> GroupView {
    GroupView {
        name: one.name.clone(),
        pupils: texts.pupil_count(one.pupils.len()),
        teachers: super::names(&one.teachers),
        is_extra: one.is_extra,
        rows: one.pupils.iter().filter(|_| !is_hidden).map(|mover| pupil(texts, mover)).collect(),
    }
}

fn staff(texts: &Texts, one: &StaffMove) -> StaffView {
    let words = |groups: &[String]| match groups {
        [] => texts.year_no_groups().to_owned(),
        groups => groups.join(", "),
    };
    StaffView { name: one.name.full(), before: words(&one.before), after: words(&one.after) }
}

fn odd(texts: &Texts, one: &Odd) -> String {
    match one {
        Odd::SkippedYear { from, to } => {
            texts.year_odd_skipped(from.to_string().as_str(), to.to_string().as_str())
        }
        Odd::ThirdMissing { group, missing, of } => texts.year_odd_third(*of, group.as_str(), *missing),
        Odd::NoGroup { name } => texts.year_odd_no_group(name.full().as_str()),
        Odd::YearGroup { name, from, to } => texts.year_odd_year_group(
            year_group_words(texts, *from).as_str(),
            name.full().as_str(),
            year_group_words(texts, *to).as_str(),
        ),
        Odd::NoTeacher { group } => texts.year_odd_no_teacher(group.as_str()),
        Odd::NoPupils { group } => texts.year_odd_no_pupils(group.as_str()),
    }
}

/// Takes the roster.
pub(super) async fn take(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
    Form(yes): Form<Yes>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    let back = ask.here.rsplit_once('/').map_or("", |(back, _)| back);
    let how = How { same_pupils: yes.same_pupils, partial: yes.partial };
    match use_cases::take_year(&ask.ctx, &ask.school, (id, &yes.seen), how.options()).await {
        Ok(Imported { no, .. }) => {
            let no = no.map(|no| no.0).unwrap_or_default();
            Ok(Redirect::to(&format!("{back}?made={no}")).into_response())
        }
        // The page says what is wrong, as it did before.
        Err(ImportError::Refused(_)) => Ok(Redirect::to(&ask.here).into_response()),
        Err(ImportError::Failed(app::Error::Conflict(conflict @ Conflict::SavedMeanwhile))) => {
            note(conflict);
            let found = use_cases::year_preview(&ask.ctx, &ask.school, id, how.options()).await;
            let found = found.map_err(ask.failed())?;
            Ok((StatusCode::CONFLICT, render(&preview_page(&ask, (id, how), (&found, true)))).into_response())
        }
        Err(ImportError::Failed(error)) => Err(ask.failed()(error)),
    }
}

/// Throws a roster away that waits.
pub(super) async fn drop_it(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = draft_id(&ask, &draft)?;
    let school = app::imports::discard(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/year", school_base(&school))).into_response())
}

/// Undoes a roster that was taken.
pub(super) async fn undo(ask: Ask, Path((_, no)): Path<(String, i64)>) -> Result<Response, PageError> {
    match use_cases::undo_year(&ask.ctx, &ask.school, ImportNo(no)).await {
        Ok(_) => {
            let back = ask.here.split_once("/undo/").map_or("", |(back, _)| back);
            Ok(Redirect::to(&format!("{back}?undone=1")).into_response())
        }
        Err(app::Error::Conflict(conflict)) => {
            note(conflict);
            let mut page = start_page(&ask).await?;
            page.obstacle = Some(conflict_in_words(ask.texts, conflict));
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(error) => Err(ask.failed()(error)),
    }
}
