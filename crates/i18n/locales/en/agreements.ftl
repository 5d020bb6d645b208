### Agreements: who does what, when, and what came of it.

agreements-nav = Agreements
agreements-title = What did we agree?
agreements-title-own = What did you agree?
agreements-card = Agreements
agreements-empty = Nothing agreed yet
agreements-empty-how = Write the first one below: @name, what, and by when.
agreements-none = Nothing in this list. Well done.
agreements-none-here = Nothing has been agreed here yet.
agreements-none-overdue = Nothing is overdue. Well done.
agreements-count = { $count ->
    [one] 1 agreement
   *[other] { $count } agreements
 }
agreements-filter-open = All that are open
agreements-filter-mine = Mine
agreements-filter-overdue = Overdue
agreements-filter-week = This week
agreements-filter-halfway = Ask half-way
agreements-filter-closed = Done and dropped
agreements-filter-who = Who
agreements-filter-pupil = Pupil
agreements-filter-group = Group
agreements-filter-source = From
agreements-filter-all = all
agreements-filter-show = Show
agreements-which = Which agreements you see
agreements-source = { $kind ->
    [talk] talk
    [plan] plan
    [case] support case
   *[else] written down by itself
 }
agreements-from = from { $kind ->
    [talk] a talk
    [plan] a plan
    [case] a support case
   *[else] nothing
 }
agreements-nameless = about a pupil or group you cannot see
agreements-private = only for who does it and who wrote it down
agreements-moved = { $count ->
    [one] moved once
   *[other] moved { $count } times
 }
agreements-was = first { $date }
agreements-asked = asked half-way
agreements-halfway-on = half-way: { $date }
agreements-done-on = done on { $date }
agreements-done-late = done on { $date }, later than agreed
agreements-dropped-on = dropped on { $date }: { $reason }
agreements-me = me
agreements-late = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
 }
agreements-today = today
agreements-tomorrow = tomorrow
agreements-file-csv = CSV
agreements-file-json = JSON

agreements-line = New agreement in one line
agreements-line-help = @name what by when. For example: @Anke try out the arithmetic material by friday. Also: tomorrow, in 2 weeks, 12 march, 12-03.
agreements-line-add = Agree
agreements-line-more = With more details
agreements-line-no-who = Begin with @ and a name: who does it?
agreements-line-unknown = Who is { $name }? Nobody with an account has that name here. Add somebody from outside with the full form.
agreements-line-several = Whom do you mean: { $names }? Write the family name too.
agreements-line-no-what = What will be done? Write it between the name and the day.
agreements-line-no-day = By when? Put the day at the end: by friday, in 2 weeks, 12 march.
agreements-line-no-such-day = There is no such day.
agreements-line-past = { $date } is over.

agreement-new = New agreement
agreement-edit = Change the agreement
agreement-what = What
agreement-what-help = So that one can see later whether it was done.
agreement-owner = Who does it
agreement-owner-outside = somebody from outside the school
agreement-owner-name = Name of somebody from outside
agreement-owner-name-help = For example mother, or the speech therapist. Leave it empty when you chose somebody above.
agreement-due = By when
agreement-due-help = A day, or: friday, tomorrow, in 2 weeks, 12 march.
agreement-due-fixed = Choose another day with move: then it says why.
agreement-halfway = Ask half-way how it goes
agreement-halfway-help = May be empty. On that day the agreement is on your page of the day.
agreement-is-private = Only who does it and who wrote it down see this
agreement-about = About { $name }
agreement-history = How it went
agreement-history-made = { $date }: written down by { $name }, for { $due }
agreement-history-moved = { $date }: { $name } moved it from { $from } to { $to }. { $reason }
agreement-history-asked = { $date }: asked half-way
agreement-problem-no-what = Write down what will be done.
agreement-problem-too-long = This is longer than { $most } characters. Make it shorter: one agreement is one thing.
agreement-problem-no-owner = Who does it? Without somebody who does it, it is no agreement.
agreement-problem-unknown-owner = This person does not work here (any more). Choose somebody else.
agreement-problem-no-day = By when? Without a day it will wait for ever.
agreement-problem-not-a-day = This is no day. Write for example 12-03-2026, friday or in 2 weeks.
agreement-problem-past = That day is over.
agreement-problem-too-far = That is more than two years ahead. Put it into a plan.
agreement-problem-halfway-not-a-day = This is no day.
agreement-problem-halfway-outside = Half-way lies between today and the day of the agreement.
agreement-saved = Agreed.
agreement-changed = The agreement was changed.

agreement-act-done = Done
agreement-act-move = Move
agreement-act-drop = Drop
agreement-act-reopen = Still open
agreement-act-ask = Asked, it goes on
agreement-act-undo = Undo
agreement-act-more = More
agreement-act-for = { $act }: { $what }
agreement-move-to = New day
agreement-why = Why
agreement-acted-done = Done: { $what }
agreement-acted-moved = Moved to { $date }: { $what }
agreement-acted-dropped = Dropped: { $what }
agreement-acted-open = Open again: { $what }
agreement-acted-asked = Asked half-way: { $what }
agreement-refused-not-now = This cannot be done now: the agreement is closed.
agreement-refused-no-reason = Write down why. Then the other understands it too.
agreement-refused-long-reason = That is too long. One or two sentences will do.
agreement-refused-same-day = That is the day it already has.
agreement-refused-past = That day is over.
agreement-refused-too-far = That is more than two years ahead.
agreement-refused-no-day = This is no day. Write for example 12-03-2026, friday or in 2 weeks.
agreement-meanwhile = Somebody else was just before you. This is how it is now:

promises-title = What we kept
promises-period = agreements for { $from } up to { $until }
promises-share = { $share }% done in time
promises-few = { $kept } of { $asked } done in time
promises-too-few = Fewer than 10: too few for a percentage.
promises-of = of the { $asked } that were due
promises-none = No agreement of which the day is over yet.
promises-in-time = in time
promises-late = done later
promises-overdue = overdue
promises-open = still to do
promises-dropped = dropped
promises-moved = of which moved
promises-made = made

trail-agreement-made = Agreement written down
trail-agreement-changed = Agreement changed
trail-agreement-moved = Agreement moved
trail-agreement-stepped = { $to ->
    [done] Agreement done
    [dropped] Agreement dropped
    [open] Agreement opened again
    [asked] Asked half-way about an agreement
   *[else] Standing of an agreement changed
 }
trail-desk-seen = Page of the day opened

export-about-agreements = Agreements about the pupil
export-about-agreement-moves = When agreements were moved, and why
