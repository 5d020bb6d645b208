//! The figures of a round for other programs: CSV for spreadsheets, JSON with full precision. Figures of groups only, never
//! the answers themselves.

use super::{Counted, GroupResponse, QuestionResult, RankingResult, Results};
use crate::{Error, results::harmless};
use anyhow::Context as _;
use domain::surveys::{QuestionKind, Years};
use serde::Serialize;
use serde_json::{Value, json};

/// One line of the CSV: what one group says about one level, step or option.
#[derive(Serialize, Default)]
struct Line {
    group: String,
    invited: i64,
    answered: u32,
    question: String,
    item: String,
    count: String,
    mean: String,
    deviation: String,
    lowest: String,
    highest: String,
    place: String,
    kendall_w: String,
}

/// The figures as CSV with semicolons and decimal commas, as Dutch spreadsheet programs open it: a line for each group and
/// level, step or option. A group without figures has one line with its response.
///
/// # Errors
/// When it cannot be written.
pub fn results_csv(results: &Results) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for group in &results.groups {
        for line in lines(results, group) {
            writer.serialize(line).context("line of the CSV")?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the CSV is text")?)
}

fn lines(results: &Results, group: &GroupResponse) -> Vec<Line> {
    let start = || Line {
        group: harmless(&group.group.name),
        invited: group.group.invited,
        answered: group.answered,
        ..Line::default()
    };
    let mut lines = Vec::new();
    if let Some(ranking) = &results.ranking {
        lines.extend(ranked(ranking, group.group.no, "", &start));
    }
    for question in &results.questions {
        match &question.ranking {
            Some(ranking) => lines.extend(ranked(ranking, group.group.no, &question.question.text, &start)),
            None => lines.extend(counted(question, group.group.no, &start)),
        }
    }
    if lines.is_empty() { vec![start()] } else { lines }
}

fn ranked(ranking: &RankingResult, no: i64, question: &str, start: &dyn Fn() -> Line) -> Vec<Line> {
    let Some((_, figures)) = ranking.with_figures().find(|(group, _)| group.no == no) else {
        return Vec::new();
    };
    let summary = &figures.summary;
    let levels = summary.means.iter().zip(&summary.spreads).zip(1..);
    let line = |((mean, spread), level): ((&f64, &stats::Spread), usize)| Line {
        question: harmless(question),
        item: harmless(ranking.level(level)),
        count: summary.answers.to_string(),
        mean: number(*mean),
        deviation: spread.deviation.map(number).unwrap_or_default(),
        lowest: spread.lowest.to_string(),
        highest: spread.highest.to_string(),
        place: summary.place(level).map(|(place, _)| place.to_string()).unwrap_or_default(),
        kendall_w: number(summary.kendall_w),
        ..start()
    };
    levels.map(line).collect()
}

fn counted(question: &QuestionResult, no: i64, start: &dyn Fn() -> Line) -> Vec<Line> {
    let found = question.groups.iter().find(|group| group.no == no);
    let Some(counted) = found.and_then(|group| group.counted.as_ref()) else { return Vec::new() };
    let text = harmless(&question.question.text);
    let counts = items(question, counted).into_iter().map(|(item, count)| Line {
        question: text.clone(),
        item: harmless(&item),
        count: count.to_string(),
        ..start()
    });
    let mut lines: Vec<Line> = counts.collect();
    if let Counted::Scale(scale, _) = counted {
        lines.push(Line {
            question: text,
            count: scale.answers.to_string(),
            mean: number(scale.mean),
            deviation: scale.spread.deviation.map(number).unwrap_or_default(),
            lowest: scale.spread.lowest.to_string(),
            highest: scale.spread.highest.to_string(),
            ..start()
        });
    }
    lines
}

/// Steps, options or bands, each with how often it was chosen.
fn items(question: &QuestionResult, counted: &Counted) -> Vec<(String, u32)> {
    match (counted, &question.question.kind) {
        (Counted::Scale(scale, _), _) => {
            (1..).map(|step: u32| step.to_string()).zip(scale.counts.iter().copied()).collect()
        }
        (Counted::Choice(counts), QuestionKind::Choice { options, .. }) => {
            options.iter().cloned().zip(counts.iter().copied()).collect()
        }
        (Counted::Years(counts), _) => {
            Years::ALL.iter().map(|band| band.code().to_owned()).zip(counts.iter().copied()).collect()
        }
        (Counted::Choice(_), _) => Vec::new(),
    }
}

fn number(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The figures as JSON, with full precision. Levels, steps and groups count from 1.
///
/// # Errors
/// Never with figures that were counted here.
pub fn results_json(results: &Results) -> Result<String, Error> {
    let group = |one: &GroupResponse| {
        json!({
            "no": one.group.no,
            "name": one.group.name,
            "invited": one.group.invited,
            "answered": one.answered,
            "response": one.response(),
            "has_figures": one.shown == super::Shown::Yes,
        })
    };
    let whole = json!({
        "title": results.survey.title,
        "is_example": results.survey.is_example,
        "closed_at": results.survey.closed_at,
        "groups": results.groups.iter().map(group).collect::<Vec<_>>(),
        "ranking": results.ranking.as_ref().map(ranking_json),
        "questions": results.questions.iter().map(question_json).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&whole).context("the results as JSON")?)
}

fn ranking_json(ranking: &RankingResult) -> Value {
    let groups = ranking.with_figures().map(|(group, figures)| {
        let changes = figures.changes.iter().map(difference_json).collect::<Vec<_>>();
        json!({
            "group": group.no,
            "n": figures.summary.answers,
            "means": figures.summary.means,
            "deviations": figures.summary.spreads.iter().map(|spread| spread.deviation).collect::<Vec<_>>(),
            "order": figures.summary.order,
            "kendall_w": figures.summary.kendall_w,
            "changes": changes,
        })
    });
    let gaps = ranking.gaps.iter().map(|gap| {
        let mut value = difference_json(&gap.difference);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("level".to_owned(), json!(gap.level));
            fields.insert("group_a".to_owned(), json!(gap.group_a));
            fields.insert("group_b".to_owned(), json!(gap.group_b));
        }
        value
    });
    json!({
        "levels": ranking.levels,
        "groups": groups.collect::<Vec<_>>(),
        "gaps": gaps.collect::<Vec<_>>(),
    })
}

fn difference_json(difference: &stats::Difference) -> Value {
    json!({ "difference": difference.difference, "interval": difference.interval })
}

fn question_json(question: &QuestionResult) -> Value {
    let groups = question.groups.iter().map(|group| {
        let items = group.counted.as_ref().map(|counted| items(question, counted));
        let counts = items.map(|items| {
            items.into_iter().map(|(item, count)| json!({ "item": item, "count": count })).collect::<Vec<_>>()
        });
        let mean = match &group.counted {
            Some(Counted::Scale(scale, _)) => Some(scale.mean),
            _ => None,
        };
        json!({ "group": group.no, "n": group.counted.as_ref().map(|_| group.replies), "counts": counts, "mean": mean })
    });
    json!({
        "text": question.question.text,
        "groups": groups.collect::<Vec<_>>(),
        "ranking": question.ranking.as_ref().map(ranking_json),
    })
}
