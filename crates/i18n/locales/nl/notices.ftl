### Meldingen: wat Stut je vertelt, in het programma en met de mail.

notices-nav = Meldingen
notices-nav-count = { $count ->
    [one] 1 nieuwe melding
   *[other] { $count } nieuwe meldingen
 }
notices-title = Wat is er gebeurd terwijl je bezig was?
notices-in-short = { $count ->
    [0] Je hebt alles gelezen
    [one] 1 melding nog niet gelezen
   *[other] { $count } meldingen nog niet gelezen
 }
notices-empty = Nog geen meldingen
notices-empty-how = Krijg je een afspraak, verandert een gesprek of wacht er een vraag op jou, dan staat het hier.
notices-list = Je meldingen, de nieuwste bovenaan
notices-new = nieuw
notices-mark = Gelezen
notices-mark-named = Gelezen: { $what }
notices-unmark = Toch niet gelezen
notices-unmark-named = Toch niet gelezen: { $what }
notices-mark-all = Alles gelezen
notices-marked = { $count ->
    [0] Er was niets meer te lezen
    [one] 1 melding staat op gelezen
   *[other] { $count } meldingen staan op gelezen
 }.
notices-marked-one = De melding staat op gelezen.
notices-undo = Maak ongedaan
notices-undone = Dat is ongedaan gemaakt.
notices-choose = Kies wat je wilt horen
notices-agreement-given = Je kreeg een afspraak: { $what }
notices-agreement-moved = Je afspraak kreeg een andere dag: { $what }
notices-agreement-dropped = Een afspraak is vervallen: { $what }
notices-agreement-due = voor { $date }
notices-talk-planned = Er staat een gesprek voor je klaar: { $kind }
notices-talk-moved = Een gesprek is verzet: { $kind }
notices-talk-cancelled = Een gesprek gaat niet door: { $kind }
notices-talk-report = Het verslag staat klaar: { $kind }
notices-talk-at = { $date } om { $time }
notices-case-waits = Een ondersteuningsvraag wacht op jou
notices-case-since = op deze stap sinds { $date }
notices-evaluation-due = Een plan is toe aan evaluatie
notices-evaluation-on = op { $date }
notices-concern = Er is iets voor jou bij de meldcode
notices-results-brought = Er zijn nieuwe resultaten: kijk wat ze signaleren
notices-results-from = uit import { $no }
## Wat je wilt horen.

notices-choices-title = Wat wil je horen, en wanneer?
notices-choices-saved = Je keuze is bewaard.
notices-choices-meanwhile = Je hebt je keuze intussen ergens anders veranderd. Hieronder staat wat je nu typte; bewaar opnieuw als dit het moet worden.
notices-choices-wrong = Nog niet bewaard. Kijk even bij de velden hieronder.
notices-choices-program = In het programma
notices-choices-program-how = Waarvan wil je een melding? Wat je zelf doet, meldt Stut je nooit.
notices-kind = { $kind ->
    [agreement_given] Iemand geeft je een afspraak
    [agreement_moved] Een ander verzet een afspraak van jou
    [agreement_dropped] Een ander laat een afspraak van jou vervallen
    [talk_planned] Er komt een gesprek waar je bij bent
    [talk_moved] Zo’n gesprek wordt verzet
    [talk_cancelled] Zo’n gesprek gaat niet door
    [talk_report] Het verslag ervan staat klaar
    [case_waits] Een ondersteuningsvraag wacht op jou
    [evaluation_due] Een plan of aanpak is toe aan evaluatie
    [concern_handed_in] Er is iets ingeleverd voor een beschermd dossier dat je leest
   *[else] Een import bracht resultaten (voor de ib’er)
 }
notices-choices-mail = Met de mail
notices-choices-mail-how = Eén bericht per dag, alleen met aantallen, dagen en een link. Namen van leerlingen en teksten staan er nooit in. Is er niets, dan komt er niets.
notices-choices-no-mail = Op deze installatie is geen mail ingesteld: er wordt niets verstuurd. Wat je kiest, geldt zodra dat wel zo is.
notices-choices-is-mailed = Stuur me het dagoverzicht
notices-choices-parts = Wat erin staat
notices-part = { $part ->
    [agreements] Mijn afspraken voor vandaag en over tijd
    [given] Afspraken die een ander mij gaf
    [talks] Gesprekken van vandaag en morgen
    [evaluations] Plannen die om iets vragen
   *[else] Ondersteuningsvragen die op mij wachten
 }
notices-choices-weekdays = Op welke dagen
notices-weekday = { $day ->
    [mon] maandag
    [tue] dinsdag
    [wed] woensdag
    [thu] donderdag
    [fri] vrijdag
    [sat] zaterdag
   *[else] zondag
 }
notices-choices-at = Vanaf hoe laat
notices-choices-language = Taal van de mail
notices-choices-quiet = Stille uren
notices-choices-quiet-how = In die uren komt er geen mail en springt er niets op het scherm. Wat er gebeurt, blijft liggen tot ze voorbij zijn.
notices-choices-has-quiet = Ik wil stille uren
notices-choices-quiet-from = Van
notices-choices-quiet-until = Tot
notices-choices-save = Bewaar
notices-choices-now = Zo staat het nu
notices-choices-now-mail = Het dagoverzicht komt op { $days }, vanaf { $time }.
notices-choices-now-no-mail = Je krijgt geen mail.
notices-choices-now-quiet = Stil van { $from } tot { $until }.
notices-choices-now-no-quiet = Je hebt geen stille uren.
notices-choices-now-program = { $count ->
    [0] Je krijgt geen meldingen in het programma.
    [one] Je krijgt 1 soort melding in het programma.
   *[other] Je krijgt { $count } soorten meldingen in het programma.
 }
notices-problem-time = Dit is geen tijd. Typ bijvoorbeeld 07:30.
notices-problem-in-quiet = Dit valt in je stille uren. Kies een tijd daarbuiten.
notices-problem-no-hours = De stille uren beginnen en eindigen op dezelfde tijd.
notices-problem-no-day = Kies een dag, of zet het dagoverzicht uit.
notices-problem-no-part = Kies wat erin staat, of zet het dagoverzicht uit.
notices-example-title = Hoe ziet dat eruit?
notices-example-how = We sturen het dagoverzicht van vandaag naar je eigen adres.
notices-example-send = Stuur me een voorbeeld
notices-example-sent = Het voorbeeld is onderweg naar je eigen adres.
notices-example-too-soon = Er is net een voorbeeld onderweg gegaan. Kijk in je mail, of probeer het over een minuut nog eens.
notices-mail-given-up = { $count ->
    [one] 1 bericht kon de laatste zeven dagen niet
   *[other] { $count } berichten konden de laatste zeven dagen niet
 } worden verstuurd. Kijk of de mailserver bereikbaar is.
notices-me = Meldingen en mail
## De mail zelf.

letter-subject = Jouw dag: { $day }
letter-hello = Dag { $name },
letter-asks = Dit vraagt vandaag je aandacht.
letter-nothing = Vandaag vraagt niets je aandacht. Alles is bij.
letter-overdue = { $count ->
    [one] 1 afspraak is over tijd, sinds { $oldest }
   *[other] { $count } afspraken zijn over tijd, de oudste sinds { $oldest }
 }
letter-due-today = { $count ->
    [one] 1 afspraak is voor vandaag
   *[other] { $count } afspraken zijn voor vandaag
 }
letter-given = { $count ->
    [one] 1 afspraak kreeg je van een ander
   *[other] { $count } afspraken kreeg je van een ander
 }
letter-talks-today = { $count ->
    [one] vandaag 1 gesprek{ $times }
   *[other] vandaag { $count } gesprekken{ $times }
 }
letter-talks-tomorrow = { $count ->
    [one] morgen 1 gesprek{ $times }
   *[other] morgen { $count } gesprekken{ $times }
 }
letter-plans = { $count ->
    [one] 1 plan vraagt om iets
   *[other] { $count } plannen vragen om iets
 }
letter-cases = { $count ->
    [one] 1 ondersteuningsvraag wacht op jou
   *[other] { $count } ondersteuningsvragen wachten op jou
 }
letter-open = Open je dag: { $address }
letter-stop = Liever anders, of niet meer? Kies het zelf: { $address }
trail-notice-choices-made = Meldingen en mail gekozen
trail-letter-asked = Voorbeeld van het dagoverzicht gevraagd
trail-letters-made = { $letters ->
    [one] 1 dagoverzicht klaargezet
   *[other] { $letters } dagoverzichten klaargezet
 }
trail-letters-forgotten = { $letters ->
    [one] 1 oud bericht vergeten
   *[other] { $letters } oude berichten vergeten
 }
trail-evaluations-told = { $notices ->
    [one] 1 keer verteld dat iets aan evaluatie toe is
   *[other] { $notices } keer verteld dat iets aan evaluatie toe is
 }
trail-notices-forgotten = { $notices ->
    [one] 1 oude melding vergeten
   *[other] { $notices } oude meldingen vergeten
 }
