//! Making a round: from a model, from a list to begin with, or from an earlier round.

use super::rounds::loaded;
use crate::{Ctx, Error, ctx::new_id, roles};
use domain::{
    ids::SurveyId,
    register::School,
    roles::{ModelKey, RoleModel},
    surveys::{Question, QuestionKind, RespondentGroup, Survey, SurveyKind, SurveyState},
};
use i18n::Texts;
use policy::Action;
use store::{audit::Deed, surveys as kept};

/// A list to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartingList {
    /// Nothing yet.
    Blank,
    /// How support at the school works.
    Support,
    /// How the group meeting was.
    Meeting,
    /// What help teachers want.
    Help,
}

impl StartingList {
    /// All, the empty one last.
    pub const ALL: [Self; 4] = [Self::Support, Self::Meeting, Self::Help, Self::Blank];

    /// The code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Support => "support",
            Self::Meeting => "meeting",
            Self::Help => "help",
        }
    }
}

/// From what a round is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// The levels of a model are ranked.
    Model(ModelKey),
    /// A list of the school's own.
    List(StartingList),
}

/// What one can begin with.
#[derive(Debug, Clone)]
pub struct Beginnings {
    /// The school.
    pub school: School,
    /// The models.
    pub models: Vec<RoleModel>,
}

/// What one can begin with.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn beginnings(ctx: &Ctx, texts: &Texts, school: &str) -> Result<Beginnings, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let models = roles::models(&mut ctx.read().await?, &scope, texts.language()).await?;
    Ok(Beginnings { school, models })
}

/// Makes a draft.
///
/// # Errors
/// As for [`beginnings`]; [`Error::NotFound`] also when there is no such model.
pub async fn begin(ctx: &Ctx, texts: &Texts, school: &str, from: &Beginning) -> Result<SurveyId, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let survey = match from {
        Beginning::Model(key) => {
            let mut tx = ctx.read().await?;
            let model = roles::model(&mut tx, &scope, texts.language(), key).await?.ok_or(Error::NotFound)?;
            expectation(ctx, texts, model)
        }
        Beginning::List(list) => own_list(ctx, texts, *list),
    };
    let mut tx = ctx.write().await?;
    kept::add_survey(&mut tx, &scope, &survey).await?;
    kept::put_groups(&mut tx, &scope, survey.id, &usual_groups(texts)).await?;
    tx.commit(&ctx.event(school.id, Deed::SurveyMade { survey: survey.id })).await?;
    Ok(survey.id)
}

/// Makes a draft with the questions and groups of an earlier round, to be compared with it.
///
/// # Errors
/// As for [`begin`].
pub async fn begin_next(ctx: &Ctx, school: &str, id: SurveyId) -> Result<SurveyId, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let (earlier, groups) = loaded(&mut ctx.read().await?, &scope, id).await?;
    if earlier.state == SurveyState::Draft || earlier.is_example {
        return Err(Error::NotFound);
    }
    let survey = Survey {
        state: SurveyState::Draft,
        previous: Some(earlier.id),
        ..empty(ctx, earlier.kind, (earlier.title, earlier.intro))
    };
    let survey = Survey {
        model: earlier.model,
        levels: earlier.levels,
        questions: earlier.questions,
        small_agreed: earlier.small_agreed,
        ..survey
    };
    let groups: Vec<_> = groups.into_iter().map(|group| RespondentGroup { invited: 0, ..group }).collect();
    let mut tx = ctx.write().await?;
    kept::add_survey(&mut tx, &scope, &survey).await?;
    kept::put_groups(&mut tx, &scope, survey.id, &groups).await?;
    tx.commit(&ctx.event(school.id, Deed::SurveyMade { survey: survey.id })).await?;
    Ok(survey.id)
}

/// A draft that asks nothing yet.
pub(super) fn empty(ctx: &Ctx, kind: SurveyKind, (title, intro): (String, String)) -> Survey {
    Survey {
        id: SurveyId(new_id()),
        kind,
        title,
        intro,
        model: None,
        levels: Vec::new(),
        questions: Vec::new(),
        small_agreed: false,
        state: SurveyState::Draft,
        previous: None,
        is_example: false,
        closes_on: None,
        made_at: ctx.now(),
        opened_at: None,
        closed_at: None,
        version: 1,
    }
}

fn question(text: &str, kind: QuestionKind) -> Question {
    Question { text: text.to_owned(), kind, is_required: false, groups: Vec::new() }
}

/// The questionnaire about what is expected: years, the ranking, and two questions in words.
fn expectation(ctx: &Ctx, texts: &Texts, model: RoleModel) -> Survey {
    let words = (texts.surveys_expectation_title().to_owned(), texts.surveys_expectation_intro().to_owned());
    Survey {
        model: Some(model.key),
        levels: model.levels,
        questions: vec![
            question(texts.surveys_ask_years(), QuestionKind::Years),
            question(texts.surveys_ask_most_important(), QuestionKind::Open),
            question(texts.surveys_ask_when_help(), QuestionKind::Open),
        ],
        ..empty(ctx, SurveyKind::Expectation, words)
    }
}

fn own_list(ctx: &Ctx, texts: &Texts, list: StartingList) -> Survey {
    let scale = |text: &str| {
        let (low, high) = (texts.surveys_scale_low().to_owned(), texts.surveys_scale_high().to_owned());
        question(text, QuestionKind::Scale { steps: 5, low, high })
    };
    let open = |text: &str| question(text, QuestionKind::Open);
    let options = |words: &str| words.split('|').map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    let questions = match list {
        StartingList::Blank => Vec::new(),
        StartingList::Support => vec![
            scale(texts.surveys_support_find()),
            scale(texts.surveys_support_soon()),
            scale(texts.surveys_support_clear()),
            open(texts.surveys_support_better()),
        ],
        StartingList::Meeting => vec![
            scale(texts.surveys_meeting_prepared()),
            scale(texts.surveys_meeting_useful()),
            scale(texts.surveys_meeting_agreements()),
            open(texts.surveys_meeting_next()),
        ],
        StartingList::Help => vec![
            question(
                texts.surveys_help_which(),
                QuestionKind::Choice { options: options(texts.surveys_help_options()), several: true },
            ),
            question(
                texts.surveys_help_form(),
                QuestionKind::Ranking { options: options(texts.surveys_help_forms()) },
            ),
            open(texts.surveys_help_words()),
        ],
    };
    let title = texts.surveys_list_title(list.code());
    Survey { questions, ..empty(ctx, SurveyKind::List, (title, texts.surveys_list_intro().to_owned())) }
}

/// The groups that most schools ask.
pub(super) fn usual_groups(texts: &Texts) -> Vec<RespondentGroup> {
    let names = [
        (texts.surveys_group_principals(), "principal"),
        (texts.surveys_group_coordinators(), "coordinator"),
        (texts.surveys_group_teachers(), "teacher"),
    ];
    let group = |(no, (name, role)): (i64, (&str, &str))| RespondentGroup {
        no,
        name: name.to_owned(),
        role: Some(role.to_owned()),
        invited: 0,
    };
    (1..).zip(names).map(group).collect()
}
