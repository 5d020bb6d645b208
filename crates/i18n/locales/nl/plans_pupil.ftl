### Plannen voor leerlingen

pupil-plan-tab = Plannen
pupil-plan-list-title = Welke plannen zijn er voor { $name }?
pupil-plan-list-none = Er is nog geen plan voor { $name }.
pupil-plan-list-none-why = Maak een plan als de hulp in de groep niet genoeg is. Zet eerst bij de behoeften wat helpt en wat hindert: dat typ je één keer.
pupil-plan-list-open = Nu
pupil-plan-list-past = Geweest
pupil-plan-list-groups = In het plan van de groep
pupil-plan-list-hidden = { $count ->
    [one] Er is nog 1 plan dat ook voor leerlingen is die jij niet ziet.
   *[other] Er zijn nog { $count } plannen die ook voor leerlingen zijn die jij niet ziet.
 }
pupil-plan-left = { $name } is van school. De plannen kun je lezen, en er komt geen nieuw plan bij.
pupil-plan-late = over de datum
pupil-plan-refused-mark = niet akkoord
pupil-plan-shared-mark = gedeeld met ouders
pupil-plan-new = Nieuw plan
pupil-plan-new-title = Een nieuw plan voor { $name }
pupil-plan-edit = Gegevens wijzigen
pupil-plan-edit-title = Gegevens van het plan
pupil-plan-kind = Wat voor plan?
pupil-plan-kind-support-why = Extra hulp voor een vraag, zes weken tot drie maanden; ook voor een paar leerlingen met dezelfde vraag.
pupil-plan-kind-line-why = Een eigen weg door een vak, met de stappen die je verwacht.
pupil-plan-kind-development-why = Voor wie meer nodig heeft dan de basisondersteuning. De wet zegt wat erin staat en dat ouders instemmen.
pupil-plan-style = Met een checklist?
pupil-plan-style-none = Nee
pupil-plan-style-dyslexia = Dyslexiedossier
pupil-plan-style-giftedness = Dossier begaafdheid
pupil-plan-title-label = Hoe heet het plan?
pupil-plan-title-help = Kort: de vraag of het vak. Leeg? Dan heet het naar de soort en het vak.
pupil-plan-subjects = Vakken
pupil-plan-starts = Begint op
pupil-plan-starts-help = Bij een ontwikkelingsperspectief: sinds wanneer duidelijk is dat het nodig is.
pupil-plan-ends = Evalueren op
pupil-plan-layout = Opzet
pupil-plan-layout-usual = { $name } (gewoonlijk)
pupil-plan-others = Wie nog meer, met dezelfde vraag?
pupil-plan-others-help = Alleen bij een handelingsplan.
pupil-plan-make = Maak het plan
pupil-plan-wrong = Het plan is nog niet bewaard. Kijk wat er bij de velden staat.
pupil-plan-wrong-kind = Kies wat voor plan het is.
pupil-plan-wrong-title = Geef het plan een naam.
pupil-plan-wrong-title-long = De naam is { $length } tekens lang; { $most } is het meeste.
pupil-plan-wrong-starts = Vul een dag in.
pupil-plan-wrong-ends = Vul een dag in na het begin, hooguit drie jaar later.
pupil-plan-wrong-subject = Een leerlijn gaat over een vak: kies er een.
pupil-plan-wrong-many = Een plan is voor hooguit { $most } leerlingen.
pupil-plan-wrong-shared = Dit plan is gedeeld met de ouders van { $name }. Zij zouden over andere leerlingen lezen.
pupil-plan-wrong-left = { $name } is van school: maak geen nieuw plan meer.
pupil-plan-wrong-other-left = Een van de andere leerlingen is van school.
pupil-plan-saved = Het plan is bewaard.
pupil-plan-made = Het plan is er, als concept. Schrijf wat je weet; alles bewaart zichzelf.
pupil-plan-meanwhile = Iemand anders heeft dit plan net gewijzigd. Kijk wat er nu staat en probeer het opnieuw.
pupil-plan-frozen = Zoals het plan nu is, kun je dit niet wijzigen.
pupil-plan-for = Voor
pupil-plan-period = Wanneer
pupil-plan-days = { $from } tot en met { $until }
pupil-plan-agreed-on = Akkoord op
pupil-plan-agreed-by = { $date }, door { $names }
pupil-plan-edition-label = Versie
pupil-plan-edition = versie { $number }
pupil-plan-author = Gemaakt door
pupil-plan-facts = Over dit plan
pupil-plan-others-in = Ook voor
pupil-plan-due-make = Klaar vóór { $date }.
pupil-plan-due-evaluate = Evalueren vóór { $date }.
pupil-plan-due-late = Dat is voorbij.
pupil-plan-refused = Iemand met gezag is niet akkoord met dit plan. Bespreek het, en leg vast wat die zegt.
pupil-plan-due-source = Bron: { $source }
pupil-plan-needs-opp = Een ontwikkelingsperspectief is verplicht als een leerling meer nodig heeft dan de basisondersteuning van de school.
pupil-plan-section-question = De vraag
pupil-plan-section-goals = Doelen
pupil-plan-section-approach = Aanpak
pupil-plan-section-follow = Volgen en ouders
pupil-plan-section-evaluation = Evaluatie
pupil-plan-section-start = Waar staat de leerling?
pupil-plan-section-steps = Stappen
pupil-plan-question = Wat is de hulpvraag?
pupil-plan-question-hint = Als vraag, zo dat iemand hem kan beantwoorden.
pupil-plan-start = Beginsituatie
pupil-plan-start-hint = Wat kan de leerling nu, en hoe weet je dat?
pupil-plan-approach = Wat doen we?
pupil-plan-approach-hint = Zo concreet dat een invaller het kan doen.
pupil-plan-who = Wie
pupil-plan-where = Waar
pupil-plan-frequency = Hoe vaak en hoe lang
pupil-plan-frequency-hint = Bijvoorbeeld: drie keer per week, twintig minuten.
pupil-plan-materials = Materiaal
pupil-plan-follow = Hoe volg je of het helpt?
pupil-plan-follow-hint = Waar kijk je naar, en hoe vaak?
pupil-plan-parents-contact = Contact met ouders
pupil-plan-parents-contact-hint = Hoe vaak, en wie begint.
pupil-plan-parents-part = Wat doen ouders?
pupil-plan-result = Wat is er bereikt?
pupil-plan-worked = Wat werkte?
pupil-plan-failed = Wat werkte niet?
pupil-plan-next = Wat gaan we doen?
pupil-plan-expected = Wat verwacht je?
pupil-plan-expected-hint = De weg tot het eind van groep 8, in grote stappen. De stappen zelf zijn de doelen hieronder.
pupil-plan-line-start-hint = Welk deel van de stof beheerst de leerling, en waaraan zie je dat?
pupil-plan-steps = Hoe werken we eraan?
pupil-plan-steps-hint = Methode, materiaal, wie en wanneer.
pupil-plan-standing = Waar de leerling nu staat
pupil-plan-growth = Leerrendement
pupil-plan-helping = Wat helpt
pupil-plan-hindering = Wat hindert
pupil-plan-factors = Wat helpt en wat hindert
pupil-plan-factors-none = Er staat nog niets bij de behoeften. Schrijf daar wat helpt en wat hindert: dan staat het hier vanzelf.
pupil-plan-needs-none = Bij de behoeften staat nog niets.
pupil-plan-needs-link = Naar de behoeften
pupil-plan-frozen-on = Zo stond het er op { $date }, toen het plan werd voorgelegd. Wat er nu staat, zie je bij de behoeften.
pupil-plan-goal = Doel
pupil-plan-measure = Waaraan je het ziet
pupil-plan-due = Wanneer
pupil-plan-consent = Wat ouders zeggen
pupil-plan-consent-why = Leg vast wat een ouder zegt, van wie en hoe. Alleen wie gezag heeft telt mee. Een vergissing neem je terug, met de reden.
pupil-plan-consent-agreed = Iemand met gezag is akkoord, en niemand met gezag is tegen.
pupil-plan-consent-refused = Iemand met gezag is niet akkoord.
pupil-plan-consent-earlier = Daarna is de tekst gewijzigd: het akkoord ging over een eerdere tekst.
pupil-plan-consent-missing = Nog niemand met gezag zei iets.
pupil-plan-consent-asked = Van { $name } is nog niets vastgelegd.
pupil-plan-consent-not-yet = Leg het plan eerst voor aan ouders en leerling. Dan ligt de tekst vast waar zij iets van vinden.
pupil-plan-consent-none = Er is nog niets vastgelegd.
pupil-plan-consent-save = Leg vast
pupil-plan-consent-saved = Het is vastgelegd.
pupil-plan-consent-back = Neem terug
pupil-plan-consent-because = Waarom neem je het terug?
pupil-plan-consent-no-reason = Schrijf in een paar woorden waarom; hooguit { $most } tekens.
pupil-plan-consent-taken = Het is teruggenomen.
pupil-plan-consent-removed = teruggenomen: { $why }
pupil-plan-consent-changed = het plan is daarna gewijzigd
pupil-plan-who-said = Wie zei het?
pupil-plan-who-other = Iemand anders
pupil-plan-who-other-name = Naam van die ander
pupil-plan-who-other-help = Wie niet bij de contacten staat, telt niet mee.
pupil-plan-authority = Gezag
pupil-plan-has-authority = { $code ->
    [yes] ja
   *[else] nee
 }
pupil-plan-answer = Wat zei die?
pupil-plan-answer-words = { $code ->
    [agrees] akkoord
    [refuses] niet akkoord
   *[else] gezien, meer niet
 }
pupil-plan-how = Hoe?
pupil-plan-how-help = Bijvoorbeeld: handtekening op papier, gesprek op school, bericht.
pupil-plan-when = Wanneer?
pupil-plan-wrong-who = Kies wie het zei, of vul een naam in.
pupil-plan-wrong-answer = Kies wat die zei.
pupil-plan-wrong-how = Schrijf hoe het gezegd is.
pupil-plan-wrong-how-long = Hooguit { $most } tekens.
pupil-plan-wrong-day = Vul een dag in tot en met vandaag.
pupil-plan-wrong-day-early = Vul een dag in vanaf { $date }: eerder lag dit plan er nog niet.
pupil-plan-wrong-day-before = Vul een dag in vanaf { $date }: dan begon dit plan.
pupil-plan-sign-who = Wie
pupil-plan-sign-name = Naam
pupil-plan-sign = Handtekening
pupil-plan-sign-parent = Ouder of verzorger
pupil-plan-sign-pupil = Leerling, als die wil
pupil-plan-sign-school = School
pupil-plan-signatures = Handtekeningen
pupil-plan-checklist = Checklist
pupil-plan-check = Wat
pupil-plan-check-done = Gedaan op
pupil-plan-check-remark = Opmerking
pupil-plan-check-save = Bewaar
pupil-plan-check-saved = Bewaard.
pupil-plan-check-count = { $done } van { $all } gedaan
pupil-plan-check-future = Die dag komt nog.
pupil-plan-check-long = De opmerking is langer dan { $most } tekens.
pupil-plan-left-over = Wat er nog meer geschreven is
pupil-plan-left-over-why = De opzet heeft hier geen plaats meer voor.
pupil-plan-log = Wat er gedaan is
pupil-plan-log-why = Elke keer een regel: dan zie je aan het eind wat er echt gebeurd is.
pupil-plan-log-none = Nog niets opgeschreven.
pupil-plan-log-when-running = Zodra het plan loopt, schrijf je hier op wat je deed.
pupil-plan-log-total = { $times ->
    [one] 1 keer, { $minutes } minuten
   *[other] { $times } keer, { $minutes } minuten samen
 }
pupil-plan-log-week = Week van { $date }
pupil-plan-log-date = Dag
pupil-plan-log-minutes = Minuten
pupil-plan-log-what = Wat deed je, en wat zag je?
pupil-plan-log-save = Schrijf op
pupil-plan-log-saved = Het staat erbij.
pupil-plan-log-removed = De regel is weg.
pupil-plan-log-remove = Haal weg
pupil-plan-log-undo = Zet terug
pupil-plan-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
 }
pupil-plan-log-wrong = De regel is nog niet bewaard.
pupil-plan-wrong-minutes = Vul een aantal minuten in, van 1 tot en met { $most }.
pupil-plan-wrong-what = Schrijf wat je deed.
pupil-plan-wrong-what-long = Hooguit { $most } tekens; de rest hoort in een notitie.
pupil-plan-not-running = Het plan loopt nu niet.
pupil-plan-share = Deel met ouders
pupil-plan-unshare = Deel niet meer
pupil-plan-share-why = Ouders lezen dan mee, zonder wat er per keer gedaan is.
pupil-plan-share-done = Ouders zien dit plan nu.
pupil-plan-unshare-done = Ouders zien dit plan niet meer.
pupil-plan-share-several = Dit plan is voor meer leerlingen. Ouders zouden over andere kinderen lezen, dus je kunt het niet delen.
pupil-plan-continue = Ga verder met een nieuw plan
pupil-plan-adjust = Pas aan in een nieuwe versie
pupil-plan-adjust-why = De oude versie geldt tot de nieuwe ingaat. De nieuwe leg je weer voor aan ouders en leerling.
pupil-plan-continued = Dit is het vervolg, als concept. Wat er stond is overgenomen.
pupil-plan-continued-already = Dit vervolg was er al.
pupil-plan-related = Eerder en later
pupil-plan-changes = Wat is er anders dan in het plan ervoor?
pupil-plan-changes-short = Wat is er anders?
pupil-plan-changes-none = Er is niets anders.
pupil-plan-changes-before = Eerst
pupil-plan-changes-after = Nu
pupil-plan-changes-goals-gone = Doelen die er niet meer zijn
pupil-plan-changes-goals-new = Doelen die erbij kwamen of anders zijn
pupil-plan-changes-needs-gone = Behoeften die er niet meer staan
pupil-plan-changes-needs-new = Behoeften die erbij kwamen of gewijzigd zijn
pupil-plan-word = Word
pupil-plan-several-note = Dit plan is ook voor andere leerlingen. Wat je schrijft geldt voor allemaal.
pupil-plan-to-pupil = Alle plannen van { $name }
pupil-plan-shared-title = Plannen
pupil-plan-shared-why = Deze plannen heeft de school met je gedeeld. Vragen? Stel ze aan de leerkracht.
pupil-plan-layouts-title = Welke opzet heeft een ontwikkelingsperspectief bij jullie?
pupil-plan-layouts-short = Opzet van plannen
pupil-plan-layouts-why = Vraagt je samenwerkingsverband om andere kopjes of vragen? Kopieer een opzet en pas hem aan. Wat de wet vraagt blijft erin.
pupil-plan-layouts-copy = Kopieer
pupil-plan-layouts-copy-name = Hoe heet de kopie?
pupil-plan-layouts-copied = De kopie is gemaakt. Pas hem hier aan.
pupil-plan-layouts-change = Pas aan
pupil-plan-layouts-use = Gebruik voortaan deze
pupil-plan-layouts-is-usual = Nieuwe plannen beginnen hiermee
pupil-plan-layouts-aside = Bied niet meer aan
pupil-plan-layouts-offer = Bied weer aan
pupil-plan-layouts-is-aside = Wordt niet meer aangeboden
pupil-plan-layouts-saved = De opzet is bewaard.
pupil-plan-layouts-not-saved = Dit kon niet: iemand was je voor, of het is de opzet die jullie gebruiken.
pupil-plan-layouts-meanwhile = Iemand anders heeft deze opzet net gewijzigd. Hieronder staat wat jij typte.
pupil-plan-layouts-wrong = De opzet is nog niet bewaard.
pupil-plan-layouts-name = Naam
pupil-plan-layouts-heading = Kopje { $number }
pupil-plan-layouts-new-heading = Nog een kopje
pupil-plan-layouts-heading-title = Tekst van het kopje
pupil-plan-layouts-heading-help = Leeg: het kopje gaat weg, met de vragen eronder.
pupil-plan-layouts-place = Plaats
pupil-plan-layouts-block = Wat staat eronder?
pupil-plan-layouts-always = Druk af, ook als het leeg is
pupil-plan-layouts-field = Vraag
pupil-plan-layouts-field-hint = Uitleg
pupil-plan-layouts-field-new = Nog een vraag
pupil-plan-layouts-asked = vraagt de wet
pupil-plan-layouts-copied-name = { $name } (kopie)
pupil-plan-layouts-no-name = Geef de opzet een naam.
pupil-plan-layouts-too-long = Een tekst is langer dan { $most } tekens.
pupil-plan-layouts-too-many = Er zijn te veel kopjes of vragen.
pupil-plan-layouts-lacks = De wet vraagt dit in een ontwikkelingsperspectief; zet het terug: { $what }
pupil-plan-layouts-of-stut = Een opzet van Stut pas je niet aan: kopieer hem.
pupil-plan-block = { $code ->
    [texts] alleen vragen
    [person] wie de leerling is
    [results] wat de toetsen zeggen
    [factors] wat helpt en hindert
    [needs] de behoeften
    [goals] de doelen
    [hearing] hoe de leerling gehoord is
    [consent] wat ouders zeggen
   *[else] de evaluatie
 }
pupil-plan-field-name = { $key ->
    [destination] waar de leerling naartoe gaat
    [destination_why] waarom je dat verwacht
    [support] de ondersteuning
    [heard_how] hoe de leerling gehoord is
    [heard_said] wat de leerling zei
    [evaluation_parents] wat ouders bij de evaluatie zeggen
    [evaluation_child] wat de leerling bij de evaluatie zegt
   *[else] wat je ermee gedaan hebt
 }
export-about-plans = Plannen waarin de leerling voorkomt, ook die van een groep.
export-about-plan-texts = Wat er in die plannen geschreven is, met wat er eerder stond.
export-about-plan-goals = De doelen van die plannen, en wat ervan gekomen is.
export-about-plan-sessions = Wat er voor die plannen gedaan is.
export-about-plan-consents = Wat ouders van die plannen zeiden.
export-about-plan-frozen = Wat er bij de behoeften stond toen een ontwikkelingsperspectief werd voorgelegd.
