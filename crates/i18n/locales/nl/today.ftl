### Vandaag: wat de dag vraagt.

today-nav = Vandaag
today-title = Wat vraagt vandaag mijn aandacht?
today-nothing = Vandaag vraagt niets om aandacht. Alles is bij.
today-nothing-more = Loop een groep binnen, of neem vijf minuten voor jezelf.
today-in-short = { $promises ->
    [0] Geen afspraak die nu aan de beurt is
    [one] 1 afspraak
   *[other] { $promises } afspraken
 }, { $talks ->
    [0] geen gesprek
    [one] 1 gesprek
   *[other] { $talks } gesprekken
 }. De rest kan wachten.
today-talks = Gesprekken
today-talks-none = Vandaag staan er geen gesprekken.
today-talk-subjects = { $count ->
    [0] nog geen agenda
    [one] 1 punt op de agenda
   *[other] { $count } punten op de agenda
 }
today-promises = Afspraken
today-promises-hint = van mij en aan mij
today-promises-none = Niets over tijd en niets voor deze week. Mooi zo.
today-promises-more = Nog { $count } in de lijst
today-promises-all = Alle afspraken
today-others-overdue = { $count ->
    [one] Van anderen is 1 afspraak over tijd
   *[other] Van anderen zijn { $count } afspraken over tijd
 }
today-plans = Plannen en doelen
today-plans-none = Geen plan dat nu om iets vraagt.
today-plans-more = Nog { $count } bij de plannen
today-plan-overdue = over datum
today-plan-halfway = halverwege { $date }
today-plan-goals = { $count ->
    [one] 1 doel aan de beurt
   *[other] { $count } doelen aan de beurt
 }
today-cases = Wacht op mij
today-cases-hint = ondersteuning
today-cases-none = Niemand wacht op jou. Leerkracht en collega zijn eerst: goed zo.
today-case-days = { $days ->
    [0] vandaag
    [one] 1 dag
   *[other] { $days } dagen
 }
today-news = Nieuw
today-news-since = sinds { $date }
today-news-first = van de laatste zeven dagen
today-news-none = Niets nieuws sinds je er was.
today-news-results = { $results ->
    [one] 1 nieuw resultaat
   *[other] { $results } nieuwe resultaten
 } in { $imports ->
    [one] 1 import
   *[other] { $imports } imports
 }
today-news-pupils = { $count ->
    [one] resultaten van 1 leerling
   *[other] resultaten van { $count } leerlingen
 }
today-news-signals = { $count ->
    [0] geen nieuw signaal
    [one] 1 leerling met een nieuw signaal
   *[other] { $count } leerlingen met een nieuw signaal
 }
today-news-blind = { $count ->
    [one] bij 1 loopt nog niets
   *[other] bij { $count } loopt nog niets
 }
today-tests = Toetsen
today-tests-none = Nu geen toetsperiode.
today-tests-until = afnemen tot en met { $date }
today-tests-enter = invoeren tot en met { $date }
