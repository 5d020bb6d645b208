### Signalen: een kort woord voor in het overzicht, en een zin met de cijfers.

signals-title = Signalen
signal-in-subject = { $subject } { $signal }
signal-no-subject = een toets zonder vak

signal-low = laag
signal-drop = niveau gezakt
signal-negative-growth = achteruit
signal-missing = niet getoetst
signal-high = hoog

signal-low-why = { $subject }: niveau { $level } op { $date }, het laagste niveau.
signal-drop-why = { $subject }: van niveau { $from } naar niveau { $to }.
signal-drop-twice-why = { $subject }: twee keer achter elkaar lager, van { $first } naar { $second } naar { $third }.
signal-negative-growth-why = { $subject }: de vaardigheidsscore ging van { $from } naar { $to }. Dat is lager dan de vorige keer.
signal-high-percentile-why = { $subject }: percentiel { $percentile }. Is er genoeg uitdaging?
signal-high-level-why = { $subject }: { $sittings } keer achter elkaar niveau { $level }. Is er genoeg uitdaging?
signal-missing-why = { $subject }: nog geen resultaat bij { $moment }. In de groep { $tested ->
    [one] is 1
   *[other] zijn { $tested }
 } van de { $pupils } leerlingen wel getoetst.

blind-spot = blinde vlek
blind-spot-why = Er is een signaal en er loopt nog niets: geen plan, geen gesprek, geen afspraak.
blind-spot-count = { $count ->
    [0] geen blinde vlekken
    [one] 1 blinde vlek
   *[other] { $count } blinde vlekken
 }
