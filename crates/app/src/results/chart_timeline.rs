//! The picture of a pupil's way through one series, above lanes of what happened, on one time axis. For the page and for
//! paper.

use super::{
    chart_age::age_of,
    chart_bands::{AreaWords, ScoreBand, areas, values_of_areas},
    chart_measure::{Measure, band_scale, months, step_scale},
    pupil_lanes::Lane,
};
use charts::{
    scale::Ticks,
    timeline::{Area, Entry, Lane as DrawnLane, Plot, Point, Reference, Timeline, ValueTick, timeline},
};
use domain::{
    SchoolYear,
    results::{Decimal, Level, LevelScale, Moment, Part, Progress, Sitting},
};
use i18n::Texts;
use jiff::civil::Date;

const SIZE: (f64, f64) = (760.0, 290.0);

/// What is drawn of a series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Picture<'a> {
    /// Start of the ids in the picture, unique on the page.
    pub(super) id: &'a str,
    /// Name of the picture.
    pub(super) title: &'a str,
    /// The sittings.
    pub(super) progress: &'a Progress,
    /// The value axis.
    pub(super) measure: Measure,
    /// The day it is looked at: what is old looks old.
    pub(super) today: Date,
    /// What happened.
    pub(super) lanes: &'a [Lane],
    /// Bands of skill scores, where the school has norm tables.
    pub(super) bands: &'a [ScoreBand],
    /// The growth that was expected at the latest sitting since the one before, in skill score points.
    pub(super) expected: Option<Decimal>,
    /// The didactic age at each sitting, in months.
    pub(super) didactic: &'a [(Date, f64)],
}

/// Draws a series. None when there is nothing to draw.
pub(super) fn picture(texts: &Texts, of: &Picture<'_>) -> Option<String> {
    let words = Words::new(texts, of);
    let plot = plot(of, &words);
    let lanes = of.lanes.iter().map(drawn_lane).collect();
    draw(of, texts.pupil_chart_desc(words.axis), Some(plot), lanes)
}

/// Draws only what happened, for who has no results yet. None when nothing is known.
pub fn lanes_alone(texts: &Texts, id: &str, title: &str, lanes: &[Lane]) -> Option<String> {
    let days = lanes.iter().flat_map(Lane::days);
    let (first, last) = (days.clone().min()?, days.max()?);
    let desc = texts.pupil_lanes_desc();
    let (lanes, borders) = (lanes.iter().map(drawn_lane).collect(), borders(first, last));
    timeline(&Timeline { id, title, desc, days: (first, last), borders, plot: None, lanes, size: SIZE })
}

fn draw(of: &Picture<'_>, desc: String, plot: Option<Plot<'_>>, lanes: Vec<DrawnLane<'_>>) -> Option<String> {
    let sittings = of.progress.sittings().iter().map(|sitting| sitting.taken_on);
    let days = of.lanes.iter().flat_map(Lane::days).chain(sittings);
    let (first, last) = (days.clone().min()?, days.max()?);
    let borders = borders(first, last);
    let (id, title, desc) = (of.id, of.title, desc.as_str());
    timeline(&Timeline { id, title, desc, days: (first, last), borders, plot, lanes, size: SIZE })
}

/// Where school years begin.
fn borders(first: Date, last: Date) -> Vec<Date> {
    let mut all = Vec::new();
    let mut year = SchoolYear::of(last);
    while year.first_day() > first && all.len() < 30 {
        all.push(year.first_day());
        year = year.previous();
    }
    all
}

fn drawn_lane(lane: &Lane) -> DrawnLane<'_> {
    let entries = lane.entries.iter().map(|entry| Entry {
        from: entry.from,
        until: entry.until,
        title: &entry.title,
        tone: entry.tone,
    });
    DrawnLane { name: &lane.name, entries: entries.collect() }
}

/// All words of a picture, made before they are lent to it.
struct Words {
    axis: &'static str,
    points: Vec<PointWords>,
    ticks: Vec<(f64, String)>,
    areas: Vec<AreaWords>,
    segments: Vec<String>,
    reference: Option<(String, Vec<(Date, f64)>)>,
    range: (f64, f64),
}

struct PointWords {
    place: usize,
    value: f64,
    is_exact: bool,
    segment: usize,
    moment: String,
    date: String,
    figure: String,
    level: &'static str,
    band: Option<u8>,
}

impl Words {
    fn new(texts: &Texts, of: &Picture<'_>) -> Self {
        let points = points(texts, of);
        let segments = segments(of, &points);
        let areas = areas(of, points.iter().map(|point| point.value));
        let reference = reference(texts, of);
        let (range, ticks) = axis(texts, of, &points, &areas, reference.as_ref());
        Self { axis: axis_name(texts, of.measure), points, ticks, areas, segments, reference, range }
    }
}

/// The name of a measure.
pub fn axis_name(texts: &Texts, measure: Measure) -> &'static str {
    match measure {
        Measure::Place => texts.pupil_measure_place(),
        Measure::Score => texts.pupil_measure_score(),
        Measure::Functioning => texts.pupil_measure_functioning(),
        Measure::Dle => texts.pupil_measure_dle(),
        Measure::Steps => texts.pupil_measure_level(),
        Measure::Raw => texts.pupil_measure_raw(),
    }
}

fn points(texts: &Texts, of: &Picture<'_>) -> Vec<PointWords> {
    let language = texts.language();
    let mut segment = 0;
    let mut before: Option<&Sitting> = None;
    let mut all = Vec::new();
    for (place, sitting) in of.progress.sittings().iter().enumerate() {
        let Some((value, is_exact)) = of.measure.value(of.progress, sitting) else { continue };
        // Only scores of one scale may be joined by a line.
        let is_other_scale = of.measure == Measure::Score
            && before.is_some_and(|before| !before.test.shares_scale_with(&sitting.test));
        segment += usize::from(is_other_scale);
        before = Some(sitting);
        let level = match of.measure {
            Measure::Place => band_scale(of.progress).and_then(|scale| sitting.levels.on(scale)),
            Measure::Steps => step_scale(of.progress).and_then(|scale| sitting.levels.on(scale)),
            Measure::Score | Measure::Functioning | Measure::Dle => sitting.levels.main(),
            Measure::Raw => None,
        };
        let figure = match of.measure {
            Measure::Place => sitting.percentile.map(|p| language.decimal(p.thousandths())),
            Measure::Score => sitting.skill_score.map(|s| language.decimal(s.thousandths())),
            Measure::Functioning => sitting.functioning_level.as_deref().map(str::to_owned),
            Measure::Dle => sitting.dle.map(|d| language.decimal(d.thousandths())),
            Measure::Steps => None,
            Measure::Raw => sitting.raw_score.map(|s| language.decimal(s.thousandths())),
        };
        all.push(PointWords {
            place,
            value,
            is_exact,
            segment,
            moment: sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
            date: language.short_month_and_year(sitting.taken_on),
            figure: figure.unwrap_or_default(),
            level: level.map(Level::name).unwrap_or_default(),
            band: level.and_then(Level::band),
        });
    }
    all
}

fn segments(of: &Picture<'_>, points: &[PointWords]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for point in points {
        if point.segment == names.len() {
            let test = of.progress.sittings().get(point.place).map(|sitting| &sitting.test);
            let name = test.map(|test| test.names.scale.clone().unwrap_or_else(|| test.series.0.clone()));
            names.push(name.unwrap_or_default());
        }
    }
    names
}

/// The line to compare with: the growth that was expected, or where the average pupil stands.
fn reference(texts: &Texts, of: &Picture<'_>) -> Option<(String, Vec<(Date, f64)>)> {
    let progress = of.progress;
    match of.measure {
        Measure::Score => {
            let (before, growth) = (progress.previous_score()?, of.expected?);
            let (latest, start) = (progress.latest(), before.skill_score?);
            latest.skill_score?;
            let aim = start.minus(Decimal::from_thousandths(-growth.thousandths())).to_tenths();
            let words = texts.pupil_expected_label(texts.language().decimal(aim.thousandths()).as_str());
            Some((words, vec![(before.taken_on, start.as_f64()), (latest.taken_on, aim.as_f64())]))
        }
        Measure::Functioning => {
            let own = progress.sittings().iter().filter_map(|s| Some((s.taken_on, months(s.moment?))));
            let own: Vec<_> = own.collect();
            (own.len() > 1).then(|| (texts.pupil_average_label().to_owned(), own))
        }
        Measure::Dle => {
            let own = of.didactic.to_vec();
            (own.len() > 1).then(|| (texts.pupil_didactic_label().to_owned(), own))
        }
        Measure::Place | Measure::Steps | Measure::Raw => None,
    }
}

type Ticked = ((f64, f64), Vec<(f64, String)>);

fn axis(
    texts: &Texts,
    of: &Picture<'_>,
    points: &[PointWords],
    areas: &[AreaWords],
    reference: Option<&(String, Vec<(Date, f64)>)>,
) -> Ticked {
    let compared = reference.iter().flat_map(|(_, points)| points.iter().map(|(_, value)| *value));
    let values: Vec<f64> = points.iter().map(|point| point.value).chain(compared).collect();
    let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
    match of.measure {
        Measure::Place => ((0.0, 100.0), Vec::new()),
        Measure::Score | Measure::Dle | Measure::Raw => {
            // The borders between bands are to be seen; the outer ends of the outer bands are not.
            let inner = areas.iter().flat_map(|area| &area.edges).flat_map(|edge| [edge.low, edge.high]);
            let (least, most) = values_of_areas(areas);
            let inner = inner.filter(|value| *value > least && *value < most);
            let ticks = Ticks::around(values.iter().copied().chain(inner), 5);
            let label = |value: &f64| (*value, texts.language().decimal(thousandths(*value)));
            (ticks.ends(), ticks.values.iter().map(label).collect())
        }
        Measure::Functioning => {
            let moments = (1..=8).flat_map(|group| [Part::Middle, Part::End].map(|part| (group, part)));
            let all = moments.map(|(year_group, part)| Moment { year_group, part });
            let near = all.filter(|moment| (low - 5.0..=high + 5.0).contains(&months(*moment)));
            let mut ticks: Vec<_> = near.map(|moment| (months(moment), moment.to_string())).collect();
            if ticks.len() > 9 {
                ticks.retain(|(_, name)| name.starts_with('E'));
            }
            ((low - 5.0, high + 5.0), ticks)
        }
        Measure::Steps => {
            let scale = step_scale(of.progress).unwrap_or(LevelScale::Avi);
            let near = scale.levels().map(|level| (f64::from(level.step()), level.name().to_owned()));
            let near = near.filter(|(step, _)| (low - 1.0..=high + 1.0).contains(step));
            ((low - 1.0, high + 1.0), near.collect())
        }
    }
}

/// A round value of an axis as whole thousandths.
fn thousandths(value: f64) -> i64 {
    format!("{value:.3}").parse::<Decimal>().map_or(0, Decimal::thousandths)
}

fn plot<'a>(of: &Picture<'a>, words: &'a Words) -> Plot<'a> {
    let point = |point: &'a PointWords| {
        let date = of.progress.sittings().get(point.place).map_or(of.today, |sitting| sitting.taken_on);
        Point {
            date,
            moment: &point.moment,
            date_label: &point.date,
            value: point.value,
            figure: &point.figure,
            level: point.level,
            band: point.band,
            is_exact: point.is_exact,
            segment: point.segment,
            age: age_of(date, of.today),
        }
    };
    let area = |area: &'a AreaWords| Area {
        name: &area.name,
        range_label: &area.range,
        band: area.band,
        edges: area.edges.clone(),
    };
    let reference =
        |(label, points): &'a (String, Vec<(Date, f64)>)| Reference { label, points: points.clone() };
    Plot {
        axis_label: words.axis,
        range: words.range,
        ticks: words.ticks.iter().map(|(value, label)| ValueTick { value: *value, label }).collect(),
        areas: words.areas.iter().map(area).collect(),
        references: words.reference.iter().map(reference).collect(),
        segments: words.segments.iter().map(String::as_str).collect(),
        points: words.points.iter().map(point).collect(),
    }
}
