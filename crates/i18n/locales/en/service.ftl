### Connections: other systems that bring results or fetch the roster with a key.

service-title = Which systems deliver test results by themselves?
service-link = Connections
service-intro = A test program can send results straight to Stut and fetch the list of pupils. It needs a key from you.
service-connect-title = What your supplier fills in
service-connect-why = Pass these on together with a key. In the settings of a test program this is often called a UWLR connection.
service-address = Address
service-client-code = Client code (klantcode)
service-client-name = Client name (klantnaam)
service-version = Standard
service-version-value = UWLR 2.2 (SOAP 1.1)
service-new-title = New key
service-name = Name of the system
service-name-why = This is how you will know who delivered.
service-name-empty = Fill in the name of the system.
service-name-too-long = Use { $most } characters at most.
service-holds-title = What happens to results that come in?
service-holds = Wait until somebody has looked
service-holds-why = They stand ready under Import. There you see what is new or different, and take them.
service-at-once = Take them at once
service-at-once-why = If something is wrong the whole delivery is refused, and the system hears why. You can always roll back.
service-make = Make a key
service-keys-title = Keys
service-none = There are no keys yet. Make one for each system that you connect, so that you can revoke them one by one.
service-made-title = The key for { $name }
service-made-once = You see this key only once. Copy it now and pass it on to the supplier, not by ordinary mail. If it gets lost, revoke it and make a new one.
service-made-label = Key (autorisatiesleutel)
service-made-done = I have kept the key
service-made = Made on { $day } by { $name }
service-made-by-former = an account that is no longer there
service-used = Last used: { $at }
service-unused = Never used yet
service-is-revoked = Revoked on { $day }
service-to-hold = Let them wait
service-to-at-once = Take at once
service-revoke = Revoke
service-revoke-ask = Revoke the key of { $name }
service-revoke-why = The system can bring and fetch nothing any more from that moment. What it brought stays. This cannot be undone.
service-revoke-sure = Yes, revoke the key
service-saved = That is saved.
service-revoked-now = The key is revoked.
service-deliveries-title = Latest messages
service-deliveries-why = Everything that was taken is also in the list under Import.
service-at = When
service-system = System
service-what = What
service-roster-sent = { $pupils ->
    [one] Fetched the list, with 1 pupil
   *[other] Fetched the list, with { $pupils } pupils
 }
service-roster-outcome = { $outcome ->
    [unchanged] Asked for the list; nothing had changed
    [nothing] Asked for the list; there is none of that school year
   *[else] Asked for the list and was refused
 }
service-results-outcome = { $outcome ->
    [made] Brought results, which were taken
    [unchanged] Brought results; everything was known
    [held] Brought results; they wait under Import
   *[else] Brought results and was refused
 }

service-fault-too-large = The message is larger than { $megabytes } MB. Send the results in smaller messages.
service-fault-key = The autorisatiesleutel is not valid.
service-fault-wait = { $minutes ->
    [one] The autorisatiesleutel is not valid. There were too many attempts; wait for 1 minute.
   *[other] The autorisatiesleutel is not valid. There were too many attempts; wait for { $minutes } minutes.
 }
service-fault-client = The klantcode does not belong to this autorisatiesleutel. Fill in the klantcode that the school gave with the key.
service-fault-action = SOAPAction names another operation than the request in the message.
service-fault-school = The message is about another school than that of the autorisatiesleutel. Nothing was taken or given.
service-fault-request = The request for the roster is not right. See detail.
service-fault-refused = The results are refused; nothing was taken. See detail.
service-fault-failed = It could not be processed; nothing was taken. Try again later.
service-fault-version = The envelope is not that of SOAP 1.1. Use http://schemas.xmlsoap.org/soap/envelope/.
service-fault-header = The message has a header with mustUnderstand that is not known here.
service-fault-envelope = The message does not begin with a SOAP envelope.
service-fault-authorization = The header autorisatie is missing or not complete: once, with autorisatiesleutel, klantcode and klantnaam of 1 to 64 characters.
service-fault-one-request = The message must have exactly one Body with exactly one request.
service-fault-unknown-request = The request ‘{ $found }’ is not known here in this namespace. This service knows leerresultaten_verzoek and leerlinggegevens_verzoek of UWLR 2.2.
service-fault-empty = The message is empty.
service-fault-not-xml = The message is no XML.
service-fault-unreadable = The message cannot be read (line { $line }): { $why }
