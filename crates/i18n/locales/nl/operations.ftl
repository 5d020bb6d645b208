### Wie het programma draaiend houdt: bereikbaar maken, bewaken, reservekopieën.

serve-ready = Stut staat klaar op { $address }. Stoppen: Ctrl+C.
serve-metrics = Cijfers voor de bewaking staan op { $address }
serve-demo-here-only = { $address } is vanaf andere computers te bereiken, en de wachtwoorden van de demo staan in de handleiding. Kies een adres op deze computer, zoals 127.0.0.1:7300.
serve-no-public-url = { $address } is vanaf andere computers te bereiken. Zeg met --public-url onder welk adres, bijvoorbeeld https://stut.school.nl, en geef --tls-certificate met --tls-key, of --behind-proxy.
serve-no-protection = Onder een eigen adres gaan wachtwoorden en leerlinggegevens over het netwerk. Geef daarom --tls-certificate met --tls-key, of met --behind-proxy het adres van de proxy die voor https zorgt.
serve-no-certificate = Het certificaat of de sleutel is niet te gebruiken. { $reason }
