### Het gesprek over een ronde, de presentatie en het verslag.

talk-propose-wide = { $level }: gemiddeld { $high } bij { $high-group } en { $low } bij { $low-group }. Hoe zeker: { $sure }. Wat verstaan jullie eronder, en wie heeft er wat van nodig?
talk-propose-words = Bij { $group } staat { $level } laag, maar in eigen woorden wordt er vaak om gevraagd. Hoe past dat bij elkaar?
talk-propose-shared = { $level } staat bij alle groepen hoog (overal minstens gemiddeld { $mean }). Wat doen we daar al, en wat ontbreekt nog?
talk-propose-divided = Binnen { $group } lopen de meningen uiteen. Wat maakt dat verschil?
talk-propose-unheard = Van { $group } vulden { $answered } van de { $invited } de lijst in. Wie hebben we niet gehoord, en wat zou diegene zeggen?

talk-title = Waar praten jullie over, en wat spreken jullie af?
talk-example = Dit is een voorbeeldronde uit een gepubliceerd onderzoek, niet van jouw school. Probeer hier gerust alles uit.
talk-present = Presenteer
talk-put-back = Zet terug
talk-done = { $done ->
    [opened] Het gesprek is open. Laat de code zien, dan kan iedereen meedoen.
    [closed] Het gesprek is gesloten. De code werkt niet meer; de opmerkingen blijven staan.
    [subjects] De onderwerpen zijn bewaard.
    [subject_removed] Het onderwerp is van de lijst. Opmerkingen die eronder stonden, staan weer bij de nieuwe.
    [proposed] Het staat op de lijst. Maak er gerust je eigen woorden van.
    [sorted] De opmerkingen zijn geordend.
    [agreement_added] De afspraak staat op de lijst.
    [agreement_changed] De afspraak is gewijzigd.
    [agreement_done] De afspraak is afgerond. Mooi.
    [agreement_dropped] De afspraak is vervallen, met de reden erbij.
    [agreement_open] De afspraak staat weer open.
   *[else] Er is niets veranderd: wat er stond is gebleven.
 }
talk-done-meanwhile = { $count ->
    [one] Eén ding had iemand anders intussen al veranderd; dat is zo gebleven. Kijk even of het klopt.
   *[other] { $count } dingen had iemand anders intussen al veranderd; die zijn zo gebleven. Kijk even of het klopt.
 }
talk-is-open = Het gesprek is open
talk-open-since = Open sinds { $moment }. Zonder sluiten werkt de code een week.
talk-open-head = Laat het team meedenken via de telefoon
talk-open-text = Wie de code heeft, geeft een plus, een min of een vraag. Zonder account en zonder naam. Ze komen hier binnen en staan op het scherm als je presenteert.
talk-was-open = Het gesprek was al eens open. Je krijgt een nieuwe code; de opmerkingen van toen blijven staan.
talk-open = Open het gesprek
talk-close = Sluit het gesprek
talk-qr = QR-code met het adres van dit gesprek
talk-how-in = Scan de code, of ga naar { $address } en vul in:
talk-subjects = Gespreksonderwerpen
talk-subjects-none = Er staat nog niets op de lijst. Begin met een voorstel uit de cijfers of schrijf zelf een onderwerp.
talk-subject-label = onderwerp { $place }
talk-subject-up = onderwerp { $place } omhoog
talk-subject-down = onderwerp { $place } omlaag
talk-subject-remove = Weg
talk-subject-new = Nieuw onderwerp
talk-subject-long = Een onderwerp is te lang: hou het bij { $most } tekens, dan past het op het scherm.
talk-subjects-many = Dit zijn er meer dan { $most }. Meer past niet in één gesprek: voeg er een paar samen.
talk-proposals = Voorstellen uit de cijfers
talk-proposals-help = Kies wat jullie wilt bespreken. Daarna verander je de woorden zoals je wilt.
talk-proposals-take = Zet op de lijst
talk-proposals-later = Zodra de ronde is gesloten, doet Stut hier voorstellen uit de cijfers.
talk-unsorted = Nog niet geordend
talk-remarks = { $count ->
    [0] Opmerkingen
    [one] 1 opmerking
   *[other] { $count } opmerkingen
 }
talk-remarks-none = Er is nog niets binnengekomen.
talk-remarks-new = Er zijn nieuwe opmerkingen.
talk-remarks-show = Laat zien
talk-remarks-keys = Sneller met toetsen: ↑ en ↓ naar een opmerking, 1 tot en met 9 voor het onderwerp, 0 voor geen, v voor verbergen.
talk-remarks-save = Bewaar de ordening
talk-put-under = Zet bij een onderwerp: { $text }
talk-hide = Niet tonen
talk-kind = { $kind ->
    [plus] Plus
    [minus] Min
   *[else] Vraag
 }
talk-agreements = Afspraken
talk-agreements-none = Er is nog niets afgesproken.
talk-agreement-new = Nieuwe afspraak
talk-agreement-add = Leg vast
talk-agreement-title = Wat verandert er aan de afspraak?
talk-agreement-what = Wat
talk-agreement-who = Wie
talk-agreement-due = Wanneer
talk-agreement-due-help = De dag waarop het klaar is. Mag leeg blijven.
talk-agreement-until = voor { $day }
talk-agreement-late = te laat
talk-agreement-why = Vervallen: { $reason }
talk-agreement-do = Klaar
talk-agreement-change = Wijzigen
talk-agreement-drop = Vervalt
talk-agreement-reason = Waarom vervalt dit?
talk-agreement-reopen = Weer open
talk-agreement-long = Dit is te lang: hou het bij 500 tekens.
talk-agreement-no-day = Dit is geen dag. Schrijf hem als 2026-03-31.
talk-agreement-no-who = Zet erbij wie het doet.
talk-agreement-no-what = Zet erbij wat jullie afspreken.
talk-agreement-no-reason = Zet erbij waarom, dan weet iedereen het later nog.
talk-agreement-state = { $state ->
    [open] open
    [done] klaar
   *[else] vervallen
 }
talk-earlier = Wat jullie de vorige ronde afspraken

talk-door-title = Welke code staat op het scherm?
talk-door-text = Met de code doe je mee aan het gesprek. Je hebt geen account nodig en je naam wordt niet gevraagd.
talk-door-send = Doe mee
talk-door-wrong = Deze code werkt niet. Kijk of je hem goed overtypte; misschien is het gesprek al gesloten.
talk-code = Code
talk-code-help = Acht letters en cijfers. Hoofdletters en het streepje maken niet uit.
talk-remark-title = Wat wil je zeggen?
talk-remark-sent = Je opmerking is verstuurd. Wil je er nog een kwijt?
talk-remark-kind = Wat is het?
talk-remark-text = Je opmerking
talk-remark-help = Hooguit { $most } tekens.
talk-remark-send = Verstuur
talk-remark-nameless = Je naam en het tijdstip worden niet bewaard. Wat je schrijft kan voor iedereen op het scherm komen; wie het gesprek leidt, kan het eraf halen.
talk-remark-empty = Schrijf eerst iets op.
talk-remark-long = Dit is te lang voor het scherm: hou het bij { $most } tekens.
talk-remark-full = Er zijn al { $most } opmerkingen, meer kan dit gesprek niet aan. Zeg het hardop.
talk-remark-no-kind = Kies eerst: een plus, een min of een vraag.

talk-slide-keys = Blader met de pijltjes of de spatiebalk; met f vul je het scherm.
talk-slide-nav = Bladeren
talk-slide-stop = Terug naar het gesprek
talk-slide-full = Volledig scherm
talk-slide-previous = Vorige
talk-slide-next = Volgende
talk-slide-number = { $number } van { $total }
talk-slide-table = Laat de cijfers zien
talk-slide-closed = Er is nu geen code: open het gesprek om opmerkingen te krijgen.
talk-slide-question = Wat vroegen we?
talk-slide-ranked = Zet deze { $count } op volgorde van belang: { $count } voor wat jij het belangrijkst vindt, 1 voor het minst.
talk-slide-response = Wie deden er mee?
talk-slide-group = Wat is belangrijk voor { $group }?
talk-slide-group-table = De niveaus op volgorde
talk-slide-groups = Alle groepen naast elkaar
talk-slide-order = Wie zet wat waar?
talk-slide-gaps = Waar lopen de verwachtingen het verst uiteen?
talk-slide-changes = Wat veranderde er sinds de vorige ronde?
talk-slide-words = Zeggen cijfers en woorden hetzelfde?
talk-slide-later = Nog even geduld
talk-slide-later-why = De ronde is nog open. De uitkomst komt hier zodra hij gesloten is.
talk-slide-subjects = Waar praten we over?
talk-slide-remarks = Wat zeggen jullie?
talk-slide-agreements = Wat spreken we af?
talk-slide-nothing-agreed = Wie doet wat, en wanneer is het klaar?

report-title = Wat leer je uit deze ronde?
report-paper-title = Verslag
report-purpose = Wat er gevraagd en geantwoord is, wat daarover gezegd is en wat er is afgesproken. Zonder namen van wie antwoordde.
report-pdf = Verslag als pdf
report-file-name = verslag
report-saved = De tekst is bewaard.
report-saved-at = Bewaard { $moment }
report-busy = Bezig met bewaren…
report-offline = Nog niet bewaard: er is geen verbinding. Zodra die er is, wordt je tekst alsnog bewaard.
report-meanwhile = Iemand anders veranderde deze tekst ook. Druk op Opslaan, dan zie je beide en kies je zelf.
report-too-long = Deze tekst is te lang: hou het bij { $most } tekens.
report-text-title = { $which ->
    [introduction] Waarom deze ronde
    [conclusions] Conclusies
   *[else] Aanbevelingen
 }
report-text-help = { $which ->
    [introduction] Wat wilde je weten, en wie heb je het gevraagd?
    [conclusions] Wat zie je in de cijfers en de woorden? Waar zijn jullie het eens, waar niet, en wat verraste je?
   *[else] Wat moet er gebeuren, door wie, en wanneer kijken jullie weer?
 }
report-response = Wie antwoordden
report-outcome = Uitkomst
report-not-yet = De ronde is nog niet gesloten. Daarna vullen de cijfers zich hier vanzelf in.
report-all-figures = Alle cijfers staan bij de uitkomst
report-talk = Wat er in het gesprek gezegd is
report-to-talk = Leg ze vast bij het gesprek
report-not-written = Nog niet geschreven.
report-nothing-said = Hierover is niets opgeschreven.
report-words = De open antwoorden, geordend
report-words-by = Geordend door { $name }. Een antwoord kan bij meer dan één niveau liggen.
report-state = Stand
