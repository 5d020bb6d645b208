//! The catalogue of tests: what there is, and changing a series in it.

use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::results::{
    catalogue::{Catalogue, CatalogueSeries, Origin, Sure},
    catalogue_edit::{
        self, FieldProblem, LONGEST_FIELD, SeriesEdit, SeriesField, SeriesSaved, edit_of, forget_series,
        hide_series, save_series,
    },
    norm_words::{scale_in_words, test_kind_in_words},
    own_tests::{self, OwnTest},
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    register::School,
    results::{LevelScale, Moment, TestKind},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/tests.html")]
struct TestsPage {
    frame: Frame,
    base: String,
    own: Vec<OwnLine>,
    subjects: Vec<(String, Vec<SeriesLine>)>,
    done: Option<&'static str>,
}

struct OwnLine {
    address: String,
    name: String,
    subject: String,
    kind: &'static str,
    scales: usize,
    bands: String,
    results: String,
    is_hidden: bool,
}

struct SeriesLine {
    address: String,
    key: String,
    name: String,
    supplier: String,
    year_groups: String,
    moments: String,
    scale: String,
    origin: String,
    is_hidden: bool,
    version: i64,
}

/// From where one comes, or which series one wants.
#[derive(Deserialize)]
pub(crate) struct Came {
    done: Option<String>,
    #[serde(default)]
    key: String,
}

/// The catalogue.
pub(crate) async fn tests(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let (school, catalogue) = catalogue_edit::catalogue(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let (_, own) = own_tests::own_tests(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    Ok(render(&TestsPage {
        own: own.iter().map(|one| own_line(ask.texts, &base, one)).collect(),
        subjects: by_subject(ask.texts, &base, &catalogue),
        done: match came.done.as_deref() {
            Some("saved") => Some(ask.texts.tests_saved()),
            Some("removed") => Some(ask.texts.tests_removed()),
            _ => None,
        },
        base,
        frame,
    }))
}

fn own_line(texts: &'static Texts, base: &str, one: &OwnTest) -> OwnLine {
    let bands: Vec<&str> = one.bands.iter().map(|band| band.label.as_str()).collect();
    OwnLine {
        address: format!("{base}/settings/tests/own?key={}", in_query(&one.series.key)),
        name: one.series.name.clone(),
        subject: one.series.subject.clone(),
        kind: test_kind_in_words(texts, one.series.kind),
        scales: one.scales.iter().filter(|scale| !scale.name.is_empty()).count(),
        bands: bands.join(", "),
        results: texts.tests_scale_results(one.results()),
        is_hidden: one.series.is_hidden,
    }
}

fn by_subject(texts: &'static Texts, base: &str, catalogue: &Catalogue) -> Vec<(String, Vec<SeriesLine>)> {
    let mut subjects: Vec<(String, Vec<SeriesLine>)> = Vec::new();
    for one in catalogue.series.iter().filter(|one| one.series.kind == TestKind::Standard) {
        let line = series_line(texts, base, one);
        match subjects.last_mut() {
            Some((subject, lines)) if *subject == one.series.subject => lines.push(line),
            _ => subjects.push((one.series.subject.clone(), vec![line])),
        }
    }
    subjects
}

fn series_line(texts: &'static Texts, base: &str, one: &CatalogueSeries) -> SeriesLine {
    let series = &one.series;
    let scale = series.level_scale.map(|scale| scale_in_words(texts, scale));
    let scales: Vec<&str> = series.scale.as_deref().into_iter().chain(scale).collect();
    SeriesLine {
        address: format!("{base}/settings/tests/series?key={}", in_query(&series.key)),
        key: series.key.clone(),
        name: series.name.clone(),
        supplier: series.supplier.clone().unwrap_or_default(),
        year_groups: spans(&series.year_groups),
        moments: series.moments.iter().map(Moment::to_string).collect::<Vec<_>>().join(" "),
        scale: scales.join("; "),
        origin: origin(texts, one),
        is_hidden: series.is_hidden,
        version: series.version,
    }
}

/// Year groups as people write them: `3–8`, `3, 5`.
fn spans(groups: &[u8]) -> String {
    let mut spans: Vec<(u8, u8)> = Vec::new();
    for group in groups {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *group => *last = *group,
            _ => spans.push((*group, *group)),
        }
    }
    let text =
        |(first, last): (u8, u8)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    spans.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

fn origin(texts: &'static Texts, one: &CatalogueSeries) -> String {
    if one.is_changed() {
        return texts.tests_origin_changed().to_owned();
    }
    match one.origin {
        Origin::Shipped { sure: Sure::Two, .. } => texts.tests_origin_two(),
        Origin::Shipped { sure: Sure::One, .. } => texts.tests_origin_one(),
        Origin::Shipped { sure: Sure::None, .. } => texts.tests_origin_none(),
        Origin::School => texts.tests_origin_school(),
        Origin::Results => texts.tests_origin_results(),
    }
    .to_owned()
}

#[derive(Template)]
#[template(path = "results/series.html")]
struct SeriesPage {
    frame: Frame,
    base: String,
    title: String,
    key: String,
    is_new: bool,
    version: i64,
    /// Where what was shipped comes from.
    source: Option<String>,
    fields: Vec<Field>,
    scales: Vec<(&'static str, &'static str, bool)>,
    /// What the button says that forgets what the school filled in.
    forget: Option<&'static str>,
    forget_why: &'static str,
    is_wrong: bool,
}

struct Field {
    name: &'static str,
    label: &'static str,
    help: &'static str,
    value: String,
    problem: Option<String>,
}

/// The form of a series; an empty one without a key.
pub(crate) async fn series(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let (school, catalogue) = catalogue_edit::catalogue(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let edit = match came.key.as_str() {
        "" => SeriesEdit { is_new: true, ..SeriesEdit::default() },
        key => edit_of(standard(&catalogue, key).ok_or_else(|| ask.failed()(app::Error::NotFound))?),
    };
    Ok(render(&page(&ask, &school, &catalogue, &edit, &[])))
}

fn standard<'a>(catalogue: &'a Catalogue, key: &str) -> Option<&'a CatalogueSeries> {
    catalogue.find(key).filter(|one| one.series.kind == TestKind::Standard)
}

fn page(
    ask: &Ask,
    school: &School,
    catalogue: &Catalogue,
    edit: &SeriesEdit,
    wrong: &[(SeriesField, FieldProblem)],
) -> SeriesPage {
    let texts = ask.texts;
    let known = standard(catalogue, &edit.key).filter(|_| !edit.is_new);
    let source = known.and_then(|one| match one.origin {
        Origin::Shipped { source, .. } => Some(source),
        Origin::School | Origin::Results => None,
    });
    let is_shipped = source.is_some();
    let kept = known.filter(|one| one.series.version > 0);
    let frame = Frame::of_school(ask, school, Room::Admin);
    let scale =
        |scale: LevelScale| (scale.code(), scale_in_words(texts, scale), edit.level_scale == Some(scale));
    SeriesPage {
        base: frame.base.clone().unwrap_or_default(),
        title: match known {
            Some(known) => texts.tests_edit_title(known.series.name.as_str()),
            None => texts.tests_new_title().to_owned(),
        },
        key: edit.key.clone(),
        is_new: edit.is_new,
        version: edit.version,
        source: source.map(|source| texts.norms_bands_source(source)),
        fields: fields(texts, edit, wrong),
        scales: LevelScale::PREFERRED.map(scale).into(),
        forget: kept.map(|_| if is_shipped { texts.tests_forget() } else { texts.tests_forget_own() }),
        forget_why: texts.tests_forget_own_why(),
        is_wrong: !wrong.is_empty(),
        frame,
    }
}

fn fields(texts: &'static Texts, edit: &SeriesEdit, wrong: &[(SeriesField, FieldProblem)]) -> Vec<Field> {
    let all = [
        (SeriesField::Key, "key", texts.tests_key_label(), texts.tests_key_help(), &edit.key),
        (SeriesField::Name, "name", texts.tests_name_label(), "", &edit.name),
        (SeriesField::Supplier, "supplier", texts.tests_supplier_label(), "", &edit.supplier),
        (SeriesField::Subject, "subject", texts.tests_subject_label(), "", &edit.subject),
        (
            SeriesField::YearGroups,
            "year_groups",
            texts.tests_groups_label(),
            texts.tests_groups_help(),
            &edit.year_groups,
        ),
        (
            SeriesField::Moments,
            "moments",
            texts.tests_moments_label(),
            texts.tests_moments_help(),
            &edit.moments,
        ),
        (SeriesField::Scale, "scale", texts.tests_scale_label(), "", &edit.scale),
    ];
    let shown = all.into_iter().filter(|(field, ..)| edit.is_new || *field != SeriesField::Key);
    let field = |(field, name, label, help, value): (SeriesField, _, _, _, &String)| {
        let problem = wrong.iter().find(|(of, _)| *of == field);
        let problem = problem.map(|(_, problem)| problem_words(texts, field, *problem));
        Field { name, label, help, value: value.clone(), problem }
    };
    shown.map(field).collect()
}

fn problem_words(texts: &Texts, field: SeriesField, problem: FieldProblem) -> String {
    match (field, problem) {
        (_, FieldProblem::Empty) => texts.tests_empty().to_owned(),
        (_, FieldProblem::TooLong) => texts.tests_field_too_long(LONGEST_FIELD),
        (_, FieldProblem::Taken) => texts.tests_taken().to_owned(),
        (_, FieldProblem::HasMoment) => texts.tests_has_moment().to_owned(),
        (SeriesField::YearGroups, FieldProblem::Unreadable) => texts.tests_bad_groups().to_owned(),
        (_, FieldProblem::Unreadable) => texts.tests_bad_moments().to_owned(),
    }
}

/// What one fills in.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct SeriesForm {
    key: String,
    new: String,
    supplier: String,
    name: String,
    subject: String,
    year_groups: String,
    moments: String,
    scale: String,
    level_scale: String,
    version: i64,
    choice: Choice,
}

/// Saves the form; when somebody was first, shows both.
pub(crate) async fn save(ask: Ask, Form(form): Form<SeriesForm>) -> Result<Response, PageError> {
    let (school, catalogue) = catalogue_edit::catalogue(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    if form.choice == Choice::Theirs {
        return Ok(done(&ask, &school, "saved"));
    }
    let edit = SeriesEdit {
        level_scale: LevelScale::from_code(&form.level_scale),
        is_new: !form.new.is_empty(),
        key: form.key,
        supplier: form.supplier,
        name: form.name,
        subject: form.subject,
        year_groups: form.year_groups,
        moments: form.moments,
        scale: form.scale,
        version: form.version,
    };
    Ok(match save_series(&ask.ctx, &ask.school, &edit).await.map_err(ask.failed())? {
        SeriesSaved::Yes => done(&ask, &school, "saved"),
        SeriesSaved::Wrong(wrong) => {
            let page = page(&ask, &school, &catalogue, &edit, &wrong);
            (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
        }
        SeriesSaved::Meanwhile(theirs) => {
            let theirs = CatalogueSeries { series: theirs, origin: Origin::School };
            both(&ask, &school, &edit, &edit_of(&theirs))
        }
    })
}

pub(super) fn done(ask: &Ask, school: &School, what: &str) -> Response {
    let base = Frame::of_school(ask, school, Room::Admin).base.unwrap_or_default();
    Redirect::to(&format!("{base}/settings/tests?done={what}")).into_response()
}

fn both(ask: &Ask, school: &School, mine: &SeriesEdit, theirs: &SeriesEdit) -> Response {
    let texts = ask.texts;
    let all = |edit: &SeriesEdit| {
        let scale =
            edit.level_scale.map_or(texts.tests_level_scale_none(), |scale| scale_in_words(texts, scale));
        let fields = fields(texts, edit, &[]).into_iter().map(|field| (field.label, field.value));
        fields.chain([(texts.tests_level_scale_label(), scale.to_owned())]).collect::<Vec<_>>()
    };
    // The key is no field of a series that is there.
    let (mine_said, theirs_said) = (all(&SeriesEdit { is_new: false, ..mine.clone() }), all(theirs));
    let differs = mine_said.iter().zip(&theirs_said).filter(|(mine, theirs)| mine.1 != theirs.1);
    let parts = differs.map(|(mine, theirs)| Part::new(mine.0, &mine.1, &theirs.1)).collect();
    let fields = [
        ("key", mine.key.clone()),
        ("supplier", mine.supplier.clone()),
        ("name", mine.name.clone()),
        ("subject", mine.subject.clone()),
        ("year_groups", mine.year_groups.clone()),
        ("moments", mine.moments.clone()),
        ("scale", mine.scale.clone()),
        ("level_scale", mine.level_scale.map(LevelScale::code).unwrap_or_default().to_owned()),
        ("version", theirs.version.to_string()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
    let conflict = Conflict { action: ask.here.clone(), fields, by: String::new(), parts, merge: None };
    conflict.page(Frame::of_school(ask, school, Room::Admin))
}

/// Which series, as it was seen.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct WhichForm {
    pub(super) key: String,
    pub(super) version: i64,
    hidden: String,
}

/// Hides a series, or shows it again.
pub(crate) async fn hide(ask: Ask, Form(form): Form<WhichForm>) -> Result<Response, PageError> {
    let (school, _) = catalogue_edit::catalogue(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let which = (form.key.as_str(), form.version);
    hide_series(&ask.ctx, &ask.school, which, form.hidden == "1").await.map_err(ask.failed())?;
    Ok(done(&ask, &school, "saved"))
}

/// Forgets what the school filled in about a series.
pub(crate) async fn forget(ask: Ask, Form(form): Form<WhichForm>) -> Result<Response, PageError> {
    let (school, _) = catalogue_edit::catalogue(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    forget_series(&ask.ctx, &ask.school, (&form.key, form.version)).await.map_err(ask.failed())?;
    Ok(done(&ask, &school, "removed"))
}
