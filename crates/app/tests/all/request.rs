//! Partners from outside in a case, and the file for the partnership.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::{
    route::{TODAY, There, go, look, personal},
    support::SCHOOL,
};
use app::{
    App, Clock, Ctx, Error,
    agreements::{About, LineSaved, add_line},
    plans::pupil::ConsentTyped,
    route::{
        Answered, ConsentKept, FileGap, FileMade, InvitationProblem, InvitationTyped, Invited, OwnInvited,
        RequestSaved, RulesSaved, answer_beforehand, board, decisions_due, file_page, invite_partner,
        invited_case, make_file, own_invitations, record_consent, save_request, save_rules,
        sent_to_partnership, withdraw_invitation,
    },
    trust::PartnerFault,
};
use domain::{
    agreements::AgreementSource,
    ids::{AccountId, CaseId, TalkId},
    plans::ConsentAnswer,
    route::{FileForm, Insight, InvitationState, MoveKind, PersonRole, Request, RequestState, SharedPart},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use store::{audit, testing::on_both_engines, trust};

fn nl() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn partner() -> InvitationTyped {
    InvitationTyped {
        name: personal("Olga Ortho"),
        email: personal("olga@praktijk.example"),
        role: Some(PersonRole::Specialist),
        until: Some(date(2026, 5, 1)),
        shares: vec![SharedPart::Needs],
    }
}

async fn invite(there: &There, case: CaseId) -> AccountId {
    match invite_partner(&there.coordinator(TODAY), SCHOOL, case, &partner()).await.unwrap() {
        Invited::Yes(newcomer) => {
            assert!(newcomer.link.is_some(), "she has no password yet");
            newcomer.account
        }
        wrong => panic!("{wrong:?}"),
    }
}

/// Who was invited, as the database knows her on a day.
async fn signed_in(there: &There, account: AccountId, day: Date) -> Ctx {
    let now = day.at(10, 0, 0, 0).in_tz("UTC").unwrap();
    let mut tx = there.db.read().await.unwrap();
    let person = trust::person(&mut tx, account, (now.timestamp(), day)).await.unwrap().unwrap();
    App::new(there.db.clone(), Clock::Fixed(now)).act_as(Actor::Person(std::sync::Arc::new(person)))
}

async fn says(there: &There, case: CaseId, answer: ConsentAnswer) {
    let typed = ConsentTyped {
        contact: None,
        who: personal("moeder"),
        answer: Some(answer),
        how: personal("aan tafel"),
        given_on: Some(TODAY),
    };
    let kept = record_consent(&there.coordinator(TODAY), SCHOOL, (case, Some(there.pupils[0])), &typed).await;
    assert_eq!(kept.unwrap(), ConsentKept::Yes);
}

async fn no_consent_needed(there: &There) {
    let saved = save_rules(&there.coordinator(TODAY), SCHOOL, 0, (false, Some(30))).await.unwrap();
    assert_eq!(saved, RulesSaved::Yes);
}

async fn opened(ctx: &Ctx, case: CaseId) -> Result<OwnInvited, Error> {
    invited_case(ctx, nl(), SCHOOL, case).await
}

async fn state(ctx: &Ctx, case: CaseId) -> InvitationState {
    match opened(ctx, case).await.unwrap() {
        OwnInvited::Case(_) => InvitationState::Holds,
        OwnInvited::Not(_, state, _) => state,
    }
}

async fn looks(there: &There, part: &str) -> usize {
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(there.school)).unwrap();
    let lines = audit::page(&mut there.db.read().await.unwrap(), &scope, (0, 10_000)).await.unwrap();
    lines.iter().filter(|line| line.detail.contains(&format!("\"part\":\"{part}\""))).count()
}

#[tokio::test]
async fn a_partner_sees_the_case_and_nothing_else_once_guardians_agree() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let account = invite(&there, case).await;
        let her = signed_in(&there, account, TODAY).await;
        assert_eq!(state(&her, case).await, InvitationState::WantsConsent, "guardians were not asked");
        assert_eq!(own_invitations(&her, SCHOOL).await.unwrap().waiting.len(), 1);
        no_consent_needed(&there).await;
        let OwnInvited::Case(found) = opened(&her, case).await.unwrap() else { panic!() };
        assert_eq!(found.pupils.len(), 1);
        assert_eq!(found.shared[0].parts.len(), 1, "only what was ticked");
        assert_eq!(looks(&there, "invited_case").await, 1, "written down, and only what was shown");
        // Neither the pupil's page nor another case nor the board shows anything.
        let other = there.asked(TODAY).await;
        assert!(matches!(opened(&her, other).await, Err(Error::NotFound)));
        assert!(board(&her, SCHOOL, Language::Nl).await.unwrap().cases.is_empty());
        let mut tx = db.read().await.unwrap();
        let at = (there.school, there.pupils[0]);
        let place = trust::place_of_pupil(&mut tx, at, TODAY).await.unwrap().unwrap();
        drop(tx);
        assert!(!matches!(
            policy::decide(her.actor(), Action::ViewPupil, Resource::Pupil(&place)),
            policy::Decision::Allowed(_)
        ));
        assert!(matches!(opened(&there.principal(TODAY), case).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_invitation_ends_is_withdrawn_and_closes_with_its_case() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let account = invite(&there, case).await;
        no_consent_needed(&there).await;
        let last = signed_in(&there, account, date(2026, 5, 1)).await;
        assert_eq!(state(&last, case).await, InvitationState::Holds);
        let after = signed_in(&there, account, date(2026, 5, 2)).await;
        assert_eq!(state(&after, case).await, InvitationState::Ended);
        assert_eq!(own_invitations(&after, SCHOOL).await.unwrap().over.len(), 1);
        let shown = looks(&there, "invited_case").await;
        assert_eq!(shown, 1, "what is over shows nothing");
        assert!(matches!(
            go(&there.teacher(TODAY), case, MoveKind::Close, "Klaar").await,
            app::route::Moved::Yes(_)
        ));
        let her = signed_in(&there, account, TODAY).await;
        assert_eq!(state(&her, case).await, InvitationState::Ended);
        assert!(matches!(
            go(&there.teacher(TODAY), case, MoveKind::Reopen, "").await,
            app::route::Moved::Yes(_)
        ));
        let id = look(&there.coordinator(TODAY), case).await.invitations.all[0].0.id;
        assert!(matches!(
            withdraw_invitation(&there.teacher(TODAY), SCHOOL, (case, id)).await,
            Err(Error::Forbidden)
        ));
        assert!(withdraw_invitation(&there.principal(TODAY), SCHOOL, (case, id)).await.unwrap());
        assert!(!withdraw_invitation(&there.principal(TODAY), SCHOOL, (case, id)).await.unwrap());
        assert_eq!(state(&her, case).await, InvitationState::Withdrawn);
        let answered = answer_beforehand(&her, SCHOOL, (case, 1), &personal("nog iets")).await.unwrap();
        assert_eq!(answered, Answered::Over);
    })
    .await;
}

#[tokio::test]
async fn what_was_asked_beforehand_is_answered_once_in_each_window() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let account = invite(&there, case).await;
        no_consent_needed(&there).await;
        let her = signed_in(&there, account, TODAY).await;
        let long = personal(&"a".repeat(5_000));
        assert_eq!(answer_beforehand(&her, SCHOOL, (case, 1), &long).await.unwrap(), Answered::TooLong);
        let said = personal("Ik denk aan taal");
        assert_eq!(answer_beforehand(&her, SCHOOL, (case, 1), &said).await.unwrap(), Answered::Yes);
        assert_eq!(answer_beforehand(&her, SCHOOL, (case, 1), &said).await.unwrap(), Answered::Meanwhile);
        let page = look(&there.teacher(TODAY), case).await;
        assert_eq!(page.invitations.all[0].0.answer.reveal(), "Ik denk aan taal");
        assert!(!page.invitations.may_invite, "a teacher reads it and invites nobody");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_told_and_nobody_of_the_school_is_a_partner() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let coordinator = there.coordinator(TODAY);
        let wrong = |typed: InvitationTyped| {
            let coordinator = coordinator.clone();
            async move {
                match invite_partner(&coordinator, SCHOOL, case, &typed).await.unwrap() {
                    Invited::Wrong(problems) => problems,
                    other => panic!("{other:?}"),
                }
            }
        };
        let empty = wrong(InvitationTyped::default()).await;
        use InvitationProblem::{Already, Partner, Role, Until};
        assert_eq!(empty, [Partner(PartnerFault::Name), Partner(PartnerFault::Email), Role, Until]);
        let late = InvitationTyped { until: Some(date(2027, 3, 3)), ..partner() };
        assert_eq!(wrong(late).await, [Until]);
        let staff = InvitationTyped { email: personal("anke@school.example"), ..partner() };
        assert_eq!(wrong(staff).await, [Partner(PartnerFault::WorksHere)]);
        invite(&there, case).await;
        assert_eq!(wrong(partner()).await, [Already]);
        let by_teacher = invite_partner(&there.teacher(TODAY), SCHOOL, case, &partner()).await;
        assert!(matches!(by_teacher, Err(Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_without_authority_says_opens_nothing() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let account = invite(&there, case).await;
        let her = signed_in(&there, account, TODAY).await;
        says(&there, case, ConsentAnswer::Agrees).await;
        assert_eq!(state(&her, case).await, InvitationState::WantsConsent, "who said so has no authority");
        let page = look(&there.coordinator(TODAY), case).await;
        assert!(!page.invitations.is_agreed && page.invitations.may_invite);
    })
    .await;
}

fn no_insight() -> Insight {
    Insight { agrees: Some(false), why_not: personal("de eerste zin"), ..Insight::default() }
}

#[tokio::test]
async fn a_file_for_the_partnership_tells_what_lacks_and_is_in_the_list_and_the_export() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let coordinator = there.coordinator(TODAY);
        let page = file_page(&coordinator, nl(), SCHOOL, case).await.unwrap();
        assert_eq!(page.parts.len(), 3, "the form, the case, and needs with results");
        assert!(page.gaps.contains(&FileGap::Guardians) && page.gaps.contains(&FileGap::Insight));
        assert!(!page.gaps.contains(&FileGap::Results) && !page.gaps.contains(&FileGap::Brin));
        let by_teacher = file_page(&there.teacher(TODAY), nl(), SCHOOL, case).await;
        assert!(matches!(by_teacher, Err(Error::Forbidden)));
        let to_come = Insight { seen_on: Some(date(2026, 3, 3)), ..Insight::default() };
        let made = make_file(&coordinator, nl(), SCHOOL, case, (FileForm::Oso, to_come)).await.unwrap();
        assert!(matches!(made, FileMade::Day));
        let made = make_file(&coordinator, nl(), SCHOOL, case, (FileForm::Oso, no_insight())).await.unwrap();
        let FileMade::Yes(file) = made else { panic!("{made:?}") };
        let xml = String::from_utf8(file.bytes).unwrap();
        for said in [
            "<overdrachtsoort>swv-dossier</overdrachtsoort>",
            "<akkoord>Nee</akkoord>",
            "<redennietakkoord>de eerste zin</redennietakkoord>",
            "<brincode>77QX</brincode>",
            "<bestandsnaam>ondersteuningsvraag.pdf</bestandsnaam>",
            "<vaardigheidsscore>120</vaardigheidsscore>",
        ] {
            assert!(xml.contains(said), "{said}");
        }
        let made = make_file(&coordinator, nl(), SCHOOL, case, (FileForm::Pdf, no_insight())).await.unwrap();
        let FileMade::Yes(file) = made else { panic!("{made:?}") };
        assert!(file.bytes.starts_with(b"%PDF"));
        let (_, sent) = sent_to_partnership(&coordinator, SCHOOL).await.unwrap();
        assert_eq!(sent.len(), 2);
        assert!(sent.iter().all(|one| one.name.is_some()));
    })
    .await;
}

#[tokio::test]
async fn a_decision_that_ends_is_thought_of_in_time_also_when_the_case_is_closed() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let coordinator = there.coordinator(TODAY);
        let granted = Request {
            state: RequestState::Granted,
            decided_on: Some(TODAY),
            valid_until: Some(date(2026, 7, 31)),
            number: "B-17".to_owned(),
            ..Request::default()
        };
        assert_eq!(save_request(&coordinator, SCHOOL, case, &granted).await.unwrap(), RequestSaved::Yes);
        let kept = look(&coordinator, case).await.request;
        assert_eq!(kept.remind_on, Some(date(2026, 5, 2)), "ninety days before, as nobody chose a day");
        assert!(matches!(
            go(&coordinator, case, MoveKind::Close, "Arrangement loopt").await,
            app::route::Moved::Yes(_)
        ));
        assert!(decisions_due(&there.coordinator(date(2026, 5, 1)), SCHOOL).await.unwrap().is_empty());
        let due = decisions_due(&there.coordinator(date(2026, 5, 2)), SCHOOL).await.unwrap();
        assert_eq!(due.iter().map(|one| one.request.number.as_str()).collect::<Vec<_>>(), ["B-17"]);
        assert!(decisions_due(&there.teacher(date(2026, 5, 2)), SCHOOL).await.unwrap().is_empty());
        assert!(decisions_due(&there.principal(date(2026, 5, 2)), SCHOOL).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_agreement_comes_only_from_a_case_or_talk_that_one_sees() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let case = there.asked(TODAY).await;
        let line = personal("@ik bellen voor vrijdag");
        let add = |ctx: Ctx, source: AgreementSource| {
            let line = line.clone();
            async move { add_line(&ctx, SCHOOL, (&line, About::default()), source).await }
        };
        let saved = add(there.teacher(TODAY), AgreementSource::Case(case)).await.unwrap();
        assert!(matches!(saved, LineSaved::Yes(_)));
        let unknown = uuid::Uuid::from_u128(7);
        for source in [AgreementSource::Case(CaseId(unknown)), AgreementSource::Talk(TalkId(unknown))] {
            assert!(matches!(add(there.teacher(TODAY), source).await, Err(Error::NotFound)), "{source:?}");
        }
    })
    .await;
}
