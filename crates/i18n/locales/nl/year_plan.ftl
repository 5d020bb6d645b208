### Het jaarplan: zorgkalender en toetskalender in één.

year-plan-nav = Jaarplan
year-plan-title = Wat doen we dit schooljaar, en wanneer?
year-plan-usual = { $key ->
    [visits_1] Klassenbezoeken, ronde 1
    [group_talks_1] Groepsbesprekingen, ronde 1
    [plans_1] Groepsplannen periode 1 klaar
    [pupil_talks_1] Leerlingbesprekingen, ronde 1
    [reports_1] Eerste rapport mee
    [parents_1] Gesprekken met ouders, ronde 1
    [visits_2] Klassenbezoeken, ronde 2
    [group_talks_2] Groepsbesprekingen, ronde 2 (na de M-toetsen)
    [plans_2] Groepsplannen periode 1 evalueren, periode 2 klaar
    [pupil_talks_2] Leerlingbesprekingen, ronde 2
    [reports_2] Tweede rapport mee
    [parents_2] Gesprekken met ouders, ronde 2
    [plans_3] Groepsplannen periode 2 evalueren, periode 3 klaar
    [visits_3] Klassenbezoeken, ronde 3
    [group_talks_3] Groepsbesprekingen, ronde 3 (na de E-toetsen)
    [hand_over] Overdracht naar de volgende groep
    [preliminary_advice] Voorlopig schooladvies
    [transition_test] Doorstroomtoets
    [transition_test_later] Doorstroomtoets inhalen
    [final_advice] Definitief schooladvies
    [opp] OPP’s evalueren met ouders en leerling
    [safety] Veiligheid van leerlingen meten
   *[else] Schoolgids voor volgend jaar
 }
year-plan-kind = { $kind ->
    [tests] Toetsen
    [talks] Geplande gesprekken
    [group_talks] Groepsbespreking
    [pupil_talks] Leerlingbespreking
    [visits] Klassenbezoek
    [plans] Plannen
    [reports] Rapport
    [parents] Ouders
    [study_day] Studiedag
    [holiday] Vakantie of vrij
    [legal] Wettelijke plicht
   *[else] Anders
 }
year-plan-span = { $span ->
    [day] Eén dag
    [week] Eén week (maandag tot en met vrijdag)
   *[else] Een periode
 }
year-plan-asks = { $asks ->
    [nothing] Niets: het is goed om te weten
    [ticked] Dat iemand afvinkt dat het klaar is
    [plans] Dat er een groepsplan is vastgesteld (Stut kijkt zelf, afvinken mag ook)
   *[else] Dat er een gesprek over de groep is gevoerd (Stut kijkt zelf, afvinken mag ook)
 }
year-plan-role = { $role ->
    [teacher] leerkrachten
    [coordinator] intern begeleiders
    [principal] schoolleiding
   *[else] specialisten
 }
year-plan-whole-team = hele team
year-plan-week-no = week { $week }
year-plan-talks-count = { $count ->
    [one] 1 gesprek
   *[other] { $count } gesprekken
 }
year-plan-views = Hoe je het jaarplan ziet
year-plan-view-year = Het jaar
year-plan-view-month = Per maand
year-plan-view-coming = Wat eraan komt
year-plan-coming-none = De komende acht weken staat er niets in het jaarplan.
year-plan-filter-kind = Soort
year-plan-filter-for = Voor wie
year-plan-filter-all-kinds = alles
year-plan-filter-all = iedereen
year-plan-filter-me = voor mij
year-plan-filter-group = groep { $number }
year-plan-filter-show = Toon
year-plan-filter-none = Met deze keuze staat er niets. Kies een andere soort of andere mensen.
year-plan-add = Activiteit toevoegen
year-plan-start = Vul het jaar
year-plan-keep = Bewaar als ons sjabloon
year-plan-follow = In mijn eigen agenda
year-plan-empty = Voor dit schooljaar staan er nog geen eigen activiteiten
year-plan-empty-why = Vul het jaar in één keer: vanuit vorig jaar, vanuit het sjabloon van je school of vanuit het voorbeeld van Stut. Je ziet eerst wat er komt te staan.
year-plan-empty-ask = Je intern begeleider zet het jaarplan hier neer.
year-plan-month-empty = niets gepland
year-plan-late = te laat
year-plan-late-title = Wie is te laat?
year-plan-late-groups = { $count ->
    [one] 1 groep is nog niet klaar met iets waarvan de dagen voorbij zijn.
   *[other] { $count } groepen zijn nog niet klaar met iets waarvan de dagen voorbij zijn.
 }
year-plan-late-one = { $count ->
    [one] { $group }: 1 ding
   *[other] { $group }: { $count } dingen
 }
year-plan-done-of = { $done } van { $groups } groepen klaar
year-plan-in-break = begint in { $name }
year-plan-days = { $from } t/m { $until }
year-plan-when = wanneer
year-plan-for = voor wie
year-plan-kind-label = soort
year-plan-source = bron
year-plan-note-label = wat je verder moet weten
year-plan-groups = Welke groepen zijn klaar?
year-plan-groups-none = Er zijn dit schooljaar nog geen groepen in beeld waarvan dit iets vraagt.
year-plan-done = { $how ->
    [plan] plan van { $day }
    [talk] gesprek op { $day }
    [results] alle resultaten zijn er
   *[else] afgevinkt op { $day }
 }
year-plan-not-done = nog niet klaar
year-plan-tick = Klaar
year-plan-tick-of = Klaar: { $group }
year-plan-untick = Toch niet klaar
year-plan-untick-of = Toch niet klaar: { $group }
year-plan-plan-round = Plan de ronde gesprekken
year-plan-plan-round-why = De dagen en de groepen staan dan al ingevuld.
year-plan-edit = Wijzigen
year-plan-remove = Haal uit het jaarplan
year-plan-is-removed = Deze activiteit is uit het jaarplan gehaald.
year-plan-put-back = Zet terug
year-plan-undo = Maak ongedaan
year-plan-added = De activiteit staat in het jaarplan.
year-plan-changed = De wijziging is bewaard.
year-plan-undone = Het staat er weer zoals het was.
year-plan-removed = De activiteit is uit het jaarplan gehaald.
year-plan-restored = De activiteit staat er weer.
year-plan-theirs = Er is niets veranderd: wat er stond is gebleven.
year-plan-meanwhile = Iemand anders was je voor. Zo staat het er nu.
year-plan-started = { $count ->
    [0] Er is niets bijgekomen: wat je koos stond er al.
    [one] Er staat 1 activiteit in het jaarplan. Kijk of de dagen bij jouw school passen.
   *[other] Er staan { $count } activiteiten in het jaarplan. Kijk of de dagen bij jouw school passen.
 }
year-plan-taken-back = Er zijn { $gone } activiteiten weggehaald. Wat al gewijzigd of afgevinkt was is gebleven: { $kept }.
year-plan-kept = { $count ->
    [one] Het sjabloon van je school heeft nu 1 activiteit.
   *[other] Het sjabloon van je school heeft nu { $count } activiteiten.
 }
year-plan-kept-none = Er is niets om te bewaren: dit jaar heeft geen eigen activiteiten.
year-plan-dropped = Het sjabloon is weer zoals het was.
year-plan-new-title = Wat zet je in het jaarplan?
year-plan-edit-title = Wat verandert er aan { $title }?
year-plan-form-title = Wat gebeurt er?
year-plan-form-kind = Soort
year-plan-form-span = Hoe lang duurt het?
year-plan-form-from = Eerste dag
year-plan-form-from-help = Bij een week kies je een dag in die week.
year-plan-form-until = Laatste dag
year-plan-form-until-help = Alleen bij een periode.
year-plan-form-groups = Jaargroepen
year-plan-form-roles = Rollen
year-plan-form-people = Mensen
year-plan-form-for-help = Kies niets, dan is het voor het hele team.
year-plan-form-asks = Wat vraagt het van elke groep?
year-plan-form-asks-help = Zo zie je wie er nog niet klaar is.
year-plan-form-note = Wat moet je verder weten?
year-plan-form-note-help = Dit ziet het hele team. Schrijf hier niets over leerlingen.
year-plan-form-source = Bron
year-plan-form-source-help = Mag leeg blijven. Bijvoorbeeld een wet of een afspraak in het team.
year-plan-no-title = Zeg in een paar woorden wat er gebeurt.
year-plan-no-day = Kies een dag.
year-plan-too-long = Dit is langer dan { $most } tekens. Maak het korter.
year-plan-not-a-day = Dit is geen dag. Schrijf hem als 2026-01-15.
year-plan-other-year = Deze dag valt buiten schooljaar { $year }.
year-plan-before-from = De laatste dag ligt voor de eerste dag.
year-plan-start-title = Waarmee vul je het jaarplan?
year-plan-start-from = { $from ->
    [last] Vorig schooljaar
    [school] Het sjabloon van onze school
   *[else] Het voorbeeld van Stut
 }
year-plan-start-choices = Waarmee je het jaar vult
year-plan-start-why = { $from ->
    [last] Elke activiteit komt in dezelfde week en op dezelfde weekdag. Dagen uit de wet worden opnieuw uitgerekend.
    [school] Elke activiteit komt in dezelfde week en op dezelfde weekdag als in het jaar waaruit je het sjabloon bewaarde. Dagen uit de wet worden opnieuw uitgerekend.
   *[else] Dit is een voorbeeld, gemaakt uit kalenders die scholen publiceerden. Bij elke regel staat de bron. Alles is te wijzigen.
 }
year-plan-start-holidays = Zet eerst de vakanties van dit jaar in het jaarplan: wat in een vakantie valt schuift door naar de eerste schoolweek erna.
year-plan-start-take-one = Neem mee: { $title }
year-plan-start-moved = doorgeschoven, viel in { $name }
year-plan-start-by-law = opnieuw uitgerekend
year-plan-start-there = staat er al
year-plan-start-windows = { $count ->
    [one] De toetskalender van dit jaar is nog leeg: neem 1 toetsperiode mee
   *[other] De toetskalender van dit jaar is nog leeg: neem { $count } toetsperiodes mee
 }
year-plan-start-with-tests = staat op de toetskalender als de toetsperiodes meekomen
year-plan-start-act = Zet in het jaarplan
year-plan-start-nothing = Er is niets om over te nemen.
year-plan-feed-title = Het jaarplan in je eigen agenda
year-plan-feed-why = Met een geheime link leest je agenda op telefoon of computer mee: wat in het jaarplan voor jou is, je eigen gesprekken (soort en plaats) en hoeveel afspraken je op een dag nakomt. Er staat nooit een naam van een leerling in.
year-plan-feed-care = Wie de link heeft ziet wat erin staat. Geef hem dus aan niemand, en maak een nieuwe als hij toch ergens belandt.
year-plan-feed-none = Je hebt nog geen link.
year-plan-feed-since = Je hebt een link sinds { $day }.
year-plan-feed-make = Maak een link
year-plan-feed-again = Maak een nieuwe link
year-plan-feed-again-why = De oude link werkt dan niet meer.
year-plan-feed-revoke = Trek de link in
year-plan-feed-revoked = De link is ingetrokken. Je agenda krijgt niets meer.
year-plan-feed-made = Dit is je link
year-plan-feed-once = Je ziet deze link alleen nu. Neem hem over in je agenda.
year-plan-feed-label = link
year-plan-feed-how = Kies in je agenda “abonneren op een agenda” of “agenda via url” en plak de link. Je agenda kijkt daarna vanzelf of er iets verandert.
year-plan-feed-done = Klaar
year-plan-feed-name = Jaarplan { $school }
year-plan-feed-promises = { $count ->
    [one] 1 afspraak
   *[other] { $count } afspraken
 }
year-plan-paper-purpose = Jaarplan voor het team. Er staan geen namen van leerlingen in.
year-plan-paper-month = Activiteiten in { $month }
year-plan-paper-who = Voor wie
year-plan-paper-what = Wat
year-plan-paper-when = Wanneer
year-plan-pdf = PDF
today-year = Uit het jaarplan
today-year-none = De komende twee weken staat er niets voor jou in het jaarplan.
today-year-all = Het hele jaarplan
trail-year-plan-edited = { $what ->
    [added] een activiteit in het jaarplan gezet
    [changed] een activiteit in het jaarplan gewijzigd
    [undone] een wijziging in het jaarplan ongedaan gemaakt
    [removed] een activiteit uit het jaarplan gehaald
    [restored] een activiteit in het jaarplan teruggezet
    [started] het jaarplan gevuld
    [taken_back] het vullen van het jaarplan ongedaan gemaakt
    [kept] het jaarplan als sjabloon bewaard
   *[else] het sjabloon van het jaarplan teruggenomen
 }
trail-year-plan-ticked = { $done ->
    [yes] gezegd dat een groep klaar is met iets uit het jaarplan
   *[else] teruggenomen dat een groep klaar is met iets uit het jaarplan
 }
trail-calendar-feed = { $what ->
    [made] een link voor de eigen agenda gemaakt
   *[else] de link voor de eigen agenda ingetrokken
 }
