//! The rule by which pupils are proposed for an arrangement: that of the school, else the shipped one.

use crate::{Ctx, Error, norms::table};
use domain::{plans::ClusterRule, register::School};
use i18n::Language;
use policy::{Action, InSchool};
use serde::Deserialize;
use std::sync::LazyLock;
use store::{
    Reads,
    audit::Deed,
    register::{self, KeptChoice},
};

/// The name of the choice among those of the school.
const NAME: &str = "cluster_rule";
/// The most letters of a source.
pub const LONGEST_SOURCE: usize = 300;

#[derive(Deserialize)]
struct Row {
    name: String,
    value: u8,
    source: String,
    source_en: String,
}

static SHIPPED: LazyLock<Vec<Row>> = LazyLock::new(|| table(include_str!("../../../data/cluster_rule.csv")));

/// The rule that comes with Stut.
fn shipped() -> ClusterRule {
    let value = |name: &str| SHIPPED.iter().find(|row| row.name == name).map_or(0, |row| row.value);
    ClusterRule {
        intensive_from: value("intensive_from"),
        extended_until: value("extended_until"),
        minds_falls: value("minds_falls") != 0,
    }
}

/// Where the shipped rule comes from.
pub fn shipped_source(language: Language) -> String {
    let words = SHIPPED.iter().map(|row| match language {
        Language::Nl => row.source.as_str(),
        Language::En => row.source_en.as_str(),
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The rule with which a plan of a school begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolRule {
    /// The rule.
    pub rule: ClusterRule,
    /// Where the school has it from; none when it is the shipped one.
    pub source: Option<String>,
    /// Its version; 0 when the school never set one.
    pub version: i64,
}

/// The rule of a school.
pub(super) async fn rule_of(tx: &mut impl Reads, scope: &InSchool) -> Result<SchoolRule, Error> {
    let kept = register::choice(tx, scope, NAME).await?;
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    let own =
        kept.and_then(|kept| Some((serde_json::from_str::<ClusterRule>(&kept.value).ok()?, kept.source)));
    Ok(match own.filter(|(rule, _)| rule.is_sound()) {
        Some((rule, source)) => SchoolRule { rule, source: Some(source), version },
        None => SchoolRule { rule: shipped(), source: None, version },
    })
}

/// The rule of a school, for who may change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn cluster_rule(ctx: &Ctx, school: &str) -> Result<(School, SchoolRule), Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let rule = rule_of(&mut ctx.read().await?, &scope).await?;
    Ok((school, rule))
}

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleProblem {
    /// The bands cross.
    Crossed,
    /// Nothing says where it comes from.
    NoSource,
    /// The source is longer than [`LONGEST_SOURCE`].
    LongSource,
}

/// What came of saving a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong with it.
    Wrong(RuleProblem),
    /// Nothing is saved: somebody was first.
    Meanwhile,
}

/// Sets the rule of a school over the version that was looked at; without one it is the shipped rule again.
///
/// # Errors
/// As for [`cluster_rule`].
pub async fn set_cluster_rule(
    ctx: &Ctx,
    school: &str,
    rule: Option<ClusterRule>,
    (source, version): (&str, i64),
) -> Result<RuleSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditPlanSettings).await?;
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(problem) = rule.and_then(|rule| problem_with(rule, &source)) {
        return Ok(RuleSaved::Wrong(problem));
    }
    let value = match rule {
        Some(rule) => serde_json::to_string(&rule).map_err(|error| Error::Broken(error.into()))?,
        None => String::new(),
    };
    let choice = KeptChoice { name: NAME.to_owned(), value, source, version };
    let mut tx = ctx.write().await?;
    if !register::put_choice(&mut tx, &scope, &choice).await? {
        tx.undo().await?;
        return Ok(RuleSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::PlanSettingsSaved)).await?;
    Ok(RuleSaved::Yes)
}

fn problem_with(rule: ClusterRule, source: &str) -> Option<RuleProblem> {
    if !rule.is_sound() {
        Some(RuleProblem::Crossed)
    } else if source.is_empty() {
        Some(RuleProblem::NoSource)
    } else if source.chars().count() > LONGEST_SOURCE {
        Some(RuleProblem::LongSource)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rule_is_sound_and_says_that_it_is_ours() {
        assert_eq!(shipped(), ClusterRule { intensive_from: 3, extended_until: 0, minds_falls: true });
        assert!(shipped().is_sound());
        assert!(shipped_source(Language::Nl).contains("eigen keuze van Stut"));
        assert!(shipped_source(Language::En).contains("a choice of Stut"));
    }
}
