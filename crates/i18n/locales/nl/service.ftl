### Koppelingen: andere systemen die met een sleutel toetsresultaten brengen of de leerlingenlijst halen.

service-title = Welke systemen leveren zelf toetsresultaten?
service-link = Koppelingen
service-intro = Een toetsprogramma kan resultaten rechtstreeks naar Stut sturen en de lijst met leerlingen ophalen. Daarvoor krijgt het van jou een sleutel.
service-connect-title = Dit vult je leverancier in
service-connect-why = Geef deze gegevens door, samen met een sleutel. Op de beheerpagina van het toetsprogramma heet dit vaak UWLR-koppeling.
service-address = Adres
service-client-code = Klantcode
service-client-name = Klantnaam
service-version = Standaard
service-version-value = UWLR 2.2 (SOAP 1.1)
service-new-title = Nieuwe sleutel
service-name = Naam van het systeem
service-name-why = Zo herken je straks van wie een levering kwam.
service-name-empty = Vul de naam van het systeem in.
service-name-too-long = Gebruik hooguit { $most } tekens.
service-holds-title = Wat gebeurt er met resultaten die binnenkomen?
service-holds = Wachten tot iemand ze bekijkt
service-holds-why = Ze staan klaar bij Importeren. Daar zie je wat er nieuw of anders is en neem je ze over.
service-at-once = Meteen overnemen
service-at-once-why = Is er iets mis, dan wordt de hele levering geweigerd en hoort het systeem waarom. Terugdraaien kan altijd.
service-make = Maak sleutel
service-keys-title = Sleutels
service-none = Er zijn nog geen sleutels. Maak er een voor elk systeem dat je koppelt; dan kun je ze los van elkaar intrekken.
service-made-title = De sleutel voor { $name }
service-made-once = Deze sleutel zie je maar één keer. Kopieer hem nu en geef hem door aan de leverancier, niet per gewone mail. Raakt hij kwijt, trek hem dan in en maak een nieuwe.
service-made-label = Sleutel (autorisatiesleutel)
service-made-done = Ik heb de sleutel bewaard
service-made = Gemaakt op { $day } door { $name }
service-made-by-former = een account dat er niet meer is
service-used = Laatst gebruikt: { $at }
service-unused = Nog nooit gebruikt
service-is-revoked = Ingetrokken op { $day }
service-to-hold = Laat wachten
service-to-at-once = Neem meteen over
service-revoke = Trek in
service-revoke-ask = Sleutel van { $name } intrekken
service-revoke-why = Het systeem kan dan meteen niets meer brengen of halen. Wat het al bracht blijft staan. Dit is niet terug te draaien.
service-revoke-sure = Ja, trek de sleutel in
service-saved = Dat is opgeslagen.
service-revoked-now = De sleutel is ingetrokken.
service-deliveries-title = Laatste berichten
service-deliveries-why = Alles wat is overgenomen staat ook in de lijst bij Importeren.
service-at = Wanneer
service-system = Systeem
service-what = Wat
service-roster-sent = { $pupils ->
    [one] Lijst opgehaald, met 1 leerling
   *[other] Lijst opgehaald, met { $pupils } leerlingen
 }
service-roster-outcome = { $outcome ->
    [unchanged] Naar de lijst gevraagd; er was niets veranderd
    [nothing] Naar de lijst gevraagd; van dat schooljaar is er geen
   *[else] Naar de lijst gevraagd en geweigerd
 }
service-results-outcome = { $outcome ->
    [made] Resultaten gebracht en overgenomen
    [unchanged] Resultaten gebracht; alles was al bekend
    [held] Resultaten gebracht; ze wachten bij Importeren
   *[else] Resultaten gebracht en geweigerd
 }

service-fault-too-large = Het bericht is groter dan { $megabytes } MB. Stuur de resultaten in kleinere berichten.
service-fault-key = De autorisatiesleutel is niet geldig.
service-fault-wait = { $minutes ->
    [one] De autorisatiesleutel is niet geldig. Er is te vaak geprobeerd; wacht 1 minuut.
   *[other] De autorisatiesleutel is niet geldig. Er is te vaak geprobeerd; wacht { $minutes } minuten.
 }
service-fault-client = De klantcode hoort niet bij deze autorisatiesleutel. Vul de klantcode in die de school bij de sleutel gaf.
service-fault-action = SOAPAction noemt een andere operatie dan het verzoek in het bericht.
service-fault-school = Het bericht gaat over een andere school dan die van de autorisatiesleutel. Er is niets overgenomen of gegeven.
service-fault-request = Het verzoek om leerlinggegevens klopt niet. Zie detail.
service-fault-refused = De resultaten zijn geweigerd; er is niets overgenomen. Zie detail.
service-fault-failed = Het verwerken lukte niet; er is niets overgenomen. Probeer het later opnieuw.
service-fault-version = De envelop is niet van SOAP 1.1. Gebruik http://schemas.xmlsoap.org/soap/envelope/.
service-fault-header = Het bericht heeft een header met mustUnderstand die hier niet bekend is.
service-fault-envelope = Het bericht begint niet met een SOAP-envelop.
service-fault-authorization = De header autorisatie ontbreekt of is niet volledig: één keer, met autorisatiesleutel, klantcode en klantnaam van 1 tot 64 tekens.
service-fault-one-request = Het bericht moet precies één Body hebben met precies één verzoek.
service-fault-unknown-request = Het verzoek ‘{ $found }’ is hier in deze namespace niet bekend. Deze dienst kent leerresultaten_verzoek en leerlinggegevens_verzoek van UWLR 2.2.
service-fault-empty = Het bericht is leeg.
service-fault-not-xml = Het bericht is geen XML.
service-fault-unreadable = Het bericht is niet te lezen (regel { $line }): { $why }
