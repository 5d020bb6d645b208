### Tests and norms of the school.

problem-outside-norm = This score is not in the school’s norm table (which runs from { $from } to { $to }). The result is taken without a level; check the score and the table.
norms-title = Which norms does your school use?
norms-link = Norm tables
norms-why = A norm table gives a skill score a level, percentile and DLE when these did not come with the result. Publishers’ tables are not public: Stut ships none, you bring in your own.
norms-none = There are no norm tables yet. Levels are then shown as they came with the results.
norms-head-series = Series
norms-head-subject = Subject
norms-head-moment = Moment
norms-head-rows = Rows
norms-head-mean = National mean
norms-head-results = Results
norms-head-from = From
norms-head-to = To
norms-head-file = Brought in
norms-unknown = not known
norms-upload-title = Bring in a norm table
norms-upload-why = A csv file with the columns { $columns }. One file may hold several series and moments. You first see what would change.
norms-empty-file = An empty file with your series
norms-source-label = Where do the figures come from?
norms-source-help = For example the manual and its year. May be left empty.
norms-look = See what would change
norms-busy = Checking…
norms-preview-title = What would change?
norms-preview-why = Nothing has been saved yet.
norms-apply = Apply
norms-cancel = Never mind
norms-new = new
norms-replaces = replaces the current one
norms-head-what = What
norms-refused-title = This file is not right yet
norms-refused-why = Nothing was taken. Correct the file and bring it in again.
norms-notices = Good to know
norms-applied = The norm tables have been applied.
norms-removed = The norm table is gone, and with it the levels that came from it.
norms-table-title = Norm of { $series }, { $moment }
norms-remove = Remove this table
norms-remove-why = Results that take their level from this table lose level, percentile and DLE again. The scores stay.
norms-dl-title = How do you count didactic age?
norms-dl-why = Ten months of education a school year from group 3 on; July and August do not count. Sources count the current month in different ways. Below ten months the didactic growth says little.
norms-dl-months-completed = Only months that are over: February in group 7 is 45
norms-dl-month-running = The current month counts: February in group 7 is 46
norms-dl-source = Sources: edumax.nl, onderwijsconsument.nl, manual of toets.nl (November 2026).
norms-bands-title = How are the levels distributed?
norms-bands-why = This distribution is national and comes with Stut. A level on I to V is never turned into a level on A to E: the borders differ.
norms-bands-percentile = Percentile
norms-bands-share = Share of the norm group
norms-bands-valid = Holds
norms-bands-always = no first or last day known
norms-bands-since = from { $date }
norms-bands-source = Source: { $source }
norms-scale-roman = I to V
norms-scale-letter = A to E
norms-scale-avi = AVI
norms-scale-reference = reference level
norms-field-file = file

norms-is-empty = The file is empty. Choose another file.
norms-not-text = This is not a csv file. Save the sheet as CSV, separated by semicolons.
norms-no-column = This column is missing on the first line. Copy the names of the columns exactly.
norms-column-twice = This column is there twice. Remove one.
norms-no-rows = There is nothing below the first line. Fill in the table.
norms-missing = This field is empty. Fill it in.
norms-too-long = This is longer than { $most } characters. Shorten it.
norms-not-a-number = This is not a number. Use digits, with a comma or point for decimals.
norms-not-a-moment = ‘{ $found }’ is not a test moment. Expected is B, M or E with a year group, such as M5.
norms-not-a-level = ‘{ $found }’ is not a level. Expected is I to V, A to E, an AVI level or a reference level.
norms-no-percentile = A percentile lies between 0 and 100. Correct the number.
norms-more = There are more problems. Correct these first.
norms-inverted = The last score is lower than the first. Swap them.
norms-overlap = This score is in the row below it too (which runs to { $until }). Let the rows meet.
norms-gap = There is a gap between { $until } and this score. Let the rows meet.
norms-mixed-scales = This level is not on the scale of the first row ({ $scale }). Use one scale in a table.
norms-level-falls = The level is lower than at a lower score. Check the rows.
norms-percentile-falls = The percentile is lower than at a lower score. Check the rows.
norms-dle-falls = The DLE is lower than at a lower score. Check the rows.
norms-other-mean = The mean differs from an earlier one in this table ({ $first }). A table has one mean.
norms-other-subject = The subject differs from an earlier one in this table ({ $first }). Choose one name.
norms-other-scale = According to the list of tests this series has levels on { $scale }. Correct the level, or change the list.
norms-odd-percentile = Nationally this percentile belongs to level { $level }. Check the row.
norms-no-such-series = The school has no test of the series ‘{ $series }’ yet. Results of a series with another name get no level from it.

tests-title = Which tests does your school use?
tests-link = Tests and own lists
tests-why = From this list you choose a test when you enter results, with a sheet and in the test calendar. Hide what you do not use.
tests-own-title = Own tests and lists
tests-own-why = Tests of a method, social-emotional lists and observations, with scales and levels of your own.
tests-own-none = There are no own tests or lists yet.
tests-own-new = Make an own test or list
tests-series-title = Publishers’ series
tests-series-new = Add a series
tests-head-name = Test
tests-head-supplier = Publisher
tests-head-groups = Groups
tests-head-moments = Moments
tests-head-scale = Score and level
tests-head-origin = Where does this come from?
tests-head-kind = Kind
tests-head-scales = Scales
tests-head-do = Show
tests-origin-two = shipped; two sources
tests-origin-one = shipped; one source
tests-origin-none = shipped; not confirmed, please check
tests-origin-changed = changed by the school
tests-origin-school = added by the school
tests-origin-results = found in results
tests-hide = Hide
tests-show = Show again
tests-hidden = hidden
tests-saved = Saved.
tests-removed = Removed.
tests-edit-title = What do you know about { $name }?
tests-new-title = Which series do you want to add?
tests-key-label = Name in files
tests-key-help = What results and norm tables call the series: the code of the test without its moment, followed by the version.
tests-name-label = Name
tests-supplier-label = Publisher
tests-subject-label = Subject
tests-groups-label = Year groups
tests-groups-help = For example 3-8 or 4, 5, 7.
tests-moments-label = Test moments
tests-moments-help = For example M3 E3 M4 E4. Empty when the test has no fixed moment.
tests-scale-label = What kind of score?
tests-level-scale-label = Levels on
tests-level-scale-none = varies or none
tests-forget = Back to how Stut ships it
tests-forget-own = Remove this series
tests-forget-own-why = Results and norm tables of this series stay.
tests-wrong = Nothing has been saved yet. Check the marked fields.
tests-empty = Fill this in.
tests-field-too-long = This is longer than { $most } characters. Shorten it.
tests-taken = This name is in use already. Choose another.
tests-has-moment = Leave out the test moment: a series runs across the moments.
tests-bad-groups = These are no year groups. Expected is something like 3-8.
tests-bad-moments = Something here is not a test moment. Expected is something like M3 E3.
tests-own-edit-title = What does { $name } look like?
tests-own-new-title = Which test or list do you want to make?
tests-kind-label = Kind
tests-kind-own = test of a method or own test
tests-kind-social-emotional = social-emotional development
tests-kind-observation = observation
tests-kind-standard = publisher’s test
tests-scales-title = Scales
tests-scales-why = A list can have scales, each with its own outcome. Leave empty for a test with one outcome. Empty a name to remove a scale.
tests-scale-name = Scale { $number }
tests-scale-results = { $count ->
    [one] 1 result
   *[other] { $count } results
 }
tests-bands-title = Levels
tests-bands-why = From low to high, or in any order that suits the list. ‘From’ is the lowest score of the level; leave empty when the level itself is entered.
tests-band-label = Level { $number }
tests-band-from = From score (level { $number })
tests-band-attention = Needs attention (level { $number })
tests-bands-follow = Results follow: whoever has a level from the score gets the new one.
tests-own-moved = { $count ->
    [one] 1 result has another level now.
   *[other] { $count } results have another level now.
 }
tests-own-remove = Remove this test or list
tests-own-has-results = { $count ->
    [one] There is 1 result of it, so it cannot be removed.
   *[other] There are { $count } results of it, so it cannot be removed.
 } You can hide it.
tests-bad-scale = This name is there already, or is too long. Choose another.
tests-scale-in-use = There are results of this scale. It cannot be removed; put the name back.
tests-bad-band = This level is there already, or is too long. Choose another name.
tests-bad-from = This is not a number, or another level begins here too.
tests-too-many = This is more than a list can hold: at most { $scales } scales and { $bands } levels.
tests-bands-none = none
tests-band-in-words = { $label } (from { $from })

norms-tables-count = { $count ->
    [one] 1 table
   *[other] { $count } tables
 }
norms-placed = { $count ->
    [0] No result gets a level that it had not.
    [one] 1 result gets a level.
   *[other] { $count } results get a level.
 }
norms-moved = { $count ->
    [0] No level changes.
    [one] 1 level changes.
   *[other] { $count } levels change.
 }
norms-lost = { $count ->
    [one] 1 result loses its level: the score is not in the new table.
   *[other] { $count } results lose their level: the score is not in the new table.
 }
trail-norms-imported = { $tables ->
    [one] Brought in 1 norm table
   *[other] Brought in { $tables } norm tables
 } ({ $results ->
    [one] 1 result updated
   *[other] { $results } results updated
 })
trail-norm-removed = Removed a norm table ({ $results ->
    [one] 1 result updated
   *[other] { $results } results updated
 })
trail-tests-edited = Changed the list of tests ({ $series })
trail-choice-made = Set a choice of the school ({ $name }: { $value })
cli-norms-done = Brought in { $tables } of { $school }. { $effect }
cli-norms-which-school = There are several schools. Say with --school for which one this file is.
