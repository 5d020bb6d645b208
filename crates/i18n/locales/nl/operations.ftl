### Wie het programma draaiend houdt: bereikbaar maken, bewaken, reservekopieën.

serve-ready = Stut staat klaar op { $address }. Stoppen: Ctrl+C.
serve-metrics = Cijfers voor de bewaking staan op { $address }
serve-demo-here-only = { $address } is vanaf andere computers te bereiken, en de wachtwoorden van de demo staan in de handleiding. Kies een adres op deze computer, zoals 127.0.0.1:7300.
serve-no-public-url = { $address } is vanaf andere computers te bereiken. Zeg met --public-url onder welk adres, bijvoorbeeld https://stut.school.nl, en geef --tls-certificate met --tls-key, of --behind-proxy.
serve-no-protection = Onder een eigen adres gaan wachtwoorden en leerlinggegevens over het netwerk. Geef daarom --tls-certificate met --tls-key, of met --behind-proxy het adres van de proxy die voor https zorgt.
serve-no-certificate = Het certificaat of de sleutel is niet te gebruiken. { $reason }

backup-sealed = Kopie gemaakt, nagekeken en versleuteld voor { $keys ->
    [one] 1 sleutel
   *[other] { $keys } sleutels
 }: { $file }, { $rows } rijen.
backup-key-made = De geheime sleutel staat in { $file }. Bewaar die op een andere plek dan de kopieën: zonder deze sleutel is een versleutelde kopie nooit meer te lezen.
backup-not-a-key = Dit is geen publieke sleutel van age. Die begint met age1.
backup-no-key = Hier staat geen sleutel in.
restore-encrypted = Deze kopie is versleuteld. Geef met --identity het bestand met de geheime sleutel.
restore-not-encrypted = Deze kopie is niet versleuteld. Is het wel de goede? Dan kan het zonder --identity.
restore-wrong-key = Deze sleutel past niet op deze kopie.
restore-foreign = Dit is geen reservekopie van Stut.
restore-damaged = Deze kopie is afgebroken of beschadigd. Neem een andere.
backup-keep-too-short = Een kopie wordt korter bewaard dan tot de volgende. Kies --backup-keep langer dan --backup-every.

conflict-no-room = De schijf is vol of niet te beschrijven. Er is niets opgeslagen. Maak ruimte en probeer het opnieuw.
backups-old = De laatste goede reservekopie is van { $day }. Vraag je beheerder om ernaar te kijken.
backups-none = Er is nog geen goede reservekopie gemaakt. Vraag je beheerder om ernaar te kijken.
