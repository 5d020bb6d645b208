//! From the overview to a plan in one step: what is proposed, and the button that makes it.

use super::{Fields, group_id, value};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::{Tabs, year_group_words},
};
use app::plans::group::{
    BeginField, BeginProblem, BeginTyped, Beginning, LONGEST_TITLE, Made, PeriodProblem, ProposedRow,
    SHORTEST_WEEKS, STYLES, arrangement_words, band_name, begin, longest_weeks, make as make_plan,
    rule_words, shipped_source, style_words, why_words,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    plans::{Arrangement, ClusterRule, PlanStyle},
    results::LevelScale,
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "plans/group_new.html")]
struct NewPage {
    frame: Frame,
    base: String,
    group_name: String,
    tabs: Tabs,
    subjects: Vec<SubjectBox>,
    /// A subject in which the group has no results yet.
    other: String,
    styles: Vec<Choice>,
    preset: &'static str,
    days: Vec<DayField>,
    bands: Bands,
    rule: String,
    rule_source: String,
    rule_settings: Option<String>,
    columns: Vec<ProposedColumn>,
    open: Vec<(String, String)>,
    is_empty: bool,
    problems: Vec<(&'static str, String)>,
}

impl NewPage {
    /// What is wrong with a field.
    fn problem(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|(name, _)| *name == field).map(|(_, words)| words.as_str())
    }
}

/// A day to choose.
pub(super) struct DayField {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) problem: Option<String>,
}

struct SubjectBox {
    name: String,
    words: String,
    is_chosen: bool,
}

pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

/// The fields of a rule.
pub(super) struct Bands {
    pub(super) intensive: Vec<Choice>,
    pub(super) extended: Vec<Choice>,
    pub(super) minds_falls: bool,
}

struct ProposedColumn {
    name: &'static str,
    count: String,
    pupils: Vec<ProposedPupil>,
}

struct ProposedPupil {
    name: String,
    year_group: Option<String>,
    why: String,
}

/// What is proposed for a new plan; with a choice in the address, for that one.
pub(super) async fn new(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(query): Query<Fields>,
) -> Result<Response, PageError> {
    let group = group_id(&ask, &group)?;
    let typed = typed(&query);
    let found = begin(&ask.ctx, ask.texts, &ask.school, group, &typed).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, found, &query)))
}

/// Makes the plan.
pub(super) async fn make(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Form(form): Form<Fields>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let made = make_plan(&ask.ctx, ask.texts, &ask.school, id, &typed(&form)).await;
    match made.map_err(ask.failed())? {
        Made::Yes(plan) => Ok(Redirect::to(&format!("{}/{plan}?done=made", ask.here)).into_response()),
        Made::Wrong(found) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page(&ask, *found, &form))).into_response())
        }
    }
}

fn typed(fields: &Fields) -> BeginTyped {
    let subjects = fields.iter().filter(|(key, _)| key == "subject" || key == "other");
    let style = PlanStyle::from_code(value(fields, "style"));
    // Days that were proposed for another style are proposed anew.
    let is_same = value(fields, "preset") == style.map_or("", PlanStyle::code);
    let day = |name: &str| if is_same { value(fields, name).to_owned() } else { String::new() };
    BeginTyped {
        subjects: subjects.map(|(_, value)| value.clone()).collect(),
        style,
        starts_on: day("starts_on"),
        ends_on: day("ends_on"),
        halfway_on: day("halfway_on"),
        rule: rule_of(fields),
    }
}

/// The rule that was sent; none when none was.
pub(super) fn rule_of(fields: &Fields) -> Option<ClusterRule> {
    let band = |name: &str| value(fields, name).parse::<u8>().ok().filter(|band| *band <= 4);
    Some(ClusterRule {
        intensive_from: band("intensive_from")?,
        extended_until: band("extended_until")?,
        minds_falls: value(fields, "minds_falls") == "1",
    })
}

/// The choices of a rule, each band by its names on both scales.
pub(super) fn bands(texts: &Texts, rule: ClusterRule) -> Bands {
    let choice = |band: u8, chosen: u8| Choice {
        value: band.to_string(),
        words: texts
            .group_plan_either_level(band_name(LevelScale::Letter, band), band_name(LevelScale::Roman, band)),
        is_chosen: band == chosen,
    };
    Bands {
        intensive: (1..=4).map(|band| choice(band, rule.intensive_from)).collect(),
        extended: (0..=3).map(|band| choice(band, rule.extended_until)).collect(),
        minds_falls: rule.minds_falls,
    }
}

fn page(ask: &Ask, found: Beginning, fields: &Fields) -> NewPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let tabs = Tabs::new(&base, (found.group.id, found.group.kind), "plans");
    let subject = |one: &app::plans::group::SubjectChoice| SubjectBox {
        is_chosen: found.chosen.contains(&one.subject),
        words: texts.pupil_count(one.pupils),
        name: one.subject.clone(),
    };
    let style = |one: PlanStyle| Choice {
        value: one.code().to_owned(),
        words: style_words(texts, one).to_owned(),
        is_chosen: one == found.style,
    };
    let offered = |name: &str| found.subjects.iter().any(|one| one.subject == name);
    let other = Some(value(fields, "other")).filter(|other| !offered(other)).unwrap_or_default();
    let open = found.open.iter();
    let open = open.map(|plan| (format!("{}/plans/{}", tabs.overview, plan.id), plan.title.reveal().clone()));
    let source = found.school_rule.source.clone();
    let problems: Vec<(&'static str, String)> =
        found.problems.iter().map(|one| problem_words(texts, *one, found.style)).collect();
    NewPage {
        subjects: found.subjects.iter().map(subject).collect(),
        other: other.to_owned(),
        styles: STYLES.into_iter().map(style).collect(),
        preset: found.style.code(),
        bands: bands(texts, found.rule),
        rule: rule_words(texts, found.rule),
        rule_source: source.unwrap_or_else(|| shipped_source(texts.language())),
        rule_settings: found.may_set_rule.then(|| format!("{base}/settings/clusters")),
        columns: columns(texts, &found.rows),
        open: open.collect(),
        is_empty: found.rows.is_empty(),
        days: day_fields(texts, found.days, &problems),
        problems,
        group_name: found.group.name,
        tabs,
        base,
        frame,
    }
}

/// The three days of a plan in the order in which they come.
pub(super) fn day_fields(
    texts: &'static Texts,
    [starts_on, ends_on, halfway_on]: [String; 3],
    problems: &[(&'static str, String)],
) -> Vec<DayField> {
    let field = |name: &'static str, label: &'static str, value: String| DayField {
        name,
        label,
        value,
        problem: problems.iter().find(|(of, _)| *of == name).map(|(_, words)| words.clone()),
    };
    vec![
        field("starts_on", texts.group_plan_starts_on(), starts_on),
        field("halfway_on", texts.group_plan_halfway_on(), halfway_on),
        field("ends_on", texts.group_plan_ends_on(), ends_on),
    ]
}

fn columns(texts: &Texts, rows: &[ProposedRow]) -> Vec<ProposedColumn> {
    let has_several =
        rows.iter().any(|row| row.year_group != rows.first().and_then(|first| first.year_group));
    let pupil = |row: &ProposedRow| ProposedPupil {
        name: row.pupil.name.full(),
        year_group: row.year_group.filter(|_| has_several).map(|one| year_group_words(texts, one)),
        why: why_words(texts, &row.proposal),
    };
    let column = |arrangement: Arrangement| {
        let here = rows.iter().filter(|row| row.proposal.proposed.arrangement() == arrangement);
        let pupils: Vec<ProposedPupil> = here.map(pupil).collect();
        ProposedColumn {
            name: arrangement_words(texts, arrangement),
            count: texts.pupil_count(pupils.len()),
            pupils,
        }
    };
    Arrangement::ALL.into_iter().map(column).collect()
}

fn problem_words(
    texts: &Texts,
    (field, problem): (BeginField, BeginProblem),
    style: PlanStyle,
) -> (&'static str, String) {
    let words = match problem {
        BeginProblem::Empty => texts.group_plan_no_subject().to_owned(),
        BeginProblem::TooLong => texts.group_plan_too_long(LONGEST_TITLE),
        BeginProblem::Crossed => texts.group_plan_rule_crossed().to_owned(),
        BeginProblem::Period(problem) => period_words(texts, problem, style),
    };
    (field_name(field), words)
}

pub(super) const fn field_name(field: BeginField) -> &'static str {
    match field {
        BeginField::Subjects => "subject",
        BeginField::StartsOn => "starts_on",
        BeginField::EndsOn => "ends_on",
        BeginField::HalfwayOn => "halfway_on",
        BeginField::Rule => "rule",
    }
}

/// What is wrong with the days of a plan.
pub(super) fn period_words(texts: &Texts, problem: PeriodProblem, style: PlanStyle) -> String {
    match problem {
        PeriodProblem::NotADay => texts.group_plan_not_a_day().to_owned(),
        PeriodProblem::TooShort => texts.group_plan_too_short(SHORTEST_WEEKS),
        PeriodProblem::TooLong => texts.group_plan_too_many_weeks(longest_weeks(style)),
        PeriodProblem::OtherYear => texts.group_plan_other_year().to_owned(),
        PeriodProblem::Outside => texts.group_plan_outside().to_owned(),
    }
}
