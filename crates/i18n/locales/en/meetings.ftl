### Talks: plan, prepare, hold, report.

trail-talk-planned = Planned a talk
trail-talk-edited = Changed the details of a talk
trail-talk-stepped = Held, cancelled or reopened a talk
trail-talk-people-changed = Changed who takes part in a talk
trail-talk-prepared = Had the agenda of a talk built
trail-talk-subject-saved = Changed the agenda of a talk
trail-talk-text-written = Wrote in a talk
trail-talk-printed = Made the report of a talk as a document
trail-talk-round-planned = Planned a round of talks
trail-talk-round-taken-back = Took a round of talks back
trail-talk-kind-saved = Changed a kind of talk

export-about-talks = The talks on whose agenda this pupil stood.
export-about-talk-texts = What was written about this pupil in those talks, with what stood there before.
meeting-export-people = With

meeting-nav = Talks
meeting-lane = talks
meeting-title = Which talks are coming?
meeting-title-own = Which talks are coming for you?
meeting-title-past = Which talks were there?
meeting-coming = Coming
meeting-past = Past
meeting-mine = I take part
meeting-choose = Choose
meeting-filter-kind = Kind
meeting-filter-all-kinds = All kinds
meeting-filter-group = Group
meeting-filter-all-groups = All groups
meeting-show = Show
meeting-plan = Plan a talk
meeting-plan-round = Plan a round
meeting-none-coming = No talk is planned.
meeting-none-past = Talks that were held will stand here.
meeting-column-when = When
meeting-column-talk = Talk
meeting-column-who = With whom
meeting-column-state = State
meeting-late = to be closed
meeting-subjects = { $count ->
    [0] empty agenda
    [one] 1 subject
   *[other] { $count } subjects
 }
meeting-from-until = { $day }, { $from }–{ $until }
meeting-from = { $day }, { $from }

meeting-state-planned = planned
meeting-state-held = held
meeting-state-cancelled = does not go on
meeting-role-leader = leads the talk
meeting-role-teacher = teacher
meeting-role-coordinator = coordinator
meeting-role-principal = principal
meeting-role-specialist = specialist
meeting-role-parent = parent
meeting-role-pupil = pupil
meeting-role-outside = from outside the school
meeting-role-other = other
meeting-pupil-gone = a pupil who is no longer known

meeting-why-blind-spot = blind spot: nothing is open yet
meeting-why-signal = { $kind }: { $subject }
meeting-why-plan-due = evaluate the plan ({ $date })
meeting-why-plan-draft = plan still a draft
meeting-why-agreement = agreed for { $date }
meeting-why-late = was due on { $date }
meeting-why-case = a case is open

meeting-new = What kind of talk do you plan?
meeting-new-of = Plan: { $kind }
meeting-edit = Change { $title }
meeting-private-kind = private
meeting-private-why = Private: only who takes part sees this talk. The principal, the coordinator and the administrator do not.
meeting-minutes-long = { $count } minutes
meeting-wrong = The talk is not saved yet. Look at the fields below.
meeting-field-title = Title
meeting-field-title-help = May stay empty: then it is called after its kind and whom it is about.
meeting-field-day = Day
meeting-field-from = From
meeting-field-minutes = Minutes
meeting-field-place = Place
meeting-field-group = Group
meeting-field-pupils = About whom
meeting-field-of-group = Pupils of group
meeting-show-pupils = Show pupils
meeting-choose-group-first = Choose a group and show its pupils.
meeting-field-people = Who takes part?
meeting-field-others = Who else
meeting-field-others-help = Names without an account, with a comma between.
meeting-make = Plan this talk
meeting-problem-kind = Choose a kind of talk.
meeting-problem-too-long = That is too long: { $most } characters at most.
meeting-problem-day = That is no day.
meeting-problem-far = That day is too far away.
meeting-problem-time = That is no time. Write for example 15:30.
meeting-problem-minutes = Choose a number from 5 to 480.
meeting-problem-no-group = Choose a group.
meeting-problem-no-pupil = Choose at least one pupil.
meeting-problem-too-many-pupils = Those are too many pupils for one talk.
meeting-problem-pupil-elsewhere = One of these pupils is not of this school, or not of your groups. The talk is not planned.
meeting-problem-group-elsewhere = This group is not of this school, or not yours. The talk is not planned.
meeting-problem-not-here = Somebody you chose does not work here (any more).
meeting-problem-people = Those are too many names, or a name is too long.
meeting-meanwhile = Somebody else changed this talk in the meantime. Now it says:

meeting-done-made = The talk is planned.
meeting-done-saved = The talk is changed.
meeting-done-held = The talk is held. Below is the report.
meeting-done-cancelled = The talk does not go on.
meeting-done-planned = The talk is planned again.
meeting-done-text = The text is saved.
meeting-done-subject = The agenda is changed.
meeting-done-removed = The subject is off the agenda.
meeting-done-people = Changed who takes part.
meeting-done-agreed = The agreement is noted.
meeting-done-prepared = The agenda has what is open now.
meeting-done-child = Saved. Thank you!
meeting-done-offered = It stands among the needs now, as the pupil’s own view.
meeting-refused-frozen = This talk does not go on or was held. Plan it again first.
meeting-refused-meanwhile = Somebody else was just before you. See how it stands now.
meeting-refused-step = That cannot be done now. A talk is held on its day or later.
meeting-refused-title = Write what it is about, in 300 characters at most, or choose a pupil.
meeting-refused-pupil = This pupil is not of this school, or not of your groups.
meeting-refused-name = Choose somebody or write a name.
meeting-refused-not-here = That person does not work here (any more).
meeting-refused-already = That person takes part already.
meeting-refused-too-many = Very many people take part already.
meeting-refused-last = Somebody always stays in a private talk.
meeting-refused-offer = Nothing stands there in words yet.

meeting-hold = Hold the talk
meeting-prepare = Prepare
meeting-report = Report
meeting-change = Change
meeting-step-hold = The talk was held
meeting-step-cancel = Does not go on
meeting-step-reopen = Planned after all
meeting-agenda = Agenda
meeting-agenda-empty = Nothing stands here yet. Stut can fill the agenda with what is open now; you add to it.
meeting-agenda-build = Fill the agenda with what is open
meeting-agenda-rebuild = Bring the agenda up to date
meeting-agenda-built = Brought up to date on { $date }. What you add, write or take off stays as it is.
meeting-agenda-hidden = { $count ->
    [one] 1 subject is about a pupil outside your groups and is not shown.
   *[other] { $count } subjects are about pupils outside your groups and are not shown.
 }
meeting-by-hand = added by hand
meeting-take-off = Take off
meeting-put-back = Put back
meeting-taken-off = Taken off the agenda
meeting-add-subject = Add a subject
meeting-add-title = About what
meeting-add-pupil = or about
meeting-add-nobody = no pupil
meeting-add-part = Under
meeting-add-part-self = by itself
meeting-add = Add
meeting-questions = Prepare
meeting-questions-help = Answer this before. Who takes part reads it too.
meeting-people = Who takes part
meeting-present = Present
meeting-absent = Absent
meeting-was-absent = Was not there
meeting-was-present = Was there
meeting-is-absent = (absent)
meeting-person-off = Take off the list
meeting-add-person = Add somebody
meeting-add-colleague = Colleague
meeting-add-name = or a name
meeting-add-role = As

meeting-hold-title = { $title }: notes
meeting-hold-help = All you type is saved by itself.
meeting-jump = Go to
meeting-notes = Notes
meeting-note-of = Notes about { $name }
meeting-open-page = Open beside
meeting-discussed = Discussed
meeting-mark = Discussed
meeting-unmark = Not discussed after all
meeting-agree = Agreement
meeting-agree-about = Agreement about { $name }
meeting-agree-help = For example: @anke reads with Noor every day by friday
meeting-agree-note = Note
meeting-agreements = Agreements
meeting-agreements-none = No agreements in this talk yet.
meeting-agreement-line = { $who }: { $what }, { $date }
meeting-agree-wrong = This agreement is not noted yet. { $reason }
meeting-headings = For the report
meeting-saved-at = Saved at { $time }

meeting-report-title = Report: { $title }
meeting-report-empty = Nothing is noted yet.
meeting-report-agenda = Discussed
meeting-left = Written earlier
meeting-left-untitled = Part that is no longer there
meeting-recap = Who gets what, from whom, until when
meeting-recap-summary = For each pupil who was discussed what was agreed, who does it and when it is done.
meeting-recap-who = For whom
meeting-recap-what = What
meeting-recap-from = From whom
meeting-recap-until = Until when
meeting-recap-general = In general
meeting-recap-nothing = nothing agreed
meeting-paper-purpose = For who took part and for the file. Confidential.
meeting-paper-private = Private. Only for who took part.

meeting-child = Form for the child
meeting-child-title = How are you, { $name }?
meeting-child-intro = Choose a face, or write a few words. Nothing is right or wrong. You need not answer everything.
meeting-child-answers = What the child says
meeting-child-school = How do you like school?
meeting-child-learning = How does learning go?
meeting-child-others = How is it with other children?
meeting-child-proud = What are you good at?
meeting-child-hard = What do you find hard?
meeting-child-helps = What helps you then?
meeting-child-wish = What would you like?
meeting-child-good = good
meeting-child-so-so = so-so
meeting-child-bad = not so nice
meeting-child-save = Done
meeting-child-too-long = That is too much for one answer. Make it shorter; the rest is saved.
meeting-child-meanwhile = Somebody else filled this in just now too. See what stands there; what you wrote is below.
meeting-child-offer = Put this among the needs

meeting-round-title = When do we discuss all groups?
meeting-round-help = Choose the period and the groups. Stut looks for a moment for each group at which everybody is there. Nothing is planned yet.
meeting-round-period = Period
meeting-round-from = From
meeting-round-until = Until
meeting-round-day-from = From (time)
meeting-round-day-until = Until (time)
meeting-round-a-day = Talks on a day
meeting-round-not-on = Not on these days
meeting-round-not-on-help = For example a study day: 2026-03-18, 2026-03-20.
meeting-round-groups = Groups
meeting-round-works = Who works when?
meeting-round-works-help = Whom you do not change is there on all days.
meeting-round-preview = Show how it would be
meeting-round-rows = How it would be
meeting-round-moment = Day and time
meeting-round-no-moment = No moment found. Choose a day yourself, or make the period longer.
meeting-round-make = Plan these talks
meeting-round-done = { $count ->
    [one] 1 talk is planned.
   *[other] { $count } talks are planned.
 }
meeting-round-undo = Take the whole round back
meeting-round-undone = { $count ->
    [0] Nothing was taken back.
    [one] 1 talk was taken back.
   *[other] { $count } talks were taken back.
 } { $kept ->
    [0] The agenda is as it was.
    [one] 1 talk stays, because something was done with it.
   *[other] { $kept } talks stay, because something was done with them.
 }
meeting-round-wrong = Something is not right yet. Look at the fields below.
meeting-round-problem-days = Choose a first and a last day that is still to come, at most half a year apart.
meeting-round-problem-times = Choose a start and an end, in that order.
meeting-round-problem-a-day = Choose a number from 1 to 8.
meeting-round-problem-group = Choose at least one group.
meeting-round-problem-kind = Choose a kind of talk that is about a group.
meeting-round-problem-not-on = One of these days cannot be read. Write them so: 2026-03-18, 2026-03-20.
meeting-round-problem-works = Choose at least one day, or leave this group out of the round.
meeting-round-problem-moment = That is no day with a time. Choose both, or leave both empty.
meeting-round-problem-past = That day is over.
meeting-round-problem-weekend = That is a day of the weekend.
meeting-round-problem-double = Somebody has another talk of this round then.
meeting-day-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
   *[other] Fri
 }

meeting-kinds = Which talks do you hold?
meeting-kinds-help = One line for each part. Behind a bar with a blank before and after it there may be a hint. A line that you word otherwise stays the same part. Do you want another part in its place? Then take the old line out first and save.
meeting-kinds-settings = Kinds of talk
meeting-kind-new = New kind of talk
meeting-kind-name = Name
meeting-kind-about = Is about
meeting-about-group = a group
meeting-about-pupils = one or more pupils
meeting-about-work = the work itself
meeting-kind-private = Private: only who takes part sees it
meeting-kind-questions = Questions to prepare with
meeting-kind-removed = No longer offered
meeting-kind-saved = The kind of talk is saved.
meeting-kind-wrong = Something is not right yet. Look at the fields below.
meeting-kind-meanwhile = Somebody else changed this kind of talk in the meantime. What you wrote is below; save again to keep it.
meeting-kind-problem-name = Give it a name.
meeting-kind-problem-agenda = A talk has at least one part.
meeting-kind-problem-lines = That is too much: 20 lines of 300 characters at most.
