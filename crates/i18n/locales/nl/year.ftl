### Groepen door de jaren: de pagina van een groep, extra groepen, de overdracht en het nieuwe schooljaar.

group-tabs = Pagina’s van deze groep
group-tab-overview = Overzicht
group-tab-about = Over de groep
group-tab-hand-over = Overdracht
group-about-title = Hoe staat { $name } ervoor?
group-made-here = gemaakt in Stut
group-from-roster = uit de leerlingenadministratie
group-of-roster = Deze groep komt uit de leerlingenadministratie. Wie erin zit en wie hem geeft, wijzig je daar; bij het volgende bestand neemt Stut dat over.
group-ended-on = Deze groep is er sinds { $day } niet meer.
group-members-link = Wie zit erin?
group-split-link = Splitsen
group-todo-title = Wat moet nog getoetst worden?
group-todo-none = Er is nu geen toetsperiode begonnen waar deze groep bij hoort.
group-todo-calendar = Naar de toetskalender
group-todo-all = Alle toetsen
group-todo-done = { $done } van { $all } hebben een resultaat
group-todo-missing = Nog niet:
group-spread-title = Hoe is de groep verdeeld over de niveaus?
group-spread-why = De balk is de groep. De streepjes eronder zijn de landelijke normgroep.
group-spread-pupils = leerlingen
group-spread-share = deel van de groep
group-spread-expected = landelijk
group-spread-few = Onder { $fewest } leerlingen staat er geen percentage: dan telt één kind te zwaar.
group-growth-title = Hoe groeit elke leerling?
group-growth-chart = Groei per leerling: { $subject }
group-growth-why = Elke pijl loopt van de vorige naar de laatste toets; een onderbroken pijl gaat achteruit. Het rechte streepje staat waar de score verwacht werd, als dat bekend is. De tabel zegt hetzelfde.
group-growth-subjects = Vak
group-growth-table = De groei in een tabel
group-growth-before = vorige
group-growth-now = laatste
group-growth-expected = verwachte groei
group-expected-norm = { $growth } (normtabel)
group-expected-school = { $growth } (midden van { $pupils } leerlingen van deze school)
group-expected-unknown = niet bekend
group-extras-title = Extra groepen
group-extra-half = { $pupils }, helft van deze groep
group-extra-ended = { $pupils }, voorbij
group-history-title = Waar komt de groep vandaan?
group-came-from = Vorig schooljaar zaten deze leerlingen in
group-former = De groep in eerdere jaren
group-went-to = Het jaar erna gingen ze naar
group-origin-elsewhere = niet op deze school
group-new-link = Extra groep maken
group-new-title = Welke extra groep maak je?
group-new-what = De nieuwe groep
group-edit-title = Wie zit er in { $name }?
group-half-of = helft van { $group }
group-name = Naam van de groep
group-year-groups-help = Voor wie is de groep bedoeld? Mag leeg blijven.
group-teachers = Leerkrachten
group-teachers-help = Wie je hier kiest, ziet de leerlingen die in de groep zitten.
group-teachers-choose = Kies wie de groep geeft
group-make = Maak de groep
group-details = Naam en leerkrachten
group-no-name = Geef de groep een naam.
group-name-too-long = Deze naam is langer dan { $most } tekens. Maak hem korter.
group-same-name = Er is dit schooljaar al een groep met deze naam. Kies een andere.
group-is-made = De groep is gemaakt.
group-is-edited = De wijziging is bewaard.
group-is-ended = De groep is beëindigd.
group-goes-on = De groep loopt weer door.
group-is-removed = De groep is weggehaald.
group-members-saved = Het is bewaard.
group-members-in = { $count ->
    [0] Er zit nog niemand in
    [one] 1 leerling zit erin
   *[other] { $count } leerlingen zitten erin
 }
group-members-none = Vink hiernaast aan wie erbij komt.
group-members-out-help = Vink aan wie eruit gaat.
group-members-others = Wie komt erbij?
group-members-save = Bewaar
group-end-title = Stopt deze groep?
group-end-why = Vanaf vandaag ziet de leerkracht deze leerlingen niet meer door deze groep. Wie erin zat blijft bekend, en je kunt de groep weer openen.
group-end = Beëindig de groep
group-go-on = Laat weer doorlopen
group-remove-title = Per ongeluk gemaakt?
group-remove-why = Dan haal je de groep helemaal weg. De leerlingen blijven gewoon in hun stamgroep.
group-remove = Haal de groep weg
group-split-title = Hoe splits je { $name }?
group-split-why = Je maakt twee extra groepen met de leerkrachten van nu. De stamgroep blijft zoals hij is.
group-split-first = Naam van de eerste helft
group-split-second = Naam van de tweede helft
group-split-who = Wie in welke helft
group-split-one = eerste helft
group-split-two = tweede helft
group-split-do = Splits de groep
group-is-split = De groep is gesplitst in twee helften.
group-is-whole = De helften zijn weggehaald.
hand-over-title = Wat moet de volgende leerkracht van { $name } weten?
hand-over-why = Schrijf kort wat werkt en waar je op let. Elk veld wordt apart bewaard; je hoeft niet alles in te vullen.
hand-over-from-pupil = Wat werkte volgens de leerling
hand-over-from-parents = Wat werkte volgens de ouders
hand-over-from-teacher = Wat werkte volgens de leerkracht
hand-over-attention = Waar je op let
hand-over-written = { $written ->
    [0] nog over niemand iets geschreven
   *[other] over { $written } van de { $pupils } leerlingen is iets geschreven
 }
hand-over-saved = De overdracht is bewaard.
hand-over-by = { $name }, { $date }
hand-over-of-year = Overdracht uit { $year }
hand-over-nothing-yet = Hier is nog niets geschreven.
hand-over-nothing = Er is nog niets geschreven.
hand-over-too-long = Deze tekst is langer dan { $most } tekens. Maak hem korter.
hand-over-pupil-title = Overgedragen
hand-over-pdf-title = Overdracht { $name }, { $year }
hand-over-purpose = Voor de volgende leerkracht: wat werkte volgens de leerling, de ouders en de leerkracht, en waar je op let.
hand-over-confidential = Vertrouwelijk. Alleen voor wie met deze leerlingen werkt.
year-cancel = Annuleren
year-undo = Ongedaan maken
year-link = Nieuw schooljaar
year-crumb = Nieuw schooljaar
year-title = Hoe begint het nieuwe schooljaar?
year-newest = Het nieuwste schooljaar in Stut is { $year }.
year-lay-down = Leg het nieuwe bestand neer
year-lay-down-why = Het bestand met leerlingen en groepen van het nieuwe schooljaar, uit je leerlingenadministratie (EDEXML). Je ziet eerst wat het zou doen. Er verandert nog niets.
year-file = Kies het bestand
year-look = Bekijk wat het doet
year-look-again = Bekijk opnieuw
year-waiting = Wacht nog op een ja
year-waiting-one = { $file }, neergelegd op { $date }
year-last-title = Het laatst overgenomen
year-last = { $file } van schooljaar { $year }, overgenomen op { $date }
year-undo-title = Toch niet?
year-undo-why = Alles wat dit bestand veranderde, wordt in één keer weer zoals het was.
year-undo-do = Draai alles terug
year-made = Het nieuwe schooljaar staat erin. Klopt er iets niet, dan draai je het hieronder in één keer terug.
year-undone = Alles is weer zoals het was.
year-preview-title = Klopt dit voor het nieuwe schooljaar?
year-refused = Dit bestand kan zo niet worden overgenomen. Er is niets veranderd.
year-same-pupils = Leerlingen met een nieuwe sleutel maar dezelfde naam en geboortedatum zijn dezelfde leerling
year-known = Schooljaar { $year } staat al in Stut. Dit bestand werkt dat jaar bij; er gaat niemand over.
year-from-to = Van { $from } naar { $to }
year-reference = peildatum { $day }
year-tile-up = { $count ->
    [one] gaat over
   *[other] gaan over
 }
year-tile-stays = { $count ->
    [one] blijft zitten
   *[other] blijven zitten
 }
year-tile-other = { $count ->
    [one] slaat over of gaat terug
   *[other] slaan over of gaan terug
 }
year-tile-new = { $count ->
    [one] is nieuw
   *[other] zijn nieuw
 }
year-tile-eight = { $count ->
    [one] gaat van groep 8 af
   *[other] gaan van groep 8 af
 }
year-tile-left = { $count ->
    [one] gaat van school
   *[other] gaan van school
 }
year-tile-leave = { $count ->
    [one] staat er niet meer in
   *[other] staan er niet meer in
 }
year-odd = Kijk hier nog eens naar
year-odd-skipped = Tussen { $from }, het nieuwste schooljaar in Stut, en { $to } zit nog een schooljaar. Is dit het goede bestand?
year-odd-third = Van { $group } staan { $missing } van de { $all } leerlingen niet in het bestand.
year-odd-no-group = { $name } zit in geen groep.
year-odd-year-group = { $name } gaat van { $from } naar { $to }.
year-odd-no-teacher = { $group } heeft geen leerkracht.
year-odd-no-pupils = In { $group } zit niemand.
year-stay = Wie blijft zitten
year-skip = Wie een jaar overslaat of teruggaat
year-left = Wie van school gaat
year-left-on = laatste dag { $day }
year-leave = Wie er niet meer in staat
year-leave-why = Deze leerlingen zaten vorig jaar nog op school en staan niet in het nieuwe bestand. Hun dossier blijft staan.
year-leave-eight = Wie van groep 8 afgaat
year-new = Wie nieuw is
year-groups = De groepen van het nieuwe jaar
year-groups-added = Nieuwe groepen:
year-groups-gone = Groepen die er niet meer zijn:
year-no-group = geen groep
year-no-groups = geen groep
year-was = nu
year-goes = straks
year-step-stays = blijft zitten
year-step-skips = slaat een jaar over
year-step-jumps = slaat jaren over
year-step-down = gaat terug
year-step-new = nieuw
year-staff = Van wie de groepen veranderen
year-staff-why = Een leerkracht ziet de leerlingen van de eigen groepen, dus ook dat verandert.
year-staff-who = medewerker
year-yes-title = Klopt het?
year-yes-why = Dan neemt Stut alles in één keer over. Je kunt het daarna ook in één keer terugdraaien.
year-yes = Ja, neem dit over
year-drop = Nee, gooi het bestand weg
