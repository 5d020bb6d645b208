//! What was measured, and below it on the same time axis what happened: a plot above lanes.
//!
//! The plot knows no kind of score: values, ticks, areas and words come in. The school years, groups and later plans and
//! talks are lanes; a lane without entries is not drawn.

mod lanes;
mod plot;

pub use lanes::{Entry, Lane, Tone};
pub use plot::{Age, Area, Edge, Plot, Point, Reference, ValueTick};

use crate::axis::{Frame, NOTE_SIZE, TICK_SIZE, fitting};
use crate::labels::width;
use crate::palette::LINE;
use crate::scale::Time;
use crate::svg::{Tag, close, open_picture};
use jiff::civil::Date;

/// What is drawn by [`timeline`].
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline<'a> {
    /// Start of the ids in the picture, unique on the page.
    pub id: &'a str,
    /// Name of the picture for screen readers.
    pub title: &'a str,
    /// What is to be seen in it, for screen readers.
    pub desc: &'a str,
    /// First and last day of the axis. What lies outside is drawn at the edge.
    pub days: (Date, Date),
    /// Days at which a thin line goes down through the whole picture: where school years begin.
    pub borders: Vec<Date>,
    /// What was measured; none when nothing can be drawn.
    pub plot: Option<Plot<'a>>,
    /// What happened, from the top down.
    pub lanes: Vec<Lane<'a>>,
    /// Width of the picture and height of its plot, in user units; 760 by 300 is good beside a table.
    pub size: (f64, f64),
}

/// Where everything stands.
struct Places {
    frame: Frame,
    time: Time,
    /// Where the lanes begin.
    lanes_top: f64,
}

/// Room for the words of the moments under the plot.
const AXIS: f64 = 44.0;
/// Air between the edge of the plot and the first and last day, so that a point and its words fit.
const AIR: f64 = 26.0;

/// A plot above lanes on one time axis. `None` when there is neither a point nor an entry.
pub fn timeline(chart: &Timeline<'_>) -> Option<String> {
    let plot = chart.plot.as_ref().map(plot::ready).filter(|plot| !plot.points.is_empty());
    let lanes: Vec<_> = chart.lanes.iter().filter(|lane| !lane.entries.is_empty()).collect();
    if plot.is_none() && lanes.is_empty() {
        return None;
    }
    let places = places(chart, plot.as_ref(), &lanes)?;
    let mut out = String::with_capacity(16 * 1024);
    open_picture(&mut out, "chart chart-timeline", chart.id, chart.title, chart.desc, places.frame.size);
    if let Some(plot) = &plot {
        plot::areas(&mut out, &places, plot);
    }
    borders(&mut out, &places, chart);
    if let Some(plot) = &plot {
        plot::draw(&mut out, &places, plot);
    }
    lanes::draw(&mut out, &places, &lanes);
    close(&mut out, "svg");
    Some(out)
}

fn places(chart: &Timeline<'_>, plot: Option<&Plot<'_>>, lanes: &[&Lane<'_>]) -> Option<Places> {
    let (wide, high) = fitting(chart.size);
    let widest = |words: &mut dyn Iterator<Item = f64>| words.fold(0.0, f64::max);
    let ticks = plot.map(|plot| widest(&mut plot.ticks.iter().map(|tick| width(tick.label, TICK_SIZE))));
    let names = widest(&mut lanes.iter().map(|lane| width(lane.name, NOTE_SIZE)));
    let areas = plot.map(|plot| {
        let words = |area: &Area<'_>| width(area.name, TICK_SIZE).max(width(area.range_label, NOTE_SIZE));
        widest(&mut plot.areas.iter().map(words))
    });
    let left = (ticks.unwrap_or(0.0).max(names) + 12.0).min(wide / 4.0);
    let right = areas.filter(|room| *room > 0.0).map_or(8.0, |room| (room + 14.0).min(wide / 5.0));
    let top = plot.map_or(8.0, |plot| if plot.segments.len() > 1 { 46.0 } else { 30.0 });
    let bottom = plot.map_or(top, |_| top + high);
    let lanes_top = plot.map_or(bottom, |_| bottom + AXIS);
    let time_room = (left + AIR, wide - right - AIR);
    let (first, last) = (chart.days.0.min(chart.days.1), chart.days.0.max(chart.days.1));
    let time = Time::over([first, last], time_room)?;
    let frame = Frame { size: (wide, 0.0), left, right: wide - right, top, bottom };
    let mut places = Places { frame, time, lanes_top };
    places.frame.size.1 = lanes_top + lanes::height(&places, lanes) + 8.0;
    Some(places)
}

fn borders(out: &mut String, places: &Places, chart: &Timeline<'_>) {
    let (first, last) = (chart.days.0.min(chart.days.1), chart.days.0.max(chart.days.1));
    for day in chart.borders.iter().filter(|day| **day > first && **day < last) {
        let x = places.time.at(*day);
        Tag::open(out, "line")
            .num("x1", x)
            .num("x2", x)
            .num("y1", places.frame.top)
            .num("y2", places.frame.size.1 - 4.0)
            .attr("stroke", LINE)
            .attr("stroke-dasharray", "2 3")
            .empty();
    }
}
