bundle-title = Bundel voor de bespreking van groep { $group }
bundle-subtitle =
    { $count ->
        [one] één stuk
       *[other] { $count } stukken
    }
bundle-contents = In deze bundel
bundle-name = Bundel
bundle-head = Wat gaat er mee naar de bespreking?
bundle-intro = Kies de stukken. Ze komen achter elkaar in één pdf, met een inhoudsopgave en doorlopende paginanummers. Wat je kiest, staat in het spoor als bekeken.
bundle-of-group = Over de groep
bundle-of-pupils = Over leerlingen
bundle-overview = Groepsoverzicht
bundle-needs = Onderwijsbehoeften van de groep
bundle-file = Dossier
bundle-no-pupils = Er zitten geen leerlingen in deze groep.
bundle-make = Maak de bundel
bundle-nothing-chosen = Kies minstens één stuk.
bundle-too-many = Kies hooguit { $most } stukken. Maak er anders twee bundels van.
