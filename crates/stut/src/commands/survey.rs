//! `stut survey`: what the answers to an expectation questionnaire say. It needs no database.

use super::{Stop, answer, stop};
use crate::cli::Survey;
use app::surveys::{Answers, analyse, read_answers, sentence};
use i18n::Texts;
use std::collections::BTreeMap;

pub(super) fn run(what: &Survey, texts: &'static Texts) -> Result<(), Stop> {
    let Survey::Analyse { answers: file, invited, format: _ } = what;
    let bytes =
        std::fs::read(file).map_err(|error| refused(&file.display().to_string(), 1, &error.to_string()))?;
    let answers = read_answers(&bytes).map_err(|problems| {
        let line = |one: &app::surveys::AnswerProblem| {
            format!("{}:{}: {}", file.display(), one.line, sentence(texts, &one.what))
        };
        Stop::Refused(problems.iter().map(line).collect())
    })?;
    let invited = counted(&answers, invited, texts)?;
    let analysis = analyse(&answers, &invited);
    answer(&analysis.to_json().map_err(|error| stop(texts, &error))?);
    Ok(())
}

fn refused(file: &str, line: u64, reason: &str) -> Stop {
    Stop::Refused(vec![format!("{file}:{line}: {reason}")])
}

/// How many of each group were invited.
fn counted(
    answers: &Answers,
    invited: &[String],
    texts: &'static Texts,
) -> Result<BTreeMap<String, u32>, Stop> {
    let mut counts = BTreeMap::new();
    for text in invited {
        let form = || Stop::Usage(texts.answers_invited_form().to_owned());
        let (name, count) = text.rsplit_once('=').ok_or_else(form)?;
        let count: u32 = count.trim().parse().map_err(|_| form())?;
        let group = answers.groups.iter().find(|group| group.name == name.trim());
        let Some(group) = group else {
            return Err(Stop::Refused(vec![texts.answers_invited_unknown(name.trim())]));
        };
        let answered = u32::try_from(group.rankings.len()).unwrap_or(u32::MAX);
        if count < answered {
            let line = texts.answers_invited_few(i64::from(answered), group.name.as_str(), i64::from(count));
            return Err(Stop::Refused(vec![line]));
        }
        counts.insert(group.name.clone(), count);
    }
    Ok(counts)
}
