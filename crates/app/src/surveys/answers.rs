//! Answers to the expectation questionnaire as a table: one row a respondent, the group and a score for each level.

use i18n::Texts;
use stats::{LEAST_LEVELS, MOST_LEVELS, NotARanking, Ranking};

/// The most answers of one group in a file: as many as can be said to be invited.
const MOST_ANSWERS: usize = 9_999;

/// The answers of one group of respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupOfAnswers {
    /// Its name.
    pub name: String,
    /// One ranking for each who answered; never empty.
    pub rankings: Vec<Ranking>,
}

/// All answers, with the groups in the order in which they first occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// How many levels are ranked.
    pub levels: usize,
    /// The groups.
    pub groups: Vec<GroupOfAnswers>,
}

/// A line of the table that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerProblem {
    /// The line, from 1; 1 is the head.
    pub line: u64,
    /// What is wrong with it.
    pub what: WhatIsWrong,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhatIsWrong {
    /// The head is not `group,level_1,level_2,...` with three to nine levels.
    Head,
    /// The line has more or fewer fields than the head.
    Fields {
        /// How many it has.
        found: usize,
        /// How many the head has.
        expected: usize,
    },
    /// The name of the group is left out.
    NoGroup,
    /// A score is no whole number from 1 to the number of levels.
    Outside {
        /// At which level, from 1.
        level: usize,
        /// How many levels there are.
        levels: usize,
    },
    /// Two levels got the same score.
    Twice {
        /// The score.
        score: u8,
        /// The first level that got it.
        first: usize,
        /// The other one.
        second: usize,
    },
    /// A group has more answers than this.
    TooMany {
        /// The most.
        most: usize,
    },
    /// The text is no UTF-8, or a quoted field has no end.
    Unreadable,
    /// There is no answer at all.
    Nothing,
}

/// Reads answers; fields are set apart by commas or, as Dutch spreadsheets write, by semicolons.
///
/// # Errors
/// Every line that cannot be taken.
pub fn read_answers(bytes: &[u8]) -> Result<Answers, Vec<AnswerProblem>> {
    let one = |line, what| vec![AnswerProblem { line, what }];
    let text = std::str::from_utf8(bytes).map_err(|_| one(1, WhatIsWrong::Unreadable))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let head = match rows.next() {
        Some(Ok(head)) => head,
        _ => return Err(one(1, WhatIsWrong::Head)),
    };
    let levels = levels_of(&head).ok_or_else(|| one(1, WhatIsWrong::Head))?;
    let (mut groups, mut problems): (Vec<GroupOfAnswers>, _) = (Vec::new(), Vec::new());
    let mut lines = Lines { text, at: 0, line: 1 };
    for row in rows {
        let Ok(row) = row else {
            problems.push(AnswerProblem { line: 1, what: WhatIsWrong::Unreadable });
            continue;
        };
        let line = lines.of(&row);
        match answer(&row, levels) {
            Ok((name, ranking)) => {
                if add(&mut groups, name, ranking) > MOST_ANSWERS {
                    problems.push(AnswerProblem { line, what: WhatIsWrong::TooMany { most: MOST_ANSWERS } });
                    break;
                }
            }
            Err(what) => problems.push(AnswerProblem { line, what }),
        }
    }
    if groups.is_empty() && problems.is_empty() {
        problems.push(AnswerProblem { line: 1, what: WhatIsWrong::Nothing });
    }
    if problems.is_empty() { Ok(Answers { levels, groups }) } else { Err(problems) }
}

/// Counts lines: the reader of the rows gives the place where it began to look for a row, which lies before empty lines and
/// before the second half of the end of a line.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a row begins; rows come in their order.
    fn of(&mut self, row: &csv::StringRecord) -> u64 {
        let begun = row.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(self.at);
        let skipped = self.text.get(begun..).unwrap_or_default();
        let start = begun + skipped.len() - skipped.trim_start_matches(['\r', '\n']).len();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += u64::try_from(passed.matches('\n').count()).unwrap_or_default();
        self.at = start.max(self.at);
        self.line
    }
}

/// How many levels the head names, when it is as it should be.
fn levels_of(head: &csv::StringRecord) -> Option<usize> {
    let levels = head.len().checked_sub(1)?;
    let mut names = head.iter();
    let is_good = names.next()?.eq_ignore_ascii_case("group")
        && names.zip(1..).all(|(name, level)| name.eq_ignore_ascii_case(&format!("level_{level}")));
    (is_good && (LEAST_LEVELS..=MOST_LEVELS).contains(&levels)).then_some(levels)
}

fn answer(row: &csv::StringRecord, levels: usize) -> Result<(&str, Ranking), WhatIsWrong> {
    if row.len() != levels + 1 {
        return Err(WhatIsWrong::Fields { found: row.len(), expected: levels + 1 });
    }
    let mut fields = row.iter();
    let name = fields.next().filter(|name| !name.is_empty()).ok_or(WhatIsWrong::NoGroup)?;
    let scores = fields.zip(1..).map(|(field, level)| {
        let is_plain = field.bytes().all(|byte| byte.is_ascii_digit());
        let score = field.parse().ok().filter(|_| is_plain);
        score.ok_or(WhatIsWrong::Outside { level, levels })
    });
    let ranking = Ranking::new(scores.collect::<Result<Vec<u8>, _>>()?).map_err(|wrong| match wrong {
        NotARanking::Levels { .. } => WhatIsWrong::Head,
        NotARanking::Outside { level } => WhatIsWrong::Outside { level, levels },
        NotARanking::Twice { score, first, second } => WhatIsWrong::Twice { score, first, second },
    })?;
    Ok((name, ranking))
}

/// Adds an answer to its group; how many that has then.
fn add(groups: &mut Vec<GroupOfAnswers>, name: &str, ranking: Ranking) -> usize {
    match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => {
            group.rankings.push(ranking);
            group.rankings.len()
        }
        None => {
            groups.push(GroupOfAnswers { name: name.to_owned(), rankings: vec![ranking] });
            1
        }
    }
}

/// What is wrong with a line and what to do, as a sentence.
pub fn sentence(texts: &Texts, what: &WhatIsWrong) -> String {
    match what {
        WhatIsWrong::Head => texts.answers_head().to_owned(),
        WhatIsWrong::Fields { found, expected } => texts.answers_fields(*expected, *found),
        WhatIsWrong::NoGroup => texts.answers_no_group().to_owned(),
        WhatIsWrong::Outside { level, levels } => texts.answers_outside(*level, *levels),
        WhatIsWrong::Twice { score, first, second } => {
            texts.answers_twice(*first, i64::from(*score), *second)
        }
        WhatIsWrong::TooMany { most } => texts.answers_too_many(*most),
        WhatIsWrong::Unreadable => texts.answers_unreadable().to_owned(),
        WhatIsWrong::Nothing => texts.answers_nothing().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(u64, WhatIsWrong)> {
        read_answers(text.as_bytes()).unwrap_err().into_iter().map(|one| (one.line, one.what)).collect()
    }

    #[test]
    fn groups_keep_the_order_of_the_file_and_rows_may_be_mixed() {
        let text = "\u{feff}Group;Level_1;level_2;level_3\r\nib;3;2;1\r\nteam; 1;2;3\r\nib;1;3;2\r\n\r\n";
        let answers = read_answers(text.as_bytes()).unwrap();
        let sizes: Vec<_> =
            answers.groups.iter().map(|group| (group.name.as_str(), group.rankings.len())).collect();
        assert_eq!((answers.levels, sizes), (3, vec![("ib", 2), ("team", 1)]));
        assert_eq!(answers.groups[0].rankings[1].scores(), [1, 3, 2]);
    }

    #[test]
    fn every_bad_line_is_told_with_its_reason() {
        let text = "group,level_1,level_2,level_3\nib,1,2,2\nib,1,2,4\nib,1,2\n,1,2,3\nib,1,x,3\nib,1,+2,3\nib,,2,3\n";
        let levels = 3;
        assert_eq!(
            wrong(text),
            [
                (2, WhatIsWrong::Twice { score: 2, first: 2, second: 3 }),
                (3, WhatIsWrong::Outside { level: 3, levels }),
                (4, WhatIsWrong::Fields { found: 3, expected: 4 }),
                (5, WhatIsWrong::NoGroup),
                (6, WhatIsWrong::Outside { level: 2, levels }),
                (7, WhatIsWrong::Outside { level: 2, levels }),
                (8, WhatIsWrong::Outside { level: 1, levels }),
            ]
        );
    }

    #[test]
    fn a_line_is_the_one_that_an_editor_shows() {
        for end in ["\n", "\r\n"] {
            let lines = [
                "\u{feff}group,level_1,level_2,level_3",
                "",
                "ib,1,2,3",
                "",
                "",
                "ib,1,2,2",
                "\"a\"\"b\",9,2,3",
            ];
            let found: Vec<u64> = wrong(&lines.join(end)).into_iter().map(|(line, _)| line).collect();
            assert_eq!(found, [6, 7], "{end:?}");
        }
    }

    #[test]
    fn more_answers_of_a_group_than_can_be_invited_are_refused() {
        let text = format!("group,level_1,level_2,level_3\n{}", "ib,1,2,3\n".repeat(10_000));
        assert_eq!(wrong(&text), [(10_001, WhatIsWrong::TooMany { most: 9_999 })]);
        let few = text.strip_suffix("ib,1,2,3\n").unwrap();
        assert!(read_answers(few.as_bytes()).is_ok());
    }

    #[test]
    fn a_wrong_head_or_an_empty_file_is_told() {
        for head in [
            "",
            "group",
            "group,level_1,level_2",
            "groep,level_1,level_2,level_3",
            "group,level_2,level_1,level_3",
        ] {
            assert_eq!(wrong(head), [(1, WhatIsWrong::Head)], "{head}");
        }
        assert_eq!(wrong("group,level_1,level_2,level_3\n"), [(1, WhatIsWrong::Nothing)]);
        assert_eq!(read_answers(&[0xff, b'g']).unwrap_err().len(), 1);
    }
}
