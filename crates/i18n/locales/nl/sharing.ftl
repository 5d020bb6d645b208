### Wat de school deelt: met ouders en verzorgers, met het bestuur en met het samenwerkingsverband.

shared-title = Hoe gaat het met { $name } op school?
shared-preview = Zo zien ouders en verzorgers deze pagina.
shared-notes = Notities die de school deelt
shared-not-shared = De school laat hier geen toetsresultaten zien
shared-not-shared-why = Wil je weten hoe het gaat met { $name }? Vraag het de leerkracht.
shared-no-results = Van { $name } zijn er nog geen toetsresultaten.
shared-chart-title = { $subject } van { $name }
shared-table-title = De resultaten op een rij
shared-head-score = Score
shared-head-change = Verschil
shared-explain = Wat betekenen deze cijfers?
shared-explain-score = De score zegt hoe ver { $name } is in dit vak. Scores van verschillende vakken kun je niet met elkaar vergelijken.
shared-explain-change = Het verschil is dat met de keer ervoor.
shared-explain-level = Het niveau zegt hoe dit is naast andere kinderen in Nederland die even lang op school zitten.
shared-explain-ask = Vragen? Bespreek ze met de leerkracht.

figures-title = Hoe staat de school ervoor?
figures-why = Cijfers zonder namen. Een getal van minder dan 10 leerlingen staat er niet, en ook geen getal waaruit je zo’n klein getal kunt uitrekenen.
figures-not-about-teachers = De groepen staan op volgorde van jaargroep. Groepen verschillen van elkaar: deze cijfers zeggen niet hoe goed een leerkracht is.
figures-small = minder dan 10
figures-withheld = niet getoond
figures-groups = Leerlingen en signalen
figures-with-signal = Met een signaal
figures-blind-spots = Blinde vlekken
figures-signal-why = Een signaal volgt uit de toetsen: een laag niveau, een niveau gezakt, een lagere score dan de vorige keer, een hoog niveau, of niet getoetst terwijl de groep dat wel is.
figures-whole-school = Hele school
figures-together = Samen in { $what }
figures-together-combined = Samen in combinatiegroepen
figures-levels = Niveaus per vak
figures-levels-why = Het nieuwste niveau van elke leerling, van hoog naar laag.
figures-subject = Vak
figures-with-level = Met een niveau
figures-empty = De school heeft nog geen groepen en resultaten. Zodra die er zijn, staan hier de cijfers.

sent-title = Wat is er naar het samenwerkingsverband gestuurd?
sent-empty = Er is nog niets verstuurd
sent-empty-why = Dossiers gaan naar het samenwerkingsverband als de school in Stut een ondersteuningsroute doorloopt. Dat onderdeel is er nog niet.

pupils-guided-title = Leerlingen die jij begeleidt
pupils-guided-empty = Je begeleidt hier nu geen leerlingen
pupils-guided-empty-why = Vraag de intern begeleider van de school om een leerling aan je te koppelen, of om de einddatum te verlengen.
pupils-children-title = Jouw kinderen op deze school
pupils-children-empty = Er is nu geen kind aan je account gekoppeld
pupils-children-empty-why = Vraag de intern begeleider van de school om dat te doen.
groups-own-empty = Je hebt dit schooljaar nog geen groep
groups-own-empty-why = Vraag de intern begeleider of je account aan je naam in de leerlingadministratie is gekoppeld, en of je daar bij je groep staat.
groups-administrator = Als beheerder zie je geen groepen
groups-administrator-why = Je regelt wie erin mag en hoe de school is ingesteld. Dossiers van leerlingen zijn daar niet voor nodig.

settings-shares = Ouders en verzorgers zien de toetsresultaten van hun eigen kind
settings-shares-why = Staat dit uit, dan zien zij nog wel in welke groep hun kind zit en de notities die met hen gedeeld zijn.
settings-too-long = Deze naam is te lang. Gebruik hoogstens { $most } tekens.
settings-more = Meer
settings-yes = ja
settings-no = nee
