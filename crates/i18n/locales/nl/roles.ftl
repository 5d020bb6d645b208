### Mijn rol: wat er van de ib'er verwacht wordt.

answers-head = De eerste regel moet zijn: group, level_1, level_2 en zo verder, met drie tot negen niveaus.
answers-fields = Deze regel heeft { $found } velden en het zijn er { $expected }.
answers-no-group = De groep ontbreekt. Zet in het eerste veld bij welke groep dit antwoord hoort.
answers-outside = Niveau { $level } heeft geen heel getal van 1 tot en met { $levels }.
answers-twice = Het getal { $score } staat bij niveau { $first } en bij niveau { $second }. Elk getal komt één keer voor.
answers-unreadable = Dit is niet als tekst te lezen. Bewaar het bestand als CSV in UTF-8.
answers-too-many = Meer dan { $most } antwoorden van één groep kan niet.
answers-nothing = Er staat geen enkel antwoord in.
answers-invited-form = Schrijf --invited GROEP=AANTAL, bijvoorbeeld leerkrachten=15.
answers-invited-unknown = De groep { $group } heeft geen antwoorden in dit bestand.
answers-invited-few = Van de groep { $group } zijn er { $answered } antwoorden, meer dan de { $invited } die uitgenodigd zijn.
