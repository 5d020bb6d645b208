//! What pages, paper and plans say alike: titles, goals and why a pupil stands where she stands.

use super::{
    period::Period,
    propose::{GoalDraft, Proposal},
};
use domain::{
    plans::{Arrangement, ClusterRule, Measure, PlanStyle, Proposed, Target},
    results::{LevelScale, Part},
};
use i18n::Texts;

/// The title of a new plan.
pub(super) fn title(texts: &Texts, group: &str, subjects: &[String], period: Period) -> String {
    let language = texts.language();
    let (from, until) = (language.month_and_year(period.starts_on), language.month_and_year(period.ends_on));
    let all = subjects.join(", ");
    texts.group_plan_new_title(from.as_str(), group, all.as_str(), until.as_str())
}

/// The name of an arrangement.
pub fn arrangement_words(texts: &Texts, arrangement: Arrangement) -> &'static str {
    match arrangement {
        Arrangement::Intensive => texts.group_plan_intensive(),
        Arrangement::Basic => texts.group_plan_basic(),
        Arrangement::Extended => texts.group_plan_extended(),
    }
}

/// A style of group plan.
pub fn style_words(texts: &Texts, style: PlanStyle) -> &'static str {
    match style {
        PlanStyle::Block => texts.group_plan_style_block(),
        PlanStyle::GoalsOnly => texts.group_plan_style_goals_only(),
        _ => texts.group_plan_style_period(),
    }
}

/// What a text of a group plan is called.
pub fn field_name(texts: &Texts, field: &str) -> &'static str {
    match field {
        "content" => texts.group_plan_content(),
        "approach" => texts.group_plan_approach(),
        "organisation" => texts.group_plan_organisation(),
        "materials" => texts.group_plan_materials(),
        "evaluation_how" => texts.group_plan_evaluation_how(),
        "evaluation_worked" => texts.group_plan_worked(),
        "evaluation_failed" => texts.group_plan_failed(),
        "evaluation_next" => texts.group_plan_what_next(),
        _ => texts.group_plan_halfway(),
    }
}

/// What a drafted goal says.
pub fn draft_words(texts: &Texts, draft: &GoalDraft) -> String {
    goal_words(texts, &draft.measure, draft.share)
}

/// What a goal says that is measured so, and that so many have to reach.
pub(super) fn goal_words(texts: &Texts, measure: &Measure, share: u8) -> String {
    let who = match share {
        100 => texts.group_plan_everybody().to_owned(),
        share => texts.group_plan_at_least(share.to_string().as_str()),
    };
    let who = who.as_str();
    match measure {
        Measure::Seen { how } => texts.group_plan_goal_seen(how.as_str(), who),
        Measure::Test { subject, part, target, .. } => {
            let when = part.map_or("none", part_code);
            let subject = subject.as_str();
            match target {
                Target::Level(level) => texts.group_plan_goal_level(level.name(), subject, when, who),
                Target::Score(score) => {
                    let score = texts.language().decimal(score.thousandths());
                    texts.group_plan_goal_score(score.as_str(), subject, when, who)
                }
                Target::Growth(growth) => {
                    let growth = texts.language().decimal(growth.thousandths());
                    texts.group_plan_goal_growth(growth.as_str(), subject, when, who)
                }
            }
        }
    }
}

const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Begin => "begin",
        Part::Middle => "middle",
        Part::End => "end",
    }
}

/// Why an arrangement is proposed, in a few words.
pub fn why_words(texts: &Texts, proposal: &Proposal) -> String {
    let subject = proposal.subject.as_deref().unwrap_or_default();
    match proposal.proposed {
        Proposed::Level(_, level) => texts.group_plan_why_level(level.name(), subject),
        Proposed::Fallen(_, level) => texts.group_plan_why_fallen(level.name(), subject),
        Proposed::Unknown => texts.group_plan_why_unknown().to_owned(),
    }
}

/// A rule in one sentence.
pub fn rule_words(texts: &Texts, rule: ClusterRule) -> String {
    let name = |band: u8| {
        let both = [LevelScale::Roman, LevelScale::Letter].map(|scale| band_name(scale, band));
        let [roman, letter] = both;
        texts.group_plan_either_level(letter, roman)
    };
    let (low, high) = (name(rule.intensive_from), name(rule.extended_until));
    let sentence = texts.group_plan_rule(high.as_str(), low.as_str());
    match rule.minds_falls {
        true => format!("{sentence} {}", texts.group_plan_rule_falls()),
        false => sentence,
    }
}

/// The name of a band on a scale, counted from the highest.
pub fn band_name(scale: LevelScale, band: u8) -> &'static str {
    let names = match scale {
        LevelScale::Letter => ["A", "B", "C", "D", "E"],
        _ => ["I", "II", "III", "IV", "V"],
    };
    names.get(usize::from(band)).copied().unwrap_or_default()
}
