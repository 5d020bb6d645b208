//! What page and paper say alike about a series of one pupil: its picture, what growth was expected and where that comes
//! from, and the didactic growth.

use super::{
    Lane, Measure, PupilFile, age_of, ago,
    chart_timeline::{Picture, picture},
};
use charts::timeline::Age;
use domain::results::{DidacticConvention, ExpectedGrowth, Progress, Sitting};
use i18n::Texts;
use jiff::civil::Date;

/// The title of the picture of a series: `Rekenen van Emre, M3 tot M5`.
pub fn series_title(texts: &Texts, file: &PupilFile, progress: &Progress) -> String {
    let moment = |sitting: Option<&Sitting>| {
        sitting.and_then(|sitting| sitting.moment).map(|moment| moment.to_string()).unwrap_or_default()
    };
    let sittings = progress.sittings();
    let subject = progress.subject().unwrap_or_else(|| texts.signal_no_subject());
    let (from, to) = (moment(sittings.first()), moment(sittings.last()));
    let name = file.pupil.name.first.reveal().as_str();
    if from.is_empty() || to.is_empty() {
        return texts.shared_chart_title(name, subject);
    }
    texts.pupil_chart_title(from.as_str(), name, subject, to.as_str())
}

/// The picture of one of the series of a pupil, above the lanes.
pub fn series_picture(
    texts: &Texts,
    file: &PupilFile,
    (at, measure): (usize, Measure),
    (id, lanes, today): (&str, &[Lane], Date),
) -> Option<String> {
    let progress = file.series.get(at)?;
    let title = series_title(texts, file, progress);
    let growth = file.growth.get(at).copied();
    let bands = file.bands_of(&progress.latest().test.series);
    let ages = progress.sittings().iter().filter_map(|sitting| {
        let age = file.didactic_age(sitting.taken_on)?;
        Some((sitting.taken_on, f64::from(age.months())))
    });
    let didactic: Vec<(Date, f64)> = if measure == Measure::Dle { ages.collect() } else { Vec::new() };
    let of = Picture {
        id,
        title: &title,
        progress,
        measure,
        today,
        lanes,
        bands: &bands,
        expected: growth.and_then(ExpectedGrowth::growth),
        didactic: &didactic,
    };
    picture(texts, &of)
}

/// What stands under the picture of a series, each a sentence: where bands, levels and the expected growth come from.
pub fn series_sentences(
    texts: &Texts,
    file: &PupilFile,
    (at, measure): (usize, Option<Measure>),
) -> Vec<String> {
    let Some(progress) = file.series.get(at) else { return Vec::new() };
    let latest = progress.latest();
    let mut said = Vec::new();
    if measure == Some(Measure::Score) {
        let has_bands = file.bands.iter().any(|(series, _)| *series == latest.test.series);
        said.push(if has_bands { texts.pupil_bands_norm() } else { texts.pupil_bands_none() }.to_owned());
    }
    if latest.levels.main().is_some() || latest.percentile.is_some() {
        let words =
            if latest.is_normed_here { texts.pupil_normed_here() } else { texts.pupil_normed_supplied() };
        said.push(words.to_owned());
    }
    said.extend(file.growth.get(at).and_then(|growth| growth_sentence(texts, file, progress, *growth)));
    said.extend(didactic_sentences(texts, file, latest));
    said
}

/// What growth was expected, and where that comes from. None when there are no two scores to compare.
fn growth_sentence(
    texts: &Texts,
    file: &PupilFile,
    progress: &Progress,
    expected: ExpectedGrowth,
) -> Option<String> {
    let language = texts.language();
    let actual = language.growth(progress.growth()?.to_tenths().thousandths());
    let moment = |sitting: &Sitting| sitting.moment.map(|moment| moment.to_string()).unwrap_or_default();
    let (from, to) = (moment(progress.previous_score()?), moment(progress.latest()));
    let name = file.pupil.name.first.reveal().as_str();
    Some(match expected {
        ExpectedGrowth::FromNorm { growth } => {
            let growth = language.decimal(growth.to_tenths().thousandths());
            texts.pupil_expected_norm(actual.as_str(), from.as_str(), growth.as_str(), name, to.as_str())
        }
        ExpectedGrowth::FromSchool { growth, pupils } => {
            let growth = language.decimal(growth.to_tenths().thousandths());
            let pupils = u64::from(pupils);
            texts.pupil_expected_school(
                actual.as_str(),
                from.as_str(),
                growth.as_str(),
                name,
                pupils,
                to.as_str(),
            )
        }
        ExpectedGrowth::Unknown => texts.pupil_expected_unknown().to_owned(),
    })
}

/// Didactic growth at the latest sitting, how it is counted, and whether it says much.
fn didactic_sentences(texts: &Texts, file: &PupilFile, latest: &Sitting) -> Vec<String> {
    let language = texts.language();
    let known = latest.dle.and_then(|dle| {
        let age = file.didactic_age(latest.taken_on)?;
        Some((dle, age, age.growth(dle)?))
    });
    let Some((dle, age, growth)) = known else { return Vec::new() };
    let convention = match file.convention {
        DidacticConvention::MonthsCompleted => texts.pupil_didactic_completed(),
        DidacticConvention::MonthRunning => texts.pupil_didactic_running(),
    };
    let figure = texts.pupil_didactic(
        u64::from(age.months()),
        language.date(latest.taken_on).as_str(),
        language.decimal(dle.thousandths()).as_str(),
        format!("{}%", growth.per_cent).as_str(),
    );
    let mut said = vec![format!("{figure} {convention}")];
    said.extend(growth.is_unstable.then(|| texts.pupil_didactic_unstable().to_owned()));
    said
}

/// That the latest sitting of a series is long ago, when it is.
pub fn old_sentence(texts: &Texts, progress: &Progress, today: Date) -> Option<String> {
    let day = progress.latest().taken_on;
    (age_of(day, today) != Age::Recent).then(|| texts.pupil_latest_old(ago(texts, day, today).as_str()))
}
