use super::*;
use crate::surveys::{
    Words, gap_words, gaps_table, highlights, means_table, places_table, question_table, read_answers,
    response_table, results_csv, results_json,
};
use domain::{
    ids::SchoolId,
    roles::RoleLevel,
    surveys::{AnswerWay, Question, QuestionKind, Reply, SurveyKind, Years},
};
use i18n::{Language, Texts};
use std::collections::BTreeMap;
use uuid::Uuid;

const STUDY: &str = include_str!("../../../data/example_round.csv");
const LEVELS: [&str; 5] = ["rt-plus", "systeem", "consulent", "coach", "kennis"];

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn school() -> School {
    School { id: SchoolId(Uuid::nil()), board: None, codes: "77QX00".parse().unwrap(), name: None }
}

fn survey() -> Survey {
    let level = |name: &&str| RoleLevel { name: (*name).to_owned(), ..RoleLevel::default() };
    Survey {
        id: SurveyId(Uuid::nil()),
        kind: SurveyKind::Expectation,
        title: "Ronde".to_owned(),
        intro: String::new(),
        model: None,
        levels: LEVELS.iter().map(level).collect(),
        questions: Vec::new(),
        small_agreed: false,
        state: SurveyState::Closed,
        previous: None,
        is_example: false,
        closes_on: None,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        opened_at: None,
        closed_at: None,
        version: 1,
    }
}

fn answer(group: i64, scores: &[u8]) -> Answer {
    let scores = (!scores.is_empty()).then(|| scores.to_vec());
    Answer { group, way: AnswerWay::Link, scores, replies: BTreeMap::new() }
}

/// A round with its answers; each group with its role and how many were invited.
fn round(survey: Survey, groups: &[(&str, i64)], answers: Vec<Answer>) -> Answered {
    let group = |(no, (name, invited)): (i64, &(&str, i64))| {
        let ways: Vec<AnswerWay> = answers.iter().filter(|one| one.group == no).map(|one| one.way).collect();
        let answered = u32::try_from(ways.len()).unwrap();
        let group = RespondentGroup { no, name: (*name).to_owned(), role: None, invited: *invited };
        GroupResponse { shown: shown(&survey, &ways), group, answered }
    };
    Answered { groups: (1..).zip(groups).map(group).collect(), survey, answers }
}

/// The round of the published study.
fn study(small_agreed: bool) -> Answered {
    let file = read_answers(STUDY.as_bytes()).unwrap();
    let answers = (1..)
        .zip(&file.groups)
        .flat_map(|(no, group)| group.rankings.iter().map(move |one| answer(no, one.scores())));
    let groups = [("directie", 4), ("ib’ers", 5), ("leerkrachten", 15)];
    round(Survey { small_agreed, ..survey() }, &groups, answers.collect())
}

fn counted(now: Answered, before: Option<Answered>) -> Results {
    count(school(), now, before)
}

fn no_words(results: &Results) -> Words {
    Words {
        school: results.school.clone(),
        survey: results.survey.clone(),
        sorters: Vec::new(),
        sorter: None,
        is_done: false,
        groups: Vec::new(),
        checks: Vec::new(),
    }
}

#[test]
fn the_published_study_reads_as_it_was_printed_but_for_the_response() {
    let found = counted(study(true), None);
    let ranking = found.ranking.as_ref().unwrap();
    let means: Vec<Vec<String>> =
        means_table(texts(), ranking).rows.into_iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(
        means,
        [
            ["1", "1,3", "3"],
            ["3,3", "2,8", "3,8"],
            ["3,7", "4", "3,9"],
            ["5", "4,3", "2,8"],
            ["2", "2,8", "1,6"]
        ]
    );
    let response = response_table(texts(), &found);
    assert_eq!(response.rows[2], ["leerkrachten", "8 van 15 (53%)"]);
    assert_eq!(response.head.len(), 2, "nobody is hidden, so nothing is to be remarked");
    let places = places_table(texts(), ranking);
    assert_eq!(places.rows[1][2], "3 (gedeeld)");
    assert_eq!(places.rows[3], ["4 · coach", "1", "1", "4"]);
    assert_eq!(
        gap_words(texts(), ranking, &ranking.gaps[0]),
        "coach: gemiddeld 5 bij directie en 2,8 bij leerkrachten."
    );
    assert_eq!(ranking.widest()[0], (4, 2.25));
    let gaps = gaps_table(texts(), ranking);
    assert_eq!(gaps.rows.len(), 15);
    assert!(gaps.rows[0][3].contains("te weinig"), "three answers are too few to say: {:?}", gaps.rows[0]);
    let said = highlights(texts(), &found, &no_words(&found));
    assert!(
        said.iter().any(|one| one.starts_with("coach: gemiddeld 5") && one.contains("te weinig")),
        "{said:?}"
    );
    assert_eq!(said[0], "Bij directie staat coach bovenaan.");
    assert!(said.contains(&"Over consulent denken de groepen het meest gelijk.".to_owned()), "{said:?}");
}

#[test]
fn a_small_group_has_no_figures_anywhere_unless_it_was_told_beforehand() {
    let found = counted(study(false), None);
    assert_eq!(found.groups[0].shown, Shown::TooFew);
    assert_eq!(found.groups[1].shown, Shown::Yes);
    let ranking = found.ranking.as_ref().unwrap();
    assert_eq!(ranking.groups.iter().map(|one| one.no).collect::<Vec<_>>(), [2, 3]);
    assert!(ranking.gaps.iter().all(|gap| gap.group_a != 1 && gap.group_b != 1));
    let csv = results_csv(&found).unwrap();
    let lines: Vec<&str> = csv.lines().filter(|line| line.starts_with("directie")).collect();
    assert_eq!(lines, ["directie;4;3;;;;;;;;;"], "the response and nothing else");
    let json: serde_json::Value = serde_json::from_str(&results_json(&found).unwrap()).unwrap();
    let groups = json["ranking"]["groups"].as_array().unwrap();
    assert!(groups.iter().all(|group| group["group"] != 1));
    assert_eq!(json["ranking"]["groups"][1]["means"][3], 2.75);
    assert_eq!(json["groups"][2]["response"], 8.0 / 15.0);
}

#[test]
fn who_brings_answers_of_her_own_does_not_bring_out_the_one_that_came_by_link() {
    let brought = |scores: &[u8]| Answer { way: AnswerWay::File, ..answer(1, scores) };
    let own = [&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5], &[1, 2, 3, 4, 5]].map(|scores| brought(scores));
    let padded = own.into_iter().chain([answer(1, &[5, 4, 3, 2, 1])]).collect();
    let found = counted(round(survey(), &[("team", 9)], padded), None);
    assert_eq!(found.groups[0].shown, Shown::TooFew);
    assert!(found.ranking.unwrap().groups.is_empty());
}

#[test]
fn nothing_is_counted_before_the_round_is_closed() {
    let mut open = study(true);
    open.survey.state = SurveyState::Open;
    let open = round(open.survey, &[("directie", 4), ("ib’ers", 5), ("leerkrachten", 15)], open.answers);
    let found = counted(open, None);
    assert_eq!((found.ranking.as_ref(), found.questions.len(), found.answered()), (None, 0, 15));
    assert!(found.groups.iter().all(|one| one.shown == Shown::NotYet));
    assert!(!results_csv(&found).unwrap().contains("coach"));
}

#[test]
fn a_level_that_few_of_a_group_ranked_has_no_figures_either() {
    let mut answers = vec![answer(1, &[]); 5];
    answers.extend([answer(1, &[1, 2, 3, 4, 5]), answer(1, &[5, 4, 3, 2, 1])]);
    let found = counted(round(survey(), &[("team", 9)], answers), None);
    let ranking = found.ranking.unwrap();
    assert_eq!(found.groups[0].shown, Shown::Yes, "seven answered");
    assert_eq!((ranking.groups[0].rankings, ranking.groups[0].figures.as_ref()), (2, None));
}

#[test]
fn a_round_is_laid_beside_the_one_before_where_levels_and_group_are_the_same() {
    let up = vec![answer(1, &[1, 2, 3, 4, 5]); 15];
    let down = vec![answer(1, &[5, 2, 3, 4, 1]); 15];
    let groups = [("team", 15)];
    let now = || round(survey(), &groups, up.clone());
    let found = counted(now(), Some(round(survey(), &groups, down.clone())));
    let changes = &found.ranking.unwrap().groups[0].figures.as_ref().unwrap().changes.clone();
    assert_eq!(changes.iter().map(|one| one.difference).collect::<Vec<_>>(), [-4.0, 0.0, 0.0, 0.0, 4.0]);
    assert!(changes[0].is_clear() && !changes[1].is_clear());
    let has_changes = |before: Answered| {
        let found = counted(now(), Some(before)).ranking.unwrap();
        !found.groups[0].figures.as_ref().unwrap().changes.is_empty()
    };
    assert!(!has_changes(round(survey(), &[("anderen", 8)], down.clone())), "another group");
    assert!(!has_changes(round(survey(), &groups, down[..3].to_vec())), "too few answered then");
    let mut other = survey();
    other.levels[0].name = "anders".to_owned();
    assert!(!has_changes(round(other, &groups, down)), "other levels");
}

fn with_questions() -> Survey {
    let question = |text: &str, kind, groups: &[i64]| Question {
        text: text.to_owned(),
        kind,
        is_required: false,
        groups: groups.to_vec(),
    };
    let options = || ["a", "b", "c"].map(str::to_owned).to_vec();
    let scale = QuestionKind::Scale { steps: 4, low: "nooit".to_owned(), high: "altijd".to_owned() };
    Survey {
        levels: Vec::new(),
        kind: SurveyKind::List,
        questions: vec![
            question("Schaal", scale, &[]),
            question("Keuze", QuestionKind::Choice { options: options(), several: true }, &[2]),
            question("Volgorde", QuestionKind::Ranking { options: options() }, &[]),
            question("Jaren", QuestionKind::Years, &[]),
            question("Open", QuestionKind::Open, &[]),
        ],
        ..survey()
    }
}

fn replied(group: i64, step: u8) -> Answer {
    let replies = [
        (0, Reply::Scale(step)),
        (1, Reply::Choice(vec![0, 2])),
        (2, Reply::Ranking(vec![3, 1, 2])),
        (3, Reply::Years(Years::More)),
    ];
    Answer { replies: replies.into(), ..answer(group, &[]) }
}

#[test]
fn other_questions_are_counted_per_group() {
    let answers: Vec<Answer> = [1, 2, 4, 4].map(|step| replied(1, step)).into();
    let all = answers
        .into_iter()
        .chain([4; 5].map(|step| replied(2, step)))
        .chain([3; 2].map(|step| replied(3, step)));
    let now = round(with_questions(), &[("a", 4), ("b", 5), ("c", 5)], all.collect());
    let found = counted(now, None);
    assert_eq!(found.ranking, None);
    let scale = question_table(texts(), &found.questions[0]).unwrap();
    assert_eq!(scale.head, ["antwoord", "a", "b"], "the third group is too small");
    let rows: Vec<(&str, &str)> = scale.rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(
        rows,
        [
            ("ingevuld", "4"),
            ("1 · nooit", "1"),
            ("2", "1"),
            ("3", "0"),
            ("4 · altijd", "2"),
            ("gemiddelde", "2,8"),
            ("Spreiding", "1 tot 4, standaardafwijking 1,5"),
        ]
    );
    let choice = question_table(texts(), &found.questions[1]).unwrap();
    assert_eq!(choice.head, ["antwoord", "b"], "it was put to the second group only");
    assert_eq!(choice.rows[1..], [["a", "5"], ["b", "0"], ["c", "5"]]);
    let ranking = found.questions[2].ranking.as_ref().unwrap();
    assert_eq!(ranking.with_figures().count(), 2);
    assert_eq!(places_table(texts(), ranking).rows[0], ["1 · a", "1", "1"]);
    let years = question_table(texts(), &found.questions[3]).unwrap();
    assert_eq!(years.rows[3], ["meer dan 15 jaar", "4", "5"]);
    assert!(!found.questions[4].has_figures() && question_table(texts(), &found.questions[4]).is_none());
    let csv = results_csv(&found).unwrap();
    assert!(csv.contains("b;5;5;Keuze;c;5;"), "{csv}");
    assert!(csv.contains("a;4;4;Schaal;;4;2,75;1,5;1;4;;"), "{csv}");
}
