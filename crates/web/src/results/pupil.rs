//! One pupil's page.

use super::{chart, shared::shared_page};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::{names, year_group_words},
    trust::{CorrectionLine, corrections_of, moment, pupil_links},
};
use app::{
    results::{PupilFile, pupil_file, sees_only_shared, words},
    trust::open_until,
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    ids::PupilId,
    results::{Decimal, Progress, Sitting},
};
use i18n::Texts;
use jiff::{Unit, civil::Date};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/pupil.html")]
struct PupilPage {
    frame: Frame,
    base: String,
    name: String,
    first_name: String,
    subtitle: String,
    group: Option<(String, String)>,
    reasons: Vec<(String, &'static str)>,
    is_blind_spot: bool,
    tabs: Vec<Tab>,
    chosen: Option<Chosen>,
    facts: Vec<(&'static str, String)>,
    history: Vec<Stay>,
    /// What else there is about this pupil: address and words.
    links: Vec<(String, &'static str)>,
    /// Until when the file is open by an emergency.
    emergency: Option<String>,
    /// What stands beside the file.
    corrections: Vec<CorrectionLine>,
}

pub(super) struct Tab {
    pub(super) address: String,
    pub(super) name: String,
    pub(super) is_current: bool,
}

/// The series that is shown.
struct Chosen {
    title: String,
    scores: Option<String>,
    bands: Option<String>,
    lines: Vec<Line>,
    has: Has,
}

/// Which columns the table has.
struct Has {
    percentile: bool,
    dle: bool,
    functioning: bool,
    raw: bool,
}

struct Line {
    test: String,
    moment: String,
    date: String,
    score: String,
    growth: String,
    levels: Vec<(&'static str, Option<u8>)>,
    percentile: String,
    dle: String,
    functioning: String,
    raw: String,
}

struct Stay {
    year: String,
    group: String,
    year_group: String,
}

/// Which series.
#[derive(Deserialize)]
pub(crate) struct Choice {
    pub(super) series: Option<usize>,
}

/// The page of one pupil: the file, or for guardians what is shared of it.
pub(crate) async fn pupil(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    if sees_only_shared(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())? {
        return shared_page(ask, pupil, choice).await;
    }
    let file = pupil_file(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let links = pupil_links(&ask, &file.school, pupil).await?;
    let corrections = corrections_of(&ask, pupil).await?;
    let frame = Frame::of_school(&ask, &file.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let texts = ask.texts;
    let at = choice.series.filter(|at| *at < file.series.len()).unwrap_or(0);
    let signal = |signal: &domain::signals::Signal| (words::why(texts, signal), signal.kind().code());
    Ok(render(&PupilPage {
        name: file.pupil.name.full(),
        first_name: file.pupil.name.first.reveal().clone(),
        subtitle: subtitle(texts, &file, ask.ctx.today()),
        group: file
            .group
            .as_ref()
            .filter(|_| file.group_is_open)
            .map(|group| (format!("{base}/groups/{}", group.id), group.name.clone())),
        reasons: file.standing.signals.iter().map(signal).collect(),
        is_blind_spot: file.standing.blind_spot,
        tabs: tabs(texts, &file.series, at),
        chosen: file.series.get(at).map(|progress| chosen(texts, &file, progress)),
        facts: facts(texts, &file),
        history: history(texts, &file),
        links,
        corrections,
        emergency: open_until(&ask.ctx, pupil)
            .map(|until| texts.emergency_open_until(moment(texts, until).as_str())),
        base,
        frame,
    }))
}

fn subtitle(texts: &Texts, file: &PupilFile, today: Date) -> String {
    let age = file.pupil.born_on.as_ref().and_then(|born| {
        let span = born.reveal().until((Unit::Year, today)).ok()?;
        u64::try_from(span.get_years()).ok().map(|years| texts.age(years))
    });
    let parts = [
        file.year_group.map(|group| year_group_words(texts, group)),
        age.filter(|_| file.pupil.left_on.is_none()),
        Some(names(&file.teachers)),
        file.pupil.left_on.map(|day| format!("{} {}", texts.word_left(), texts.language().date(day))),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(super) fn tabs(texts: &Texts, series: &[Progress], at: usize) -> Vec<Tab> {
    let name = |progress: &Progress| {
        let subject = progress.subject();
        let is_only = series.iter().filter(|other| other.subject() == subject).count() == 1;
        let series = &progress.latest().test.series.0;
        match subject {
            Some(subject) if is_only => subject.to_owned(),
            Some(subject) => format!("{subject} ({series})"),
            None => {
                progress.latest().test.name.clone().unwrap_or_else(|| texts.signal_no_subject().to_owned())
            }
        }
    };
    let tab = |(index, progress)| Tab {
        address: format!("?series={index}"),
        name: name(progress),
        is_current: index == at,
    };
    series.iter().enumerate().map(tab).collect()
}

fn chosen(texts: &Texts, file: &PupilFile, progress: &Progress) -> Chosen {
    let sittings = progress.sittings();
    let moment =
        |sitting: Option<&Sitting>| sitting.and_then(|s| s.moment).map(|m| m.to_string()).unwrap_or_default();
    let subject = progress.subject().unwrap_or_else(|| texts.signal_no_subject());
    let (from, to) = (moment(sittings.first()), moment(sittings.last()));
    let name = file.pupil.name.first.reveal().as_str();
    let title = texts.pupil_chart_title(from.as_str(), name, subject, to.as_str());
    let has = Has {
        percentile: sittings.iter().any(|s| s.percentile.is_some()),
        dle: sittings.iter().any(|s| s.dle.is_some()),
        functioning: sittings.iter().any(|s| s.functioning_level.is_some()),
        raw: sittings.iter().any(|s| s.raw_score.is_some()),
    };
    let lines = (0..sittings.len()).rev().filter_map(|at| line(texts, sittings, at)).collect();
    Chosen {
        scores: chart::scores(texts, progress, &title),
        bands: chart::on_bands(texts, progress, &title),
        title,
        lines,
        has,
    }
}

/// One sitting in the table, with the growth since the one before on the same scale.
fn line(texts: &Texts, sittings: &[Sitting], at: usize) -> Option<Line> {
    let sitting = sittings.get(at)?;
    let so_far = Progress::new(sittings.get(..=at)?.to_vec())?;
    let decimal = |number: Option<Decimal>| {
        number.map(|number| texts.language().decimal(number.thousandths())).unwrap_or_default()
    };
    let growth = so_far.growth().map(|growth| texts.language().growth(growth.to_tenths().thousandths()));
    Some(Line {
        test: sitting.test.name.clone().unwrap_or_else(|| sitting.test.names.code.clone()),
        moment: sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        date: texts.language().date(sitting.taken_on),
        score: decimal(sitting.skill_score),
        growth: growth.unwrap_or_default(),
        levels: sitting.levels.all().map(|level| (level.name(), level.band())).collect(),
        percentile: decimal(sitting.percentile),
        dle: decimal(sitting.dle),
        functioning: sitting.functioning_level.as_deref().unwrap_or_default().to_owned(),
        raw: decimal(sitting.raw_score),
    })
}

fn facts(texts: &Texts, file: &PupilFile) -> Vec<(&'static str, String)> {
    let date = |day: Date| texts.language().date(day);
    let pupil = &file.pupil;
    let facts = [
        (texts.word_born(), pupil.born_on.as_ref().map(|day| date(*day.reveal()))),
        (texts.word_entered(), pupil.entered_on.map(date)),
        (texts.word_left(), pupil.left_on.map(date)),
    ];
    facts.into_iter().filter_map(|(word, value)| Some((word, value?))).collect()
}

fn history(texts: &Texts, file: &PupilFile) -> Vec<Stay> {
    let stay = |(enrolment, group): &(domain::register::Enrolment, Option<String>)| Stay {
        year: enrolment.school_year.to_string(),
        group: group.clone().unwrap_or_default(),
        year_group: enrolment.year_group.map(|group| year_group_words(texts, group)).unwrap_or_default(),
    };
    file.history.iter().map(stay).collect()
}
