### Toetsen en normen van de school.

problem-outside-norm = Deze score staat niet in de normtabel van de school (die loopt van { $from } tot en met { $to }). Het resultaat is zonder niveau overgenomen; kijk de score en de tabel na.
norms-title = Met welke normen rekent je school?
norms-link = Normtabellen
norms-why = Een normtabel geeft een vaardigheidsscore een niveau, percentiel en DLE als die niet met het resultaat meekwamen. Tabellen van uitgevers zijn niet openbaar: Stut levert ze niet mee, je leest ze zelf in.
norms-none = Er zijn nog geen normtabellen. Niveaus staan er dan zoals ze met de resultaten meekwamen.
norms-head-series = Reeks
norms-head-subject = Vak
norms-head-moment = Moment
norms-head-rows = Regels
norms-head-mean = Landelijk gemiddelde
norms-head-results = Resultaten
norms-head-from = Van
norms-head-to = Tot en met
norms-head-file = Ingelezen
norms-unknown = niet bekend
norms-upload-title = Een normtabel inlezen
norms-upload-why = Een csv-bestand met de kolommen { $columns }. Eén bestand mag meer reeksen en momenten bevatten. Je ziet eerst wat er verandert.
norms-empty-file = Een leeg bestand met jullie reeksen
norms-source-label = Waar komen de cijfers vandaan?
norms-source-help = Bijvoorbeeld de handleiding en het jaar. Mag leeg blijven.
norms-look = Bekijk wat er verandert
norms-busy = Bezig met nakijken…
norms-preview-title = Wat verandert er?
norms-preview-why = Er is nog niets opgeslagen.
norms-apply = Overnemen
norms-cancel = Toch niet
norms-new = nieuw
norms-replaces = vervangt de huidige
norms-head-what = Wat
norms-refused-title = Dit bestand klopt nog niet
norms-refused-why = Er is niets overgenomen. Verbeter het bestand en lees het opnieuw in.
norms-notices = Goed om te weten
norms-applied = De normtabellen zijn overgenomen.
norms-removed = De normtabel is weg, en met de tabel ook de niveaus die ervan kwamen.
norms-table-title = Norm van { $series }, { $moment }
norms-remove = Deze tabel weghalen
norms-remove-why = Resultaten die hun niveau uit deze tabel hebben, verliezen niveau, percentiel en DLE weer. De scores blijven.
norms-dl-title = Hoe tel je de didactische leeftijd?
norms-dl-why = Tien maanden onderwijs per schooljaar vanaf groep 3; juli en augustus tellen niet mee. Bronnen tellen de lopende maand verschillend. Onder tien maanden zegt het leerrendement weinig.
norms-dl-months-completed = Alleen maanden die voorbij zijn: februari in groep 7 is 45
norms-dl-month-running = De lopende maand telt mee: februari in groep 7 is 46
norms-dl-source = Bronnen: edumax.nl, onderwijsconsument.nl, handleiding toets.nl (november 2026).
norms-bands-title = Hoe zijn de niveaus verdeeld?
norms-bands-why = Deze verdeling is landelijk en hoort bij Stut. Een niveau op I tot V wordt nooit omgezet in een niveau op A tot E: de grenzen liggen anders.
norms-bands-percentile = Percentiel
norms-bands-share = Deel van de normgroep
norms-bands-valid = Geldt
norms-bands-always = geen begin- of einddatum bekend
norms-bands-since = vanaf { $date }
norms-bands-source = Bron: { $source }
norms-scale-roman = I tot en met V
norms-scale-letter = A tot en met E
norms-scale-avi = AVI
norms-scale-reference = referentieniveau
norms-field-file = bestand

norms-is-empty = Het bestand is leeg. Kies een ander bestand.
norms-not-text = Dit is geen csv-bestand. Sla het rekenblad op als ‘CSV (gescheiden door puntkomma’s)’.
norms-no-column = Deze kolom ontbreekt in de eerste regel. Neem de namen van de kolommen precies over.
norms-column-twice = Deze kolom staat er twee keer. Haal er een weg.
norms-no-rows = Onder de eerste regel staat niets. Vul de tabel in.
norms-missing = Dit veld is leeg. Vul het in.
norms-too-long = Dit is langer dan { $most } tekens. Kort het in.
norms-not-a-number = Dit is geen getal. Gebruik cijfers, met een komma of punt voor de decimalen.
norms-not-a-moment = ‘{ $found }’ is geen toetsmoment. Verwacht wordt B, M of E met een jaargroep, zoals M5.
norms-not-a-level = ‘{ $found }’ is geen niveau. Verwacht wordt I tot en met V, A tot en met E, een AVI-niveau of een referentieniveau.
norms-no-percentile = Een percentiel ligt tussen 0 en 100. Verbeter het getal.
norms-more = Er zijn nog meer problemen. Verbeter deze eerst.
norms-inverted = De laatste score is lager dan de eerste. Draai ze om.
norms-overlap = Deze score zit ook al in de regel eronder (die loopt tot en met { $until }). Laat de regels aansluiten.
norms-gap = Tussen { $until } en deze score zit een gat. Laat de regels aansluiten.
norms-mixed-scales = Dit niveau hoort niet bij de schaal van de eerste regel ({ $scale }). Gebruik in een tabel één schaal.
norms-level-falls = Het niveau is lager dan bij een lagere score. Kijk de regels na.
norms-percentile-falls = Het percentiel is lager dan bij een lagere score. Kijk de regels na.
norms-dle-falls = De DLE is lager dan bij een lagere score. Kijk de regels na.
norms-other-mean = Het gemiddelde is hier anders dan eerder in deze tabel ({ $first }). Een tabel heeft één gemiddelde.
norms-other-subject = Het vak is hier anders dan eerder in deze tabel ({ $first }). Kies één naam.
norms-other-scale = Volgens de lijst van toetsen heeft deze reeks niveaus op { $scale }. Verbeter het niveau, of pas de lijst aan.
norms-odd-percentile = Bij dit percentiel hoort landelijk niveau { $level }. Kijk na of de regel klopt.
norms-no-such-series = Van de reeks ‘{ $series }’ heeft de school nog geen toets. Resultaten van een reeks met een andere naam krijgen hiervan geen niveau.

tests-title = Welke toetsen gebruikt je school?
tests-link = Toetsen en eigen lijsten
tests-why = Uit deze lijst kies je een toets bij het invoeren, bij een rekenblad en in de toetskalender. Verberg wat jullie niet gebruiken.
tests-own-title = Eigen toetsen en lijsten
tests-own-why = Methodetoetsen, lijsten voor sociaal-emotionele ontwikkeling en observaties, met schalen en niveaus van jullie zelf.
tests-own-none = Er zijn nog geen eigen toetsen of lijsten.
tests-own-new = Eigen toets of lijst maken
tests-series-title = Reeksen van uitgevers
tests-series-new = Reeks toevoegen
tests-head-name = Toets
tests-head-supplier = Uitgever
tests-head-groups = Groepen
tests-head-moments = Momenten
tests-head-scale = Score en niveau
tests-head-origin = Waar komt dit vandaan?
tests-head-kind = Soort
tests-head-scales = Schalen
tests-head-do = Tonen
tests-origin-two = meegeleverd; twee bronnen
tests-origin-one = meegeleverd; één bron
tests-origin-none = meegeleverd; niet bevestigd, kijk het na
tests-origin-changed = aangepast door de school
tests-origin-school = toegevoegd door de school
tests-origin-results = gevonden in resultaten
tests-hide = Verbergen
tests-show = Weer tonen
tests-hidden = verborgen
tests-saved = Opgeslagen.
tests-removed = Weggehaald.
tests-edit-title = Wat weet je over { $name }?
tests-new-title = Welke reeks wil je toevoegen?
tests-key-label = Naam in bestanden
tests-key-help = Zo heet de reeks in resultaten en normtabellen: de code van de toets zonder toetsmoment, met de versie erachter.
tests-name-label = Naam
tests-supplier-label = Uitgever
tests-subject-label = Vak
tests-groups-label = Jaargroepen
tests-groups-help = Bijvoorbeeld 3-8 of 4, 5, 7.
tests-moments-label = Toetsmomenten
tests-moments-help = Bijvoorbeeld M3 E3 M4 E4. Leeg als de toets geen vast moment heeft.
tests-scale-label = Wat voor score?
tests-level-scale-label = Niveaus op
tests-level-scale-none = wisselt of geen
tests-forget = Terug naar hoe Stut het levert
tests-forget-own = Deze reeks weghalen
tests-forget-own-why = Resultaten en normtabellen van deze reeks blijven.
tests-wrong = Er is nog niets opgeslagen. Kijk de gemarkeerde velden na.
tests-empty = Vul dit in.
tests-field-too-long = Dit is langer dan { $most } tekens. Kort het in.
tests-taken = Deze naam is al in gebruik. Kies een andere.
tests-has-moment = Laat het toetsmoment weg: een reeks loopt over de momenten heen.
tests-bad-groups = Dit zijn geen jaargroepen. Verwacht wordt iets als 3-8.
tests-bad-moments = Hier staat iets dat geen toetsmoment is. Verwacht wordt iets als M3 E3.
tests-own-edit-title = Hoe ziet { $name } eruit?
tests-own-new-title = Welke toets of lijst wil je maken?
tests-kind-label = Soort
tests-kind-own = methodetoets of eigen toets
tests-kind-social-emotional = sociaal-emotionele ontwikkeling
tests-kind-observation = observatie
tests-kind-standard = toets van een uitgever
tests-scales-title = Schalen
tests-scales-why = Een lijst kan schalen hebben, elk met een eigen uitslag. Laat leeg voor een toets met één uitslag. Maak een naam leeg om een schaal weg te halen.
tests-scale-name = Schaal { $number }
tests-scale-results = { $count ->
    [one] 1 resultaat
   *[other] { $count } resultaten
 }
tests-bands-title = Niveaus
tests-bands-why = Van laag naar hoog, of in elke volgorde die bij de lijst past. ‘Vanaf’ is de laagste score van het niveau; laat leeg als het niveau zelf wordt ingevuld.
tests-band-label = Niveau { $number }
tests-band-from = Vanaf score (niveau { $number })
tests-band-attention = Vraagt aandacht (niveau { $number })
tests-bands-follow = Resultaten volgen: wie zijn niveau van de score heeft, krijgt het nieuwe.
tests-own-moved = { $count ->
    [one] 1 resultaat heeft nu een ander niveau.
   *[other] { $count } resultaten hebben nu een ander niveau.
 }
tests-own-remove = Deze toets of lijst weghalen
tests-own-has-results = { $count ->
    [one] Er hangt 1 resultaat aan; daarom kan dit niet weg.
   *[other] Er hangen { $count } resultaten aan; daarom kan dit niet weg.
 } Verbergen kan wel.
tests-bad-scale = Deze naam staat er al, of is te lang. Kies een andere.
tests-scale-in-use = Van deze schaal zijn er resultaten. Die kan niet weg; zet de naam terug.
tests-bad-band = Dit niveau staat er al, of is te lang. Kies een andere naam.
tests-bad-from = Dit is geen getal, of een ander niveau begint ook hier.
tests-too-many = Dit zijn er meer dan een lijst aankan: hooguit { $scales } schalen en { $bands } niveaus.
tests-bands-none = geen
tests-band-in-words = { $label } (vanaf { $from })

norms-tables-count = { $count ->
    [one] 1 tabel
   *[other] { $count } tabellen
 }
norms-placed = { $count ->
    [0] Geen resultaat krijgt er een niveau bij.
    [one] 1 resultaat krijgt een niveau.
   *[other] { $count } resultaten krijgen een niveau.
 }
norms-moved = { $count ->
    [0] Geen niveau verandert.
    [one] 1 niveau verandert.
   *[other] { $count } niveaus veranderen.
 }
norms-lost = { $count ->
    [one] 1 resultaat verliest zijn niveau: de score staat niet in de nieuwe tabel.
   *[other] { $count } resultaten verliezen hun niveau: de score staat niet in de nieuwe tabel.
 }
trail-norms-imported = { $tables ->
    [one] 1 normtabel ingelezen
   *[other] { $tables } normtabellen ingelezen
 } ({ $results ->
    [one] 1 resultaat bijgewerkt
   *[other] { $results } resultaten bijgewerkt
 })
trail-norm-removed = Een normtabel weggehaald ({ $results ->
    [one] 1 resultaat bijgewerkt
   *[other] { $results } resultaten bijgewerkt
 })
trail-tests-edited = De lijst van toetsen gewijzigd ({ $series })
trail-choice-made = Een keuze van de school vastgelegd ({ $name }: { $value })
cli-norms-done = { $tables } van { $school } ingelezen. { $effect }
cli-norms-which-school = Er zijn meer scholen. Zeg met ‘--school’ voor welke school dit bestand is.
