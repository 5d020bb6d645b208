### Bestanden inlezen: de pagina, en elk probleem als: wat is er mis, wat kun je doen.

import-title = Wat wil je inlezen?
import-roster = Leerlingen en groepen
import-roster-why = Een EDEXML-bestand (versie 2.1) uit je leerlingadministratie.
import-absences = Verzuim
import-results = Toetsresultaten
import-results-why = Een of meer UWLR-bestanden (versie 2.2) uit je toetsprogramma.
import-file-label = Kies een bestand
import-files-label = Kies een of meer bestanden
import-partial-label = Neem over wat goed is
import-partial-why = Anders wordt het bestand in zijn geheel overgenomen of helemaal niet.
import-partial-large = Elk bestand laat eerst zien wat er verandert. Deze keuze telt alleen voor een bestand van meer dan 32 MB en voor de eerste lijst van een school: die worden meteen ingelezen.
import-busy = Bezig met inlezen…
import-never-stored = Burgerservicenummers en gegevens over herkomst slaat Stut nooit op.
import-again-is-safe = Hetzelfde bestand nog eens inlezen kan geen kwaad.

problem-place = regel { $line }
problem-whole-file = heel het bestand
problem-field-file = bestand
problem-more = { $count ->
    [one] En nog 1 probleem.
   *[other] En nog { $count } problemen.
 }

problem-empty-file = Het bestand is leeg. Maak de export opnieuw.
problem-not-xml = Dit is geen XML-bestand. Kies in je administratie of toetsprogramma een export naar EDEXML of UWLR; een Word- of pdf-bestand kan hier niet. Een spreadsheet lees je in bij ‘Spreadsheet’.
problem-malformed-xml = Het bestand is vanaf hier niet meer te lezen. Maak de export opnieuw en pas het bestand daarna niet zelf aan.
problem-cut-off = Het bestand houdt halverwege op. Maak of download de export opnieuw.
problem-doctype-refused = Het bestand begint met een DOCTYPE. Dat hoort niet in een EDEXML- of UWLR-bestand en wordt om veiligheid geweigerd. Vraag de leverancier om een export zonder.
problem-unknown-entity = Hier staat een verkorte schrijfwijze die XML niet kent. Maak de export opnieuw; blijft het zo, meld het dan bij de leverancier.
problem-wrong-encoding = Het bestand zegt dat het in { $encoding } is geschreven, maar dat klopt niet. Maak de export opnieuw en sla het bestand niet op met een ander programma.
problem-too-large = Hier staat een stuk dat groter is dan een echt bestand ooit heeft. Controleer of je het goede bestand koos.
problem-unreadable = Het lezen van het bestand lukte niet. Controleer of het er staat en of je het mag lezen.
problem-wrong-root = Het bestand begint met ‘{ $found }’; zo begint geen EDEXML- of UWLR-bestand. Controleer of je het goede bestand koos.
problem-other-kind = Dit bestand is van de andere soort: leerlingen en resultaten worden apart ingelezen. Lees het in bij de andere keuze.
problem-no-school = In het bestand staat niet van welke school het is. Maak de export opnieuw, met het BRIN-nummer van de school.
problem-invalid-school-year = Het schooljaar in het bestand klopt niet. Verwacht worden twee opeenvolgende jaren, zoals 2025-2026.

problem-missing = Dit ontbreekt of is leeg. Vul het in je administratie aan en maak de export opnieuw.
problem-invalid-date = Dit is geen datum. Verwacht wordt jaar-maand-dag, zoals 2026-01-31.
problem-invalid-number = Dit is geen getal. Verbeter het in het programma waar het bestand vandaan komt.
problem-unknown-code = De code ‘{ $code }’ staat niet in de lijst. Verbeter hem in het programma waar het bestand vandaan komt.
problem-too-long = Dit is langer dan { $most } tekens. Kort het in en maak de export opnieuw.
problem-duplicate-key = Deze sleutel is al gebruikt op regel { $first-line }. Voeg de dubbele in je administratie samen en maak de export opnieuw.
problem-dangling-reference = Er wordt verwezen naar ‘{ $key }’, maar die staat niet in dit bestand. Maak een volledige export.

problem-never-stored = Dit gegeven bewaart Stut nooit; het is overgeslagen. Je hoeft niets te doen.
problem-unknown-element = Dit onderdeel kent Stut niet; het is overgeslagen. Je hoeft niets te doen.

problem-other-school = Dit bestand is van school { $found }, niet van { $known }. Er is niets overgenomen. Kies het bestand van de eigen school; wil je deze school erbij nemen, kies dan bij ‘Meer keuzes’ voor ‘Neem deze school erbij’ (‘--add-school’).
problem-other-school-of-several = School { $found } is hier niet bekend. Er is niets overgenomen. Wil je deze school erbij nemen, gebruik dan ‘--add-school’.
problem-unknown-school = Van school { $found } is hier nog geen lijst met leerlingen. Lees eerst het EDEXML-bestand van deze school in.
problem-unknown-pupil = Leerling { $key } staat niet in het register. Lees eerst een nieuwere lijst met leerlingen in, of kies het bestand van de eigen school.
problem-key-of-another = Sleutel { $key } hoort hier bij een andere leerling dan het ECK iD. Controleer in je administratie wie deze sleutel heeft.
problem-looks-like-known = Leerling { $key } heeft een nieuwe sleutel, maar de naam en geboortedatum van de bekende leerling { $known }. Is dit dezelfde leerling, lees het bestand dan opnieuw in en geef dat aan (‘--same-pupils’).
problem-older-roster = Deze lijst is ouder dan wat al bekend is. Van deze leerlingen is alleen overgenomen in welke groep ze zaten.

import-done = { $kind } van { $school }, { $year }: { $figures }. Dit is import { $no }.
import-counts = { $added } nieuw, { $changed } gewijzigd, { $same } hetzelfde, { $refused } geweigerd
import-no-rows = School { $school }: in het bestand staan geen gegevens om over te nemen.
import-nothing-changed = School { $school }: alles was al bekend. Er is niets veranderd.
import-rolled-back = teruggedraaid
import-is-rolled-back = Import { $no } is teruggedraaid.
import-already-rolled-back = Deze import is al teruggedraaid.
import-later-import = Import { $no } bouwt op deze import voort. Draai die eerst terug.
import-still-needed = Latere gegevens hangen aan wat met deze import kwam. Draai de latere imports eerst terug.
import-own-groups = { $count ->
    [one] In schooljaar { $year } staat een groep die hier is gemaakt. Haal die eerst weg, bij Groepen; daarna kun je dit terugdraaien.
   *[other] In schooljaar { $year } staan { $count } groepen die hier zijn gemaakt. Haal die eerst weg, bij Groepen; daarna kun je dit terugdraaien.
 }

import-one-title = Import { $no }
import-made-title = Het bestand is ingelezen.
import-refused-title = Het bestand is niet ingelezen
import-problems-title = Wat is er aan de hand?
import-to-groups = Naar de groepen
import-no-file = Er was geen bestand gekozen. Kies een bestand en probeer het nog eens.
import-too-large = Het bestand is te groot om hier in te lezen. Gebruik de opdracht ‘stut import’.
import-not-received = Het bestand is niet goed aangekomen. Probeer het nog eens.
import-more-choices = Meer keuzes
import-same-pupils-label = Leerlingen met een nieuwe sleutel zijn dezelfde
import-same-pupils-why = Voor als de school van administratie wisselde: wie dezelfde naam en geboortedatum heeft als een bekende leerling, is die leerling.
import-add-school-label = Neem deze school erbij
import-add-school-why = Voor een bestuur met meer scholen. Zonder deze keuze wordt een bestand van een andere school geweigerd.
head-no = Nr.
head-made-at = Wanneer
head-kind = Wat
head-file = Bestand
head-school-year = Schooljaar
head-counts = Gegevens
head-author = Gemaakt met
