### De tijdspiegel van de ib'er.

role-time-nav = Mijn tijd
role-time-title = Waar gaat je tijd heen?
role-time-private = Alleen jij ziet dit.
role-time-is-shared = Je deelt je uren per niveau met directie en ib’ers van deze school. Dagen en woorden zien zij niet.
role-time-choose = Wensen en delen
role-time-shared-link = Wat collega’s delen
role-time-now = Waar ben je mee bezig?
role-time-now-help = Eén klik start de klok. Klik op iets anders en hij springt over.
role-time-start = Start { $level }, { $kind }
role-time-kind = { $code ->
    [preventive] preventief
   *[else] curatief
 }
role-time-kind-none = niet gezegd
role-time-kind-label = Preventief of curatief?
role-time-preventive-head = Preventief
role-time-minutes-form = Uren als 1,5 of 1:30, minuten als 45m.
role-time-level = Niveau
role-time-level-none = niet gezegd
role-time-runs = De klok loopt sinds { $time }: { $level }
role-time-stop = Stop
role-time-discard = Gooi weg
role-time-what = Wat was het?
role-time-what-help = Alleen voor jezelf. Schrijf geen namen van leerlingen op.
role-time-more = Iets erbij schrijven
role-time-minutes = Hoelang?
role-time-minutes-help = Leeg is wat de klok zegt. Anders 1,5 of 1:30 (uren), of 45m.
role-time-forgotten = Ben je de klok vergeten? Hij loopt al { $hours } uur. Vul in hoelang het echt was.
role-time-stopped = De klok staat stil. Het is opgeschreven.
role-time-started = De klok loopt.
role-time-week = Week van { $from } tot en met { $until }
role-time-week-help = Op vrijdag in één keer: hoeveel uur ging waarheen? Schrijf 1,5 of 1:30, of 45m.
role-time-week-save = Bewaar de week
role-time-week-saved = De week is bewaard.
role-time-week-meanwhile = Deze week is intussen in een ander venster bewaard. Hieronder staat wat jij typte; bewaar nog eens om dat te houden.
role-time-week-total = samen { $time } in deze week
role-time-plus-clock = + { $time } met de klok
role-time-previous = Vorige week
role-time-next = Volgende week
role-time-weeks = Andere weken
role-time-pieces = Opgeschreven met de klok
role-time-pieces-none = Deze week is er niets met de klok opgeschreven.
role-time-day = Dag
role-time-add = Schrijf er iets bij
role-time-edit = Wijzigen
role-time-edit-title = Wat klopt er niet aan dit stukje tijd?
role-time-add-title = Wanneer was je waarmee bezig?
role-time-remove = Weghalen
role-time-remove-sure = Dit stukje tijd is daarna echt weg.
role-time-remove-yes = Ja, haal weg
role-time-added = Het is opgeschreven.
role-time-changed = Het is bewaard.
role-time-removed = Het is weg.
role-time-theirs = Er is niets veranderd: wat er stond is gebleven.
role-time-mirror = De spiegel
role-time-span = { $code ->
    [week] Deze week
    [weeks] Vier weken
   *[else] Dit schooljaar
 }
role-time-spans = Waarover je kijkt
role-time-mirror-days = { $from } tot en met { $until }
role-time-mirror-empty = Over deze dagen heb je nog niets opgeschreven.
role-time-share = Echt
role-time-wish = Wens
role-time-hours = Uren
role-time-planned = Gepland per week
role-time-place = Plaats { $place }
role-time-mean = gemiddeld { $mean }
role-time-group-head = { $group } ({ $count })
role-time-chart = Echte tijd naast wat je wenst, in procenten per niveau
role-time-table = Je tijd per niveau, naast wat je wenst en wat elke groep verwacht
role-time-elsewhere = Daarnaast { $time } zonder niveau, of bij een ander model.
role-time-expected = Verwachtingen uit “{ $title }”. Een hoger gemiddelde is belangrijker; plaats 1 is het belangrijkst.
role-time-expected-none = Er is nog geen gesloten ronde waarin groepen dit model rangschikten.
role-time-expected-small = { $count ->
    [one] 1 groep is te klein om te laten zien.
   *[other] { $count } groepen zijn te klein om te laten zien.
 }
role-time-mismatch = Bij { $group } staat “{ $level }” bovenaan. In jouw tijd staat het op plaats { $place }.
role-time-mismatch-none = Bij { $group } staat “{ $level }” bovenaan. In jouw tijd kwam het niet voor.
role-time-preventive = Preventief { $preventive }, curatief { $curative }.
role-time-norm = Met { $pupils } leerlingen vraagt de beroepsvereniging ten minste { $norm } uur per week.
role-time-norm-source = LBBO: ten minste 25 uur per week per 200 leerlingen.
role-time-have = Je hebt er { $hours } uur voor.
role-time-average = Je schreef gemiddeld { $hours } uur per week op, in { $weeks ->
    [one] 1 week
   *[other] { $weeks } weken
 } waarin iets staat.
role-time-norm-chart = Uren per week: wat je hebt en wat je opschreef, naast wat de beroepsvereniging ten minste vraagt
role-time-norm-least = ten minste
role-time-norm-have = je hebt
role-time-norm-wrote = je schreef op
role-choices-title = Hoe wil je je tijd verdelen?
role-choices-model = Met welk model schrijf je je tijd op?
role-choices-model-other = Kijk met een ander model
role-choices-model-warning = Kies je een ander model, dan blijft wat je opschreef bewaard bij het oude.
role-choices-hours = Uren per week voor dit werk
role-choices-hours-help = Bijvoorbeeld 16 of 12,5.
role-choices-wishes = Je wens, in procenten per niveau
role-choices-wishes-help = Samen 100. Laat alles leeg als je het nog niet weet.
role-choices-share = Deel mijn uren per niveau met directie en ib’ers van deze school
role-choices-share-help = Zij zien alleen sommen over het schooljaar, geen dagen en geen woorden. Je kunt altijd weer stoppen.
role-choices-saved = Bewaard.
role-choices-meanwhile = In een ander venster is dit ook bewaard. Hieronder staat wat jij koos; bewaar nog eens om dat te houden.
role-choices-forget = Gooi al mijn tijd weg
role-choices-forget-sure = Alles wat je op deze school over je tijd opschreef is daarna echt weg.
role-choices-forget-yes = Ja, gooi alles weg
role-choices-forgotten = Al je tijd is weg.
role-shared-title = Waar gaat de tijd van collega’s heen?
role-shared-empty = Niemand deelt uren
role-shared-empty-why = Ieder ziet alleen haar eigen tijd, tot zij die deelt.
role-shared-nothing = Deelt haar tijd, en schreef dit schooljaar nog niets op.
role-shared-year = Sommen over { $year }
