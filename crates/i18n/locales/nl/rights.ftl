### Rechten van ouders en leerlingen: bewaren en vernietigen, inzage, correctie, het verwerkingsregister en het spoor.

import-is-sealed = Deze import kan niet meer worden teruggedraaid: wat hij veranderde in een dossier is met dat dossier vernietigd.
destruction-is-closed = Dit voorstel is al uitgevoerd of ingetrokken.
destruction-approved-already = Jij of iemand anders in deze rol heeft dit voorstel al goedgekeurd. De tweede goedkeuring komt van een ander.
problem-destroyed = Leerling { $key } is overgeslagen: de gegevens van wie toen van school ging zijn na de bewaartermijn vernietigd. Je hoeft niets te doen.

rights-role = { $role ->
    [teacher] leerkracht
    [coordinator] intern begeleider
    [principal] schoolleider
    [specialist] specialist
    [outside_partner] externe partner
    [guardian] ouder of verzorger
    [board_officer] bestuursmedewerker
    [partnership_officer] medewerker van het samenwerkingsverband
    [administrator] beheerder
   *[else] andere rol
 }

trail-import-made = { $kind ->
    [roster] Leerlingen en groepen ingelezen (import { $no })
    [absences] Verzuim ingelezen (import { $no })
   *[else] Toetsresultaten ingelezen (import { $no })
 }
trail-import-rolled-back = Import { $no } teruggedraaid
trail-import-held = { $kind ->
    [roster] Een bestand met leerlingen en groepen klaargezet
    [absences] Een bestand met verzuim klaargezet
   *[else] Toetsresultaten klaargezet
 }
trail-import-dropped = { $kind ->
    [roster] Een klaargezet bestand met leerlingen en groepen weggegooid
    [absences] Een klaargezet bestand met verzuim weggegooid
   *[else] Klaargezette toetsresultaten weggegooid
 }
trail-import-answered = Gezegd hoe een klaargezet bestand wordt gelezen
trail-drafts-ended = { $count ->
    [one] Een klaargezet bestand dat te lang wachtte, is weggegooid
   *[other] { $count } klaargezette bestanden die te lang wachtten, zijn weggegooid
 }
trail-need-written = Een onderwijsbehoefte, factor of visie geschreven
trail-need-ended = Een onderwijsbehoefte, factor of visie beëindigd
trail-need-restored = Een beëindigde onderwijsbehoefte teruggezet
trail-phrase-saved = Een zin voor onderwijsbehoeften bewaard of verborgen
trail-plan-made = Een plan gemaakt
trail-plan-edited = De gegevens van een plan gewijzigd
trail-plan-text-written = In een plan geschreven
trail-plan-goal-saved = Een doel van een plan bewaard of weggehaald
trail-plan-outcome-said = Gezegd of een doel gehaald is
trail-plan-stepped = Een plan een stap verder of terug gezet
trail-plan-session-saved = Vastgelegd wat er voor een plan gedaan is
trail-plan-consent-recorded = Vastgelegd wat een ouder van een plan vindt
trail-plan-consent-taken-back = Teruggenomen wat er van een ouder vastgelegd was
trail-plan-shared = Een plan met ouders gedeeld, of niet meer
trail-plan-printed = Een plan als document gemaakt
trail-plan-settings-saved = De instellingen van plannen gewijzigd
trail-survey-made = Een vragenlijst gemaakt
trail-survey-edited = Een vragenlijst gewijzigd
trail-survey-opened = Een ronde van een vragenlijst geopend
trail-survey-closed = Een ronde van een vragenlijst gesloten
trail-survey-removed = Een concept van een vragenlijst weggegooid
trail-survey-invited = { $count ->
    [one] Eén uitnodiging voor een vragenlijst gemaakt
   *[other] { $count } uitnodigingen voor een vragenlijst gemaakt
 }
trail-survey-reminded = { $count ->
    [one] Eén herinnering aan een vragenlijst gestuurd
   *[other] { $count } herinneringen aan een vragenlijst gestuurd
 }
trail-survey-answered = Iemand heeft een vragenlijst ingevuld
trail-survey-answers-brought = { $count ->
    [one] Eén ingevulde vragenlijst overgenomen
   *[other] { $count } ingevulde vragenlijsten overgenomen
 } { $way ->
    [paper] van papier
   *[file] uit een bestand
 }
trail-survey-answers-removed = { $count ->
    [one] Eén overgenomen vragenlijst weer weggehaald
   *[other] { $count } overgenomen vragenlijsten weer weggehaald
 }
trail-survey-sorted = Open antwoorden geordend
trail-survey-talk-opened = Een teamgesprek geopend voor opmerkingen
trail-survey-talk-closed = Een teamgesprek gesloten
trail-survey-remarked = Iemand gaf een opmerking bij een teamgesprek
trail-survey-remarks-sorted = Opmerkingen van een teamgesprek geordend
trail-survey-page-written = Tekst geschreven bij een vragenlijst
trail-survey-agreement-saved = Een afspraak van een teamgesprek vastgelegd of gewijzigd
trail-role-model-saved = Een eigen model van de rol bewaard
trail-role-model-removed = Een eigen model van de rol weggehaald
trail-role-task-saved = Een taak van de intern begeleider vastgelegd of geordend
trail-role-task-removed = Een taak van de intern begeleider weggehaald
trail-role-description-written = De rolbeschrijving geschreven
trail-role-description-agreed = De rolbeschrijving vastgesteld (versie { $version })
trail-time-kept = Eigen tijd bijgehouden
trail-time-choices-made = { $shared ->
    [true] Eigen tijd gedeeld met collega’s
   *[false] Gekozen hoe de eigen tijd wordt bijgehouden
 }
trail-contacts-forgotten = { $count ->
    [one] Een contact dat dertig dagen geleden is weggehaald, is vergeten
   *[other] { $count } contacten die dertig dagen geleden zijn weggehaald, zijn vergeten
 }
trail-medians-counted = De groei van de eigen leerlingen is opnieuw berekend, na intypen zonder Klaar
trail-sheet-mapping-kept = Onthouden hoe een soort spreadsheet wordt gelezen
trail-sheet-mapping-forgotten = Vergeten hoe een soort spreadsheet wordt gelezen
trail-typing-begun = Begonnen met het intypen van resultaten (import { $no })
trail-typing-done = Klaar met het intypen van resultaten: { $added } nieuw, { $changed } gewijzigd (import { $no })
trail-result-typed = Een resultaat ingetypt of gewijzigd (import { $no })
trail-result-emptied = Een resultaat leeggemaakt (import { $no })
trail-school-edited = Gegevens van de school gewijzigd
trail-pupil-looked = { $part ->
    [invited_case] Een hulpvraag bekeken als uitgenodigde partner
    [sent] Gezien in wat er gemaakt is voor het samenwerkingsverband
    [file] Leerlingpagina bekeken
    [shared] Bekeken wat met de ouders is gedeeld
    [notes] Notities bekeken
    [note] Een notitie bekeken
    [history] Eerdere versies van een notitie bekeken
    [access] Bekeken wie deze leerling kan zien
    [trail] Bekeken wie er keek
    [rights] Gegevens en rechten bekeken
    [feed] Notitie gezien in de nieuwste notities
    [search] Notitie gevonden bij het zoeken
    [pdf] Notities afgedrukt
    [results] Alle resultaten bekeken
    [dossier] Dossier bekeken
    [file_pdf] Dossier als pdf gemaakt
    [report] Gegevens van de leerling als bestand gemaakt
    [needs] Onderwijsbehoeften bekeken
    [portrait] Portret bekeken
    [contacts] Contacten bekeken
    [documents] Lijst van documenten bekeken
    [document] Een document geopend
    [emergency_search] Op naam gevonden voor een noodgeval
    [preview] Bekeken in een klaargezet bestand
    [talk] Gesprek bekeken
    [talks] Genoemd in een lijst van gesprekken
    [talk_report] Verslag van een gesprek bekeken
    [agreements] Afspraken bekeken
    [today] Dagpagina bekeken
    [signals] Signalen van de leerling bekeken
    [plans] Lijst van plannen bekeken
    [plan] Plan bekeken
    [plan_goals] Doelen van een plan bekeken
    [plan_edit] Plan geopend om te wijzigen
    [goal] Doel van een plan bekeken
    [plan_pdf] Plan als pdf gemaakt
    [plan_docx] Plan als Word-document gemaakt
    [plan_json] Plan als bestand gemaakt
    [case] Traject bekeken
    [cases] Gezien in de lijst van trajecten
   *[else] Dossier bekeken
 }
trail-group-looked = { $form ->
    [page] Groepsoverzicht bekeken
    [pdf] Groepsoverzicht als pdf gemaakt
    [csv] Groepsoverzicht als csv gemaakt
    [needs] Onderwijsbehoeften van de groep bekeken
    [needs_pdf] Onderwijsbehoeften van de groep als pdf gemaakt
    [needs_csv] Onderwijsbehoeften van de groep als csv gemaakt
    [grid] De groep geopend om resultaten in te typen
    [signals] Signalen van de groep bekeken
    [preview] Een klaargezet bestand bekeken met leerlingen van de groep
    [talk] Gesprek over de groep bekeken
    [talks] Genoemd in een lijst van gesprekken
    [talk_report] Verslag van een gesprek over de groep bekeken
    [agreements] Afspraken over de groep bekeken
    [today] Groep gezien op de dagpagina
    [talk_new] Leerlingen van de groep gezien bij het plannen van een gesprek
    [plans] Plannen van de groep bekeken
    [plan] Plan van de groep bekeken
    [plan_new] Leerlingen van de groep gezien bij het maken van een plan
    [plan_goals] Doelen van een plan van de groep bekeken
    [plan_edit] Plan van de groep geopend om te wijzigen
    [goal] Doel van een plan van de groep bekeken
    [plan_pdf] Plan van de groep als pdf gemaakt
    [plan_docx] Plan van de groep als Word-document gemaakt
    [plan_json] Plan van de groep als bestand gemaakt
    [case] Traject van de groep bekeken, of leerlingen gezien bij een vraag
    [cases] Groep gezien in de lijst van trajecten
    [report] Gegevens van de groep als bestand gemaakt
    [about] Groepspagina bekeken
    [hand_over] Overdracht van de groep bekeken
    [hand_over_pdf] Overdracht van de groep als pdf gemaakt
   *[else] Groepsoverzicht opgevraagd
 }
trail-refused = Iets gevraagd dat niet mag
trail-viewed-as = Meegekeken als een ander
trail-account-made = Account gemaakt
trail-account-edited = Naam of adres van een account gewijzigd
trail-account-closed = Account gesloten
trail-account-opened = Account weer geopend
trail-link-made = Link gemaakt om een wachtwoord te kiezen
trail-signed-in = Ingelogd
trail-sign-in-refused = Inloggen niet gelukt
trail-session-ended = Uitgelogd, of een sessie beëindigd
trail-session-renewed = Sessie vernieuwd
trail-password-changed = Wachtwoord gekozen
trail-factor-added = Tweede stap bij het inloggen toegevoegd
trail-factor-removed = Tweede stap bij het inloggen weggehaald
trail-role-granted = Iemand de rol { $role } gegeven
trail-role-changed = De rol { $role } van iemand gewijzigd of beëindigd
trail-days-from = { $sentence } (vanaf { $from })
trail-days = { $sentence } ({ $from } tot en met { $until })
trail-staff-linked = Account en medewerker aan elkaar gekoppeld
trail-pupil-tied = Iemand aan de leerling verbonden als { $role }
trail-tie-changed = De verbinding van iemand als { $role } gewijzigd of beëindigd
trail-emergency-opened = Dossier geopend in een noodgeval
trail-emergency-seen = Noodgeval nagekeken
trail-note-categories-edited = Soorten notities en hun lezers gewijzigd
trail-note-category-open = Soort notities opgeslagen ({ $category }, leest mee: { $readers })
trail-note-category-restricted = Soort notities opgeslagen ({ $category }, afgeschermd, leest mee: { $readers })
trail-note-readers-nobody = niemand
trail-note-written = Notitie geschreven
trail-note-changed = Notitie gewijzigd
trail-note-removed = Notitie weggehaald
trail-note-restored = Notitie teruggezet
trail-note-requested = Tekst van een afgeschermde of oude notitie opgevraagd
trail-portrait-written = Portret van een leerling geschreven
trail-contact-added = Contact van een leerling toegevoegd
trail-contact-changed = Contact van een leerling gewijzigd
trail-contact-removed = Contact van een leerling weggehaald
trail-contact-restored = Contact van een leerling teruggezet
trail-document-added = Document toegevoegd aan een dossier
trail-document-removed = Document weggehaald uit een dossier
trail-document-restored = Document teruggezet in een dossier
trail-document-requested = Afgeschermd document opgevraagd
trail-hand-over-written = Overdracht voor de volgende leerkracht geschreven
trail-group-made = Extra groep gemaakt
trail-group-edited = Naam, jaargroepen of leerkrachten van een extra groep gewijzigd
trail-group-members-edited = Leerlingen in of uit een extra groep gezet
trail-group-ended = Extra groep beëindigd
trail-group-goes-on = Extra groep weer geopend
trail-group-removed = Extra groep weggehaald
trail-calendar-edited = { $what ->
    [added] Periode op de toetskalender gezet
    [changed] Periode op de toetskalender gewijzigd
    [removed] Periode van de toetskalender gehaald
    [template] Toetskalender gevuld met het voorbeeld
    [copied] Toetskalender van een ander jaar overgenomen
   *[else] Toetskalender gewijzigd
 }
trail-signal-answered = Signaal beantwoord
trail-signal-answer-taken-back = Antwoord op een signaal teruggenomen
trail-signals-edited = Instelling van de signalen gewijzigd ({ $setting })
trail-pupil-exported = Het hele dossier meegegeven
trail-pupil-corrected = { $kind ->
    [statement] Zienswijze toegevoegd
   *[else] Correctie toegevoegd
 }
trail-retention-edited = Bewaartermijnen gewijzigd
trail-retention-edited-to = Bewaartermijn gewijzigd ({ $what }: { $term })
trail-retention-of-stut = de termijn van Stut
trail-pupil-held = Vastgelegd hoelang het dossier bewaard blijft
trail-destruction-proposed = { $pupils ->
    [one] Voorgesteld om gegevens van 1 leerling te vernietigen
   *[other] Voorgesteld om gegevens van { $pupils } leerlingen te vernietigen
 }
trail-destruction-approved = Vernietiging goedgekeurd als { $role }
trail-destruction-withdrawn = Voorstel tot vernietigen ingetrokken
trail-destroyed = { $pupils ->
    [one] Vernietiging goedgekeurd en uitgevoerd, van 1 leerling
   *[other] Vernietiging goedgekeurd en uitgevoerd, van { $pupils } leerlingen
 }
trail-service-key-made = Sleutel voor een ander systeem gemaakt
trail-service-key-changed = Voor een sleutel veranderd of leveringen wachten
trail-service-key-revoked = Sleutel van een ander systeem ingetrokken
trail-results-delivered = Een ander systeem bracht toetsresultaten
trail-roster-delivered = Een ander systeem vroeg om de leerlingenlijst
trail-reason = { $reason ->
    [invitation] uitgenodigd bij een hulpvraag
    [role] hoort bij de rol
    [own_group] eigen groep
    [tie] aan de leerling verbonden
    [emergency] noodgeval
    [key] systeem met een sleutel van de school
    [link] link of code van een vragenlijst
    [at_this_machine] werkt aan de computer zelf
    [by_the_clock] vanzelf
    [not_signed_in] niet ingelogd
    [no_role] geen rol op deze school
    [role_does_not] hoort niet bij de rol
    [not_own] geen eigen leerling of groep
    [only_looking] keek mee als een ander
   *[else] andere reden
 }
trail-unknown = Iets wat deze versie niet kent
trail-actor = { $actor ->
    [operator] wie aan de computer zelf werkt
    [program] het programma zelf
    [service] een ander systeem, met een sleutel
    [guest] iemand zonder naam, met een link of code
    [nobody] niemand (niet ingelogd)
   *[else] een account dat er niet meer is
 }
trail-kind = { $kind ->
    [looked] Gekeken
    [changed] Gewijzigd of geschreven
    [exported] Dossier meegegeven
   *[else] Geweigerd
 }
trail-title = Wie keek er naar { $name }?
trail-link = Wie keek er
trail-why = Elke blik in het dossier en elke wijziging staat hier, de nieuwste bovenaan. Ook groepsoverzichten waar deze leerling in stond tellen mee.
trail-person = Wie
trail-everybody = Iedereen
trail-everything = Alles
trail-show = Toon
trail-nothing = Hier is niets gevonden.
own-trail-title = Wat is er in jouw naam gedaan?
own-trail-why = Alles wat jij deed in Stut, op alle scholen en met je account. Herken je iets niet, kies dan meteen een nieuw wachtwoord en vertel het je beheerder.
own-trail-about = Over wie

word-yes = ja
word-no = nee
rights-confidential = Vertrouwelijk: gegevens over een school en haar leerlingen.
rights-unprintable = Sommige tekens kan dit blad niet tonen; daar staat een vraagteken.
rights-contents = Inhoud
rights-link = Gegevens en rechten
rights-title = Wat staat er over { $name }, en hoelang?
rights-file = Het hele dossier meegeven
rights-file-why = Ouders met gezag, en een leerling vanaf 16 jaar, mogen alles zien wat er staat en krijgen een kopie, binnen een maand. Stut maakt één zip: een pdf om te lezen en bestanden voor een computer.
rights-asked-label = Wie vraagt erom?
rights-asked-by = { $who ->
    [guardian] ouder of verzorger met gezag
    [pupil] de leerling zelf (16 jaar of ouder)
   *[else] iemand anders
 }
rights-asked-missing = Kies wie erom vraagt.
rights-choose = Kies…
rights-file-make = Maak het dossier
rights-keeping = Bewaren
rights-due-from = te vernietigen vanaf { $date }
rights-at-school = Deze leerling zit op school. De termijnen gaan lopen op de dag van vertrek.
rights-saved = { $what ->
    [hold] Opgeslagen. De data hieronder kloppen weer.
   *[else] Toegevoegd. Het staat nu ook op de leerlingpagina en in het dossier.
 }

hold-special = Naar het speciaal onderwijs gegaan
hold-special-short = naar het speciaal onderwijs
hold-special-why = Dan blijft het dossier 3 jaar na vertrek bewaard in plaats van 2.
hold-until = Langer bewaren tot en met
hold-until-help = Bijvoorbeeld voor een klacht of een rechtszaak. Tot en met die dag wordt er niets vernietigd.
hold-until-wrong = Dit is geen datum. Schrijf hem als 2027-01-31, of kies hem in de kalender.
hold-until-past = Deze dag is al voorbij. Kies vandaag of later, of laat de datum leeg.
hold-why-missing = Schrijf op waarom; dat hoort bij een uitzondering.

corrections-title = Correcties en zienswijzen
corrections-why = De gegevens zelf komen uit je leerlingadministratie; verbeter ze daar. Hier leg je naast het dossier vast wat er niet klopt, of wat ouders of de leerling erover willen zeggen.
corrections-none = Er zijn geen correcties of zienswijzen.
correction-kind = { $kind ->
    [statement] Zienswijze
   *[else] Correctie
 }
correction-kind-label = Wat voeg je toe?
correction-kind-missing = Kies correctie of zienswijze.
correction-about = Wat staat er nu, en waar?
correction-about-help = Mag bij een zienswijze leeg blijven.
correction-about-missing = Schrijf op wat er niet klopt en waar het staat.
correction-text = Wat moet het zijn? Of: de zienswijze
correction-text-missing = Schrijf op wat het moet zijn, of wat de zienswijze is.
correction-too-long = Dit is langer dan { $most } tekens. Kort het in.
correction-add = Voeg toe
correction-below = { $at } · gevraagd door: { $who } · opgeschreven door { $writer }

retention-title = Wat moet er nu weg?
retention-short = Bewaren
retention-why = Na vertrek blijft een dossier een vaste tijd bewaard. Daarna vernietigt Stut het, als een intern begeleider en een schoolleider dat allebei goedvinden.
retention-results = Toetsresultaten
retention-file = Dossier: portret, contacten, notities, documenten, overdracht, correcties, verbindingen
retention-restricted-notes = Afgeschermde notities en documenten
retention-register = Inschrijving: naam, groepen, sleutels, verzuim
retention-no-term = geen termijn
retention-months = { $months ->
    [one] 1 maand na vertrek
   *[other] { $months } maanden na vertrek
 }
retention-months-special = { $months } maanden na vertrek; na verwijzing naar speciaal onderwijs { $special }
retention-sure-law = staat in de wet
retention-sure-sources = twee of meer bronnen zeggen dit
retention-sure-unverified = geen bron gevonden; werkt pas als de school een termijn kiest
retention-sure-none = geen bron gevonden
retention-head-what = Wat
retention-head-term = Termijn
retention-head-sure = Hoe zeker
retention-head-source = Bron
retention-head-due = Vanaf
retention-due-why = sinds { $date }: { $term }
retention-is-proposed = Staat al in een voorstel.
retention-terms-link = Termijnen
retention-nothing-due = Er hoeft nu niets weg.
retention-nothing-chosen = Er was niets gekozen. Vink aan wat weg moet.
retention-propose-some = Stel voor: wat is aangevinkt
retention-propose-all = Stel voor: alles op deze lijst
retention-propose-why = Er gebeurt nog niets: een voorstel wacht op twee mensen.
retention-soon = De komende 12 maanden
retention-soon-nothing = Er komt niets bij.
retention-nowhere = Is deze leerling nog op school?
retention-nowhere-why = Deze leerlingen zitten in geen groep van het nieuwste schooljaar en hebben geen uitschrijfdatum. Zonder die datum gaat er geen termijn lopen. Geef ze in je leerlingadministratie een uitschrijfdatum en lees het bestand opnieuw in.
retention-terms-title = Hoelang bewaart jouw school wat?
retention-terms-why = De termijnen van Stut komen uit openbare bronnen. Heeft jouw bestuur andere afgesproken, zet ze dan hier met de bron erbij.
retention-edit = Kies een eigen termijn
retention-months-label = Maanden na vertrek
retention-months-help = Leeg laten: de termijn van Stut geldt.
retention-months-wrong = Schrijf een heel getal van 0 tot en met { $most }, of laat het leeg.
retention-source-label = Waar staat dat?
retention-source-help = Bijvoorbeeld: privacyreglement van het bestuur, artikel 7.
retention-source-missing = Schrijf op waar deze termijn vandaan komt.
retention-by-whom = Gekozen door
retention-own = de school zelf
retention-product = Termijn van Stut
retention-others = Wat Stut niet vernietigt
retention-others-why = Voor deze gegevens noemt Stut de termijn, maar doet er niets mee: Stut bewaart ze niet, of ze bevatten alleen nummers.
retention-other = { $what ->
    [trail] Wie keek en wat er gedaan is (alleen nummers, geen namen)
    [partnership_health] Gezondheidsgegevens bij een advies van het samenwerkingsverband (staan niet in Stut)
   *[else] Namen van oud-leerlingen voor een reünie (bewaart Stut niet)
 }

destruction-title = Mag dit weg?
destruction-short = Voorstel
destruction-list = Voorstellen en bewijzen
destruction-list-nothing = Er zijn nog geen voorstellen.
destruction-open = Open
destruction-state = { $state ->
    [proposed] Wacht op goedkeuring
    [done] Vernietigd
   *[else] Ingetrokken
 }
destruction-made = voorgesteld op { $at } door { $who }
destruction-approvals = Wie keurde het goed?
destruction-no-approvals = Nog niemand.
destruction-approved-by = { $who }, als { $role }, op { $at }
destruction-two-people = Twee mensen keuren dit goed: één als intern begeleider en één als schoolleider. Bij de tweede goedkeuring wordt alles meteen vernietigd. Dat kan niemand terugdraaien.
destruction-approve = Keur goed als { $role }
destruction-withdraw = Trek het voorstel in
destruction-not-you = Jij kunt dit nu niet goedkeuren: je deed het al, of de andere rol is aan zet.
destruction-items = Wat er weg gaat
destruction-came = { $what ->
    [proposed] Het voorstel staat klaar. Vertel het de twee mensen die het goedkeuren.
    [approved] Goedgekeurd. Nu is de ander aan zet.
    [nothing_left] Er was niets meer van over om te vernietigen. Het voorstel is ingetrokken.
    [destroyed] Alles op de lijst is vernietigd. Hieronder staat het bewijs.
   *[else] Het voorstel is ingetrokken. Er is niets vernietigd.
 }
proof-title = Bewijs van vernietiging
proof-purpose = Dit bewijs bevat geen gegevens over personen: alleen wat er is vernietigd, volgens welke termijn, en in welke rollen dat is goedgekeurd.
proof-facts = Wanneer en door wie
proof-proposed-on = Voorgesteld op
proof-destroyed-at = Vernietigd op
proof-approved-by = Goedgekeurd als
proof-pupils = Aantal leerlingen
proof-copies = In back-ups
proof-copies-until = Uiterlijk op { $date } staat het ook niet meer in de back-ups die Stut zelf maakt. Voor andere kopieën zorgt je beheerder.
proof-copies-unknown = Het staat nog in back-ups van voor deze dag. Stut weet niet hoelang die bewaard blijven; dat weet je beheerder.
proof-kept-after-all = Toch bewaard, omdat het niet meer aan de beurt was
proof-categories = Wat er is vernietigd
proof-head-pupils = Leerlingen
proof-head-records = Gegevens
proof-trail-stays = Wie wat deed blijft bewaard, met nummers die naar niemand meer verwijzen.

export-zip-name = leerlingdossier.zip
export-pdf-name = dossier.pdf
export-read-me-name = LEESMIJ.txt
export-title = Leerlingdossier
export-purpose = Kopie van alles wat de school in Stut over deze leerling bewaart, gemaakt voor een verzoek om inzage (AVG artikel 15). Gevraagd door: { $who }.
export-read-me-pdf = het hele dossier om te lezen.
export-read-me-csv = dezelfde gegevens als tabellen, voor een rekenprogramma (puntkomma’s, komma als decimaalteken, UTF-8).
export-read-me-json = dezelfde gegevens in één bestand voor andere programma’s.
export-read-me-schema = wat er in file.json staat, als JSON Schema.
export-names-why = Van wie keek staat de rol en niet de naam: het recht op inzage gaat over de gegevens van de leerling.
export-withheld = { $count ->
    [one] Van 1 notitie is de tekst achtergehouden: wie dit dossier maakte mag die niet lezen. In het dossier staat dat de notitie er is.
   *[other] Van { $count } notities is de tekst achtergehouden: wie dit dossier maakte mag die niet lezen. In het dossier staat dat de notities er zijn.
 }
export-name = naam
export-gender = geslacht
export-gender-boy = jongen
export-gender-girl = meisje
export-keys = sleutels in de administratie
export-eck-id = ECK iD
export-year-three = onderwijs in groep 3 sinds
export-extra-group = { $name } (extra groep)
export-from = Van
export-until = Tot
export-results = Toetsresultaten
export-series = { $subject } ({ $series })
export-notes = Notities
export-notes-why = Geheugensteuntjes die iemand alleen voor zichzelf schreef en met niemand deelde, horen niet bij het dossier en staan hier niet in.
export-no-notes = Er zijn geen notities.
export-note-withheld = De tekst is afgeschermd en staat niet in deze kopie: wie haar maakte mag die niet lezen.
export-notes-out-of-sight = { $count ->
    [one] Er is nog 1 notitie die wie dit maakte niet kan zien. Vraag de school om een volledige kopie.
   *[other] Er zijn nog { $count } notities die wie dit maakte niet kan zien. Vraag de school om een volledige kopie.
 }
export-who-may = Wie dit dossier kan zien
export-head-role = Rol
export-head-people = Aantal mensen
export-head-why = Waarom
export-ties = Wie aan de leerling verbonden is
export-emergencies = Geopend in een noodgeval
export-who-did = Wie keek en wat er gedaan is
export-who-did-why = De nieuwste bovenaan, met de rol van wie het deed.
export-keeping = Hoelang dit bewaard blijft
export-about-pupil = De gegevens van de leerling uit de leerlingadministratie.
export-about-keys = Onder welke sleutels de leerling in bestanden voorkomt.
export-about-enrolments = In welke groep de leerling wanneer zat; until is de eerste dag dat het niet meer gold.
export-about-results = Elk toetsresultaat met alle scores die het bestand had.
export-about-notes = Notities met wie ze schreef; is_withheld zegt dat de tekst is achtergehouden.
export-about-corrections = Correcties en zienswijzen naast het dossier.
export-about-ties = Wie in welke rol aan de leerling verbonden is of was, en waarom.
export-about-emergencies = Wanneer het dossier in een noodgeval is geopend, en waarom.
export-about-access = Hoeveel mensen in welke rol het dossier nu kunnen zien.
export-about-looks = Wie keek en wat er gedaan is, met de rol.
export-about-retention = Hoelang wat bewaard blijft, en vanaf wanneer het vernietigd wordt.
export-about-earlier = Hoe gegevens waren voordat een bestand ze veranderde, zodat een import kan worden teruggedraaid.

processing-title = Verwerkingsregister
processing-question = Welke persoonsgegevens verwerkt Stut, en waarom?
processing-intro = Gemaakt uit wat Stut echt bewaart: elke tabel van de database hoort bij een verwerking, de ontvangers volgen uit de rechten per rol en de termijnen uit die van de school (AVG artikel 30).
processing-controller = Wie is verantwoordelijk?
processing-board = Bestuur
processing-school = School
processing-not-in = Adres, contactpersoon en functionaris gegevensbescherming weet Stut niet: vul die in het register van je bestuur aan. Laat de grondslagen nalezen door je functionaris.
processing-head-purpose = Doel
processing-head-persons = Over wie
processing-head-data = Welke gegevens
processing-head-basis = Grondslag
processing-head-recipients = Wie het ziet
processing-head-retention = Hoelang
processing-head-tables = Tabellen in Stut
processing-own-only = { $role } (alleen eigen leerlingen)
processing-recipients-named = niemand door een rol: alleen wie met naam op de lijst van een dossier staat
processing-measures-title = Beveiliging
processing-measures = Toegang per rol en per leerling, met één functie die beslist; wachtwoorden met argon2id en een tweede stap bij het inloggen; elke blik en elke wijziging in een spoor dat aan elkaar geketend is; back-ups die gecontroleerd worden en versleuteld kunnen zijn; vernietigen door twee mensen; geen namen in logboeken. Burgerservicenummers en gegevens over herkomst worden nooit opgeslagen.
processing-transfers = Stut draait bij de school zelf en stuurt niets naar anderen of naar landen buiten de EU. Waar de computer en de back-ups staan, weet je beheerder.
processing-name = { $activity ->
    [register] Leerlingen, groepen en team
    [results] Toetsresultaten volgen
    [notes] Notities over leerlingen
    [imports] Bestanden inlezen en terugdraaien
    [access] Rollen en verbindingen
    [accounts] Inloggen
    [trail] Het spoor: wie deed wat
    [absence] Verzuim
    [file] Dossier: portret, contacten, documenten, overdracht
    [support] Onderwijsbehoeften en plannen
    [surveys] Vragenlijsten en rol van de intern begeleider
    [time] Eigen tijd bijhouden
    [concerns] Meldcode: beschermde dossiers
   *[else] Rechten en bewaren
 }
processing-purpose = { $activity ->
    [register] Weten wie er op school zit, in welke groep, en wie er lesgeeft.
    [results] De ontwikkeling van leerlingen volgen en op tijd zien wie iets anders nodig heeft.
    [notes] Begeleiding van leerlingen vastleggen en overdragen.
    [imports] Gegevens uit de eigen systemen overnemen en een fout kunnen terugdraaien.
    [access] Regelen wie welke leerling mag zien, en dat laten zien.
    [accounts] Alleen binnenlaten wie binnen mag.
    [trail] Kunnen nagaan wie wat zag en deed.
    [absence] Zien wie veel afwezig is, omdat dat met leren samenhangt.
    [file] Weten wie de leerling is, wie er gezag heeft, en wat de volgende leerkracht moet weten.
    [support] Weten wat een leerling nodig heeft, dat plannen, en zien of het hielp.
    [surveys] Weten wat het team van de intern begeleider verwacht, en daar afspraken over maken.
    [time] Zelf zien waar de tijd van de intern begeleider heen gaat.
    [concerns] Een vermoeden van huiselijk geweld of kindermishandeling zorgvuldig vastleggen en de stappen van de meldcode volgen.
   *[else] Verzoeken om inzage en correctie afhandelen, en op tijd vernietigen.
 }
processing-persons = { $activity ->
    [register] leerlingen, medewerkers
    [results] leerlingen
    [notes] leerlingen, schrijvers van notities
    [imports] leerlingen, medewerkers
    [access] medewerkers, ouders, partners, leerlingen
    [accounts] iedereen met een account
    [trail] iedereen met een account, leerlingen (als nummer)
    [absence] leerlingen
    [file] leerlingen, ouders en andere contacten, medewerkers
    [support] leerlingen, hun ouders, medewerkers
    [surveys] medewerkers en genodigden, zonder naam
    [time] wie zelf haar tijd bijhoudt
    [concerns] leerlingen, hun ouders, medewerkers
   *[else] leerlingen, ouders, medewerkers
 }
processing-data = { $activity ->
    [register] naam, geboortedatum, geslacht, sleutel, ECK iD, groepen, data van in- en uitschrijving; naam, werkadres en rol van medewerkers
    [results] toets, datum, scores, niveaus
    [notes] tekst, soort, schrijver, datum, eerdere versies; kan over gezondheid gaan
    [imports] bestandsnaam, aantallen, hoe een gegeven was voordat een bestand het veranderde
    [access] rol, begin- en einddatum, reden, wanneer een dossier in een noodgeval is geopend
    [accounts] naam, mailadres, wachtwoord als hash, tweede stap, sessies, pogingen om in te loggen
    [trail] tijd, account, handeling, nummer van leerling of groep
    [absence] dag, uren, soort verzuim
    [file] wat de leerling zelf zegt en goed kan; naam, relatie, gezag, telefoon, mail en adres van contacten; documenten; wat werkte volgens leerling, ouders en leerkracht; kan over gezondheid gaan
    [support] stimulerende en belemmerende factoren, behoeften, hoe leerling, ouders en leerkracht het zien; plannen met doelen, wat er gedaan is en wat het opleverde; wat ouders van een plan vinden; kan over gezondheid gaan
    [surveys] mailadres van wie nog niet antwoordde; antwoorden en opmerkingen zonder naam en zonder tijd; wie open antwoorden ordende; taken, afspraken, de rolbeschrijving
    [time] dag, minuten, soort werk, eigen woorden
    [concerns] signalen, gesprekken, weging en besluit, met dag, bron en of het een feit of een mening is; welke stappen gezet zijn; wie het leest; kan over gezondheid en strafbare feiten gaan
   *[else] correcties en zienswijzen, uitzonderingen op termijnen, voorstellen, goedkeuringen en bewijzen van vernietiging
 }
processing-basis = { $activity ->
    [register] taak van algemeen belang: onderwijs geven (AVG artikel 6 lid 1 onder e)
    [results] wettelijke plicht: een leerlingvolgsysteem (WPO artikel 45b; AVG artikel 6 lid 1 onder c)
    [notes] taak van algemeen belang: begeleiding van leerlingen (AVG artikel 6 lid 1 onder e)
    [imports] taak van algemeen belang: onderwijs geven (AVG artikel 6 lid 1 onder e)
    [access] beveiliging van de verwerking (AVG artikel 32)
    [accounts] beveiliging van de verwerking (AVG artikel 32)
    [trail] beveiliging en verantwoording (AVG artikel 32 en artikel 5 lid 2)
    [absence] taak van algemeen belang: onderwijs geven (AVG artikel 6 lid 1 onder e)
    [file] taak van algemeen belang: begeleiding van leerlingen (AVG artikel 6 lid 1 onder e)
    [support] wettelijke plicht waar een ontwikkelingsperspectief moet (Wet op het primair onderwijs artikel 40a; AVG artikel 6 lid 1 onder c), anders taak van algemeen belang (onder e)
    [surveys] gerechtvaardigd belang: kwaliteit van de begeleiding (AVG artikel 6 lid 1 onder f)
    [time] gerechtvaardigd belang: eigen gebruik (AVG artikel 6 lid 1 onder f)
    [concerns] wettelijke plicht: een meldcode hebben en gebruiken (AVG artikel 6 lid 1 onder c)
   *[else] wettelijke plicht: rechten van betrokkenen (AVG artikelen 5, 15, 16 en 17)
 }
processing-retention = { $what ->
    [with_file] zolang het dossier van de leerling bewaard blijft
    [account] zolang het account bestaat; Stut sluit accounts maar vernietigt ze niet
    [survey] blijft bewaard, zonder naam; mailadressen gaan weg bij het antwoord of als de ronde sluit
    [own_time] tot wie ze bijhield ze weggooit
   *[else] blijft bewaard; geen termijn vastgesteld, bevat alleen nummers
 }
processing-also = { $what ->
    [staff] medewerkers en groepen blijven, die vernietigt Stut niet
    [restricted] wat afgeschermd is zo lang als de school zelf kiest
    [imports] dat een bestand is ingelezen blijft
    [roles] rollen van medewerkers blijven, die vernietigt Stut niet
    [named_readers] een lezer kan een dossier eerder vernietigen
   *[else] bewijzen van vernietiging blijven, zonder gegevens van leerlingen
 }
own-trail-by = { $what } (door { $name })
