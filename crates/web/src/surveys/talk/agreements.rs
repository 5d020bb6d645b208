//! The agreements of a talk: written down, changed, done, dropped with a reason.

use super::{
    super::{Tab, Tabs, frame, survey_id},
    lead::{self, Asked, talk_page},
};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::Frame,
};
use app::surveys::{self as use_cases, AgreementField, AgreementProblem, AgreementSaved, TypedAgreement};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    ids::{SurveyAgreementId, SurveyId},
    register::School,
    surveys::{AgreementState, Survey, SurveyAgreement},
};
use i18n::Texts;
use serde::Deserialize;

/// An agreement in words.
pub(super) struct AgreementLine {
    pub(super) id: String,
    pub(super) who: String,
    pub(super) what: String,
    pub(super) due: Option<String>,
    pub(super) is_late: bool,
    /// `open`, `done` or `dropped`.
    pub(super) state: &'static str,
    pub(super) state_words: String,
    pub(super) reason: Option<String>,
    pub(super) version: i64,
}

impl AgreementLine {
    pub(super) fn all(ask: &Ask, agreements: &[SurveyAgreement]) -> Vec<Self> {
        let today = ask.ctx.today();
        let line = |one: &SurveyAgreement| Self {
            id: one.id.to_string(),
            who: one.who.clone(),
            what: one.what.clone(),
            due: one.due.map(|day| ask.texts.language().long_date(day)),
            is_late: one.state == AgreementState::Open && one.due.is_some_and(|day| day < today),
            state: one.state.code(),
            state_words: ask.texts.talk_agreement_state(one.state.code()),
            reason: one.reason.clone(),
            version: one.version,
        };
        agreements.iter().map(line).collect()
    }
}

/// The form of an agreement with what is wrong with it.
#[derive(Default)]
pub(super) struct AgreementForm {
    pub(super) typed: TypedAgreement,
    pub(super) who: Option<String>,
    pub(super) what: Option<String>,
    pub(super) due: Option<String>,
    /// What is wrong with the reason of a drop: the agreement, what was typed, the problem.
    pub(super) drop: Option<(String, String, String)>,
}

impl AgreementForm {
    pub(super) fn is_dropping(&self, id: &str) -> bool {
        self.drop.as_ref().is_some_and(|(one, ..)| one == id)
    }

    /// The reason that was typed for this agreement.
    pub(super) fn reason(&self, id: &str) -> &str {
        self.drop.as_ref().filter(|(one, ..)| one == id).map_or("", |(_, reason, _)| reason)
    }

    pub(super) fn drop_problem(&self) -> &str {
        self.drop.as_ref().map_or("", |(.., problem)| problem)
    }

    fn of(texts: &Texts, typed: TypedAgreement, wrong: &[(AgreementField, AgreementProblem)]) -> Self {
        let of = |field: AgreementField| problem_of(texts, wrong, field);
        Self {
            who: of(AgreementField::Who),
            what: of(AgreementField::What),
            due: of(AgreementField::Due),
            drop: None,
            typed,
        }
    }
}

fn problem_of(
    texts: &Texts,
    wrong: &[(AgreementField, AgreementProblem)],
    field: AgreementField,
) -> Option<String> {
    let problem = wrong.iter().find(|(one, _)| *one == field).map(|(_, problem)| *problem)?;
    let words = match (problem, field) {
        (AgreementProblem::TooLong, _) => texts.talk_agreement_long(),
        (AgreementProblem::NotADay, _) => texts.talk_agreement_no_day(),
        (AgreementProblem::Empty, AgreementField::Who) => texts.talk_agreement_no_who(),
        (AgreementProblem::Empty, AgreementField::Reason) => texts.talk_agreement_no_reason(),
        (AgreementProblem::Empty, _) => texts.talk_agreement_no_what(),
    };
    Some(words.to_owned())
}

#[derive(Template)]
#[template(path = "surveys/talk_agreement.html")]
struct AgreementPage {
    frame: Frame,
    tabs: Tabs,
    /// Where the talk is.
    talk: String,
    action: String,
    version: i64,
    form: AgreementForm,
}

/// What is sent.
#[derive(Deserialize, Default)]
pub(super) struct Sent {
    #[serde(default)]
    who: String,
    #[serde(default)]
    what: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    choice: String,
}

impl Sent {
    fn typed(&self) -> TypedAgreement {
        TypedAgreement { who: self.who.clone(), what: self.what.clone(), due: self.due.clone() }
    }
}

/// Writes down an agreement.
pub(super) async fn add(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let typed = sent.typed();
    match use_cases::add_agreement(&ask.ctx, &ask.school, id, &typed).await.map_err(ask.failed())? {
        AgreementSaved::Wrong(wrong) => refused(&ask, id, AgreementForm::of(ask.texts, typed, &wrong)).await,
        AgreementSaved::Yes | AgreementSaved::Meanwhile(_) => Ok(lead::back(&ask, "agreement_added")),
    }
}

async fn refused(ask: &Ask, id: SurveyId, form: AgreementForm) -> Result<Response, PageError> {
    let mut page = talk_page(ask, id, Asked::default()).await?;
    page.form = form;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Round and agreement of an address.
fn ids(ask: &Ask, survey: &str, agreement: &str) -> Result<(SurveyId, SurveyAgreementId), PageError> {
    let agreement = agreement.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    Ok((survey_id(ask, survey)?, agreement))
}

/// Everything one needs to show an agreement by itself.
async fn found(
    ask: &Ask,
    (id, agreement): (SurveyId, SurveyAgreementId),
) -> Result<(School, Survey, SurveyAgreement), PageError> {
    let talk = use_cases::talk(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let known = talk.agreements.into_iter().find(|one| one.id == agreement);
    let known = known.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    Ok((talk.school, talk.survey, known))
}

fn page_of(
    ask: &Ask,
    (school, survey): (&School, &Survey),
    (form, version): (AgreementForm, i64),
) -> AgreementPage {
    AgreementPage {
        frame: frame(ask, school),
        tabs: Tabs::of(ask.texts, school, survey, Tab::Talk),
        talk: lead::address(ask),
        action: ask.here.clone(),
        version,
        form,
    }
}

/// The form of an agreement.
pub(super) async fn one(
    ask: Ask,
    Path((_, survey, agreement)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &survey, &agreement)?;
    let (school, survey, known) = found(&ask, ids).await?;
    let form = AgreementForm { typed: TypedAgreement::of(&known), ..AgreementForm::default() };
    Ok(render(&page_of(&ask, (&school, &survey), (form, known.version))))
}

/// Changes the words of an agreement.
pub(super) async fn save(
    ask: Ask,
    Path((_, survey, agreement)): Path<(String, String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let (id, agreement) = ids(&ask, &survey, &agreement)?;
    if sent.choice == "theirs" {
        return Ok(lead::back(&ask, "theirs"));
    }
    let (typed, which) = (sent.typed(), (id, agreement, sent.version));
    let saved = use_cases::change_agreement(&ask.ctx, &ask.school, which, &typed).await;
    match saved.map_err(ask.failed())? {
        AgreementSaved::Yes => Ok(lead::back(&ask, "agreement_changed")),
        AgreementSaved::Wrong(wrong) => {
            let (school, survey, _) = found(&ask, (id, agreement)).await?;
            let form = AgreementForm::of(ask.texts, typed, &wrong);
            let page = page_of(&ask, (&school, &survey), (form, sent.version));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        AgreementSaved::Meanwhile(now) => both(&ask, (id, agreement), &typed, &now).await,
    }
}

/// Two people changed an agreement: both versions, to choose from.
async fn both(
    ask: &Ask,
    ids: (SurveyId, SurveyAgreementId),
    typed: &TypedAgreement,
    now: &SurveyAgreement,
) -> Result<Response, PageError> {
    let (school, ..) = found(ask, ids).await?;
    let (texts, theirs) = (ask.texts, TypedAgreement::of(now));
    let pairs = [
        (texts.talk_agreement_who(), &typed.who, &theirs.who),
        (texts.talk_agreement_what(), &typed.what, &theirs.what),
        (texts.talk_agreement_due(), &typed.due, &theirs.due),
    ];
    let differ = pairs.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: vec![
            field("who", &typed.who),
            field("what", &typed.what),
            field("due", &typed.due),
            field("version", &now.version.to_string()),
        ],
        by: String::new(),
        parts: differ.map(|(label, mine, theirs)| Part::new(label, mine, theirs)).collect(),
        merge: None,
    };
    Ok(conflict.page(frame(ask, &school)))
}

/// Says what came of an agreement.
pub(super) async fn set_state(
    ask: Ask,
    Path((_, survey, agreement)): Path<(String, String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let (id, agreement) = ids(&ask, &survey, &agreement)?;
    let state = AgreementState::of_code(&sent.state).unwrap_or(AgreementState::Open);
    let which = (id, agreement, sent.version);
    let saved = use_cases::set_agreement_state(&ask.ctx, &ask.school, which, (state, &sent.reason)).await;
    match saved.map_err(ask.failed())? {
        AgreementSaved::Yes => Ok(lead::back(&ask, &format!("agreement_{}", state.code()))),
        AgreementSaved::Meanwhile(_) => Ok(lead::back(&ask, "agreement&meanwhile=1")),
        AgreementSaved::Wrong(wrong) => {
            let problem = problem_of(ask.texts, &wrong, AgreementField::Reason).unwrap_or_default();
            let drop = Some((agreement.to_string(), sent.reason, problem));
            refused(&ask, id, AgreementForm { drop, ..AgreementForm::default() }).await
        }
    }
}
