//! What the school shares with guardians about their child.

use super::{
    chart,
    pupil::{Choice, tabs},
    pupil_head::Tab,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    plans::pupil::{Shown, shown},
    register::{names, year_group_words},
};
use app::{
    plans::pupil::shared_plans,
    results::{SharedFile, shared_file, words::moment_words},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    ids::PupilId,
    register::YearGroup,
    results::{Level, LevelScale, Progress, Sitting},
};
use i18n::Texts;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "results/shared.html")]
struct SharedPage {
    frame: Frame,
    base: String,
    name: String,
    first_name: String,
    subtitle: String,
    /// The page of the pupil, for who comes from there.
    pupil_address: String,
    is_preview: bool,
    shares_results: bool,
    tabs: Vec<Tab>,
    chosen: Option<Chosen>,
    /// The plans that the school shares.
    plans: Vec<Shown>,
}

/// The subject that is shown.
struct Chosen {
    title: String,
    chart: Option<String>,
    lines: Vec<Line>,
    has_score: bool,
    has_level: bool,
    /// What the levels in the table are.
    scales: Vec<&'static str>,
}

struct Line {
    date: String,
    moment: String,
    score: String,
    change: String,
    levels: Vec<(&'static str, Option<u8>)>,
}

/// What is shared, for who sees the file too.
pub(crate) async fn shared(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    shared_page(ask, pupil, choice).await
}

/// What is shared about a pupil.
pub(super) async fn shared_page(ask: Ask, pupil: PupilId, choice: Choice) -> Result<Response, PageError> {
    let file = shared_file(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let plans = shared_plans(&ask.ctx, ask.texts, &ask.school, pupil).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &file.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let texts = ask.texts;
    let series = file.series.as_deref().unwrap_or_default();
    let at = choice.series.filter(|at| *at < series.len()).unwrap_or(0);
    let first_name = file.pupil.name.first.reveal().clone();
    Ok(render(&SharedPage {
        name: file.pupil.name.full(),
        subtitle: subtitle(texts, &file),
        pupil_address: format!("{base}/pupils/{pupil}"),
        is_preview: file.is_preview,
        shares_results: file.series.is_some(),
        tabs: tabs(texts, series, at, ""),
        chosen: series.get(at).map(|progress| chosen(texts, &first_name, progress)),
        plans: plans.iter().map(|one| shown(texts, one)).collect(),
        first_name,
        base,
        frame,
    }))
}

fn subtitle(texts: &Texts, file: &SharedFile) -> String {
    let group = file.group.as_ref().map(|name| format!("{} {name}", texts.head_group().to_lowercase()));
    // A group that is called by its year group (5A) says it already; a combination group does not.
    let digits: String =
        file.group.iter().flat_map(|name| name.chars()).filter(char::is_ascii_digit).collect();
    let is_said = |group: &YearGroup| group.primary().is_some_and(|number| number.to_string() == digits);
    let year_group = file.year_group.filter(|group| !is_said(group));
    let year_group = year_group.map(|group| year_group_words(texts, group));
    let parts = [group, year_group, Some(names(&file.teachers))];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn chosen(texts: &Texts, name: &str, progress: &Progress) -> Chosen {
    let sittings = progress.sittings();
    let subject = progress.subject().unwrap_or_else(|| texts.signal_no_subject());
    let title = texts.shared_chart_title(name, subject);
    let scales: BTreeSet<LevelScale> =
        sittings.iter().flat_map(|sitting| sitting.levels.all()).map(Level::scale).collect();
    Chosen {
        chart: without_codes(progress).and_then(|progress| chart::scores(texts, &progress, &title)),
        lines: (0..sittings.len()).rev().filter_map(|at| line(texts, sittings, at)).collect(),
        has_score: sittings.iter().any(|sitting| sitting.skill_score.is_some()),
        has_level: !scales.is_empty(),
        scales: scales.into_iter().filter_map(|scale| scale_words(texts, scale)).collect(),
        title,
    }
}

/// The same without the codes of test moments, which say nothing to who is not of the school: the dates remain.
fn without_codes(progress: &Progress) -> Option<Progress> {
    let plain = |sitting: &Sitting| Sitting { moment: None, ..sitting.clone() };
    Progress::new(progress.sittings().iter().map(plain).collect())
}

const fn scale_words(texts: &Texts, scale: LevelScale) -> Option<&'static str> {
    match scale {
        LevelScale::Roman => Some(texts.level_scale_roman_why()),
        LevelScale::Letter => Some(texts.level_scale_letter_why()),
        LevelScale::Avi => Some(texts.level_scale_avi_why()),
        LevelScale::Reference => None,
    }
}

/// One sitting in the table, with the growth since the one before on the same scale.
fn line(texts: &Texts, sittings: &[Sitting], at: usize) -> Option<Line> {
    let sitting = sittings.get(at)?;
    let growth = Progress::new(sittings.get(..=at)?.to_vec())?.growth();
    let language = texts.language();
    Some(Line {
        date: language.date(sitting.taken_on),
        moment: sitting.moment.map(|moment| moment_words(texts, moment)).unwrap_or_default(),
        score: sitting.skill_score.map(|score| language.decimal(score.thousandths())).unwrap_or_default(),
        change: growth.map(|growth| language.growth(growth.to_tenths().thousandths())).unwrap_or_default(),
        levels: sitting.levels.all().map(|level| (level.name(), level.band())).collect(),
    })
}
