### Resultaten intypen: een groep bij één toets, een rij per leerling.

grid-link = Resultaten invoeren
grid-choose-title = Welke toets van { $group } wil je invoeren?
grid-choose-why = Je vult per leerling in wat hij of zij haalde. Elke cel wordt meteen bewaard.
grid-choose-test = Toets
grid-choose-recent = Laatst afgenomen in deze groep
grid-choose-tests = Toetsen
grid-choose-other-years = Toetsen voor andere jaargroepen
grid-choose-own = Eigen toetsen
grid-choose-lists = Lijsten
grid-choose-part = Moment
grid-choose-part-help = Alleen nodig bij toetsen met een vast moment. In een combinatiegroep krijgt elke leerling de toets van de eigen jaargroep.
grid-choose-part-by-day = past bij de datum
grid-part-begin = B: begin van het schooljaar
grid-part-middle = M: midden van het schooljaar
grid-part-end = E: eind van het schooljaar
grid-choose-day = Datum van afname
grid-choose-open = Naar het invulblad
grid-choose-none = Er zijn nog geen toetsen om uit te kiezen
grid-choose-none-how = Voeg een toets toe in de catalogus, of lees eerst resultaten in.
grid-no-test = Kies een toets.
grid-no-part = Deze toets is er niet op dat moment. Kies een ander moment.
grid-no-day = Dit is geen datum. Vul dag, maand en jaar in.
grid-day-in-future = Deze dag moet nog komen. Kies vandaag of een eerdere dag.
grid-day-outside-year = Deze dag valt buiten schooljaar { $year } van de groep. Kies een dag in dat schooljaar.
grid-title = Wat haalde { $group } op { $test }?
grid-progress = { $done } van { $total } ingevuld
grid-nothing-yet = { $count ->
    [0] iedereen heeft een resultaat
    [one] 1 leerling heeft nog niets
   *[other] { $count } leerlingen hebben nog niets
 }
grid-nothing-yet-many = # leerlingen hebben nog niets
grid-other-day-form = Andere datum
grid-day-go = Ga naar deze dag
grid-no-pupils = Er zitten op deze dag geen leerlingen in de groep.
grid-region = Invulblad { $test }
grid-column-growth = Groei
grid-column-last = Vorige keer
grid-cell-label = { $column }, { $name }
grid-last = vorige keer { $value }
grid-was = was { $value }
grid-came-file = uit bestand
grid-came-sheet = uit spreadsheet
grid-came-service = aangeleverd
grid-computed-why = Een niveau met een stippellijn heeft Stut berekend uit de score. Typ je zelf een niveau, dan geldt dat.
grid-typed-level = zelf gekozen
grid-taken-on = heeft deze toets al van { $date }
grid-no-year-group = Van deze leerling is de jaargroep niet bekend, dus ook niet welke toets erbij hoort. Vul de jaargroep aan in je leerlingadministratie.
grid-takes-labels = Typ een score of: { $labels }
grid-takes-only-labels = Typ: { $labels }
grid-keys = Pijltjes en Enter brengen je naar de volgende cel. Je kunt een kolom of blok uit Excel plakken. Ctrl+Z maakt de laatste bewaarde cel ongedaan.
grid-undo = Ongedaan maken
grid-redo = Opnieuw
grid-done = Klaar
grid-save = Alles bewaren
grid-saving = bewaren…
grid-saved = bewaard
grid-unsent = nog niet bewaard
grid-offline = Er is geen verbinding. { $count } cellen zijn nog niet bewaard. Laat deze pagina open: zodra er weer verbinding is, bewaren we ze.
grid-not-allowed = Je mag hier geen resultaten meer invoeren. Wat niet bewaard is, staat nog op het scherm.
grid-failed = Het bewaren lukte niet. We proberen het zo weer; laat deze pagina open.
grid-back-online = Alles is bewaard.
grid-pasted-outside = { $count } geplakte waarden pasten niet meer in het blad en zijn niet overgenomen.
grid-undone = Teruggezet: { $name }, { $column }.
grid-undone-many = { $count } cellen zijn teruggezet.
grid-nothing-to-undo = Er is niets om ongedaan te maken.
grid-some-refused = { $count ->
    [one] 1 cel is niet bewaard. Ze is hieronder gemarkeerd; wat je typte staat er nog. De rest is bewaard.
   *[other] { $count } cellen zijn niet bewaard. Ze zijn hieronder gemarkeerd; wat je typte staat er nog. De rest is bewaard.
 }
grid-skip-refused = Afronden zonder deze cellen
grid-refused-number = Dit is geen getal.
grid-refused-unlikely = Een score ligt tussen { $from } en { $to }.
grid-refused-percentile = Een percentiel ligt tussen 0 en 100.
grid-refused-roman = Dit niveau bestaat niet. Kies I, II, III, IV of V, eventueel met + of −.
grid-refused-letter = Dit niveau bestaat niet. Kies A, B, C, D of E, eventueel met + of −.
grid-refused-avi = Dit AVI-niveau bestaat niet. Kies Start, M3 tot en met E7, of Plus.
grid-refused-reference = Dit referentieniveau bestaat niet. Kies <1F, 1F, 1S, 2F, 2S of 3F.
grid-refused-band = Dit kan niet. Kies: { $labels }.
grid-refused-no-bands = Deze toets heeft geen niveaus van zichzelf.
grid-refused-outside = De normtabel loopt van { $from } tot en met { $to }. Klopt de score? Druk nog eens op Enter om hem toch te bewaren, zonder niveau.
grid-refused-outside-form = De normtabel loopt van { $from } tot en met { $to }. Klopt de score? Bewaar dan nog een keer; er komt geen niveau bij.
grid-refused-not-of-group = Deze leerling zit niet in deze groep.
grid-refused-destroyed = De resultaten van deze leerling zijn vernietigd toen de bewaartermijn voorbij was. Er komen geen nieuwe bij.
grid-outside = buiten de normtabel ({ $from } tot en met { $to }), daarom geen niveau
grid-level-stands = Het niveau hoort bij de vorige score. Klopt het nog?
grid-meanwhile = Intussen staat hier { $theirs }. Jij typte { $mine }.
grid-meanwhile-form = Intussen staat hier { $theirs }. Bewaar nog een keer als jouw waarde moet blijven.
grid-empty = niets
grid-keep-mine = Mijn waarde
grid-keep-theirs = Laat staan
grid-insist = Toch bewaren
grid-summary-title = Wat is er ingevoerd?
grid-summary-new = Nieuw
grid-summary-changed = Gewijzigd
grid-summary-same = Stond er al
grid-summary-nothing = Nog niets
grid-summary-refused = { $count ->
    [one] 1 cel is niet overgenomen.
   *[other] { $count } cellen zijn niet overgenomen.
 }
grid-summary-untouched = Je hebt vandaag niets gewijzigd.
grid-summary-import = Dit is import { $no }. Je vindt hem terug in de lijst en kunt hem als geheel terugdraaien.
grid-summary-import-link = Naar de import
grid-summary-before = Was
grid-summary-now = Is nu
grid-summary-go-on = Verder invullen
grid-summary-to-group = Naar de groep
grid-summary-another = Andere toets invoeren
grid-from-imports = Typ je liever zelf? Kies een groep en dan ‘Resultaten invoeren’.
