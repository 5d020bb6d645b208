//! The outcome of a round on paper: the same as the page, without the open answers.

use super::{
    Picture, QuestionResult, RankingResult, Results,
    pictures::pictures,
    results,
    say::{agreement_words, check_words, sure_gap_words},
    tables::{
        FigureTable, changes_table, gaps_table, means_table, places_table, question_table, response_table,
        spread_table,
    },
};
use crate::{
    Ctx, Error,
    surveys::{Words, words},
    trust::paper::{self, section, table},
};
use documents::sections::{Part, Picture as Drawing, Section};
use domain::{ids::SurveyId, surveys::QuestionKind};
use i18n::Texts;

/// The outcome of a round as an accessible PDF.
///
/// # Errors
/// When the round is out of sight, or the document cannot be made.
pub async fn results_pdf(
    ctx: &Ctx,
    texts: &'static Texts,
    school: &str,
    id: SurveyId,
) -> Result<Vec<u8>, Error> {
    let found = results(ctx, school, id).await?;
    let words = words(ctx, school, id, None).await?;
    let sections = sections(texts, &found, &words);
    let purpose = if found.survey.is_example { texts.outcome_example() } else { texts.outcome_purpose() };
    let title = (texts.outcome_title(), found.survey.title.as_str(), purpose);
    paper::pdf(ctx, texts, &found.school, title, sections).await
}

/// All figures of a round, for this paper and for the report.
pub(in crate::surveys) fn sections(texts: &'static Texts, results: &Results, words: &Words) -> Vec<Section> {
    let mut sections = vec![short(texts, results, words)];
    if let Some(ranking) = &results.ranking {
        sections.extend(of_ranking(texts, "levels", ranking));
    }
    sections.extend(results.questions.iter().filter_map(|question| of_question(texts, question)));
    sections
}

fn short(texts: &'static Texts, results: &Results, words: &Words) -> Section {
    let mut parts = vec![part(&response_table(texts, results))];
    let said = highlights(texts, results, words);
    parts.extend((!said.is_empty()).then(|| Part::Text(said.join("\n"))));
    if !results.is_counted() {
        parts.push(Part::Text(texts.outcome_not_yet_why().to_owned()));
    }
    section(texts.outcome_short(), parts)
}

/// What stands out, in a few sentences: what each group puts first, where groups differ most and least, and where ranking and
/// words do not say the same.
pub fn highlights(texts: &Texts, results: &Results, words: &Words) -> Vec<String> {
    let Some(ranking) = &results.ranking else { return Vec::new() };
    let mut said: Vec<String> = Vec::new();
    for (group, figures) in ranking.with_figures() {
        let first = figures.summary.order.first().into_iter().flatten();
        let names: Vec<&str> = first.map(|level| ranking.level(*level)).collect();
        said.push(texts.outcome_first(group.name.as_str(), names.join(", ").as_str()));
    }
    said.extend(ranking.gaps.first().map(|gap| sure_gap_words(texts, ranking, gap)));
    let nearest = ranking.widest().last().copied().filter(|_| !ranking.gaps.is_empty());
    said.extend(nearest.map(|(level, _)| texts.outcome_nearest(ranking.level(level))));
    said.extend(words.checks.iter().map(|check| check_words(texts, results, check)));
    said
}

fn of_ranking(texts: &'static Texts, id: &str, ranking: &RankingResult) -> Vec<Section> {
    if ranking.with_figures().next().is_none() {
        return Vec::new();
    }
    let drawn = pictures(texts, id, ranking);
    let with = |picture: Option<Picture>, tables: Vec<FigureTable>| {
        let drawing = picture.map(|one| {
            Part::Picture(Drawing {
                caption: String::new(),
                svg: one.svg,
                label: format!("{}. {}", one.title, one.words),
            })
        });
        drawing.into_iter().chain(tables.iter().map(part)).collect::<Vec<_>>()
    };
    let agreement = ranking.with_figures().map(|(group, figures)| {
        texts.outcome_of_group(group.name.as_str(), agreement_words(texts, figures).as_str())
    });
    let agreement = Part::Text(agreement.collect::<Vec<_>>().join("\n"));
    let mut sections = vec![
        section(
            texts.outcome_bars(),
            with(drawn.bars, vec![means_table(texts, ranking), spread_table(texts, ranking)]),
        ),
        section(texts.outcome_lines(), with(drawn.lines, vec![places_table(texts, ranking)])),
        section(texts.outcome_agreement(), vec![agreement]),
    ];
    if !ranking.gaps.is_empty() {
        sections.push(section(texts.outcome_gaps(), with(drawn.gaps, vec![gaps_table(texts, ranking)])));
    }
    let changes = changes_table(texts, ranking);
    sections.extend(changes.map(|table| section(texts.outcome_changes(), vec![part(&table)])));
    sections
}

fn of_question(texts: &'static Texts, question: &QuestionResult) -> Option<Section> {
    if question.question.kind == QuestionKind::Open {
        return None;
    }
    let parts = match &question.ranking {
        Some(ranking) if ranking.with_figures().next().is_some() => {
            vec![part(&means_table(texts, ranking)), part(&places_table(texts, ranking))]
        }
        Some(_) => vec![Part::Text(texts.outcome_no_figures().to_owned())],
        None => match question_table(texts, question) {
            Some(table) => vec![part(&table)],
            None => vec![Part::Text(texts.outcome_no_figures().to_owned())],
        },
    };
    Some(section(&question.question.text, parts))
}

pub(in crate::surveys) fn part(one: &FigureTable) -> Part {
    let head: Vec<&str> = one.head.iter().map(String::as_str).collect();
    table(&one.title, &head, one.rows.clone())
}

impl QuestionResult {
    /// Whether any group has figures for this question.
    pub fn has_figures(&self) -> bool {
        self.groups.iter().any(|group| group.counted.is_some())
            || self.ranking.as_ref().is_some_and(|ranking| ranking.with_figures().next().is_some())
    }
}
