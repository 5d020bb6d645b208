### Wat het programma op de opdrachtregel zegt.

cli-cannot-open = De gegevens in { $path } zijn niet te openen: { $reason }
cli-newer-database = Deze gegevens zijn van een nieuwere versie van Stut. Gebruik die versie.
cli-broken = Er ging iets mis: { $reason }
cli-interrupted = Onderbroken. Er is niets opgeslagen.
cli-nothing-saved = Er is niets opgeslagen.
cli-not-found = Niet gevonden: deze school, groep of import is hier niet bekend.
cli-forbidden = Dit mag je niet.
cli-cannot-listen = Stut kan niet luisteren op { $address }: { $reason }

demo-made = De verzonnen demoschool is gemaakt.

cli-backed-up = Kopie gemaakt en nagekeken: { $file }, { $rows } rijen.
cli-restored = Teruggezet: { $rows } rijen.
cli-exported = Alles staat in { $folder }: { $rows } rijen, met een beschrijving in schema.json.
cli-check-database = De database is heel.
cli-check-damaged = De database is beschadigd: { $reason }. Zet de laatste goede kopie terug.
cli-check-trail = School { $school }: het spoor van handelingen is heel, { $lines } regels.
cli-check-trail-changed = School { $school }: regel { $seq } van het spoor van handelingen is veranderd.
cli-check-trail-gone = School { $school }: regel { $seq } van het spoor van handelingen ontbreekt.
cli-no-export = Dit is geen export van deze versie van Stut. { $reason }
cli-export-field = Dit veld is niet te lezen. Gebruik de bestanden zoals ze geschreven zijn.
cli-not-empty = Hier staan al gegevens. Terugzetten kan alleen op een lege plek.
cli-folder-in-use = In deze map staan al bestanden. Kies een nieuwe of lege map.
cli-check-own-trail = Het spoor van accounts en aanmelden is heel, { $lines } regels.
cli-check-own-trail-changed = Regel { $seq } van het spoor van accounts en aanmelden is veranderd.
cli-check-own-trail-gone = Regel { $seq } van het spoor van accounts en aanmelden ontbreekt.
demo-accounts = Inloggen kan met ib@demo.example, leerkracht5a@, directie@, specialist@, extern@, ouder@, bestuur@, swv@ en beheer@demo.example.
cli-user-added = { $email } kan nu inloggen met deze rol.
cli-user-needs-school = Bij deze rol hoort een school: zeg welke met --school.
