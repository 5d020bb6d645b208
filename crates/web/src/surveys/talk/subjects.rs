//! The subjects of the talk: proposed by the figures, put into own words, put in order.

use super::{
    super::survey_id,
    lead::{self, Asked, talk_page},
};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::in_query,
};
use app::surveys::{self as use_cases, LONGEST_SUBJECT, MOST_SUBJECTS, Subjects, SubjectsSaved};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::ids::SurveyId;
use i18n::Texts;

type Fields = Vec<(String, String)>;
type Line = (Option<i64>, String);

/// A subject in the form.
pub(super) struct SubjectLine {
    pub(super) no: String,
    pub(super) text: String,
    /// Its place, from 1.
    pub(super) place: usize,
    pub(super) is_last: bool,
    pub(super) label: String,
    pub(super) up: String,
    pub(super) down: String,
}

impl SubjectLine {
    pub(super) fn all(texts: &Texts, subjects: &Subjects) -> Vec<Self> {
        let lines: Vec<Line> = subjects.lines.iter().map(|one| (Some(one.no), one.text.clone())).collect();
        Self::of(texts, &lines)
    }

    fn of(texts: &Texts, lines: &[Line]) -> Vec<Self> {
        let line = |(place, (no, text)): (usize, &Line)| Self {
            no: no.map(|no| no.to_string()).unwrap_or_default(),
            text: text.clone(),
            place,
            is_last: place == lines.len(),
            label: texts.talk_subject_label(place),
            up: texts.talk_subject_up(place),
            down: texts.talk_subject_down(place),
        };
        (1..).zip(lines).map(line).collect()
    }
}

/// What the form says, in the order of its lines; the new one is the last.
fn typed(fields: &Fields) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (name, value) in fields {
        match (name.as_str(), lines.last_mut()) {
            ("no", _) => lines.push((value.parse().ok(), String::new())),
            ("text", Some(last)) => last.1.clone_from(value),
            _ => {}
        }
    }
    lines
}

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value)
}

/// The lines with one of them moved up or down, counted from 1: `up-2`.
fn moved(mut lines: Vec<Line>, step: &str) -> Vec<Line> {
    let place = |text: &str| text.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let pair = match step.split_once('-') {
        Some(("up", at)) => place(at).and_then(|at| Some((at.checked_sub(1)?, at))),
        Some(("down", at)) => place(at).map(|at| (at, at + 1)),
        _ => None,
    };
    // The last line is the empty one for a new subject.
    if let Some((one, other)) = pair.filter(|(_, other)| other + 1 < lines.len()) {
        lines.swap(one, other);
    }
    lines
}

/// Saves the subjects, after moving or taking away one where a button asks for that.
pub(super) async fn save(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    if value(&fields, "choice") == "theirs" {
        return Ok(lead::back(&ask, "theirs"));
    }
    let version = value(&fields, "version").parse().unwrap_or(0);
    let mut lines = moved(typed(&fields), value(&fields, "move"));
    let gone = value(&fields, "remove").parse::<i64>().ok();
    let gone = gone.and_then(|no| Some(lines.remove(lines.iter().position(|line| line.0 == Some(no))?)));
    let saved = use_cases::save_subjects(&ask.ctx, &ask.school, (id, version), &lines).await;
    match (saved.map_err(ask.failed())?, gone) {
        (SubjectsSaved::Yes, Some((Some(no), text))) => {
            Ok(lead::back(&ask, &format!("subject_removed&no={no}&text={}", in_query(&text))))
        }
        (SubjectsSaved::Yes, _) => Ok(lead::back(&ask, "subjects")),
        (refused, _) => refusal(&ask, id, (lines, version), refused).await,
    }
}

/// Puts proposals on the list, or one back that was taken away.
pub(super) async fn add(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let back: Vec<Line> = typed(&fields);
    let chosen = fields.iter().filter(|(name, _)| name == "proposal").map(|(_, text)| (None, text.clone()));
    let added: Vec<Line> = back.into_iter().chain(chosen).collect();
    let saved = use_cases::add_subjects(&ask.ctx, &ask.school, id, &added).await.map_err(ask.failed())?;
    match saved {
        SubjectsSaved::Yes => Ok(lead::back(&ask, "proposed")),
        refused => refusal(&ask, id, (Vec::new(), 0), refused).await,
    }
}

async fn refusal(
    ask: &Ask,
    id: SurveyId,
    (lines, version): (Vec<Line>, i64),
    refused: SubjectsSaved,
) -> Result<Response, PageError> {
    let problem = match refused {
        SubjectsSaved::Meanwhile(now) => return both(ask, id, &lines, &now).await,
        SubjectsSaved::TooLong => ask.texts.talk_subject_long(LONGEST_SUBJECT),
        SubjectsSaved::TooMany | SubjectsSaved::Yes => ask.texts.talk_subjects_many(MOST_SUBJECTS),
    };
    let mut page = talk_page(ask, id, Asked::default()).await?;
    page.subjects_problem = Some(problem);
    if let Some((new, there)) = lines.split_last() {
        page.subjects = SubjectLine::of(ask.texts, there);
        page.new_subject.clone_from(&new.1);
        page.subjects_version = version;
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Two people changed the list: both see it, and the second chooses.
async fn both(ask: &Ask, id: SurveyId, lines: &[Line], now: &Subjects) -> Result<Response, PageError> {
    let round = use_cases::round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let whole =
        |lines: Vec<&str>| lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let mine = whole(lines.iter().map(|(_, text)| text.as_str()).collect());
    let theirs = whole(now.lines.iter().map(|one| one.text.as_str()).collect());
    let mut fields: Fields = vec![("version".to_owned(), now.version.to_string())];
    for (no, text) in lines {
        fields.push(("no".to_owned(), no.map(|no| no.to_string()).unwrap_or_default()));
        fields.push(("text".to_owned(), text.clone()));
    }
    let conflict = Conflict {
        action: ask.here.clone(),
        fields,
        by: String::new(),
        parts: vec![Part::new(ask.texts.talk_subjects(), &mine, &theirs)],
        merge: None,
    };
    Ok(conflict.page(super::super::frame(ask, &round.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_moves_within_the_list_and_never_past_its_ends() {
        let lines =
            |texts: &[&str]| texts.iter().map(|text| (None, (*text).to_owned())).collect::<Vec<Line>>();
        let order = |step: &str| {
            moved(lines(&["a", "b", "c", ""]), step).into_iter().map(|line| line.1).collect::<String>()
        };
        assert_eq!(
            ["up-2", "down-2", "up-1", "down-3", "up-9", "", "x-1"].map(order),
            ["bac", "acb", "abc", "abc", "abc", "abc", "abc"]
        );
    }
}
