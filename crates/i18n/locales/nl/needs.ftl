needs-tab = Behoeften
needs-title = Wat heeft { $name } nodig?
needs-title-short = Onderwijsbehoeften
needs-why = Schrijf kort en concreet, in wat je ziet en wat helpt. Elke regel staat op zichzelf. Wat je wijzigt of beëindigt, blijft in de geschiedenis.
needs-kind = { $kind ->
    [helping] stimulerende factor
    [hindering] belemmerende factor
    [goal] doel
    [instruction] instructie
    [tasks] opdrachten
    [activities] leeractiviteiten
    [feedback] feedback
    [teacher] leerkracht
    [classmates] groepsgenoten
    [parents] ouders
    [child_view] wat het kind zelf zegt
    [parents_view] wat de ouders zeggen
   *[else] wat de leerkracht nodig heeft
 }
needs-begin = { $kind ->
    [instruction] instructie die
    [tasks] opdrachten die
    [activities] leeractiviteiten die
    [feedback] feedback die
    [teacher] een leerkracht die
    [classmates] groepsgenoten die
   *[else] ouders die
 }
needs-column-helping = Stimulerende factoren
needs-column-hindering = Belemmerende factoren
needs-factors-title = Stimulerende en belemmerende factoren
needs-column-didactic = Behoeften: didactisch
needs-column-pedagogical = Behoeften: pedagogisch
needs-column-views = Hoe kind, ouders en leerkracht het zien
needs-goal-title = Om dit te bereiken …
needs-sentences-title = … heeft { $name } nodig:
needs-child-title = Wat { $name } er zelf van vindt
needs-parents-title = Wat de ouders zeggen
needs-teacher-title = Wat de leerkracht zelf nodig heeft
needs-add = Toevoegen
needs-edit = Wijzig
needs-end = Beëindig
needs-save = Bewaar
needs-save-next = Bewaar en nog een
needs-text = Wat
needs-who-saw = Wie zag het
needs-when-seen = Wanneer
needs-how-heard = Hoe gehoord
needs-which-kind = Zin
needs-phrases = Zinnen om mee te beginnen
needs-phrase-take = kies
needs-seen-by-on = gezien door { $who }, { $date }
needs-seen-by = gezien door { $who }
needs-seen-on = gezien op { $date }
needs-heard-by-on = { $who }, { $date }
needs-by = { $author }, { $date }
needs-nothing = Hier is nog niets geschreven.
needs-nothing-read = Over dit kind is dit schooljaar nog niets geschreven.
needs-problem-empty = Hier staat nog niets. Schrijf een paar woorden.
needs-problem-too-long = Dit is te lang: er passen { $letters } letters.
needs-problem-not-a-day = Dit is geen datum. Kies een dag.
needs-problem-later = Deze dag moet nog komen. Kies vandaag of eerder.
needs-saving = Bewaren …
needs-saved-at = Bewaard om { $time }.
needs-unsaved = Nog niet bewaard: er is nu geen verbinding. Je tekst blijft hier staan en gaat vanzelf alsnog.
needs-meanwhile = Iemand anders heeft deze regel intussen gewijzigd. Druk op Bewaar om beide te zien.
needs-ended-by = beëindigd door { $name }, { $date }
needs-saved = De regel is bewaard.
needs-ended = De regel is beëindigd. Hij blijft in de geschiedenis staan.
needs-restored = De regel staat weer op de lijst.
needs-taken = De regel is overgenomen van vorig schooljaar.
needs-undo = Zet terug
needs-hint-label = Hier staat ‘{ $words }’. Wat zie je het kind dan doen, en wat helpt?
needs-hint-no-example = Wat zag je? Een voorbeeld maakt het duidelijk.
needs-hint-no-source = Wie zag dit, en wanneer?
needs-hint-no-measure = Waaraan zie je dat het gelukt is, en wanneer?
needs-hint-no-what = Wat precies? Een paar woorden meer helpen een collega.
needs-hint-general = ‘{ $words }’ helpt elk kind. Wat precies, en hoe vaak?
needs-earlier-title = Van vorig schooljaar
needs-earlier-why = Deze regels stonden er vorig schooljaar. Neem over wat nog klopt. De rest kun je laten staan of afsluiten.
needs-take-over = Neem over
needs-not-any-more = Niet meer nodig
needs-as-of = zoals het was op { $date }
needs-on-label = Bekijk hoe het was op
needs-on-show = Bekijk
needs-on-bad = Dat is geen dag van vroeger. Je ziet hoe het nu is.
needs-back-to-now = Terug naar nu
needs-history = Geschiedenis
needs-history-written = { $name } schreef
needs-history-changed = { $name } wijzigde
needs-history-taken = { $name } nam over van vorig schooljaar
needs-history-ended = { $name } beëindigde
needs-history-before = eerst: { $text }
needs-head-kind = Soort
needs-head-text = Regel
needs-head-by = Door
needs-head-cluster = Cluster
needs-head-data = Gegevens
needs-pdf-title = Onderwijsbehoeften van { $name }
needs-pdf-purpose = Vertrouwelijk. Voor wie met dit kind of deze groep werkt.
needs-pdf-file = onderwijsbehoeften
needs-group-tab = Behoeften
needs-group-title = Wat heeft { $group } nodig?
needs-group-why = Alleen wat anders is dan voor de hele groep heeft woorden nodig.
needs-group-written = { $count ->
    [0] Over nog geen van de { $all } leerlingen is iets geschreven.
    [one] Over 1 van de { $all } leerlingen is iets geschreven.
   *[other] Over { $count } van de { $all } leerlingen is iets geschreven.
 }
needs-group-past = Dit is een groep van een ander schooljaar. Je kunt hier lezen, niet schrijven.
needs-without-title = Nog niets geschreven
needs-all-of-pupil = alles van { $name }
needs-cluster-intensive = intensief
needs-cluster-basic = basis
needs-cluster-extended = verdiept
needs-close = Sluit
needs-settings = Zinnen voor onderwijsbehoeften
needs-settings-why = Deze zinnen verschijnen als iemand een regel typt. Wat bij drie of meer leerlingen staat en niemand bij naam noemt, komt er vanzelf bij. Verberg wat jullie niet willen gebruiken.
needs-phrase-added = De zin is toegevoegd.
needs-phrase-hidden = De zin is verborgen.
needs-phrase-shown = De zin doet weer mee.
needs-phrase-add-title = Een eigen zin toevoegen
needs-phrase-kind = Waarbij
needs-phrase-there = Deze zin is er al.
needs-phrase-hide = Verberg
needs-phrase-show = Toon weer
needs-phrase-from = { $origin ->
    [shipped] van Stut
    [own] van de school
   *[else] gegroeid uit gebruik
 }
needs-phrase-used = bij { $count } leerlingen
needs-phrase-is-hidden = verborgen
needs-phrases-none = Nog geen zinnen.
