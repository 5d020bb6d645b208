//! A test or list of the school's own: its scales and its bands.

use super::catalogue::{WhichForm, done};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::results::{
    norm_words::test_kind_in_words,
    own_tests::{
        self, BandEdit, MOST, OwnProblem, OwnTest, OwnTestEdit, OwnTestRemoved, OwnTestSaved, ScaleEdit,
        remove_own_test, save_own_test,
    },
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
    results::{Decimal, TestKind},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/own_test.html")]
struct OwnPage {
    frame: Frame,
    base: String,
    title: String,
    key: String,
    version: i64,
    name: String,
    name_problem: Option<String>,
    subject: String,
    subject_problem: Option<&'static str>,
    kinds: Vec<(&'static str, &'static str, bool)>,
    scales: Vec<ScaleRow>,
    bands: Vec<BandRow>,
    too_many: Option<String>,
    is_wrong: bool,
    is_saved: bool,
    moved: Option<String>,
    is_hidden: bool,
    /// Why it cannot be taken away.
    stays: Option<String>,
}

struct ScaleRow {
    at: usize,
    test: String,
    name: String,
    results: Option<String>,
    problem: Option<&'static str>,
}

struct BandRow {
    at: usize,
    before: String,
    label: String,
    from: String,
    needs_attention: bool,
    label_problem: Option<&'static str>,
    from_problem: Option<&'static str>,
}

/// Which one, and from where one comes.
#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    key: String,
    saved: Option<i64>,
}

/// Empty rows to fill in behind those that are there.
const EMPTY_ROWS: usize = 3;

/// The form; an empty one without a key.
pub(crate) async fn own_test(ask: Ask, Query(which): Query<Which>) -> Result<Response, PageError> {
    let (school, known) = found(&ask, &which.key).await?;
    let edit = known.as_ref().map_or_else(new_one, edit_of);
    let mut page = page(&ask, &school, known.as_ref(), &edit, &[]);
    page.is_saved = which.saved.is_some();
    page.moved = which.saved.filter(|moved| *moved > 0).map(|moved| ask.texts.tests_own_moved(moved));
    Ok(render(&page))
}

async fn found(ask: &Ask, key: &str) -> Result<(School, Option<OwnTest>), PageError> {
    let (school, own) = own_tests::own_tests(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    if key.is_empty() {
        return Ok((school, None));
    }
    let known = own.into_iter().find(|one| one.series.key == key);
    Ok((school, Some(known.ok_or_else(|| ask.failed()(app::Error::NotFound))?)))
}

fn new_one() -> OwnTestEdit {
    OwnTestEdit {
        key: None,
        name: String::new(),
        subject: String::new(),
        kind: TestKind::Own,
        scales: Vec::new(),
        bands: Vec::new(),
        version: 0,
    }
}

fn edit_of(one: &OwnTest) -> OwnTestEdit {
    let scales = one.scales.iter().filter(|scale| !scale.name.is_empty());
    OwnTestEdit {
        key: Some(one.series.key.clone()),
        name: one.series.name.clone(),
        subject: one.series.subject.clone(),
        kind: one.series.kind,
        scales: scales.map(|scale| ScaleEdit { test: Some(scale.test), name: scale.name.clone() }).collect(),
        bands: one
            .bands
            .iter()
            .map(|band| BandEdit {
                before: band.label.clone(),
                label: band.label.clone(),
                from: band.from.map(|from| from.to_string()).unwrap_or_default(),
                needs_attention: band.needs_attention,
            })
            .collect(),
        version: one.series.version,
    }
}

fn page(
    ask: &Ask,
    school: &School,
    known: Option<&OwnTest>,
    edit: &OwnTestEdit,
    wrong: &[OwnProblem],
) -> OwnPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, school, Room::Admin);
    let is = |problem: OwnProblem| wrong.contains(&problem);
    let kind = |kind: TestKind| (kind.code(), test_kind_in_words(texts, kind), kind == edit.kind);
    let name_problem = match () {
        () if is(OwnProblem::NoName) => Some(texts.tests_empty().to_owned()),
        () if is(OwnProblem::NameTaken) => Some(texts.tests_taken().to_owned()),
        () if is(OwnProblem::TooLong) => Some(texts.tests_field_too_long(own_tests::LONGEST)),
        () => None,
    };
    let results = known.map_or(0, OwnTest::results);
    OwnPage {
        base: frame.base.clone().unwrap_or_default(),
        title: match known {
            Some(known) => texts.tests_own_edit_title(known.series.name.as_str()),
            None => texts.tests_own_new_title().to_owned(),
        },
        key: edit.key.clone().unwrap_or_default(),
        version: edit.version,
        name: edit.name.clone(),
        name_problem,
        subject: edit.subject.clone(),
        subject_problem: is(OwnProblem::NoSubject).then(|| texts.tests_empty()),
        kinds: TestKind::ALL.into_iter().filter(|one| *one != TestKind::Standard).map(kind).collect(),
        scales: scale_rows(texts, known, edit, wrong),
        bands: band_rows(texts, edit, wrong),
        too_many: is(OwnProblem::TooMany).then(|| texts.tests_too_many(MOST.1, MOST.0)),
        is_wrong: !wrong.is_empty(),
        is_saved: false,
        moved: None,
        is_hidden: known.is_some_and(|known| known.series.is_hidden),
        stays: (results > 0).then(|| texts.tests_own_has_results(results)),
        frame,
    }
}

fn scale_rows(
    texts: &'static Texts,
    known: Option<&OwnTest>,
    edit: &OwnTestEdit,
    wrong: &[OwnProblem],
) -> Vec<ScaleRow> {
    let empty = (0..EMPTY_ROWS).map(|_| ScaleEdit::default());
    let rows = edit.scales.iter().cloned().chain(empty).enumerate();
    rows.map(|(at, scale)| {
        let kept = known.and_then(|known| known.scales.iter().find(|one| Some(one.test) == scale.test));
        let problem = match () {
            () if wrong.contains(&OwnProblem::Scale(at)) => Some(texts.tests_bad_scale()),
            () if wrong.contains(&OwnProblem::ScaleInUse(at)) => Some(texts.tests_scale_in_use()),
            () => None,
        };
        ScaleRow {
            at,
            test: scale.test.map(|test| test.to_string()).unwrap_or_default(),
            name: scale.name,
            results: kept.map(|kept| texts.tests_scale_results(kept.results)),
            problem,
        }
    })
    .collect()
}

fn band_rows(texts: &'static Texts, edit: &OwnTestEdit, wrong: &[OwnProblem]) -> Vec<BandRow> {
    let empty = (0..EMPTY_ROWS).map(|_| BandEdit::default());
    let rows = edit.bands.iter().cloned().chain(empty).enumerate();
    rows.map(|(at, band)| BandRow {
        at,
        before: band.before,
        label: band.label,
        // What was typed stays as it is; a number of ours is written as the language does.
        from: match band.from.parse::<Decimal>() {
            Ok(from) => texts.language().decimal(from.thousandths()),
            Err(_) => band.from,
        },
        needs_attention: band.needs_attention,
        label_problem: wrong.contains(&OwnProblem::BandLabel(at)).then(|| texts.tests_bad_band()),
        from_problem: wrong.contains(&OwnProblem::BandScore(at)).then(|| texts.tests_bad_from()),
    })
    .collect()
}

/// Saves the form; when somebody was first, shows both.
pub(crate) async fn save(ask: Ask, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let edit = read(&fields);
    let key = edit.key.clone().unwrap_or_default();
    let (school, known) = found(&ask, &key).await?;
    let here = |key: &str| format!("{}?key={}", ask.here, in_query(key));
    if fields.iter().any(|(name, value)| name == "choice" && value == "theirs") {
        return Ok(Redirect::to(&here(&key)).into_response());
    }
    Ok(match save_own_test(&ask.ctx, &ask.school, &edit).await.map_err(ask.failed())? {
        OwnTestSaved::Yes { key, results } => {
            Redirect::to(&format!("{}&saved={results}", here(&key))).into_response()
        }
        OwnTestSaved::Wrong(wrong) => {
            let page = page(&ask, &school, known.as_ref(), &edit, &wrong);
            (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
        }
        OwnTestSaved::Meanwhile(theirs) => both(&ask, &school, &fields, (&edit, &theirs)),
    })
}

/// What was sent.
fn read(fields: &[(String, String)]) -> OwnTestEdit {
    let value = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
    let text = |name: String| value(&name).unwrap_or_default().to_owned();
    let rows = |name: &'static str| (0..).map(move |at| (at, format!("{name}-{at}")));
    let scales = rows("scale").map_while(|(at, name)| {
        let name = value(&name)?.to_owned();
        Some(ScaleEdit { test: text(format!("test-{at}")).parse().ok(), name })
    });
    let bands = rows("label").map_while(|(at, name)| {
        let label = value(&name)?.to_owned();
        Some(BandEdit {
            before: text(format!("before-{at}")),
            label,
            from: text(format!("from-{at}")),
            needs_attention: value(&format!("attention-{at}")).is_some(),
        })
    });
    // Empty rows at the end were only there to be filled in.
    let is_empty = |scale: &ScaleEdit| scale.test.is_none() && scale.name.is_empty();
    let kind = TestKind::from_code(value("kind").unwrap_or_default());
    OwnTestEdit {
        key: value("key").filter(|key| !key.is_empty()).map(str::to_owned),
        name: text("name".to_owned()),
        subject: text("subject".to_owned()),
        kind: kind.filter(|kind| *kind != TestKind::Standard).unwrap_or(TestKind::Own),
        scales: scales.filter(|scale| !is_empty(scale)).collect(),
        bands: bands.filter(|band| *band != BandEdit::default()).collect(),
        version: value("version").and_then(|version| version.parse().ok()).unwrap_or(0),
    }
}

fn both(
    ask: &Ask,
    school: &School,
    fields: &[(String, String)],
    (mine, theirs): (&OwnTestEdit, &OwnTest),
) -> Response {
    let texts = ask.texts;
    let (mine, version, theirs) = (said(texts, mine), theirs.series.version, said(texts, &edit_of(theirs)));
    let differs = mine.into_iter().zip(theirs).filter(|(mine, theirs)| mine.1 != theirs.1);
    let parts = differs.map(|(mine, theirs)| Part::new(mine.0, &mine.1, &theirs.1)).collect();
    let kept = fields.iter().filter(|(name, _)| name != "version" && name != "choice").cloned();
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: kept.chain([("version".to_owned(), version.to_string())]).collect(),
        by: String::new(),
        parts,
        merge: None,
    };
    conflict.page(Frame::of_school(ask, school, Room::Admin))
}

/// Everything that was filled in, in words.
fn said(texts: &'static Texts, edit: &OwnTestEdit) -> [(&'static str, String); 5] {
    let scales: Vec<&str> = edit.scales.iter().map(|scale| scale.name.as_str()).collect();
    let band = |band: &BandEdit| match band.from.as_str() {
        "" => band.label.clone(),
        from => texts.tests_band_in_words(from, band.label.as_str()),
    };
    let bands: Vec<String> = edit.bands.iter().map(band).collect();
    let or_none = |text: String| if text.is_empty() { texts.tests_bands_none().to_owned() } else { text };
    [
        (texts.tests_name_label(), edit.name.clone()),
        (texts.tests_subject_label(), edit.subject.clone()),
        (texts.tests_kind_label(), test_kind_in_words(texts, edit.kind).to_owned()),
        (texts.tests_scales_title(), or_none(scales.join(", "))),
        (texts.tests_bands_title(), or_none(bands.join(", "))),
    ]
}

/// Takes it away, when it has no results.
pub(crate) async fn remove(ask: Ask, Form(form): Form<WhichForm>) -> Result<Response, PageError> {
    let which = (form.key.as_str(), form.version);
    let removed = remove_own_test(&ask.ctx, &ask.school, which).await.map_err(ask.failed())?;
    let (school, known) = match removed {
        OwnTestRemoved::Yes => (found(&ask, "").await?.0, None),
        OwnTestRemoved::HasResults(_) => found(&ask, &form.key).await?,
    };
    Ok(match known {
        None => done(&ask, &school, "removed"),
        Some(known) => {
            let page = page(&ask, &school, Some(&known), &edit_of(&known), &[]);
            (StatusCode::CONFLICT, render(&page)).into_response()
        }
    })
}
