//! One's own time in words and pictures.

use app::roles::{Expected, LevelTime, Mirror, TimePage};
use charts::portions::{Bar, Portions, Thing, portions};
use domain::roles::{RoleModel, TimeEntry, WorkKind};
use i18n::Texts;

/// A length of time: `1:05`.
pub(super) fn long(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes as hours with at most one decimal.
pub(super) fn hours(texts: &Texts, minutes: i64) -> String {
    texts.language().decimal((minutes * 10 + 30) / 60 * 100)
}

/// Whether it prevented or mended, in words.
pub(super) fn kind_words(texts: &Texts, kind: Option<WorkKind>) -> String {
    kind.map_or_else(|| texts.role_time_kind_none().to_owned(), |kind| texts.role_time_kind(kind.code()))
}

/// The level of an entry, in words.
pub(super) fn level_words(texts: &Texts, model: &RoleModel, entry: &TimeEntry) -> String {
    let level = entry
        .level
        .filter(|_| entry.model == model.key)
        .and_then(|level| model.levels.get(usize::from(level).checked_sub(1)?).map(|one| one.name.clone()));
    level.unwrap_or_else(|| texts.role_time_level_none().to_owned())
}

/// A line of the mirror.
pub(super) struct MirrorLine {
    pub(super) name: String,
    pub(super) hours: String,
    pub(super) share: String,
    /// The place by time, in words.
    pub(super) place: String,
    pub(super) preventive: String,
    pub(super) wish: String,
    pub(super) planned: String,
    /// What each group expects: its mean and its place.
    pub(super) groups: Vec<(String, String)>,
}

/// The lines of the mirror.
pub(super) fn lines(
    texts: &Texts,
    model: &RoleModel,
    (mirror, expected): (&Mirror, Option<&Expected>),
) -> Vec<MirrorLine> {
    let language = texts.language();
    let line = |(at, level): (usize, &LevelTime)| MirrorLine {
        name: model.levels.get(at).map(|one| one.name.clone()).unwrap_or_default(),
        hours: long(level.minutes),
        share: language.percentage(level.share),
        place: level.place.map(|place| texts.role_time_place(place)).unwrap_or_default(),
        preventive: match level.preventive + level.curative {
            0 => String::new(),
            both => language.percentage((level.preventive * 100_000 + both / 2) / both),
        },
        wish: level.wish.map(|wish| language.percentage(i64::from(wish) * 1_000)).unwrap_or_default(),
        planned: level.planned.map(long).unwrap_or_default(),
        groups: expected.map(|one| groups(texts, one, at)).unwrap_or_default(),
    };
    mirror.levels.iter().enumerate().map(line).collect()
}

fn groups(texts: &Texts, expected: &Expected, at: usize) -> Vec<(String, String)> {
    let words = |group: &app::roles::ExpectedGroup| {
        let mean =
            texts.language().decimal(i64::from(charts::svg::rounded(group.means.get(at)? * 10.0)) * 100);
        let place = texts.role_time_place(group.places.get(at).copied()?);
        Some((texts.role_time_mean(mean.as_str()), place))
    };
    expected.groups.iter().filter_map(words).collect()
}

/// What each group puts on top, beside the place of that in one's time; nothing where it is on top there too.
pub(super) fn mismatches(texts: &Texts, page: &TimePage) -> Vec<String> {
    let Some(expected) = page.expected.as_ref().filter(|_| page.mirror.total > 0) else { return Vec::new() };
    let mut sentences = Vec::new();
    for group in &expected.groups {
        let top = group.places.iter().zip(&page.model.levels).zip(&page.mirror.levels);
        for ((_, level), time) in top.filter(|((place, _), _)| **place == 1) {
            let (group, level) = (group.name.as_str(), level.name.as_str());
            match time.place {
                Some(1) => {}
                Some(place) => sentences.push(texts.role_time_mismatch(group, level, place)),
                None => sentences.push(texts.role_time_mismatch_none(group, level)),
            }
        }
    }
    sentences
}

/// Real time beside what is wished, as a picture.
pub(super) fn share_chart(texts: &Texts, model: &RoleModel, (mirror, id): (&Mirror, &str)) -> Option<String> {
    let per_cent = |thousandths: i64| texts.language().percentage(thousandths);
    let thing = |(level, name): (&LevelTime, &str)| -> (String, Vec<Bar>) {
        let real = Bar {
            value: number(level.share),
            label: format!("{} {}", texts.role_time_share(), per_cent(level.share)),
            is_meant: false,
        };
        let wish = level.wish.map(|wish| Bar {
            value: number(i64::from(wish) * 1_000),
            label: format!("{} {}", texts.role_time_wish(), per_cent(i64::from(wish) * 1_000)),
            is_meant: true,
        });
        (name.to_owned(), std::iter::once(real).chain(wish).collect())
    };
    let names = model.levels.iter().map(|level| level.name.as_str());
    let things: Vec<(String, Vec<Bar>)> = mirror.levels.iter().zip(names).map(thing).collect();
    let words = |(name, bars): &(String, Vec<Bar>)| {
        let bars: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
        format!("{name}: {}", bars.join(", "))
    };
    let desc: Vec<String> = things.iter().map(words).collect();
    portions(&Portions {
        id,
        title: texts.role_time_chart(),
        desc: &desc.join("; "),
        things: things.iter().map(|(name, bars)| Thing { name, bars: bars.clone() }).collect(),
        line: None,
        width: 560.0,
    })
}

/// The hours a week that one has and wrote down, with the least that is asked for as a line; none without pupils.
pub(super) fn norm_chart(texts: &Texts, page: &TimePage) -> Option<String> {
    if page.pupils == 0 {
        return None;
    }
    let bar = |(minutes, name, is_meant): (i64, &str, bool)| Bar {
        value: number(minutes),
        label: format!("{name} {}", hours(texts, minutes)),
        is_meant,
    };
    let have = page.choices.minutes_a_week.map(|week| (week, texts.role_time_norm_have(), true));
    let wrote = page.mirror.average_week().map(|week| (week, texts.role_time_norm_wrote(), false));
    let bars: Vec<Bar> = have.into_iter().chain(wrote).map(bar).collect();
    let line = format!("{} {}", texts.role_time_norm_least(), hours(texts, page.norm));
    let desc: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).chain([line.as_str()]).collect();
    if bars.is_empty() {
        return None;
    }
    portions(&Portions {
        id: "time-norm",
        title: texts.role_time_norm_chart(),
        desc: &desc.join("; "),
        things: vec![Thing { name: "", bars: bars.clone() }],
        line: Some((number(page.norm), &line)),
        width: 560.0,
    })
}

fn number(whole: i64) -> f64 {
    i32::try_from(whole).map_or(f64::from(i32::MAX), f64::from)
}
