### Signals: a short word for the overview, a sentence with the figures, the answer and the settings.

signals-title = Signals
signal-in-subject = { $subject } { $signal }
signal-no-subject = a test without a subject

signal-low = low
signal-drop = level fell
signal-negative-growth = going back
signal-slow-growth = growing slowly
signal-weakest-tenth-thrice = weakest tenth
signal-reference-level-at-risk = still below 1F
signal-social-emotional = asks for attention
signal-absent-often = often absent
signal-plan-overdue = plan overdue
signal-missing = not tested
signal-high = high

signal-low-why = { $subject }: level { $level } on { $date }, the lowest level.
signal-drop-why = { $subject }: from level { $from } to level { $to }.
signal-drop-twice-why = { $subject }: lower twice in a row, from { $first } to { $second } to { $third }.
signal-negative-growth-why = { $subject }: the skill score went from { $from } to { $to }. That is lower than last time.
signal-slow-growth-norm-why = { $subject }: grew { $growth }, expected was { $expected } by the norm table. That is less than { $share } per cent.
signal-slow-growth-school-why = { $subject }: grew { $growth }, expected was { $expected }: the median growth of { $pupils } pupils of this school. That is less than { $share } per cent.
signal-weakest-why = { $subject }: { $count } times in a row among the weakest readers: { $sittings }. The dyslexia route asks for two periods of support; { $periods ->
    [0] none is registered yet
    [one] one is registered
   *[other] { $periods } are registered
}.
signal-weakest-percentile = percentile { $percentile } at { $moment }
signal-weakest-level = level { $level } at { $moment }
signal-reference-why = { $subject }: in year group { $year } the latest test ({ $date }) points to { $level }, still below 1F.
signal-social-why = { $subject }: { $scales }.
signal-social-scale = { $scale } was { $band } on { $date }
signal-social-scale-alone = { $band } on { $date }
signal-absent-why = Absent for { $hours } hours between { $from } and { $until }, within { $weeks } weeks.
signal-high-percentile-why = { $subject }: percentile { $percentile }. Is there enough challenge?
signal-high-level-why = { $subject }: level { $level }, { $sittings } times in a row. Is there enough challenge?
signal-plan-overdue-why = { $plans ->
    [one] A plan should have been made or evaluated by { $due }.
   *[other] { $plans } plans should have been made or evaluated, the first by { $due }.
}
signal-missing-why = { $subject }: no result yet for { $moment }. In the group { $tested ->
    [one] 1 of { $pupils } has been tested.
   *[other] { $tested } of { $pupils } have been tested.
 }

blind-spot = blind spot
blind-spot-why = There is a signal that nobody has answered, and nothing is under way: no plan, no talk, no agreement.
blind-spot-count = { $count ->
    [0] no blind spots
    [one] 1 blind spot
   *[other] { $count } blind spots
 }

signal-asleep = answered
signal-asleep-until = Seen by { $name } on { $given }, rests until { $again }: { $reason }
signal-woke-day = Seen before by { $name } on { $given } ({ $reason }). It was to be looked at again on { $again }.
signal-woke-worse = Seen before by { $name } on { $given } ({ $reason }). The figures are worse since.
signal-since = since { $date }

nav-signals = Signals
signals-page-title = Who needs attention now?
signals-page-subtitle = School year { $year } · { $pupils ->
    [0] no pupils
    [one] 1 pupil
   *[other] { $pupils } pupils
 }, { $signals ->
    [0] no signals
    [one] 1 signal
   *[other] { $signals } signals
 } in view
signals-none = No signals
signals-none-why = Good news: nobody here asks for extra attention now. After new results Stut looks again by itself.
signals-none-left = Nothing for this choice
signals-none-left-why = Choose something else above to see the other signals.
signals-no-groups = No groups in view yet
signals-no-groups-why = As soon as there is a group that you may see, its signals are here.
signals-which-label = Which signals
signals-which-all = All
signals-which-new = New this week
signals-which-blind = Blind spots
signals-which-asleep = Resting
signals-which-answered = Answered
signals-kind = Kind of signal
signals-every-kind = every kind
signals-every-subject = every subject
signals-every-group = every group
signals-group-by = Put together
signals-by-pupil = by pupil
signals-by-kind = by kind of signal
signals-choose = Show
signals-page-of = Page { $page } of { $pages }
signals-settings-link = Set the thresholds

signal-answer-open = Answer
signal-answer-again = Answer again
signal-answer-common = Choose a reason
signal-answer-common-own = I write it myself
signal-answer-reason = Or in your own words
signal-answer-reason-help = Whoever may see the pupil reads this too. Keep it short and to the facts.
signal-answer-date = Look again on
signal-answer-date-help = Until that day the signal rests. When the figures get worse it comes back sooner.
signal-answer-save = Seen, save
signal-answer-undo = Take the answer back
signal-answer-title = Answer a signal
signal-answer-saved = Your answer is saved.
signal-answer-undone = The answer is taken back. The signal asks for attention again.
signal-answer-wrong = Nothing is saved yet. Look at the fields below.
signal-answer-no-reason = Choose a reason or write one.
signal-answer-too-long = This is too long. There is room for { $most } characters.
signal-answer-no-day = Fill in a date.
signal-answer-day-out = Choose a day after today, at most a year ahead.
signal-answer-gone = This signal is no longer there: the figures have changed.
signal-answer-gone-meanwhile = Somebody has taken the answer back in the meantime. Nothing is saved.
signal-answer-changed = Somebody else has answered this signal again in the meantime. Nothing is taken back.
signal-answer-part = Answer
signal-answer-words = { $reason } (look again on { $again })
signal-answer-by = { $name }, { $date }
signal-reason-instruction = Gets extended instruction; we look after the next test.
signal-reason-known = Known, and discussed in the team.
signal-reason-parents = Discussed with the parents.
signal-reason-practice = Gets targeted practice in the group.
signal-reason-bad-day = Had a bad day; the test will be taken again.
signal-reason-challenge = Gets extra challenge already.

signals-settings-title = When does Stut give a signal?
signals-settings-why = Each threshold says where it comes from. When you change one, write down why. What you set back has the value of Stut again.
signals-settings-on = Give a signal for: { $kind }
signals-settings-bounds = from { $least } to { $most }
signals-settings-shipped = Value of Stut: { $value }. { $source }
signals-settings-source = Why another value?
signals-settings-source-help = Only needed when the value is another one than that of Stut.
signals-settings-back = Back to the values of Stut
signals-settings-preview = See what this changes
signals-settings-preview-title = What would this change?
signals-settings-preview-all = { $after ->
    [one] With these settings 1 pupil has a signal
   *[other] With these settings { $after } pupils have a signal
 } instead of { $before }.
signals-settings-preview-none = These settings change nothing: { $before ->
    [one] 1 pupil has a signal.
   *[other] { $before } pupils have a signal.
 }
signals-settings-preview-kind = Kind
signals-settings-preview-now = Now
signals-settings-preview-then = Then
signals-settings-saved = The settings are saved.
signals-settings-same = Nothing has changed.
signals-settings-wrong = Nothing is saved yet. Look at the fields below.
signals-settings-out = Fill in a whole number from { $least } to { $most }.
signals-settings-no-source = Write down why you differ from the value of Stut.
signals-settings-bad-words = Write one to thirty names, each on its own line and at most 60 characters.
signals-settings-words = Names of tests for reading words
signals-settings-words-help = One name a line. When a name is part of the subject or the code of a test, the test counts for the dyslexia route.
signals-settings-no-thresholds = There is nothing to set: the test or the list itself says when attention is needed.
signals-settings-off = off
signals-settings-on-word = on
signals-sure-choice = choice
signals-sure-v2 = several sources seen
signals-sure-v1 = one source seen

threshold-low-bands = How many of the lowest levels count as low
threshold-drop-steps = Levels lower since the test before
threshold-repeated-drop-steps = Levels lower, twice in a row
threshold-slow-growth-share = Share of the expected growth, in per cent
threshold-weakest-percentile = Highest percentile that counts
threshold-weakest-sittings = How many tests in a row (M and E)
threshold-reference-year-group = From which year group on
threshold-absent-hours = How many hours
threshold-absent-weeks = Within how many weeks
threshold-absent-counts = Which hours: 1 is without permission or without a reason, 2 is all hours
threshold-missing-share = Share of the group that was tested, in per cent
threshold-high-percentile = Percentile from
threshold-high-sittings = How many times in a row on the highest level
