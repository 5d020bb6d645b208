### Notices: what Stut tells you, in the program and by mail.

notices-nav = Notices
notices-nav-count = { $count ->
    [one] 1 new notice
   *[other] { $count } new notices
 }
notices-title = What happened while you were busy?
notices-in-short = { $count ->
    [0] You have read everything
    [one] 1 notice not read yet
   *[other] { $count } notices not read yet
 }
notices-empty = No notices yet
notices-empty-how = When you are given an agreement, a talk changes or a case waits for you, it shows up here.
notices-list = Your notices, the newest first
notices-new = new
notices-mark = Read
notices-mark-named = Read: { $what }
notices-unmark = Not read after all
notices-unmark-named = Not read after all: { $what }
notices-mark-all = All read
notices-marked = { $count ->
    [0] There was nothing left to read
    [one] 1 notice is marked as read
   *[other] { $count } notices are marked as read
 }.
notices-marked-one = The notice is marked as read.
notices-undo = Undo
notices-undone = That is undone.
notices-choose = Choose what you want to hear
notices-agreement-given = You were given an agreement: { $what }
notices-agreement-moved = Your agreement got another day: { $what }
notices-agreement-dropped = An agreement was dropped: { $what }
notices-agreement-due = by { $date }
notices-talk-planned = A talk is planned for you: { $kind }
notices-talk-moved = A talk was moved: { $kind }
notices-talk-cancelled = A talk does not go on: { $kind }
notices-talk-report = The report is ready: { $kind }
notices-talk-at = { $date } at { $time }
notices-case-waits = A case waits for you
notices-case-since = at this step since { $date }
notices-evaluation-due = A plan is due for evaluation
notices-evaluation-on = on { $date }
notices-concern = There is something for you at the meldcode
notices-results-brought = There are new results: see what they signal
notices-results-from = from import { $no }
## What you want to hear.

notices-choices-title = What do you want to hear, and when?
notices-choices-saved = Your choice is saved.
notices-choices-meanwhile = You changed your choice elsewhere in the meantime. Below is what you typed just now; save again if this is what it should be.
notices-choices-wrong = Not saved yet. Have a look at the fields below.
notices-choices-program = In the program
notices-choices-program-how = Of what do you want a notice? What you do yourself Stut never tells you.
notices-kind = { $kind ->
    [agreement_given] Somebody gives you an agreement
    [agreement_moved] Somebody else moves an agreement of yours
    [agreement_dropped] Somebody else drops an agreement of yours
    [talk_planned] A talk is planned in which you take part
    [talk_moved] Such a talk is moved
    [talk_cancelled] Such a talk does not go on
    [talk_report] Its report is ready
    [case_waits] A case waits for you
    [evaluation_due] A plan or an intervention is due for evaluation
    [concern_handed_in] Something is handed in for a protected record that you read
   *[else] An import brought results (for the coordinator)
 }
notices-choices-mail = By mail
notices-choices-mail-how = One letter a day, with numbers, days and a link only. Names of pupils and texts are never in it. When there is nothing, nothing comes.
notices-choices-no-mail = Mail is not set up on this installation: nothing is sent. What you choose holds as soon as it is.
notices-choices-is-mailed = Send me the digest
notices-choices-parts = What stands in it
notices-part = { $part ->
    [agreements] My agreements of today and overdue
    [given] Agreements that somebody else gave me
    [talks] Talks of today and tomorrow
    [evaluations] Plans that ask for something
   *[else] Cases that wait for me
 }
notices-choices-weekdays = On which days
notices-weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[else] Sunday
 }
notices-choices-at = From what time
notices-choices-language = Language of the mail
notices-choices-quiet = Quiet hours
notices-choices-quiet-how = In these hours no mail comes and nothing pops up on the screen. What happens waits until they are over.
notices-choices-has-quiet = I want quiet hours
notices-choices-quiet-from = From
notices-choices-quiet-until = Until
notices-choices-save = Save
notices-choices-now = How it stands now
notices-choices-now-mail = The digest comes on { $days }, from { $time }.
notices-choices-now-no-mail = You get no mail.
notices-choices-now-quiet = Quiet from { $from } until { $until }.
notices-choices-now-no-quiet = You have no quiet hours.
notices-choices-now-program = { $count ->
    [0] You get no notices in the program.
    [one] You get 1 kind of notice in the program.
   *[other] You get { $count } kinds of notices in the program.
 }
notices-problem-time = This is no time. Type 07:30, for example.
notices-problem-in-quiet = This lies within your quiet hours. Choose a time outside them.
notices-problem-no-hours = The quiet hours begin and end at the same time.
notices-problem-no-day = Choose a day, or switch the digest off.
notices-problem-no-part = Choose what stands in it, or switch the digest off.
notices-example-title = What does that look like?
notices-example-how = We send the digest of today to your own address.
notices-example-send = Send me an example
notices-example-sent = The example is on its way to your own address.
notices-example-too-soon = An example went out just now. Look in your mail, or try again in a minute.
notices-mail-given-up = { $count ->
    [one] 1 letter could not
   *[other] { $count } letters could not
 } be sent in the last seven days. See whether the mail server can be reached.
notices-me = Notices and mail
## The letter itself.

letter-subject = Your day: { $day }
letter-hello = Dear { $name },
letter-asks = This asks for your attention today.
letter-nothing = Nothing asks for your attention today. All is done.
letter-overdue = { $count ->
    [one] 1 agreement is overdue, since { $oldest }
   *[other] { $count } agreements are overdue, the oldest since { $oldest }
 }
letter-due-today = { $count ->
    [one] 1 agreement is due today
   *[other] { $count } agreements are due today
 }
letter-given = { $count ->
    [one] 1 agreement was given to you by somebody else
   *[other] { $count } agreements were given to you by somebody else
 }
letter-talks-today = { $count ->
    [one] today 1 talk{ $times }
   *[other] today { $count } talks{ $times }
 }
letter-talks-tomorrow = { $count ->
    [one] tomorrow 1 talk{ $times }
   *[other] tomorrow { $count } talks{ $times }
 }
letter-plans = { $count ->
    [one] 1 plan asks for something
   *[other] { $count } plans ask for something
 }
letter-cases = { $count ->
    [one] 1 case waits for you
   *[other] { $count } cases wait for you
 }
letter-open = Open your day: { $address }
letter-stop = Something else, or no more? Choose for yourself: { $address }
trail-notice-choices-made = Notices and mail chosen
trail-letter-asked = Example of the digest asked for
trail-letters-made = { $letters ->
    [one] 1 digest made
   *[other] { $letters } digests made
 }
trail-letters-forgotten = { $letters ->
    [one] 1 old letter forgotten
   *[other] { $letters } old letters forgotten
 }
trail-evaluations-told = { $notices ->
    [one] Told once that something is due for evaluation
   *[other] Told { $notices } times that something is due for evaluation
 }
trail-notices-forgotten = { $notices ->
    [one] 1 old notice forgotten
   *[other] { $notices } old notices forgotten
 }
