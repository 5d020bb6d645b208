### The test calendar.

nav-calendar = Test calendar
calendar-title = What is tested when?
calendar-usual = { $key ->
    [begin] Tests at the start of the year (B)
    [middle] Tests in the middle of the year (M)
    [end] Tests at the end of the year (E)
    [preliminary_advice] Preliminary school advice
    [transition_test] Transition test (doorstroomtoets)
    [transition_test_later] Transition test, catching up
   *[else] Final school advice
 }
calendar-days = { $from } to { $until }
calendar-for-groups = group { $numbers }
calendar-part-begin = start of the year (B)
calendar-part-middle = middle of the year (M)
calendar-part-end = end of the year (E)
calendar-part-none = no fixed moment
calendar-week-days = Mo Tu We Th Fr Sa Su
calendar-coming = still to come
calendar-open = going on now
calendar-to-enter = still to enter
calendar-over = over
calendar-late = late
calendar-late-groups = { $count ->
    [one] 1 group lacks results while the period is over.
   *[other] { $count } groups lack results while the period is over.
 }
calendar-all-done = everybody has a result
calendar-not-begun = no results yet
calendar-missing = { $count ->
    [one] 1 pupil lacks a result
   *[other] { $count } pupils lack a result
 }
calendar-enter-by-day = up to and including { $day }
calendar-empty = Nothing is on the calendar of this school year yet
calendar-empty-why = Begin with the template: the M and E periods and the days of the transition test and the advice. You can change everything afterwards.
calendar-empty-ask = Your coordinator puts the test periods here.
calendar-use-template = Begin with the template
calendar-use-earlier = Take over { $year }
calendar-add = Add a period
calendar-added = The period is on the calendar.
calendar-changed = The change is saved.
calendar-removed = The period is off the calendar.
calendar-back = The period is back.
calendar-put-back = Put back
calendar-theirs-kept = Nothing has changed: what was there stayed.
calendar-filled = The calendar is filled from the template. See whether the days suit your school.
calendar-copied = The calendar of last year is taken over, on the same weekdays. See whether the days are right.
calendar-full = Nothing has changed: this school year has a calendar already, or there was nothing to take over.
calendar-views = How you see the calendar
calendar-list = List
calendar-month = By month
calendar-months = Other months
calendar-when = when
calendar-for = for whom
calendar-edit = Change
calendar-new-title = Which period do you put on the calendar?
calendar-edit-title = What changes about { $name }?
calendar-name = Name
calendar-from = First day
calendar-until = Last day
calendar-enter-by = Enter results by
calendar-enter-by-help = May stay empty. Nobody is late up to and including this day.
calendar-year-groups = Year groups
calendar-part = Test moment
calendar-part-help = Choose a moment to see which groups have no results yet.
calendar-series = This test only
calendar-series-help = May stay empty: then it is about all tests of that moment.
calendar-source = Source
calendar-source-help = Where do these days come from? A law, the publisher or an agreement in the team, for example.
calendar-remove = Take off the calendar
calendar-no-name = Give the period a name.
calendar-no-year-group = Choose at least one year group.
calendar-no-day = Choose a day.
calendar-too-long = This is longer than { $most } characters. Make it shorter.
calendar-not-a-day = This is no day. Write it as 2026-01-15.
calendar-other-year = This day lies outside school year { $year }.
calendar-before-from = The last day lies before the first day.
calendar-before-until = This day lies before the last day of the period.
