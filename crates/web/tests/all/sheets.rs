//! Spreadsheets and previews as pages: columns, questions, old and new side by side, taking and throwing away.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

/// The key of the first pupil of the demo school in its newest roster, and her name.
fn somebody() -> (String, String) {
    let files = app::demo::files().unwrap();
    let (_, roster) = files.iter().rev().find(|(name, _)| name.starts_with("edexml")).unwrap();
    let text = String::from_utf8(roster.clone()).unwrap();
    let (_, pupil) = text.split_once("<leerling key=\"").unwrap();
    let (key, rest) = pupil.split_once('"').unwrap();
    let part = |name: &str| {
        let (_, after) = rest.split_once(&format!("<{name}>")).unwrap();
        after.split_once('<').unwrap().0.to_owned()
    };
    (key.to_owned(), part("roepnaam"))
}

async fn lay_down(site: &Site, text: &str) -> String {
    let held = site.upload("/77QX00/imports/sheet", &[("groep.csv", text.as_bytes().to_vec())], &[]).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.text);
    held.header("location").to_owned()
}

#[tokio::test]
async fn a_sheet_goes_from_columns_to_preview_to_import() {
    let site = Site::demo().await;
    let (key, first_name) = somebody();
    let at =
        lay_down(&site, &format!("Leerlingnummer;Iets;Score\n{key};Blok 3;8\n{key};Blok 4;acht\n")).await;
    let columns = site.get(&at).await;
    assert_eq!(columns.status, StatusCode::OK);
    assert!(
        columns.text.contains("Kolom ‘Leerlingnummer’") && columns.text.contains("<mark>acht</mark>"),
        "{}",
        columns.text
    );
    assert!(site.get("/77QX00/imports").await.text.contains("groep.csv"), "it stands in the list");

    let fields =
        "column-0=Leerlingnummer&use-0=pupil_key&column-1=Iets&use-1=series&column-2=Score&use-2=raw_score";
    let lacking = site.post(&format!("{at}/mapping"), &format!("{fields}&fixed_series=&name=blokken")).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacking.text.contains("Zeg nog op welke datum"), "{}", lacking.text);
    let wrong = site
        .post(&format!("{at}/mapping"), &format!("{fields}&fixed_date=2026-02-10&fixed_moment=M55"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("value=\"M55\"") && wrong.text.contains("value=\"2026-02-10\""),
        "{}",
        wrong.text
    );
    assert!(wrong.text.contains("Dit is geen toetsmoment"), "{}", wrong.text);
    let right =
        site.post(&format!("{at}/mapping"), &format!("{fields}&fixed_date=2026-02-10&name=blokken")).await;
    assert_eq!((right.status, right.header("location")), (StatusCode::SEE_OTHER, at.as_str()));

    let preview = site.get(&at).await.text;
    assert!(
        preview.contains("Wat verandert er?") && preview.contains("‘Blok 3’ is een eigen toets"),
        "{preview}"
    );
    assert!(preview.contains("Dit is geen getal") && !preview.contains("/apply\""), "{preview}");
    site.post(&format!("{at}/answers"), "own_series=Blok+3").await;
    let preview = site.get(&at).await.text;
    assert!(preview.contains("Neem over wat goed is") && preview.contains(&first_name), "{preview}");
    let unseen = site.post(&format!("{at}/apply"), "").await;
    assert_eq!(unseen.status, StatusCode::CONFLICT);
    assert!(unseen.text.contains("Sinds je keek, is er iets veranderd"), "{}", unseen.text);
    let made = site.post(&format!("{at}/apply"), &site.yes_to(&at).await).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert!(made.header("location").ends_with("?made=1"), "{}", made.header("location"));
    assert_eq!(site.get(&at).await.status, StatusCode::NOT_FOUND);

    let again = lay_down(&site, &format!("Score;Leerlingnummer;Iets\n9;{key};Blok 3\n")).await;
    let columns = site.get(&again).await.text;
    assert!(columns.contains("Zo las je een bestand") && columns.contains("value=\"blokken\""), "{columns}");
    let fields =
        "column-0=Score&use-0=raw_score&column-1=Leerlingnummer&use-1=pupil_key&column-2=Iets&use-2=series";
    site.post(&format!("{again}/mapping"), &format!("{fields}&fixed_date=2026-02-10")).await;
    let preview = site.get(&again).await.text;
    assert!(
        preview.contains("data-changed") && preview.contains("ruwe score: 8") && preview.contains("<b>9</b>"),
        "{preview}"
    );
    let gone = site.post(&format!("{again}/discard"), "").await;
    assert_eq!(gone.header("location"), "/77QX00/imports?discarded=1");
    assert!(site.get("/77QX00/imports?discarded=1").await.text.contains("Er is niets overgenomen"));
}

#[tokio::test]
async fn what_is_no_sheet_is_refused_and_names_are_escaped() {
    let site = Site::demo().await;
    let refused = site.upload("/77QX00/imports/sheet", &[("a.pdf", b"%PDF-1.7".to_vec())], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("geen spreadsheet die Stut kan lezen"), "{}", refused.text);
    let nothing = site.upload("/77QX00/imports/sheet", &[], &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let at = lay_down(&site, "x<b>naam</b>;Score\n<i>n</i>;1\n").await;
    let page = site.get(&at).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("<b>naam") && !page.text.contains("<i>n"), "{}", page.text);
}

#[tokio::test]
async fn a_draft_is_of_its_school_and_for_who_may_import() {
    let site = Site::demo_as_of("ib@demo.example", "directie@elders.example").await;
    let (key, _) = somebody();
    let at = lay_down(&site, &format!("Leerlingnummer;Score\n{key};1\n")).await;
    let site = site.sign_in("directie@elders.example").await;
    for address in [at.clone(), at.replace("77QX00", "88ZZ00")] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(site.get(&at).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&format!("{at}/apply"), "").await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("ib@demo.example").await;
    assert_eq!(site.get(&at).await.status, StatusCode::OK);
    assert_eq!(site.get("/77QX00/imports/drafts/nonsense").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_administrator_gets_no_names_and_how_a_kind_is_read_can_be_forgotten() {
    let site = Site::demo_as("beheer@demo.example").await;
    let (key, first_name) = somebody();
    let text = format!("Leerlingnummer;Toets;Datum;Score\n{key};Blok 3;10-2-2026;8\n");
    let at = lay_down(&site, &text).await;
    let fields = "column-0=Leerlingnummer&use-0=pupil_key&column-1=Toets&use-1=series&column-2=Datum&use-2=date\
                  &column-3=Score&use-3=raw_score&kind=own&name=blokken";
    site.post(&format!("{at}/mapping"), fields).await;
    let hidden = site.get(&at).await.text;
    assert!(hidden.contains("Namen en waarden staan hier niet") && hidden.contains("data-new"), "{hidden}");
    assert!(!hidden.contains(&first_name) && hidden.contains(&key), "{hidden}");

    let list = site.get("/77QX00/imports").await.text;
    assert!(
        list.contains("data-mappings") && list.contains("resultaten van een leerling · 4 kolommen"),
        "{list}"
    );
    let gone = site.post("/77QX00/imports/mappings/forget", "name=blokken").await;
    assert_eq!(gone.header("location"), "/77QX00/imports?forgotten=1");
    let list = site.get(gone.header("location")).await.text;
    assert!(list.contains("Dat is vergeten") && !list.contains("data-mappings"), "{list}");
}

#[tokio::test]
async fn a_sheet_without_rows_is_told_so() {
    let site = Site::demo().await;
    let at = lay_down(&site, "Leerlingnummer;Toets;Datum;Score\n").await;
    let fields = "column-0=Leerlingnummer&use-0=pupil_key&column-1=Toets&use-1=series&column-2=Datum&use-2=date\
                  &column-3=Score&use-3=raw_score&name=leeg";
    site.post(&format!("{at}/mapping"), fields).await;
    let preview = site.get(&at).await.text;
    assert!(
        preview.contains("geen gegevens om over te nemen") && !preview.contains("al bekend"),
        "{preview}"
    );
}

#[tokio::test]
async fn a_file_that_begins_with_a_pupil_is_told_so() {
    let site = Site::demo().await;
    let at = lay_down(&site, "12345;Noor;20-1-2026;200\n12346;Sem;20-1-2026;201\n").await;
    assert!(site.get(&at).await.text.contains("Boven de kolommen lijkt al een leerling te staan"));
}
