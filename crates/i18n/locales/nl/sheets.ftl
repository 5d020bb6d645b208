### Spreadsheets inlezen, en het voorbeeld dat elk bestand eerst laat zien.

problem-not-a-sheet = Dit is geen spreadsheet die Stut kan lezen. Sla het bestand op als CSV of als Excel-werkmap (.xlsx) en kies het opnieuw.
problem-locked-sheet = Dit is een oude Excel-werkmap (.xls) of een met een wachtwoord. Sla het bestand zonder wachtwoord op als .xlsx of CSV.
problem-no-column = De kolom ‘{ $name }’ staat niet in het bestand, en bij deze manier van lezen hoort die erbij. Kies een andere manier, of voeg de kolom toe.
problem-below-zero = Dit getal is kleiner dan nul. Verbeter het in het bestand.
problem-out-of-range = Dit getal ligt niet tussen 0 en { $most }. Verbeter het in het bestand.
problem-unknown-by-name = Een leerling met deze naam staat niet in het register. Controleer de naam, of voeg een kolom met het leerlingnummer toe.
problem-asks-who-it-is = Dit is waarschijnlijk een bekende leerling. Bevestig dat bij ‘Is dit dezelfde leerling?’.
problem-unknown-series = De toets ‘{ $series }’ is hier niet bekend. Kies bij de kolommen een andere naam, of zeg dat het een eigen toets van de school is (‘--own-tests’).
problem-unknown-series-unnamed = Hier staat niet welke toets het is. Vul de toets in.
problem-no-moment = Van deze toets is niet bekend op welk toetsmoment hij is gemaakt. Wijs de kolom met het toetsmoment aan, of vul het moment bij de kolommen in.
problem-wrong-moment = Deze toets heeft geen toetsmoment { $moment }. Verbeter het moment, of pas de toets aan bij de toetsen van de school.
problem-broken-formula = Hier staat een formule zonder uitkomst. Verbeter de formule, of zet het getal zelf in de cel.
problem-below-bands = Deze score is lager dan de laagste band van de lijst, die bij { $from } begint. Het resultaat is overgenomen zonder niveau.
problem-same-moment = De leerling heeft bij dit toetsmoment al een resultaat van { $date }. Allebei staan er; alleen het laatste telt mee.
problem-other-subject = Deze toets is hier van het vak ‘{ $known }’. Het vak ‘{ $subject }’ uit het bestand is niet overgenomen.
problem-wrong-level = ‘{ $level }’ is geen niveau van deze toets. Verbeter het niveau, of kies bij de kolommen een andere niveauschaal.
problem-in-future = Deze datum moet nog komen. Verbeter de datum.
problem-not-at-school = Op deze datum was de leerling nog niet geboren of al van school. Controleer de datum en de leerling.
problem-before-entering = Op deze datum zat de leerling nog niet op deze school. Het is wel overgenomen; klopt de datum?
problem-twice-in-file = Op regel { $first-line } staat al een ander resultaat van dezelfde leerling, toets en dag. Haal een van de twee weg.
problem-no-mapping = Er is geen manier van lezen die ‘{ $name }’ heet. Gebruik ‘plain’, of een naam die bij het inlezen van een spreadsheet is onthouden.

sheets-title = Spreadsheet
sheets-why = Resultaten, observatielijsten of verzuim uit Excel (.xlsx) of CSV. Je wijst aan wat elke kolom is; dat wordt onthouden.
sheets-upload-label = Kies een spreadsheet

drafts-title = Wacht op jou
drafts-why = Deze bestanden zijn nog niet overgenomen. Na { $days } dagen worden ze weggegooid.
drafts-look = Bekijken
draft-ends = wacht tot { $date }
draft-way = { $way ->
    [sheet] spreadsheet
    [service] geleverd door een ander programma
    [grid] ingevoerd
   *[file] bestand
 }
draft-crumb = Voorbeeld
draft-discard = Gooi weg
draft-done = Klaar
draft-discarded = Het bestand is weggegooid. Er is niets overgenomen.

mapping-title = Wat staat er in elke kolom?
mapping-rows = { $rows ->
    [one] 1 rij in { $file }
   *[other] { $rows } rijen in { $file }
 }
mapping-guessed = Stut heeft een gok gedaan aan de hand van de namen boven de kolommen. Kijk of het klopt.
mapping-remembered = Zo las je een bestand met deze kolommen de vorige keer. Kijk of het weer klopt.
mapping-no-header = Boven de kolommen lijkt al een leerling te staan. Zet een rij met namen van kolommen boven in het bestand en kies het opnieuw. Zo wordt de bovenste rij overgeslagen, en wat je hier zegt wordt niet onthouden.
mapping-sheet-label = Tabblad
mapping-brings-label = Wat staat er op een rij?
mapping-brings-results = resultaten van een leerling
mapping-brings-absences = verzuim van een leerling
mapping-fixed-title = Wat het bestand niet zegt
mapping-fixed-why = Vul dit alleen in als het voor alle rijen hetzelfde is en er geen kolom voor is.
mapping-series-label = Toets of lijst
mapping-subject-label = Vak
mapping-moment-label = Toetsmoment, zoals M5
mapping-date-label = Datum van afname
mapping-kind-label = Soort toets, als die nieuw is
mapping-kind = { $kind ->
    [own] eigen toets van de school
    [social_emotional] sociaal-emotionele lijst
    [observation] observatielijst
   *[standard] toets met landelijke normen
 }
mapping-all-scales-label = Elke andere kolom is een schaal van deze lijst
mapping-all-scales-why = Voor een lijst zoals ZIEN! of KIJK!: elke kolom die nog niets is, wordt een schaal met de naam van de kolom.
mapping-columns-title = De kolommen
mapping-column-label = Kolom ‘{ $name }’
mapping-never-stored = Dit gegeven bewaart Stut nooit. De waarden zijn al uit het bestand gehaald.
mapping-own-test = Deze kolom hoort bij een eigen toets
mapping-part-label = Onderdeel of schaal
mapping-sample = Zoals: { $cells }
mapping-sample-none = Deze kolom is in de eerste rijen leeg.
mapping-name-label = Onthoud dit als
mapping-name-why = Een volgend bestand met deze kolommen wordt zo gelezen. Onder deze naam kent ook de opdracht ‘stut import results’ het.
mapping-go-on = Verder naar het voorbeeld
mapping-preview-title = Zo worden de eerste rijen gelezen
mapping-show-again = Lees opnieuw
mapping-line = Regel
mapping-unread = niet te lezen
mapping-day-invalid = Dit is geen datum.
mapping-moment-invalid = Dit is geen toetsmoment. Schrijf het zoals M5.
mapping-lacks = { $lack ->
    [pupil] Wijs nog aan waar de leerling staat: een leerlingnummer, een ECK iD of een naam.
    [test] Zeg nog welke toets het is: wijs een kolom aan of vul de toets in.
    [date] Zeg nog op welke datum: wijs een kolom aan of vul de datum in.
    [score] Wijs nog minstens één kolom met een score of niveau aan.
    [hours] Wijs nog de kolom met de uren aan.
   *[columns] Dit tabblad heeft andere kolommen. Kijk of ze kloppen.
 }
mapping-use = { $what ->
    [pupil_key] leerlingnummer
    [eck_id] ECK iD
    [first_name] roepnaam
    [prefix] tussenvoegsel
    [last_name] achternaam
    [full_name] hele naam
    [birth_date] geboortedatum
    [series] toets of lijst
    [test_code] toetscode
    [part] onderdeel of schaal
    [subject] vak
    [moment] toetsmoment
    [date] datum
    [absence_kind] soort verzuim
    [hours] uren verzuim
    [skill_score] vaardigheidsscore
    [raw_score] ruwe score
    [level] niveau, welke schaal dan ook
    [level_roman] niveau I tot V
    [level_letter] niveau A tot E
    [level_avi] AVI-niveau
    [level_reference] referentieniveau
    [level_own] eigen niveau van de toets
    [percentile] percentiel
    [dle] DLE
    [functioning_level] functioneringsniveau
   *[skip] niet overnemen
 }
mapping-group-pupil = Van de leerling
mapping-group-test = Van de toets of de dag
mapping-group-score = Score of niveau

mappings-title = Zo worden spreadsheets gelezen
mappings-why = Dit is onthouden van eerdere bestanden. Vergeet je er een, dan wijs je bij een volgend bestand de kolommen opnieuw aan.
mappings-line = { $columns ->
    [one] { $what } · 1 kolom
   *[other] { $what } · { $columns } kolommen
 }
mappings-forget = Vergeet
mappings-forgotten = Dat is vergeten. Wat al is overgenomen, blijft staan.

preview-title = Wat verandert er?
preview-about = { $kind } · { $file }
preview-about-year = { $kind } · { $file } · schooljaar { $year }
preview-new-count = nieuw
preview-changed-count = gewijzigd
preview-same-count = hetzelfde
preview-refused-count = geweigerd
preview-nothing = Alles was al bekend. Er verandert niets.
preview-no-rows = In dit bestand staan geen gegevens om over te nemen.
preview-stale = Sinds je keek, is er iets veranderd. Er is nog niets overgenomen. Hieronder staat wat het bestand nu zou doen.
preview-nothing-taken = Hier is nu niets van over te nemen.
preview-refused-title = Dit bestand kan niet worden overgenomen
preview-apply = Neem dit over
preview-apply-rest = Neem over wat goed is
preview-refused-why = { $refused ->
    [one] 1 gegeven wordt niet overgenomen; hieronder staat waarom. De rest kan gewoon door.
   *[other] { $refused } gegevens worden niet overgenomen; hieronder staat waarom. De rest kan gewoon door.
 }
preview-columns = Kolommen aanpassen
preview-undo-later = Je kunt dit later terugdraaien.
preview-changed-title = Gewijzigd: oud en nieuw
preview-new-title = Nieuw
preview-refused-list = Niet overgenomen
preview-notices-title = Goed om te weten
preview-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
 }
preview-hidden = Namen en waarden staan hier niet: je mag de dossiers van deze leerlingen niet zien. Overnemen kan wel.
preview-head-line = Regel
preview-head-who = Wie
preview-head-what = Wat
preview-head-before = Was
preview-head-after = Wordt
preview-empty = leeg
preview-result = { $test }, { $date }
preview-absence = { $kind ->
    [ill] Ziek op { $date }
    [permitted] Geoorloofd afwezig op { $date }
    [unpermitted] Ongeoorloofd afwezig op { $date }
    [late] Te laat op { $date }
   *[unknown] Afwezig op { $date }
 }
preview-pupil = Leerling
preview-group = Groep { $name }
preview-staff = Medewerker
preview-field = { $field ->
    [skill_score] vaardigheidsscore
    [raw_score] ruwe score
    [level_roman] niveau I-V
    [level_letter] niveau A-E
    [level_avi] AVI
    [level_reference] referentieniveau
    [own_level] eigen niveau
    [percentile] percentiel
    [dle] DLE
    [functioning_level] functioneringsniveau
    [other_scores] andere scores
    [hours] uren
    [name] naam
    [key] leerlingnummer
    [eck_id] ECK iD
    [born_on] geboortedatum
    [gender] geslacht
    [year_three_since] in groep 3 of hoger sinds
    [entered_on] op school sinds
    [left_on] van school sinds
    [group] groep
    [extra_groups] extra groepen
    [year_group] jaargroep
    [description] omschrijving
    [email] mailadres
    [roles] rollen
   *[groups] groepen
 }

asks-title = Is dit dezelfde leerling?
asks-why = Het bestand noemt deze leerlingen alleen bij naam. Zet een vinkje bij wie klopt. Wie geen vinkje heeft, wordt niet overgenomen.
asks-guess = ‘{ $named }’ (regel { $line }) is { $known }
asks-guess-by-name = alleen de naam komt overeen
asks-all = Ze kloppen allemaal
asks-answer = Sla dit op
asks-series-title = Deze toetsen kent de school nog niet
asks-series-why = Zet een vinkje als het een eigen toets van de school is. Klopt de naam niet, pas dan de kolommen aan.
asks-series-label = ‘{ $series }’ is een eigen toets van de school
asks-unknown-title = Niet bekend op school
asks-unknown-why = Van deze leerlingen wordt niets overgenomen.
asks-unknown = { $rows ->
    [one] ‘{ $named }’, regel { $line }
   *[other] ‘{ $named }’, vanaf regel { $line }, { $rows } rijen
 }
asks-same-pupils = { $pupils ->
    [one] 1 leerling heeft een nieuwe sleutel, maar de naam en geboortedatum van een bekende leerling. Het is dezelfde.
   *[other] { $pupils } leerlingen hebben een nieuwe sleutel, maar de naam en geboortedatum van bekende leerlingen. Het zijn dezelfde.
 }

cli-which-school = Van welke school is dit bestand? Noem de school met ‘--school’.
cli-one-sheet = Lees met een mapping één bestand tegelijk in.
