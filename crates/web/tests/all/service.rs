//! The live service as another system meets it, and the page with its keys.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

const KEYS: &str = "/77QX00/settings/service";

/// Makes a key on the page and reads it there.
async fn key(site: &Site, results: &str) -> String {
    let answer = site.post(KEYS, &format!("name=Toetsprogramma&results={results}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let (_, after) = answer.text.split_once("<code id=\"key\">").unwrap();
    after.split_once('<').unwrap().0.to_owned()
}

/// Calls as a program does: no cookie, no origin, its own headers.
async fn call(site: &Site, message: impl Into<Body>) -> Answer {
    let request = Request::post("/uwlr/2.2")
        .header("content-type", "text/xml; charset=utf-8")
        .header("soapaction", "\"\"")
        .header("host", "localhost")
        .body(message.into());
    site.ask(request.unwrap()).await
}

fn envelope(key: &str, request: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\">\
         <Header><autorisatie xmlns=\"http://www.edustandaard.nl/leerresultaten/2/autorisatie\">\
         <autorisatiesleutel>{key}</autorisatiesleutel><klantcode>77QX00</klantcode>\
         <klantnaam>De Voorbeeldschool</klantnaam></autorisatie></Header>\n<Body>{request}</Body></Envelope>"
    )
}

fn fetch(key: &str) -> String {
    let request = "<l:leerlinggegevens_verzoek xmlns:l=\"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens\">\
        <l:schooljaar>2025-2026</l:schooljaar><l:brincode>77QX</l:brincode><l:xsdversie>2.2</l:xsdversie>\
        </l:leerlinggegevens_verzoek>";
    envelope(key, request)
}

/// One result of a pupil at a test that nobody else has.
fn bring(key: &str, pupil: &str) -> String {
    let request = format!(
        "<leerresultaten_verzoek xmlns=\"http://www.edustandaard.nl/leerresultaten/2/leerresultaten\"><school>\
         <schooljaar>2025-2026</schooljaar><brincode>77QX</brincode><dependancecode>00</dependancecode>\
         <aanmaakdatum>2026-03-01T09:00:00</aanmaakdatum><xsdversie>2.2</xsdversie></school>\n<toetsafnames>\
         <toetsafname><leerlingid>{pupil}</leerlingid><resultaten><resultaat key=\"r1\">\
         <afnamedatum>2026-02-20</afnamedatum><toetscode>PROEF-1</toetscode><score>12</score></resultaat>\
         </resultaten></toetsafname></toetsafnames><toetsen><toets><toetscode>PROEF-1</toetscode>\
         <toetsnaam>Proeftoets</toetsnaam></toets></toetsen></leerresultaten_verzoek>"
    );
    envelope(key, &request)
}

/// The key of the first pupil in a roster.
fn first_pupil(answer: &Answer) -> String {
    let (_, after) = answer.text.split_once("<leerling key=\"").unwrap();
    after.split_once('"').unwrap().0.to_owned()
}

fn is_fault(answer: &Answer, code: &str) -> bool {
    answer.status == StatusCode::INTERNAL_SERVER_ERROR
        && answer.header("content-type") == "text/xml; charset=utf-8"
        && answer.text.contains(&format!("<faultcode>soap:{code}</faultcode>"))
}

#[tokio::test]
async fn a_supplier_fetches_the_roster_and_brings_results_twice() {
    let site = Site::demo().await;
    let key = key(&site, "at_once").await;
    let site = site.signed_out();
    let roster = call(&site, fetch(&key)).await;
    assert_eq!((roster.status, roster.header("content-type")), (StatusCode::OK, "text/xml; charset=utf-8"));
    assert!(roster.text.contains("leerlinggegevens_antwoord"));
    let pupil = first_pupil(&roster);
    for _ in 0..2 {
        let answer = call(&site, bring(&key, &pupil)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert!(answer.text.contains("<leerresultaten_bevestiging"));
    }
    let site = site.sign_in("ib@demo.example").await;
    let list = site.get("/77QX00/imports").await.text;
    assert_eq!(list.matches("<td>Toetsprogramma</td>").count(), 2, "{list}");
    assert!(
        list.contains("1 nieuw, 0 gewijzigd, 0 hetzelfde")
            && list.contains("0 nieuw, 0 gewijzigd, 1 hetzelfde")
    );
    let page = site.get(KEYS).await.text;
    for text in ["Resultaten gebracht en overgenomen", "alles was al bekend", "Lijst opgehaald, met"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains(&key), "a key is shown once");
}

#[tokio::test]
async fn a_refused_delivery_says_where_it_is_wrong_and_names_nobody() {
    let site = Site::demo().await;
    let key = key(&site, "at_once").await;
    let answer = call(&site, bring(&key, "niemand")).await;
    assert!(is_fault(&answer, "Client"), "{}", answer.text);
    for text in
        ["<regel>4</regel>", "<onderdeel>toetsafname/leerlingid niemand</onderdeel>", "niet in het register"]
    {
        assert!(answer.text.contains(text), "{text} is not in {}", answer.text);
    }
    let page = site.get(KEYS).await.text;
    assert!(page.contains("Resultaten gebracht en geweigerd"));
}

#[tokio::test]
async fn a_wrong_key_and_a_revoked_key_open_nothing() {
    let site = Site::demo().await;
    let key = key(&site, "hold").await;
    assert_eq!(call(&site, fetch(&key)).await.status, StatusCode::OK);
    let wrong = call(&site, fetch("een-verzonnen-sleutel")).await;
    assert!(is_fault(&wrong, "Client"));
    assert!(!wrong.text.contains("77QX") && !wrong.text.contains("detail"), "{}", wrong.text);

    let page = site.get(KEYS).await.text;
    let (before, _) = page.split_once("/revoke\"").unwrap();
    let address = before.rsplit_once('"').unwrap().1;
    let changed = site.post(address, "results=at_once").await;
    assert_eq!(changed.header("location"), format!("{KEYS}?saved=1"));
    let revoked = site.post(&format!("{address}/revoke"), "").await;
    assert_eq!(revoked.header("location"), format!("{KEYS}?revoked=1"));
    assert_eq!(call(&site, fetch(&key)).await.text, wrong.text, "they sound the same");
    assert!(site.get(KEYS).await.text.contains("Ingetrokken op"));
    assert_eq!(site.post(address, "results=hold").await.status, StatusCode::NOT_FOUND);
    for _ in 2..20 {
        assert_eq!(call(&site, fetch("mis")).await.header("retry-after"), "");
    }
    let waits = call(&site, fetch("mis")).await;
    assert!(is_fault(&waits, "Client"));
    assert_eq!(waits.header("retry-after"), "60");
}

#[tokio::test]
async fn a_delivery_that_waits_changes_nothing_and_is_confirmed() {
    let site = Site::demo().await;
    let key = key(&site, "hold").await;
    let pupil = first_pupil(&call(&site, fetch(&key)).await);
    let made = async || site.get("/77QX00/imports").await.text.matches("hetzelfde, 0 geweigerd").count();
    let before = made().await;
    let answer = call(&site, bring(&key, &pupil)).await;
    assert!(answer.text.contains("<leerresultaten_bevestiging"), "{}", answer.text);
    assert!(site.get(KEYS).await.text.contains("ze wachten bij Importeren"));
    assert!(before > 0);
    assert_eq!(made().await, before, "no import was made");
}

#[tokio::test]
async fn hostile_and_foreign_messages_get_a_clear_fault() {
    let site = Site::demo().await;
    let key = key(&site, "at_once").await;
    let good = fetch(&key);
    let elsewhere = good.replace("77QX</l:brincode>", "88ZZ</l:brincode>");
    let version =
        good.replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
    let bomb = good.replacen("?>", "?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", 1);
    let huge_head = format!(
        "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Header><x>{}",
        "a".repeat(2 << 20)
    );
    let staged = good.replace("leerlinggegevens_verzoek", "structuur_verzoek");
    let must = good.replace("</Header>", "<w:Security xmlns:w=\"urn:w\" xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" s:mustUnderstand=\"1\"/></Header>");
    for (message, code, says) in [
        (elsewhere, "Client", "andere school"),
        (version, "VersionMismatch", "SOAP 1.1"),
        (bomb, "Client", "DOCTYPE"),
        (huge_head, "Client", "niet te lezen"),
        (good.replace("</Envelope>", "<Body/></Envelope>"), "Client", "precies één Body"),
        (good.replace("/2/leerlinggegevens", "/9/leerlinggegevens"), "Client", "namespace"),
        (staged, "Client", "structuur_verzoek"),
        (must, "MustUnderstand", "mustUnderstand"),
        (good.replace("autorisatiesleutel", "sleutel"), "Client", "header autorisatie"),
        (good.replace("<klantcode>77QX00", "<klantcode>88ZZ00"), "Client", "klantcode"),
        (good.replace("2025-2026", "2025-2027"), "Client", "Zie detail"),
        ("naam;groep".to_owned(), "Client", "geen XML"),
        (String::new(), "Client", "leeg"),
    ] {
        let answer = call(&site, message).await;
        assert!(is_fault(&answer, code), "{code} {says}: {} {}", answer.status, answer.text);
        assert!(answer.text.contains(says), "{says}: {}", answer.text);
    }
}

#[tokio::test]
async fn the_service_describes_itself_to_machines_only() {
    let site = Site::demo().await.with_app(|app| app.reached_at("https://stut.school.example".to_owned()));
    let both = site.get("/uwlr/2.2?wsdl").await;
    assert_eq!((both.status, both.header("content-type")), (StatusCode::OK, "text/xml; charset=utf-8"));
    assert!(both.text.contains("https://stut.school.example/uwlr/2.2?wsdl=leerresultaten"));
    let part = site.get("/uwlr/2.2?WSDL=leerresultaten").await;
    assert!(part.text.contains("<soap:address location=\"https://stut.school.example/uwlr/2.2\"/>"));
    for address in ["/uwlr/2.2", "/uwlr/2.2?wsdl=iets", "/uwlr/2.2?naam=wsdl"] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let page = site.get(KEYS).await.text;
    assert!(page.contains("https://stut.school.example/uwlr/2.2") && page.contains("<dd>77QX00</dd>"));
}

#[tokio::test]
async fn a_name_that_is_missing_or_too_long_is_said_beside_the_field() {
    let site = Site::demo().await;
    let empty = site.post(KEYS, "name=+&results=at_once").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("aria-invalid=\"true\"") && empty.text.contains("id=\"name-error\""));
    assert!(empty.text.contains("value=\"at_once\" checked"), "what was chosen is still chosen");
    let long = site.post(KEYS, &format!("name={}", "x".repeat(65))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text.contains("64 tekens") && long.text.contains(&"x".repeat(65)));
    assert!(site.get(KEYS).await.text.contains("Er zijn nog geen sleutels"));
    assert!(site.get("/77QX00/settings").await.text.contains(&format!("href=\"{KEYS}\"")));
}
