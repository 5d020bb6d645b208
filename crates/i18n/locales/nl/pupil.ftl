### De leerlingpagina: tabbladen, grafiek op één tijdas, loopbaan, alle afnames, eigen lijsten, pdf.

pupil-tabs-label = Tabbladen van deze leerling
pupil-tab-overview = Overzicht
pupil-tab-results = Resultaten
pupil-tab-file = Dossier
pupil-pdf-link = Dossier als pdf

pupil-measure-label = Wat de grafiek laat zien
pupil-measure-place = Plek in de normgroep
pupil-measure-score = Vaardigheidsscore
pupil-measure-level = Niveau
pupil-measure-functioning = Functioneringsniveau
pupil-measure-dle = DLE
pupil-measure-raw = Score

pupil-chart-desc = { $measure } per toetsmoment, met daaronder op dezelfde tijdas de schooljaren en groepen
pupil-lanes-desc = schooljaren en groepen op een tijdas
pupil-lanes-title = Wat er wanneer was
pupil-lanes-empty = Er is nog geen groep of schooljaar bekend.
pupil-lane-years = schooljaar
pupil-lane-groups = groep
pupil-step-doubled = nog een keer
pupil-step-skipped = jaar overgeslagen
pupil-expected-label = verwacht { $score }
pupil-average-label = gemiddelde leerling
pupil-didactic-label = DL: gemiddelde leerling

pupil-expected-norm = Verwachte groei van { $from } naar { $to }: { $growth } punten, volgens de normtabel van de school. { $name } groeide { $actual }.
pupil-expected-school = Verwachte groei van { $from } naar { $to }: { $growth } punten. Dat is de middelste groei van { $pupils } leerlingen van deze school op dezelfde twee toetsen. { $name } groeide { $actual }.
pupil-expected-unknown = Verwachte groei: niet bekend. De school heeft geen normtabel met gemiddelden voor deze twee momenten, en minder dan tien eigen leerlingen maakten beide toetsen.
pupil-bands-norm = De banden achter de vaardigheidsscore komen uit de normtabel van de school.
pupil-bands-none = Zonder banden: de school heeft voor deze toets geen normtabel.
pupil-normed-here = Niveau en percentiel van deze toets komen uit de normtabel van de school, niet van de leverancier.
pupil-normed-supplied = Niveau en percentiel kwamen met het resultaat mee.
pupil-didactic = Leerrendement { $growth }: DLE { $dle } bij een didactische leeftijd van { $age } maanden op { $date }.
pupil-didactic-unstable = Let op: onder een didactische leeftijd van 10 maanden schommelt het leerrendement sterk.
pupil-didactic-completed = Geteld in maanden die voorbij zijn, tien per schooljaar vanaf groep 3.
pupil-didactic-running = Geteld met de lopende maand mee, tien per schooljaar vanaf groep 3.

ago-today = vandaag
ago-days = { $count ->
    [one] gisteren
   *[other] { $count } dagen geleden
 }
ago-weeks = { $count ->
    [one] 1 week geleden
   *[other] { $count } weken geleden
 }
ago-months = { $count ->
    [one] 1 maand geleden
   *[other] { $count } maanden geleden
 }
ago-years = { $count ->
    [one] 1 jaar geleden
   *[other] { $count } jaar geleden
 }

pupil-latest-old = De laatste afname in dit vak was { $ago }. Kijk of dit nog klopt.
pupil-no-signals = Nu geen signalen.

pupil-results-title = Welke toetsen maakte { $name }?
pupil-results-shown = { $count ->
    [0] geen afnames in beeld
    [one] 1 afname in beeld
   *[other] { $count } afnames in beeld
 }
pupil-filter-title = Kies wat je ziet
pupil-filter-all = alles
pupil-filter-kind = Soort toets
pupil-filter-year = Schooljaar
pupil-filter-show = Toon
pupil-filter-none = Geen afname past bij deze keuze.
pupil-filter-reset = Toon alles
pupil-head-from = Herkomst
pupil-from-supplied = meegeleverd
pupil-from-norm = normtabel school
pupil-from-own = eigen norm
pupil-kind-standard = Toets met landelijke normen
pupil-kind-own = Eigen toets of methodetoets
pupil-kind-social-emotional = Sociaal-emotioneel
pupil-kind-observation = Observatie
pupil-part = onderdeel { $part }

pupil-profile-title = Welbevinden en observaties
pupil-profile-own-title = Eigen toetsen
pupil-profile-scale = Schaal
pupil-profile-before = Vorige keer
pupil-profile-now = Laatst
pupil-profile-attention = vraagt aandacht
pupil-profile-no-band = zonder band
pupil-profile-position = band { $at } van { $bands }, van laag naar hoog

pupil-file-title = Wat staat er in het dossier van { $name }?
pupil-career-table = Schoolloopbaan
pupil-career-empty = Er is nog geen groep bekend. De loopbaan komt uit de leerlingadministratie.
pupil-head-when = Wanneer
pupil-head-teachers = Leerkrachten
pupil-head-remark = Bijzonder
pupil-head-what = Wat
pupil-career-doubled = deed deze jaargroep nog een keer
pupil-career-skipped = sloeg een jaargroep over
pupil-career-back = ging een jaargroep terug
pupil-career-moved = kwam in deze groep op { $date }
pupil-career-entered = kwam op school op { $date }
pupil-career-left = ging van school op { $date }
pupil-career-elsewhere = { $count ->
    [one] het schooljaar ervoor is hier niet bekend
   *[other] de { $count } schooljaren ervoor zijn hier niet bekend
 }
pupil-career-extra = ook in { $groups }

pupil-pdf-title = Dossier
pupil-pdf-purpose = Uit het leerlingdossier, met wat { $name } mag zien op { $date }. Vertrouwelijk: bewaar het niet langer dan nodig.
pupil-pdf-operator = wie achter deze computer zit
pupil-pdf-contacts = Contactpersonen
pupil-pdf-documents = Documenten
pupil-pdf-documents-why = De documenten zelf zitten niet in deze pdf.
pupil-pdf-notes = Notities
pupil-pdf-notes-none = Er zijn geen notities die je hier mag lezen.
pupil-filter-subject = Vak
pupil-pdf-parts = Onderdelen van toetsen
pupil-head-name = Naam
pupil-head-relation = Van de leerling
pupil-head-authority = Gezag
pupil-head-reach = Bereikbaar
pupil-pdf-restricted = afgeschermd
pupil-head-category = Categorie
pupil-head-author = Toegevoegd door
