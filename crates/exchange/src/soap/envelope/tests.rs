use super::*;

const HEAD: &str = "<aut:autorisatie xmlns:aut=\"http://www.edustandaard.nl/leerresultaten/2/autorisatie\">\
    <aut:autorisatiesleutel> geheim&amp;1 </aut:autorisatiesleutel><aut:klantcode>77QX00</aut:klantcode>\
    <aut:klantnaam>De Linde</aut:klantnaam></aut:autorisatie>";
const REQUEST: &str = "<leerresultaten_verzoek xmlns=\"http://www.edustandaard.nl/leerresultaten/2/leerresultaten\">\
    <school/></leerresultaten_verzoek>";

fn message(head: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<s:Envelope xmlns:s=\"{SOAP}\">\n<s:Header>{head}</s:Header>\n\
         <s:Body>{body}</s:Body>\n</s:Envelope>\n"
    )
}

fn kind(message: &str) -> TroubleKind {
    read_call(message.as_bytes(), None).unwrap_err().kind
}

fn unreadable_as(problem: ProblemKind) -> TroubleKind {
    TroubleKind::Unreadable(problem)
}

#[test]
fn key_and_request_are_read_with_any_prefix_or_none() {
    let unprefixed = format!(
        "<Envelope xmlns=\"{SOAP}\"><Header><autorisatie xmlns=\"{AUTHORIZATION}\"><klantnaam>De Linde</klantnaam>\
         <autorisatiesleutel>geheim&#38;1</autorisatiesleutel><klantcode>77QX00</klantcode></autorisatie></Header>\
         <Body>{REQUEST}</Body></Envelope>"
    );
    for text in [message(HEAD, REQUEST), unprefixed] {
        let found = read_head(text.as_bytes(), None).unwrap().unwrap();
        assert_eq!(found.key.reveal(), "geheim&1");
        assert_eq!((found.client_code.as_str(), found.client_name.as_str()), ("77QX00", "De Linde"));
        let call = read_call(text.as_bytes(), None).unwrap();
        assert_eq!(call.operation, Operation::BringResults);
        assert_eq!(String::from_utf8(call.request.into_inner()).unwrap().trim(), REQUEST);
    }
    let prefixed =
        REQUEST.replace("<leer", "<r:leer").replace("</leer", "</r:leer").replace("xmlns=", "xmlns:r=");
    let call = read_call(message(HEAD, &prefixed).as_bytes(), None).unwrap();
    assert_eq!(call.operation, Operation::BringResults);
    let roster = "<r:leerlinggegevens_verzoek \
        xmlns:r=\"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens\"/>";
    let call = read_call(message(HEAD, roster).as_bytes(), None).unwrap();
    assert_eq!(call.operation, Operation::FetchRoster);
}

#[test]
fn the_request_keeps_its_lines_and_loses_the_key() {
    let call = read_call(message(HEAD, REQUEST).as_bytes(), None).unwrap();
    let request = String::from_utf8(call.request.into_inner()).unwrap();
    assert_eq!(request.lines().position(|line| line.contains("leerresultaten_verzoek")), Some(3));
    assert!(!request.contains("geheim"));
}

#[test]
fn a_head_needs_as_much_as_it_needs() {
    let text = message(HEAD, REQUEST);
    let end = text.find("</s:Header>").unwrap() + "</s:Header>".len();
    for length in 0..end {
        assert_eq!(read_head(&text.as_bytes()[..length], None), Ok(None), "{length}");
    }
    assert!(read_head(&text.as_bytes()[..end], None).unwrap().is_some());
    let endless = format!("<s:Envelope xmlns:s=\"{SOAP}\"><s:Header><x>{}", "a".repeat(LARGEST_HEAD));
    assert_eq!(read_head(endless.as_bytes(), None).unwrap_err().kind, unreadable_as(ProblemKind::TooLarge));
}

#[test]
fn other_versions_and_other_roots_are_told_apart() {
    let next = "http://www.w3.org/2003/05/soap-envelope";
    assert_eq!(kind(&message(HEAD, REQUEST).replace(SOAP, next)), TroubleKind::WrongVersion);
    assert_eq!(kind("<Envelope><Body/></Envelope>"), TroubleKind::WrongVersion);
    assert_eq!(kind("<EDEX/>"), TroubleKind::NoEnvelope);
    assert_eq!(kind("naam;groep"), unreadable_as(ProblemKind::NotXml));
    assert_eq!(kind(""), unreadable_as(ProblemKind::EmptyFile));
}

#[test]
fn there_is_one_key_with_three_values() {
    for head in [
        String::new(),
        "<x/>".to_owned(),
        HEAD.replace("autorisatie\">", "anders\">"),
        HEAD.replace("77QX00", ""),
        HEAD.replace("77QX00", &"7".repeat(65)),
        HEAD.replace("77QX00", "<b/>"),
        format!("{HEAD}{HEAD}"),
    ] {
        let trouble = read_head(message(&head, REQUEST).as_bytes(), None).unwrap_err();
        assert_eq!(trouble.kind, TroubleKind::NoAuthorization, "{head}");
    }
    let without = format!("<s:Envelope xmlns:s=\"{SOAP}\"><s:Body>{REQUEST}</s:Body></s:Envelope>");
    assert_eq!(kind(&without), TroubleKind::NoAuthorization);
    let header = |must: &str| format!("{HEAD}<x xmlns:e=\"{SOAP}\" e:mustUnderstand=\"{must}\"/>");
    assert_eq!(kind(&message(&header("1"), REQUEST)), TroubleKind::UnknownHeader);
    assert!(read_call(message(&header("0"), REQUEST).as_bytes(), None).is_ok());
}

#[test]
fn there_is_one_body_with_one_request_of_ours() {
    let two_bodies = message(HEAD, REQUEST).replace("</s:Envelope>", "<s:Body/></s:Envelope>");
    for text in [
        two_bodies,
        message(HEAD, ""),
        message(HEAD, &format!("{REQUEST}{REQUEST}")),
        message(HEAD, REQUEST).replace("s:Body", "s:Lijf"),
    ] {
        assert_eq!(kind(&text), TroubleKind::NotOneRequest, "{text}");
    }
    let found = "leerresultaten_verzoek".to_owned();
    let elsewhere = REQUEST.replace("/2/", "/3/");
    assert_eq!(kind(&message(HEAD, &elsewhere)), TroubleKind::UnknownRequest { found: found.clone() });
    let in_none = REQUEST.replace(" xmlns=", " title=");
    assert_eq!(kind(&message(HEAD, &in_none)), TroubleKind::UnknownRequest { found });
    let staged =
        "<structuur_verzoek xmlns=\"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens\"/>";
    let found = "structuur_verzoek".to_owned();
    assert_eq!(kind(&message(HEAD, staged)), TroubleKind::UnknownRequest { found });
}

#[test]
fn hostile_messages_are_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let text = message(HEAD, REQUEST).replacen("?>\n", &format!("?>{bomb}\n"), 1);
    assert_eq!(kind(&text), unreadable_as(ProblemKind::DoctypeRefused));
    let entity = message(&HEAD.replace("geheim", "&b;"), REQUEST);
    assert_eq!(kind(&entity), unreadable_as(ProblemKind::UnknownEntity));
    let deep = "<x>".repeat(100_000);
    assert_eq!(kind(&message(&format!("{HEAD}{deep}"), REQUEST)), unreadable_as(ProblemKind::TooLarge));
    let inside = REQUEST.replace("<school/>", &deep);
    assert_eq!(kind(&message(HEAD, &inside)), unreadable_as(ProblemKind::TooLarge));
    let text = message(HEAD, REQUEST);
    let half = &text[..text.find("<school").unwrap()];
    assert_eq!(kind(half), unreadable_as(ProblemKind::CutOff));
    assert_eq!(kind(&text.replace("</s:Body>", "</s:Lijf>")), unreadable_as(ProblemKind::MalformedXml));
    assert_eq!(kind(&text.replace("<s:Body>", "tekst<s:Body>")), unreadable_as(ProblemKind::MalformedXml));
    assert_eq!(kind(&format!("{text}<nog/>")), TroubleKind::NotOneRequest);
}

#[test]
fn the_charset_beside_a_message_counts_for_more_than_the_one_in_it() {
    let text =
        message(&HEAD.replace("De Linde", "Zoë"), REQUEST).replace("1.0\"", "1.0\" encoding=\"utf-8\"");
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let name = |bytes: &[u8], charset| read_head(bytes, charset).unwrap().unwrap().client_name;
    assert_eq!(name(text.as_bytes(), None), "Zoë");
    assert_eq!(name(&latin, Some("iso-8859-1")), "Zoë");
    assert_eq!(name(text.as_bytes(), Some("utf-16")), "Zoë");
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(name(&wide, Some("utf-8")), "Zoë");
    assert!(read_call(&wide, None).is_ok());
    let wrong = ProblemKind::WrongEncoding { encoding: "UTF-8".to_owned() };
    assert_eq!(read_call(&latin, None).unwrap_err().kind, unreadable_as(wrong));
}

#[test]
fn a_soap_action_may_be_quoted_or_an_address_or_unknown() {
    for action in
        ["\"BrengLeerresultaten\"", "BrengLeerresultaten", "\"http://x.example/BrengLeerresultaten\""]
    {
        assert_eq!(operation_of_action(action), Some(Operation::BringResults), "{action}");
    }
    assert_eq!(operation_of_action("HaalLeerlinggegevens"), Some(Operation::FetchRoster));
    for action in ["\"\"", "", "urn:iets", "http://www.edustandaard.nl/x/structuur_verzoek"] {
        assert_eq!(operation_of_action(action), None, "{action}");
    }
}
