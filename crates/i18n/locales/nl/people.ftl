### Mensen, wie wat kan zien, kijken als een ander, noodgevallen.

role-teacher = leerkracht
role-coordinator = intern begeleider
role-principal = schoolleider
role-specialist = specialist
role-outside-partner = externe partner
role-guardian = ouder of verzorger
role-board-officer = bestuursmedewerker
role-partnership-officer = medewerker van het samenwerkingsverband
role-administrator = beheerder

term-since = sinds { $from }
term-to-come = vanaf { $from }
term-between = van { $from } tot en met { $until }
term-never = ingetrokken voordat het begon

people-title = Wie werkt hier met Stut?
people-count = { $count ->
    [0] Nog niemand heeft een rol
    [one] 1 persoon heeft een rol
   *[other] { $count } mensen hebben een rol
 }
people-filter-label = Naam of mailadres
people-table = Mensen met een rol
people-head-name = Naam
people-head-role = Rol
people-head-groups = Groepen
people-head-signed-in = Laatst ingelogd
people-head-factor = Tweede stap
people-never-signed-in = nog niet ingelogd
people-invited = uitgenodigd, nog geen wachtwoord gekozen
people-factor-yes = ja
people-factor-no = nee
people-you = jij
people-closed = account gesloten
people-empty = Er is nog niemand met een rol. Nodig hieronder de eerste uit.
people-former = Wie hier eerder een rol had
people-staff-title = Nog niet uitgenodigd
people-staff-why = Deze medewerkers staan in het bestand uit je leerlingadministratie en hebben nog geen account.
people-staff-none = Iedereen uit het bestand heeft een account.
people-no-address = geen mailadres in het bestand
people-no-group = geen groep dit schooljaar
people-invite = Uitnodigen
people-invite-one = { $name } uitnodigen
people-invite-all = Nodig iedereen met een mailadres uit
people-add-title = Wie staat niet in het bestand?
people-add-why = Bijvoorbeeld een specialist, een invaller of iemand van het bestuur. Een ouder koppel je op de pagina van het kind.
people-add-send = Toevoegen en uitnodigen
people-field-name = Naam
people-field-email = Mailadres
people-field-role = Rol
people-field-from = Eerste dag
people-field-until = Laatste dag
people-field-until-why = Laat leeg als er geen einde bekend is.
people-choose-role = Kies een rol
people-emergencies = Geopend in een noodgeval

invite-title = Wie nodig je uit?
invite-why = Ieder krijgt een eigen link om een wachtwoord te kiezen. Kijk of mailadres en rol kloppen.
invite-nobody = Van niemand zonder account staat een mailadres in het bestand.
invite-nobody-chosen = Kruis aan wie je wilt uitnodigen.
invite-send = Uitnodigen
invited-title = { $count ->
    [0] Er is niemand uitgenodigd
    [one] De uitnodiging is klaar
   *[other] { $count } uitnodigingen zijn klaar
 }
invited-once = Deze links zie je alleen nu. Kopieer wat je zelf wilt doorgeven; later kun je altijd een nieuwe maken.
invited-link = Link voor { $name }
invited-until = Geldig tot { $until }.
invited-mailed = Gemaild naar { $email }.
invited-not-mailed = Niet gemaild, want mail is niet ingesteld. Geef de link zelf door.
invited-mail-failed = Mailen naar { $email } lukte niet. Geef de link zelf door.
invited-has-account = { $name } had al een account en logt daarmee in.

person-title = Wat mag { $name }?
person-saved = Opgeslagen.
person-self = Je eigen rollen kun je niet aanpassen. Vraag dat aan een ander.
person-roles = Rollen
person-state-to-come = gaat nog in
person-state-ended = afgelopen
person-change-of = Data van { $role } aanpassen
person-end = Beëindigen
person-end-of = { $role } beëindigen
person-end-why = De laatste dag telt nog mee.
person-end-now = Nu meteen beëindigen
person-give-title = Rol geven
person-give-send = Rol geven
person-staff-title = Medewerker uit het bestand
person-staff-why = Zo weet Stut welke groepen erbij horen.
person-staff-field = Medewerker
person-staff-none = niemand uit het bestand
person-account-title = Account
person-made = gemaakt op
person-signed-in = laatst ingelogd
person-factor = tweede stap
person-link-title = Link om een wachtwoord te kiezen
person-link-why = Een nieuwe link maakt eerdere ongeldig.
person-link-send = Maak een nieuwe link
person-close-title = Account sluiten
person-close-why = Inloggen kan dan niet meer, en wie nu is ingelogd is er meteen uit. Je kunt het account later weer openen.
person-close-send = Sluit het account
person-closed = Dit account is gesloten sinds { $day }.
person-open-send = Open het account weer
person-manage-not = Een nieuwe link maken of het account sluiten kun jij hier niet: er hoort een rol bij die jij niet geeft, of werk op een andere school. Vraag de beheerder.
view-as-send = Bekijk wat { $name } ziet
view-as-why = Je ziet nooit meer dan je zelf mag zien, en je kunt alleen kijken.
view-as-stop = Stoppen

fault-name = Vul een naam in.
fault-name-too-long = Deze naam is langer dan { $most } tekens. Kort hem in.
fault-email = Dit is geen mailadres. Het ziet eruit als naam@school.example.
fault-same-email = Dit mailadres staat hier twee keer. Ieder heeft een eigen adres nodig.
fault-already-here = Wie dit mailadres heeft, heeft hier al deze rol of een ander account.
fault-closed = Het account met dit mailadres is gesloten. Open het eerst weer.
fault-role = Kies een rol.
fault-no-tie = Kies specialist, externe partner of ouder of verzorger.
fault-day = Dit is geen dag. Schrijf bijvoorbeeld 31-07-2026.
fault-ends-before = De laatste dag ligt voor de eerste.
fault-already-has = Deze rol is er al in die dagen. Pas daar de data aan.
fault-why = Schrijf waarom, in gewone woorden.
fault-reason = Schrijf in minstens drie woorden wat er aan de hand is.
fault-person = Kies iemand, of vul een naam en een mailadres in.
fault-changed-to = Iemand anders heeft deze data intussen aangepast. Nu geldt: { $term }. Jij vulde in: { $typed }. Bewaar opnieuw als die van jou moeten gelden.
fault-staff-taken = Deze medewerker heeft al een account.
fault-no-pupil = Geen leerling van deze school heet precies zo. Schrijf voor- en achternaam voluit.

access-title = Wie kan het dossier van { $name } zien?
access-why = Dit rekent Stut uit met dezelfde regels die de toegang bepalen.
access-table = Wie dit nu kan zien
access-nobody = Niemand met een account kan dit dossier nu zien.
access-head-why = Waarom
access-head-sees = Ziet
why-whole-school = hele school, als { $role }
why-teaches = leerkracht van groep { $groups }
why-tied = { $role } van dit kind
why-tied-until = { $role } van dit kind, tot en met { $until }
why-emergency = geopend in een noodgeval, tot { $until }
sees-file = het dossier
sees-shared = wat de school met ouders deelt
sees-notes = notities: { $categories }
sees-on-request = { $name } (op verzoek)
sees-exists = { $name } (alleen dat ze er zijn)
access-invited = Van buiten uitgenodigd
access-invited-why = Zij zien alleen de ondersteuningsvraag en wat daarbij van deze leerling gedeeld is.
access-former = Wie het tot kort geleden kon zien
access-former-until = tot en met { $until }
access-ties = Wie aan dit kind is gekoppeld
access-ties-none = Er is nog niemand gekoppeld.
tie-title = Specialist, externe partner of ouder koppelen
tie-who = Wie
tie-who-why = Staat de naam er niet bij? Vul dan hieronder naam en mailadres in.
tie-who-new = iemand die hier nog niet staat
tie-reason = Waarom
tie-reason-why = Bijvoorbeeld: begeleidt het lezen, of: moeder.
tie-send = Koppelen
pupil-link-access = Wie kan dit dossier zien

emergency-title = Welk dossier heb je in een noodgeval nodig?
emergency-lede = Je ziet dan vier uur lang het dossier van een leerling van een andere groep. De intern begeleider en de schoolleider zien dat je dit deed, en waarom.
emergency-name = Voor- en achternaam van de leerling
emergency-reason = Wat is er aan de hand?
emergency-reason-why = Bijvoorbeeld: gevallen op het plein, ouders niet bereikbaar.
emergency-find = Zoek deze leerling
emergency-confirm-title = Is dit de leerling?
emergency-groups = groep { $groups }
emergency-open = Open het dossier van { $name } voor vier uur
emergency-back = Nee, ik zoek een ander
emergency-open-until = Je hebt dit dossier in een noodgeval geopend. Het is open tot { $until }.
emergency-link = In een noodgeval
emergencies-title = Welke dossiers zijn in een noodgeval geopend?
emergencies-empty = Er is nog nooit een dossier in een noodgeval geopend.
emergencies-line = { $who } opende het dossier van { $pupil }
emergencies-pupil-gone = een leerling wiens dossier er niet meer is
emergencies-when = { $from }, open tot { $until }
emergencies-done = Wat er toen is bekeken
emergencies-nothing-done = Er is niets van het dossier bekeken.
emergencies-see = Gezien
emergencies-see-one = Gezien: { $who } en { $pupil }
emergencies-seen = Gezien door { $name } op { $when }.
emergencies-notice = { $count ->
    [0] Er is geen dossier in een noodgeval geopend.
    [one] Er is een dossier in een noodgeval geopend.
   *[other] { $count } dossiers zijn in een noodgeval geopend.
 }
emergencies-notice-link = Bekijk wie en waarom
look-file = het dossier
look-shared = wat de school met ouders deelt
look-notes = de notities
look-access = wie het dossier kan zien
look-note-written = een notitie geschreven
look-other = iets anders in het dossier
