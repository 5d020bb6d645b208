### Afspraken: wie doet wat, wanneer, en wat kwam ervan.

agreements-nav = Afspraken
agreements-title = Wat spraken we af?
agreements-title-own = Wat sprak jij af?
agreements-card = Afspraken
agreements-empty = Nog niets afgesproken
agreements-empty-how = Schrijf hieronder de eerste op: @naam, wat, en voor wanneer.
agreements-none = Niets in deze lijst. Mooi zo.
agreements-none-here = Hier is nog niets afgesproken.
agreements-none-overdue = Niets is over tijd. Mooi zo.
agreements-count = { $count ->
    [one] 1 afspraak
   *[other] { $count } afspraken
 }
agreements-filter-open = Alles wat open is
agreements-filter-mine = Van mij
agreements-filter-overdue = Over tijd
agreements-filter-week = Deze week
agreements-filter-halfway = Halverwege vragen
agreements-filter-closed = Gedaan en vervallen
agreements-filter-who = Wie
agreements-filter-pupil = Leerling
agreements-filter-group = Groep
agreements-filter-source = Uit
agreements-filter-all = alle
agreements-filter-show = Toon
agreements-which = Welke afspraken je ziet
agreements-source = { $kind ->
    [talk] gesprek
    [plan] plan
    [case] ondersteuningsvraag
   *[else] los opgeschreven
 }
agreements-from = uit { $kind ->
    [talk] een gesprek
    [plan] een plan
    [case] een ondersteuningsvraag
   *[else] niets
 }
agreements-nameless = over een leerling of groep die je niet ziet
agreements-private = alleen voor wie het doet en wie het opschreef
agreements-moved = { $count ->
    [one] 1 keer verzet
   *[other] { $count } keer verzet
 }
agreements-was = eerst { $date }
agreements-asked = halverwege gevraagd
agreements-halfway-on = halverwege: { $date }
agreements-done-on = gedaan op { $date }
agreements-done-late = gedaan op { $date }, later dan afgesproken
agreements-dropped-on = vervallen op { $date }: { $reason }
agreements-me = ik
agreements-late = { $days ->
    [one] 1 dag over tijd
   *[other] { $days } dagen over tijd
 }
agreements-today = vandaag
agreements-tomorrow = morgen
agreements-file-csv = Csv
agreements-file-json = Json

agreements-line = Nieuwe afspraak in één regel
agreements-line-help = @naam wat voor wanneer. Bijvoorbeeld: @Anke rekenmateriaal uitproberen voor vrijdag. Ook goed: morgen, over 2 weken, 12 maart, 12-03. @ik ben jij.
agreements-line-add = Afspreken
agreements-line-more = Met meer erbij
agreements-line-no-who = Begin met @ en een naam: wie doet het?
agreements-line-unknown = Wie is { $name }? Er werkt hier niemand met een account die zo heet. Iemand van buiten zet je erbij met het uitgebreide formulier.
agreements-line-several = Wie bedoel je: { $names }? Schrijf ook de achternaam.
agreements-line-no-what = Wat wordt er gedaan? Schrijf het tussen de naam en de dag.
agreements-line-no-day = Voor wanneer? Zet de dag achteraan: voor vrijdag, over 2 weken, 12 maart.
agreements-line-no-such-day = Die dag bestaat niet.
agreements-line-past = { $date } is al voorbij.

agreement-new = Nieuwe afspraak
agreement-edit = Afspraak wijzigen
agreement-what = Wat
agreement-what-help = Zo dat je straks kunt zien of het gedaan is.
agreement-owner = Wie doet het
agreement-owner-outside = iemand van buiten de school
agreement-owner-name = Naam van iemand van buiten
agreement-owner-name-help = Bijvoorbeeld moeder, of de logopedist. Laat leeg als je hierboven iemand koos.
agreement-due = Voor wanneer
agreement-due-help = Een dag, of: vrijdag, morgen, over 2 weken, 12 maart.
agreement-due-fixed = Een andere dag kies je met verzetten: dan staat erbij waarom.
agreement-halfway = Halverwege vragen hoe het gaat
agreement-halfway-help = Mag leeg. Op die dag staat de afspraak op je dagpagina.
agreement-is-private = Alleen wie het doet en wie het opschreef zien dit
agreement-about = Over { $name }
agreement-history = Hoe het liep
agreement-history-made = { $date }: opgeschreven door { $name }, voor { $due }
agreement-history-moved = { $date }: { $name } verzette van { $from } naar { $to }. { $reason }
agreement-history-asked = { $date }: halverwege gevraagd
agreement-problem-no-what = Schrijf op wat er gedaan wordt.
agreement-problem-too-long = Dit is langer dan { $most } tekens. Maak het korter: één afspraak is één ding.
agreement-problem-no-owner = Wie doet het? Zonder iemand die het doet, is het geen afspraak.
agreement-problem-unknown-owner = Deze persoon werkt hier niet (meer). Kies iemand anders.
agreement-problem-no-day = Voor wanneer? Zonder dag blijft het liggen.
agreement-problem-not-a-day = Dit is geen dag. Schrijf bijvoorbeeld 12-03-2026, vrijdag of over 2 weken.
agreement-problem-past = Die dag is al voorbij.
agreement-problem-too-far = Dat is meer dan twee jaar vooruit. Zet het in een plan.
agreement-problem-halfway-not-a-day = Dit is geen dag.
agreement-problem-halfway-outside = Halverwege ligt tussen vandaag en de dag van de afspraak.
agreement-saved = Afgesproken.
agreement-changed = De afspraak is gewijzigd.

agreement-act-done = Gedaan
agreement-act-move = Verzet
agreement-act-drop = Vervalt
agreement-act-reopen = Toch nog open
agreement-act-ask = Gevraagd, het loopt
agreement-act-undo = Ongedaan maken
agreement-act-more = Meer
agreement-act-for = { $act }: { $what }
agreement-move-to = Nieuwe dag
agreement-why = Waarom
agreement-acted-done = Gedaan: { $what }
agreement-acted-moved = Verzet naar { $date }: { $what }
agreement-acted-dropped = Vervallen: { $what }
agreement-acted-open = Weer open: { $what }
agreement-acted-asked = Halverwege gevraagd: { $what }
agreement-refused-not-now = Dit kan nu niet: de afspraak is al afgerond.
agreement-refused-no-reason = Schrijf op waarom. Dan begrijpt de ander het ook.
agreement-refused-long-reason = Dat is te lang. Eén of twee zinnen is genoeg.
agreement-refused-same-day = Dat is de dag die er al staat.
agreement-refused-past = Die dag is al voorbij.
agreement-refused-too-far = Dat is meer dan twee jaar vooruit.
agreement-refused-no-day = Dit is geen dag. Schrijf bijvoorbeeld 12-03-2026, vrijdag of over 2 weken.
agreement-meanwhile = Iemand anders was je net voor. Zo staat het nu:

promises-title = Wat we nakwamen
promises-period = afspraken voor { $from } tot en met { $until }
promises-share = { $share }% op tijd gedaan
promises-few = { $kept } van { $asked } op tijd gedaan
promises-too-few = Minder dan 10: te weinig voor een percentage.
promises-of = van de { $asked } die er moesten zijn
promises-none = Nog geen afspraak waarvan de dag voorbij is.
promises-in-time = op tijd
promises-late = later gedaan
promises-overdue = over tijd
promises-open = nog te doen
promises-dropped = vervallen
promises-moved = waarvan verzet
promises-made = gemaakt

trail-agreement-made = Afspraak opgeschreven
trail-agreement-changed = Afspraak gewijzigd
trail-agreement-moved = Afspraak verzet
trail-agreement-stepped = { $to ->
    [done] Afspraak gedaan
    [dropped] Afspraak vervallen
    [open] Afspraak weer geopend
    [asked] Halverwege een afspraak gevraagd
   *[else] Stand van een afspraak gewijzigd
 }
trail-desk-seen = Dagpagina geopend

export-about-agreements = Afspraken over de leerling
export-about-agreement-moves = Wanneer afspraken verzet zijn, en waarom
