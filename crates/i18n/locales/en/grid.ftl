### Typing results in: a group at one test, a row for each pupil.

grid-link = Enter results
grid-choose-title = Which test of { $group } do you want to enter?
grid-choose-why = Fill in what each pupil scored. Every cell is saved at once.
grid-choose-test = Test
grid-choose-recent = Taken last in this group
grid-choose-tests = Tests
grid-choose-other-years = Tests for other year groups
grid-choose-own = Tests of your own
grid-choose-lists = Lists
grid-choose-part = Moment
grid-choose-part-help = Only needed for tests with a fixed moment. In a combination group each pupil gets the test of their own year group.
grid-choose-part-by-day = fits the date
grid-part-begin = B: begin of the school year
grid-part-middle = M: middle of the school year
grid-part-end = E: end of the school year
grid-choose-day = Date of the sitting
grid-choose-open = To the sheet
grid-choose-none = There are no tests to choose from yet
grid-choose-none-how = Add a test to the catalogue, or bring in results first.
grid-no-test = Choose a test.
grid-no-part = There is no such test at that moment. Choose another moment.
grid-no-day = This is not a date. Fill in day, month and year.
grid-day-in-future = This day is still to come. Choose today or an earlier day.
grid-day-outside-year = This day lies outside school year { $year } of the group. Choose a day in that school year.
grid-title = What did { $group } score on { $test }?
grid-progress = { $done } of { $total } filled in
grid-nothing-yet = { $count ->
    [0] everybody has a result
    [one] 1 pupil has nothing yet
   *[other] { $count } pupils have nothing yet
 }
grid-nothing-yet-many = # pupils have nothing yet
grid-other-day-form = Another date
grid-day-go = Go to this day
grid-no-pupils = There are no pupils in the group on this day.
grid-region = Sheet of { $test }
grid-column-growth = Growth
grid-column-last = Last time
grid-cell-label = { $column }, { $name }
grid-last = last time { $value }
grid-was = was { $value }
grid-came-file = from a file
grid-came-sheet = from a spreadsheet
grid-came-service = delivered
grid-computed-why = A level with a dotted line was computed by Stut from the score. A level that you type yourself goes first.
grid-typed-level = chosen by hand
grid-taken-on = already took this test on { $date }
grid-no-year-group = The year group of this pupil is not known, so neither is the test. Add the year group in your administration.
grid-takes-labels = Type a score or: { $labels }
grid-takes-only-labels = Type: { $labels }
grid-keys = Arrows and Enter take you to the next cell. You can paste a column or block from Excel. Ctrl+Z undoes the last saved cell.
grid-undo = Undo
grid-redo = Redo
grid-done = Done
grid-save = Save everything
grid-saving = saving…
grid-saved = saved
grid-unsent = not saved yet
grid-offline = There is no connection. { $count } cells are not saved yet. Keep this page open: they are saved as soon as the connection is back.
grid-not-allowed = You may no longer enter results here. What was not saved is still on the screen.
grid-failed = Saving failed. We try again in a moment; keep this page open.
grid-back-online = Everything is saved.
grid-pasted-outside = { $count } pasted values did not fit in the sheet and were left out.
grid-undone = Put back: { $name }, { $column }.
grid-undone-many = { $count } cells are put back.
grid-nothing-to-undo = There is nothing to undo.
grid-some-refused = { $count ->
    [one] 1 cell was not saved. It is marked below; what you typed is still there. The rest is saved.
   *[other] { $count } cells were not saved. They are marked below; what you typed is still there. The rest is saved.
 }
grid-skip-refused = Finish without these cells
grid-refused-number = This is not a number.
grid-refused-unlikely = A score lies between { $from } and { $to }.
grid-refused-percentile = A percentile lies between 0 and 100.
grid-refused-roman = There is no such level. Choose I, II, III, IV or V, with + or − if you like.
grid-refused-letter = There is no such level. Choose A, B, C, D or E, with + or − if you like.
grid-refused-avi = There is no such AVI level. Choose Start, M3 to E7, or Plus.
grid-refused-reference = There is no such reference level. Choose <1F, 1F, 1S, 2F, 2S or 3F.
grid-refused-band = This cannot be. Choose: { $labels }.
grid-refused-no-bands = This test has no levels of its own.
grid-refused-outside = The norm table goes from { $from } to { $to }. Is the score right? Press Enter once more to save it anyway, without a level.
grid-refused-outside-form = The norm table goes from { $from } to { $to }. Is the score right? Then save once more; there will be no level.
grid-refused-not-of-group = This pupil is not in this group.
grid-refused-destroyed = The results of this pupil were destroyed when their term had ended. No new ones are added.
grid-outside = outside the norm table ({ $from } to { $to }), so there is no level
grid-level-stands = The level belongs to the earlier score. Is it still right?
grid-meanwhile = Meanwhile this says { $theirs }. You typed { $mine }.
grid-meanwhile-form = Meanwhile this says { $theirs }. Save once more if your value is to stay.
grid-empty = nothing
grid-keep-mine = My value
grid-keep-theirs = Leave it
grid-insist = Save anyway
grid-summary-title = What was entered?
grid-summary-new = New
grid-summary-changed = Changed
grid-summary-same = Was there already
grid-summary-nothing = Nothing yet
grid-summary-refused = { $count ->
    [one] 1 cell was not taken.
   *[other] { $count } cells were not taken.
 }
grid-summary-untouched = You changed nothing today.
grid-summary-import = This is import { $no }. You find it in the list and can roll it back as a whole.
grid-summary-import-link = To the import
grid-summary-before = Was
grid-summary-now = Is now
grid-summary-go-on = Go on filling in
grid-summary-to-group = To the group
grid-summary-another = Enter another test
grid-from-imports = Would you rather type? Choose a group and then ‘Enter results’.
