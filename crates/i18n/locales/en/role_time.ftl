### The coordinator's time mirror.

role-time-nav = My time
role-time-title = Where does your time go?
role-time-private = Only you see this.
role-time-is-shared = You share your hours by level with principals and coordinators of this school. They see no days and no words.
role-time-choose = Wishes and sharing
role-time-shared-link = What colleagues share
role-time-now = What are you doing?
role-time-now-help = One click starts the clock. Click on something else and it jumps there.
role-time-start = Start { $level }, { $kind }
role-time-kind = { $code ->
    [preventive] preventive
   *[else] curative
 }
role-time-kind-none = not said
role-time-kind-label = Preventive or curative?
role-time-preventive-head = Preventive
role-time-minutes-form = Hours as 1.5 or 1:30, minutes as 45m.
role-time-level = Level
role-time-level-none = not said
role-time-runs = The clock has been running since { $time }: { $level }
role-time-stop = Stop
role-time-discard = Throw away
role-time-what = What was it?
role-time-what-help = Only for yourself. Write no names of pupils.
role-time-more = Write something with it
role-time-minutes = How long?
role-time-minutes-help = Empty is what the clock says. Else 1.5 or 1:30 (hours), or 45m.
role-time-forgotten = Did you forget the clock? It has been running for { $hours } hours. Fill in how long it really was.
role-time-stopped = The clock stands still. It was written down.
role-time-started = The clock is running.
role-time-week = Week of { $from } to { $until }
role-time-week-help = On Friday, at one go: how many hours went where? Write 1.5 or 1:30, or 45m.
role-time-week-save = Save the week
role-time-week-saved = The week is saved.
role-time-week-meanwhile = This week was saved in another window in the meantime. Below stands what you typed; save again to keep that.
role-time-week-total = { $time } together in this week
role-time-plus-clock = + { $time } by the clock
role-time-previous = Previous week
role-time-next = Next week
role-time-weeks = Other weeks
role-time-pieces = Written down by the clock
role-time-pieces-none = Nothing was written down by the clock this week.
role-time-day = Day
role-time-add = Add something
role-time-edit = Change
role-time-edit-title = What is not right about this piece of time?
role-time-add-title = When were you doing what?
role-time-remove = Take away
role-time-remove-sure = This piece of time is really gone after that.
role-time-remove-yes = Yes, take it away
role-time-added = It was written down.
role-time-changed = It is saved.
role-time-removed = It is gone.
role-time-theirs = Nothing was changed: what was there stayed.
role-time-mirror = The mirror
role-time-span = { $code ->
    [week] This week
    [weeks] Four weeks
   *[else] This school year
 }
role-time-spans = What you look back over
role-time-mirror-days = { $from } to { $until }
role-time-mirror-empty = You wrote down nothing for these days yet.
role-time-share = Real
role-time-wish = Wish
role-time-hours = Hours
role-time-planned = Planned a week
role-time-place = Place { $place }
role-time-mean = mean { $mean }
role-time-group-head = { $group } ({ $count })
role-time-chart = Real time beside what you wish, in per cent by level
role-time-table = Your time by level, beside what you wish and what each group expects
role-time-elsewhere = Beside that { $time } without a level, or at another model.
role-time-expected = Expectations from “{ $title }”. A higher mean is more important; place 1 is the most important.
role-time-expected-none = There is no closed round yet in which groups ranked this model.
role-time-expected-small = { $count ->
    [one] 1 group is too small to be shown.
   *[other] { $count } groups are too small to be shown.
 }
role-time-mismatch = “{ $level }” is on top for { $group }. In your time it is at place { $place }.
role-time-mismatch-none = “{ $level }” is on top for { $group }. In your time it did not occur.
role-time-preventive = Preventive { $preventive }, curative { $curative }.
role-time-norm = With { $pupils } pupils the professional association asks for at least { $norm } hours a week.
role-time-norm-source = LBBO: at least 25 hours a week for 200 pupils.
role-time-have = You have { $hours } hours for it.
role-time-average = You wrote down { $hours } hours a week on average, in { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
 } with something in it.
role-time-norm-chart = Hours a week: what you have and what you wrote down, beside what the professional association asks for at least
role-time-norm-least = at least
role-time-norm-have = you have
role-time-norm-wrote = you wrote down
role-choices-title = How do you want to divide your time?
role-choices-model = With which model do you write down your time?
role-choices-model-other = Look with another model
role-choices-model-warning = When you choose another model, what you wrote down stays with the old one.
role-choices-hours = Hours a week for this work
role-choices-hours-help = For example 16 or 12.5.
role-choices-wishes = Your wish, in per cent for each level
role-choices-wishes-help = Together 100. Leave all empty when you do not know yet.
role-choices-share = Share my hours by level with principals and coordinators of this school
role-choices-share-help = They see only sums over the school year, no days and no words. You can stop at any time.
role-choices-saved = Saved.
role-choices-meanwhile = This was also saved in another window. Below stands what you chose; save again to keep that.
role-choices-forget = Throw all my time away
role-choices-forget-sure = All that you wrote down about your time at this school is really gone after that.
role-choices-forget-yes = Yes, throw all away
role-choices-forgotten = All your time is gone.
role-shared-title = Where does the time of colleagues go?
role-shared-empty = Nobody shares hours
role-shared-empty-why = Everybody sees only her own time, until she shares it.
role-shared-nothing = Shares her time, and wrote down nothing yet this school year.
role-shared-year = Sums over { $year }
