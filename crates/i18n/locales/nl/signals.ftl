### Signalen: een kort woord voor in het overzicht, een zin met de cijfers, het antwoord en de instellingen.

signals-title = Signalen
signal-in-subject = { $subject } { $signal }
signal-no-subject = een toets zonder vak

signal-low = laag
signal-drop = niveau gezakt
signal-negative-growth = achteruit
signal-slow-growth = groeit weinig
signal-weakest-tenth-thrice = zwakste tien procent
signal-reference-level-at-risk = nog onder 1F
signal-social-emotional = vraagt aandacht
signal-absent-often = vaak afwezig
signal-plan-overdue = plan over datum
signal-missing = niet getoetst
signal-high = hoog

signal-low-why = { $subject }: niveau { $level } op { $date }, het laagste niveau.
signal-drop-why = { $subject }: van niveau { $from } naar niveau { $to }.
signal-drop-twice-why = { $subject }: twee keer achter elkaar lager, van { $first } naar { $second } naar { $third }.
signal-negative-growth-why = { $subject }: de vaardigheidsscore ging van { $from } naar { $to }. Dat is lager dan de vorige keer.
signal-slow-growth-norm-why = { $subject }: { $growth } gegroeid, verwacht was { $expected } volgens de normtabel. Dat is minder dan { $share } procent.
signal-slow-growth-school-why = { $subject }: { $growth } gegroeid, verwacht was { $expected }: de middelste groei van { $pupils } leerlingen van deze school. Dat is minder dan { $share } procent.
signal-weakest-why = { $subject }: { $count } keer achter elkaar bij de zwakste lezers: { $sittings }. Voor de dyslexieroute zijn twee periodes van begeleiding nodig; { $periods ->
    [0] daar is er nog geen van vastgelegd
    [one] daar is er één van vastgelegd
   *[other] er zijn er { $periods } vastgelegd
}.
signal-weakest-percentile = percentiel { $percentile } bij { $moment }
signal-weakest-level = niveau { $level } bij { $moment }
signal-reference-why = { $subject }: in groep { $year } wijst de laatste toets ({ $date }) op { $level }, nog onder 1F.
signal-social-why = { $subject }: { $scales }.
signal-social-scale = { $scale } was { $band } op { $date }
signal-social-scale-alone = { $band } op { $date }
signal-absent-why = { $hours } uur afwezig tussen { $from } en { $until }, binnen { $weeks } weken.
signal-high-percentile-why = { $subject }: percentiel { $percentile }. Is er genoeg uitdaging?
signal-high-level-why = { $subject }: { $sittings } keer achter elkaar niveau { $level }. Is er genoeg uitdaging?
signal-plan-overdue-why = { $plans ->
    [one] Een plan had op { $due } af of geëvalueerd moeten zijn.
   *[other] { $plans } plannen hadden af of geëvalueerd moeten zijn, het eerste op { $due }.
}
signal-missing-why = { $subject }: nog geen resultaat bij { $moment }. In de groep { $tested ->
    [one] is 1
   *[other] zijn { $tested }
 } van de { $pupils } leerlingen wel getoetst.

blind-spot = blinde vlek
blind-spot-why = Er is een signaal dat nog niemand heeft beantwoord, en er loopt niets: geen plan, geen gesprek, geen afspraak.
blind-spot-count = { $count ->
    [0] geen blinde vlekken
    [one] 1 blinde vlek
   *[other] { $count } blinde vlekken
 }

signal-asleep = beantwoord
signal-asleep-until = Gezien door { $name } op { $given }, rust tot { $again }: { $reason }
signal-woke-day = Eerder gezien door { $name } op { $given } ({ $reason }). Op { $again } zou er opnieuw gekeken worden.
signal-woke-worse = Eerder gezien door { $name } op { $given } ({ $reason }). Sindsdien zijn de cijfers ongunstiger.
signal-since = sinds { $date }

nav-signals = Signalen
signals-page-title = Wie heeft nu aandacht nodig?
signals-page-subtitle = Schooljaar { $year } · { $pupils ->
    [0] geen leerlingen
    [one] 1 leerling
   *[other] { $pupils } leerlingen
 }, { $signals ->
    [0] geen signalen
    [one] 1 signaal
   *[other] { $signals } signalen
 } in beeld
signals-none = Geen signalen
signals-none-why = Goed nieuws: op dit moment vraagt niemand hier om extra aandacht. Na nieuwe resultaten kijkt Stut vanzelf opnieuw.
signals-none-left = Niets bij deze keuze
signals-none-left-why = Kies hierboven iets anders om de overige signalen te zien.
signals-no-groups = Nog geen groepen in beeld
signals-no-groups-why = Zodra er een groep is die je mag zien, staan de signalen hier.
signals-which-label = Welke signalen
signals-which-all = Alle
signals-which-new = Nieuw deze week
signals-which-blind = Blinde vlekken
signals-which-asleep = In rust
signals-which-answered = Beantwoord
signals-kind = Soort signaal
signals-every-kind = elke soort
signals-every-subject = elk vak
signals-every-group = elke groep
signals-group-by = Op een rij
signals-by-pupil = per leerling
signals-by-kind = per soort signaal
signals-choose = Toon
signals-page-of = Pagina { $page } van { $pages }
signals-settings-link = Drempels instellen

signal-answer-open = Beantwoorden
signal-answer-again = Opnieuw beantwoorden
signal-answer-common = Kies een reden
signal-answer-common-own = Ik schrijf het zelf
signal-answer-reason = Of in eigen woorden
signal-answer-reason-help = Wie de leerling mag zien, leest dit mee. Houd het kort en feitelijk.
signal-answer-date = Opnieuw kijken op
signal-answer-date-help = Tot die dag rust het signaal. Worden de cijfers ongunstiger, dan komt het eerder terug.
signal-answer-save = Gezien, opslaan
signal-answer-undo = Antwoord terugnemen
signal-answer-title = Signaal beantwoorden
signal-answer-saved = Je antwoord is opgeslagen.
signal-answer-undone = Het antwoord is teruggenomen. Het signaal vraagt weer om aandacht.
signal-answer-wrong = Er is nog niets opgeslagen. Kijk bij de velden hieronder.
signal-answer-no-reason = Kies een reden of schrijf er een.
signal-answer-too-long = Dit is te lang. Er passen { $most } tekens in.
signal-answer-no-day = Vul een datum in.
signal-answer-day-out = Kies een dag na vandaag, hooguit een jaar vooruit.
signal-answer-gone = Dit signaal is er niet meer: de cijfers zijn intussen veranderd.
signal-answer-gone-meanwhile = Iemand heeft het antwoord intussen teruggenomen. Er is niets opgeslagen.
signal-answer-changed = Iemand anders heeft dit signaal intussen opnieuw beantwoord. Er is niets teruggenomen.
signal-answer-part = Antwoord
signal-answer-words = { $reason } (opnieuw kijken op { $again })
signal-answer-by = { $name }, { $date }
signal-reason-instruction = Krijgt verlengde instructie; we kijken na de volgende toets.
signal-reason-known = Bekend en besproken in het team.
signal-reason-parents = Met ouders besproken.
signal-reason-practice = Oefent gericht in de groep.
signal-reason-bad-day = Had een slechte dag; de toets wordt opnieuw afgenomen.
signal-reason-challenge = Krijgt al extra uitdaging.

signals-settings-title = Wanneer geeft Stut een signaal?
signals-settings-why = Elke drempel heeft een herkomst. Verander je er een, schrijf dan op waarom. Wat je leeg laat of terugzet, is weer de waarde van Stut.
signals-settings-on = Signaal geven bij: { $kind }
signals-settings-bounds = van { $least } tot en met { $most }
signals-settings-shipped = Waarde van Stut: { $value }. { $source }
signals-settings-source = Waarom anders?
signals-settings-source-help = Alleen nodig als de waarde anders is dan die van Stut.
signals-settings-back = Terug naar de waarden van Stut
signals-settings-preview = Bekijk wat dit verandert
signals-settings-preview-title = Wat zou dit veranderen?
signals-settings-preview-all = { $after ->
    [one] Met deze instellingen heeft 1 leerling een signaal
   *[other] Met deze instellingen hebben { $after } leerlingen een signaal
 } in plaats van { $before }.
signals-settings-preview-none = Deze instellingen veranderen niets: { $before ->
    [one] 1 leerling heeft een signaal.
   *[other] { $before } leerlingen hebben een signaal.
 }
signals-settings-preview-kind = Soort
signals-settings-preview-now = Nu
signals-settings-preview-then = Straks
signals-settings-saved = De instellingen zijn opgeslagen.
signals-settings-same = Er is niets veranderd.
signals-settings-wrong = Er is nog niets opgeslagen. Kijk bij de velden hieronder.
signals-settings-out = Vul een heel getal in van { $least } tot en met { $most }.
signals-settings-no-source = Schrijf op waarom jullie van de waarde van Stut afwijken.
signals-settings-bad-words = Schrijf een tot dertig namen, elk op een eigen regel en hooguit 60 tekens.
signals-settings-words = Namen van toetsen voor het lezen van woorden
signals-settings-words-help = Een naam per regel. Komt een naam voor in het vak of de toetscode, dan telt de toets mee voor de dyslexieroute.
signals-settings-no-thresholds = Hier valt niets in te stellen: de toets of de lijst zegt zelf wanneer er aandacht nodig is.
signals-settings-off = uit
signals-settings-on-word = aan
signals-sure-choice = keuze
signals-sure-v2 = meer bronnen gezien
signals-sure-v1 = een bron gezien

threshold-low-bands = Aantal laagste niveaus dat laag heet
threshold-drop-steps = Niveaus lager sinds de vorige toets
threshold-repeated-drop-steps = Niveaus lager, twee keer achter elkaar
threshold-slow-growth-share = Deel van de verwachte groei, in procenten
threshold-weakest-percentile = Hoogste percentiel dat meetelt
threshold-weakest-sittings = Aantal toetsen achter elkaar (M en E)
threshold-reference-year-group = Vanaf welke groep
threshold-absent-hours = Aantal uren
threshold-absent-weeks = Binnen hoeveel weken
threshold-absent-counts = Welke uren: 1 is zonder toestemming of zonder reden, 2 is alle uren
threshold-missing-share = Deel van de groep dat getoetst is, in procenten
threshold-high-percentile = Percentiel vanaf
threshold-high-sittings = Aantal keer achter elkaar op het hoogste niveau
