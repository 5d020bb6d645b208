### The talk about a round, the presentation and the report.

talk-propose-wide = { $level }: on average { $high } with { $high-group } and { $low } with { $low-group }. How sure: { $sure }. What do you mean by it, and who needs what of it?
talk-propose-words = With { $group }, { $level } ranks low, but in own words it is often asked for. How do these two fit?
talk-propose-shared = { $level } stands high with every group (on average at least { $mean } everywhere). What do we do there already, and what is missing?
talk-propose-divided = Within { $group } opinions differ widely. What makes that difference?
talk-propose-unheard = Of { $group }, { $answered } of { $invited } filled in the list. Whom did we not hear, and what would they say?

talk-title = What do you talk about, and what do you agree on?
talk-example = This is an example round from a published study, not of your school. Feel free to try everything here.
talk-present = Present
talk-put-back = Put back
talk-done = { $done ->
    [opened] The talk is open. Show the code, and everybody can take part.
    [closed] The talk is closed. The code works no more; the remarks stay.
    [subjects] The subjects are saved.
    [subject_removed] The subject is off the list. Remarks that stood under it are with the new ones again.
    [proposed] It is on the list. Put it into your own words as you like.
    [sorted] The remarks are sorted.
    [agreement_added] The agreement is on the list.
    [agreement_changed] The agreement is changed.
    [agreement_done] The agreement is done. Well done.
    [agreement_dropped] The agreement is dropped, with its reason.
    [agreement_open] The agreement is open again.
   *[else] Nothing has changed: what was there has stayed.
 }
talk-done-meanwhile = { $count ->
    [one] One thing had been changed by somebody else meanwhile; that has stayed. Have a look whether it is right.
   *[other] { $count } things had been changed by somebody else meanwhile; those have stayed. Have a look whether they are right.
 }
talk-is-open = The talk is open
talk-open-since = Open since { $moment }. Unless you close it, the code works for a week.
talk-open-head = Let the team think along by phone
talk-open-text = Who has the code gives a plus, a minus or a question. Without an account and without a name. They come in here and are on the screen when you present.
talk-was-open = The talk was open before. You get a new code; the remarks of that time stay.
talk-open = Open the talk
talk-close = Close the talk
talk-qr = QR code with the address of this talk
talk-how-in = Scan the code, or go to { $address } and fill in:
talk-subjects = Subjects of the talk
talk-subjects-none = There is nothing on the list yet. Begin with a proposal from the figures or write a subject yourself.
talk-subject-label = subject { $place }
talk-subject-up = subject { $place } up
talk-subject-down = subject { $place } down
talk-subject-remove = Remove
talk-subject-new = New subject
talk-subject-long = A subject is too long: keep it to { $most } characters, then it fits on the screen.
talk-subjects-many = These are more than { $most }. More does not fit in one talk: put some together.
talk-proposals = Proposals from the figures
talk-proposals-help = Choose what you want to talk about. Then change the words as you like.
talk-proposals-take = Put on the list
talk-proposals-later = As soon as the round is closed, Stut makes proposals from the figures here.
talk-unsorted = Not sorted yet
talk-remarks = { $count ->
    [0] Remarks
    [one] 1 remark
   *[other] { $count } remarks
 }
talk-remarks-none = Nothing has come in yet.
talk-remarks-new = There are new remarks.
talk-remarks-show = Show them
talk-remarks-keys = Quicker with keys: ↑ and ↓ to a remark, 1 to 9 for the subject, 0 for none, h to hide.
talk-remarks-save = Save the sorting
talk-put-under = Put under a subject: { $text }
talk-hide = Do not show
talk-kind = { $kind ->
    [plus] Plus
    [minus] Minus
   *[else] Question
 }
talk-agreements = Agreements
talk-agreements-none = Nothing is agreed yet.
talk-agreement-new = New agreement
talk-agreement-add = Write down
talk-agreement-title = What changes about the agreement?
talk-agreement-what = What
talk-agreement-who = Who
talk-agreement-due = When
talk-agreement-due-help = The day on which it is done. May stay empty.
talk-agreement-until = by { $day }
talk-agreement-late = late
talk-agreement-why = Dropped: { $reason }
talk-agreement-do = Done
talk-agreement-change = Change
talk-agreement-drop = Drop
talk-agreement-reason = Why is this dropped?
talk-agreement-reopen = Open again
talk-agreement-long = This is too long: keep it to 500 characters.
talk-agreement-no-day = This is no day. Write it as 2026-03-31.
talk-agreement-no-who = Say who does it.
talk-agreement-no-what = Say what you agree on.
talk-agreement-no-reason = Say why, then everybody still knows later.
talk-agreement-state = { $state ->
    [open] open
    [done] done
   *[else] dropped
 }
talk-earlier = What you agreed in the round before

talk-door-title = Which code is on the screen?
talk-door-text = With the code you take part in the talk. You need no account, and your name is not asked.
talk-door-send = Take part
talk-door-wrong = This code does not work. Check whether you typed it right; the talk may be closed already.
talk-code = Code
talk-code-help = Eight letters and digits. Capitals and the hyphen do not matter.
talk-remark-title = What do you want to say?
talk-remark-sent = Your remark is sent. Do you have another one?
talk-remark-kind = What is it?
talk-remark-text = Your remark
talk-remark-help = { $most } characters at most.
talk-remark-send = Send
talk-remark-nameless = Your name and the time are not kept. What you write can come on the screen for everybody; who leads the talk can take it off.
talk-remark-empty = Write something first.
talk-remark-long = This is too long for the screen: keep it to { $most } characters.
talk-remark-full = There are { $most } remarks already; more this talk cannot hold. Say it aloud.
talk-remark-no-kind = Choose first: a plus, a minus or a question.

talk-slide-keys = Turn with the arrows or the space bar; f fills the screen.
talk-slide-nav = Turning slides
talk-slide-stop = Back to the talk
talk-slide-full = Full screen
talk-slide-previous = Previous
talk-slide-next = Next
talk-slide-number = { $number } of { $total }
talk-slide-table = Show the figures
talk-slide-closed = There is no code now: open the talk to get remarks.
talk-slide-question = What did we ask?
talk-slide-ranked = Put these { $count } in order of importance: { $count } for what you find most important, 1 for the least.
talk-slide-response = Who took part?
talk-slide-group = What is important to { $group }?
talk-slide-group-table = The levels in order
talk-slide-groups = All groups side by side
talk-slide-order = Who puts what where?
talk-slide-gaps = Where do expectations lie furthest apart?
talk-slide-changes = What has changed since the round before?
talk-slide-words = Do figures and words say the same?
talk-slide-later = A little patience
talk-slide-later-why = The round is still open. The outcome comes here as soon as it is closed.
talk-slide-subjects = What do we talk about?
talk-slide-remarks = What do you say?
talk-slide-agreements = What do we agree on?
talk-slide-nothing-agreed = Who does what, and when is it done?

report-title = What do you learn from this round?
report-paper-title = Report
report-purpose = What was asked and answered, what was said about it and what was agreed. Without names of who answered.
report-pdf = Report as PDF
report-file-name = report
report-saved = The text is saved.
report-saved-at = Saved { $moment }
report-busy = Saving…
report-offline = Not saved yet: there is no connection. As soon as there is, your text is saved after all.
report-meanwhile = Somebody else changed this text too. Press Save, then you see both and choose.
report-too-long = This text is too long: keep it to { $most } characters.
report-text-title = { $which ->
    [introduction] Why this round
    [conclusions] Conclusions
   *[else] Recommendations
 }
report-text-help = { $which ->
    [introduction] What did you want to know, and whom did you ask?
    [conclusions] What do you see in the figures and the words? Where do you agree, where not, and what surprised you?
   *[else] What should happen, by whom, and when do you look again?
 }
report-response = Who answered
report-outcome = Outcome
report-not-yet = The round is not closed yet. After that the figures fill themselves in here.
report-all-figures = All figures stand with the outcome
report-talk = What was said at the talk
report-to-talk = Write them down with the talk
report-not-written = Not written yet.
report-nothing-said = Nothing was written down about this.
report-words = The open answers, sorted
report-words-by = Sorted by { $name }. An answer may lie in more than one level.
report-state = State
