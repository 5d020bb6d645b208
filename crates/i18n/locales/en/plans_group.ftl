### The group plan: sorting into arrangements, goals, approach, evaluation.

group-plan-new-title = { $subjects } in { $group }, { $from } to { $until }
group-plan-intensive = Intensive
group-plan-basic = Basic
group-plan-extended = Extended
group-plan-goal-level = { $who } reaches { $level } or higher in { $subject }{ $when ->
    [begin] { " " }at the B test
    [middle] { " " }at the M test
    [end] { " " }at the E test
   *[else] { "" }
 }.
group-plan-goal-score = { $who } reaches a skill score of { $score } or more in { $subject }{ $when ->
    [begin] { " " }at the B test
    [middle] { " " }at the M test
    [end] { " " }at the E test
   *[else] { "" }
 }.
group-plan-goal-growth = { $who } grows { $growth } points or more in { $subject }{ $when ->
    [begin] { " " }up to the B test
    [middle] { " " }up to the M test
    [end] { " " }up to the E test
   *[else] { "" }
 }.
group-plan-everybody = Everybody
group-plan-at-least = At least { $share }%
group-plan-goal-seen = { $who } masters the goals of this block. You see it by { $how }.
group-plan-block-test = the block test { $subject }
group-plan-why-level = { $subject } { $level }
group-plan-why-fallen = { $subject } { $level }, fell far
group-plan-why-unknown = no level yet
group-plan-either-level = { $roman } ({ $letter })
group-plan-rule = { $low } and lower gets intensive, { $high } and higher extended, the others work with the basic one.
group-plan-rule-falls = Who fell far gets one arrangement more support.
group-plans = Plans
group-plans-title = Which plans are there for { $group }?
group-plans-running = Running now
group-plans-drafts = Still a draft
group-plans-past = Past
group-plans-none = This group has no group plan yet
group-plans-none-why = Stut sorts the pupils by their latest results. You change what has to be different.
group-plan-make = Make a group plan
group-plan-is-late = past its date
group-plan-style-period = Plan for a period
group-plan-style-block = Block plan of 6 to 10 weeks
group-plan-style-goals-only = Without a group plan: goals and exceptions only
group-plan-days = { $from } up to and including { $until }
group-plan-new = What do we work on with { $group }?
group-plan-new-why = Choose subject and period. Below you see who comes into which arrangement; you can still move them afterwards.
group-plan-open-already = There is a plan for this subject already:
group-plan-wrong = Something is not right yet. Nothing was made.
group-plan-subjects = Which subject, or subjects?
group-plan-other-subject = Another subject
group-plan-style = How do you work?
group-plan-starts-on = First day
group-plan-halfway-on = Check half-way
group-plan-ends-on = Evaluate on
group-plan-who = Who gets what?
group-plan-rule-change = Change the rule for this plan
group-plan-rule-settings = The rule of the school
group-plan-make-it = Make the plan
group-plan-show-again = Show the sorting again
group-plan-nobody = Nobody.
group-plan-intensive-from = Intensive from level
group-plan-extended-until = Extended down to level
group-plan-minds-falls = Who fell far gets one arrangement more support
group-plan-no-subject = Choose at least one subject.
group-plan-too-long = This is too long: { $most } characters fit in.
group-plan-no-title = Give the plan a name.
group-plan-rule-crossed = Extended has to lie above intensive.
group-plan-not-a-day = This is no day. Choose a date.
group-plan-too-short = A plan takes at least { $weeks } weeks.
group-plan-too-many-weeks = This plan takes at most { $weeks } weeks.
group-plan-other-year = Choose a day in the school year of this group.
group-plan-outside = The check half-way lies between the first day and the evaluation.
group-plan-rule-nav = Sorting into arrangements
group-plan-rule-title = How do you sort pupils?
group-plan-rule-why = Every new group plan begins with this rule. It can be changed for one plan, and each pupil can be moved.
group-plan-rule-now = How it is now
group-plan-rule-saved = The rule is saved.
group-plan-rule-meanwhile = Somebody else just changed the rule. Above you see how it is now; what you chose stands below.
group-plan-rule-shipped = Back to the rule of Stut
group-plan-rule-source = Where does this rule come from?
group-plan-rule-source-help = For example: decision of the team of March 2026, page 12 of the support plan.
group-plan-edit = Name and days
group-plan-edit-title = What is the plan called, and how long does it run?
group-plan-title-field = Name of the plan
group-plan-heading = What do we do in { $group } with { $subjects }?
group-plan-json = JSON
group-plan-goes-on-from = This plan goes on from
group-plan-moved = is now in { $arrangement }.
group-plan-moved-meanwhile = somebody else was first; is now in { $arrangement }.
group-plan-gone-meanwhile = somebody else just took this pupil out of the plan.
group-plan-is-now = { $name } is now in { $arrangement }.
group-plan-is-now-meanwhile = { $name } is in { $arrangement }: somebody else was first.
group-plan-undo = Undo
group-plan-move-help = Drag a pupil to another arrangement, or use the buttons. Only who is an exception needs words.
group-plan-move-to = Move { $name } to
group-plan-exception = What is different for { $name }?
group-plan-exception-short = Exception
group-plan-has-left = no longer in the group
group-plan-take-out = Take out of the plan
group-plan-newcomers = These pupils are in the group and not in the plan yet:
group-plan-take-in = Take them into the plan
group-plan-was-in = was { $arrangement }
group-plan-is-new = new in the plan
group-plan-fell = fell far
group-plan-rule-says = now rather { $arrangement }
group-plan-whole = The whole group
group-plan-goals = What do we want to reach?
group-plan-drafts-help = These goals are likely, seeing how the group stands now. Take what fits; you can change it afterwards.
group-plan-take-all = Take all proposed goals
group-plan-take-goal = Take
group-plan-stands-now = { $count ->
    [one] now { $now }% of 1 pupil
   *[other] now { $now }% of { $count } pupils
 }
group-plan-content = Content
group-plan-content-help = Which subject matter, which domains?
group-plan-approach = Approach
group-plan-approach-help = What do you do in the instruction, and how do you give feedback?
group-plan-organisation = Organisation and time
group-plan-organisation-help = When, how often, how long and with whom?
group-plan-materials = Materials
group-plan-evaluation-how = How we evaluate
group-plan-halfway = How is it going?
group-plan-halfway-help = What works, what does not, and what changes?
group-plan-halfway-title = Check half-way
group-plan-evaluation = Evaluation
group-plan-evaluation-help = Each goal above says already what the new results tell. When something is not right, say it there yourself.
group-plan-worked = What worked?
group-plan-failed = What did not work?
group-plan-what-next = What will we do?
group-plan-next-is = The next plan:
group-plan-go-on = Make the next plan
group-plan-go-on-help = With the newest results, these texts, and the goals one test moment further.
group-plan-late = The day of evaluation was { $date }. See what the plan brought, and go on.
group-plan-done-made = The plan is there, as a draft. Move who belongs elsewhere and take the goals.
group-plan-done-continued = This is the next plan, as a draft. At each pupil you see what changed.
group-plan-done-edited = Name and days are saved.
group-plan-done-taken-in = The pupils are in the plan now.
group-plan-done-taken-out = The pupil is out of the plan.
group-plan-done-no-goal = This proposal is not there any more: the goal was there already, or the results changed.
group-plan-done-not-now = A next plan comes when this plan runs or is over.
group-plan-done-no-room = After this plan the school year has no six weeks left. Go on after the summer, once the groups of the new school year are in Stut.
group-plan-pupils = Pupils
group-plan-goals-short = Goals
group-plan-grid-summary = For each arrangement the pupils, the goals and what is done.
group-plan-exceptions = Exceptions
group-plan-exceptions-summary = For each pupil what is different from the arrangement.
group-plan-for-whom = For
group-plan-outcomes-summary = For each goal whether it was reached, by how many pupils, and what we learned.
group-plan-pupils-summary = For each pupil and goal the beginning, where she stands now and whether the goal was reached.
group-plan-rule-no-source = Write where the rule comes from.
