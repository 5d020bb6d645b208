### The year plan: care calendar and test calendar in one.

year-plan-nav = Year plan
year-plan-title = What do we do this school year, and when?
year-plan-usual = { $key ->
    [visits_1] Class visits, round 1
    [group_talks_1] Group discussions, round 1
    [plans_1] Group plans of period 1 ready
    [pupil_talks_1] Pupil discussions, round 1
    [reports_1] First report goes home
    [parents_1] Talks with parents, round 1
    [visits_2] Class visits, round 2
    [group_talks_2] Group discussions, round 2 (after the M tests)
    [plans_2] Group plans of period 1 evaluated, period 2 ready
    [pupil_talks_2] Pupil discussions, round 2
    [reports_2] Second report goes home
    [parents_2] Talks with parents, round 2
    [plans_3] Group plans of period 2 evaluated, period 3 ready
    [visits_3] Class visits, round 3
    [group_talks_3] Group discussions, round 3 (after the E tests)
    [hand_over] Hand-over to the next group
    [preliminary_advice] Preliminary school advice
    [transition_test] Transition test
    [transition_test_later] Transition test, catching up
    [final_advice] Final school advice
    [opp] Development plans evaluated with parents and pupil
    [safety] Safety of pupils measured
   *[else] School guide for next year
 }
year-plan-kind = { $kind ->
    [tests] Tests
    [talks] Planned talks
    [group_talks] Group discussion
    [pupil_talks] Pupil discussion
    [visits] Class visit
    [plans] Plans
    [reports] Report
    [parents] Parents
    [study_day] Study day
    [holiday] Holiday or free
    [legal] Legal duty
   *[else] Other
 }
year-plan-span = { $span ->
    [day] One day
    [week] One week (Monday to Friday)
   *[else] A period
 }
year-plan-asks = { $asks ->
    [nothing] Nothing: it is good to know
    [ticked] That somebody ticks it off
    [plans] That a group plan was agreed (Stut looks itself, ticking is fine too)
   *[else] That a talk about the group was held (Stut looks itself, ticking is fine too)
 }
year-plan-role = { $role ->
    [teacher] teachers
    [coordinator] coordinators
    [principal] principals
   *[else] specialists
 }
year-plan-whole-team = whole team
year-plan-week-no = week { $week }
year-plan-talks-count = { $count ->
    [one] 1 talk
   *[other] { $count } talks
 }
year-plan-views = How you see the year plan
year-plan-view-year = The year
year-plan-view-month = By month
year-plan-view-coming = What is coming
year-plan-coming-none = Nothing stands in the year plan for the coming eight weeks.
year-plan-filter-kind = Kind
year-plan-filter-for = For whom
year-plan-filter-all-kinds = everything
year-plan-filter-all = everybody
year-plan-filter-me = for me
year-plan-filter-group = year group { $number }
year-plan-filter-show = Show
year-plan-filter-none = Nothing fits this choice. Choose another kind or other people.
year-plan-add = Add an entry
year-plan-start = Fill the year
year-plan-keep = Keep as our template
year-plan-follow = In my own calendar
year-plan-empty = This school year has no entries of its own yet
year-plan-empty-why = Fill the year in one go: from last year, from your school’s template or from the example of Stut. You see first what would stand there.
year-plan-empty-ask = Your coordinator puts the year plan here.
year-plan-month-empty = nothing planned
year-plan-late = late
year-plan-late-title = Who is late?
year-plan-late-groups = { $count ->
    [one] 1 group is not ready with something of which the days are over.
   *[other] { $count } groups are not ready with something of which the days are over.
 }
year-plan-late-one = { $count ->
    [one] { $group }: 1 thing
   *[other] { $group }: { $count } things
 }
year-plan-done-of = { $done } of { $groups } groups ready
year-plan-in-break = begins in { $name }
year-plan-days = { $from } to { $until }
year-plan-when = when
year-plan-for = for whom
year-plan-kind-label = kind
year-plan-source = source
year-plan-note-label = what else to know
year-plan-groups = Which groups are ready?
year-plan-groups-none = No groups in sight this school year of which this asks something.
year-plan-done = { $how ->
    [plan] plan of { $day }
    [talk] talk on { $day }
    [results] all results are there
   *[else] ticked off on { $day }
 }
year-plan-not-done = not ready yet
year-plan-tick = Ready
year-plan-tick-of = Ready: { $group }
year-plan-untick = Not ready after all
year-plan-untick-of = Not ready after all: { $group }
year-plan-plan-round = Plan the round of talks
year-plan-plan-round-why = The days and the groups are filled in then.
year-plan-edit = Change
year-plan-remove = Take out of the year plan
year-plan-is-removed = This entry was taken out of the year plan.
year-plan-put-back = Put back
year-plan-undo = Undo
year-plan-added = The entry is in the year plan.
year-plan-changed = The change is saved.
year-plan-undone = It is as it was again.
year-plan-removed = The entry was taken out of the year plan.
year-plan-restored = The entry is there again.
year-plan-theirs = Nothing was changed: what was there has stayed.
year-plan-meanwhile = Somebody else was first. This is how it is now.
year-plan-started = { $count ->
    [0] Nothing was added: what you chose was there already.
    [one] 1 entry was put into the year plan. See whether the days suit your school.
   *[other] { $count } entries were put into the year plan. See whether the days suit your school.
 }
year-plan-taken-back = { $gone } entries were taken out. What was changed or ticked off stayed: { $kept }.
year-plan-kept = { $count ->
    [one] Your school’s template has 1 entry now.
   *[other] Your school’s template has { $count } entries now.
 }
year-plan-kept-none = There is nothing to keep: this year has no entries of its own.
year-plan-dropped = The template is as it was again.
year-plan-new-title = What do you put into the year plan?
year-plan-edit-title = What changes about { $title }?
year-plan-form-title = What happens?
year-plan-form-kind = Kind
year-plan-form-span = How long does it take?
year-plan-form-from = First day
year-plan-form-from-help = For a week, choose a day in that week.
year-plan-form-until = Last day
year-plan-form-until-help = For a period only.
year-plan-form-groups = Year groups
year-plan-form-roles = Roles
year-plan-form-people = People
year-plan-form-for-help = Choose nothing, and it is for the whole team.
year-plan-form-asks = What does it ask of each group?
year-plan-form-asks-help = So you see who is not ready yet.
year-plan-form-note = What else should one know?
year-plan-form-note-help = The whole team sees this. Write nothing about pupils here.
year-plan-form-source = Source
year-plan-form-source-help = May stay empty. For example a law or something the team agreed on.
year-plan-no-title = Say in a few words what happens.
year-plan-no-day = Choose a day.
year-plan-too-long = This is longer than { $most } characters. Make it shorter.
year-plan-not-a-day = This is no day. Write it as 2026-01-15.
year-plan-other-year = This day lies outside school year { $year }.
year-plan-before-from = The last day lies before the first day.
year-plan-start-title = With what do you fill the year plan?
year-plan-start-from = { $from ->
    [last] Last school year
    [school] Our school’s template
   *[else] The example of Stut
 }
year-plan-start-choices = With what you fill the year
year-plan-start-why = { $from ->
    [last] Each entry comes in the same week and on the same weekday. Days of the law are worked out anew.
    [school] Each entry comes in the same week and on the same weekday as in the year from which you kept the template. Days of the law are worked out anew.
   *[else] This is an example, made from calendars that schools published. Each line has its source. All of it can be changed.
 }
year-plan-start-holidays = First put this year’s holidays into the year plan: what falls in a holiday moves on to the first school week after it.
year-plan-start-take-one = Take over: { $title }
year-plan-start-moved = moved on, fell in { $name }
year-plan-start-by-law = worked out anew
year-plan-start-there = is there already
year-plan-start-windows = { $count ->
    [one] This year’s test calendar is still empty: take 1 test period along
   *[other] This year’s test calendar is still empty: take { $count } test periods along
 }
year-plan-start-with-tests = stands on the test calendar when the test periods come along
year-plan-start-act = Put into the year plan
year-plan-start-nothing = There is nothing to take over.
year-plan-feed-title = The year plan in your own calendar
year-plan-feed-why = With a secret link the calendar on your phone or computer reads along: what is for you in the year plan, your own talks (kind and place), and how many agreements you have to keep on a day. It never holds the name of a pupil.
year-plan-feed-care = Who has the link sees what is in it. So give it to nobody, and make a new one when it ends up somewhere.
year-plan-feed-none = You have no link yet.
year-plan-feed-since = You have had a link since { $day }.
year-plan-feed-make = Make a link
year-plan-feed-again = Make a new link
year-plan-feed-again-why = The old link stops working then.
year-plan-feed-revoke = Revoke the link
year-plan-feed-revoked = The link was revoked. Your calendar gets nothing any more.
year-plan-feed-made = This is your link
year-plan-feed-once = You see this link only now. Copy it into your calendar.
year-plan-feed-label = link
year-plan-feed-how = In your calendar choose “subscribe to a calendar” or “calendar by URL” and paste the link. From then on your calendar looks by itself whether something changes.
year-plan-feed-done = Done
year-plan-feed-name = Year plan { $school }
year-plan-feed-promises = { $count ->
    [one] 1 agreement
   *[other] { $count } agreements
 }
year-plan-paper-purpose = Year plan for the team. It holds no names of pupils.
year-plan-paper-month = Entries in { $month }
year-plan-paper-who = For whom
year-plan-paper-what = What
year-plan-paper-when = When
year-plan-pdf = PDF
today-year = From the year plan
today-year-none = Nothing stands in the year plan for you in the coming two weeks.
today-year-all = The whole year plan
trail-year-plan-edited = { $what ->
    [added] put an entry into the year plan
    [changed] changed an entry of the year plan
    [undone] undid a change of the year plan
    [removed] took an entry out of the year plan
    [restored] put an entry back into the year plan
    [started] filled the year plan
    [taken_back] undid filling the year plan
    [kept] kept the year plan as a template
   *[else] took the template of the year plan back
 }
trail-year-plan-ticked = { $done ->
    [yes] said that a group is ready with something of the year plan
   *[else] took back that a group is ready with something of the year plan
 }
trail-calendar-feed = { $what ->
    [made] made a link for the own calendar
   *[else] revoked the link for the own calendar
 }
