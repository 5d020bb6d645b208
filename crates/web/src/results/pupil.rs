//! One pupil's page: who it is, what stands out, and how the results go, above what happened on the same time axis.

use super::{
    pupil_head::{Head, PupilTab, Tab},
    pupil_lines::{Has, Line, lines},
    pupil_profile::{Profile, profiles},
    shared::shared_page,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::portrait::Card,
    signals::OfPupil,
    trust::{CorrectionLine, correction_lines},
};
use app::results::{
    Bands, Lane, Measure, PupilFile, PupilView, axis_name, lanes_alone, lanes_of, old_sentence, pupil_view,
    series_picture, series_sentences, series_title,
};
use app::{meetings::lane_of_talks, plans::lane_of_plans, route::lanes_of_cases};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    ids::PupilId,
    results::{Progress, TestKind},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/pupil.html")]
struct PupilPage {
    frame: Frame,
    head: Head,
    portrait: Card,
    signals: OfPupil,
    /// Where a talk about the pupil is planned, for who may.
    plan_talk: Option<String>,
    /// Where a case about the pupil is opened, for who may.
    ask_case: Option<String>,
    hand_in: Option<String>,
    /// The open cases about the pupil: the address and the title.
    open_cases: Vec<(String, String)>,
    tabs: Vec<Tab>,
    chosen: Option<Chosen>,
    lanes: Vec<LaneLine>,
    /// The lanes alone, when there is no chart above them.
    lanes_picture: Option<String>,
    profiles: Vec<Profile>,
    own_tests: Vec<Profile>,
    facts: Vec<(&'static str, String)>,
    /// What stands beside the file.
    corrections: Vec<CorrectionLine>,
}

/// The series that is shown.
struct Chosen {
    title: String,
    picture: Option<String>,
    measures: Vec<Tab>,
    sentences: Vec<String>,
    /// That the latest sitting is long ago.
    old: Option<String>,
    lines: Vec<Line>,
    has: Has,
}

/// What happened, as a line of the table beside the picture.
struct LaneLine {
    lane: String,
    from: String,
    until: String,
    title: String,
    address: Option<String>,
}

/// Which series, and by which measure.
#[derive(Deserialize)]
pub(crate) struct Choice {
    pub(super) series: Option<usize>,
    #[serde(default)]
    pub(super) measure: String,
}

/// The page of one pupil: the file, or for guardians what is shared of it.
pub(crate) async fn pupil(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let bands = Bands::Of(choice.series.unwrap_or(0));
    match pupil_view(&ask.ctx, &ask.school, pupil, bands).await.map_err(ask.failed())? {
        PupilView::File(file) => Ok(render(&page(&ask, &file, &choice))),
        PupilView::Shared => shared_page(ask, pupil, choice).await,
    }
}

fn page(ask: &Ask, file: &PupilFile, choice: &Choice) -> PupilPage {
    let (texts, today) = (ask.texts, ask.ctx.today());
    let frame = Frame::of_school(ask, &file.school, Room::Pupils);
    let title = texts.pupil_title(file.pupil.name.first.reveal());
    let lanes = lanes(texts, &frame, file);
    let at = choice.series.filter(|at| *at < file.series.len()).unwrap_or(0);
    let chosen =
        file.series.get(at).map(|progress| chosen(texts, file, (at, progress), choice, (&lanes, today)));
    let has_picture = chosen.as_ref().is_some_and(|chosen| chosen.picture.is_some());
    let lanes_title = texts.pupil_lanes_title();
    PupilPage {
        head: Head::new(ask, &frame, file, (PupilTab::Overview, title)),
        portrait: Card::of(ask, &file.portrait),
        signals: signals(ask, &frame, file),
        plan_talk: plan_talk(ask, &frame, file),
        ask_case: ask_case(&frame, file),
        hand_in: hand_in(&frame, file),
        open_cases: open_cases(&frame, file),
        tabs: tabs(texts, &file.series, at, &choice.measure),
        chosen,
        lanes_picture: (!has_picture).then(|| lanes_alone(texts, "lanes", lanes_title, &lanes)).flatten(),
        lanes: lanes.iter().flat_map(|lane| lane_lines(texts, lane)).collect(),
        profiles: profiles(texts, &file.series, today, false),
        own_tests: profiles(texts, &file.series, today, true),
        facts: facts(texts, file),
        corrections: correction_lines(texts, &file.corrections),
        frame,
    }
}

/// Where a talk about the pupil is planned.
fn plan_talk(ask: &Ask, frame: &Frame, file: &PupilFile) -> Option<String> {
    let of_school = Resource::School(file.school.id);
    let may = matches!(decide(ask.ctx.actor(), Action::PlanTalk, of_school), Decision::Allowed(_));
    let base = frame.base.as_ref().filter(|_| may && file.open.contains(&Action::ViewPupilTalks))?;
    Some(format!("{base}/talks/new?pupil={}", file.pupil.id))
}

/// Where a case about the pupil is opened.
fn ask_case(frame: &Frame, file: &PupilFile) -> Option<String> {
    let base = frame.base.as_ref().filter(|_| file.open.contains(&Action::WritePupilCase))?;
    Some(format!("{base}/route/new?pupil={}", file.pupil.id))
}

/// Where a signal for the meldcode is handed in: the same whether there is a protected record or not.
fn hand_in(frame: &Frame, file: &PupilFile) -> Option<String> {
    let base = frame.base.as_ref().filter(|_| file.open.contains(&Action::HandInConcern))?;
    Some(format!("{base}/pupils/{}/concerns/new", file.pupil.id))
}

/// The open cases about the pupil, each with its title.
fn open_cases(frame: &Frame, file: &PupilFile) -> Vec<(String, String)> {
    let base = frame.base.clone().unwrap_or_default();
    let cases = file.cases.iter().flat_map(|known| &known.cases).filter(|case| case.is_open);
    cases.map(|case| (format!("{base}/route/{}", case.id), case.title.reveal().clone())).collect()
}

/// The signals, with a form to answer them for who may.
fn signals(ask: &Ask, frame: &Frame, file: &PupilFile) -> OfPupil {
    let (base, pupil) = (frame.base.clone().unwrap_or_default(), file.pupil.id);
    let page = format!("{base}/pupils/{pupil}");
    let back = file.open.contains(&Action::AnswerSignal).then_some(page.as_str());
    OfPupil::new(ask.texts, (&base, pupil), &file.standing.signals, back, ask.ctx.today())
}

/// What happened; the group of this year leads to its page, for who may see it.
fn lanes(texts: &Texts, frame: &Frame, file: &PupilFile) -> Vec<Lane> {
    let base = frame.base.clone().unwrap_or_default();
    let mut lanes = lanes_of(texts, &file.career, |stay| {
        let open = file.group.as_ref().filter(|_| file.group_is_open)?;
        let (group, _) = stay.group.as_ref()?;
        (*group == open.id).then(|| format!("{base}/groups/{group}"))
    });
    let own_group = file.group.as_ref().filter(|_| file.group_is_open).map(|group| group.id);
    lanes.extend(lane_of_plans(texts, &file.plans, |plan| match plan.group {
        None => Some(format!("{base}/pupils/{}/plans/{}", file.pupil.id, plan.id)),
        Some(group) => (Some(group) == own_group).then(|| format!("{base}/groups/{group}/plans/{}", plan.id)),
    }));
    lanes.extend(lane_of_talks(texts, &file.talks, |talk| Some(format!("{base}/talks/{}", talk.id))));
    let of_case = |case: domain::ids::CaseId| Some(format!("{base}/route/{case}"));
    lanes.extend(file.cases.iter().flat_map(|cases| lanes_of_cases(texts, cases, of_case)));
    lanes
}

fn lane_lines(texts: &Texts, lane: &Lane) -> Vec<LaneLine> {
    let date = |day: Date| texts.language().date(day);
    let line = |entry: &app::results::LaneEntry| LaneLine {
        lane: lane.name.clone(),
        from: date(entry.from),
        until: entry.until.map(date).unwrap_or_default(),
        title: entry.title.clone(),
        address: entry.address.clone(),
    };
    lane.entries.iter().map(line).collect()
}

/// The series one can choose: those of tests, not of lists; parts of a test only when nothing else is chosen.
pub(super) fn tabs(texts: &Texts, series: &[Progress], at: usize, measure: &str) -> Vec<Tab> {
    let is_shown = |index: usize, progress: &Progress| {
        let test = &progress.latest().test;
        let is_list = matches!(test.kind, TestKind::SocialEmotional | TestKind::Observation);
        index == at || (!is_list && test.names.part.is_none())
    };
    let with_measure = |index: usize| match measure {
        "" => format!("?series={index}"),
        measure => format!("?series={index}&measure={}", crate::page::in_query(measure)),
    };
    let tab = |(index, progress): (usize, &Progress)| {
        is_shown(index, progress).then(|| Tab {
            address: with_measure(index),
            name: series_name(texts, series, progress),
            is_current: index == at,
        })
    };
    series.iter().enumerate().filter_map(tab).collect()
}

/// The name of a series: its subject, with the series where there are several in it.
pub(super) fn series_name(texts: &Texts, series: &[Progress], progress: &Progress) -> String {
    let subject = progress.subject();
    let is_only = series.iter().filter(|other| other.subject() == subject).count() == 1;
    let name = &progress.latest().test.series.0;
    match subject {
        Some(subject) if is_only => subject.to_owned(),
        Some(subject) => format!("{subject} ({name})"),
        None => progress.latest().test.name.clone().unwrap_or_else(|| texts.signal_no_subject().to_owned()),
    }
}

fn chosen(
    texts: &Texts,
    file: &PupilFile,
    (at, progress): (usize, &Progress),
    choice: &Choice,
    (lanes, today): (&[Lane], Date),
) -> Chosen {
    let all = Measure::of(progress);
    let wanted = Measure::from_code(&choice.measure).filter(|measure| all.contains(measure));
    let measure = wanted.or_else(|| all.first().copied());
    let tab = |one: &Measure| Tab {
        address: format!("?series={at}&measure={}", one.code()),
        name: axis_name(texts, *one).to_owned(),
        is_current: Some(*one) == measure,
    };
    let mut lines = lines(texts, progress, today);
    lines.reverse();
    Chosen {
        title: series_title(texts, file, progress),
        picture: measure
            .and_then(|measure| series_picture(texts, file, (at, measure), ("growth", lanes, today))),
        measures: all.iter().map(tab).collect(),
        sentences: series_sentences(texts, file, (at, measure)),
        old: old_sentence(texts, progress, today),
        has: Has::of(progress.sittings().iter()),
        lines,
    }
}

/// What the administration knows of a pupil.
pub(super) fn facts(texts: &Texts, file: &PupilFile) -> Vec<(&'static str, String)> {
    let date = |day: Date| texts.language().date(day);
    let pupil = &file.pupil;
    let facts = [
        (texts.word_born(), pupil.born_on.as_ref().map(|day| date(*day.reveal()))),
        (texts.word_entered(), pupil.entered_on.map(date)),
        (texts.word_left(), pupil.left_on.map(date)),
    ];
    facts.into_iter().filter_map(|(word, value)| Some((word, value?))).collect()
}
