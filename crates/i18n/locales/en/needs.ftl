needs-tab = Needs
needs-title = What does { $name } need?
needs-title-short = Educational needs
needs-why = Write briefly and concretely, in what you see and what helps. Each line stands by itself. What you change or end stays in the history.
needs-kind = { $kind ->
    [helping] helping factor
    [hindering] hindering factor
    [goal] goal
    [instruction] instruction
    [tasks] tasks
    [activities] activities
    [feedback] feedback
    [teacher] teacher
    [classmates] classmates
    [parents] parents
    [child_view] what the child says
    [parents_view] what the parents say
   *[else] what the teacher needs
 }
needs-begin = { $kind ->
    [instruction] instruction that
    [tasks] tasks that
    [activities] activities that
    [feedback] feedback that
    [teacher] a teacher who
    [classmates] classmates who
   *[else] parents who
 }
needs-column-helping = Helping factors
needs-column-hindering = Hindering factors
needs-factors-title = Helping and hindering factors
needs-column-didactic = Needs for learning
needs-column-pedagogical = Needs in contact
needs-column-views = How child, parents and teacher see it
needs-goal-title = To reach this …
needs-sentences-title = … { $name } needs:
needs-child-title = How { $name } sees it
needs-parents-title = What the parents say
needs-teacher-title = What the teacher needs herself
needs-add = Add
needs-edit = Change
needs-end = End
needs-save = Save
needs-save-next = Save and one more
needs-text = What
needs-who-saw = Who saw it
needs-when-seen = When
needs-how-heard = How it was heard
needs-which-kind = Sentence
needs-phrases = Phrases to begin with
needs-phrase-take = take
needs-seen-by-on = seen by { $who }, { $date }
needs-seen-by = seen by { $who }
needs-seen-on = seen on { $date }
needs-heard-by-on = { $who }, { $date }
needs-by = { $author }, { $date }
needs-nothing = Nothing was written here yet.
needs-nothing-read = Nothing was written about this child this school year.
needs-problem-empty = Nothing stands here yet. Write a few words.
needs-problem-too-long = This is too long: { $letters } letters fit.
needs-problem-not-a-day = This is no date. Choose a day.
needs-problem-later = This day has yet to come. Choose today or earlier.
needs-saving = Saving …
needs-saved-at = Saved at { $time }.
needs-unsaved = Not saved yet: there is no connection now. Your text stays here and will go by itself.
needs-meanwhile = Somebody else changed this line meanwhile. Press Save to see both.
needs-ended-by = ended by { $name }, { $date }
needs-saved = The line is saved.
needs-ended = The line is ended. It stays in the history.
needs-restored = The line is on the list again.
needs-taken = The line was taken over from last school year.
needs-undo = Put back
needs-hint-label = It says ‘{ $words }’. What do you see the child do, and what helps?
needs-hint-no-example = What did you see? An example makes it clear.
needs-hint-no-source = Who saw this, and when?
needs-hint-no-measure = By what do you see that it was reached, and when?
needs-hint-no-what = What exactly? A few more words help a colleague.
needs-hint-general = ‘{ $words }’ helps every child. What exactly, and how often?
needs-earlier-title = From last school year
needs-earlier-why = These lines stood here last school year. Take over what still holds. The rest you can leave or close.
needs-take-over = Take over
needs-not-any-more = No longer needed
needs-as-of = as it was on { $date }
needs-on-label = See how it was on
needs-on-show = Show
needs-on-bad = That is no day of the past. You see how it is now.
needs-back-to-now = Back to now
needs-history = History
needs-history-written = { $name } wrote
needs-history-changed = { $name } changed
needs-history-taken = { $name } took over from last school year
needs-history-ended = { $name } ended
needs-history-before = before: { $text }
needs-head-kind = Kind
needs-head-text = Line
needs-head-by = By
needs-head-cluster = Cluster
needs-head-data = Results
needs-pdf-title = Educational needs of { $name }
needs-pdf-purpose = Confidential. For who works with this child or this group.
needs-pdf-file = educational-needs
needs-group-tab = Needs
needs-group-title = What does { $group } need?
needs-group-why = Only what differs from the group as a whole needs words.
needs-group-written = { $count ->
    [0] Nothing was written yet about any of the { $all } pupils.
    [one] Something was written about 1 of the { $all } pupils.
   *[other] Something was written about { $count } of the { $all } pupils.
 }
needs-group-past = This is a group of another school year. You can read here, not write.
needs-without-title = Nothing written yet
needs-all-of-pupil = all of { $name }
needs-cluster-intensive = intensive
needs-cluster-basic = basic
needs-cluster-extended = extended
needs-close = Close
needs-settings = Phrases for educational needs
needs-settings-why = These phrases appear when somebody types a line. What stands with three or more pupils and names nobody joins them by itself. Hide what you do not want to use.
needs-phrase-added = The phrase was added.
needs-phrase-hidden = The phrase is hidden.
needs-phrase-shown = The phrase is offered again.
needs-phrase-add-title = Add a phrase of your own
needs-phrase-kind = For
needs-phrase-there = This phrase is there already.
needs-phrase-hide = Hide
needs-phrase-show = Show again
needs-phrase-from = { $origin ->
    [shipped] from Stut
    [own] of the school
   *[else] grown from use
 }
needs-phrase-used = with { $count } pupils
needs-phrase-is-hidden = hidden
needs-phrases-none = No phrases yet.
