### Mijn rol: het begin, de modellen, en wat de formulieren gemeen hebben.

role-nav = Rol van de ib’er
role-tabs = Onderdelen van mijn rol
role-title = Wat vraagt deze school van de ib’er?
role-lead = Verwachtingen gemeten, besproken en waargemaakt.
role-card-surveys = Vragenlijsten
role-card-surveys-why = Vraag leerkrachten, directie en ib’ers wat zij van je verwachten, bekijk de verschillen en bespreek ze met het team.
role-card-tasks-why = Leg naast elkaar wat jullie stukken zeggen en wat handelingsgericht werken vraagt.
role-card-tasks-count = { $count ->
    [0] nog geen taken
    [one] 1 taak
   *[other] { $count } taken
 }
role-card-time-why = Zie waar je tijd heen gaat, naast wat je wilt en wat anderen verwachten. Alleen jij ziet dit, tot je het deelt.
role-card-time-runs = de klok loopt
role-card-description-why = Eén bladzijde: wat je van de ib’er mag verwachten en wat niet.
role-card-description-none = nog niet geschreven
role-card-models-why = De niveaus en rollen waarmee je kijkt, of jullie eigen indeling.
role-card-models-count = { $count ->
    [one] 1 model
   *[other] { $count } modellen
 }
role-models-title = Met welke bril kijk je naar het werk?
role-models-nav = Modellen
role-models-lead = Een model deelt het werk van de ib’er in niveaus of rollen in. In het echt is werk altijd een mix.
role-models-source = bron
role-models-asks = Vraagt van de ib’er
role-models-like = Ligt dicht bij
role-models-own = eigen model
role-models-new = Maak een eigen model
role-models-copy = Maak er een eigen model van
role-models-change = Wijzigen
role-models-like-title = Welke niveaus liggen bij elkaar?
role-models-like-why = Deze vergelijking is van Stut, om mee te beginnen; geen van de bronnen geeft haar. Bij eigen modellen kies je zelf.
role-models-none = –
role-model-new-title = Welk model gebruiken jullie?
role-model-change-title = Wat verandert er aan { $name }?
role-model-name = Naam
role-model-source = Bron
role-model-source-help = Waar komt het vandaan? Mag leeg blijven.
role-model-level = Niveau { $number }
role-model-level-name = Naam van niveau { $number }
role-model-level-description = Wat is het?
role-model-level-asks = Wat vraagt het van de ib’er?
role-model-level-like = Ligt dicht bij deze niveaus van Greven
role-model-levels-help = Drie tot negen niveaus of rollen. Laat een niveau leeg als je het niet gebruikt. Wat al is ingedeeld blijft bij zijn nummer.
role-model-more = Nog een niveau
role-model-remove = Model weghalen
role-model-added = Het model staat erbij.
role-model-changed = Het model is bewaard.
role-model-removed = Het model is weggehaald. Wat ermee is ingedeeld blijft bewaard.
role-model-back = Het model is terug.
role-model-put-back = Zet terug
role-model-theirs = Er is niets veranderd: wat er stond is gebleven.
role-cancel = Annuleren
role-problem-empty = Vul dit in.
role-problem-too-long = Dit is te lang.
role-problem-not-known = Dit staat niet in de lijst. Kies opnieuw.
role-problem-not-a-number = Dit is geen getal dat hier past.
role-problem-not-a-time = Schrijf de tijd als 1,5 of 1:30 (uren), of 45m (minuten).
role-problem-not-a-day = Kies een dag.
role-problem-later = Deze dag moet nog komen.
role-problem-few-levels = Vul ten minste { $count } niveaus in.
role-problem-gap = Dit niveau is leeg. Alleen aan het eind mag je niveaus leeg laten, anders verschuift wat al is ingedeeld.
role-problem-not-a-hundred = Samen moet het 100 procent zijn. Laat alles leeg als je nog geen wens hebt.
role-problem-ran-too-long = De klok liep langer dan { $hours } uur. Vul in hoelang het echt was.
