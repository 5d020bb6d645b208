//! The norm tables of a school: which there are, bringing some in, taking one away, and how didactic age is counted.

use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render, unreadable},
    page::{Frame, Room},
};
use app::results::{
    didactic::{ConventionChoice, choose_convention},
    norm_import::{self, NormFile, NormList, NormNotice, NormPlan, NormsRead, PlannedTable},
    norm_words::{effect_in_words, norm_sentence, scale_in_words},
};
use askama::Template;
use axum::{
    Form,
    extract::{
        DefaultBodyLimit, Multipart, Path, Query,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::NormTableId,
    register::School,
    results::{Decimal, DidacticConvention, LevelScale, Moment},
};
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// The largest file with norm tables: far more than all tables of a publisher.
pub(super) fn file_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(8 << 20)
}

#[derive(Template)]
#[template(path = "results/norms.html")]
struct NormsPage {
    frame: Frame,
    base: String,
    tables: Vec<TableLine>,
    columns: String,
    conventions: Vec<ConventionLine>,
    convention_version: i64,
    bands: Vec<BandTable>,
    done: Option<&'static str>,
}

struct TableLine {
    address: String,
    series: String,
    subject: String,
    moment: String,
    rows: i64,
    mean: String,
    results: i64,
    file: String,
}

struct ConventionLine {
    code: &'static str,
    words: &'static str,
    is_chosen: bool,
}

struct BandTable {
    code: &'static str,
    name: &'static str,
    why: &'static str,
    rows: Vec<BandLine>,
    valid: String,
    source: String,
}

struct BandLine {
    level: String,
    band: u8,
    percentiles: String,
    share: String,
}

/// From where one comes.
#[derive(Deserialize)]
pub(crate) struct Came {
    done: Option<String>,
}

/// The list.
pub(crate) async fn norms(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let list = norm_import::norm_list(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let frame = Frame::of_school(&ask, &list.school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    Ok(render(&NormsPage {
        tables: list.tables.iter().map(|one| table_line(texts, &base, one)).collect(),
        columns: exchange_columns(),
        conventions: conventions(texts, &list),
        convention_version: list.convention.version,
        bands: [LevelScale::Roman, LevelScale::Letter].map(|scale| band_table(texts, scale)).into(),
        done: match came.done.as_deref() {
            Some("applied") => Some(texts.norms_applied()),
            Some("removed") => Some(texts.norms_removed()),
            Some("saved") => Some(texts.settings_saved()),
            _ => None,
        },
        base,
        frame,
    }))
}

fn exchange_columns() -> String {
    norm_import::columns().join(";")
}

fn number(texts: &Texts, number: Option<Decimal>) -> String {
    number.map_or_else(String::new, |number| texts.language().decimal(number.thousandths()))
}

fn table_line(texts: &'static Texts, base: &str, (one, results): &(norm_import::KeptNorm, i64)) -> TableLine {
    let made_on = texts.language().date(one.made_at.to_zoned(TimeZone::system()).date());
    TableLine {
        address: format!("{base}/settings/norms/{}", one.head.id),
        series: one.head.series.0.clone(),
        subject: one.head.subject.clone(),
        moment: one.head.moment.to_string(),
        rows: one.rows,
        mean: one
            .head
            .mean
            .map_or_else(|| texts.norms_unknown().to_owned(), |mean| number(texts, Some(mean))),
        results: *results,
        file: format!("{made_on} · {}", one.file_name),
    }
}

fn conventions(texts: &'static Texts, list: &NormList) -> Vec<ConventionLine> {
    let line = |one: DidacticConvention| ConventionLine {
        code: one.code(),
        words: convention_words(texts, one),
        is_chosen: one == list.convention.convention,
    };
    DidacticConvention::ALL.map(line).into()
}

const fn convention_words(texts: &Texts, one: DidacticConvention) -> &'static str {
    match one {
        DidacticConvention::MonthsCompleted => texts.norms_dl_months_completed(),
        DidacticConvention::MonthRunning => texts.norms_dl_month_running(),
    }
}

fn band_table(texts: &'static Texts, scale: LevelScale) -> BandTable {
    let bands = app::level_bands(scale);
    let first = bands.first();
    let since = first.map(|band| band.valid_from.as_str()).unwrap_or_default();
    BandTable {
        code: scale.code(),
        name: scale_in_words(texts, scale),
        why: if scale == LevelScale::Roman {
            texts.level_scale_roman_why()
        } else {
            texts.level_scale_letter_why()
        },
        rows: (0..)
            .zip(bands)
            .map(|(place, band)| BandLine {
                level: band.level.clone(),
                band: place,
                percentiles: format!("{}–{}", band.percentile_from, band.percentile_to),
                share: texts.language().percentage(i64::from(band.share) * 1000),
            })
            .collect(),
        valid: match since {
            "" => texts.norms_bands_always().to_owned(),
            since => texts.norms_bands_since(since),
        },
        source: texts.norms_bands_source(first.map(|band| band.source.as_str()).unwrap_or_default()),
    }
}

#[derive(Template)]
#[template(path = "results/norm_look.html")]
struct LookPage {
    frame: Frame,
    base: String,
    file_name: String,
    content: String,
    source: String,
    tables: Vec<PlannedLine>,
    effects: Vec<String>,
    problems: Vec<ProblemLine>,
    is_refused: bool,
}

struct PlannedLine {
    series: String,
    subject: String,
    moment: String,
    rows: usize,
    mean: String,
    what: &'static str,
}

struct ProblemLine {
    class: &'static str,
    place: String,
    column: &'static str,
    what: String,
}

/// What was sent; whether it is a form at all is asked after whether one may.
type SentForm = Result<Multipart, MultipartRejection>;

/// What a file would do.
pub(crate) async fn look(ask: Ask, form: SentForm) -> Result<Response, PageError> {
    let school = norm_import::may_edit(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let file = match receive(form).await {
        Ok(file) => file,
        Err(status) => return Ok(unreadable(&ask, status)),
    };
    let read = norm_import::preview(&ask.ctx, &ask.school, &file).await.map_err(ask.failed())?;
    Ok(shown(&ask, &school, &file, &read))
}

/// Takes a file.
pub(crate) async fn apply(ask: Ask, form: SentForm) -> Result<Response, PageError> {
    let school = norm_import::may_edit(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let file = match receive(form).await {
        Ok(file) => file,
        Err(status) => return Ok(unreadable(&ask, status)),
    };
    let read = norm_import::import(&ask.ctx, &ask.school, &file).await.map_err(ask.failed())?;
    Ok(match &read {
        NormsRead::Good(_) => Redirect::to(&norms_address(&ask, &school, "applied")).into_response(),
        NormsRead::Refused(_) => shown(&ask, &school, &file, &read),
    })
}

fn norms_address(ask: &Ask, school: &School, done: &str) -> String {
    let base = Frame::of_school(ask, school, Room::Admin).base.unwrap_or_default();
    format!("{base}/settings/norms?done={done}")
}

fn shown(ask: &Ask, school: &School, file: &NormFile, read: &NormsRead) -> Response {
    let texts = ask.texts;
    let (plan, problems): (Option<&NormPlan>, &[NormNotice]) = match read {
        NormsRead::Good(plan) => (Some(plan), &plan.notices),
        NormsRead::Refused(problems) => (None, problems),
    };
    let frame = Frame::of_school(ask, school, Room::Admin);
    let page = LookPage {
        base: frame.base.clone().unwrap_or_default(),
        file_name: file.name.clone(),
        content: norm_import::text_of(&file.bytes),
        source: file.source.clone().unwrap_or_default(),
        tables: plan.map_or(&[][..], |plan| &plan.tables).iter().map(|one| planned(texts, one)).collect(),
        effects: plan.map(|plan| effect_in_words(texts, plan)).unwrap_or_default(),
        problems: problems.iter().take(MOST_PROBLEMS).map(|one| problem_line(texts, one)).collect(),
        is_refused: plan.is_none(),
        frame,
    };
    let status = if page.is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, render(&page)).into_response()
}

/// Problems on one page.
const MOST_PROBLEMS: usize = 500;

fn planned(texts: &'static Texts, one: &PlannedTable) -> PlannedLine {
    PlannedLine {
        series: one.head.series.0.clone(),
        subject: one.head.subject.clone(),
        moment: one.head.moment.to_string(),
        rows: one.rows,
        mean: number(texts, one.head.mean),
        what: if one.replaces { texts.norms_replaces() } else { texts.norms_new() },
    }
}

fn problem_line(texts: &Texts, one: &NormNotice) -> ProblemLine {
    let place = match one.line {
        0 => texts.problem_whole_file().to_owned(),
        line => texts.problem_place(line),
    };
    let class = if one.is_notice() { "note" } else { "record" };
    ProblemLine { class, place, column: one.column, what: norm_sentence(texts, &one.what) }
}

/// What was sent: a file, or what was looked at before.
async fn receive(form: SentForm) -> Result<NormFile, StatusCode> {
    let mut form = form.map_err(|refused| refused.status())?;
    let status = |error: MultipartError| error.status();
    let mut file = NormFile { name: String::new(), bytes: Vec::new(), source: None };
    while let Some(field) = form.next_field().await.map_err(status)? {
        match field.name() {
            Some("file") => {
                let whole = field.file_name().unwrap_or_default();
                file.name = whole.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
                file.bytes = field.bytes().await.map_err(status)?.to_vec();
            }
            Some("content") => file.bytes = field.bytes().await.map_err(status)?.to_vec(),
            Some("name") => file.name = field.text().await.map_err(status)?,
            Some("source") => {
                let source = field.text().await.map_err(status)?;
                file.source =
                    Some(source.trim().chars().take(300).collect()).filter(|text: &String| !text.is_empty());
            }
            _ => {}
        }
    }
    Ok(file)
}

/// An empty file to fill in.
pub(crate) async fn empty_file(ask: Ask) -> Result<Response, PageError> {
    let file = norm_import::empty_file(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"normtabel.csv\""),
    ];
    Ok((head, file).into_response())
}

#[derive(Template)]
#[template(path = "results/norm.html")]
struct NormPage {
    frame: Frame,
    base: String,
    id: NormTableId,
    series: String,
    subject: String,
    moment: Moment,
    mean: String,
    source: String,
    file_name: String,
    rows: Vec<RowLine>,
}

struct RowLine {
    from: String,
    to: String,
    level: &'static str,
    /// The class of its colour.
    look: String,
    percentile: String,
    dle: String,
}

fn norm_id(ask: &Ask, id: &str) -> Result<NormTableId, PageError> {
    id.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// One table.
pub(crate) async fn norm(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    // Who may not hear of tables at all is told so before it is asked which one.
    let school = norm_import::may_edit(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let id = norm_id(&ask, &id)?;
    let (kept, rows) = norm_import::norm_table(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let frame = Frame::of_school(&ask, &school, Room::Admin);
    let row = |row: &domain::results::NormRow| RowLine {
        from: number(texts, Some(row.from)),
        to: number(texts, Some(row.to)),
        level: row.level.name(),
        look: row.level.band().map_or_else(|| "plain".to_owned(), |band| format!("lv{band}")),
        percentile: number(texts, row.percentile),
        dle: number(texts, row.dle),
    };
    Ok(render(&NormPage {
        base: frame.base.clone().unwrap_or_default(),
        id,
        series: kept.head.series.0,
        subject: kept.head.subject,
        moment: kept.head.moment,
        mean: number(texts, kept.head.mean),
        source: kept.source.unwrap_or_default(),
        file_name: kept.file_name,
        rows: rows.iter().map(row).collect(),
        frame,
    }))
}

/// Takes a table away.
pub(crate) async fn remove(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let school = norm_import::may_edit(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let id = norm_id(&ask, &id)?;
    norm_import::remove(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(Redirect::to(&norms_address(&ask, &school, "removed")).into_response())
}

/// What one chooses.
#[derive(Deserialize)]
pub(crate) struct ConventionForm {
    #[serde(default)]
    convention: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    choice: Choice,
}

/// Chooses how didactic age is counted.
pub(crate) async fn save_convention(
    ask: Ask,
    Form(form): Form<ConventionForm>,
) -> Result<Response, PageError> {
    let school = norm_import::may_edit(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let done = norms_address(&ask, &school, "saved");
    if form.choice == Choice::Theirs {
        return Ok(Redirect::to(&done).into_response());
    }
    let Some(convention) = DidacticConvention::from_code(&form.convention) else {
        return Ok(unreadable(&ask, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let choice = ConventionChoice { convention, version: form.version };
    let meanwhile = choose_convention(&ask.ctx, &ask.school, choice).await.map_err(ask.failed())?;
    Ok(match meanwhile {
        Some(theirs) if theirs.convention != convention => both(&ask, &school, choice, theirs),
        _ => Redirect::to(&done).into_response(),
    })
}

fn both(ask: &Ask, school: &School, mine: ConventionChoice, theirs: ConventionChoice) -> Response {
    let words = |one: ConventionChoice| convention_words(ask.texts, one.convention);
    let fields = [("convention", mine.convention.code().to_owned()), ("version", theirs.version.to_string())];
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        by: String::new(),
        parts: vec![Part::new(ask.texts.norms_dl_title(), words(mine), words(theirs))],
        merge: None,
    };
    conflict.page(Frame::of_school(ask, school, Room::Admin))
}
