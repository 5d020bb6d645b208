### Rechten van ouders en leerlingen: bewaren en vernietigen, inzage, correctie, het verwerkingsregister en het spoor.

import-is-sealed = Deze import kan niet meer worden teruggedraaid: wat hij veranderde in een dossier is met dat dossier vernietigd.
destruction-is-closed = Dit voorstel is al uitgevoerd of ingetrokken.
destruction-approved-already = Jij of iemand anders in deze rol heeft dit voorstel al goedgekeurd. De tweede goedkeuring komt van een ander.
problem-destroyed = Leerling { $key } is overgeslagen: de gegevens van wie toen van school ging zijn na de bewaartermijn vernietigd. Je hoeft niets te doen.

rights-role = { $role ->
    [teacher] leerkracht
    [coordinator] intern begeleider
    [principal] schoolleider
    [specialist] specialist
    [outside_partner] partner van buiten
    [guardian] ouder of verzorger
    [board_officer] bestuur
    [partnership_officer] samenwerkingsverband
    [administrator] beheerder
   *[else] andere rol
 }

trail-import-made = { $kind ->
    [roster] Leerlingen en groepen ingelezen (import { $no })
   *[else] Toetsresultaten ingelezen (import { $no })
 }
trail-import-rolled-back = Import { $no } teruggedraaid
trail-school-edited = Gegevens van de school gewijzigd
trail-pupil-looked = { $part ->
    [file] Leerlingpagina bekeken
    [shared] Bekeken wat met de ouders is gedeeld
    [notes] Notities bekeken
    [note] Een notitie bekeken
    [history] Eerdere versies van een notitie bekeken
    [access] Bekeken wie deze leerling kan zien
    [trail] Bekeken wie er keek
    [rights] Gegevens en rechten bekeken
    [feed] Notitie gezien in de nieuwste notities
    [search] Notitie gevonden bij het zoeken
    [pdf] Notities afgedrukt
   *[else] Dossier bekeken
 }
trail-group-looked = { $form ->
    [page] Groepsoverzicht bekeken
    [pdf] Groepsoverzicht als pdf gemaakt
    [csv] Groepsoverzicht als csv gemaakt
   *[else] Groepsoverzicht opgevraagd
 }
trail-refused = Iets gevraagd dat niet mag
trail-viewed-as = Meegekeken als een ander
trail-account-made = Account gemaakt
trail-account-edited = Naam of adres van een account gewijzigd
trail-account-closed = Account gesloten
trail-account-opened = Account weer geopend
trail-link-made = Link gemaakt om een wachtwoord te kiezen
trail-signed-in = Ingelogd
trail-sign-in-refused = Inloggen niet gelukt
trail-session-ended = Uitgelogd, of een sessie beëindigd
trail-session-renewed = Sessie vernieuwd
trail-password-changed = Wachtwoord gekozen
trail-factor-added = Tweede stap bij het inloggen toegevoegd
trail-factor-removed = Tweede stap bij het inloggen weggehaald
trail-role-granted = Iemand de rol { $role } gegeven
trail-role-changed = De rol { $role } van iemand gewijzigd of beëindigd
trail-staff-linked = Account en medewerker aan elkaar gekoppeld
trail-pupil-tied = Iemand aan de leerling verbonden als { $role }
trail-tie-changed = De verbinding van iemand als { $role } gewijzigd of beëindigd
trail-emergency-opened = Dossier geopend in een noodgeval
trail-emergency-seen = Noodgeval nagekeken
trail-note-categories-edited = Soorten notities en hun lezers gewijzigd
trail-note-written = Notitie geschreven
trail-note-changed = Notitie gewijzigd
trail-note-removed = Notitie weggehaald
trail-note-requested = Tekst van een afgeschermde of oude notitie opgevraagd
trail-pupil-exported = Het hele dossier meegegeven
trail-pupil-corrected = { $kind ->
    [statement] Zienswijze toegevoegd
   *[else] Correctie toegevoegd
 }
trail-retention-edited = Bewaartermijnen gewijzigd
trail-pupil-held = Vastgelegd hoelang het dossier bewaard blijft
trail-destruction-proposed = { $pupils ->
    [one] Voorgesteld om gegevens van 1 leerling te vernietigen
   *[other] Voorgesteld om gegevens van { $pupils } leerlingen te vernietigen
 }
trail-destruction-approved = Vernietiging goedgekeurd als { $role }
trail-destruction-withdrawn = Voorstel tot vernietigen ingetrokken
trail-destroyed = { $pupils ->
    [one] Vernietiging goedgekeurd en uitgevoerd, van 1 leerling
   *[other] Vernietiging goedgekeurd en uitgevoerd, van { $pupils } leerlingen
 }
trail-reason = { $reason ->
    [role] hoort bij de rol
    [own_group] eigen groep
    [tie] aan de leerling verbonden
    [emergency] noodgeval
    [at_this_machine] werkt aan de computer zelf
    [by_the_clock] vanzelf
    [not_signed_in] niet ingelogd
    [no_role] geen rol op deze school
    [role_does_not] hoort niet bij de rol
    [not_own] geen eigen leerling of groep
    [only_looking] keek mee als een ander
   *[else] andere reden
 }
