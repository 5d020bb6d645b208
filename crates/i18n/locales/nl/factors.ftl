### De tweede stap bij het inloggen, en inloggen met het account van school.

factors-title = Hoe bewijs je dat jij het bent?
factors-intro = Met een tweede stap komt niemand binnen die alleen je wachtwoord weet.
factors-due = Zet eerst een tweede stap aan. Kies hieronder wat je handig vindt; daarna kun je meteen verder.
factors-wish = { $days ->
    [one] Zet een tweede stap aan voor het inloggen. Je hebt daar nog 1 dag voor.
   *[other] Zet een tweede stap aan voor het inloggen. Je hebt daar nog { $days } dagen voor.
 }
factors-wish-link = Tweede stap aanzetten
factors-added = Gelukt. Op andere apparaten ben je uitgelogd.
factors-removed = Weggehaald. Op andere apparaten ben je uitgelogd.
factors-remove = Weghalen
factors-cancel = Annuleren
factors-on = Staat aan
factors-off = Staat uit
factors-password = Je wachtwoord
factors-password-help = Zo weten we zeker dat jij het bent.
factors-sign-in-again = Je bent al een tijdje ingelogd. Log uit en weer in, en probeer het dan binnen tien minuten nog eens.

factors-totp-title = Code uit een app
factors-totp-why = Een app op je telefoon geeft elke halve minuut een nieuwe code. Die vul je in na je wachtwoord.
factors-totp-add = Aanzetten met een app
factors-totp-replace = Andere telefoon instellen
factors-totp-begin-title = Heb je je telefoon bij de hand?
factors-totp-begin-text = Je hebt een app voor inlogcodes nodig, bijvoorbeeld een authenticator of een wachtwoordkluis. Staat die op je telefoon? Dan kun je verder.
factors-totp-begin-replace = Heb je al codes uit een app? Die werken straks niet meer.
factors-totp-begin = Verder
factors-totp-confirm-title = Welke code geeft je app?
factors-totp-scan = Scan dit plaatje met je app en typ de code die de app laat zien.
factors-totp-picture = QR-code voor je app
factors-totp-secret = Lukt scannen niet? Kies in je app voor een sleutel invoeren en typ deze over:
factors-totp-code = Code van zes cijfers
factors-totp-confirm = Aanzetten
factors-totp-remove-title = Codes uit de app weghalen?
factors-totp-remove-text = De codes uit je app werken dan niet meer.
factors-totp-remove-last = Dit is je enige tweede stap. Ook je herstelcodes vervallen.

factors-codes-title = Herstelcodes
factors-codes-why = Voor als je telefoon of sleutel weg is. Elke code werkt één keer.
factors-codes-left = { $count ->
    [0] Je hebt er geen meer
    [one] Je hebt er nog 1
   *[other] Je hebt er nog { $count }
 }
factors-codes-new = Nieuwe herstelcodes maken
factors-codes-new-title = Nieuwe herstelcodes maken?
factors-codes-new-text = Je krijgt tien nieuwe codes. De oude werken daarna niet meer.
factors-codes-shown-title = Waar bewaar je deze codes?
factors-codes-shown-text = Je ziet ze alleen nu. Druk ze af of schrijf ze over, en bewaar ze op een veilige plek: niet in je laptoptas.
factors-codes-print = Afdrukken
factors-codes-done = Ik heb ze bewaard
factors-codes-list = Je herstelcodes

factors-passkeys-title = Passkeys
factors-passkeys-why = Je vingerafdruk, je gezicht, de pincode van je apparaat of een losse sleutel.
factors-passkeys-add = Passkey toevoegen
factors-passkeys-not-here = Passkeys werken alleen op een adres met een naam, zoals https://stut.jouwschool.nl. Dit adres heeft geen naam.
factors-passkey-since = sinds { $date }
factors-passkey-used = gebruikt op { $date }
factors-passkey-shut = misschien gekopieerd, werkt niet meer
factors-passkey-title = Hoe noem je deze passkey?
factors-passkey-text = Na de knop vraagt je browser welk apparaat of welke sleutel je wilt gebruiken.
factors-passkey-name = Naam
factors-passkey-name-help = Bijvoorbeeld: mijn telefoon, of laptop van school.
factors-passkey-make = Passkey maken
factors-passkey-none = Deze browser kan geen passkeys gebruiken. Werk je browser bij, of kies een code uit een app.
factors-passkey-failed = Je browser gaf geen passkey. Probeer het nog eens, of kies een andere manier.
factors-passkey-script = Voor passkeys moet JavaScript aanstaan in je browser.
factors-passkey-remove-title = { $name } weghalen?
factors-passkey-remove-text = Je kunt er daarna niet meer mee inloggen. Haal hem ook weg uit je apparaat zelf.

second-title = Nog één stap
second-code = Code uit je app
second-code-help = De zes cijfers die je app nu laat zien.
second-send = Verder
second-recovery-open = Ik heb mijn telefoon of sleutel niet
second-recovery = Herstelcode
second-recovery-help = Een van de codes die je hebt bewaard. Heb je die ook niet? Vraag je beheerder om hulp.
second-passkey = Passkey gebruiken
second-again = Opnieuw beginnen

trouble-wrong-password = Dit is niet je wachtwoord.
trouble-wrong-code = Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en kijk of de klok van je telefoon goed staat.
trouble-over = Dit duurde te lang, of is al gebeurd. Begin opnieuw.
trouble-no-name = Geef de passkey een naam.
trouble-passkey-refused = Deze passkey past niet. Probeer het nog eens, of kies een andere manier.
trouble-passkey-copied = Deze passkey is misschien gekopieerd en werkt niet meer. Kies een andere manier om in te loggen, en haal hem daarna weg.
trouble-only-way-in = Zonder deze koppeling kun je niet meer inloggen. Kies eerst een wachtwoord.

sso-with = Inloggen met { $name }
sso-title = Account van school
sso-why = Log in met het account dat je al hebt van school of bestuur. De tweede stap doe je dan daar.
sso-linked-since = gekoppeld sinds { $date }
sso-gone-provider = Een dienst die hier niet meer bekend is
sso-link = { $name } koppelen
sso-link-text = Je gaat even naar { $name } om te laten zien dat dat account van jou is.
sso-go-title = Ga verder bij { $name }
sso-go-text = Log daar in met je eigen account. Daarna kom je hier terug.
sso-unlink = Loskoppelen
sso-unlink-title = { $name } loskoppelen?
sso-unlink-text = Je kunt er daarna niet meer mee inloggen.
sso-unknown-title = Je hebt hier nog geen account
sso-unknown-text = { $name } kent je, maar Stut nog niet. Vraag de intern begeleider of de beheerder van je school om een uitnodiging.
sso-of-another-title = Dit account is al gekoppeld
sso-of-another-text = Het account bij { $name } hoort hier al bij iemand anders. Vraag je beheerder om hulp.
sso-failed-title = Inloggen met { $name } lukte niet
sso-failed-over = Het duurde te lang, of je begon in een andere browser. Begin opnieuw.
sso-failed-unreachable = { $name } antwoordt niet. Probeer het over een paar minuten weer, of log in met je wachtwoord.
sso-failed-declined = { $name } heeft je niet ingelogd. Begin opnieuw, of log in met je wachtwoord.
sso-failed-settings = De koppeling met { $name } klopt niet. Laat het je beheerder weten, en log zolang in met je wachtwoord.
sso-failed-secret = { $name } herkent Stut niet: het geheim van de koppeling klopt niet of is verlopen. Laat het je beheerder weten.
sso-failed-clock = De klok van Stut en die van { $name } lopen uiteen. Laat het je beheerder weten.
sso-failed-doubt = Het antwoord van { $name } was niet te vertrouwen. Begin opnieuw; lukt het dan niet, laat het je beheerder weten.
sso-again = Naar inloggen
sso-file-refused = De lijst met diensten voor inloggen in { $path } klopt niet: { $reason }
