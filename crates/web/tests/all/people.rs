//! People and roles: each rule with what it refuses.

use crate::support::Site;
use crate::support::people::{PEOPLE, account, add, first_role, has, hidden, is_faulty, person, trail};
use app::{
    demo::PASSWORD,
    trust::{NewAccount, add_user, users},
};
use axum::http::StatusCode;
use domain::{Personal, trust::Role};
use policy::Actor;

#[tokio::test]
async fn the_list_shows_who_has_a_role_and_who_of_the_roster_has_no_account() {
    let site = Site::demo_as("directie@demo.example").await;
    let page = site.get(PEOPLE).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in
        ["Ingrid van Loon", "intern begeleider", "Anke Jansen", "5A", "9 mensen hebben een rol", "(jij)"]
    {
        assert!(has(&page, text), "{text}");
    }
    let (roled, rest) = page.text.split_once("Nog niet uitgenodigd").unwrap();
    assert!(rest.contains("Kim de Boer") && !roled.contains("Kim de Boer"));
    assert!(!rest.contains("Anke Jansen") && roled.contains("nog niet ingelogd"));
    assert!(!has(&page, "name=\"q\""), "a short list needs no search");
    let found = site.get(&format!("{PEOPLE}?q=anke")).await;
    assert!(has(&found, "Anke Jansen") && !has(&found, "Ingrid"));
    let nobody = site.get(&format!("{PEOPLE}?q=xyz")).await;
    assert!(has(&nobody, "Niets gevonden voor"));
    for email in ["leerkracht5a@demo.example", "specialist@demo.example", "ouder@demo.example"] {
        let other = site.copy().await.sign_in(email).await;
        assert!(other.get(PEOPLE).await.status.is_client_error(), "{email}");
    }
}

#[tokio::test]
async fn a_long_list_can_be_searched() {
    let site = Site::demo_as("directie@demo.example").await;
    for n in 0..191 {
        let new = NewAccount {
            email: format!("invaller{n}@demo.example").parse().unwrap(),
            name: format!("Invaller Nummer{n}"),
            password: None,
        };
        let role = Some(("77QX00", Role::Teacher));
        add_user(&site.app.act_as(Actor::Operator), new, role).await.unwrap();
    }
    let page = site.get(PEOPLE).await;
    assert!(has(&page, "200 mensen hebben een rol") && has(&page, "name=\"q\""));
    let found = site.get(&format!("{PEOPLE}?q=invaller+nummer187")).await;
    assert_eq!(found.text.matches("<tr><th scope=\"row\">").count(), 1);
}

#[tokio::test]
async fn a_member_of_staff_is_invited_from_the_list() {
    let site = Site::demo_as("directie@demo.example").await;
    let list = site.get(PEOPLE).await;
    let row = list.text.split("<tr>").find(|row| row.contains("Kim de Boer")).unwrap();
    assert!(row.contains("leerkracht") && row.contains("LRK"), "{row}");
    let staff = row.split("?staff=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = site.get(&format!("{PEOPLE}/invitations?staff={staff}")).await;
    assert!(has(&form, "checked") && has(&form, "<option value=\"teacher\" selected>"));

    let wrong = format!("staff={staff}&email.{staff}=geen+adres&role.{staff}=");
    let refused = site.post(&format!("{PEOPLE}/invitations"), &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        has(&refused, "geen adres") && has(&refused, "Dit is geen mailadres"),
        "what was typed is still there"
    );
    let nobody = site.post(&format!("{PEOPLE}/invitations"), "").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);

    let right = format!("staff={staff}&email.{staff}=kim%40demo.example&role.{staff}=teacher");
    let invited = site.post(&format!("{PEOPLE}/invitations"), &right).await;
    assert_eq!(invited.status, StatusCode::OK);
    assert!(has(&invited, "De uitnodiging is klaar") && has(&invited, "/invitation/"), "{}", invited.text);
    assert!(has(&site.get(PEOPLE).await, "uitgenodigd, nog geen wachtwoord gekozen"));
    let page = site.get(&person(&site, "kim@demo.example").await).await;
    assert!(
        has(&page, "leerkracht") && has(&page, "Kim de Boer") && has(&page, "5A"),
        "her groups are known"
    );
    assert!(
        !site.get(PEOPLE).await.text.split("Nog niet uitgenodigd").nth(1).unwrap().contains("Kim de Boer")
    );
    let actions: Vec<String> = trail(&site).await.into_iter().map(|(action, _)| action).collect();
    let last: Vec<&str> = actions.iter().rev().take(2).map(String::as_str).collect();
    assert_eq!(last, ["staff_linked", "role_granted"]);

    let twice = site.post(&format!("{PEOPLE}/invitations"), &right).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&twice, "heeft al een account"));
}

#[tokio::test]
async fn everybody_with_an_address_is_invited_at_once_or_nobody_is() {
    let site = Site::demo_as("directie@demo.example").await;
    let form = site.get(&format!("{PEOPLE}/invitations")).await;
    let chosen: Vec<String> = form
        .text
        .split("name=\"staff\" value=\"")
        .skip(1)
        .filter(|part| part.split('>').next().unwrap().contains("checked"))
        .map(|part| part.split('"').next().unwrap().to_owned())
        .collect();
    assert!(chosen.len() >= 5, "those who teach this year");
    let fields = |address: &dyn Fn(usize) -> String| {
        let one =
            |(n, id): (usize, &String)| format!("staff={id}&email.{id}={}&role.{id}=teacher", address(n));
        chosen.iter().enumerate().map(one).collect::<Vec<_>>().join("&")
    };
    let same =
        site.post(&format!("{PEOPLE}/invitations"), &fields(&|_| "een%40demo.example".to_owned())).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&same, "staat hier twee keer"));
    assert_eq!(users(&site.app.act_as(Actor::Operator)).await.unwrap().len(), 9, "nobody was invited");
    let all = site.post(&format!("{PEOPLE}/invitations"), &fields(&|n| format!("l{n}%40demo.example"))).await;
    assert_eq!(all.text.matches("/invitation/").count(), chosen.len());
    assert_eq!(users(&site.app.act_as(Actor::Operator)).await.unwrap().len(), 9 + chosen.len());
    let linked = trail(&site).await.into_iter().filter(|(action, _)| action == "staff_linked").count();
    assert_eq!(linked, 3 + chosen.len(), "each is in the trail, beside those of the demo");
}

#[tokio::test]
async fn somebody_who_is_not_on_the_roster_is_added() {
    let site = Site::demo().await;
    for (form, field) in [
        ("name=&email=nieuw%40demo.example&role=teacher", "name"),
        ("name=Nina+Nieuw&email=nieuw&role=teacher", "email"),
        ("name=Nina+Nieuw&email=nieuw%40demo.example&role=", "role"),
        ("name=Nina+Nieuw&email=nieuw%40demo.example&role=teacher&from=morgen", "from"),
        ("name=Nina+Nieuw&email=nieuw%40demo.example&role=teacher&from=2026-03-02&until=2026-03-01", "until"),
        ("name=Nina+Nieuw&email=leerkracht5a%40demo.example&role=teacher", "email"),
    ] {
        let refused = site.post(PEOPLE, form).await;
        is_faulty(&refused, field);
        assert!(form.starts_with("name=&") || has(&refused, "value=\"Nina Nieuw\""), "{form}");
    }
    let long = "n".repeat(201);
    let refused = site.post(PEOPLE, &format!("name={long}&email=nieuw%40demo.example&role=teacher")).await;
    is_faulty(&refused, "name");
    assert!(has(&refused, &long) && has(&refused, "langer dan 200"), "it is not cut");
    let form = "name=Nina+Nieuw&email=nieuw%40demo.example&role=specialist&until=31-07-2026";
    let added = site.post(PEOPLE, form).await;
    assert!(has(&added, "/invitation/"), "{}", added.text);
    let page = site.get(&person(&site, "nieuw@demo.example").await).await;
    assert!(has(&page, "van 01-03-2026 tot en met 31-07-2026"), "{}", page.text);

    // A coordinator gives only roles that see less than she does.
    for role in ["principal", "coordinator", "administrator", "board_officer"] {
        let form = format!("name=Nina+Nieuw&email=x{role}%40demo.example&role={role}");
        assert_eq!(site.post(PEOPLE, &form).await.status, StatusCode::FORBIDDEN, "{role}");
        assert!(!has(&site.get(PEOPLE).await, &format!("value=\"{role}\"")), "{role} is not offered");
    }
    assert_eq!(trail(&site).await.last().unwrap().0, "refused");
    let principal = site.copy().await.sign_in("directie@demo.example").await;
    let form = "name=Cora+Coordinator&email=cora%40demo.example&role=coordinator";
    assert_eq!(principal.post(PEOPLE, form).await.status, StatusCode::OK);
}

#[tokio::test]
async fn roles_are_given_changed_and_ended() {
    let site = Site::demo().await;
    let changed =
        async |site: &Site| trail(site).await.iter().filter(|(act, _)| act == "role_changed").count();
    let before = changed(&site).await;
    let teacher = person(&site, "leerkracht5a@demo.example").await;
    let give = format!("{teacher}/roles");
    is_faulty(&site.post(&give, "role=").await, "role");
    assert_eq!(site.post(&give, "role=principal").await.status, StatusCode::FORBIDDEN);
    let again = site.post(&give, "role=teacher").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "she has it");
    assert_eq!(site.post(&give, "role=specialist").await.status, StatusCode::SEE_OTHER);

    let page = site.get(&teacher).await;
    let role = format!("{teacher}/roles/{}", first_role(&page));
    let was = hidden(&page.text, &role, "was");
    assert_eq!(was, "2026-03-01/");
    let dates = |from: &str, until: &str| format!("from={from}&until={until}&was={was}");
    is_faulty(&site.post(&role, &dates("2026-03-01", "2026-02-01")).await, "until");
    let saved = site.post(&role, &dates("2026-03-01", "2026-07-31")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);

    // Somebody else has the old form open still: she sees both, and saves hers if she wants.
    let late = site.post(&role, &dates("2026-03-01", "2026-05-31")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&late, "31-07-2026") && has(&late, "value=\"2026-05-31\""), "{}", late.text);
    let now = hidden(&late.text, &role, "was");
    let chosen = site.post(&role, &format!("from=2026-03-01&until=2026-05-31&was={now}")).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);

    let end = format!("{role}/end");
    is_faulty(&site.post(&end, &format!("until=2020-01-01&was={now}")).await, "until");
    let now = hidden(&site.get(&teacher).await.text, &end, "was");
    for form in [String::new(), "at_once=1".to_owned(), format!("at_once=1&was={was}")] {
        let old = site.post(&end, &form).await;
        assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(has(&old, "31-05-2026"), "it says what holds now");
    }
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(site.get("/77QX00/groups").await.status, StatusCode::OK);
    let site = site.sign_in("ib@demo.example").await;
    let ended = site.post(&end, &format!("at_once=1&was={now}")).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    let page = site.get(&teacher).await;
    assert!(has(&page, "afgelopen"), "{}", page.text);
    let out = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(out.get("/77QX00/groups").await.status, StatusCode::FORBIDDEN, "a specialist without pupils");
    assert_eq!(changed(&out).await - before, 3);
}

#[tokio::test]
async fn nobody_changes_her_own_roles_or_those_above_her() {
    let site = Site::demo().await;
    let own = person(&site, "ib@demo.example").await;
    let page = site.get(&own).await;
    assert!(has(&page, "Je eigen rollen kun je niet aanpassen"));
    assert!(!has(&page, "/roles\"") && !has(&page, "/closed\"") && !has(&page, "/view\""));
    for (end, form) in [
        ("roles", "role=teacher"),
        ("closed", "closed=yes"),
        ("invitation", ""),
        ("view", ""),
        ("staff", "staff="),
    ] {
        assert_eq!(site.post(&format!("{own}/{end}"), form).await.status, StatusCode::FORBIDDEN, "{end}");
    }
    // Who made a link for the principal would come in as the principal.
    let principal = person(&site, "directie@demo.example").await;
    let page = site.get(&principal).await;
    assert!(!has(&page, "/invitation\"") && !has(&page, "/closed\"") && has(&page, "er hoort een rol bij"));
    assert_eq!(site.post(&format!("{principal}/invitation"), "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&format!("{principal}/closed"), "closed=yes").await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("directie@demo.example").await;
    let page = site.get(&own).await;
    let role = first_role(&page);
    let site = site.sign_in("ib@demo.example").await;
    assert_eq!(
        site.post(&format!("{own}/roles/{role}/end"), "at_once=1").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_closed_account_is_out_at_once() {
    let site = Site::demo_as("directie@demo.example").await;
    let teacher = person(&site, "leerkracht5a@demo.example").await;
    let link = site.post(&format!("{teacher}/invitation"), "").await;
    assert!(has(&link, "/invitation/"), "{}", link.text);
    assert_eq!(site.post(&format!("{teacher}/closed"), "closed=yes").await.status, StatusCode::SEE_OTHER);
    let page = site.get(&teacher).await;
    assert!(
        has(&page, "gesloten sinds 01-03-2026") && !has(&page, "/invitation\"") && !has(&page, "/view\"")
    );
    for form in ["", "closed=", "closed=maybe", "closed=YES"] {
        let refused = site.post(&format!("{teacher}/closed"), form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(has(&site.get(&teacher).await, "gesloten sinds"), "{form} opens nothing");
    }
    let listed = site.get(PEOPLE).await;
    assert!(has(&listed, "8 mensen hebben een rol") && has(&listed, "account gesloten"));
    assert_eq!(site.post(&format!("{teacher}/closed"), "closed=no").await.status, StatusCode::SEE_OTHER);
    assert!(has(&site.get(PEOPLE).await, "9 mensen hebben een rol"));
}

#[tokio::test]
async fn who_works_in_another_school_too_is_for_the_administrator_of_the_installation() {
    let site = Site::demo_as_of("directie@demo.example", "directie@elders.example").await;
    let elsewhere = account(&site, "directie@elders.example").await;
    for address in [format!("{PEOPLE}/{elsewhere}"), "/88ZZ00/people".to_owned()] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(
        site.post(&format!("{PEOPLE}/{elsewhere}/roles"), "role=teacher").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(site.post(&format!("{PEOPLE}/{elsewhere}/view"), "").await.status, StatusCode::NOT_FOUND);
    // Her address gets a role here; her account stays hers.
    let form = "name=Iemand&email=directie%40elders.example&role=teacher";
    let added = site.post(PEOPLE, form).await;
    assert!(added.status.is_success() && !has(&added, "/invitation/"), "{}", added.text);
    let here = format!("{PEOPLE}/{elsewhere}");
    assert!(has(&site.get(&here).await, "Elke Elders"), "under the name that she has");
    assert_eq!(site.post(&format!("{here}/invitation"), "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&format!("{here}/closed"), "closed=yes").await.status, StatusCode::FORBIDDEN);
    let new = NewAccount {
        email: "installatie@demo.example".parse().unwrap(),
        name: "Ina Installatie".to_owned(),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&site.app.act_as(Actor::Operator), new, None).await.unwrap();
    let site = site.sign_in("installatie@demo.example").await;
    assert_eq!(site.post(&format!("{here}/closed"), "closed=yes").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_account_and_a_member_of_staff_are_put_together_and_taken_apart() {
    let site = Site::demo().await;
    add(&site, "invaller@demo.example", "77QX00", Role::Teacher).await;
    let invaller = person(&site, "invaller@demo.example").await;
    let page = site.get(&invaller).await;
    let option = page.text.split("<option value=\"").find(|option| option.contains("Kim de Boer")).unwrap();
    let staff = option.split('"').next().unwrap().to_owned();
    let form = format!("staff={staff}");
    assert_eq!(site.post(&format!("{invaller}/staff"), &form).await.status, StatusCode::SEE_OTHER);
    assert!(has(&site.get(&invaller).await, "groep 5A"));
    let other = person(&site, "leerkracht5a@demo.example").await;
    assert_eq!(
        site.post(&format!("{other}/staff"), &form).await.status,
        StatusCode::NOT_FOUND,
        "she has an account"
    );
    let without = site.post(&format!("{invaller}/staff"), "").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(has(&site.get(&invaller).await, "groep 5A"), "only an empty choice takes them apart");
    assert_eq!(site.post(&format!("{invaller}/staff"), "staff=").await.status, StatusCode::SEE_OTHER);
    assert!(!has(&site.get(&invaller).await, "groep 5A"));
}
