//! What the demo school promises: [`records`] holds its files against themselves, [`patterns`] holds its results against
//! the signal rules.

mod patterns;
mod records;

use super::{results, rosters, stories::Story};
use crate::signals::shipped_thresholds;
use domain::{
    SchoolYear,
    ids::TestId,
    register::YearGroup,
    results::{Moment, Progress, Series, Sitting, Test, TestNames, current_progress},
    signals::{Circumstances, GroupSitting, PupilSittings, SignalKind, current_part, missing_at, signals_of},
};
use exchange::{
    results::{ResultRecord, TestRecord},
    roster::{RosterFile, RosterPupil},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What the rules know of a pupil in the files alone: what growth is usual is known in a database only.
fn circumstances(progress: &Progress, year_group: Option<YearGroup>) -> Circumstances {
    Circumstances {
        is_word_reading: progress.subject() == Some("Technisch lezen"),
        year_group: year_group.and_then(YearGroup::primary),
        ..Circumstances::UNKNOWN
    }
}

/// The newest roster with every pupil's sittings of all years.
struct Now {
    roster: RosterFile,
    sittings: BTreeMap<String, Vec<Sitting>>,
}

fn sitting(result: &ResultRecord, tests: &[TestRecord]) -> Sitting {
    let record = tests.iter().find(|test| test.code == result.test_code).unwrap();
    let moment = Moment::find_in(&record.code).map(|(moment, _)| moment);
    let test = Test {
        id: "00000000-0000-0000-0000-000000000000".parse::<TestId>().unwrap(),
        names: TestNames { code: record.code.clone(), scale: result.scale.clone(), ..TestNames::default() },
        name: record.name.clone(),
        subject: record.subject.clone(),
        series: Series::of(&record.code, record.name.as_deref(), None),
        moment,
        year_group: record.year_group,
        kind: domain::results::TestKind::Standard,
        bands: Vec::new(),
    };
    Sitting {
        test: Arc::new(test),
        taken_on: result.taken_on,
        moment,
        skill_score: result.skill_score,
        levels: result.levels,
        percentile: result.percentile,
        dle: None,
        functioning_level: None,
        own_level: None,
        is_normed_here: false,
        raw_score: None,
    }
}

impl Now {
    fn read() -> Self {
        let mut sittings: BTreeMap<String, Vec<Sitting>> = BTreeMap::new();
        for file in results() {
            for result in &file.results {
                sittings.entry(result.pupil_key.clone()).or_default().push(sitting(result, &file.tests));
            }
        }
        Self { roster: rosters().pop().unwrap(), sittings }
    }

    fn year(&self) -> SchoolYear {
        self.roster.school.school_year
    }

    fn progress(&self, key: &str) -> Vec<Progress> {
        current_progress(self.sittings.get(key).cloned().unwrap_or_default())
    }

    /// Subject and kind of every signal that is not about missing.
    fn signals(&self, key: &str) -> BTreeSet<(String, SignalKind)> {
        let year_group = self.roster.pupils.iter().find(|pupil| pupil.key == key).unwrap().year_group;
        let found = self.progress(key).into_iter().flat_map(|progress| {
            signals_of(&progress, shipped_thresholds(), &circumstances(&progress, year_group))
        });
        found.map(|signal| (signal.subject.clone().unwrap(), signal.kind())).collect()
    }

    /// The subjects that each pupil of a group misses.
    fn missing(&self, group: &str) -> BTreeMap<String, BTreeSet<String>> {
        let pupils: Vec<&RosterPupil> =
            self.roster.pupils.iter().filter(|pupil| pupil.group.as_deref() == Some(group)).collect();
        let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for subject in subjects() {
            let of_pupil = |pupil: &RosterPupil| -> Vec<GroupSitting> {
                let all = self.sittings.get(&pupil.key).into_iter().flatten();
                all.filter(|s| s.test.subject.as_ref() == Some(&subject)).map(GroupSitting::from).collect()
            };
            let sittings: Vec<Vec<GroupSitting>> = pupils.iter().map(|pupil| of_pupil(pupil)).collect();
            let group: Vec<PupilSittings<'_>> =
                pupils.iter().zip(&sittings).map(|(pupil, own)| (pupil.year_group, own.as_slice())).collect();
            let Some(current) = current_part(&group, self.year(), 50) else { continue };
            for (pupil, own) in pupils.iter().zip(&group) {
                if missing_at(*own, self.year(), current, group.len()).is_some() {
                    missing.entry(pupil.key.clone()).or_default().insert(subject.clone());
                }
            }
        }
        missing
    }

    fn key_of(&self, story: Story) -> String {
        let is_it = |pupil: &&RosterPupil| {
            (pupil.name.first.reveal().as_str(), pupil.name.last.reveal().as_str())
                == (story.first, story.last)
        };
        let found: Vec<&RosterPupil> = self.roster.pupils.iter().filter(is_it).collect();
        assert_eq!(found.len(), 1, "{story:?}");
        assert_eq!(found[0].group.as_deref(), Some(story.group));
        found[0].key.clone()
    }

    fn levels(&self, story: Story, subject: &str) -> Vec<&'static str> {
        let key = self.key_of(story);
        let progress = self.progress(&key).into_iter().find(|p| p.subject() == Some(subject)).unwrap();
        progress.sittings().iter().map(|s| s.levels.main().unwrap().name()).collect()
    }

    /// Mean percentile of a group's pupils in a subject at a part of a school year, by the roster of now.
    fn mean_percentile(&self, group: &str, subject: &str, moment: &str) -> f64 {
        let moment: Moment = moment.parse().unwrap();
        let pupils = self.roster.pupils.iter().filter(|pupil| pupil.group.as_deref() == Some(group));
        let percentiles: Vec<f64> = pupils
            .filter_map(|pupil| self.sittings.get(&pupil.key))
            .flatten()
            .filter(|s| s.moment == Some(moment) && s.test.subject.as_deref() == Some(subject))
            .filter_map(|s| Some(s.percentile?.as_f64()))
            .collect();
        percentiles.iter().sum::<f64>() / f64::from(u32::try_from(percentiles.len()).unwrap())
    }
}

fn subjects() -> BTreeSet<String> {
    results().into_iter().flat_map(|file| file.tests).filter_map(|test| test.subject).collect()
}
