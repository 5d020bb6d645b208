### Rights of guardians and pupils: keeping and destroying, access, correction, the processing register and the trail.

import-is-sealed = This import can no longer be rolled back: what it changed in a file was destroyed with that file.
destruction-is-closed = This proposal has already been carried out or withdrawn.
destruction-approved-already = You, or somebody else in this role, already approved this proposal. The second approval comes from another person.
problem-destroyed = Pupil { $key } was left out: the data of those who left at that time were destroyed after their term. You need not do anything.

rights-role = { $role ->
    [teacher] teacher
    [coordinator] coordinator
    [principal] principal
    [specialist] specialist
    [outside_partner] outside partner
    [guardian] guardian
    [board_officer] board officer
    [partnership_officer] partnership officer
    [administrator] administrator
   *[else] another role
 }

trail-import-made = { $kind ->
    [roster] Brought in pupils and groups (import { $no })
    [absences] Brought in absence (import { $no })
   *[else] Brought in test results (import { $no })
 }
trail-import-rolled-back = Rolled back import { $no }
trail-import-held = { $kind ->
    [roster] Laid ready a file with pupils and groups
    [absences] Laid ready a file with absence
   *[else] Laid ready test results
 }
trail-import-dropped = { $kind ->
    [roster] Threw away a file with pupils and groups that was laid ready
    [absences] Threw away a file with absence that was laid ready
   *[else] Threw away test results that were laid ready
 }
trail-import-answered = Said how a file that was laid ready is read
trail-drafts-ended = { $count ->
    [one] A file that was laid ready and waited too long was thrown away
   *[other] { $count } files that were laid ready and waited too long were thrown away
 }
trail-need-written = Wrote an educational need, a factor or a view
trail-need-ended = Ended an educational need, a factor or a view
trail-need-restored = Put an ended educational need back
trail-phrase-saved = Saved or hid a phrase for educational needs
trail-plan-made = Made a plan
trail-plan-edited = Changed the details of a plan
trail-plan-text-written = Wrote in a plan
trail-plan-goal-saved = Saved a goal of a plan or took it away
trail-plan-outcome-said = Said whether a goal was reached
trail-plan-stepped = Moved a plan a step forwards or back
trail-plan-session-saved = Recorded what was done for a plan
trail-plan-consent-recorded = Recorded what a parent thinks of a plan
trail-plan-consent-taken-back = Took back what was recorded of a parent
trail-plan-shared = Shared a plan with parents, or stopped sharing it
trail-plan-printed = Made a document of a plan
trail-plan-settings-saved = Changed the settings of plans
trail-survey-made = A questionnaire made
trail-survey-edited = A questionnaire changed
trail-survey-opened = A round of a questionnaire opened
trail-survey-closed = A round of a questionnaire closed
trail-survey-removed = A draft of a questionnaire thrown away
trail-survey-invited = { $count ->
    [one] One invitation to a questionnaire made
   *[other] { $count } invitations to a questionnaire made
 }
trail-survey-reminded = { $count ->
    [one] One reminder of a questionnaire sent
   *[other] { $count } reminders of a questionnaire sent
 }
trail-survey-answered = Somebody answered a questionnaire
trail-survey-answers-brought = { $count ->
    [one] One answered questionnaire taken over
   *[other] { $count } answered questionnaires taken over
 } { $way ->
    [paper] from paper
   *[file] from a file
 }
trail-survey-answers-removed = { $count ->
    [one] One questionnaire that was taken over removed again
   *[other] { $count } questionnaires that were taken over removed again
 }
trail-survey-sorted = Open answers sorted
trail-survey-talk-opened = A team talk opened for remarks
trail-survey-talk-closed = A team talk closed
trail-survey-remarked = Somebody put in a remark at a team talk
trail-survey-remarks-sorted = Remarks of a team talk sorted
trail-survey-page-written = Text written with a questionnaire
trail-survey-agreement-saved = An agreement of a team talk written or changed
trail-role-model-saved = A model of the role of the school’s own saved
trail-role-model-removed = A model of the role of the school’s own removed
trail-role-task-saved = A task of the coordinator written or sorted
trail-role-task-removed = A task of the coordinator removed
trail-role-description-written = The description of the role written
trail-role-description-agreed = The description of the role agreed (version { $version })
trail-time-kept = Own time kept
trail-time-choices-made = { $shared ->
    [true] Own time shared with colleagues
   *[false] Chosen how own time is kept
 }
trail-contacts-forgotten = { $count ->
    [one] A contact that was taken away thirty days ago was forgotten
   *[other] { $count } contacts that were taken away thirty days ago were forgotten
 }
trail-medians-counted = The growth of the school’s own pupils was counted anew, after typing that nobody ended
trail-sheet-mapping-kept = Remembered how a kind of spreadsheet is read
trail-sheet-mapping-forgotten = Forgot how a kind of spreadsheet is read
trail-typing-begun = Began to type in results (import { $no })
trail-typing-done = Done with typing in results: { $added } new, { $changed } changed (import { $no })
trail-result-typed = Typed in or changed a result (import { $no })
trail-result-emptied = Emptied a result (import { $no })
trail-school-edited = Changed the details of the school
trail-pupil-looked = { $part ->
    [invited_case] Looked at a support case as an invited partner
    [sent] Seen in what was made for the partnership
    [file] Looked at the pupil page
    [shared] Looked at what is shared with the guardians
    [notes] Looked at notes
    [note] Looked at a note
    [history] Looked at earlier versions of a note
    [access] Looked at who can see this pupil
    [trail] Looked at who looked
    [rights] Looked at data and rights
    [feed] Saw a note among the newest notes
    [search] Found a note in a search
    [pdf] Printed notes
    [results] Looked at all results
    [dossier] Looked at the file
    [file_pdf] Made the file as PDF
    [report] Made the pupil’s figures as a file
    [needs] Educational needs seen
    [portrait] Looked at the portrait
    [contacts] Looked at the contacts
    [documents] Looked at the list of documents
    [document] Opened a document
    [emergency_search] Found by name for an emergency
    [preview] Looked at in a waiting file
    [talk] Looked at a talk
    [talks] Named in a list of talks
    [talk_report] Looked at the report of a talk
    [agreements] Agreements looked at
    [today] Seen on the page of the day
    [signals] Looked at the signals of the pupil
    [plans] Looked at the list of plans
    [plan] Looked at a plan
    [plan_goals] Looked at the goals of a plan
    [plan_edit] Opened a plan to change it
    [goal] Looked at a goal of a plan
    [plan_pdf] Made a plan as PDF
    [plan_docx] Made a plan as a Word document
    [plan_json] Made a plan as a file
    [case] Looked at a case
    [cases] Seen in the list of cases
   *[else] Looked at the file
 }
trail-group-looked = { $form ->
    [page] Looked at the group overview
    [pdf] Made the group overview as PDF
    [csv] Made the group overview as CSV
    [needs] Educational needs of the group seen
    [needs_pdf] Educational needs of the group made as a PDF
    [needs_csv] Educational needs of the group made as a CSV
    [grid] Opened the group to type in results
    [signals] Looked at the signals of the group
    [preview] Looked at a waiting file with pupils of the group
    [talk] Looked at a talk about the group
    [talks] Named in a list of talks
    [talk_report] Looked at the report of a talk about the group
    [agreements] Agreements about the group looked at
    [today] Group seen on the page of the day
    [talk_new] Saw the pupils of the group while planning a talk
    [plans] Looked at the plans of the group
    [plan] Looked at a plan of the group
    [plan_new] Saw the pupils of the group while making a plan
    [plan_goals] Looked at the goals of a plan of the group
    [plan_edit] Opened a plan of the group to change it
    [goal] Looked at a goal of a plan of the group
    [plan_pdf] Made a plan of the group as PDF
    [plan_docx] Made a plan of the group as a Word document
    [plan_json] Made a plan of the group as a file
    [case] Looked at a case of the group, or saw its pupils with a question
    [cases] Group seen in the list of cases
    [report] Made the figures of the group as a file
    [about] Looked at the page of the group
    [hand_over] Looked at the hand-over of the group
    [hand_over_pdf] Made the hand-over of the group as PDF
   *[else] Asked for the group overview
 }
trail-refused = Asked for something that is not allowed
trail-viewed-as = Looked as another person
trail-account-made = Made an account
trail-account-edited = Changed name or address of an account
trail-account-closed = Closed an account
trail-account-opened = Opened an account again
trail-link-made = Made a link to choose a password
trail-signed-in = Signed in
trail-sign-in-refused = Could not sign in
trail-session-ended = Signed out, or ended a session
trail-session-renewed = Session renewed
trail-password-changed = Chose a password
trail-factor-added = Added a second step to signing in
trail-factor-removed = Removed a second step from signing in
trail-role-granted = Gave somebody the role { $role }
trail-role-changed = Changed or ended somebody’s role { $role }
trail-days-from = { $sentence } (from { $from })
trail-days = { $sentence } ({ $from } up to and including { $until })
trail-staff-linked = Put an account and a member of staff together
trail-pupil-tied = Tied somebody to the pupil as { $role }
trail-tie-changed = Changed or ended a tie as { $role }
trail-emergency-opened = Opened the file in an emergency
trail-emergency-seen = Checked an emergency
trail-note-categories-edited = Changed kinds of notes and their readers
trail-note-category-open = Saved a kind of notes ({ $category }, read by: { $readers })
trail-note-category-restricted = Saved a kind of notes ({ $category }, restricted, read by: { $readers })
trail-note-readers-nobody = nobody
trail-note-written = Wrote a note
trail-note-changed = Changed a note
trail-note-removed = Removed a note
trail-note-restored = Put a note back
trail-note-requested = Asked for the text of a restricted or old note
trail-portrait-written = Wrote the portrait of a pupil
trail-contact-added = Added a contact of a pupil
trail-contact-changed = Changed a contact of a pupil
trail-contact-removed = Took away a contact of a pupil
trail-contact-restored = Put back a contact of a pupil
trail-document-added = Added a document to a file
trail-document-removed = Took away a document from a file
trail-document-restored = Put back a document in a file
trail-document-requested = Asked for a restricted document
trail-hand-over-written = Wrote the hand-over for the next teacher
trail-group-made = Made an extra group
trail-group-edited = Changed the name, year groups or teachers of an extra group
trail-group-members-edited = Put pupils into an extra group or took them out
trail-group-ended = Ended an extra group
trail-group-goes-on = Opened an extra group again
trail-group-removed = Took an extra group away
trail-calendar-edited = { $what ->
    [added] Put a period on the test calendar
    [changed] Changed a period of the test calendar
    [removed] Took a period off the test calendar
    [template] Filled the test calendar from the template
    [copied] Took over the test calendar of another year
   *[else] Changed the test calendar
 }
trail-signal-answered = Answered a signal
trail-signal-answer-taken-back = Took back the answer to a signal
trail-signals-edited = Changed a setting of the signals ({ $setting })
trail-pupil-exported = Handed over the complete file
trail-pupil-corrected = { $kind ->
    [statement] Added a statement
   *[else] Added a correction
 }
trail-retention-edited = Changed retention terms
trail-retention-edited-to = Changed a retention term ({ $what }: { $term })
trail-retention-of-stut = the term of Stut
trail-pupil-held = Decided for how long the file is kept
trail-destruction-proposed = { $pupils ->
    [one] Proposed to destroy data of 1 pupil
   *[other] Proposed to destroy data of { $pupils } pupils
 }
trail-destruction-approved = Approved a destruction as { $role }
trail-destruction-withdrawn = Withdrew a proposal to destroy
trail-destroyed = { $pupils ->
    [one] Approved and carried out a destruction, of 1 pupil
   *[other] Approved and carried out a destruction, of { $pupils } pupils
 }
trail-service-key-made = Made a key for another system
trail-service-key-changed = Changed for a key whether deliveries wait
trail-service-key-revoked = Revoked the key of another system
trail-results-delivered = Another system brought test results
trail-roster-delivered = Another system asked for the roster
trail-reason = { $reason ->
    [invitation] invited in a support case
    [role] part of the role
    [own_group] own group
    [tie] tied to the pupil
    [emergency] emergency
    [key] system with a key of the school
    [link] link or code of a questionnaire
    [at_this_machine] works at the computer itself
    [by_the_clock] by itself
    [not_signed_in] not signed in
    [no_role] no role at this school
    [role_does_not] not part of the role
    [not_own] not an own pupil or group
    [only_looking] looked as another person
   *[else] another reason
 }
trail-unknown = Something this version does not know
trail-actor = { $actor ->
    [operator] who works at the computer itself
    [program] the program itself
    [service] another system, with a key
    [guest] somebody without a name, with a link or a code
    [nobody] nobody (not signed in)
   *[else] an account that is no longer there
 }
trail-kind = { $kind ->
    [looked] Looked
    [changed] Changed or written
    [exported] File handed over
   *[else] Refused
 }
trail-title = Who looked at { $name }?
trail-link = Who looked
trail-why = Every look into the file and every change is here, the newest first. Group overviews with this pupil in them count too.
trail-person = Who
trail-everybody = Everybody
trail-everything = Everything
trail-show = Show
trail-nothing = Nothing was found here.
own-trail-title = What was done in your name?
own-trail-why = Everything you did in Stut, at all schools and with your account. If there is something you do not recognise, choose a new password at once and tell your administrator.
own-trail-about = About whom

word-yes = yes
word-no = no
rights-confidential = Confidential: data about a school and its pupils.
rights-unprintable = Some characters cannot be shown on this sheet; a question mark stands there.
rights-contents = Contents
rights-link = Data and rights
rights-title = What is kept about { $name }, and for how long?
rights-file = Hand over the complete file
rights-file-why = Guardians with authority, and a pupil from the age of 16, may see all that is kept and get a copy within a month. Stut makes one zip: a PDF to read and files for a computer.
rights-asked-label = Who asks for it?
rights-asked-by = { $who ->
    [guardian] guardian with authority
    [pupil] the pupil (16 or older)
   *[else] somebody else
 }
rights-asked-missing = Choose who asks for it.
rights-choose = Choose…
rights-file-make = Make the file
rights-keeping = Keeping
rights-due-from = to be destroyed from { $date }
rights-at-school = This pupil is at school. The terms begin on the day of leaving.
rights-saved = { $what ->
    [hold] Saved. The dates below are right again.
   *[else] Added. It now also stands on the pupil page and in the file.
 }

hold-special = Went to special education
hold-special-short = went to special education
hold-special-why = The file is then kept for 3 years after leaving instead of 2.
hold-until = Keep longer, up to and including
hold-until-help = For a complaint or a court case, for example. Nothing is destroyed up to and including that day.
hold-until-wrong = This is not a date. Write it as 2027-01-31, or pick it in the calendar.
hold-until-past = This day is over. Choose today or later, or leave the date empty.
hold-why-missing = Write down why; an exception needs a reason.

corrections-title = Corrections and statements
corrections-why = The data themselves come from your administration; correct them there. Here you note beside the file what is not right, or what guardians or the pupil want to say about it.
corrections-none = There are no corrections or statements.
correction-kind = { $kind ->
    [statement] Statement
   *[else] Correction
 }
correction-kind-label = What do you add?
correction-kind-missing = Choose correction or statement.
correction-about = What does it say now, and where?
correction-about-help = May stay empty for a statement.
correction-about-missing = Write down what is not right and where it stands.
correction-text = What should it be? Or: the statement
correction-text-missing = Write down what it should be, or what the statement is.
correction-too-long = This is longer than { $most } characters. Shorten it.
correction-add = Add
correction-below = { $at } · asked by: { $who } · written down by { $writer }

retention-title = What has to go now?
retention-short = Retention
retention-why = After a pupil left, the file is kept for a fixed time. Then Stut destroys it, if a coordinator and a principal both agree.
retention-results = Test results
retention-file = File: portrait, contacts, notes, documents, hand-over, corrections, ties
retention-restricted-notes = Restricted notes and documents
retention-register = Enrolment: name, groups, keys, absence
retention-no-term = no term
retention-months = { $months ->
    [one] 1 month after leaving
   *[other] { $months } months after leaving
 }
retention-months-special = { $months } months after leaving; { $special } after a move to special education
retention-sure-law = stands in the law
retention-sure-sources = two or more sources say so
retention-sure-unverified = no source was found; does nothing until the school chooses a term
retention-sure-none = no source was found
retention-head-what = What
retention-head-term = Term
retention-head-sure = How sure
retention-head-source = Source
retention-head-due = From
retention-due-why = since { $date }: { $term }
retention-is-proposed = Is in a proposal already.
retention-terms-link = Terms
retention-nothing-due = Nothing has to go now.
retention-nothing-chosen = Nothing was chosen. Tick what has to go.
retention-propose-some = Propose what is ticked
retention-propose-all = Propose everything on this list
retention-propose-why = Nothing happens yet: a proposal waits for two people.
retention-soon = The next 12 months
retention-soon-nothing = Nothing will be added.
retention-nowhere = Is this pupil still at school?
retention-nowhere-why = These pupils are in no group of the newest school year and have no leaving date. Without it no term begins. Give them a leaving date in your administration and bring the file in again.
retention-terms-title = For how long does your school keep what?
retention-terms-why = The terms of Stut come from public sources. If your board agreed on others, set them here with their source.
retention-edit = Choose a term of your own
retention-months-label = Months after leaving
retention-months-help = Leave empty: the term of Stut counts.
retention-months-wrong = Write a whole number from 0 to { $most }, or leave it empty.
retention-source-label = Where does it say so?
retention-source-help = For example: privacy rules of the board, article 7.
retention-source-missing = Write down where this term comes from.
retention-by-whom = Chosen by
retention-own = the school itself
retention-product = Term of Stut
retention-others = What Stut does not destroy
retention-others-why = Stut names the term for these data but does nothing with it: it does not keep them, or they hold numbers only.
retention-other = { $what ->
    [trail] Who looked and what was done (numbers only, no names)
    [partnership_health] Health data with an advice of the partnership (not in Stut)
   *[else] Names of former pupils for a reunion (not kept by Stut)
 }

destruction-title = May this go?
destruction-short = Proposal
destruction-list = Proposals and proofs
destruction-list-nothing = There are no proposals yet.
destruction-open = Open
destruction-state = { $state ->
    [proposed] Waits for approval
    [done] Destroyed
   *[else] Withdrawn
 }
destruction-made = proposed on { $at } by { $who }
destruction-approvals = Who approved it?
destruction-no-approvals = Nobody yet.
destruction-approved-by = { $who }, as { $role }, on { $at }
destruction-two-people = Two people approve this: one as coordinator and one as principal. With the second approval everything is destroyed at once. Nobody can undo that.
destruction-approve = Approve as { $role }
destruction-withdraw = Withdraw the proposal
destruction-not-you = You cannot approve this now: you did already, or the other role is to do so.
destruction-items = What will go
destruction-came = { $what ->
    [proposed] The proposal is ready. Tell the two people who approve it.
    [approved] Approved. Now it is up to the other person.
    [nothing_left] There was nothing left of it to destroy. The proposal is withdrawn.
    [destroyed] Everything on the list is destroyed. The proof is below.
   *[else] The proposal is withdrawn. Nothing was destroyed.
 }
proof-title = Proof of destruction
proof-purpose = This proof holds no data about persons: only what was destroyed, by which term, and in which roles that was approved.
proof-facts = When and by whom
proof-proposed-on = Proposed on
proof-destroyed-at = Destroyed on
proof-approved-by = Approved as
proof-pupils = Number of pupils
proof-copies = In backups
proof-copies-until = On { $date } at the latest it is no longer in the backups that Stut makes by itself either. Your administrator sees to other copies.
proof-copies-unknown = It is still in backups from before this day. Stut does not know for how long these are kept; your administrator does.
proof-kept-after-all = Kept after all, because it was no longer due
proof-categories = What was destroyed
proof-head-pupils = Pupils
proof-head-records = Records
proof-trail-stays = Who did what is kept, with numbers that point to nobody any more.

export-zip-name = pupil-file.zip
export-pdf-name = file.pdf
export-read-me-name = README.txt
export-title = Pupil file
export-purpose = Copy of everything that the school keeps about this pupil in Stut, made for a request for access (GDPR article 15). Asked by: { $who }.
export-read-me-pdf = the complete file to read.
export-read-me-csv = the same data as tables, for a spreadsheet (semicolons, decimal comma, UTF-8).
export-read-me-json = the same data in one file for other programs.
export-read-me-schema = what stands in file.json, as JSON Schema.
export-names-why = Of who looked, the role is given and not the name: the right of access is about the data of the pupil.
export-withheld = { $count ->
    [one] The text of 1 note is withheld: who made this file may not read it. The file says that the note is there.
   *[other] The text of { $count } notes is withheld: who made this file may not read it. The file says that the notes are there.
 }
export-name = name
export-gender = gender
export-gender-boy = boy
export-gender-girl = girl
export-keys = keys in the administration
export-eck-id = ECK iD
export-year-three = education in year group 3 since
export-extra-group = { $name } (extra group)
export-from = From
export-until = Until
export-results = Test results
export-series = { $subject } ({ $series })
export-notes = Notes
export-notes-why = Memory aids that somebody wrote for herself only and shared with nobody are no part of the file and are not in here.
export-no-notes = There are no notes.
export-note-withheld = The text is restricted and not in this copy: who made it may not read it.
export-notes-out-of-sight = { $count ->
    [one] There is 1 more note that who made this cannot see. Ask the school for a complete copy.
   *[other] There are { $count } more notes that who made this cannot see. Ask the school for a complete copy.
 }
export-who-may = Who can see this file
export-head-role = Role
export-head-people = Number of people
export-head-why = Why
export-ties = Who is tied to the pupil
export-emergencies = Opened in an emergency
export-who-did = Who looked and what was done
export-who-did-why = The newest first, with the role of who did it.
export-keeping = For how long this is kept
export-about-pupil = The details of the pupil from the administration of the school.
export-about-keys = The keys by which files name the pupil.
export-about-enrolments = In which group the pupil was when; until is the first day on which it no longer held.
export-about-results = Every test result with all scores that the file had.
export-about-notes = Notes with who wrote them; is_withheld says that the text is withheld.
export-about-corrections = Corrections and statements beside the file.
export-about-ties = Who is or was tied to the pupil in which role, and why.
export-about-emergencies = When the file was opened in an emergency, and why.
export-about-access = How many people in which role can see the file now.
export-about-looks = Who looked and what was done, with the role.
export-about-retention = For how long what is kept, and from when it is destroyed.
export-about-earlier = How data were before a file changed them, so that an import can be rolled back.

processing-title = Processing register
processing-question = Which personal data does Stut process, and why?
processing-intro = Made from what Stut really keeps: every table of the database belongs to an activity, the recipients follow from the rights of each role and the terms from those of the school (GDPR article 30).
processing-controller = Who is responsible?
processing-board = Board
processing-school = School
processing-not-in = Stut does not know address, contact person and data protection officer: add them in the register of your board. Have the legal grounds read by your officer.
processing-head-purpose = Purpose
processing-head-persons = About whom
processing-head-data = Which data
processing-head-basis = Legal basis
processing-head-recipients = Who sees it
processing-head-retention = For how long
processing-head-tables = Tables in Stut
processing-own-only = { $role } (own pupils only)
processing-recipients-named = nobody by a role: only who is named on the list of a record
processing-measures-title = Security
processing-measures = Access by role and by pupil, with one function that decides; passwords with argon2id and a second step at sign-in; every look and every change in a trail that is chained together; backups that are checked and can be encrypted; destruction by two people; no names in logs. Citizen service numbers and data about origin are never stored.
processing-transfers = Stut runs at the school itself and sends nothing to others or to countries outside the EU. Where the computer and the backups are, your administrator knows.
processing-name = { $activity ->
    [register] Pupils, groups and team
    [results] Following test results
    [notes] Notes about pupils
    [imports] Bringing files in and rolling them back
    [access] Roles and ties
    [accounts] Signing in
    [trail] The trail: who did what
    [absence] Absence
    [file] File: portrait, contacts, documents, handover
    [support] Educational needs and plans
    [surveys] Questionnaires and the role of the coordinator
    [time] Keeping one’s own time
    [concerns] Meldcode: protected records
   *[else] Rights and retention
 }
processing-purpose = { $activity ->
    [register] Knowing who is at school, in which group, and who teaches.
    [results] Following how pupils develop and seeing in time who needs something else.
    [notes] Keeping and handing over how pupils are guided.
    [imports] Taking over data from the school’s own systems and being able to undo a mistake.
    [access] Deciding who may see which pupil, and showing it.
    [accounts] Letting in only who may come in.
    [trail] Being able to find out who saw and did what.
    [absence] Seeing who is often absent, because that goes together with learning.
    [file] Knowing who the pupil is, who has authority, and what the next teacher should know.
    [support] Knowing what a pupil needs, planning it, and seeing whether it helped.
    [surveys] Knowing what the team expects of the coordinator, and agreeing on that.
    [time] Seeing for oneself where the time of the coordinator goes.
    [concerns] Writing down a suspicion of domestic violence or child abuse with care, and following the steps of the meldcode.
   *[else] Answering requests for access and correction, and destroying in time.
 }
processing-persons = { $activity ->
    [register] pupils, staff
    [results] pupils
    [notes] pupils, authors of notes
    [imports] pupils, staff
    [access] staff, guardians, partners, pupils
    [accounts] everybody with an account
    [trail] everybody with an account, pupils (as a number)
    [absence] pupils
    [file] pupils, parents and other contacts, staff
    [support] pupils, their parents, staff
    [surveys] staff and people who are invited, without a name
    [time] who keeps her own time
    [concerns] pupils, their parents, staff
   *[else] pupils, guardians, staff
 }
processing-data = { $activity ->
    [register] name, date of birth, gender, key, ECK iD, groups, dates of enrolment and leaving; name, work address and role of staff
    [results] test, date, scores, levels
    [notes] text, kind, author, date, earlier versions; may be about health
    [imports] name of the file, counts, how a value was before a file changed it
    [access] role, first and last day, reason, when a file was opened in an emergency
    [accounts] name, mail address, password as a hash, second step, sessions, attempts to sign in
    [trail] time, account, deed, number of pupil or group
    [absence] day, hours, kind of absence
    [file] what the pupil says and does well; name, relation, authority, telephone, mail and address of contacts; documents; what worked according to pupil, parents and teacher; may be about health
    [support] helping and hindering factors, needs, how pupil, parents and teacher see it; plans with goals, what was done and what came of it; what parents say about a plan; may be about health
    [surveys] mail address of who has not answered yet; answers and remarks without a name and without a time; who sorted open answers; tasks, agreements, the description of the role
    [time] day, minutes, kind of work, own words
    [concerns] signals, talks, weighing and decision, with day, source and whether it is a fact or an opinion; which steps were taken; who reads it; may be about health and criminal offences
   *[else] corrections and statements, exceptions to terms, proposals, approvals and proofs of destruction
 }
processing-basis = { $activity ->
    [register] task in the public interest: education (GDPR article 6(1)(e))
    [results] legal duty: a system to follow pupils (WPO article 45b; GDPR article 6(1)(c))
    [notes] task in the public interest: guidance of pupils (GDPR article 6(1)(e))
    [imports] task in the public interest: education (GDPR article 6(1)(e))
    [access] security of processing (GDPR article 32)
    [accounts] security of processing (GDPR article 32)
    [trail] security and accountability (GDPR articles 32 and 5(2))
    [absence] task in the public interest: giving education (GDPR article 6(1)(e))
    [file] task in the public interest: guiding pupils (GDPR article 6(1)(e))
    [support] legal duty where a development plan is asked for (Primary Education Act article 40a; GDPR article 6(1)(c)), else a task in the public interest (under e)
    [surveys] legitimate interest: quality of support (GDPR article 6 (1) f)
    [time] legitimate interest: own use (GDPR article 6 (1) f)
    [concerns] legal duty: to have and use a meldcode (GDPR article 6(1)(c))
   *[else] legal duty: rights of data subjects (GDPR articles 5, 15, 16 and 17)
 }
processing-retention = { $what ->
    [with_file] as long as the file of the pupil is kept
    [account] as long as the account exists; Stut closes accounts but does not destroy them
    [survey] is kept, without a name; mail addresses go with the answer or when the round closes
    [own_time] until who kept them throws them away
   *[else] is kept; no term was set, holds numbers only
 }
processing-also = { $what ->
    [staff] staff and groups stay, Stut does not destroy them
    [restricted] what is restricted for as long as the school itself chooses
    [imports] that a file was brought in stays
    [roles] roles of staff stay, Stut does not destroy them
    [named_readers] a reader can destroy a record earlier
   *[else] proofs of destruction stay, without data of pupils
 }
own-trail-by = { $what } (by { $name })
