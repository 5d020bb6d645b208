### Gesprekken: plannen, voorbereiden, voeren, verslag.

trail-talk-planned = Een gesprek gepland
trail-talk-edited = De gegevens van een gesprek gewijzigd
trail-talk-stepped = Een gesprek gevoerd, afgezegd of teruggezet
trail-talk-people-changed = Gewijzigd wie bij een gesprek is
trail-talk-prepared = De agenda van een gesprek laten samenstellen
trail-talk-subject-saved = De agenda van een gesprek gewijzigd
trail-talk-text-written = Bij een gesprek geschreven
trail-talk-printed = Het verslag van een gesprek als document gemaakt
trail-talk-round-planned = Een ronde gesprekken gepland
trail-talk-round-taken-back = Een ronde gesprekken teruggenomen
trail-talk-kind-saved = Een soort gesprek gewijzigd

export-about-talks = De gesprekken waarin deze leerling op de agenda stond.
export-about-talk-texts = Wat er in die gesprekken over deze leerling is geschreven, met wat er eerder stond.
meeting-export-people = Erbij

meeting-nav = Gesprekken
meeting-lane = gesprekken
meeting-title = Welke gesprekken komen eraan?
meeting-title-own = Welke gesprekken komen er voor jou aan?
meeting-title-past = Welke gesprekken waren er?
meeting-coming = Komende
meeting-past = Geweest
meeting-mine = Waar ik bij ben
meeting-choose = Kies
meeting-filter-kind = Soort
meeting-filter-all-kinds = Alle soorten
meeting-filter-group = Groep
meeting-filter-all-groups = Alle groepen
meeting-show = Toon
meeting-plan = Gesprek plannen
meeting-plan-round = Ronde plannen
meeting-none-coming = Er staat geen gesprek gepland.
meeting-none-past = Hier staan straks de gesprekken die geweest zijn.
meeting-column-when = Wanneer
meeting-column-talk = Gesprek
meeting-column-who = Met wie
meeting-column-state = Stand
meeting-late = nog afronden
meeting-subjects = { $count ->
    [0] lege agenda
    [one] 1 onderwerp
   *[other] { $count } onderwerpen
 }
meeting-from-until = { $day }, { $from }–{ $until }
meeting-from = { $day }, { $from }

meeting-state-planned = gepland
meeting-state-held = gevoerd
meeting-state-cancelled = gaat niet door
meeting-role-leader = leidt het gesprek
meeting-role-teacher = leerkracht
meeting-role-coordinator = ib’er
meeting-role-principal = directie
meeting-role-specialist = specialist
meeting-role-parent = ouder
meeting-role-pupil = leerling
meeting-role-outside = van buiten de school
meeting-role-other = anders
meeting-pupil-gone = leerling die niet meer bekend is

meeting-why-blind-spot = blinde vlek: er loopt nog niets
meeting-why-signal = { $kind }: { $subject }
meeting-why-plan-due = plan evalueren ({ $date })
meeting-why-plan-draft = plan nog in concept
meeting-why-agreement = afgesproken voor { $date }
meeting-why-late = had klaar moeten zijn op { $date }
meeting-why-case = traject loopt

meeting-new = Wat voor gesprek ga je plannen?
meeting-new-of = { $kind } plannen
meeting-edit = { $title } wijzigen
meeting-private-kind = besloten
meeting-private-why = Besloten: alleen wie erbij is, kan dit gesprek zien. Ook de directie, de ib’er en de beheerder niet.
meeting-minutes-long = { $count } minuten
meeting-wrong = Het gesprek is nog niet opgeslagen. Kijk bij de velden hieronder.
meeting-field-title = Titel
meeting-field-title-help = Mag leeg blijven: dan heet het naar het soort gesprek en over wie het gaat.
meeting-field-day = Dag
meeting-field-from = Vanaf
meeting-field-minutes = Minuten
meeting-field-place = Plek
meeting-field-group = Groep
meeting-field-pupils = Over wie
meeting-field-of-group = Leerlingen uit groep
meeting-show-pupils = Toon leerlingen
meeting-choose-group-first = Kies een groep en toon de leerlingen.
meeting-field-people = Wie zijn erbij?
meeting-field-others = Wie nog meer
meeting-field-others-help = Namen zonder account, met een komma ertussen.
meeting-make = Plan dit gesprek
meeting-problem-kind = Kies een soort gesprek.
meeting-problem-too-long = Dat is te lang: hooguit { $most } tekens.
meeting-problem-day = Dat is geen dag.
meeting-problem-far = Die dag ligt te ver weg.
meeting-problem-time = Dat is geen tijd. Schrijf bijvoorbeeld 15:30.
meeting-problem-minutes = Kies een aantal van 5 tot en met 480.
meeting-problem-no-group = Kies een groep.
meeting-problem-no-pupil = Kies ten minste één leerling.
meeting-problem-too-many-pupils = Dat zijn te veel leerlingen voor één gesprek.
meeting-problem-pupil-elsewhere = Een van deze leerlingen hoort niet bij deze school, of niet bij jouw groepen. Het gesprek is niet gepland.
meeting-problem-group-elsewhere = Deze groep hoort niet bij deze school, of is niet van jou. Het gesprek is niet gepland.
meeting-problem-not-here = Iemand die je koos werkt hier niet (meer).
meeting-problem-people = Dat zijn te veel namen, of een naam is te lang.
meeting-meanwhile = Iemand anders wijzigde dit gesprek intussen. Nu staat er:

meeting-done-made = Het gesprek is gepland.
meeting-done-saved = Het gesprek is gewijzigd.
meeting-done-held = Het gesprek is gevoerd. Hieronder staat het verslag.
meeting-done-cancelled = Het gesprek gaat niet door.
meeting-done-planned = Het gesprek staat weer gepland.
meeting-done-text = De tekst is opgeslagen.
meeting-done-subject = De agenda is bijgewerkt.
meeting-done-removed = Het onderwerp is van de agenda.
meeting-done-people = Bijgewerkt wie erbij is.
meeting-done-agreed = De afspraak staat genoteerd.
meeting-done-prepared = De agenda is bijgewerkt met wat er nu speelt.
meeting-done-child = Opgeslagen. Dankjewel!
meeting-done-offered = Staat nu bij de onderwijsbehoeften, als eigen stem van de leerling.
meeting-refused-frozen = Dit gesprek gaat niet door of is al gevoerd. Zet het eerst terug op gepland.
meeting-refused-meanwhile = Iemand anders was net iets eerder. Bekijk hoe het er nu voor staat.
meeting-refused-step = Dat kan nu niet. Een gesprek is pas gevoerd op de dag zelf of later.
meeting-refused-title = Schrijf waar het over gaat, in hooguit 300 tekens, of kies een leerling.
meeting-refused-pupil = Deze leerling hoort niet bij deze school, of niet bij jouw groepen.
meeting-refused-name = Kies iemand of schrijf een naam.
meeting-refused-not-here = Die persoon werkt hier niet (meer).
meeting-refused-already = Die is er al bij.
meeting-refused-too-many = Er zijn al heel veel mensen bij dit gesprek.
meeting-refused-last = Bij een besloten gesprek blijft er altijd iemand bij.
meeting-refused-offer = Er staat nog niets in woorden om door te zetten.

meeting-hold = Gesprek voeren
meeting-prepare = Voorbereiden
meeting-report = Verslag
meeting-change = Wijzigen
meeting-step-hold = Gesprek is gevoerd
meeting-step-cancel = Gaat niet door
meeting-step-reopen = Toch weer gepland
meeting-agenda = Agenda
meeting-agenda-empty = Hier staat nog niets. Stut kan de agenda vullen met wat er nu speelt; jij vult aan.
meeting-agenda-build = Vul de agenda met wat er speelt
meeting-agenda-rebuild = Werk de agenda bij
meeting-agenda-built = Bijgewerkt op { $date }. Wat jij toevoegt, schrijft of weghaalt blijft zo.
meeting-agenda-hidden = { $count ->
    [one] 1 onderwerp gaat over een leerling buiten jouw groepen en staat hier niet.
   *[other] { $count } onderwerpen gaan over leerlingen buiten jouw groepen en staan hier niet.
 }
meeting-by-hand = zelf toegevoegd
meeting-take-off = Haal weg
meeting-put-back = Zet terug
meeting-taken-off = Van de agenda gehaald
meeting-add-subject = Onderwerp toevoegen
meeting-add-title = Waarover
meeting-add-pupil = of over
meeting-add-nobody = geen leerling
meeting-add-part = Bij
meeting-add-part-self = vanzelf
meeting-add = Voeg toe
meeting-questions = Voorbereiden
meeting-questions-help = Vul dit van tevoren in. Wie bij het gesprek is leest het mee.
meeting-people = Wie zijn erbij
meeting-present = Aanwezig
meeting-absent = Afwezig
meeting-was-absent = Was er niet
meeting-was-present = Was er wel
meeting-is-absent = (afwezig)
meeting-person-off = Haal van de lijst
meeting-add-person = Iemand toevoegen
meeting-add-colleague = Collega
meeting-add-name = of een naam
meeting-add-role = Als

meeting-hold-title = { $title }: noteren
meeting-hold-help = Alles wat je typt wordt vanzelf opgeslagen.
meeting-jump = Ga naar
meeting-notes = Notities
meeting-note-of = Notities over { $name }
meeting-open-page = Open ernaast
meeting-discussed = Besproken
meeting-mark = Besproken
meeting-unmark = Toch niet besproken
meeting-agree = Afspraak
meeting-agree-about = Afspraak over { $name }
meeting-agree-help = Bijvoorbeeld: @anke leest elke dag met Noor voor vrijdag
meeting-agree-note = Noteer
meeting-agreements = Afspraken
meeting-agreements-none = Nog geen afspraken in dit gesprek.
meeting-agreement-line = { $who }: { $what }, { $date }
meeting-agree-wrong = Deze afspraak is nog niet genoteerd. { $reason }
meeting-headings = Voor het verslag
meeting-saved-at = Opgeslagen om { $time }

meeting-report-title = Verslag: { $title }
meeting-report-empty = Er is nog niets genoteerd.
meeting-report-agenda = Besproken
meeting-left = Eerder geschreven
meeting-left-untitled = Onderdeel dat er niet meer is
meeting-recap = Wie krijgt wat, van wie, tot wanneer
meeting-recap-summary = Per besproken leerling wat er is afgesproken, wie dat doet en wanneer het klaar is.
meeting-recap-who = Voor wie
meeting-recap-what = Wat
meeting-recap-from = Van wie
meeting-recap-until = Tot wanneer
meeting-recap-general = Algemeen
meeting-recap-nothing = niets afgesproken
meeting-paper-purpose = Voor wie bij het gesprek was en voor het dossier. Vertrouwelijk.
meeting-paper-private = Besloten. Alleen voor wie bij het gesprek was.

meeting-child = Formulier voor het kind
meeting-child-title = Hoe gaat het met jou, { $name }?
meeting-child-intro = Kies een gezichtje, of schrijf een paar woorden. Er is geen goed of fout. Je hoeft niet alles in te vullen.
meeting-child-answers = Wat het kind zelf zegt
meeting-child-school = Hoe vind je het op school?
meeting-child-learning = Hoe gaat het leren?
meeting-child-others = Hoe gaat het met andere kinderen?
meeting-child-proud = Waar ben je goed in?
meeting-child-hard = Wat vind je lastig?
meeting-child-helps = Wat helpt jou dan?
meeting-child-wish = Wat zou je willen?
meeting-child-good = goed
meeting-child-so-so = gaat wel
meeting-child-bad = niet zo fijn
meeting-child-save = Klaar
meeting-child-too-long = Dat is te veel voor één antwoord. Maak het korter; de rest is opgeslagen.
meeting-child-meanwhile = Iemand anders vulde dit net ook in. Kijk wat er nu staat; wat jij schreef staat hieronder.
meeting-child-offer = Zet dit bij de onderwijsbehoeften

meeting-round-title = Wanneer bespreken we alle groepen?
meeting-round-help = Kies de periode en de groepen. Stut zoekt voor elke groep een moment waarop iedereen er is. Er gaat nog niets de agenda in.
meeting-round-period = Periode
meeting-round-from = Van
meeting-round-until = Tot en met
meeting-round-day-from = Vanaf (tijd)
meeting-round-day-until = Tot (tijd)
meeting-round-a-day = Gesprekken per dag
meeting-round-not-on = Niet op deze dagen
meeting-round-not-on-help = Bijvoorbeeld een studiedag: 2026-03-18, 2026-03-20.
meeting-round-groups = Groepen
meeting-round-works = Wie werkt wanneer?
meeting-round-works-help = Wie je niet aanpast, is er alle dagen.
meeting-round-preview = Laat zien hoe het wordt
meeting-round-rows = Zo wordt het
meeting-round-moment = Dag en tijd
meeting-round-no-moment = Geen moment gevonden. Kies zelf een dag, of maak de periode langer.
meeting-round-make = Plan deze gesprekken
meeting-round-done = { $count ->
    [one] 1 gesprek is gepland.
   *[other] { $count } gesprekken zijn gepland.
 }
meeting-round-undo = Neem de hele ronde terug
meeting-round-undone = { $count ->
    [0] Er is niets teruggenomen.
    [one] 1 gesprek is teruggenomen.
   *[other] { $count } gesprekken zijn teruggenomen.
 } { $kept ->
    [0] De agenda is weer zoals hij was.
    [one] 1 gesprek blijft staan, omdat er al iets mee gedaan is.
   *[other] { $kept } gesprekken blijven staan, omdat er al iets mee gedaan is.
 }
meeting-round-wrong = Er klopt nog iets niet. Kijk bij de velden hieronder.
meeting-round-problem-days = Kies een eerste en een laatste dag die nog komt, hooguit een half jaar uit elkaar.
meeting-round-problem-times = Kies een begin en een einde, in die volgorde.
meeting-round-problem-a-day = Kies een aantal van 1 tot en met 8.
meeting-round-problem-group = Kies ten minste één groep.
meeting-round-problem-kind = Kies een soort gesprek dat over een groep gaat.
meeting-round-problem-not-on = Eén van deze dagen is niet te lezen. Schrijf ze zo: 2026-03-18, 2026-03-20.
meeting-round-problem-works = Kies ten minste één dag, of laat deze groep buiten de ronde.
meeting-round-problem-moment = Dat is geen dag met een tijd. Kies allebei, of maak allebei leeg.
meeting-round-problem-past = Die dag is al voorbij.
meeting-round-problem-weekend = Dat is een dag in het weekend.
meeting-round-problem-double = Iemand heeft dan al een ander gesprek van deze ronde.
meeting-day-short = { $day ->
    [1] ma
    [2] di
    [3] wo
    [4] do
   *[other] vr
 }

meeting-kinds = Welke gesprekken voeren jullie?
meeting-kinds-help = Eén regel per onderdeel. Achter een rechte streep met een spatie ervoor en erna mag uitleg staan. Een regel die je anders verwoordt, blijft hetzelfde onderdeel. Wil je een ander onderdeel op die plek? Haal de oude regel dan eerst weg en sla op.
meeting-kinds-settings = Soorten gesprekken
meeting-kind-new = Nieuw soort gesprek
meeting-kind-name = Naam
meeting-kind-about = Gaat over
meeting-about-group = een groep
meeting-about-pupils = een of meer leerlingen
meeting-about-work = het werk zelf
meeting-kind-private = Besloten: alleen wie erbij is ziet het
meeting-kind-questions = Vragen om voor te bereiden
meeting-kind-removed = Niet meer aanbieden
meeting-kind-saved = Het soort gesprek is opgeslagen.
meeting-kind-wrong = Er klopt nog iets niet. Kijk bij de velden hieronder.
meeting-kind-meanwhile = Iemand anders wijzigde dit soort gesprek intussen. Wat jij schreef staat hieronder; sla nog eens op om het te bewaren.
meeting-kind-problem-name = Geef het een naam.
meeting-kind-problem-agenda = Een gesprek heeft ten minste één agendapunt.
meeting-kind-problem-lines = Dat is te veel: hooguit 20 regels van 300 tekens.
