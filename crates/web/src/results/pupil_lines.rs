//! Sittings as lines of a table: in the overview those of one series, in the tab with results all of them.

use app::results::{age_of, ago};
use charts::timeline::Age;
use domain::results::{Decimal, Progress, Sitting, TestKind};
use i18n::Texts;
use jiff::civil::Date;

/// Which columns the table has.
#[derive(Clone, Copy)]
pub(super) struct Has {
    pub(super) percentile: bool,
    pub(super) dle: bool,
    pub(super) functioning: bool,
    pub(super) raw: bool,
    pub(super) from: bool,
}

impl Has {
    pub(super) fn of<'a>(sittings: impl Iterator<Item = &'a Sitting> + Clone) -> Self {
        let any = |known: fn(&Sitting) -> bool| sittings.clone().any(known);
        Self {
            percentile: any(|s| s.percentile.is_some()),
            dle: any(|s| s.dle.is_some()),
            functioning: any(|s| s.functioning_level.is_some()),
            raw: any(|s| s.raw_score.is_some()),
            from: any(|s| s.is_normed_here),
        }
    }
}

/// One sitting in the table, with the growth since the one before on the same scale.
pub(super) struct Line {
    pub(super) taken_on: Date,
    pub(super) subject: String,
    pub(super) test: String,
    pub(super) moment: String,
    pub(super) date: String,
    pub(super) ago: String,
    /// How old it is, as a class: what is old looks old.
    pub(super) age: &'static str,
    pub(super) score: String,
    pub(super) growth: String,
    /// Name and band of each level.
    pub(super) levels: Vec<(String, Option<u8>)>,
    pub(super) percentile: String,
    pub(super) dle: String,
    pub(super) functioning: String,
    pub(super) raw: String,
    pub(super) from: &'static str,
}

/// The lines of a series, oldest first.
pub(super) fn lines(texts: &Texts, progress: &Progress, today: Date) -> Vec<Line> {
    let sittings = progress.sittings().iter().zip(progress.growths());
    sittings.map(|(sitting, growth)| line(texts, (sitting, growth), today)).collect()
}

fn line(texts: &Texts, (sitting, growth): (&Sitting, Option<Decimal>), today: Date) -> Line {
    let language = texts.language();
    let decimal = |number: Option<Decimal>| {
        number.map(|number| language.decimal(number.thousandths())).unwrap_or_default()
    };
    let own = sitting.own_level.as_deref().map(|own| (own.to_owned(), None));
    let levels = sitting.levels.all().map(|level| (level.name().to_owned(), level.band()));
    let has_standing = sitting.levels.main().is_some() || sitting.percentile.is_some();
    let test = &sitting.test;
    Line {
        taken_on: sitting.taken_on,
        subject: test.subject.clone().unwrap_or_default(),
        test: test_name(texts, sitting),
        moment: sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        date: language.date(sitting.taken_on),
        ago: ago(texts, sitting.taken_on, today),
        age: age_class(age_of(sitting.taken_on, today)),
        score: decimal(sitting.skill_score),
        growth: growth.map(|growth| language.growth(growth.to_tenths().thousandths())).unwrap_or_default(),
        levels: levels.chain(own).collect(),
        percentile: decimal(sitting.percentile),
        dle: decimal(sitting.dle),
        functioning: sitting.functioning_level.as_deref().unwrap_or_default().to_owned(),
        raw: decimal(sitting.raw_score),
        from: match sitting {
            one if one.is_normed_here => texts.pupil_from_norm(),
            one if !one.test.bands.is_empty() => texts.pupil_from_own(),
            _ if has_standing => texts.pupil_from_supplied(),
            _ => "",
        },
    }
}

/// The name of a test, and of the part of it.
fn test_name(texts: &Texts, sitting: &Sitting) -> String {
    let test = &sitting.test;
    let name = test.name.clone().unwrap_or_else(|| test.names.code.clone());
    match test.names.part.as_deref() {
        Some(part) if test.name.is_none() => format!("{name}, {}", texts.pupil_part(part)),
        _ => name,
    }
}

/// The class of an age.
pub(super) const fn age_class(age: Age) -> &'static str {
    match age {
        Age::Recent => "recent",
        Age::Older => "older",
        Age::Old => "old",
    }
}

/// The word for a kind of test.
pub(super) fn kind_words(texts: &Texts, kind: TestKind) -> &'static str {
    match kind {
        TestKind::Standard => texts.pupil_kind_standard(),
        TestKind::Own => texts.pupil_kind_own(),
        TestKind::SocialEmotional => texts.pupil_kind_social_emotional(),
        TestKind::Observation => texts.pupil_kind_observation(),
    }
}
