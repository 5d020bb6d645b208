//! The bands behind the values of a picture: those of the norm group, of the school's norm tables, and of a test's own.

use super::{
    chart_measure::{Measure, band_scale},
    chart_timeline::Picture,
    pupil_lanes::Lane,
};
use crate::norms::{Band, level_bands};
use charts::timeline::Edge;
use domain::results::{Decimal, Level, Moment, OwnBand};
use jiff::civil::Date;

/// A band of skill scores at one moment, from a norm table of the school.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreBand {
    /// The test moment.
    pub moment: Moment,
    /// The level.
    pub level: Level,
    /// The lowest score.
    pub low: Decimal,
    /// The highest score.
    pub high: Decimal,
}

/// An area with its words.
pub(super) struct AreaWords {
    pub(super) name: String,
    pub(super) range: String,
    pub(super) band: Option<u8>,
    pub(super) edges: Vec<Edge>,
}

/// The areas behind the values of a picture.
pub(super) fn areas(of: &Picture<'_>, values: impl Iterator<Item = f64>) -> Vec<AreaWords> {
    match of.measure {
        Measure::Place => place_areas(of),
        Measure::Score => score_areas(of),
        Measure::Raw => own_areas(of, values),
        Measure::Functioning | Measure::Dle | Measure::Steps => Vec::new(),
    }
}

/// The first and the last day of the whole axis.
fn ends(of: &Picture<'_>) -> Option<(Date, Date)> {
    let sittings = of.progress.sittings().iter().map(|sitting| sitting.taken_on);
    let days = of.lanes.iter().flat_map(Lane::days).chain(sittings);
    Some((days.clone().min()?, days.max()?))
}

fn place_areas(of: &Picture<'_>) -> Vec<AreaWords> {
    let (Some(scale), Some((first, last))) = (band_scale(of.progress), ends(of)) else { return Vec::new() };
    let area = |(band, place): (&Band, u8)| {
        // Half a percentile beyond the inclusive ends, so that neighbours touch.
        let low = if band.percentile_from <= 1 { 0.0 } else { f64::from(band.percentile_from) - 0.5 };
        let high = if band.percentile_to >= 99 { 100.0 } else { f64::from(band.percentile_to) + 0.5 };
        AreaWords {
            name: band.level.clone(),
            range: format!("{}–{}", band.percentile_from, band.percentile_to),
            band: Some(place),
            edges: [first, last].map(|date| Edge { date, low, high }).to_vec(),
        }
    };
    level_bands(scale).iter().zip(0..).map(area).collect()
}

/// The bands of the norm tables at the moments at which the pupil was tested.
fn score_areas(of: &Picture<'_>) -> Vec<AreaWords> {
    let mut areas: Vec<AreaWords> = Vec::new();
    for sitting in of.progress.sittings().iter().filter(|sitting| sitting.skill_score.is_some()) {
        let here = of.bands.iter().filter(|band| Some(band.moment) == sitting.moment);
        for (place, low, high, name) in whole_bands(here) {
            let edge = Edge { date: sitting.taken_on, low: low.as_f64(), high: high.as_f64() };
            match areas.iter_mut().find(|area| area.band == Some(place)) {
                Some(area) => area.edges.push(edge),
                None => areas.push(AreaWords {
                    name: name.to_owned(),
                    range: String::new(),
                    band: Some(place),
                    edges: vec![edge],
                }),
            }
        }
    }
    areas.sort_by_key(|area| area.band);
    areas
}

/// The rows of a norm table by band: a band with shades (I+, I, I-) is several rows.
fn whole_bands<'a>(rows: impl Iterator<Item = &'a ScoreBand>) -> Vec<(u8, Decimal, Decimal, &'static str)> {
    let mut bands: Vec<(u8, Decimal, Decimal, &'static str)> = Vec::new();
    for row in rows {
        let Some(place) = row.level.band() else { continue };
        match bands.iter_mut().find(|(known, ..)| *known == place) {
            Some((_, low, high, _)) => (*low, *high) = ((*low).min(row.low), (*high).max(row.high)),
            None => bands.push((place, row.low, row.high, plain_name(row.level))),
        }
    }
    bands
}

/// The name of the band of a level, without its shade.
fn plain_name(level: Level) -> &'static str {
    let bands = level_bands(level.scale());
    level.band().and_then(|place| bands.get(usize::from(place))).map_or("", |band| band.level.as_str())
}

/// The bands of a test's own, from the score at which each begins to where the next one does.
fn own_areas(of: &Picture<'_>, values: impl Iterator<Item = f64>) -> Vec<AreaWords> {
    let Some((first, last)) = ends(of) else { return Vec::new() };
    let bands = &of.progress.latest().test.bands;
    let mut from: Vec<(f64, &OwnBand)> =
        bands.iter().filter_map(|band| Some((band.from?.as_f64(), band))).collect();
    from.sort_by(|a, b| a.0.total_cmp(&b.0));
    let highest = values.chain(from.iter().map(|(low, _)| *low));
    let top = highest.fold(f64::MIN, f64::max) + 1.0;
    let until: Vec<f64> = from.iter().skip(1).map(|(low, _)| *low).chain([top]).collect();
    let area = |((low, band), high): (&(f64, &OwnBand), f64)| AreaWords {
        name: band.label.clone(),
        range: String::new(),
        band: if band.needs_attention { Some(3) } else { None },
        edges: [first, last].map(|date| Edge { date, low: *low, high }).to_vec(),
    };
    from.iter().zip(until).map(area).rev().collect()
}

/// The lowest and the highest value of all areas.
pub(super) fn values_of_areas(areas: &[AreaWords]) -> (f64, f64) {
    let edges = areas.iter().flat_map(|area| &area.edges);
    edges.fold((f64::MAX, f64::MIN), |(low, high), edge| (low.min(edge.low), high.max(edge.high)))
}
