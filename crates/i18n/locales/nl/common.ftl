### Woorden die op meer dan één plek staan: navigatie, knoppen, tellen.

product-name = Stut
skip-to-content = Naar de inhoud

nav-label = Hoofdmenu
nav-more = Meer
nav-groups = Groepen
nav-pupils = Leerlingen
nav-import = Importeren
nav-admin = Beheer
nav-search = Zoek
nav-search-keys = Ctrl K
breadcrumb-label = Je bent hier

action-save = Opslaan
action-close = Sluiten
action-back = Terug
action-print = Afdrukken
action-download-pdf = Pdf
action-download-csv = Csv
action-import = Importeren
action-search = Zoeken
action-show-all = Alles tonen

demo-notice = Dit is een verzonnen school. Geen enkele leerling of leerkracht bestaat echt.

search-title = Wie of wat zoek je?
search-label = Zoek een leerling, een groep of een pagina
search-hint = Typ een deel van de naam
search-results = { $count ->
    [0] Niets gevonden
    [one] 1 gevonden
   *[other] { $count } gevonden
 }
search-nothing = Niets gevonden voor ‘{ $query }’. Probeer een deel van de naam.
search-kind-pupil = leerling
search-kind-group = groep
search-kind-page = pagina

page-previous = Vorige
page-next = Volgende

error-not-found-title = Deze pagina is er niet
error-not-found = Het adres klopt niet, of wat hier stond is er niet meer. Zoek op naam of ga terug naar de groepen.
error-forbidden-title = Deze pagina is niet voor jou
error-forbidden = Vraag je intern begeleider of beheerder als je hem toch nodig hebt.
error-broken-title = Hier ging iets mis
error-broken = Dat ligt niet aan jou. Probeer het nog eens. Lukt het niet, geef dan nummer { $request } door aan je beheerder.

pages-label = Bladeren
page-number = Pagina { $page }
error-conflict-title = Dat kan nu niet
error-unreadable-title = Dit kon Stut niet lezen
error-unreadable = Er ging iets mis met wat je stuurde, en er is niets bewaard. Ga terug met de knop van je browser; wat je typte, staat daar nog.
error-too-large = Wat je stuurde is te groot, en er is niets bewaard. Ga terug met de knop van je browser, maak de tekst korter en probeer het opnieuw.
saving-signed-out = Je bent uitgelogd. Log in een ander tabblad in en laat deze pagina open: daarna bewaren we de rest.
