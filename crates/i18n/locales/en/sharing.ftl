### What the school shares: with guardians, with the board and with the partnership.

shared-title = How is { $name } doing at school?
shared-preview = This is how guardians see this page.
shared-notes = Notes that the school shares
shared-not-shared = The school shows no test results here
shared-not-shared-why = Would you like to know how { $name } is doing? Ask the teacher.
shared-no-results = There are no test results of { $name } yet.
shared-chart-title = { $subject } of { $name }
shared-table-title = The results in a row
shared-head-score = Score
shared-head-change = Difference
shared-explain = What do these figures mean?
shared-explain-score = The score says how far { $name } has come in this subject. Scores of different subjects cannot be compared.
shared-explain-change = The difference is with the time before.
shared-explain-level = The level says how this is beside other children in the Netherlands who have been at school for as long.
shared-explain-ask = Questions? Talk about them with the teacher.

figures-title = How is the school doing?
figures-why = Figures without names. A number of fewer than 10 pupils is not here, nor is a number from which such a small number can be worked out.
figures-not-about-teachers = The groups are in the order of their year group. Groups differ: these figures do not say how good a teacher is.
figures-small = fewer than 10
figures-withheld = not shown
figures-groups = Pupils and signals
figures-with-signal = With a signal
figures-blind-spots = Blind spots
figures-signal-why = A signal follows from the tests: a low level, a level that dropped, a lower score than the time before, a high level, or not tested while the group was.
figures-whole-school = Whole school
figures-together = Together in { $what }
figures-together-combined = Together in combination groups
figures-levels = Levels by subject
figures-levels-why = The newest level of each pupil, from high to low.
figures-subject = Subject
figures-with-level = With a level
figures-empty = The school has no groups and results yet. As soon as there are, the figures are here.

sent-title = What was sent to the partnership?
sent-empty = Nothing was sent yet
sent-empty-why = Files go to the partnership when the school follows a support route in Stut. That part is not there yet.

pupils-guided-title = Pupils whom you guide
pupils-guided-empty = You guide no pupils here now
pupils-guided-empty-why = Ask the coordinator of the school to tie a pupil to you, or to extend the last day.
pupils-children-title = Your children at this school
pupils-children-empty = No child is tied to your account now
pupils-children-empty-why = Ask the coordinator of the school to do so.
groups-own-empty = You have no group this school year yet
groups-own-empty-why = Ask the coordinator whether your account is tied to your name in the school administration, and whether you are with your group there.
groups-administrator = As an administrator you see no groups
groups-administrator-why = You arrange who may come in and how the school is set up. That needs no files of pupils.

settings-shares = Guardians see the test results of their own child
settings-shares-why = When this is off, they still see which group their child is in and the notes that are shared with them.
settings-too-long = This name is too long. Use at most { $most } characters.
settings-more = More
settings-yes = yes
settings-no = no
