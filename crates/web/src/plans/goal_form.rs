//! A goal as it is typed, and read.

use app::plans::{GoalProblem, GoalTyped, LONGEST_GOAL, MOST_GOALS};
use domain::{
    Personal,
    plans::{Goal, Measure, Target},
    results::{Decimal, Level, Part, Series},
};
use i18n::Texts;
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct GoalFields {
    pub(super) part: String,
    pub(super) wording: Personal<String>,
    /// `test` or `seen`.
    pub(super) by: String,
    pub(super) how: Personal<String>,
    pub(super) subject: String,
    pub(super) series: String,
    /// `B`, `M`, `E` or empty.
    pub(super) moment: String,
    /// `level`, `score` or `growth`.
    pub(super) target: String,
    pub(super) value: String,
    pub(super) share: String,
    pub(super) due: String,
    pub(super) version: i64,
}

/// What is wrong, by field.
pub(super) type Wrong = Vec<(&'static str, String)>;

impl GoalFields {
    /// The fields of a goal that is there.
    pub(super) fn of(texts: &Texts, goal: &Goal) -> Self {
        let number = |value: Decimal| texts.language().decimal(value.thousandths());
        let base = Self {
            part: goal.part.clone(),
            wording: goal.wording.clone(),
            share: goal.share.map(|share| share.to_string()).unwrap_or_default(),
            due: goal.due_on.to_string(),
            version: goal.version,
            ..Self::default()
        };
        match &goal.measure {
            Measure::Seen { how } => Self { by: "seen".to_owned(), how: Personal::new(how.clone()), ..base },
            Measure::Test { subject, series, part, target } => {
                let (target, value) = match target {
                    Target::Level(level) => ("level", level.name().to_owned()),
                    Target::Score(score) => ("score", number(*score)),
                    Target::Growth(growth) => ("growth", number(*growth)),
                };
                Self {
                    by: "test".to_owned(),
                    subject: subject.clone(),
                    series: series.as_ref().map(|one| one.0.clone()).unwrap_or_default(),
                    moment: part.map(|part| part.letter().to_string()).unwrap_or_default(),
                    target: target.to_owned(),
                    value,
                    ..base
                }
            }
        }
    }

    /// What was meant.
    pub(super) fn read(&self, texts: &Texts) -> Result<GoalTyped, Wrong> {
        let mut wrong = Wrong::new();
        let share = self.share.trim().trim_end_matches('%').trim_end();
        let share = match share {
            "" => None,
            share => share.parse::<u8>().map(Some).unwrap_or_else(|_| {
                wrong.push(("share", texts.plan_goal_bad_share().to_owned()));
                None
            }),
        };
        let due_on = match self.due.trim() {
            "" => None,
            due => due.parse().map(Some).unwrap_or_else(|_| {
                wrong.push(("due", texts.plan_goal_bad_due().to_owned()));
                None
            }),
        };
        let measure = match self.by.as_str() {
            "test" => self.measured(texts, &mut wrong),
            _ => Some(Measure::Seen { how: self.how.reveal().clone() }),
        };
        match measure.filter(|_| wrong.is_empty()) {
            Some(measure) => {
                let (part, wording) = (self.part.clone(), self.wording.clone());
                Ok(GoalTyped { part, wording, measure, due_on, share })
            }
            None => Err(wrong),
        }
    }

    fn measured(&self, texts: &Texts, wrong: &mut Wrong) -> Option<Measure> {
        let value = self.value.trim();
        let number = || value.parse::<Decimal>().ok();
        let target = match self.target.as_str() {
            "score" => number().map(Target::Score),
            "growth" => number().map(Target::Growth),
            _ => Level::parse_any(value).ok().map(Target::Level),
        };
        let Some(target) = target else {
            wrong.push(("value", texts.plan_goal_bad_value().to_owned()));
            return None;
        };
        let part = Part::ALL.into_iter().find(|part| self.moment == part.letter().to_string());
        let series = (!self.series.is_empty()).then(|| Series(self.series.clone()));
        Some(Measure::Test { subject: self.subject.trim().to_owned(), series, part, target })
    }
}

/// What is wrong with a goal, by the field it is about.
pub(super) fn problem_words(texts: &Texts, problem: GoalProblem) -> (&'static str, String) {
    let count = |number: usize| u64::try_from(number).unwrap_or_default();
    match problem {
        GoalProblem::NoWording => ("wording", texts.plan_goal_no_wording().to_owned()),
        GoalProblem::TooLong => ("wording", texts.plan_goal_too_long(count(LONGEST_GOAL))),
        GoalProblem::NoMeasure => ("how", texts.plan_goal_no_measure().to_owned()),
        GoalProblem::MeasureTooLong => ("how", texts.plan_goal_too_long(count(LONGEST_GOAL))),
        GoalProblem::Share => ("share", texts.plan_goal_bad_share().to_owned()),
        GoalProblem::Due => ("due", texts.plan_goal_bad_due().to_owned()),
        GoalProblem::NoSuchPart => ("wording", texts.plan_goal_bad_part().to_owned()),
        GoalProblem::TooMany => ("wording", texts.plan_goal_too_many(count(MOST_GOALS))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::results::LevelScale;
    use i18n::Language;

    fn typed(target: &str, value: &str) -> GoalFields {
        GoalFields {
            by: "test".to_owned(),
            subject: "Rekenen".to_owned(),
            moment: "M".to_owned(),
            target: target.to_owned(),
            value: value.to_owned(),
            share: "80%".to_owned(),
            ..GoalFields::default()
        }
    }

    #[test]
    fn reads_levels_numbers_and_shares_as_people_type_them() {
        let texts = Texts::of(Language::Nl);
        let goal = typed("level", "iii").read(texts).unwrap();
        let level = Level::named(LevelScale::Roman, "III").unwrap();
        let test = |target| Measure::Test {
            subject: "Rekenen".to_owned(),
            series: None,
            part: Some(Part::Middle),
            target,
        };
        assert_eq!((goal.measure, goal.share), (test(Target::Level(level)), Some(80)));
        let goal = typed("growth", "7,5").read(texts).unwrap();
        assert_eq!(goal.measure, test(Target::Growth(Decimal::from_thousandths(7_500))));
    }

    #[test]
    fn says_at_which_field_something_is_wrong() {
        let texts = Texts::of(Language::Nl);
        let wrong = GoalFields { share: "veel".to_owned(), due: "ooit".to_owned(), ..typed("score", "hoog") };
        let fields: Vec<&str> = wrong.read(texts).unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["share", "due", "value"]);
    }
}
