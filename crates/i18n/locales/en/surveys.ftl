### Questionnaires: rounds, inviting and answering.

surveys-title = Questionnaires
surveys-tab-round = Round
surveys-tab-results = Results
surveys-tab-sort = Sort
surveys-tab-talk = Talk
surveys-tab-report = Report

### What a questionnaire begins with.

surveys-group-principals = Principals
surveys-group-coordinators = Coordinators
surveys-group-teachers = Teachers
surveys-expectation-title = What do you expect of the internal coordinator?
surveys-expectation-intro = I would like to know what you find important in my work. We talk about your answers together in the team. It takes about ten minutes.
surveys-ask-years = How long have you worked in education?
surveys-ask-most-important = Which task of the coordinator do you find most important?
surveys-ask-when-help = For what do you most like to come to the coordinator?
surveys-list-title = { $list ->
    [support] How does support work at our school?
    [meeting] How was the group meeting?
    [help] What would you like help with?
   *[else] New questionnaire
 }
surveys-list-intro = Your answer helps us to do better together. There are no right or wrong answers.
surveys-scale-low = not at all
surveys-scale-high = completely
surveys-support-find = I know whom to turn to with a question about a pupil.
surveys-support-soon = When I ask for help, I get it in time.
surveys-support-clear = It is clear to me what is expected of me in support.
surveys-support-better = What would make support better for you?
surveys-meeting-prepared = The meeting was well prepared.
surveys-meeting-useful = The outcome helped me in my group.
surveys-meeting-agreements = The agreements were clear: who does what and when.
surveys-meeting-next = What should we do differently next time?
surveys-help-which = With which subjects would you like help?
surveys-help-options = Adapting instruction | Behaviour in the group | Making a plan | Talking with parents | Reading test results
surveys-help-form = Which form of help suits you best?
surveys-help-forms = Somebody watching along in the group | A talk between two people | Together with colleagues | Something to read
surveys-help-words = What would you like to say about it yourself?
surveys-example-title = Example from a published study
surveys-example-intro = This round is not of your school. The means and the numbers of answers are in a master thesis about the role of the coordinator at a Dutch primary school. The single answers were not published: these are rankings that give exactly those means.

### The questionnaire on paper.

surveys-promise-no-name = Your answer is kept without a name. Nobody can see who answered what, nor who has answered already.
surveys-promise-small-hidden = Of a group with fewer than four answers we show no results.
surveys-promise-small-shown = We show the results of a group with fewer than four answers too. If your group is small, somebody may guess what you answered. Only write what everybody may know.
surveys-rank-title = What do you find most important?
surveys-rank-how = Give each a number: { $count } for what you find most important, 1 for what you find least important. Use each number once.
surveys-choose-one = Choose one.
surveys-choose-several = You may choose more than one.
surveys-years-to-five = up to 5 years
surveys-years-to-fifteen = 6 to 15 years
surveys-years-more = more than 15 years
surveys-paper-until = Hand it in by { $day }.
surveys-paper-number = Number
surveys-paper-level = What the coordinator can do
surveys-paper-option = What you can choose
surveys-paper-scale = { $steps } (1: { $low }, highest: { $high })
surveys-paper-space = Room to write
surveys-paper-foot = Do not put your name on this form.

### The invitation by mail.

surveys-mail-subject = Questionnaire: { $title }
surveys-mail-again-subject = Once more: { $title }
surveys-mail-opening = You are asked to fill in a questionnaire. It takes about ten minutes.
surveys-mail-again = No answer has come on your link yet. Nobody sees who gets this mail. The link in the earlier mail still works too; you can answer once.
surveys-mail-until = You can answer until { $day }.
mail-survey-text = Hello,

    { $opening }

    { $title }
    { $link }

    { $until }

    The link is yours and works once. As soon as you answer, the link and your mail address are wiped. Your answer is kept without a name.

    { $school }

### The list of rounds, and a new one.

surveys-question = What do you want to know of your team?
surveys-about = Questionnaires without names, in rounds that you can compare.
surveys-empty = There is no questionnaire yet
surveys-empty-why = Ask what your team expects of the coordinator, or make a short list of your own. Look at the example first if you want to see what it gives.
surveys-make = New questionnaire
surveys-see-example = See the example
surveys-head-round = Questionnaire
surveys-head-state = State
surveys-head-day = Since
surveys-head-response = Answers
surveys-is-example = example from a study
surveys-answered-of = { $answered } of { $invited }
surveys-state-draft = draft
surveys-state-open = open
surveys-state-closed = closed
surveys-done-removed = The questionnaire was thrown away.
surveys-new-question = What do you want to begin with?
surveys-new-expectation = Measure expectations
surveys-new-expectation-about = Everybody puts the levels or roles of the coordinator in order of importance, and answers two questions in their own words.
surveys-new-model = By which model?
surveys-new-list = Make a list of your own
surveys-new-list-about = With scales, choices, rankings and open questions.
surveys-new-from = Begin with
surveys-new-next = Do you want to repeat a round? Open the closed round and choose a next round there: only then you can compare.
surveys-begin = Make a draft
surveys-list-about = { $list ->
    [support] three scales and an open question
    [meeting] three scales and an open question
    [help] a choice, a ranking and an open question
   *[else] an empty list that you fill yourself
 }

### The page of a round.

surveys-follows = follows
surveys-put-back = Put back
surveys-late = The last day has passed: nobody can answer any more. Close the round, or choose a later day.
surveys-until = People can answer until
surveys-until-none = until you close the round
surveys-small = Small groups
surveys-small-shown = shown below four answers too; the questionnaire says so beforehand
surveys-small-hidden = not shown below four answers
surveys-groups = Groups
surveys-settings = Settings
surveys-edit = Change the settings
surveys-questions = Questions
surveys-only-for = only for { $groups }
surveys-change = Change
surveys-take-away = Take away
surveys-up = Move { $question } up
surveys-down = Move { $question } down
surveys-add = Add a question:
surveys-kind = { $kind ->
    [scale] scale
    [choice] choice
    [ranking] ranking
    [years] years in education
   *[else] open question
 }
surveys-open-title = Ready? Open the round
surveys-open-why = After that the questions are fixed and you can invite people. As long as no link was handed out, you can still go back.
surveys-open = Open the round
surveys-lacks-group = There is no group to ask yet.
surveys-lacks-question = There is no question yet.
surveys-lacks-day = The last day has passed already.
surveys-preview = See how it looks
surveys-paper-pdf = Paper form (PDF)
surveys-response = Response
surveys-head-group = Group
surveys-head-invited = Invited
surveys-head-answered = Answered
surveys-head-share = Share
surveys-group-small = fewer than four: the results of this group are not shown
surveys-asked = What is asked
surveys-see-results = See the results
surveys-next = Make a next round
surveys-remove = Throw this questionnaire away
surveys-remove-draft = The draft goes, with all that is in it.
surveys-remove-why = All answers, the sorting, the talk and the agreements of this round go with it. This cannot be undone.
surveys-remove-sure = Yes, throw away
surveys-invite = Invite
surveys-invite-how = Everybody gets a link of their own that works once, or a paper form. Nobody needs an account.
surveys-waiting = { $links ->
    [0] { $mailed ->
        [0] No link waits for an answer.
        [one] 1 mailed link waits for an answer.
       *[other] { $mailed } mailed links wait for an answer.
     }
    [one] { $mailed ->
        [0] 1 link on paper waits for an answer.
       *[other] 1 link on paper and { $mailed } mailed ones wait for an answer.
     }
   *[other] { $mailed ->
        [0] { $links } links on paper wait for an answer.
       *[other] { $links } links on paper and { $mailed } mailed ones wait for an answer.
     }
 }
surveys-links-count = How many links do you want to hand out?
surveys-links-make = Make links
surveys-mail-addresses = Mail a link to
surveys-mail-help = Paste the mail addresses. They are wiped as soon as somebody answers, and when the round is closed.
surveys-mail-send = Mail the links
surveys-paper-enter = Type in paper answers
surveys-more = More
surveys-invited = How many people were invited in all?
surveys-invited-help = Count who got a paper form too.
surveys-invited-save = Keep the number
surveys-renew-why = Were slips lost? Make new links in the place of all that were not used. The old ones work no longer.
surveys-renew = Replace unused links
surveys-withdraw-why = Nobody answered yet: you can still take the links back.
surveys-withdraw = Take the links back
surveys-course = Course
surveys-remind-why = Who was invited by mail and has not answered gets another mail. Stut does not show who they are.
surveys-remind = Send a reminder
surveys-bring = Answers from a file (CSV)
surveys-take-out = { $count ->
    [one] Take the answer from a file out again
   *[other] Take the { $count } answers from a file out again
 }
surveys-draft-why = No link was handed out and nobody answered: you can still change the questions.
surveys-draft = Back to draft
surveys-close = Close the round
surveys-close-waiting = { $count ->
    [0] After that nobody can answer, and the results are final.
    [one] 1 link was not used yet. It works no longer after that, and the results are final.
   *[other] { $count } links were not used yet. They work no longer after that, and the results are final.
 }
surveys-close-sure = Yes, close the round
surveys-done-made = The draft is ready. Look through the questions and open the round.
surveys-done-next = The next round is ready as a draft, with the same questions and groups.
surveys-done-saved = Saved.
surveys-done-question = The question is saved.
surveys-done-question-removed = The question was taken away.
surveys-done-opened = The round is open. Now invite your groups.
surveys-done-draft = The round is a draft again.
surveys-done-closed = The round is closed. The links and mail addresses are wiped.
surveys-done-withdrawn = The links were taken back.
surveys-done-not-withdrawn = Somebody answered already. Links cannot be taken back any more, as the response would be wrong.
surveys-done-invited = The number is saved.
surveys-done-mailed = { $sent ->
    [one] 1 mail was sent.
   *[other] { $sent } mails were sent.
 } { $known ->
    [0] {""}
    [one] 1 address was invited already and got no second link.
   *[other] { $known } addresses were invited already and got no second link.
 }
surveys-done-reminded = { $sent ->
    [one] 1 reminder was sent.
   *[other] { $sent } reminders were sent.
 } { $failed ->
    [0] {""}
    [one] 1 mail could not be sent; the earlier link still works.
   *[other] { $failed } mails could not be sent; the earlier links still work.
 }
surveys-done-brought = { $count ->
    [one] 1 answer was taken in.
   *[other] { $count } answers were taken in.
 }
surveys-done-taken-out = { $count ->
    [one] 1 answer was taken out.
   *[other] { $count } answers were taken out.
 }
surveys-mail-failed = { $failed ->
    [one] This mail could not be sent. The address does not count as invited.
   *[other] These { $failed } mails could not be sent. The addresses do not count as invited.
 } { $sent ->
    [0] {""}
    [one] 1 other mail was sent.
   *[other] { $sent } other mails were sent.
 }
surveys-bad-count = Fill in a number from 1 to { $most }.
surveys-bad-addresses = Fill in at least one mail address, and no more than { $most }.
surveys-not-addresses = This is no mail address: { $these }. Nothing was sent yet.
surveys-bad-invited = Fill in a number of at least { $least }: so many people answered already or have a link.
surveys-not-open = The round is not open, or its last day has passed.

### Settings and questions.

surveys-field-title = Title
surveys-field-intro = What stands above the questions
surveys-field-intro-help = Say why you ask and what happens with the results.
surveys-until-help = Leave empty if you close it yourself.
surveys-groups-help = Results are shown by group. Do not make groups too small: below four answers a group stays hidden.
surveys-group-name = Group { $number }
surveys-group-role = Group { $number } is
surveys-role = { $role ->
    [principal] principals
    [coordinator] coordinators
    [teacher] teachers
   *[else] a group of our own
 }
surveys-groups-more = Save and add groups
surveys-small-agree = Show groups with fewer than four answers too
surveys-small-agree-help = The questionnaire says so before anybody answers, and it cannot be changed after that.
surveys-open-fixed = The round is open: the groups and what was promised about small groups are fixed.
surveys-no-group = Add at least one group.
surveys-no-title = Give the questionnaire a title.
surveys-too-long = This is too long. Use at most { $most } characters.
surveys-not-a-day = This is no date.
surveys-day-passed = This day has passed already.
surveys-group-twice = This group is there already.
surveys-group-asked = The question “{ $question }” is only for a group that you take away, and would then be put to everybody. First change that question or take it away. Open this page again, and the group is there again.
surveys-too-many-groups = More than { $most } groups is not possible.
surveys-question-new = New question: { $kind }
surveys-question-edit = Question { $number }: { $kind }
surveys-question-text = The question
surveys-options = What can be chosen?
surveys-options-help = One a line.
surveys-several = More than one may be chosen
surveys-steps = How many steps does the scale have?
surveys-low = What does the lowest step mean?
surveys-high = What does the highest step mean?
surveys-years-why = People choose a wide band of years, so that nobody can be known by them.
surveys-required = This question must be answered
surveys-for-groups = Whom do you ask this?
surveys-for-groups-help = Choose nobody, and everybody gets this question.
surveys-no-question = Write a question.
surveys-steps-count = Choose a number from { $least } to { $most }.
surveys-options-count = Put { $least } to { $most } here, one a line.
surveys-option-twice = Something stands here twice.
surveys-questions-full = More than { $most } questions nobody answers with attention. Take one away first.
surveys-question-meanwhile = Somebody else changed this questionnaire. What you typed is still here: check it and save again.

### The slips with links.

surveys-links-title = { $count ->
    [one] 1 link for { $group }
   *[other] { $count } links for { $group }
 }
surveys-links-once = You see these links now only. Print or copy them before you leave this page.
surveys-links-draw = Cut the slips and let everybody draw one. Then you do not know either who has which link.
surveys-links-print = Print the slips
surveys-links-done = Done
surveys-links-text = Copy the links as text
surveys-links-text-label = All links
surveys-slip-how = Fill in the questionnaire with this link. It works once; your answer has no name.
surveys-slip-until = You can do so until { $day }.
surveys-slip-picture = The link as a QR code

### Answering.

surveys-rank-drag = Drag them into order, use the arrow keys, or choose a number.
surveys-rank-grip = Move #name
surveys-rank-moved = #name now has number #number
surveys-rank-swapped = #name now has number #number. #other had it and gets #given.
surveys-rank-freed = #name now has number #number. #other had it and has none now.
surveys-rank-most = { $number } – most important
surveys-rank-least = 1 – least important
surveys-must = (required)
surveys-open-help = Your words are read literally. Do not write names.
surveys-send = Send my answer
surveys-send-why = After that you cannot see or change your answer: nobody knows any more which answer is yours.
surveys-preview-only = This is how it looks for who has a link. It cannot be sent from here.
surveys-answer-wrong = Something is not right yet. Look at the questions with a triangle.
surveys-answer-rank = Give each a number.
surveys-answer-number = A number is missing here.
surveys-answer-empty = This question must be answered.
surveys-answer-outside = This is no number from 1 to { $most }.
surveys-answer-twice = This number stands at number { $first } too. Use each number once.
surveys-answer-strange = This answer does not fit the question. Choose again.
surveys-answer-nothing = Nothing is filled in yet.
surveys-link-gone-title = This link does not work (any more)
surveys-link-gone = Each link works once. Did you answer already? Then your answer is kept, thank you. Did you not? Then the questionnaire may be closed, or your link replaced: ask who gave you the questionnaire.
surveys-link-late-title = The questionnaire is closed
surveys-link-late = The last day to answer has passed. Is there something you want to say? Then go and see who gave you the questionnaire.
surveys-thanks-title = Thank you
surveys-thanks = Your answer is kept, without a name. Your link and your mail address are wiped. You can close this window.

### Paper answers and answers from a file.

surveys-paper-file = questionnaire
surveys-paper-title = What is on paper?
surveys-paper-how = Type what it says. Leave empty what somebody did not fill in.
surveys-paper-counts = { $all } of which { $paper } on paper
surveys-paper-next = Save and go on
surveys-paper-done = Done
surveys-paper-entered = Saved. Here is the next one.
surveys-paper-back = Take the last one out again
surveys-paper-taken-back = The last answer was taken out again.
surveys-paper-gone = That answer was gone already, or the round is closed.
surveys-bring-title = Which answers do you have already?
surveys-bring-how = One line for each answer: the group, and then the number of each level. The first line is:
surveys-bring-file = Choose a CSV file
surveys-bring-look = Look at the file
surveys-bring-wrong = { $count ->
    [one] 1 line cannot be taken
   *[other] { $count } lines cannot be taken
 }
surveys-bring-levels = The file has { $found } levels and this questionnaire { $expected }
surveys-bring-nothing-saved = Nothing was taken. Mend the file and choose it again.
surveys-bring-line = line { $line }
surveys-bring-again = { $count ->
    [one] 1 answer from a file is there already. Taking the same file again counts double.
   *[other] { $count } answers from a file are there already. Taking the same file again counts double.
 }
surveys-bring-found = { $count ->
    [one] The file has 1 answer
   *[other] The file has { $count } answers
 }
surveys-bring-match = Choose to which group of this round they belong.
surveys-bring-group = { $name } ({ $count })
surveys-bring-choose = choose a group
surveys-bring-take = Take in
surveys-bring-other = Choose another file
