//! What becomes of a case: a plan, a form for the partnership, a part of the complete file; and what is left when a pupil is gone.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::{
    route::{TODAY, There, go, look, personal, try_it},
    support::SCHOOL,
};
use app::{
    Ctx,
    plans::pupil::pupil_plan,
    route::{
        CasePage, CaseTyped, FileGap, FileMade, Filled, FormSaved, PersonTyped, PlanOfCase, TextSaved,
        add_person, file_page, make_file, plan_of_case, route_settings, save_form, set_intervention,
        set_person, write_text,
    },
    trust::{corrections::AskedBy, export_pupil},
};
use domain::{
    ids::{CaseId, PlanId},
    route::{FileForm, FormProblem, FormQuestion, FormSource, Insight, MoveKind, PersonRole},
};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use std::io::{Cursor, Read as _};
use store::{
    audit::{AuditEvent, Deed},
    plans, route,
    testing::on_both_engines,
};

const NL: Language = Language::Nl;

fn nl() -> &'static Texts {
    Texts::of(NL)
}

async fn plan(ctx: &Ctx, case: CaseId) -> PlanId {
    match plan_of_case(ctx, nl(), SCHOOL, case).await.unwrap() {
        PlanOfCase::Yes(_, plan) => plan,
        other => panic!("{other:?}"),
    }
}

async fn write(ctx: &Ctx, case: CaseId, (field, version): (&str, i64), text: &str) {
    let saved = write_text(ctx, SCHOOL, (case, version), (field, &personal(text))).await.unwrap();
    assert!(matches!(saved, TextSaved::Yes(_)), "{saved:?}");
}

impl There {
    fn scope(&self) -> InSchool {
        InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(self.school)).unwrap()
    }

    fn event(&self) -> AuditEvent {
        let at = TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        AuditEvent { at, actor: Actor::Operator, school: Some(self.school), deed: Deed::SchoolEdited }
    }

    /// A question about the first pupil that stands at the partnership.
    async fn at_partnership(&self) -> CaseId {
        let case = self.asked(TODAY).await;
        for _ in 0..4 {
            go(&self.coordinator(TODAY), case, MoveKind::Skip, "Spoed").await;
        }
        case
    }
}

#[tokio::test]
async fn a_case_becomes_one_plan_with_all_that_it_says() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let case = there.asked(TODAY).await;
        let first = plan(&teacher, case).await;
        let made = pupil_plan(&teacher, nl(), SCHOOL, (there.pupils[0], first), "plan").await.unwrap();
        let question = made.kept("question").unwrap().text.reveal().clone();
        let wanted = "Tafels blijven niet hangen\nKent de tafels tot en met 5\nEen andere manier om te oefenen\nWat ik nodig heb: kennis";
        assert_eq!(question, wanted);
        assert_eq!(made.kept("start").unwrap().text.reveal(), "Weet ze een dag later niet meer");
        // Days later another presses again: it leads to the plan that is there, which nobody wrote over.
        let later = there.coordinator(date(2026, 3, 20));
        assert_eq!(plan(&later, case).await, first);
        assert_eq!(look(&later, case).await.plans.iter().map(|plan| plan.id).collect::<Vec<_>>(), [first]);
        let known = plans::plans_of_pupil(&mut db.read().await.unwrap(), &there.scope(), there.pupils[0]).await;
        assert_eq!(known.unwrap().len(), 1);
        // A plan that is gone does not keep the case from a new one.
        let mut tx = db.write().await.unwrap();
        plans::forget_plan(&mut tx, &there.scope(), first).await.unwrap();
        tx.commit(&there.event()).await.unwrap();
        assert_ne!(plan(&later, case).await, first);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_does_not_fit_in_a_plan_is_refused_and_nothing_is_made() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let teacher = there.teacher(TODAY);
        let long = CaseTyped { reach: personal(&"x".repeat(4_000)), ..there.about_pupil() };
        let case = there.ask(&teacher, long).await;
        assert_eq!(plan_of_case(&teacher, nl(), SCHOOL, case).await.unwrap(), PlanOfCase::TooLong);
        let known =
            plans::plans_of_pupil(&mut db.read().await.unwrap(), &there.scope(), there.pupils[0]).await;
        assert!(known.unwrap().is_empty());
    })
    .await;
}

fn answers(page: &CasePage) -> Vec<(&str, bool)> {
    let all = page.form.as_ref().unwrap().questions.iter();
    all.map(|one| (one.text.as_str(), one.lacks())).collect()
}

#[tokio::test]
async fn the_form_is_filled_in_with_what_is_known_until_somebody_writes_and_says_what_lacks() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let coordinator = there.coordinator(TODAY);
        let case = there.asked(TODAY).await;
        assert!(look(&coordinator, case).await.form.is_none(), "it stands at the first step");
        let case_at = there.at_partnership().await;
        let page = look(&coordinator, case_at).await;
        let first = answers(&page);
        assert!(first[0].0.contains("Een andere manier om te oefenen") && !first[0].1, "{first:?}");
        assert!(first[3].0.contains("Elke dag een tafel opzeggen"), "what was tried: {first:?}");
        assert_eq!(first[5], ("", true), "nobody wrote down how the parents see it");
        let point = page.checklist.as_ref().unwrap().last().unwrap().clone();
        assert!(!point.is_there && point.missing.contains("Hoe zien de ouders het?"), "{point:?}");
        assert!(!point.missing.contains("ondertekenen"), "what is not required does not lack");
        write(&coordinator, case_at, ("form_guardians", 0), "Ze slaapt slecht").await;
        let page = look(&coordinator, case_at).await;
        assert_eq!(answers(&page)[5], ("Ze slaapt slecht", false), "it comes along by itself");
        let key = page.form.unwrap().questions[5].question.key.clone();
        write(&coordinator, case_at, (&key, 0), "Moeder: ze slaapt slecht").await;
        assert_eq!(answers(&look(&coordinator, case_at).await)[5].0, "Moeder: ze slaapt slecht");
        write(&coordinator, case_at, (&key, 1), "").await;
        let emptied = look(&coordinator, case_at).await.form.unwrap().questions[5].clone();
        assert_eq!((emptied.text.as_str(), emptied.is_known, emptied.version), ("Ze slaapt slecht", true, 2));
        let gaps = file_page(&coordinator, nl(), SCHOOL, case_at).await.unwrap();
        assert!(gaps.gaps.contains(&FileGap::Form) && !gaps.unanswered.is_empty());
        assert_eq!(gaps.parts[0], "Formulier van het samenwerkingsverband");
    })
    .await;
}

fn question(key: &str, label: &str, source: FormSource) -> FormQuestion {
    let (key, label) = (key.to_owned(), label.to_owned());
    FormQuestion { key, label, help: String::new(), is_required: true, source, is_removed: false }
}

async fn saved(ctx: &Ctx, version: i64, asked: Vec<FormQuestion>) -> FormSaved {
    save_form(ctx, SCHOOL, (version, NL), ("De Brug", asked)).await.unwrap()
}

#[tokio::test]
async fn a_school_has_the_form_of_its_partnership_and_an_answer_keeps_its_question() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let coordinator = there.coordinator(TODAY);
        let case = there.at_partnership().await;
        let known = route_settings(&coordinator, SCHOOL, NL).await.unwrap().form;
        assert_eq!((known.0.asked().count(), known.1), (8, 0), "the one that comes with Stut");
        let own = known.0.questions[0].clone();
        write(&coordinator, case, (&own.key, 0), "Wij vragen een observatie").await;
        assert_eq!(
            saved(&coordinator, 0, vec![question("", "", FormSource::Typed)]).await,
            FormSaved::Wrong(vec![FormProblem::NoLabel(1)])
        );
        let two = vec![
            question("", "Wat vraagt u?", FormSource::Typed),
            question("", "Mening kind", FormSource::Pupil),
        ];
        assert_eq!(saved(&coordinator, 0, two.clone()).await, FormSaved::Yes);
        assert_eq!(saved(&coordinator, 0, two).await, FormSaved::Meanwhile);
        let page = look(&coordinator, case).await;
        let form = page.form.as_ref().unwrap();
        assert_eq!(form.partnership, "De Brug");
        let shown: Vec<(&str, &str)> =
            form.questions.iter().map(|one| (one.question.label.as_str(), one.text.as_str())).collect();
        assert_eq!(shown[..2], [("Wat vraagt u?", ""), ("Mening kind", "")]);
        assert_eq!(
            shown[2..],
            [(own.label.as_str(), "Wij vragen een observatie")],
            "what was answered is not lost"
        );
        assert!(!form.questions.iter().find(|one| one.question.is_removed).is_some_and(Filled::lacks));
        let gone = &known.0.questions[1].key;
        assert!(
            matches!(
                write_text(&coordinator, SCHOOL, (case, 0), ("request_99", &personal("x"))).await.unwrap(),
                TextSaved::NoSuchField
            ),
            "{gone}"
        );
        let refused = save_form(&there.teacher(TODAY), SCHOOL, (1, NL), ("", Vec::new())).await;
        assert!(matches!(refused, Err(app::Error::Forbidden)), "{refused:?}");
        let made =
            make_file(&coordinator, nl(), SCHOOL, case, (FileForm::Oso, Insight::default())).await.unwrap();
        let FileMade::Yes(file) = made else { panic!("{made:?}") };
        assert!(String::from_utf8(file.bytes).unwrap().contains("aanvraagformulier.pdf"));
        let parts = file_page(&coordinator, nl(), SCHOOL, case).await.unwrap().made[0].parts.clone();
        assert_eq!(parts[0], "Formulier van De Brug");
    })
    .await;
}

/// A file in an export by the end of its name.
fn part(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let index =
        (0..archive.len()).find(|at| archive.by_index(*at).unwrap().name().unwrap().ends_with(name)).unwrap();
    let mut text = String::new();
    archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn what_was_taken_out_of_a_case_is_in_the_complete_file_and_goes_with_it() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (teacher, coordinator) = (there.teacher(TODAY), there.coordinator(TODAY));
        let case = there.asked(TODAY).await;
        let one = try_it(&teacher, case).await;
        assert!(set_intervention(&teacher, SCHOOL, (case, one), true).await.unwrap());
        let doctor =
            PersonTyped { account: None, name: personal("Dokter D."), role: Some(PersonRole::Doctor) };
        add_person(&teacher, SCHOOL, case, &doctor).await.unwrap();
        assert!(set_person(&teacher, SCHOOL, (case, 1), true).await.unwrap());
        let made = plan(&teacher, case).await;
        let page = look(&teacher, case).await;
        assert!(page.tried.is_empty() && page.people.is_empty(), "the page does not show them");
        let export =
            export_pupil(&coordinator, nl(), SCHOOL, there.pupils[0], AskedBy::ALL[0]).await.unwrap();
        let today = Date::to_string(&TODAY);
        let tried = part(&export.bytes, "interventions.csv");
        assert!(tried.contains("Springen op de getallenlijn") && tried.contains(&today), "{tried}");
        let people = part(&export.bytes, "case_people.csv");
        assert!(
            people.lines().any(|line| line.contains("Dokter D.") && line.matches(&today).count() == 2),
            "{people}"
        );
        assert!(part(&export.bytes, "case_plans.csv").contains(&made.to_string()));
        let mut tx = db.write().await.unwrap();
        plans::forget_plan(&mut tx, &there.scope(), made).await.unwrap();
        route::forget_case(&mut tx, &there.scope(), case).await.unwrap();
        assert!(route::all_interventions(&mut tx, &there.scope(), case).await.unwrap().is_empty());
        assert!(route::all_people(&mut tx, &there.scope(), case).await.unwrap().is_empty());
        tx.undo().await.unwrap();
    })
    .await;
}
