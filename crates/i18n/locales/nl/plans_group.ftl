### Het groepsplan: indelen in arrangementen, doelen, aanpak, evaluatie.

group-plan-new-title = { $subjects } in { $group }, { $from } tot { $until }
group-plan-intensive = Intensief
group-plan-basic = Basis
group-plan-extended = Verdiept
group-plan-goal-level = { $who } haalt { $level } of hoger voor { $subject }{ $when ->
    [begin] { " " }bij de B-toets
    [middle] { " " }bij de M-toets
    [end] { " " }bij de E-toets
   *[else] { "" }
 }.
group-plan-goal-score = { $who } haalt een vaardigheidsscore van { $score } of meer voor { $subject }{ $when ->
    [begin] { " " }bij de B-toets
    [middle] { " " }bij de M-toets
    [end] { " " }bij de E-toets
   *[else] { "" }
 }.
group-plan-goal-growth = { $who } groeit { $growth } punten of meer voor { $subject }{ $when ->
    [begin] { " " }tot de B-toets
    [middle] { " " }tot de M-toets
    [end] { " " }tot de E-toets
   *[else] { "" }
 }.
group-plan-everybody = Iedereen
group-plan-at-least = Ten minste { $share }%
group-plan-goal-seen = { $who } beheerst de doelen van dit blok. Dat zie je aan { $how }.
group-plan-block-test = de bloktoets { $subject }
group-plan-why-level = { $subject } { $level }
group-plan-why-fallen = { $subject } { $level }, flink gezakt
group-plan-why-unknown = nog geen niveau
group-plan-either-level = { $roman } ({ $letter })
group-plan-rule = { $low } en lager krijgt intensief, { $high } en hoger verdiept, de rest doet mee met de basis.
group-plan-rule-falls = Wie flink zakte, krijgt een arrangement meer steun.
group-plans = Plannen
group-plans-title = Welke plannen zijn er voor { $group }?
group-plans-running = Loopt nu
group-plans-drafts = Nog in concept
group-plans-past = Voorbij
group-plans-none = Deze groep heeft nog geen groepsplan
group-plans-none-why = Stut deelt de leerlingen in naar hun laatste resultaten. Jij past aan wat anders moet.
group-plan-make = Maak een groepsplan
group-plan-is-late = over datum
group-plan-style-period = Plan voor een periode
group-plan-style-block = Blokplan van 6 tot 10 weken
group-plan-style-goals-only = Groepsplanloos: alleen doelen en uitzonderingen
group-plan-days = { $from } tot en met { $until }
group-plan-new = Waar werken we met { $group } aan?
group-plan-new-why = Kies het vak en de periode. Hieronder staat wie er in welk arrangement komt; verplaatsen kan daarna nog.
group-plan-open-already = Voor dit vak is er al een plan:
group-plan-wrong = Er klopt nog iets niet. Er is nog niets gemaakt.
group-plan-subjects = Welk vak, of welke vakken?
group-plan-other-subject = Een ander vak
group-plan-style = Hoe werken jullie?
group-plan-starts-on = Eerste dag
group-plan-halfway-on = Tussencheck
group-plan-ends-on = Evalueren op
group-plan-who = Wie krijgt wat?
group-plan-rule-change = Pas de regel aan voor dit plan
group-plan-rule-settings = De regel van de school
group-plan-make-it = Maak het plan
group-plan-show-again = Laat de verdeling opnieuw zien
group-plan-nobody = Niemand.
group-plan-intensive-from = Intensief vanaf niveau
group-plan-extended-until = Verdiept tot en met niveau
group-plan-minds-falls = Wie flink zakte, krijgt een arrangement meer steun
group-plan-no-subject = Kies ten minste één vak.
group-plan-too-long = Dit is te lang: er passen { $most } tekens in.
group-plan-no-title = Geef het plan een naam.
group-plan-rule-crossed = Verdiept moet boven intensief liggen.
group-plan-not-a-day = Dit is geen dag. Kies een datum.
group-plan-too-short = Een plan duurt ten minste { $weeks } weken.
group-plan-too-many-weeks = Dit plan duurt hooguit { $weeks } weken.
group-plan-other-year = Kies een dag in het schooljaar van deze groep.
group-plan-outside = De tussencheck ligt tussen de eerste dag en de evaluatie.
group-plan-rule-nav = Indelen in arrangementen
group-plan-rule-title = Hoe delen jullie leerlingen in?
group-plan-rule-why = Met deze regel begint elk nieuw groepsplan. Per plan is hij nog aan te passen, en elke leerling te verplaatsen.
group-plan-rule-now = Zo gaat het nu
group-plan-rule-saved = De regel is bewaard.
group-plan-rule-meanwhile = Iemand anders heeft de regel net gewijzigd. Hierboven staat hoe hij nu is; wat jij koos staat hieronder.
group-plan-rule-shipped = Terug naar de regel van Stut
group-plan-rule-source = Waar komt deze regel vandaan?
group-plan-rule-source-help = Bijvoorbeeld: teambesluit van maart 2026, bladzijde 12 van het ondersteuningsplan.
group-plan-edit = Naam en dagen
group-plan-edit-title = Hoe heet het plan, en hoelang loopt het?
group-plan-title-field = Naam van het plan
group-plan-heading = Wat doen we in { $group } met { $subjects }?
group-plan-json = Json
group-plan-goes-on-from = Dit plan gaat verder op
group-plan-moved = staat nu bij { $arrangement }.
group-plan-moved-meanwhile = iemand anders was je voor; staat nu bij { $arrangement }.
group-plan-gone-meanwhile = iemand anders heeft deze leerling net uit het plan gehaald.
group-plan-is-now = { $name } staat nu bij { $arrangement }.
group-plan-is-now-meanwhile = { $name } staat bij { $arrangement }: iemand anders was je voor.
group-plan-undo = Ongedaan maken
group-plan-move-help = Sleep een leerling naar een ander arrangement, of gebruik de knoppen. Alleen wie een uitzondering is, heeft woorden nodig.
group-plan-move-to = Verplaats { $name } naar
group-plan-exception = Wat is er anders voor { $name }?
group-plan-exception-short = Uitzondering
group-plan-has-left = zit niet meer in de groep
group-plan-take-out = Haal uit het plan
group-plan-newcomers = Deze leerlingen zitten in de groep en nog niet in het plan:
group-plan-take-in = Neem ze op in het plan
group-plan-was-in = was { $arrangement }
group-plan-is-new = nieuw in het plan
group-plan-fell = flink gezakt
group-plan-rule-says = nu eerder { $arrangement }
group-plan-whole = De hele groep
group-plan-goals = Wat willen we bereiken?
group-plan-drafts-help = Deze doelen liggen voor de hand, gezien hoe de groep er nu voor staat. Neem over wat past; wijzigen kan daarna.
group-plan-take-all = Neem alle voorgestelde doelen over
group-plan-take-goal = Neem over
group-plan-stands-now = { $count ->
    [one] nu { $now }% van 1 leerling
   *[other] nu { $now }% van { $count } leerlingen
 }
group-plan-content = Inhoud
group-plan-content-help = Welke leerstof, welke domeinen?
group-plan-approach = Aanpak
group-plan-approach-help = Wat doe je in de instructie, en hoe geef je feedback?
group-plan-organisation = Organisatie en tijd
group-plan-organisation-help = Wanneer, hoe vaak, hoelang en met wie?
group-plan-materials = Materialen
group-plan-evaluation-how = Zo evalueren we
group-plan-halfway = Hoe gaat het?
group-plan-halfway-help = Wat loopt, wat niet, en wat verandert er?
group-plan-halfway-title = Tussencheck
group-plan-evaluation = Evaluatie
group-plan-evaluation-help = Bij elk doel staat hierboven al wat de nieuwe resultaten zeggen. Klopt iets niet, zeg het daar zelf.
group-plan-worked = Wat werkte?
group-plan-failed = Wat werkte niet?
group-plan-what-next = Wat gaan we doen?
group-plan-next-is = Het volgende plan:
group-plan-go-on = Maak het volgende plan
group-plan-go-on-help = Met de nieuwste resultaten, deze teksten en de doelen een toetsmoment verder.
group-plan-late = De evaluatiedag was { $date }. Kijk wat het plan opleverde en ga verder.
group-plan-done-made = Het plan staat er, als concept. Verplaats wie ergens anders hoort en neem de doelen over.
group-plan-done-continued = Dit is het volgende plan, als concept. Bij elke leerling zie je wat er veranderde.
group-plan-done-edited = Naam en dagen zijn bewaard.
group-plan-done-taken-in = De leerlingen zijn opgenomen in het plan.
group-plan-done-taken-out = De leerling is uit het plan.
group-plan-done-no-goal = Dit voorstel is er niet meer: het doel stond er al, of de resultaten zijn veranderd.
group-plan-done-not-now = Een volgend plan komt als dit plan loopt of voorbij is.
group-plan-done-no-room = Na dit plan is er dit schooljaar geen zes weken ruimte meer. Ga verder na de zomer, zodra de groepen van het nieuwe schooljaar in Stut staan.
group-plan-pupils = Leerlingen
group-plan-goals-short = Doelen
group-plan-grid-summary = Per arrangement de leerlingen, de doelen en wat er gedaan wordt.
group-plan-exceptions = Uitzonderingen
group-plan-exceptions-summary = Per leerling wat er anders is dan in het arrangement.
group-plan-for-whom = Voor
group-plan-outcomes-summary = Per doel of het gehaald is, door hoeveel leerlingen, en wat we leerden.
group-plan-pupils-summary = Per leerling en per doel het begin, de stand nu en of het doel gehaald is.
group-plan-rule-no-source = Schrijf waar de regel vandaan komt.
