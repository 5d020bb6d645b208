### Toetsen, niveaus, groei, groepsoverzicht, leerlingpagina.

word-subject = vak
word-skill-score = vaardigheidsscore
word-growth = groei
word-distribution = verdeling

level-scale-roman-why = Elk van de vijf niveaus is een vijfde van de landelijke normgroep; I is het hoogste.
level-scale-letter-why = A, B en C zijn elk een kwart van de landelijke normgroep, D is de 15% daaronder en E de laagste 10%; A is het hoogste.
level-scale-avi-why = Een volgorde van leesniveaus, van Start tot en met Plus; geen getal.

moment-begin = begin groep { $year-group }
moment-middle = midden groep { $year-group }
moment-end = eind groep { $year-group }

overview-title = Wie in { $group } heeft nu iets anders nodig?
overview-latest = laatste toetsen { $month }
overview-no-results = Van deze groep zijn nog geen resultaten.
overview-filter-everyone = Iedereen
overview-filter-signal = Met signaal
overview-filter-blind = Blinde vlek
overview-filter-high = Uitdaging
overview-filter-label = Wie je ziet
overview-shown = { $count ->
    [0] geen leerlingen in beeld
    [one] 1 leerling in beeld
   *[other] { $count } leerlingen in beeld
 }
overview-distribution = { $subject }: van hoog naar laag { $counts } leerlingen
overview-expected = streepjes: zo zijn de niveaus landelijk verdeeld
overview-not-tested = niet getoetst
overview-legend = Uitleg bij deze pagina
overview-legend-level = niveau, hoog naar laag
overview-legend-growth = verschil in vaardigheidsscore met de vorige afname
overview-legend-spark = eerdere afnames, oud naar nieuw

pupil-title = Hoe ontwikkelt { $name } zich?
pupil-chart-title = { $subject } van { $name }, { $from } tot { $to }
pupil-chart-why = vaardigheidsscore per toetsmoment
pupil-chart-table = De cijfers bij de grafiek
pupil-no-results = Van deze leerling zijn nog geen resultaten.

head-pupil = Leerling
head-year-group = Jaargroep
made-on = gemaakt op { $date }
page-before = Pagina
page-between = van
overview-confidential = Vertrouwelijk: gegevens van leerlingen. Laat dit blad niet liggen.
overview-table-summary = Per leerling en per vak het niveau, de vaardigheidsscore, de groei en de lijn van eerdere afnames, met de signalen.
overview-region = Groepsoverzicht { $group }
overview-by-signals = signalen
overview-shown-many = # leerlingen in beeld
overview-no-pupils = In deze groep zitten nu geen leerlingen.
overview-reasons = Waarom deze signalen?
pupil-scores-title = Hoe groeit de vaardigheid?
pupil-facts = Gegevens
pupil-history = Groepen door de jaren
head-date = Datum
head-moment = Moment
head-test = Toets
head-skill-score = Vaardigheidsscore
head-skill-score-narrow = Vaardigheids{"\u00AD"}score
head-subject = Vak
head-growth = Groei
head-level = Niveau
head-percentile = Percentiel
head-functioning-level = Functioneringsniveau
head-functioning-level-narrow = Functionerings{"\u00AD"}niveau
head-dle = DLE
head-raw-score = Ruwe score
