### De toetskalender.

nav-calendar = Toetskalender
calendar-title = Wat wordt wanneer getoetst?
calendar-usual = { $key ->
    [begin] Toetsen begin van het jaar (B)
    [middle] Toetsen midden van het jaar (M)
    [end] Toetsen eind van het jaar (E)
    [preliminary_advice] Voorlopig schooladvies
    [transition_test] Doorstroomtoets
    [transition_test_later] Doorstroomtoets inhalen
   *[else] Definitief schooladvies
 }
calendar-days = { $from } tot en met { $until }
calendar-for-groups = groep { $numbers }
calendar-part-begin = begin van het jaar (B)
calendar-part-middle = midden van het jaar (M)
calendar-part-end = eind van het jaar (E)
calendar-part-none = geen vast moment
calendar-week-days = ma di wo do vr za zo
calendar-coming = komt nog
calendar-open = nu bezig
calendar-to-enter = nog invoeren
calendar-over = voorbij
calendar-late = te laat
calendar-late-groups = { $count ->
    [one] Van 1 groep ontbreken resultaten terwijl de periode voorbij is.
   *[other] Van { $count } groepen ontbreken resultaten terwijl de periode voorbij is.
 }
calendar-all-done = iedereen heeft een resultaat
calendar-not-begun = nog geen resultaten
calendar-missing = { $count ->
    [one] 1 leerling mist een resultaat
   *[other] { $count } leerlingen missen een resultaat
 }
calendar-enter-by-day = tot en met { $day }
calendar-empty = Voor dit schooljaar staat er nog niets op de kalender
calendar-empty-why = Begin met het voorbeeld: de M- en E-periode en de dagen van doorstroomtoets en advies. Je past daarna alles aan.
calendar-empty-ask = Je intern begeleider zet de toetsperioden hier neer.
calendar-use-template = Begin met het voorbeeld
calendar-use-earlier = Neem { $year } over
calendar-add = Periode toevoegen
calendar-added = De periode staat op de kalender.
calendar-changed = De wijziging is bewaard.
calendar-removed = De periode is van de kalender gehaald.
calendar-back = De periode staat er weer.
calendar-put-back = Zet terug
calendar-theirs-kept = Er is niets veranderd: wat er stond is gebleven.
calendar-filled = De kalender is gevuld met het voorbeeld. Kijk of de dagen bij jouw school passen.
calendar-copied = De kalender van vorig jaar is overgenomen, op dezelfde weekdagen. Kijk of de dagen kloppen.
calendar-full = Er is niets veranderd: dit schooljaar heeft al een kalender, of er was niets om over te nemen.
calendar-views = Hoe je de kalender ziet
calendar-list = Lijst
calendar-month = Per maand
calendar-months = Andere maanden
calendar-when = wanneer
calendar-for = voor wie
calendar-edit = Wijzigen
calendar-new-title = Welke periode zet je op de kalender?
calendar-edit-title = Wat verandert er aan { $name }?
calendar-name = Naam
calendar-from = Eerste dag
calendar-until = Laatste dag
calendar-enter-by = Invoeren uiterlijk op
calendar-enter-by-help = Mag leeg blijven. Tot en met deze dag is niemand te laat.
calendar-year-groups = Jaargroepen
calendar-part = Toetsmoment
calendar-part-help = Kies een moment om te zien welke groepen nog geen resultaten hebben.
calendar-series = Alleen deze toets
calendar-series-help = Mag leeg blijven: dan gaat het om alle toetsen van dat moment.
calendar-source = Bron
calendar-source-help = Waar komen deze dagen vandaan? Bijvoorbeeld een wet, de uitgever of een afspraak in het team.
calendar-remove = Haal van de kalender
calendar-no-name = Geef de periode een naam.
calendar-no-year-group = Kies minstens één jaargroep.
calendar-no-day = Kies een dag.
calendar-too-long = Dit is langer dan { $most } tekens. Maak het korter.
calendar-not-a-day = Dit is geen dag. Schrijf hem als 2026-01-15.
calendar-other-year = Deze dag valt buiten schooljaar { $year }.
calendar-before-from = De laatste dag ligt voor de eerste dag.
calendar-before-until = Deze dag ligt voor de laatste dag van de periode.
