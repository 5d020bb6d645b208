### Wie een leerling is: het portret, de contacten en de documenten.

portrait-title = Wie is { $name }?
portrait-link = Portret
portrait-own-words = { $name } zegt zelf
portrait-own-words-help = Zo letterlijk als het kan, in de woorden van het kind.
portrait-strengths = Hier is { $name } goed in
portrait-strengths-help = Wat gaat vanzelf, waar is het kind trots op?
portrait-helps = Dit helpt { $name }
portrait-helps-help = Wat werkt in de klas, zodat een ander er morgen mee verder kan?
portrait-by = { $author } op { $date }
portrait-empty = Hier staat nog niets over { $name } zelf. Vraag wat { $name } goed kan en wat helpt, en schrijf het op: het komt boven alle cijfers.
portrait-empty-to-read = Hier staat nog niets over { $name } zelf.
portrait-write = Schrijf het portret
portrait-change = Wijzigen
portrait-wrong = Er is nog niets bewaard. Kijk wat eronder staat en bewaar opnieuw.
portrait-too-long = Deze tekst is { $length } tekens lang; er passen er { $most }. Kort hem in tot wat iemand in een paar tellen moet weten.

contacts-title = Wie hoort bij { $name }?
contacts-link = Contacten
contacts-none = Er staan nog geen contacten
contacts-none-how = Zet hieronder wie je belt, wie er gezag heeft en wie alleen meeleest.
contacts-none-ask = Vraag je intern begeleider of de schoolleider ze toe te voegen.
contacts-agreement = Wie moet het eens zijn?
contacts-nobody-agrees = Van niemand staat hier vast dat hij of zij gezag heeft. Vraag het na voordat je toestemming vraagt.
contacts-agree-so-far = Gezag staat vast van { $names }. Of nog iemand akkoord moet zijn, is niet bekend.
contacts-one-agrees = { $name } beslist: waar toestemming nodig is, geeft alleen { $name } die.
contacts-all-agree = { $others } en { $last } beslissen samen: waar toestemming nodig is, moeten zij allemaal akkoord zijn.
contacts-find-out = Van { $names } is niet bekend of er gezag is. Vraag het na; het gezagsregister van de rechtbank is openbaar.
contacts-removed-title = Weggehaald
contacts-removed-why = Dertig dagen lang kun je een contact terugzetten. Daarna wordt het vergeten.
contact-title = Klopt dit nog van { $name }?
contact-add = Contact toevoegen
contact-change = Wijzigen
contact-remove = Weghalen
contact-remove-why = Hoort dit contact niet meer bij de leerling? Je kunt het dertig dagen lang terugzetten.
contact-restore = Terugzetten
contact-saved = Het contact is bewaard.
contact-removed = Het contact is weggehaald. Het staat onderaan, en je kunt het nog terugzetten.
contact-back = Het contact staat er weer.
contact-gone = Dit contact is intussen weggehaald. Er is niets bewaard.
contact-name = Naam
contact-phone = Telefoon
contact-email = E-mail
contact-address = Adres
contact-remark = Goed om te weten
contact-position = Plaats in de lijst
contact-position-help = Wie je het eerst belt, heeft 1. Laat leeg voor de laatste plaats.
contact-choose = Kies
contact-relation-label = Wie is dit van de leerling?
contact-relation = { $code ->
    [mother] moeder
    [father] vader
    [carer] verzorger
    [stepparent] stiefouder
    [foster_parent] pleegouder
    [legal_guardian] voogd
    [grandparent] grootouder
    [professional] hulpverlener
    [somebody_else] anders
   *[else] –
 }
contact-authority-label = Heeft dit contact gezag?
contact-authority = { $code ->
    [yes] gezag
    [no] geen gezag
   *[unknown] gezag niet bekend
 }
contact-authority-yes-help = Beslist mee over de leerling.
contact-authority-no-help = Beslist niet mee.
contact-authority-unknown-help = Vul niets in wat je niet weet. Ook na een scheiding houden ouders meestal samen gezag, maar niet altijd.
contact-means-yes = Beslist mee: moet akkoord zijn waar toestemming nodig is.
contact-means-parent-without = Beslist niet mee. Vraagt deze ouder hoe het gaat, dan vertelt de school het belangrijkste, behalve als dat niet goed is voor het kind (Burgerlijk Wetboek 1:377c).
contact-means-no = Beslist niet mee. Krijgt alleen te horen wat wie gezag heeft goed vindt.
contact-means-unknown = Vraag het na voordat je iets deelt of toestemming vraagt.
contact-problem-no-name = Er staat nog geen naam.
contact-problem-no-relation = Kies wie dit van de leerling is.
contact-problem-no-authority = Kies of er gezag is. Weet je het niet, kies dan niet bekend.
contact-problem-phone = Dit is geen telefoonnummer. Zet er alleen het nummer, zoals 06 1234 5678 of +31 6 1234 5678.
contact-problem-email = Dit is geen mailadres. Het heeft een @ met iets ervoor en erachter.
contact-problem-too-long = Dit is langer dan { $most } tekens. Maak het korter.

documents-link = Documenten
documents-title = Welke documenten horen bij { $name }?
documents-none = Er staan nog geen documenten
documents-none-how = Voeg hieronder een verslag, een verklaring of een tekening toe.
documents-none-to-read = Er staat niets dat jij kunt zien.
documents-more = { $count ->
    [one] En nog 1 document
   *[other] En nog { $count } documenten
 }
documents-removed-why = Wat is weggehaald, kun je terugzetten tot het dossier wordt vernietigd.
document-add = Document toevoegen
document-added = Het document staat in het dossier.
document-removed = Het document is weggehaald. Het staat onderaan, en je kunt het nog terugzetten.
document-back = Het document staat er weer.
document-remove = Weghalen
document-category-help = De categorie bepaalt wie het document ziet, net als bij notities. Ouders zien hier niets.
document-title = Titel
document-title-help = Laat leeg om de naam van het bestand te gebruiken.
document-file = Kies een bestand
document-file-help = Pdf, foto of tekening (png, jpg), Word of LibreOffice (docx, odt), Excel (xlsx) of platte tekst (txt). Hooguit { $most } MB, zonder macro’s.
document-busy = Bezig met toevoegen…
document-restricted = Afgeschermd document
document-exists = Dit document is afgeschermd. Je ziet dat het er is en van wie; vraag de schrijver of je intern begeleider wat je moet weten.
document-on-request = Dit document zie je pas als je het opvraagt. Dat wordt vastgelegd.
document-why-missing = Kies eerst waarom je het document nodig hebt.
document-open = Openen
document-download = Downloaden
document-no-preview = Dit soort bestand kan de pagina niet tonen. Download het en open het met je eigen programma.
document-there = Dit bestand staat al in het dossier, als “{ $title }”.
document-there-removed = Dit bestand stond al in het dossier, als “{ $title }”, en is weggehaald. Je kunt het terugzetten.
document-there-look = Bekijk het
document-again = Toch nog een keer toevoegen (kies het bestand opnieuw)
document-size-kb = { $count } kB
document-size-mb = { $size } MB
document-kind = { $kind ->
    [pdf] pdf
    [png] png
    [jpg] foto
    [docx] Word
    [odt] LibreOffice
    [xlsx] Excel
   *[txt] tekst
 }
document-problem-no-file = Kies eerst een bestand.
document-problem-too-large = Dit bestand is groter dan { $most } MB. Maak het kleiner, bijvoorbeeld door het als pdf op te slaan.
document-problem-empty = Dit bestand is leeg.
document-problem-kind = Dit soort bestand kan niet in het dossier. Sla het op als pdf en probeer het opnieuw.
document-problem-other-content = De inhoud van dit bestand past niet bij zijn naam. Staat er een wachtwoord op, haal dat dan eerst weg; sla het anders opnieuw op als pdf.
document-problem-macros = In dit bestand zitten macro’s: dat zijn kleine programma’s. Sla het op zonder macro’s, of als pdf.
document-problem-program = Dit is een programma of een webpagina en mag niet in het dossier. Sla wat je wilt bewaren op als pdf.
document-problem-title = Deze titel is langer dan { $most } tekens. Maak hem korter.

export-own-words = Eigen woorden
export-strengths = Waar de leerling goed in is
export-helps = Wat helpt
export-contacts-why = Telefoonnummers, mailadressen en adressen van contacten zijn gegevens van die mensen zelf en staan hier niet in (AVG artikel 15 lid 4). Lees de opmerkingen na voordat je dit meegeeft.
export-head-file = Bestand
export-head-hours = Uren
export-hand-overs = Overdracht
export-from-pupil = Van de leerling
export-from-parents = Van de ouders
export-from-teacher = Van de leerkracht
export-attention = Om op te letten
export-signal-answers = Antwoorden op signalen
export-absences = Verzuim
export-absence-kind = { $kind ->
    [ill] ziek
    [permitted] met toestemming
    [unpermitted] zonder toestemming
    [late] te laat
   *[unknown] niet bekend
 }
export-documents-withheld = { $count ->
    [one] Eén document is afgeschermd en zit er niet bij; vraag wie het mag zien.
   *[other] { $count } documenten zijn afgeschermd en zitten er niet bij; vraag wie ze mag zien.
 }
export-documents-out-of-sight = { $count ->
    [one] Er is 1 document dat wie dit dossier maakte niet mag zien. Vraag wie het wel mag zien om een volledig dossier.
   *[other] Er zijn { $count } documenten die wie dit dossier maakte niet mag zien. Vraag wie ze wel mag zien om een volledig dossier.
 }
export-read-me-documents = De documenten uit het dossier, zoals ze zijn toegevoegd.
export-about-portrait = Het portret: eigen woorden, waar de leerling goed in is, wat helpt.
export-about-contacts = Ouders en andere contacten en of zij gezag hebben; has_phone, has_email en has_address zeggen wat er van hen bekend is.
export-about-documents = Documenten, met de plaats in deze zip; is_withheld zegt dat een document is achtergehouden.
export-about-hand-overs = Wat aan het eind van een schooljaar aan de volgende leerkracht is overgedragen.
export-about-signal-answers = Waarom een signaal mocht wachten, en tot wanneer.
export-about-needs = Wat de leerling nodig heeft, regel voor regel, ook wat beëindigd is.
export-head-year = Schooljaar
export-about-absences = Verzuim per dag, in uren les.
