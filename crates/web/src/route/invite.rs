//! Inviting a partner from outside on the page of a case, and withdrawing that.

use super::{
    Choice, case_id, choice, count,
    form::{Fields, FormState, Typed, all, day, text, value},
    page::again,
};
use crate::{ask::Ask, error::PageError, trust::invited};
use app::{
    notes::day as day_of,
    route::{
        CasePage, InvitationProblem, InvitationTyped, Invited, MOST_MONTHS, invite_partner,
        withdraw_invitation, words::role_words,
    },
    trust::PartnerFault,
};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::route::{Invitation, InvitationState, PersonRole, SharedPart};
use i18n::Texts;
use jiff::ToSpan as _;

/// For how many weeks somebody is invited unless one says otherwise.
const WEEKS: i32 = 12;

/// The roles in which somebody comes from outside.
const ROLES: [PersonRole; 6] = [
    PersonRole::Specialist,
    PersonRole::Doctor,
    PersonRole::SocialWork,
    PersonRole::YouthCare,
    PersonRole::Partnership,
    PersonRole::Other,
];

/// The partners of a case on its page.
pub(super) struct Partners {
    pub(super) rows: Vec<PartnerRow>,
    /// That guardians did not agree yet.
    pub(super) wants_consent: bool,
    pub(super) form: Option<FormState>,
    pub(super) roles: Vec<Choice>,
    pub(super) shares: Vec<Choice>,
    pub(super) earliest: String,
    pub(super) latest: String,
}

/// A partner who was invited.
pub(super) struct PartnerRow {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) state: String,
    pub(super) holds: bool,
    pub(super) answer: Option<(String, String)>,
    pub(super) withdraw: Option<String>,
}

impl Partners {
    /// The partners, where one may invite or somebody was invited.
    pub(super) fn new(
        texts: &'static Texts,
        (found, address): (&CasePage, &str),
        typed: Option<&Typed>,
    ) -> Option<Self> {
        let known = &found.invitations;
        let may = known.may_invite && found.case.is_open;
        if known.all.is_empty() && !(may && super::panels::with_partners(found)) {
            return None;
        }
        let until = found.today.saturating_add(WEEKS.weeks()).to_string();
        let form = FormState::new("invite", &[("until", until.as_str()), ("shares", "needs")], typed);
        let chosen = |code: &str| form.has("shares", code);
        let shares =
            SharedPart::ALL.map(|part| choice(part.code(), part_words(texts, part), chosen(part.code())));
        let roles =
            ROLES.map(|role| choice(role.code(), role_words(texts, role), form.has("role", role.code())));
        Some(Self {
            rows: known.all.iter().map(|one| row(texts, address, one, known.may_invite)).collect(),
            wants_consent: !known.is_agreed,
            roles: roles.into(),
            shares: shares.into(),
            earliest: found.today.to_string(),
            latest: found.today.saturating_add(MOST_MONTHS.months()).to_string(),
            form: may.then_some(form),
        })
    }
}

/// What can be shared, in words.
pub(super) const fn part_words(texts: &Texts, part: SharedPart) -> &str {
    match part {
        SharedPart::Needs => texts.partner_invite_share_needs(),
        SharedPart::Results => texts.partner_invite_share_results(),
        SharedPart::Plans => texts.partner_invite_share_plans(),
    }
}

fn row(texts: &Texts, address: &str, (one, state): &(Invitation, InvitationState), may: bool) -> PartnerRow {
    let language = texts.language();
    let until = texts.partner_invite_until(language.long_date(one.until_on).as_str());
    let shares: Vec<&str> = one.shares.iter().map(|part| part_words(texts, *part)).collect();
    let shares = (!shares.is_empty()).then(|| texts.partner_invite_shared(shares.join(", ").as_str()));
    let about = [Some(role_words(texts, one.role).to_owned()), Some(until), shares];
    let is_over = matches!(state, InvitationState::Ended | InvitationState::Withdrawn);
    PartnerRow {
        name: one.name.reveal().clone(),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        state: state_words(texts, *state).to_owned(),
        holds: *state == InvitationState::Holds,
        answer: one.answered_at.map(|at| {
            let on = texts.partner_invite_answered_on(language.long_date(day_of(at)).as_str());
            (on, one.answer.reveal().clone())
        }),
        withdraw: (may && !is_over).then(|| format!("{address}/invitations/{}/withdraw", one.id)),
    }
}

/// How an invitation stands, in words.
const fn state_words(texts: &Texts, state: InvitationState) -> &str {
    match state {
        InvitationState::Holds => texts.partner_invite_state_holds(),
        InvitationState::WantsConsent => texts.partner_invite_state_wants_consent(),
        InvitationState::Ended => texts.partner_invite_state_ended(),
        InvitationState::Withdrawn => texts.partner_invite_state_withdrawn(),
    }
}

/// Invites somebody; of who has no password yet it shows the link, which must not stand in an address.
pub(super) async fn invite(
    ask: Ask,
    Path((_, case)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let new = InvitationTyped {
        name: text(&fields, "name"),
        email: text(&fields, "email"),
        role: PersonRole::from_code(value(&fields, "role")).filter(|role| ROLES.contains(role)),
        until: day(&fields, "until"),
        shares: all(&fields, "shares").filter_map(SharedPart::from_code).collect(),
    };
    match invite_partner(&ask.ctx, &ask.school, id, &new).await.map_err(ask.failed())? {
        Invited::Yes(newcomer) if newcomer.link.is_some() => invited(&ask, vec![*newcomer]).await,
        Invited::Yes(_) => Ok(back(&ask, &case, "invited")),
        Invited::Closed => Ok(back(&ask, &case, "settled")),
        Invited::Wrong(problems) => {
            let problems = problems.iter().map(|one| problem_words(ask.texts, *one)).collect();
            let typed = Typed { form: "invite".to_owned(), fields, problems };
            again(&ask, id, (StatusCode::UNPROCESSABLE_ENTITY, typed)).await
        }
    }
}

fn back(ask: &Ask, case: &str, done: &str) -> Response {
    Redirect::to(&format!("/{}/route/{case}?done={done}#partners", ask.school)).into_response()
}

fn problem_words(texts: &Texts, problem: InvitationProblem) -> (&'static str, String) {
    let (field, words) = match problem {
        InvitationProblem::Partner(PartnerFault::Name) => ("name", texts.partner_invite_wrong_name()),
        InvitationProblem::Partner(PartnerFault::Email) => ("email", texts.partner_invite_wrong_email()),
        InvitationProblem::Partner(PartnerFault::WorksHere) => {
            ("email", texts.partner_invite_wrong_works_here())
        }
        InvitationProblem::Partner(PartnerFault::Closed) => ("email", texts.partner_invite_wrong_closed()),
        InvitationProblem::Already => ("email", texts.partner_invite_wrong_already()),
        InvitationProblem::Role => ("role", texts.route_wrong_role()),
        InvitationProblem::Until => {
            let months = count(usize::try_from(MOST_MONTHS).unwrap_or_default());
            return ("until", texts.partner_invite_wrong_until(months));
        }
    };
    (field, words.to_owned())
}

/// Withdraws an invitation.
pub(super) async fn withdraw(
    ask: Ask,
    Path((_, case, invitation)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let one = invitation.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let done = withdraw_invitation(&ask.ctx, &ask.school, (id, one)).await.map_err(ask.failed())?;
    Ok(back(&ask, &case, if done { "withdrawn" } else { "settled" }))
}
