### De tweede stap van iemand anders weghalen, als die kwijt is.

factor-reset-title = Telefoon of sleutel kwijt?
factor-reset-why = Haal de tweede stap weg. Codes uit de app, passkeys en herstelcodes werken dan niet meer, en wie nu is ingelogd is er meteen uit. Daarna is inloggen met het wachtwoord genoeg, tot er een nieuwe tweede stap is.
factor-reset-open = Tweede stap weghalen
factor-reset-sure = Weet je zeker dat { $name } hier zelf om vraagt? Loop even langs of bel; een mail kan van een ander zijn.
factor-reset-send = Haal de tweede stap weg

cli-factor-reset = De tweede stap van { $email } is weggehaald. Inloggen kan weer met het wachtwoord alleen.
cli-factor-reset-none = { $email } heeft geen tweede stap. Er is niets veranderd.
cli-factor-reset-nobody = Geen account heeft het adres { $email }.
