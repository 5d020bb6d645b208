### Bringing in spreadsheets, and the preview that every file shows first.

problem-not-a-sheet = This is no spreadsheet that Stut can read. Save the file as CSV or as an Excel workbook (.xlsx) and choose it again.
problem-locked-sheet = This is an old Excel workbook (.xls) or one with a password. Save the file without a password as .xlsx or CSV.
problem-no-column = The column ‘{ $name }’ is not in the file, and this way of reading needs it. Choose another way, or add the column.
problem-below-zero = This number is below zero. Correct it in the file.
problem-out-of-range = This number is not between 0 and { $most }. Correct it in the file.
problem-unknown-by-name = No pupil with this name is in the register. Check the name, or add a column with the pupil number.
problem-asks-who-it-is = This is probably a known pupil. Confirm that at ‘Is this the same pupil?’.
problem-unknown-series = The test ‘{ $series }’ is not known here. Choose another name at the columns, or say that it is a test of the school’s own (‘--own-tests’).
problem-unknown-series-unnamed = It does not say which test this is. Fill in the test.
problem-no-moment = It is not known at which test moment this test was taken. Choose the column with the test moment, or fill the moment in at the columns.
problem-wrong-moment = This test has no test moment { $moment }. Correct the moment, or change the test among the tests of the school.
problem-broken-formula = A formula without an outcome stands here. Correct the formula, or put the number into the cell yourself.
problem-below-bands = This score is below the lowest band of the list, which begins at { $from }. The result was taken without a level.
problem-same-moment = The pupil already has a result of { $date } at this test moment. Both are kept; only the later one counts.
problem-other-subject = Here this test is of the subject ‘{ $known }’. The subject ‘{ $subject }’ of the file was not taken.
problem-wrong-level = ‘{ $level }’ is no level of this test. Correct the level, or choose another level scale at the columns.
problem-in-future = This date is still to come. Correct the date.
problem-not-at-school = On this date the pupil was not born yet or had left the school. Check the date and the pupil.
problem-before-entering = On this date the pupil was not at this school yet. It was taken all the same; is the date right?
problem-twice-in-file = Line { $first-line } has another result of the same pupil, test and day. Take one of the two away.
problem-no-mapping = There is no way of reading that is called ‘{ $name }’. Use ‘plain’, or a name that was remembered when a spreadsheet was brought in.

sheets-title = Spreadsheet
sheets-why = Results, observation lists or absence from Excel (.xlsx) or CSV. You point out what each column is; that is remembered.
sheets-upload-label = Choose a spreadsheet

drafts-title = Waiting for you
drafts-why = These files have not been taken yet. After { $days } days they are thrown away.
drafts-look = Look
draft-ends = waits until { $date }
draft-way = { $way ->
    [sheet] spreadsheet
    [service] delivered by another program
    [grid] typed in
   *[file] file
 }
draft-crumb = Preview
draft-discard = Throw away
draft-done = Done
draft-discarded = The file was thrown away. Nothing was taken.

mapping-title = What is in each column?
mapping-rows = { $rows ->
    [one] 1 row in { $file }
   *[other] { $rows } rows in { $file }
 }
mapping-guessed = Stut made a guess by the names above the columns. See whether it is right.
mapping-remembered = This is how you read a file with these columns the last time. See whether it is right again.
mapping-no-header = There seems to be a pupil above the columns already. Put a row with the names of the columns on top of the file and choose it again. As it is, the first row is left out, and what you say here is not remembered.
mapping-sheet-label = Sheet
mapping-brings-label = What is on a row?
mapping-brings-results = results of a pupil
mapping-brings-absences = absence of a pupil
mapping-fixed-title = What the file does not say
mapping-fixed-why = Fill this in only when it is the same for all rows and there is no column for it.
mapping-series-label = Test or list
mapping-subject-label = Subject
mapping-moment-label = Test moment, such as M5
mapping-date-label = Date of the sitting
mapping-kind-label = Kind of test, when it is new
mapping-kind = { $kind ->
    [own] test of the school’s own
    [social_emotional] social-emotional list
    [observation] observation list
   *[standard] test with national norms
 }
mapping-all-scales-label = Every other column is a scale of this list
mapping-all-scales-why = For a list such as ZIEN! or KIJK!: each column that is nothing yet becomes a scale with the name of the column.
mapping-columns-title = The columns
mapping-column-label = Column ‘{ $name }’
mapping-never-stored = Stut never stores this. The values were taken out of the file already.
mapping-own-test = This column belongs to a test of its own
mapping-part-label = Part or scale
mapping-sample = Such as: { $cells }
mapping-sample-none = This column is empty in the first rows.
mapping-name-label = Remember this as
mapping-name-why = The next file with these columns is read this way. The command ‘stut import results’ knows it by this name too.
mapping-go-on = On to the preview
mapping-preview-title = This is how the first rows are read
mapping-show-again = Read again
mapping-line = Line
mapping-unread = cannot be read
mapping-day-invalid = This is no date.
mapping-moment-invalid = This is no test moment. Write it as M5.
mapping-lacks = { $lack ->
    [pupil] Point out where the pupil is: a pupil number, an ECK iD or a name.
    [test] Say which test it is: point out a column or fill in the test.
    [date] Say on which date: point out a column or fill in the date.
    [score] Point out at least one column with a score or level.
    [hours] Point out the column with the hours.
   *[columns] This sheet has other columns. See whether they are right.
 }
mapping-use = { $what ->
    [pupil_key] pupil number
    [eck_id] ECK iD
    [first_name] first name
    [prefix] name prefix
    [last_name] last name
    [full_name] whole name
    [birth_date] date of birth
    [series] test or list
    [test_code] test code
    [part] part or scale
    [subject] subject
    [moment] test moment
    [date] date
    [absence_kind] kind of absence
    [hours] hours of absence
    [skill_score] skill score
    [raw_score] raw score
    [level] level, on whichever scale
    [level_roman] level I to V
    [level_letter] level A to E
    [level_avi] AVI level
    [level_reference] reference level
    [level_own] level of the test’s own
    [percentile] percentile
    [dle] DLE
    [functioning_level] functioning level
   *[skip] do not take
 }
mapping-group-pupil = Of the pupil
mapping-group-test = Of the test or the day
mapping-group-score = Score or level

mappings-title = How spreadsheets are read
mappings-why = This was remembered of earlier files. If you forget one, you say again what the columns are with the next file.
mappings-line = { $columns ->
    [one] { $what } · 1 column
   *[other] { $what } · { $columns } columns
 }
mappings-forget = Forget
mappings-forgotten = That is forgotten. What was taken already stays.

preview-title = What will change?
preview-about = { $kind } · { $file }
preview-about-year = { $kind } · { $file } · school year { $year }
preview-new-count = new
preview-changed-count = changed
preview-same-count = the same
preview-refused-count = refused
preview-nothing = Everything was known already. Nothing changes.
preview-no-rows = There is nothing in this file to take.
preview-stale = Something changed since you looked. Nothing was taken yet. Below is what the file would do now.
preview-nothing-taken = Nothing of this can be taken now.
preview-refused-title = This file cannot be taken
preview-apply = Take this over
preview-apply-rest = Take what is good
preview-refused-why = { $refused ->
    [one] 1 record is not taken; below is why. The rest can go on.
   *[other] { $refused } records are not taken; below is why. The rest can go on.
 }
preview-columns = Change the columns
preview-undo-later = You can roll this back later.
preview-changed-title = Changed: old and new
preview-new-title = New
preview-refused-list = Not taken
preview-notices-title = Good to know
preview-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
 }
preview-hidden = Names and values are left out: you may not see the files of these pupils. You can take it all the same.
preview-head-line = Line
preview-head-who = Who
preview-head-what = What
preview-head-before = Was
preview-head-after = Becomes
preview-empty = empty
preview-result = { $test }, { $date }
preview-absence = { $kind ->
    [ill] Ill on { $date }
    [permitted] Absent with permission on { $date }
    [unpermitted] Absent without permission on { $date }
    [late] Late on { $date }
   *[unknown] Absent on { $date }
 }
preview-pupil = Pupil
preview-group = Group { $name }
preview-staff = Member of staff
preview-field = { $field ->
    [skill_score] skill score
    [raw_score] raw score
    [level_roman] level I-V
    [level_letter] level A-E
    [level_avi] AVI
    [level_reference] reference level
    [own_level] own level
    [percentile] percentile
    [dle] DLE
    [functioning_level] functioning level
    [other_scores] other scores
    [hours] hours
    [name] name
    [key] pupil number
    [eck_id] ECK iD
    [born_on] date of birth
    [gender] gender
    [year_three_since] in year group 3 or higher since
    [entered_on] at this school since
    [left_on] left the school on
    [group] group
    [extra_groups] extra groups
    [year_group] year group
    [description] description
    [email] mail address
    [roles] roles
   *[groups] groups
 }

asks-title = Is this the same pupil?
asks-why = The file names these pupils by name only. Tick those who are right. Who has no tick is not taken.
asks-guess = ‘{ $named }’ (line { $line }) is { $known }
asks-guess-by-name = only the name is the same
asks-all = They are all right
asks-answer = Save this
asks-series-title = The school does not know these tests yet
asks-series-why = Tick a test that is the school’s own. When the name is wrong, change the columns.
asks-series-label = ‘{ $series }’ is a test of the school’s own
asks-unknown-title = Not known at the school
asks-unknown-why = Nothing of these pupils is taken.
asks-unknown = { $rows ->
    [one] ‘{ $named }’, line { $line }
   *[other] ‘{ $named }’, from line { $line } on, { $rows } rows
 }
asks-same-pupils = { $pupils ->
    [one] 1 pupil has a new key, but the name and birth date of a known pupil. It is the same one.
   *[other] { $pupils } pupils have a new key, but the name and birth date of known pupils. They are the same ones.
 }

cli-which-school = Of which school is this file? Name the school with ‘--school’.
cli-one-sheet = Bring in one file at a time with a mapping.
