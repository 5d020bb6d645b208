### Plans for pupils

pupil-plan-tab = Plans
pupil-plan-list-title = Which plans are there for { $name }?
pupil-plan-list-none = There is no plan for { $name } yet.
pupil-plan-list-none-why = Make a plan when help in the group is not enough. First write with the needs what helps and what hinders: you type that once.
pupil-plan-list-open = Now
pupil-plan-list-past = Past
pupil-plan-list-groups = In the plan of the group
pupil-plan-list-hidden = { $count ->
    [one] There is 1 more plan that is also for pupils whom you do not see.
   *[other] There are { $count } more plans that are also for pupils whom you do not see.
 }
pupil-plan-left = { $name } left the school. You can read the plans, and no new one is added.
pupil-plan-late = past its date
pupil-plan-refused-mark = not agreed
pupil-plan-shared-mark = shared with parents
pupil-plan-new = New plan
pupil-plan-new-title = A new plan for { $name }
pupil-plan-edit = Change details
pupil-plan-edit-title = Details of the plan
pupil-plan-kind = What kind of plan?
pupil-plan-kind-support-why = Extra help for a question, six weeks to three months; also for a few pupils with the same question.
pupil-plan-kind-line-why = An own way through a subject, with the steps that you expect.
pupil-plan-kind-development-why = For whoever needs more than the basic support. The law says what is in it and that parents agree.
pupil-plan-style = With a checklist?
pupil-plan-style-none = No
pupil-plan-style-dyslexia = Dyslexia file
pupil-plan-style-giftedness = Giftedness file
pupil-plan-title-label = What is the plan called?
pupil-plan-title-help = Short: the question or the subject. Empty? Then it is called after its kind and subject.
pupil-plan-subjects = Subjects
pupil-plan-starts = Begins on
pupil-plan-starts-help = Of a development plan: since when it is clear that it is needed.
pupil-plan-ends = Evaluate on
pupil-plan-layout = Layout
pupil-plan-layout-usual = { $name } (usual)
pupil-plan-others = Who else, with the same question?
pupil-plan-others-help = Of a support plan only.
pupil-plan-make = Make the plan
pupil-plan-wrong = The plan is not saved yet. Look at what stands beside the fields.
pupil-plan-wrong-kind = Choose what kind of plan it is.
pupil-plan-wrong-title = Give the plan a name.
pupil-plan-wrong-title-long = The name has { $length } characters; { $most } is the most.
pupil-plan-wrong-starts = Fill in a day.
pupil-plan-wrong-ends = Fill in a day after the beginning, at most three years later.
pupil-plan-wrong-subject = A learning line is about a subject: choose one.
pupil-plan-wrong-many = A plan is for at most { $most } pupils.
pupil-plan-wrong-shared = This plan is shared with the parents of { $name }. They would read about other pupils.
pupil-plan-wrong-left = { $name } left the school: make no new plan.
pupil-plan-wrong-other-left = One of the other pupils left the school.
pupil-plan-saved = The plan is saved.
pupil-plan-made = The plan is there, as a draft. Write what you know; everything saves itself.
pupil-plan-meanwhile = Somebody else just changed this plan. Look at what is there now and try again.
pupil-plan-frozen = As the plan is now, you cannot change this.
pupil-plan-for = For
pupil-plan-period = When
pupil-plan-days = { $from } to { $until }
pupil-plan-agreed-on = Agreed on
pupil-plan-agreed-by = { $date }, by { $names }
pupil-plan-edition-label = Edition
pupil-plan-edition = edition { $number }
pupil-plan-author = Made by
pupil-plan-facts = About this plan
pupil-plan-others-in = Also for
pupil-plan-due-make = To be made before { $date }.
pupil-plan-due-evaluate = Evaluate before { $date }.
pupil-plan-due-late = That is past.
pupil-plan-refused = Somebody with authority does not agree with this plan. Talk about it, and record what that person says.
pupil-plan-due-source = Source: { $source }
pupil-plan-needs-opp = A development plan is required when a pupil needs more than the basic support of the school.
pupil-plan-section-question = The question
pupil-plan-section-goals = Goals
pupil-plan-section-approach = Approach
pupil-plan-section-follow = Following and parents
pupil-plan-section-evaluation = Evaluation
pupil-plan-section-start = Where is the pupil?
pupil-plan-section-steps = Steps
pupil-plan-question = What is the question?
pupil-plan-question-hint = As a question, so that somebody can answer it.
pupil-plan-start = Start
pupil-plan-start-hint = What can the pupil do now, and how do you know?
pupil-plan-approach = What do we do?
pupil-plan-approach-hint = So concrete that a substitute can do it.
pupil-plan-who = Who
pupil-plan-where = Where
pupil-plan-frequency = How often and how long
pupil-plan-frequency-hint = For example: three times a week, twenty minutes.
pupil-plan-materials = Materials
pupil-plan-follow = How do you follow whether it helps?
pupil-plan-follow-hint = What do you look at, and how often?
pupil-plan-parents-contact = Contact with parents
pupil-plan-parents-contact-hint = How often, and who begins.
pupil-plan-parents-part = What do parents do?
pupil-plan-result = What was achieved?
pupil-plan-worked = What worked?
pupil-plan-failed = What did not work?
pupil-plan-next = What will we do?
pupil-plan-expected = What do you expect?
pupil-plan-expected-hint = The way to the end of year group 8, in large steps. The steps themselves are the goals below.
pupil-plan-line-start-hint = Which part of the subject does the pupil master, and how do you see that?
pupil-plan-steps = How do we work on it?
pupil-plan-steps-hint = Method, materials, who and when.
pupil-plan-standing = Where the pupil stands now
pupil-plan-growth = Didactic growth
pupil-plan-helping = What helps
pupil-plan-hindering = What hinders
pupil-plan-factors = What helps and what hinders
pupil-plan-factors-none = Nothing stands with the needs yet. Write there what helps and what hinders: then it stands here by itself.
pupil-plan-needs-none = Nothing stands with the needs yet.
pupil-plan-needs-link = To the needs
pupil-plan-frozen-on = This is how it stood on { $date }, when the plan was put before guardians. How it is now stands with the needs.
pupil-plan-goal = Goal
pupil-plan-measure = How one sees it
pupil-plan-due = When
pupil-plan-consent = What parents say
pupil-plan-consent-why = Record what a parent says, who and how. Only who has authority counts. A mistake is taken back, with the reason.
pupil-plan-consent-agreed = Somebody with authority agrees, and nobody with authority refuses.
pupil-plan-consent-refused = Somebody with authority does not agree.
pupil-plan-consent-earlier = The text was changed since: the agreement was about an earlier text.
pupil-plan-consent-missing = Nobody with authority said anything yet.
pupil-plan-consent-asked = Nothing of { $name } is recorded yet.
pupil-plan-consent-not-yet = Put the plan before parents and pupil first. Then the text is fixed on which they say something.
pupil-plan-consent-none = Nothing is recorded yet.
pupil-plan-consent-save = Record
pupil-plan-consent-saved = It is recorded.
pupil-plan-consent-back = Take back
pupil-plan-consent-because = Why do you take it back?
pupil-plan-consent-no-reason = Write in a few words why; at most { $most } characters.
pupil-plan-consent-taken = It is taken back.
pupil-plan-consent-removed = taken back: { $why }
pupil-plan-consent-changed = the plan was changed afterwards
pupil-plan-who-said = Who said it?
pupil-plan-who-other = Somebody else
pupil-plan-who-other-name = Name of that other person
pupil-plan-who-other-help = Whoever is not among the contacts does not count.
pupil-plan-authority = Authority
pupil-plan-has-authority = { $code ->
    [yes] yes
   *[else] no
 }
pupil-plan-answer = What was said?
pupil-plan-answer-words = { $code ->
    [agrees] agrees
    [refuses] does not agree
   *[else] saw it, nothing more
 }
pupil-plan-how = How?
pupil-plan-how-help = For example: signature on paper, talk at school, message.
pupil-plan-when = When?
pupil-plan-wrong-who = Choose who said it, or fill in a name.
pupil-plan-wrong-answer = Choose what was said.
pupil-plan-wrong-how = Write how it was said.
pupil-plan-wrong-how-long = At most { $most } characters.
pupil-plan-wrong-day = Fill in a day up to today.
pupil-plan-wrong-day-early = Fill in a day from { $date }: before that this plan was not there yet.
pupil-plan-wrong-day-before = Fill in a day from { $date }: that is when this plan began.
pupil-plan-sign-who = Who
pupil-plan-sign-name = Name
pupil-plan-sign = Signature
pupil-plan-sign-parent = Parent or carer
pupil-plan-sign-pupil = Pupil, who wants to
pupil-plan-sign-school = School
pupil-plan-signatures = Signatures
pupil-plan-checklist = Checklist
pupil-plan-check = What
pupil-plan-check-done = Done on
pupil-plan-check-remark = Remark
pupil-plan-check-save = Save
pupil-plan-check-saved = Saved.
pupil-plan-check-count = { $done } of { $all } done
pupil-plan-check-future = That day is still to come.
pupil-plan-check-long = The remark is longer than { $most } characters.
pupil-plan-left-over = What else was written
pupil-plan-left-over-why = The layout has no place for this any more.
pupil-plan-log = What was done
pupil-plan-log-why = A line each time: then you see in the end what really happened.
pupil-plan-log-none = Nothing written down yet.
pupil-plan-log-when-running = As soon as the plan runs, you write down here what you did.
pupil-plan-log-total = { $times ->
    [one] once, { $minutes } minutes
   *[other] { $times } times, { $minutes } minutes together
 }
pupil-plan-log-week = Week of { $date }
pupil-plan-log-date = Day
pupil-plan-log-minutes = Minutes
pupil-plan-log-what = What did you do, and what did you see?
pupil-plan-log-save = Write down
pupil-plan-log-saved = It is added.
pupil-plan-log-removed = The line is gone.
pupil-plan-log-remove = Take away
pupil-plan-log-undo = Put back
pupil-plan-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
 }
pupil-plan-log-wrong = The line is not saved yet.
pupil-plan-wrong-minutes = Fill in a number of minutes, from 1 to { $most }.
pupil-plan-wrong-what = Write what you did.
pupil-plan-wrong-what-long = At most { $most } characters; the rest belongs in a note.
pupil-plan-not-running = The plan does not run now.
pupil-plan-share = Share with parents
pupil-plan-unshare = Share no longer
pupil-plan-share-why = Parents then read along, without what was done each time.
pupil-plan-share-done = Parents see this plan now.
pupil-plan-unshare-done = Parents do not see this plan any more.
pupil-plan-share-several = This plan is for several pupils. Parents would read about other children, so you cannot share it.
pupil-plan-continue = Go on with a new plan
pupil-plan-adjust = Adjust in a new edition
pupil-plan-adjust-why = The old edition holds until the new one begins. You put the new one before parents and pupil again.
pupil-plan-continued = This is what follows, as a draft. What stood there was taken over.
pupil-plan-continued-already = This follow-up was there already.
pupil-plan-related = Before and after
pupil-plan-changes = What is different from the plan before?
pupil-plan-changes-short = What is different?
pupil-plan-changes-none = Nothing is different.
pupil-plan-changes-before = Before
pupil-plan-changes-after = Now
pupil-plan-changes-goals-gone = Goals that are no longer there
pupil-plan-changes-goals-new = Goals that were added or changed
pupil-plan-changes-needs-gone = Needs that no longer stand there
pupil-plan-changes-needs-new = Needs that were added or changed
pupil-plan-word = Word
pupil-plan-several-note = This plan is also for other pupils. What you write holds for all.
pupil-plan-to-pupil = All plans of { $name }
pupil-plan-shared-title = Plans
pupil-plan-shared-why = The school shared these plans with you. Questions? Ask the teacher.
pupil-plan-layouts-title = Which layout does a development plan have with you?
pupil-plan-layouts-short = Layout of plans
pupil-plan-layouts-why = Does your partnership ask for other headings or questions? Copy a layout and adapt it. What the law asks stays in it.
pupil-plan-layouts-copy = Copy
pupil-plan-layouts-copy-name = What is the copy called?
pupil-plan-layouts-copied = The copy is made. Adapt it here.
pupil-plan-layouts-change = Adapt
pupil-plan-layouts-use = Use this one from now on
pupil-plan-layouts-is-usual = New plans begin with this
pupil-plan-layouts-aside = No longer offer
pupil-plan-layouts-offer = Offer again
pupil-plan-layouts-is-aside = No longer offered
pupil-plan-layouts-saved = The layout is saved.
pupil-plan-layouts-not-saved = This could not be done: somebody was first, or it is the layout that you use.
pupil-plan-layouts-meanwhile = Somebody else just changed this layout. Below is what you typed.
pupil-plan-layouts-wrong = The layout is not saved yet.
pupil-plan-layouts-name = Name
pupil-plan-layouts-heading = Heading { $number }
pupil-plan-layouts-new-heading = Another heading
pupil-plan-layouts-heading-title = Text of the heading
pupil-plan-layouts-heading-help = Empty: the heading goes away, with the questions under it.
pupil-plan-layouts-place = Place
pupil-plan-layouts-block = What stands under it?
pupil-plan-layouts-always = Print also when it is empty
pupil-plan-layouts-field = Question
pupil-plan-layouts-field-hint = Explanation
pupil-plan-layouts-field-new = Another question
pupil-plan-layouts-asked = asked by law
pupil-plan-layouts-copied-name = { $name } (copy)
pupil-plan-layouts-no-name = Give the layout a name.
pupil-plan-layouts-too-long = A text is longer than { $most } characters.
pupil-plan-layouts-too-many = There are too many headings or questions.
pupil-plan-layouts-lacks = The law asks this in a development plan; put it back: { $what }
pupil-plan-layouts-of-stut = A layout of Stut is not adapted: copy it.
pupil-plan-block = { $code ->
    [texts] questions only
    [person] who the pupil is
    [results] what the tests say
    [factors] what helps and hinders
    [needs] the needs
    [goals] the goals
    [hearing] how the pupil was heard
    [consent] what parents say
   *[else] the evaluation
 }
pupil-plan-field-name = { $key ->
    [destination] where the pupil is going
    [destination_why] why you expect that
    [support] the support
    [heard_how] how the pupil was heard
    [heard_said] what the pupil said
    [evaluation_parents] what parents say at the evaluation
    [evaluation_child] what the pupil says at the evaluation
   *[else] what you did with it
 }
export-about-plans = Plans in which the pupil is, also those of a group.
export-about-plan-texts = What was written in those plans, with what stood there before.
export-about-plan-goals = The goals of those plans, and what came of them.
export-about-plan-sessions = What was done for those plans.
export-about-plan-consents = What parents said about those plans.
export-about-plan-frozen = What stood with the needs when a development plan was put before guardians.
