### School, groepen, leerlingen, team.

word-born = geboren
word-entered = op school sinds
word-left = van school sinds

school-year = schooljaar { $years }
pupil-count = { $count ->
    [0] geen leerlingen
    [one] 1 leerling
   *[other] { $count } leerlingen
 }
age = { $years } jaar

year-group-primary = groep { $number }
year-group-secondary = leerjaar { $number } voortgezet onderwijs
year-group-baby = 0 tot 12 maanden
year-group-toddler = peuter, 1 tot 2 jaar
year-group-preschool = instroom, 3 tot 4 jaar
year-group-special = speciaal basisonderwijs
year-group-special-secondary = voortgezet speciaal onderwijs
year-group-combination = combinatiegroep
year-group-other = andere groep
year-group-historic = historisch

groups-title = Welke groepen zijn er dit schooljaar?
groups-empty = Er zijn nog geen groepen. Begin met de leerlingen uit je leerlingadministratie.
groups-empty-action = Importeer een EDEXML-bestand
pupils-title = Wie zoek je?
pupils-empty = Er zijn nog geen leerlingen. Importeer eerst een EDEXML-bestand.
pupils-filter-label = Naam of deel van een naam

welcome-title = Waar begin je mee?
welcome-text = Met de leerlingen en groepen van je school, uit je leerlingadministratie. Daarna lees je de toetsresultaten in.
welcome-demo = Liever eerst rondkijken? Start Stut met een verzonnen school:
schools-title = Welke school wil je zien?
groups-years-label = Schooljaar
groups-extra-title = Extra groepen
group-with-signal = { $count ->
    [one] 1 leerling met een signaal
   *[other] { $count } leerlingen met een signaal
 }
head-group = Groep
settings-school-name = Naam van de school
settings-school-name-why = Het bestand uit je leerlingadministratie bevat geen schoolnaam. Vul hem hier in; hij staat dan op elke pagina en op papier.
settings-board-name = Naam van het bestuur
