### Groups through the years: the page of a group, extra groups, the hand-over and the new school year.

group-tabs = Pages of this group
group-tab-overview = Overview
group-tab-about = About the group
group-tab-hand-over = Hand-over
group-about-title = How is { $name } doing?
group-made-here = made in Stut
group-from-roster = from the school’s administration
group-of-roster = This group comes from the school’s administration. Who is in it and who teaches it is changed there; Stut takes that over with the next file.
group-ended-on = This group ended on { $day }.
group-members-link = Who is in it?
group-split-link = Split
group-todo-title = What is still to be tested?
group-todo-none = No test period has begun to which this group belongs.
group-todo-calendar = To the test calendar
group-todo-all = All tests
group-todo-done = { $done } of { $all } have a result
group-todo-missing = Not yet:
group-spread-title = How is the group spread over the levels?
group-spread-why = The bar is the group. The ticks below it are the national norm group.
group-spread-pupils = pupils
group-spread-share = share of the group
group-spread-expected = nationally
group-spread-few = Below { $fewest } pupils there is no percentage: one child would weigh too much.
group-growth-title = How does each pupil grow?
group-growth-chart = Growth per pupil: { $subject }
group-growth-why = Each arrow runs from the previous to the latest test; a broken one goes back. The upright stroke stands where the score was expected, if that is known. The table says the same.
group-growth-subjects = Subject
group-growth-table = Growth in a table
group-growth-before = previous
group-growth-now = latest
group-growth-expected = expected growth
group-expected-norm = { $growth } (norm table)
group-expected-school = { $growth } (middle of { $pupils } pupils of this school)
group-expected-unknown = not known
group-extras-title = Extra groups
group-extra-half = { $pupils }, half of this group
group-extra-ended = { $pupils }, over
group-history-title = Where does the group come from?
group-came-from = Last school year these pupils were in
group-former = The group in earlier years
group-went-to = The year after they went to
group-origin-elsewhere = not at this school
group-new-link = Make an extra group
group-new-title = Which extra group do you make?
group-new-what = The new group
group-edit-title = Who is in { $name }?
group-half-of = half of { $group }
group-name = Name of the group
group-year-groups-help = For whom is the group meant? May stay empty.
group-teachers = Teachers
group-teachers-help = Whom you choose here sees the pupils who are in the group.
group-teachers-choose = Choose who teaches the group
group-make = Make the group
group-details = Name and teachers
group-no-name = Give the group a name.
group-name-too-long = This name is longer than { $most } characters. Make it shorter.
group-same-name = A group of this school year has this name already. Choose another.
group-is-made = The group is made.
group-is-edited = The change is saved.
group-is-ended = The group has ended.
group-goes-on = The group goes on again.
group-is-removed = The group is taken away.
group-members-saved = It is saved.
group-members-in = { $count ->
    [0] Nobody is in it yet
    [one] 1 pupil is in it
   *[other] { $count } pupils are in it
 }
group-members-none = Tick beside this who comes in.
group-members-out-help = Tick who goes out.
group-members-others = Who comes in?
group-members-save = Save
group-end-title = Does this group stop?
group-end-why = From today the teacher no longer sees these pupils through this group. Who was in it stays known, and you can open the group again.
group-end = End the group
group-go-on = Let it go on
group-remove-title = Made by mistake?
group-remove-why = Then you take the group away altogether. The pupils simply stay in their base group.
group-remove = Take the group away
group-split-title = How do you split { $name }?
group-split-why = You make two extra groups with the present teachers. The base group stays as it is.
group-split-first = Name of the first half
group-split-second = Name of the second half
group-split-who = Who in which half
group-split-one = first half
group-split-two = second half
group-split-do = Split the group
group-is-split = The group is split in two halves.
group-is-whole = The halves are taken away.
hand-over-title = What should the next teacher of { $name } know?
hand-over-why = Write in short what works and what to watch. Each field is saved by itself; you need not fill in everything.
hand-over-from-pupil = What worked according to the pupil
hand-over-from-parents = What worked according to the parents
hand-over-from-teacher = What worked according to the teacher
hand-over-attention = What to watch
hand-over-written = { $written ->
    [0] nothing written about anybody yet
   *[other] something is written about { $written } of the { $pupils } pupils
 }
hand-over-saved = The hand-over is saved.
hand-over-by = { $name }, { $date }
hand-over-of-year = Hand-over from { $year }
hand-over-nothing-yet = Nothing has been written here yet.
hand-over-nothing = Nothing has been written yet.
hand-over-too-long = This text is longer than { $most } characters. Make it shorter.
hand-over-pupil-title = Handed over
hand-over-pdf-title = Hand-over { $name }, { $year }
hand-over-purpose = For the next teacher: what worked according to the pupil, the parents and the teacher, and what to watch.
hand-over-confidential = Confidential. Only for who works with these pupils.
year-cancel = Cancel
year-undo = Undo
year-link = New school year
year-crumb = New school year
year-title = How does the new school year begin?
year-newest = The newest school year in Stut is { $year }.
year-lay-down = Lay the new file down
year-lay-down-why = The file with the pupils and groups of the new school year, from the school’s administration (EDEXML). First you see what it would do. Nothing changes yet.
year-file = Choose the file
year-look = See what it does
year-look-again = Look again
year-waiting = Still waiting for a yes
year-waiting-one = { $file }, laid down on { $date }
year-last-title = Taken over last
year-last = { $file } of school year { $year }, taken over on { $date }
year-undo-title = Not after all?
year-undo-why = Everything that this file changed will be as it was, all at once.
year-undo-do = Roll everything back
year-made = The new school year is in. If something is wrong, you can roll it back below, all at once.
year-undone = Everything is as it was.
year-preview-title = Is this right for the new school year?
year-refused = This file cannot be taken over as it is. Nothing has changed.
year-same-pupils = Pupils with a new key but the same name and date of birth are the same pupil
year-known = School year { $year } is in Stut already. This file brings that year up to date; nobody moves up.
year-from-to = From { $from } to { $to }
year-reference = reference date { $day }
year-tile-up = { $count ->
    [one] moves up
   *[other] move up
 }
year-tile-stays = { $count ->
    [one] repeats the year
   *[other] repeat the year
 }
year-tile-other = { $count ->
    [one] skips or goes back
   *[other] skip or go back
 }
year-tile-new = { $count ->
    [one] is new
   *[other] are new
 }
year-tile-eight = { $count ->
    [one] leaves after group 8
   *[other] leave after group 8
 }
year-tile-left = { $count ->
    [one] leaves the school
   *[other] leave the school
 }
year-tile-leave = { $count ->
    [one] is no longer in it
   *[other] are no longer in it
 }
year-odd = Have another look at this
year-odd-skipped = Between { $from }, the newest school year in Stut, and { $to } there is another school year. Is this the right file?
year-odd-third = Of { $group } { $missing } of the { $all } pupils are not in the file.
year-odd-no-group = { $name } is in no group.
year-odd-year-group = { $name } goes from { $from } to { $to }.
year-odd-no-teacher = { $group } has no teacher.
year-odd-no-pupils = Nobody is in { $group }.
year-stay = Who repeats the year
year-skip = Who skips a year or goes back
year-left = Who leaves the school
year-left-on = last day { $day }
year-leave = Who is no longer in it
year-leave-why = These pupils were at school last year and are not in the new file. Their file stays.
year-leave-eight = Who leaves after group 8
year-new = Who is new
year-groups = The groups of the new year
year-groups-added = New groups:
year-groups-gone = Groups that are no more:
year-no-group = no group
year-no-groups = no group
year-was = now
year-goes = then
year-step-stays = repeats the year
year-step-skips = skips a year
year-step-jumps = skips years
year-step-down = goes back
year-step-new = new
year-staff = Whose groups change
year-staff-why = A teacher sees the pupils of her own groups, so that changes as well.
year-staff-who = member of staff
year-yes-title = Is it right?
year-yes-why = Then Stut takes everything over at once. Afterwards you can roll it back at once as well.
year-yes = Yes, take this over
year-drop = No, throw the file away
