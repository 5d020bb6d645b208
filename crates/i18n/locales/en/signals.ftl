### Signals: a short word for the overview, and a sentence with the figures.

signals-title = Signals
signal-in-subject = { $subject } { $signal }
signal-no-subject = a test without a subject

signal-low = low
signal-drop = level fell
signal-negative-growth = going back
signal-missing = not tested
signal-high = high

signal-low-why = { $subject }: level { $level } on { $date }, the lowest level.
signal-drop-why = { $subject }: from level { $from } to level { $to }.
signal-drop-twice-why = { $subject }: lower twice in a row, from { $first } to { $second } to { $third }.
signal-negative-growth-why = { $subject }: the skill score went from { $from } to { $to }. That is lower than last time.
signal-high-percentile-why = { $subject }: percentile { $percentile }. Is there enough challenge?
signal-high-level-why = { $subject }: level { $level }, { $sittings } times in a row. Is there enough challenge?
signal-missing-why = { $subject }: no result yet for { $moment }. In the group { $tested ->
    [one] 1 of { $pupils } has been tested.
   *[other] { $tested } of { $pupils } have been tested.
 }

blind-spot = blind spot
blind-spot-why = There is a signal and nothing is under way: no plan, no talk, no agreement.
blind-spot-count = { $count ->
    [0] no blind spots
    [one] 1 blind spot
   *[other] { $count } blind spots
 }
