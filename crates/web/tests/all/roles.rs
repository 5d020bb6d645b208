//! The coordinator's role as pages: models, tasks, one's own time, the description.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use app::{App, Clock};
use axum::http::StatusCode;
use domain::{
    ids::{AnswerId, SurveyId},
    register::School,
    roles::{ModelKey, RoleLevel},
    surveys::{Answer, AnswerWay, RespondentGroup, Survey, SurveyKind, SurveyState},
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use std::collections::BTreeMap;
use store::{
    audit::{AuditEvent, Deed},
    surveys as kept,
};
use uuid::Uuid;

const ROLE: &str = "/77QX00/role";

async fn text(site: &Site, end: &str) -> String {
    let answer = site.get(&format!("{ROLE}{end}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{end}");
    answer.text
}

async fn sent(site: &Site, end: &str, form: &str) -> crate::support::Answer {
    site.post(&format!("{ROLE}{end}"), form).await
}

#[tokio::test]
async fn a_teacher_reads_and_changes_nothing() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let html = text(&site, "").await;
    assert!(html.contains("/role/tasks") && html.contains("/role/models"), "{html}");
    assert!(
        !html.contains("/role/time") && !html.contains("/surveys"),
        "time and questionnaires are not hers"
    );
    assert!(!text(&site, "/tasks").await.contains("startlijst"));
    assert!(!text(&site, "/models").await.contains("eigen model<"));
    assert!(text(&site, "/description").await.contains("zodra hij is afgesproken"));
    for end in ["/time", "/tasks/new", "/models/new", "/description/edit", "/time/shared"] {
        assert_eq!(site.get(&format!("{ROLE}{end}")).await.status, StatusCode::FORBIDDEN, "{end}");
    }
}

#[tokio::test]
async fn the_shipped_models_say_where_they_come_from_and_lie_beside_each_other() {
    let site = Site::demo().await;
    let html = text(&site, "/models").await;
    for words in ["Kenniscoördinator", "Zorgregisseur", "Procesregisseur", "L. Greven (2002)", "niet zeker"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(html.contains("<td>Leercoördinator</td>"), "coach lies near it: {html}");
}

#[tokio::test]
async fn a_model_of_the_schools_own_is_made_changed_taken_away_and_put_back() {
    let site = Site::demo().await;
    let copy = text(&site, "/models/new?from=greven").await;
    assert!(
        copy.contains("value=\"Collegiaal consulent\"") && copy.contains("value=\"3\" checked"),
        "{copy}"
    );
    let wrong = sent(&site, "/models", "name=Ons+model&name_1=Een&name_2=&name_3=Drie").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("value=\"Ons model\"") && wrong.text.contains("name_2-error"),
        "{}",
        wrong.text
    );
    let few = sent(&site, "/models", "name=Ons+model&name_1=Een&name_2=Twee").await;
    assert!(few.text.contains("Vul ten minste 3 niveaus in."), "{}", few.text);
    let more = sent(&site, "/models", "name=Ons&name_1=a&name_2=b&name_3=c&name_4=d&name_5=e&more=1").await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.text.contains("id=\"name_6\""));
    let good = "name=Ons+model&name_1=Een&name_2=Twee&like_2=4&name_3=Drie";
    assert_eq!(sent(&site, "/models", good).await.status, StatusCode::SEE_OTHER);
    let list = text(&site, "/models").await;
    assert!(list.contains("Ons model") && list.contains("<td>Twee</td>"), "it is near coach: {list}");
    let link = site.link(&format!("{ROLE}/models"), "\">Wijzigen").await;
    let change = |name: &str, version: i64| {
        format!("{good}&name={name}&version={version}").replacen("name=Ons+model&", "", 1)
    };
    assert_eq!(site.post(&link, &change("Eerst", 1)).await.status, StatusCode::SEE_OTHER);
    let late = site.post(&link, &change("Later", 1)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Eerst") && late.text.contains("Later"));
    let gone = site.post(&format!("{link}/remove"), "").await;
    let page = site.get(gone.header("location")).await.text;
    assert!(page.contains("Zet terug") && !page.contains("<small>eigen model</small>"), "{page}");
    assert_eq!(site.post(&format!("{link}/restore"), "").await.status, StatusCode::SEE_OTHER);
    assert!(text(&site, "/models").await.contains("<small>eigen model</small>"));
}

#[tokio::test]
async fn tasks_begin_with_a_list_and_are_laid_beside_what_the_method_asks() {
    let site = Site::demo().await;
    assert!(text(&site, "/tasks").await.contains("Begin met de startlijst"));
    assert!(sent(&site, "/tasks/start", "").await.header("location").ends_with("done=started"));
    assert!(sent(&site, "/tasks/start", "").await.header("location").ends_with("done=full"));
    let asked = text(&site, "/tasks?view=asked").await;
    assert!(asked.contains("Van de 7 dingen die HGW vraagt, vind je er 6 terug"), "{asked}");
    assert_eq!(asked.matches("ontbreekt in jullie stukken").count(), 1);
    let add = "text=Meezoeken&source=Schoolgids&model=greven&level=3&asked=co_researcher&frequency=weekly&minutes=1:30";
    assert_eq!(sent(&site, "/tasks", add).await.status, StatusCode::SEE_OTHER);
    let asked = text(&site, "/tasks?view=asked").await;
    assert!(!asked.contains("ontbreekt in jullie stukken") && asked.contains("er 7 terug"));
    let levels = text(&site, "/tasks").await;
    assert!(levels.contains("Meezoeken") && levels.contains("ongeveer 60 uur per schooljaar"), "{levels}");
}

#[tokio::test]
async fn a_task_keeps_what_was_typed_has_two_levels_and_can_be_put_back() {
    let site = Site::demo().await;
    let wrong = sent(&site, "/tasks", "text=Bewaken&source=&minutes=lang&model=greven").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Bewaken</textarea>") && wrong.text.contains("value=\"lang\""),
        "{}",
        wrong.text
    );
    assert!(wrong.text.contains("id=\"source-error\"") && wrong.text.contains("id=\"minutes-error\""));
    let strange = "text=Bewaken&source=Zorgplan&model=greven&level=99&frequency=soms&asked=iets";
    let strange = sent(&site, "/tasks", strange).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["level-error", "frequency-error", "asked-error"] {
        assert!(strange.text.contains(&format!("id=\"{field}\"")), "{field}");
    }
    let good = "text=Bewaken&source=Zorgplan&model=greven&level=2&level=4&is_past=1";
    sent(&site, "/tasks", good).await;
    let list = text(&site, "/tasks").await;
    assert_eq!(list.matches("Bewaken<span").count() + list.matches("<span>Bewaken ").count(), 2, "{list}");
    assert!(text(&site, "/tasks?view=asked").await.contains("Van vroeger"));
    let link = site.link(&format!("{ROLE}/tasks"), "\">Wijzigen").await;
    let link = link.split('?').next().unwrap().to_owned();
    let form = site.get(&format!("{link}?model=greven")).await.text;
    assert_eq!(form.matches(" checked").count(), 3, "two levels and the mark of the past: {form}");
    let change = "text=Bewaken+en+helpen&source=Zorgplan&model=greven&level=2";
    assert_eq!(site.post(&link, &format!("{change}&version=1")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&link, &format!("{change}&text=x&version=1")).await.status, StatusCode::CONFLICT);
    let gone = site.post(&format!("{link}/remove"), "").await;
    assert!(site.get(gone.header("location")).await.text.contains("Zet terug"));
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND);
    site.post(&format!("{link}/restore"), "").await;
    assert!(text(&site, "/tasks").await.contains("Bewaken en helpen"));
}

#[tokio::test]
async fn tasks_are_sorted_one_after_the_other_with_a_suggestion_from_another_model() {
    let site = Site::demo().await;
    sent(&site, "/tasks", "text=Coachen&source=Schoolgids&model=greven&level=4").await;
    sent(&site, "/tasks", "text=Losse+taak&source=Schoolgids&model=greven").await;
    let page = text(&site, "/tasks/sort?model=standard_2022").await;
    assert!(page.contains("nog 2 taken in te delen") && page.contains(">Coachen<"), "{page}");
    let second = page.split("data-press=\"2\"").nth(1).unwrap();
    assert!(second.split("</button>").next().unwrap().contains("voorstel"), "coach lies near it");
    assert_eq!(page.matches("class=\"sig\">voorstel").count(), 1);
    let place = page.split("action=\"").find(|part| part.contains("/place\"")).unwrap();
    let place = place.split('"').next().unwrap().to_owned();
    let placed = site.post(&place, "model=standard_2022&level=2").await;
    let next = site.get(placed.header("location")).await.text;
    assert!(next.contains("Ingedeeld: Coachen") && next.contains(">Losse taak<"), "{next}");
    assert_eq!(site.post(&place, "model=standard_2022&level=9").await.status, StatusCode::NOT_FOUND);
    site.post(&place, "model=standard_2022").await;
    assert!(
        text(&site, "/tasks/sort?model=standard_2022").await.contains("nog 2 taken"),
        "it was taken back"
    );
    assert!(
        text(&site, "/tasks/sort?model=greven").await.contains("nog 1 taak"),
        "the other model is as it was"
    );
}

#[tokio::test]
async fn a_week_is_filled_in_and_a_second_window_takes_nothing_away() {
    let site = Site::demo().await;
    let week = "week=2026-02-24&seen=";
    let wrong = sent(&site, "/time", &format!("{week}&cell_2_1=veel&cell_4_0=1,5")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"veel\"") && wrong.text.contains("cell_2_1-error"), "{}", wrong.text);
    let good = sent(&site, "/time", &format!("{week}&cell_2_1=0:30&cell_4_0=1,5")).await;
    assert_eq!(good.status, StatusCode::SEE_OTHER);
    let page = text(&site, "/time?week=2026-02-24").await;
    assert!(page.contains("value=\"1:30\"") && page.contains("samen 2:00 in deze week"), "{page}");
    assert!(
        page.contains("Preventief 75%, curatief 25%.") || page.contains("Preventief 75 %, curatief 25 %."),
        "{page}"
    );
    assert!(page.contains("chart-portions") && page.contains("plaats 1") | page.contains("Plaats 1"));
    let late = sent(&site, "/time", &format!("{week}&cell_2_1=8")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text.contains("value=\"8\"") && late.text.contains("value=\"2.1.30 4.0.90\""),
        "{}",
        late.text
    );
    let again = sent(&site, "/time", "week=2026-02-24&seen=2.1.30+4.0.90&cell_4_0=2").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(text(&site, "/time?week=2026-02-24").await.contains("samen 2:00 in deze week"));
    let later = sent(&site, "/time", "week=2026-03-02&seen=&cell_4_0=2").await;
    assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY, "that week has yet to come");
}

#[tokio::test]
async fn the_clock_starts_with_one_click_jumps_and_asks_after_a_forgotten_day() {
    let site = Site::demo().await;
    assert_eq!(sent(&site, "/time/start", "at=3.preventive").await.status, StatusCode::SEE_OTHER);
    let runs = text(&site, "/time").await;
    assert!(runs.contains("De klok loopt sinds") && runs.contains("Collegiaal consulent"), "{runs}");
    assert!(text(&site, "").await.contains("de klok loopt"));
    assert_eq!(sent(&site, "/time/start", "at=4.curative").await.status, StatusCode::SEE_OTHER);
    let page = text(&site, "/time").await;
    assert!(
        page.contains("Collegiaal consulent, preventief") && page.contains(">0:01<"),
        "the first was kept: {page}"
    );

    let later = |hours: i8| {
        let now =
            date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap().saturating_add(jiff::ToSpan::hours(hours));
        Clock::Fixed(now)
    };
    let actor = site.actor().await;
    let at = |hours| App::new(site.db.clone(), later(hours)).act_as(actor.clone());
    let language = i18n::Language::Nl;
    let typed = app::roles::TypedTime { level: "4".to_owned(), ..Default::default() };
    let refused = app::roles::stop_time(&at(23), "77QX00", language, &typed).await.unwrap();
    let too_long = vec![("minutes".to_owned(), app::roles::Problem::RanTooLong)];
    assert_eq!(refused, app::roles::Saved::Wrong(too_long.clone()));
    let jumped = app::roles::start_time(&at(23), "77QX00", language, (Some(1), None)).await.unwrap();
    assert_eq!(jumped, app::roles::Saved::Wrong(too_long), "it is not lost by starting something else");
    let said = app::roles::TypedTime { minutes: "45m".to_owned(), ..typed };
    let app::roles::Saved::Yes(entry) =
        app::roles::stop_time(&at(23), "77QX00", language, &said).await.unwrap()
    else {
        panic!("it is kept");
    };
    assert_eq!((entry.minutes, entry.level), (Some(45), Some(4)));
    assert_eq!(
        sent(&site, "/time/stop", "").await.status,
        StatusCode::SEE_OTHER,
        "stopped in another window"
    );
}

#[tokio::test]
async fn a_piece_of_time_is_added_changed_and_taken_away() {
    let site = Site::demo().await;
    let wrong = sent(&site, "/time/entries", "day=2026-03-02&minutes=&level=2&what=Gesprek").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("day-error") && wrong.text.contains("minutes-error"), "{}", wrong.text);
    assert!(wrong.text.contains("value=\"Gesprek\""));
    sent(&site, "/time/entries", "day=2026-02-25&minutes=45m&level=2&kind=curative&what=Gesprek").await;
    let page = text(&site, "/time?week=2026-02-24").await;
    assert!(page.contains("Gesprek") && page.contains("+ 0:45 met de klok"), "{page}");
    let link = site.link(&format!("{ROLE}/time?week=2026-02-24"), "\">Wijzigen").await;
    let change = |minutes: &str| format!("version=1&day=2026-02-25&minutes={minutes}&level=2&kind=curative");
    assert_eq!(site.post(&link, &change("1:00")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&link, &change("2:00")).await.status, StatusCode::CONFLICT);
    assert_eq!(site.post(&format!("{link}/remove"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn time_is_for_oneself_until_it_is_shared_and_then_only_as_sums() {
    let site = Site::demo().await;
    sent(&site, "/time/entries", "day=2026-02-25&minutes=2&level=4&kind=preventive&what=Geheim+woord").await;
    let link = site.link(&format!("{ROLE}/time?week=2026-02-24"), "\">Wijzigen").await;
    let bad = sent(&site, "/time/choices", "version=0&model=greven&wish_4=60&wish_5=30&hours=16").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("100 procent") && bad.text.contains("value=\"60\""), "{}", bad.text);
    let quiet = "model=greven&wish_4=60&wish_5=40&hours=16";
    assert_eq!(
        sent(&site, "/time/choices", &format!("version=0&{quiet}")).await.status,
        StatusCode::SEE_OTHER
    );
    let page = text(&site, "/time?week=2026-02-24").await;
    assert!(
        page.contains("Je hebt er 16 uur voor.") && page.contains("9:36"),
        "60 per cent of 16 hours: {page}"
    );
    assert!(page.contains("LBBO: ten minste 25 uur per week per 200 leerlingen."));
    let site = site.sign_in("directie@demo.example").await;
    assert!(text(&site, "/time/shared").await.contains("Niemand deelt uren"));
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND, "nobody else reads an entry");
    assert!(!text(&site, "/time?week=2026-02-24").await.contains("Geheim"));
    let site = site.sign_in("ib@demo.example").await;
    let stale = sent(&site, "/time/choices", &format!("version=0&{quiet}&is_shared=1")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(
        sent(&site, "/time/choices", &format!("version=1&{quiet}&is_shared=1")).await.status,
        StatusCode::SEE_OTHER
    );
    let site = site.sign_in("directie@demo.example").await;
    let shared = text(&site, "/time/shared").await;
    assert!(shared.contains("2:00") && shared.contains("Coach") && !shared.contains("Geheim"), "{shared}");
    let site = site.sign_in("ib@demo.example").await;
    sent(&site, "/time/forget", "").await;
    assert!(text(&site, "/time/shared").await.contains("schreef dit schooljaar nog niets op"));
}

/// The levels of Greven's model.
const GREVEN: [&str; 5] = [
    "Ib als rt-plus",
    "Instrument- en systeemontwikkelaar",
    "Collegiaal consulent",
    "Coach",
    "Kenniscoördinator",
];

/// A closed round of this school: four teachers put level 1 on top, one principal level 4.
async fn closed_round(site: &Site, small_agreed: bool) {
    closed_round_of(site, small_agreed, GREVEN).await;
}

async fn closed_round_of(site: &Site, small_agreed: bool, levels: [&str; 5]) {
    let level = |name: &str| RoleLevel { name: name.to_owned(), ..RoleLevel::default() };
    let school: School = school_of(site).await;
    let scope = InSchool::issue(&Actor::Operator, Action::EditSurveys, Resource::School(school.id)).unwrap();
    let id = SurveyId(Uuid::from_u128(77));
    let now = Timestamp::from_second(1_772_500_000).unwrap();
    let survey = Survey {
        id,
        kind: SurveyKind::Expectation,
        title: "Voorjaar".to_owned(),
        intro: String::new(),
        model: Some(ModelKey("greven".to_owned())),
        levels: levels.map(level).to_vec(),
        questions: Vec::new(),
        small_agreed,
        state: SurveyState::Closed,
        previous: None,
        is_example: false,
        closes_on: None,
        made_at: now,
        opened_at: Some(now),
        closed_at: Some(now),
        version: 1,
    };
    let group = |no: i64, name: &str| RespondentGroup { no, name: name.to_owned(), role: None, invited: 5 };
    let mut tx = site.db.write().await.unwrap();
    kept::add_survey(&mut tx, &scope, &survey).await.unwrap();
    kept::put_groups(&mut tx, &scope, id, &[group(1, "leerkrachten"), group(2, "directie")]).await.unwrap();
    for (no, group) in [1_i64, 1, 1, 1, 2].into_iter().enumerate() {
        let scores = if group == 1 { vec![5, 4, 3, 2, 1] } else { vec![1, 2, 3, 5, 4] };
        let answer = Answer { group, way: AnswerWay::Paper, scores: Some(scores), replies: BTreeMap::new() };
        let answer_id = AnswerId(Uuid::from_u128(800 + u128::try_from(no).unwrap()));
        kept::add_answer(&mut tx, &scope, id, (answer_id, &answer)).await.unwrap();
    }
    let event = AuditEvent {
        at: now,
        actor: Actor::Operator,
        school: Some(school.id),
        deed: Deed::SurveySorted { survey: id },
    };
    tx.commit(&event).await.unwrap();
}

async fn school_of(site: &Site) -> School {
    let ctx = site.app.act_as(site.actor().await);
    ctx.school("77QX00", Action::ViewSurveys).await.unwrap().1
}

#[tokio::test]
async fn a_round_about_levels_that_are_called_otherwise_says_nothing_about_these() {
    let site = Site::demo().await;
    closed_round_of(&site, false, ["a", "b", "c", "d", "e"]).await;
    let page = text(&site, "/time?week=2026-02-24").await;
    assert!(!page.contains("leerkrachten (4)"), "the demo has a round of its own");
}

#[tokio::test]
async fn expectations_stand_beside_time_and_a_small_group_stays_out() {
    let site = Site::demo().await;
    closed_round(&site, false).await;
    sent(&site, "/time", "week=2026-02-24&seen=&cell_4_0=3&cell_1_1=1").await;
    let page = text(&site, "/time?week=2026-02-24").await;
    assert!(page.contains("leerkrachten (4)") && page.contains("1 groep is te klein"), "{page}");
    assert!(!page.contains("directie ("), "one answer would be a person");
    assert!(
        page.contains(
            "Bij leerkrachten staat “Ib als rt-plus” bovenaan. In jouw tijd staat het op plaats 2."
        ),
        "{page}"
    );
    assert!(page.contains("gemiddeld 5"));
    sent(&site, "/time/choices", "version=0&model=van_alem").await;
    let other = text(&site, "/time?week=2026-02-24").await;
    assert!(other.contains("nog geen gesloten ronde") && !other.contains("leerkrachten (4)"), "{other}");
    assert!(other.contains("Daarnaast 4:00 zonder niveau, of bij een ander model."), "{other}");
}

#[tokio::test]
async fn the_description_is_built_written_agreed_and_then_stays() {
    let site = Site::demo().await;
    closed_round(&site, true).await;
    sent(&site, "/tasks", "text=Klassenbezoek&source=Schoolgids&model=greven&level=4").await;
    sent(&site, "/tasks", "text=AVI+afnemen&source=Schoolgids&model=greven&level=1&is_past=1").await;
    assert!(text(&site, "/description").await.contains("Begin de rolbeschrijving"));
    assert_eq!(sent(&site, "/description", "").await.status, StatusCode::SEE_OTHER);
    let form = text(&site, "/description/edit?done=begun").await;
    for words in [
        "Coach\n– Klassenbezoek",
        "niet meer:\n– AVI afnemen",
        "25 uur per 200",
        "leerkrachten: het belangrijkst",
    ] {
        assert!(form.contains(words), "{words}: {form}");
    }
    let saved = sent(&site, "/description/edit", "version=1&purpose=Zo+doen+wij+dat&not=&fill=1").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(
        text(&site, "/description/edit").await.contains("– AVI afnemen"),
        "an empty part is filled again"
    );
    let late = sent(&site, "/description/edit", "version=1&purpose=Anders").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Anders") && late.text.contains("Zo doen wij dat"));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert!(!text(&site, "/description").await.contains("Zo doen wij dat"), "a draft is not for everybody");
    assert_eq!(site.get(&format!("{ROLE}/description?version=1")).await.status, StatusCode::NOT_FOUND);
    let site = site.sign_in("ib@demo.example").await;
    let wrong = sent(&site, "/description/agree", "version=2&on=2026-04-01&by=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("on-error") && wrong.text.contains("by-error"));
    let stale = sent(&site, "/description/agree", "version=1&on=2026-02-20&by=het+team").await;
    assert!(stale.header("location").ends_with("done=meanwhile"));
    let agreed = sent(&site, "/description/agree", "version=2&on=2026-02-20&by=het+team").await;
    assert!(agreed.header("location").ends_with("done=agreed"));
    let edit = site.get(&format!("{ROLE}/description/edit")).await;
    assert_eq!(edit.header("location"), format!("{ROLE}/description"), "there is no draft any more");
    sent(&site, "/description", "").await;
    sent(&site, "/description/edit", "version=1&purpose=Tweede").await;
    let stale = sent(&site, "/description/drop", "version=1").await;
    assert!(
        stale.header("location").ends_with("done=meanwhile"),
        "what another one wrote is not thrown away"
    );
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let page = text(&site, "/description").await;
    assert!(
        page.contains("Zo doen wij dat") && page.contains("Afgesproken op 20 februari 2026 door het team."),
        "{page}"
    );
    assert!(!page.contains("Tweede"));
    let pdf = site.get(&format!("{ROLE}/description.pdf")).await;
    assert!(pdf.header("content-type").starts_with("application/pdf") && pdf.bytes.starts_with(b"%PDF"));
}
