### De taken van de ib'er.

role-tasks-nav = Taken
role-tasks-title = Wat zeggen jullie stukken dat de ib’er doet?
role-tasks-start-source = Startlijst van Stut
role-tasks-views = Hoe je de taken ziet
role-tasks-by-level = Per niveau
role-tasks-by-asked = Naast HGW
role-tasks-models = Met welk model je kijkt
role-tasks-add = Taak toevoegen
role-tasks-sort = { $count ->
    [one] Deel 1 taak in
   *[other] Deel { $count } taken in
 }
role-tasks-unsorted = Nog niet ingedeeld
role-tasks-none-here = Hier ligt nog niets.
role-tasks-empty = Er staan nog geen taken
role-tasks-empty-why = Pak de schoolgids, het ondersteuningsplan en je functiebeschrijving erbij en schrijf op wat daar staat. Of begin met een lijst van taken die op veel scholen voorkomen, en pas die aan.
role-tasks-empty-ask = De ib’er zet de taken hier neer.
role-tasks-use-start = Begin met de startlijst
role-tasks-started = De startlijst staat er. Haal weg wat niet klopt en zet erbij in welk stuk een taak staat.
role-tasks-started-full = Er is niets veranderd: er stonden al taken.
role-tasks-added = De taak staat erbij.
role-tasks-changed = De taak is bewaard.
role-tasks-removed = De taak is weggehaald.
role-tasks-back = De taak is terug.
role-tasks-put-back = Zet terug
role-tasks-theirs = Er is niets veranderd: wat er stond is gebleven.
role-tasks-count = { $count ->
    [one] 1 taak
   *[other] { $count } taken
 }
role-tasks-hours = ongeveer { $hours } uur per schooljaar
role-tasks-hours-help = Geteld met 40 schoolweken, alleen voor taken waarvan bekend is hoe vaak en hoelang. Een taak in twee niveaus telt in beide mee.
role-tasks-is-past = van vroeger
role-tasks-change = Wijzigen
role-tasks-new-title = Welke taak staat er in jullie stukken?
role-tasks-edit-title = Wat verandert er aan deze taak?
role-task-text = De taak, zoals het er staat
role-task-source = In welk stuk?
role-task-source-help = Bijvoorbeeld: schoolgids, ondersteuningsplan, functiebeschrijving.
role-task-source-year = Jaar of uitgave
role-task-levels = In welk niveau? ({ $model })
role-task-levels-help = Meer dan één mag.
role-task-asked = Waarop geeft deze taak antwoord?
role-task-asked-help = Wat handelingsgericht werken van de ib’er vraagt.
role-task-asked-none = op geen van deze
role-task-frequency = Hoe vaak?
role-task-frequency-none = niet bekend
role-task-frequency-words = { $code ->
    [daily] elke dag
    [weekly] elke week
    [monthly] elke maand
    [termly] een paar keer per jaar
    [yearly] één keer per jaar
   *[else] als het nodig is
 }
role-task-minutes = Hoelang per keer?
role-task-minutes-help = Uren als 1,5 of 1:30, minuten als 45m. Mag leeg blijven.
role-task-done-by = Wie doet het?
role-task-is-past = Dit staat er nog, maar gebeurt niet meer
role-task-remove = Taak weghalen
role-tasks-asked-nothing = Voor dit niveau noemt de bron niets.
role-tasks-asked-missing = ontbreekt in jullie stukken
role-tasks-asked-add = Voeg een taak toe
role-tasks-asked-beside = Staat wel in jullie stukken, HGW vraagt er niet om
role-tasks-asked-past = Van vroeger: staat er nog, gebeurt niet meer
role-tasks-asked-score = Van de { $all } dingen die HGW vraagt, vind je er { $found } terug in jullie stukken.
role-tasks-asked-source = Bron: { $source }.
role-sort-title = Waar hoort deze taak?
role-sort-left = { $count ->
    [one] nog 1 taak in te delen
   *[other] nog { $count } taken in te delen
 }
role-sort-help = Druk op het cijfer van het niveau, of klik. Met s sla je over.
role-sort-suggested = voorstel, naar een ander model
role-sort-skip = Sla over
role-sort-two = Past hij in meer dan één niveau? Kies ze hier.
role-sort-place = Leg in deze niveaus
role-sort-done = Alle taken zijn ingedeeld
role-sort-done-why = Kijk hoe ze over de niveaus liggen, of wat er ontbreekt.
role-sort-undo = Haal terug
role-sort-placed = Ingedeeld: { $task }
