### Het eigen account: beginnen, een wachtwoord kiezen, inloggen, sessies.

wait-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
 }
sign-in-wait = Het ging te vaak mis. Wacht { $wait } en probeer het dan opnieuw.
wait-title = Even wachten
sign-in-forgotten = Wachtwoord vergeten?

forgotten-title = Wachtwoord vergeten?
forgotten-text = Vul het mailadres in waarmee je inlogt. Je krijgt een mail met een link waarmee je een nieuw wachtwoord kiest.
forgotten-send = Stuur mij de link
forgotten-sent-title = Kijk in je mail
forgotten-sent = Hoort er een account bij dit adres, dan is er een mail met een link onderweg. De link werkt 24 uur. Komt er niets, kijk dan of het adres klopt, of vraag je intern begeleider.
forgotten-ask = Deze Stut verstuurt geen mail. Vraag de intern begeleider of de beheerder van je school om een link waarmee je een nieuw wachtwoord kiest.
forgotten-ask-administrator = Ben je zelf beheerder? Op de computer waar Stut draait maak je een nieuw wachtwoord met
forgotten-back = Terug naar inloggen

email-wrong = Dit is geen mailadres. Controleer of er een @ in staat, en wat erachter komt.
name-missing = Vul je naam in, zodat collega’s zien wie je bent.
name-too-long = Deze naam is te lang. Gebruik hoogstens { $most } tekens.

password-short = Dit wachtwoord is te kort. Gebruik minstens { $least } tekens.
password-long = Dit wachtwoord is te lang. Gebruik hoogstens { $most } tekens.
password-common = Veel mensen gebruiken dit wachtwoord. Kies een paar woorden die niemand bij elkaar verwacht.
password-guessable = Dit wachtwoord is snel te raden. Kies een paar woorden die niemand bij elkaar verwacht.
password-about-you = Dit wachtwoord lijkt op je naam, je mailadres of je school. Kies iets dat niemand van je weet.
password-new = Nieuw wachtwoord
password-help = Minstens 12 tekens. Een zin van een paar woorden die niets met elkaar te maken hebben is sterk en goed te onthouden.

set-up-title = Welkom bij Stut. Wie ben je?
set-up-text = Je bent de eerste. Met dit account beheer je deze Stut: je leest de leerlingen en groepen in en nodigt je collega’s uit.
set-up-name = Je naam
set-up-name-help = Zo zien collega’s je.
set-up-email-help = Hiermee log je in.
set-up-send = Account maken

invitation-title = Kies je wachtwoord, { $name }
invitation-text = Daarna kun je aan de slag. Inloggen doe je voortaan met { $email }.
reset-title = Kies een nieuw wachtwoord, { $name }
reset-text = Daarna ben je op alle andere apparaten uitgelogd. Inloggen doe je met { $email }.
invitation-send = Wachtwoord opslaan

mail-invitation-subject = Je account voor Stut
mail-invitation-text = Beste { $name },
    {""}
    Er staat een account voor je klaar in Stut, het programma waarmee je school de ondersteuning van leerlingen bijhoudt. Kies je wachtwoord met deze link:
    {""}
    { $address }
    {""}
    De link werkt een week, en één keer. Verwachtte je deze mail niet? Dan kun je hem weggooien.
mail-reset-subject = Een nieuw wachtwoord voor Stut
mail-reset-text = Beste { $name },
    {""}
    Met deze link kies je een nieuw wachtwoord voor Stut:
    {""}
    { $address }
    {""}
    De link werkt 24 uur, en één keer. Vroeg je hier niet om? Dan kun je deze mail weggooien; je wachtwoord blijft zoals het is.

me-title = Hoe staat het met je account?
me-facts-name = Naam
me-facts-email = Mailadres
me-facts-help = Klopt er iets niet? De intern begeleider of beheerder van je school kan het aanpassen.
me-factors = Inloggen in twee stappen
me-trail = Wat er in jouw naam is gedaan
me-password-title = Wachtwoord
me-password-present = Je wachtwoord van nu
me-password-wrong = Dit is niet je wachtwoord van nu.
me-password-send = Wachtwoord veranderen
me-password-why = Op al je andere apparaten word je dan uitgelogd.
me-password-none = Je logt in via je school. Daarvoor heb je hier geen wachtwoord nodig.
me-password-changed = Je wachtwoord is veranderd. Op je andere apparaten ben je uitgelogd.
me-sessions-title = Waar ben je ingelogd?
me-sessions-when = ingelogd { $made }, laatst gebruikt { $seen }
me-sessions-this = dit apparaat
me-sessions-end = Uitloggen
me-sessions-end-named = Uitloggen op { $device }
me-sessions-end-others = Overal elders uitloggen
me-sessions-ended = Uitgelogd.
me-device = { $browser } op { $system }
me-device-unknown = onbekend apparaat

import-own-role-label = Wat is jouw rol op deze school?
import-own-role-coordinator = Intern begeleider: ik zie alle leerlingen
import-own-role-principal = Schoolleider: ik zie alle leerlingen
import-own-role-none = Alleen beheerder: ik zie geen dossiers

cli-set-up = Er is nog geen account. Open deze link om het eerste te maken (24 uur geldig, één keer): { $address }
cli-invitation = Met deze link kiest { $email } een wachtwoord (een week geldig, één keer): { $address }
cli-invitation-path = Zet voor deze link het adres waarop Stut draait, of geef het mee met --base-url.
cli-mail-wrong = Mail versturen kan zo niet: { $reason }
