//! A plan in words, heading by heading: what its paper says, what guardians read, and what goes to a word processor.

use super::{
    results::SubjectStanding,
    view::{PupilPlan, name_in},
};
use crate::{
    needs,
    plans::{
        GoalStanding,
        words::{kind_words, measure_words, outcome_words, reading_words, state_words},
    },
    results::chart,
};
use domain::{
    needs::{NeedKind, NeedLine},
    plans::{
        Block, Consent, ConsentAnswer, ConsentStanding, GoalOutcome, LayoutSection, PlanKind, Reading,
        counting,
    },
    register::Authority,
};
use i18n::Texts;
use jiff::civil::Date;

/// What is not filled in, where the paper shows that it is asked.
const OPEN: &str = "–";

/// The most pictures of a paper: with more nobody turns the page.
const MOST_PICTURES: usize = 2;

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSection {
    /// The heading.
    pub heading: String,
    /// What stands there.
    pub parts: Vec<PaperPart>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperPart {
    /// A text.
    Text(String),
    /// What is asked, with what was written.
    Pairs(Vec<(String, String)>),
    /// A table with a summary of what it is.
    Table {
        /// What it is.
        summary: String,
        /// The heads of its columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A picture with its words.
    Picture {
        /// As SVG.
        svg: String,
        /// What it is.
        label: String,
    },
}

/// The sections of the paper: all headings of the layout; those that are empty only when the layout says so.
pub(super) fn paper_sections(texts: &Texts, found: &PupilPlan) -> Vec<PaperSection> {
    let mut all = vec![head(texts, found, true)];
    all.extend(found.sections.iter().filter_map(|one| section(texts, found, one, true)));
    all.extend(checklist(texts, found));
    all.extend(left_over(texts, found));
    all.extend(log(texts, found));
    all
}

/// The sections that guardians read: what was written and what came of it, without what the school keeps for itself; what the
/// tests say only where the school shares that.
pub(super) fn shared_sections(texts: &Texts, found: &PupilPlan, shares_results: bool) -> Vec<PaperSection> {
    let mut all = vec![head(texts, found, false)];
    let is_theirs = |block: Block| block != Block::Results || shares_results;
    let said = found.sections.iter().filter(|one| found.says_something(one) && is_theirs(one.block));
    all.extend(said.filter_map(|one| section(texts, found, one, false)));
    all
}

fn pairs<'a>(all: impl IntoIterator<Item = (&'a str, String)>) -> PaperPart {
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    PaperPart::Pairs(known.map(|(key, value)| (key.to_owned(), value)).collect())
}

fn table(summary: &str, head: &[&str], rows: Vec<Vec<String>>) -> PaperPart {
    let head = head.iter().map(|word| (*word).to_owned()).collect();
    PaperPart::Table { summary: summary.to_owned(), head, rows }
}

/// What kind of plan it is, of whom, from when until when.
fn head(texts: &Texts, found: &PupilPlan, is_paper: bool) -> PaperSection {
    let plan = found.plan();
    let date = |day: Date| texts.language().long_date(day);
    let names: Vec<String> = found.people.iter().map(|one| one.name.full()).collect();
    let is_edition = plan.kind == PlanKind::Development;
    let edition = if is_edition { texts.pupil_plan_edition(plan.edition) } else { String::new() };
    let group = found.group.as_ref().map(|group| group.name.clone()).unwrap_or_default();
    let days = texts.pupil_plan_days(date(plan.starts_on).as_str(), date(plan.ends_on).as_str());
    let facts = pairs([
        (texts.pupil_plan_for(), names.join(", ")),
        (texts.head_group(), group),
        (texts.pupil_plan_subjects(), plan.subjects.join(", ")),
        (texts.pupil_plan_period(), days),
        (texts.plans_column_state(), state_words(texts, plan.state).to_owned()),
        (texts.pupil_plan_agreed_on(), agreed_words(texts, found, is_paper)),
        (texts.pupil_plan_edition_label(), edition),
        (texts.pupil_plan_author(), plan.author_name.reveal().clone()),
    ]);
    PaperSection { heading: kind_words(texts, plan.kind).to_owned(), parts: vec![facts] }
}

/// Since when guardians agree, and on the paper of the school who does.
fn agreed_words(texts: &Texts, found: &PupilPlan, is_paper: bool) -> String {
    let Some(day) = found.plan().agreed_on else { return String::new() };
    let date = texts.language().long_date(day);
    let counted = counting(&found.consents).into_iter();
    let counted = counted.filter(|one| is_paper && one.answer == ConsentAnswer::Agrees);
    let names: Vec<&str> = counted.map(|one| one.who.reveal().as_str()).collect();
    if names.is_empty() { date } else { texts.pupil_plan_agreed_by(date.as_str(), names.join(", ").as_str()) }
}

fn section(texts: &Texts, found: &PupilPlan, of: &LayoutSection, is_paper: bool) -> Option<PaperSection> {
    if !of.always && !found.says_something(of) {
        return None;
    }
    let mut parts = block(texts, found, of.block, is_paper);
    let answered = of.fields.iter().map(|field| {
        let said = found.text(&field.key);
        let is_open = said.is_empty() && of.always;
        (field.title.as_str(), if is_open { OPEN.to_owned() } else { said.to_owned() })
    });
    match pairs(answered) {
        PaperPart::Pairs(none) if none.is_empty() => {}
        some => parts.push(some),
    }
    if parts.is_empty() {
        parts.push(PaperPart::Text(OPEN.to_owned()));
    }
    Some(PaperSection { heading: of.title.clone(), parts })
}

fn block(texts: &Texts, found: &PupilPlan, of: Block, is_paper: bool) -> Vec<PaperPart> {
    match of {
        Block::Texts | Block::Hearing | Block::Evaluation => Vec::new(),
        Block::Person => vec![person(texts, found)],
        Block::Results => results(texts, found, is_paper),
        Block::Factors => factors(texts, found),
        Block::Needs => needs_part(texts, found),
        Block::Goals if is_paper => goals(texts, found),
        Block::Goals => goals_in_short(texts, found),
        Block::Consent => consents(texts, found, is_paper),
    }
}

fn person(texts: &Texts, found: &PupilPlan) -> PaperPart {
    let pupil = &found.pupil;
    let date = |day: Date| texts.language().date(day);
    pairs([
        (texts.word_born(), pupil.born_on.as_ref().map(|day| date(*day.reveal())).unwrap_or_default()),
        (texts.word_entered(), pupil.entered_on.map(date).unwrap_or_default()),
        (texts.word_left(), pupil.left_on.map(date).unwrap_or_default()),
    ])
}

fn results(texts: &Texts, found: &PupilPlan, is_paper: bool) -> Vec<PaperPart> {
    if found.standing.is_empty() {
        return vec![PaperPart::Text(texts.pupil_no_results().to_owned())];
    }
    let rows = found.standing.iter().map(|one| standing_row(texts, one)).collect();
    let head = [
        texts.head_subject(),
        texts.head_date(),
        texts.head_moment(),
        texts.head_level(),
        texts.head_skill_score(),
        texts.head_functioning_level(),
        texts.head_dle(),
        texts.pupil_plan_growth(),
    ];
    let name = found.pupil.name.first.reveal().as_str();
    let picture = |one: &SubjectStanding| {
        let label = texts.shared_chart_title(name, one.subject());
        chart::scores(texts, &one.progress, &label).map(|svg| PaperPart::Picture { svg, label })
    };
    let mut parts = vec![table(texts.pupil_plan_standing(), &head, rows)];
    if is_paper {
        parts.extend(found.standing.iter().filter_map(picture).take(MOST_PICTURES));
    }
    parts
}

/// Where a pupil stands in one subject, as the row of a table.
pub fn standing_row(texts: &Texts, one: &SubjectStanding) -> Vec<String> {
    let (language, latest) = (texts.language(), one.progress.latest());
    let decimal = |value: Option<domain::results::Decimal>| {
        value.map(|value| language.decimal(value.thousandths())).unwrap_or_default()
    };
    vec![
        one.subject().to_owned(),
        language.date(latest.taken_on),
        latest.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        one.level().map(|level| level.name().to_owned()).unwrap_or_default(),
        decimal(latest.skill_score),
        latest.functioning_level.as_deref().unwrap_or_default().to_owned(),
        decimal(latest.dle),
        one.didactic_growth().map(|growth| format!("{growth}%")).unwrap_or_default(),
    ]
}

/// What helps and what hinders, side by side.
fn factors(texts: &Texts, found: &PupilPlan) -> Vec<PaperPart> {
    let of = |kind: NeedKind| {
        let lines = found.needs.iter().filter(|one| one.kind == kind);
        lines.map(|one| line_words(texts, one)).collect::<Vec<_>>().join("\n")
    };
    let row = vec![of(NeedKind::Helping), of(NeedKind::Hindering)];
    if row.iter().all(String::is_empty) {
        return Vec::new();
    }
    let head = [texts.pupil_plan_helping(), texts.pupil_plan_hindering()];
    vec![table(texts.pupil_plan_factors(), &head, vec![row])]
}

/// A line of the needs, with who saw it and when.
pub fn line_words(texts: &Texts, line: &NeedLine) -> String {
    match needs::seen_words(texts, line) {
        Some(seen) => format!("{} ({seen})", line.text.reveal()),
        None => line.text.reveal().clone(),
    }
}

fn needs_part(texts: &Texts, found: &PupilPlan) -> Vec<PaperPart> {
    let lines = found.needs.iter().filter(|one| !one.kind.is_factor() && one.kind != NeedKind::TeacherNeed);
    let mut said: Vec<(String, String)> = Vec::new();
    for line in lines {
        let (kind, words) = (needs::kind_words(texts, line.kind), line_words(texts, line));
        match said.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, all)) => all.push_str(&format!("\n{words}")),
            None => said.push((kind, words)),
        }
    }
    if said.is_empty() { Vec::new() } else { vec![PaperPart::Pairs(said)] }
}

fn goals(texts: &Texts, found: &PupilPlan) -> Vec<PaperPart> {
    if found.goals.is_empty() {
        return vec![PaperPart::Text(texts.plan_goals_none().to_owned())];
    }
    let head = [
        texts.pupil_plan_goal(),
        texts.pupil_plan_measure(),
        texts.pupil_plan_due(),
        texts.plan_baseline(),
        texts.plan_actual(),
        texts.plan_outcome_label(),
    ];
    let rows = found.goals.iter().map(|one| goal_row(texts, found, one)).collect();
    vec![table(texts.plan_goals(), &head, rows)]
}

/// The goals without figures: what is asked, by what one sees it, when, and what came of it.
fn goals_in_short(texts: &Texts, found: &PupilPlan) -> Vec<PaperPart> {
    let line = |one: &GoalStanding| {
        let due = texts.plan_due(texts.language().long_date(one.goal.due_on).as_str());
        let said =
            [measure_words(texts, &one.goal.measure), due, outcome_words(texts, one.outcome).to_owned()];
        (one.goal.wording.reveal().clone(), said.join("; "))
    };
    vec![PaperPart::Pairs(found.goals.iter().map(line).collect())]
}

fn goal_row(texts: &Texts, found: &PupilPlan, one: &GoalStanding) -> Vec<String> {
    let reading = |of: fn(&GoalOutcome) -> Option<Reading>| {
        let said = one.pupils.iter().filter_map(|outcome| {
            let words = reading_words(texts, &of(outcome)?);
            Some(of_pupil(found, outcome, words))
        });
        said.collect::<Vec<_>>().join("\n")
    };
    let is_of_several = one.pupils.len() > 1 && one.goal.outcome.is_none();
    let outcome = if is_of_several {
        let said = one.pupils.iter();
        let said = said.map(|other| of_pupil(found, other, outcome_words(texts, other.outcome).to_owned()));
        said.collect::<Vec<_>>().join("\n")
    } else {
        outcome_words(texts, one.outcome).to_owned()
    };
    vec![
        one.goal.wording.reveal().clone(),
        measure_words(texts, &one.goal.measure),
        texts.language().date(one.goal.due_on),
        reading(|one| one.baseline),
        reading(|one| one.actual),
        outcome,
    ]
}

/// What is said of one pupil: with the name when the plan is for several.
fn of_pupil(found: &PupilPlan, outcome: &GoalOutcome, words: String) -> String {
    if found.people.len() < 2 {
        return words;
    }
    format!("{}: {words}", name_in(&found.people, outcome.pupil).reveal())
}

fn consents(texts: &Texts, found: &PupilPlan, is_paper: bool) -> Vec<PaperPart> {
    if !is_paper {
        // What the other guardian said, and how, is between her and the school.
        return vec![PaperPart::Text(consent_words(texts, found.consent()).to_owned())];
    }
    let rows: Vec<Vec<String>> = found
        .consents
        .iter()
        .filter(|one| one.removed.is_none())
        .map(|one| consent_row(texts, one))
        .collect();
    let head = [
        texts.pupil_plan_who_said(),
        texts.pupil_plan_authority(),
        texts.pupil_plan_answer(),
        texts.pupil_plan_how(),
        texts.head_date(),
    ];
    let mut parts = Vec::new();
    if !rows.is_empty() {
        parts.push(table(texts.pupil_plan_consent(), &head, rows));
    }
    parts.push(signatures(texts, found));
    parts
}

/// Where what guardians say stands.
pub const fn consent_words(texts: &Texts, standing: ConsentStanding) -> &'static str {
    match standing {
        ConsentStanding::Agreed => texts.pupil_plan_consent_agreed(),
        ConsentStanding::Refused => texts.pupil_plan_consent_refused(),
        ConsentStanding::Missing => texts.pupil_plan_consent_missing(),
    }
}

/// Somebody's word as the row of a table.
fn consent_row(texts: &Texts, one: &Consent) -> Vec<String> {
    let authority = if one.has_authority { Authority::Yes } else { Authority::No };
    vec![
        one.who.reveal().clone(),
        texts.pupil_plan_has_authority(authority.code()),
        texts.pupil_plan_answer_words(one.answer.code()),
        one.how.reveal().clone(),
        texts.language().date(one.given_on),
    ]
}

/// Lines to sign on: the school, guardians, and the pupil who wants to.
fn signatures(texts: &Texts, found: &PupilPlan) -> PaperPart {
    let head = [
        texts.pupil_plan_sign_who(),
        texts.pupil_plan_sign_name(),
        texts.head_date(),
        texts.pupil_plan_sign(),
    ];
    let row = |who: &str, name: &str| {
        // Room for a hand: an empty line above and under it.
        vec![who.to_owned(), name.to_owned(), String::new(), "\u{a0}\n\u{a0}".to_owned()]
    };
    let rows = vec![
        row(texts.pupil_plan_sign_parent(), ""),
        row(texts.pupil_plan_sign_parent(), ""),
        row(texts.pupil_plan_sign_pupil(), &found.pupil.name.full()),
        row(texts.pupil_plan_sign_school(), ""),
    ];
    table(texts.pupil_plan_signatures(), &head, rows)
}

fn checklist(texts: &Texts, found: &PupilPlan) -> Option<PaperSection> {
    let rows: Vec<Vec<String>> = found
        .checks
        .iter()
        .map(|one| {
            let done = one.done.map(|day| texts.language().date(day));
            vec![one.words.to_owned(), done.unwrap_or_else(|| OPEN.to_owned()), one.remark.reveal().clone()]
        })
        .collect();
    let head = [texts.pupil_plan_check(), texts.pupil_plan_check_done(), texts.plan_outcome_remark()];
    let heading = texts.pupil_plan_checklist();
    let part = table(heading, &head, rows);
    (!found.checks.is_empty()).then(|| PaperSection { heading: heading.to_owned(), parts: vec![part] })
}

/// What was written where the layout has no place for it any more.
fn left_over(texts: &Texts, found: &PupilPlan) -> Option<PaperSection> {
    let left = found.left_over();
    let said = left.iter().map(|one| PaperPart::Text(one.text.reveal().clone()));
    let heading = texts.pupil_plan_left_over().to_owned();
    (!left.is_empty()).then(|| PaperSection { heading, parts: said.collect() })
}

/// How often and how long was worked on it: one line, as the plan has to stay short.
fn log(texts: &Texts, found: &PupilPlan) -> Option<PaperSection> {
    let times = u64::try_from(found.sessions.len()).unwrap_or_default();
    let minutes = u64::try_from(found.minutes()).unwrap_or_default();
    let words = texts.pupil_plan_log_total(minutes, times);
    let heading = texts.pupil_plan_log().to_owned();
    (times > 0).then(|| PaperSection { heading, parts: vec![PaperPart::Text(words)] })
}
