//! What is shown on the wall, slide by slide, made from the outcome and the talk.

use app::surveys::{
    FigureTable, RankedFigures, RankedGroup, RankingResult, Results, Talk, Words, agreement_words,
    changes_table, check_words, gap_words, gaps_table, mean_words, means_table, pictures, places_table,
    question_table, response_table,
};
use domain::surveys::AgreementState;
use i18n::Texts;

/// One slide. What is empty is left out.
#[derive(Default)]
pub(super) struct Slide {
    /// Its name in the address, after `#`.
    pub(super) name: String,
    pub(super) title: String,
    /// Sentences, in large type.
    pub(super) say: Vec<String>,
    /// Names with what they mean.
    pub(super) terms: Vec<(String, String)>,
    /// Lines under each other, numbered.
    pub(super) lines: Vec<String>,
    /// A picture, as an `svg` element.
    pub(super) picture: Option<String>,
    pub(super) table: Option<FigureTable>,
    /// Whether the table says the same as the picture, and is shown on demand.
    pub(super) is_table_folded: bool,
    /// Whether the remarks are shown here as they come in.
    pub(super) is_live: bool,
}

impl Slide {
    fn new(name: &str, title: &str) -> Self {
        Self { name: name.to_owned(), title: title.to_owned(), ..Self::default() }
    }

    fn with_picture(self, picture: Option<app::surveys::Picture>, table: FigureTable) -> Self {
        let picture = picture.map(|one| one.svg);
        Self { is_table_folded: picture.is_some(), picture, table: Some(table), ..self }
    }
}

/// All slides after the first, which has the title.
pub(super) fn slides(texts: &'static Texts, results: &Results, words: &Words, talk: &Talk) -> Vec<Slide> {
    let mut all = vec![question(texts, results)];
    let response = Slide::new("response", texts.talk_slide_response());
    all.push(Slide { table: Some(response_table(texts, results)), ..response });
    match &results.ranking {
        Some(ranking) if ranking.with_figures().next().is_some() => all.extend(of_ranking(texts, ranking)),
        _ => {}
    }
    all.extend(of_words(texts, results, words));
    all.extend(of_questions(texts, results));
    if !results.is_counted() {
        let slide = Slide::new("later", texts.talk_slide_later());
        all.push(Slide { say: vec![texts.talk_slide_later_why().to_owned()], ..slide });
    }
    all.extend(of_talk(texts, talk));
    all
}

/// What was asked.
fn question(texts: &Texts, results: &Results) -> Slide {
    let survey = &results.survey;
    let asked = survey.questions.iter().map(|question| question.text.clone());
    let levels = survey.levels.iter().map(|level| (level.name.clone(), level.description.clone()));
    let slide = Slide::new("question", texts.talk_slide_question());
    if survey.levels.is_empty() {
        return Slide { lines: asked.collect(), ..slide };
    }
    Slide { say: vec![texts.talk_slide_ranked(survey.levels.len())], terms: levels.collect(), ..slide }
}

fn of_ranking(texts: &'static Texts, ranking: &RankingResult) -> Vec<Slide> {
    let mut all: Vec<Slide> =
        ranking.with_figures().map(|(group, figures)| of_group(texts, ranking, (group, figures))).collect();
    let drawn = pictures(texts, "all", ranking);
    if all.len() > 1 {
        let slide = Slide::new("groups", texts.talk_slide_groups());
        all.push(slide.with_picture(drawn.bars, means_table(texts, ranking)));
        let slide = Slide::new("order", texts.talk_slide_order());
        all.push(slide.with_picture(drawn.lines, places_table(texts, ranking)));
    }
    if let Some(largest) = ranking.gaps.first() {
        let slide = Slide::new("gaps", texts.talk_slide_gaps());
        let say = vec![gap_words(texts, ranking, largest)];
        all.push(Slide { say, ..slide.with_picture(drawn.gaps, gaps_table(texts, ranking)) });
    }
    let changes = changes_table(texts, ranking);
    all.extend(
        changes
            .map(|table| Slide { table: Some(table), ..Slide::new("changes", texts.talk_slide_changes()) }),
    );
    all
}

/// What one group says: its bars, its order, and how far it agrees.
fn of_group(
    texts: &Texts,
    ranking: &RankingResult,
    (group, figures): (&RankedGroup, &RankedFigures),
) -> Slide {
    let name = format!("group-{}", group.no);
    let alone =
        RankingResult { levels: ranking.levels.clone(), groups: vec![group.clone()], gaps: Vec::new() };
    let slide = Slide::new(&name, &texts.talk_slide_group(group.name.as_str()));
    let slide = slide.with_picture(pictures(texts, &name, &alone).bars, group_table(texts, ranking, figures));
    let first = figures.summary.order.first().into_iter().flatten();
    let first = first.map(|level| ranking.level(*level)).collect::<Vec<_>>().join(", ");
    let first = texts.outcome_first(group.name.as_str(), first.as_str());
    Slide { say: vec![first, agreement_words(texts, figures)], ..slide }
}

/// The levels in the order of one group, with their means.
fn group_table(texts: &Texts, ranking: &RankingResult, figures: &RankedFigures) -> FigureTable {
    let means = &figures.summary.means;
    let mean = |level: usize| level.checked_sub(1).and_then(|at| means.get(at)).copied().unwrap_or_default();
    let row = |level: &usize| vec![ranking.level(*level).to_owned(), mean_words(texts, mean(*level))];
    FigureTable {
        title: texts.talk_slide_group_table().to_owned(),
        head: vec![texts.outcome_level().to_owned(), texts.outcome_mean().to_owned()],
        rows: figures.summary.order.iter().flatten().map(row).collect(),
    }
}

fn of_words(texts: &Texts, results: &Results, words: &Words) -> Option<Slide> {
    let say: Vec<String> = words.checks.iter().map(|check| check_words(texts, results, check)).collect();
    (!say.is_empty()).then(|| Slide { say, ..Slide::new("words", texts.talk_slide_words()) })
}

fn of_questions(texts: &'static Texts, results: &Results) -> Vec<Slide> {
    let slide = |question: &app::surveys::QuestionResult| {
        let slide = Slide::new(&format!("question-{}", question.no + 1), &question.question.text);
        match &question.ranking {
            Some(ranking) if ranking.with_figures().next().is_some() => {
                let drawn = pictures(texts, &slide.name, ranking);
                Some(slide.with_picture(drawn.bars, means_table(texts, ranking)))
            }
            Some(_) => None,
            None => question_table(texts, question).map(|table| Slide { table: Some(table), ..slide }),
        }
    };
    results.questions.iter().filter_map(slide).collect()
}

fn of_talk(texts: &Texts, talk: &Talk) -> Vec<Slide> {
    let subjects: Vec<String> = talk.subjects.lines.iter().map(|one| one.text.clone()).collect();
    let subjects = (!subjects.is_empty())
        .then(|| Slide { lines: subjects, ..Slide::new("subjects", texts.talk_slide_subjects()) });
    let live = Slide { is_live: true, ..Slide::new("remarks", texts.talk_slide_remarks()) };
    let kept = talk.agreements.iter().filter(|one| one.state != AgreementState::Dropped);
    let row = |one: &domain::surveys::SurveyAgreement| {
        let due = one.due.map(|day| texts.language().long_date(day)).unwrap_or_default();
        vec![one.what.clone(), one.who.clone(), due]
    };
    let rows: Vec<Vec<String>> = kept.map(row).collect();
    let head = [texts.talk_agreement_what(), texts.talk_agreement_who(), texts.talk_agreement_due()];
    let table = FigureTable {
        title: texts.talk_agreements().to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows,
    };
    let agreements = Slide::new("agreements", texts.talk_slide_agreements());
    let agreements = match table.rows.is_empty() {
        true => Slide { say: vec![texts.talk_slide_nothing_agreed().to_owned()], ..agreements },
        false => Slide { table: Some(table), ..agreements },
    };
    subjects.into_iter().chain([live, agreements]).collect()
}
