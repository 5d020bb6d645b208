//! Bands, thresholds and moments: data with a source, shipped as tables in `crates/app/data/`.

use domain::{
    notes::{NoteCategory, Readers},
    results::{LevelScale, MomentWindows},
};
use serde::{Deserialize, de::DeserializeOwned};
use std::sync::LazyLock;

/// One band of a level scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Band {
    /// The scale.
    pub scale: LevelScale,
    /// The name of the level.
    pub level: String,
    /// Lowest percentile of the national norm group in this band.
    pub percentile_from: u8,
    /// Highest percentile in this band.
    pub percentile_to: u8,
    /// Share of the national norm group in this band, in per cent.
    pub share: u8,
    /// The day since which it holds; empty when it always did.
    pub valid_from: String,
    /// Where the figures come from.
    pub source: String,
}

/// The bands of one scale, highest level first.
pub type LevelBands = Vec<Band>;

/// The bands of a scale; none for a scale that has no bands.
pub fn level_bands(scale: LevelScale) -> &'static [Band] {
    match scale {
        LevelScale::Roman => &ROMAN,
        LevelScale::Letter => &LETTER,
        LevelScale::Avi | LevelScale::Reference => &[],
    }
}

static ROMAN: LazyLock<LevelBands> = LazyLock::new(|| bands_of(LevelScale::Roman));
static LETTER: LazyLock<LevelBands> = LazyLock::new(|| bands_of(LevelScale::Letter));

fn bands_of(scale: LevelScale) -> LevelBands {
    let all: Vec<Band> = table(include_str!("../data/level_bands.csv"));
    all.into_iter().filter(|band| band.scale == scale).collect()
}

#[derive(Deserialize)]
struct Window {
    part: String,
    from_month: i8,
    from_day: i8,
}

static WINDOWS: LazyLock<MomentWindows> = LazyLock::new(|| {
    let rows: Vec<Window> = table(include_str!("../data/moment_windows.csv"));
    let from =
        |part: &str| rows.iter().find(|row| row.part == part).map(|row| (row.from_month, row.from_day));
    #[expect(clippy::expect_used, reason = "the shipped table; a test reads it")]
    let both = from("middle").zip(from("end")).expect("moment_windows.csv has both rows");
    MomentWindows { middle_from: both.0, end_from: both.1 }
});

/// Which part of the school year a day belongs to.
pub(crate) fn moment_windows() -> &'static MomentWindows {
    &WINDOWS
}

#[derive(Deserialize)]
struct Place {
    contains: String,
    place: u8,
}

static SUBJECT_ORDER: LazyLock<Vec<Place>> =
    LazyLock::new(|| table(include_str!("../data/subject_order.csv")));

/// The place of a subject among the others; subjects that are not in the table come last.
pub(crate) fn subject_place(subject: Option<&str>) -> u8 {
    let subject = subject.unwrap_or_default().to_lowercase();
    SUBJECT_ORDER.iter().find(|row| subject.contains(&row.contains)).map_or(u8::MAX, |row| row.place)
}

#[derive(Deserialize)]
struct CategoryRow {
    key: String,
    name: String,
    readers: String,
    restricted: String,
}

static NOTE_CATEGORIES: LazyLock<Vec<NoteCategory>> = LazyLock::new(|| {
    let rows: Vec<CategoryRow> = table(include_str!("../data/note_categories.csv"));
    let category = |row: CategoryRow| NoteCategory {
        key: row.key,
        name: row.name,
        readers: Readers::from_codes(&row.readers),
        is_restricted: row.restricted == "yes",
    };
    rows.into_iter().map(category).collect()
});

/// The categories of notes with which a school begins.
pub(crate) fn note_categories() -> &'static [NoteCategory] {
    &NOTE_CATEGORIES
}

/// Reads a shipped table.
pub(crate) fn table<T: DeserializeOwned>(text: &str) -> Vec<T> {
    #[expect(clippy::expect_used, reason = "the shipped tables; a test reads each")]
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("a shipped table")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::trust::Role;

    #[test]
    fn the_bands_of_a_scale_cover_every_percentile_once() {
        for scale in [LevelScale::Roman, LevelScale::Letter] {
            let bands = level_bands(scale);
            assert_eq!(bands.len(), 5);
            assert_eq!(bands.iter().map(|band| u32::from(band.share)).sum::<u32>(), 100);
            for percentile in 0..=100 {
                let within =
                    bands.iter().filter(|b| (b.percentile_from..=b.percentile_to).contains(&percentile));
                assert_eq!(within.count(), 1, "{scale:?} {percentile}");
            }
            assert!(bands.iter().all(|band| !band.source.is_empty()));
        }
    }

    #[test]
    fn the_shipped_tables_are_readable() {
        assert_eq!(moment_windows().end_from, (4, 1));
        assert!(subject_place(Some("Rekenen-Wiskunde")) < subject_place(Some("Spelling")));
        assert_eq!(subject_place(None), u8::MAX);
        let shared: Vec<_> = note_categories().iter().filter(|one| one.readers.has(Role::Guardian)).collect();
        assert_eq!(shared.len(), 1, "one category is shared with guardians");
        let restricted: Vec<_> = note_categories().iter().filter(|one| one.is_restricted).collect();
        assert_eq!(restricted[0].readers, Readers::of(&[Role::Coordinator, Role::Principal]));
        assert_eq!(note_categories().iter().filter(|one| one.is_personal()).count(), 1);
    }
}
