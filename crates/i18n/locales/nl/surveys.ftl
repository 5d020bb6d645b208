### Vragenlijsten: rondes, uitnodigen en invullen.

surveys-title = Vragenlijsten
surveys-tab-round = Ronde
surveys-tab-results = Uitkomst
surveys-tab-sort = Ordenen
surveys-tab-talk = Gesprek
surveys-tab-report = Verslag

### Wat een vragenlijst om te beginnen bevat.

surveys-group-principals = Directie
surveys-group-coordinators = Ib’ers
surveys-group-teachers = Leerkrachten
surveys-expectation-title = Wat verwacht je van de intern begeleider?
surveys-expectation-intro = Ik wil graag weten wat jij belangrijk vindt in mijn werk. Jullie antwoorden bespreken we samen in het team. Invullen kost ongeveer tien minuten.
surveys-ask-years = Hoe lang werk je in het onderwijs?
surveys-ask-most-important = Welke taak van de intern begeleider vind jij het belangrijkst?
surveys-ask-when-help = Waarvoor klop je het liefst bij de intern begeleider aan?
surveys-list-title = { $list ->
    [support] Hoe werkt de ondersteuning bij ons?
    [meeting] Hoe was de groepsbespreking?
    [help] Waar wil je hulp bij?
   *[else] Nieuwe vragenlijst
 }
surveys-list-intro = Met jouw antwoord kunnen we het samen beter doen. Er zijn geen goede of foute antwoorden.
surveys-scale-low = helemaal niet
surveys-scale-high = helemaal wel
surveys-support-find = Ik weet bij wie ik terechtkan met een vraag over een leerling.
surveys-support-soon = Als ik hulp vraag, krijg ik die op tijd.
surveys-support-clear = Het is mij duidelijk wat er van mij verwacht wordt in de ondersteuning.
surveys-support-better = Wat zou de ondersteuning voor jou beter maken?
surveys-meeting-prepared = De bespreking was goed voorbereid.
surveys-meeting-useful = Ik kon met de uitkomst verder in mijn groep.
surveys-meeting-agreements = De afspraken waren duidelijk: wie doet wat en wanneer.
surveys-meeting-next = Wat moeten we de volgende keer anders doen?
surveys-help-which = Bij welke onderwerpen wil je hulp?
surveys-help-options = De instructie afstemmen | Gedrag in de groep | Een plan maken | Gesprekken met ouders | Toetsen lezen en begrijpen
surveys-help-form = Welke vorm van hulp past het best bij jou?
surveys-help-forms = Meekijken in de groep | Een gesprek met zijn tweeën | Samen met collega’s | Iets om te lezen
surveys-help-words = Wat wil je er zelf over zeggen?
surveys-example-title = Voorbeeld uit een gepubliceerd onderzoek
surveys-example-intro = Deze ronde is niet van jullie school. De gemiddelden en het aantal antwoorden staan in een masterscriptie over de rol van de intern begeleider op een Nederlandse basisschool. De losse antwoorden zijn niet gepubliceerd: hier staan rangordes die precies op die gemiddelden uitkomen.

### De papieren lijst.

surveys-promise-no-name = Je antwoord wordt zonder naam bewaard. Niemand kan zien wie wat heeft geantwoord, en ook niet wie er al geantwoord heeft.
surveys-promise-small-hidden = Van een groep met minder dan vier antwoorden laten we geen uitkomst zien.
surveys-promise-small-shown = Ook van een groep met minder dan vier antwoorden laten we de uitkomst zien. Is jouw groep klein, dan kan een ander misschien raden wat jij hebt geantwoord. Schrijf alleen op wat iedereen mag weten.
surveys-rank-title = Wat vind je het belangrijkst?
surveys-rank-how = Geef elk een cijfer: { $count } voor wat je het belangrijkst vindt, 1 voor wat je het minst belangrijk vindt. Gebruik elk cijfer één keer.
surveys-choose-one = Kies er één.
surveys-choose-several = Je mag er meer kiezen.
surveys-years-to-five = tot en met 5 jaar
surveys-years-to-fifteen = 6 tot en met 15 jaar
surveys-years-more = meer dan 15 jaar
surveys-paper-until = Lever de lijst in tot en met { $day }.
surveys-paper-number = Cijfer
surveys-paper-level = Wat de intern begeleider kan doen
surveys-paper-option = Wat je kunt kiezen
surveys-paper-scale = { $steps } (1: { $low }, hoogste: { $high })
surveys-paper-space = Ruimte om te schrijven
surveys-paper-foot = Zet je naam niet op deze lijst.

### De uitnodiging per mail.

surveys-mail-subject = Vragenlijst: { $title }
surveys-mail-again-subject = Nog even: { $title }
surveys-mail-opening = Je bent gevraagd om een vragenlijst in te vullen. Dat kost ongeveer tien minuten.
surveys-mail-again = Er is op jouw link nog geen antwoord gekomen. Niemand ziet wie deze mail krijgt. De link uit de vorige mail werkt ook nog; je kunt één keer antwoorden.
surveys-mail-until = Antwoorden kan tot en met { $day }.
mail-survey-text = Dag,

    { $opening }

    { $title }
    { $link }

    { $until }

    De link is van jou en werkt één keer. Zodra je antwoordt, worden de link en je mailadres gewist. Je antwoord wordt zonder naam bewaard.

    { $school }

### De lijst van rondes en een nieuwe.

surveys-question = Wat wil je van je team weten?
surveys-about = Vragenlijsten zonder namen, in rondes die je kunt vergelijken.
surveys-empty = Er is nog geen vragenlijst
surveys-empty-why = Vraag wat je team van de intern begeleider verwacht, of maak een eigen korte lijst. Kijk eerst naar het voorbeeld als je wilt zien wat het oplevert.
surveys-make = Nieuwe vragenlijst
surveys-see-example = Bekijk het voorbeeld
surveys-head-round = Vragenlijst
surveys-head-state = Stand
surveys-head-day = Sinds
surveys-head-response = Antwoorden
surveys-is-example = voorbeeld uit een onderzoek
surveys-answered-of = { $answered } van { $invited }
surveys-state-draft = concept
surveys-state-open = open
surveys-state-closed = gesloten
surveys-done-removed = De vragenlijst is weggegooid.
surveys-new-question = Waarmee wil je beginnen?
surveys-new-expectation = Peil de verwachtingen
surveys-new-expectation-about = Ieder zet de niveaus of rollen van de intern begeleider op volgorde van belang, en antwoordt in eigen woorden op twee vragen.
surveys-new-model = Volgens welk model?
surveys-new-list = Maak een eigen lijst
surveys-new-list-about = Met schaalvragen, keuzes, rangordes en open vragen.
surveys-new-from = Begin met
surveys-new-next = Wil je een ronde herhalen? Open dan de gesloten ronde en kies daar voor een volgende ronde: alleen zo kun je vergelijken.
surveys-begin = Maak een concept
surveys-list-about = { $list ->
    [support] drie schaalvragen en een open vraag
    [meeting] drie schaalvragen en een open vraag
    [help] een keuze, een rangorde en een open vraag
   *[else] een lege lijst die je zelf vult
 }

### De pagina van een ronde.

surveys-follows = vervolg op
surveys-put-back = Zet terug
surveys-late = De laatste dag is voorbij: niemand kan nog antwoorden. Sluit de ronde, of kies een latere dag.
surveys-until = Antwoorden kan tot en met
surveys-until-none = tot je de ronde sluit
surveys-small = Kleine groepen
surveys-small-shown = ook onder vier antwoorden getoond; dat staat vooraf op de lijst
surveys-small-hidden = onder vier antwoorden niet getoond
surveys-groups = Groepen
surveys-settings = Instellingen
surveys-edit = Wijzig de instellingen
surveys-questions = Vragen
surveys-only-for = alleen voor { $groups }
surveys-change = Wijzig
surveys-take-away = Haal weg
surveys-up = Zet { $question } hoger
surveys-down = Zet { $question } lager
surveys-add = Voeg een vraag toe:
surveys-kind = { $kind ->
    [scale] schaal
    [choice] keuze
    [ranking] rangorde
    [years] jaren in het onderwijs
   *[else] open vraag
 }
surveys-open-title = Klaar? Open de ronde
surveys-open-why = Daarna staan de vragen vast en kun je mensen uitnodigen. Zolang er geen link is uitgedeeld, kun je nog terug.
surveys-open = Open de ronde
surveys-lacks-group = Er is nog geen groep aan wie je het vraagt.
surveys-lacks-question = Er staat nog geen vraag in.
surveys-lacks-day = De laatste dag is al voorbij.
surveys-preview = Bekijk hoe het eruitziet
surveys-paper-pdf = Papieren lijst (pdf)
surveys-response = Respons
surveys-head-group = Groep
surveys-head-invited = Uitgenodigd
surveys-head-answered = Geantwoord
surveys-head-share = Deel
surveys-group-small = minder dan vier: de uitkomst van deze groep wordt niet getoond
surveys-asked = Wat er gevraagd wordt
surveys-see-results = Bekijk de uitkomst
surveys-next = Maak een volgende ronde
surveys-remove = Gooi deze vragenlijst weg
surveys-remove-draft = Het concept gaat weg met alles wat erin staat.
surveys-remove-why = Alle antwoorden, de ordening, het gesprek en de afspraken van deze ronde gaan mee. Dit kun je niet ongedaan maken.
surveys-remove-sure = Ja, gooi weg
surveys-invite = Uitnodigen
surveys-invite-how = Iedereen krijgt een eigen link die één keer werkt, of een papieren lijst. Niemand heeft een account nodig.
surveys-waiting = { $links ->
    [0] { $mailed ->
        [0] Er wacht geen link op antwoord.
        [one] 1 gemailde link wacht op antwoord.
       *[other] { $mailed } gemailde links wachten op antwoord.
     }
    [one] { $mailed ->
        [0] 1 uitgedeelde link wacht op antwoord.
       *[other] 1 uitgedeelde link en { $mailed } gemailde wachten op antwoord.
     }
   *[other] { $mailed ->
        [0] { $links } uitgedeelde links wachten op antwoord.
       *[other] { $links } uitgedeelde links en { $mailed } gemailde wachten op antwoord.
     }
 }
surveys-links-count = Hoeveel links wil je uitdelen?
surveys-links-make = Maak links
surveys-mail-addresses = Mail een link naar
surveys-mail-help = Plak de mailadressen. Ze worden gewist zodra iemand antwoordt, en bij het sluiten van de ronde.
surveys-mail-send = Mail de links
surveys-paper-enter = Papieren antwoorden invoeren
surveys-more = Meer
surveys-invited = Hoeveel mensen zijn er in totaal uitgenodigd?
surveys-invited-help = Tel ook wie een papieren lijst kreeg.
surveys-invited-save = Bewaar het aantal
surveys-renew-why = Zijn er briefjes kwijt? Dan maak je nieuwe links voor alle links die nog niet gebruikt zijn. De oude werken dan niet meer.
surveys-renew = Vervang ongebruikte links
surveys-withdraw-why = Nog niemand heeft geantwoord: je kunt de links nog intrekken.
surveys-withdraw = Trek de links in
surveys-course = Verloop
surveys-remind-why = Wie per mail is uitgenodigd en nog niet antwoordde, krijgt een nieuwe mail. Stut laat niet zien wie dat zijn.
surveys-remind = Stuur een herinnering
surveys-bring = Antwoorden uit een bestand (csv)
surveys-take-out = { $count ->
    [one] Haal het antwoord uit een bestand weer weg
   *[other] Haal de { $count } antwoorden uit een bestand weer weg
 }
surveys-draft-why = Er is nog geen link uitgedeeld en niemand antwoordde: je kunt de vragen nog wijzigen.
surveys-draft = Terug naar concept
surveys-close = Sluit de ronde
surveys-close-waiting = { $count ->
    [0] Daarna kan niemand meer antwoorden en staat de uitkomst vast.
    [one] Er is nog 1 link niet gebruikt. Die werkt daarna niet meer, en de uitkomst staat vast.
   *[other] Er zijn nog { $count } links niet gebruikt. Die werken daarna niet meer, en de uitkomst staat vast.
 }
surveys-close-sure = Ja, sluit de ronde
surveys-done-made = Het concept staat klaar. Kijk de vragen na en open de ronde.
surveys-done-next = De volgende ronde staat klaar als concept, met dezelfde vragen en groepen.
surveys-done-saved = Bewaard.
surveys-done-question = De vraag is bewaard.
surveys-done-question-removed = De vraag is weggehaald.
surveys-done-opened = De ronde is open. Nodig nu je groepen uit.
surveys-done-draft = De ronde is weer een concept.
surveys-done-closed = De ronde is gesloten. De links en mailadressen zijn gewist.
surveys-done-withdrawn = De links zijn ingetrokken.
surveys-done-not-withdrawn = Er is al geantwoord. Links intrekken kan niet meer, want dan klopt de respons niet.
surveys-done-invited = Het aantal is bewaard.
surveys-done-mailed = { $sent ->
    [one] Er is 1 mail verstuurd.
   *[other] Er zijn { $sent } mails verstuurd.
 } { $known ->
    [0] {""}
    [one] 1 adres was al uitgenodigd en kreeg geen tweede link.
   *[other] { $known } adressen waren al uitgenodigd en kregen geen tweede link.
 }
surveys-done-reminded = { $sent ->
    [one] Er is 1 herinnering verstuurd.
   *[other] Er zijn { $sent } herinneringen verstuurd.
 } { $failed ->
    [0] {""}
    [one] 1 mail kwam niet weg; de eerdere link werkt nog.
   *[other] { $failed } mails kwamen niet weg; de eerdere links werken nog.
 }
surveys-done-brought = { $count ->
    [one] Er is 1 antwoord overgenomen.
   *[other] Er zijn { $count } antwoorden overgenomen.
 }
surveys-done-taken-out = { $count ->
    [one] Er is 1 antwoord weggehaald.
   *[other] Er zijn { $count } antwoorden weggehaald.
 }
surveys-mail-failed = { $failed ->
    [one] Deze mail kwam niet weg. Dit adres telt niet als uitgenodigd.
   *[other] Deze { $failed } mails kwamen niet weg. Deze adressen tellen niet als uitgenodigd.
 } { $sent ->
    [0] {""}
    [one] 1 andere mail is wel verstuurd.
   *[other] { $sent } andere mails zijn wel verstuurd.
 }
surveys-bad-count = Vul een getal in van 1 tot en met { $most }.
surveys-bad-addresses = Vul minstens één mailadres in, en niet meer dan { $most }.
surveys-not-addresses = Dit is geen mailadres: { $these }. Er is nog niets verstuurd.
surveys-bad-invited = Vul een getal in van ten minste { $least }: zoveel mensen antwoordden al of hebben een link.
surveys-not-open = De ronde is niet open, of de laatste dag is voorbij.

### Instellingen en vragen.

surveys-field-title = Titel
surveys-field-intro = Wat er boven de vragen staat
surveys-field-intro-help = Vertel waarvoor je het vraagt en wat er met de uitkomst gebeurt.
surveys-until-help = Laat leeg als je zelf sluit.
surveys-groups-help = De uitkomst wordt per groep getoond. Maak groepen niet te klein: onder vier antwoorden blijft een groep verborgen.
surveys-group-name = Groep { $number }
surveys-group-role = Groep { $number } is
surveys-role = { $role ->
    [principal] directie
    [coordinator] intern begeleiders
    [teacher] leerkrachten
   *[else] een eigen groep
 }
surveys-groups-more = Bewaar en voeg groepen toe
surveys-small-agree = Laat ook groepen met minder dan vier antwoorden zien
surveys-small-agree-help = Dit staat op de lijst voordat iemand antwoordt, en je kunt het daarna niet meer wijzigen.
surveys-open-fixed = De ronde is open: de groepen en wat er over kleine groepen beloofd is, staan vast.
surveys-no-group = Zet er minstens één groep bij.
surveys-no-title = Geef de vragenlijst een titel.
surveys-too-long = Dit is te lang. Gebruik hoogstens { $most } tekens.
surveys-not-a-day = Dit is geen datum.
surveys-day-passed = Deze dag is al voorbij.
surveys-group-twice = Deze groep staat er al.
surveys-group-asked = De vraag “{ $question }” is alleen voor een groep die je weghaalt, en zou dan aan iedereen gesteld worden. Wijzig eerst die vraag of haal haar weg. Open deze pagina opnieuw, dan staat de groep er weer.
surveys-too-many-groups = Meer dan { $most } groepen kan niet.
surveys-question-new = Nieuwe vraag: { $kind }
surveys-question-edit = Vraag { $number }: { $kind }
surveys-question-text = De vraag
surveys-options = Waaruit kan men kiezen?
surveys-options-help = Eén per regel.
surveys-several = Men mag er meer kiezen
surveys-steps = Hoeveel stappen heeft de schaal?
surveys-low = Wat betekent de laagste stap?
surveys-high = Wat betekent de hoogste stap?
surveys-years-why = Men kiest een ruime groep van jaren, zodat niemand aan zijn jaren te herkennen is.
surveys-required = Deze vraag moet beantwoord worden
surveys-for-groups = Aan wie vraag je dit?
surveys-for-groups-help = Kies niemand, dan krijgt iedereen deze vraag.
surveys-no-question = Schrijf een vraag op.
surveys-steps-count = Kies een getal van { $least } tot en met { $most }.
surveys-options-count = Zet er { $least } tot { $most } in, één per regel.
surveys-option-twice = Er staat iets dubbel in.
surveys-questions-full = Meer dan { $most } vragen vult niemand met aandacht in. Haal er eerst een weg.
surveys-question-meanwhile = Iemand anders wijzigde deze vragenlijst. Wat je typte staat er nog: kijk het na en bewaar opnieuw.

### De briefjes met links.

surveys-links-title = { $count ->
    [one] 1 link voor { $group }
   *[other] { $count } links voor { $group }
 }
surveys-links-once = Deze links zie je alleen nu. Druk ze af of kopieer ze voordat je deze pagina verlaat.
surveys-links-draw = Knip de briefjes los en laat iedereen er zelf één trekken. Dan weet ook jij niet wie welke link heeft.
surveys-links-print = Druk de briefjes af
surveys-links-done = Klaar
surveys-links-text = Kopieer de links als tekst
surveys-links-text-label = Alle links
surveys-slip-how = Vul de vragenlijst in met deze link. Hij werkt één keer; je antwoord heeft geen naam.
surveys-slip-until = Dat kan tot en met { $day }.
surveys-slip-picture = De link als QR-code

### Antwoorden.

surveys-rank-drag = Sleep ze op volgorde, gebruik de pijltjestoetsen, of kies een cijfer.
surveys-rank-grip = Verplaats #name
surveys-rank-moved = #name heeft nu cijfer #number
surveys-rank-swapped = #name heeft nu cijfer #number. #other had dat cijfer en krijgt #given.
surveys-rank-freed = #name heeft nu cijfer #number. #other had dat cijfer en heeft er nu geen.
surveys-rank-most = { $number } – het belangrijkst
surveys-rank-least = 1 – het minst belangrijk
surveys-must = (verplicht)
surveys-open-help = Je woorden worden letterlijk gelezen. Schrijf geen namen op.
surveys-send = Verstuur mijn antwoord
surveys-send-why = Daarna kun je je antwoord niet meer bekijken of wijzigen: niemand weet dan nog welk antwoord van jou is.
surveys-preview-only = Zo ziet het eruit voor wie een link heeft. Versturen kan hier niet.
surveys-answer-wrong = Er klopt nog iets niet. Kijk bij de vragen met een driehoekje.
surveys-answer-rank = Geef elk een cijfer.
surveys-answer-number = Hier ontbreekt een cijfer.
surveys-answer-empty = Deze vraag moet beantwoord worden.
surveys-answer-outside = Dit is geen getal van 1 tot en met { $most }.
surveys-answer-twice = Dit cijfer staat ook bij nummer { $first }. Gebruik elk cijfer één keer.
surveys-answer-strange = Dit antwoord past niet bij de vraag. Kies opnieuw.
surveys-answer-nothing = Er is nog niets ingevuld.
surveys-link-gone-title = Deze link werkt niet (meer)
surveys-link-gone = Elke link werkt één keer. Heb je al geantwoord? Dan is je antwoord bewaard, dank je wel. Heb je niet geantwoord? Dan is de vragenlijst misschien gesloten, of je link vervangen: vraag het aan wie je de vragenlijst gaf.
surveys-link-late-title = De vragenlijst is gesloten
surveys-link-late = De laatste dag om te antwoorden is voorbij. Wil je toch nog iets kwijt? Ga dan even langs bij wie je de vragenlijst gaf.
surveys-thanks-title = Dank je wel
surveys-thanks = Je antwoord is bewaard, zonder naam. Je link en je mailadres zijn gewist. Je kunt dit venster sluiten.

### Papieren antwoorden en antwoorden uit een bestand.

surveys-paper-file = vragenlijst
surveys-paper-title = Wat staat er op papier?
surveys-paper-how = Typ over wat er staat. Wat iemand niet invulde, laat je leeg.
surveys-paper-counts = { $all } waarvan { $paper } op papier
surveys-paper-next = Bewaar en ga door
surveys-paper-done = Klaar
surveys-paper-entered = Bewaard. Hier is de volgende.
surveys-paper-back = Haal het laatste weer weg
surveys-paper-taken-back = Het laatste antwoord is weer weggehaald.
surveys-paper-gone = Dat antwoord was er al niet meer, of de ronde is gesloten.
surveys-bring-title = Welke antwoorden heb je al?
surveys-bring-how = Eén regel per antwoord: de groep en daarna het cijfer van elk niveau. De eerste regel is:
surveys-bring-file = Kies een csv-bestand
surveys-bring-look = Bekijk het bestand
surveys-bring-wrong = { $count ->
    [one] 1 regel kan niet worden overgenomen
   *[other] { $count } regels kunnen niet worden overgenomen
 }
surveys-bring-levels = Het bestand heeft { $found } niveaus en deze vragenlijst { $expected }
surveys-bring-nothing-saved = Er is niets overgenomen. Verbeter het bestand en kies het opnieuw.
surveys-bring-line = regel { $line }
surveys-bring-again = { $count ->
    [one] Er staat al 1 antwoord uit een bestand in. Hetzelfde bestand nog eens overnemen telt dubbel.
   *[other] Er staan al { $count } antwoorden uit een bestand in. Hetzelfde bestand nog eens overnemen telt dubbel.
 }
surveys-bring-found = { $count ->
    [one] Er staat 1 antwoord in het bestand
   *[other] Er staan { $count } antwoorden in het bestand
 }
surveys-bring-match = Kies bij welke groep van deze ronde ze horen.
surveys-bring-group = { $name } ({ $count })
surveys-bring-choose = kies een groep
surveys-bring-take = Neem over
surveys-bring-other = Kies een ander bestand
