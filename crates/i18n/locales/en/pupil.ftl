### The pupil page: tabs, chart on one time axis, career, all sittings, own lists, PDF.

pupil-tabs-label = Tabs of this pupil
pupil-tab-overview = Overview
pupil-tab-results = Results
pupil-tab-file = File
pupil-pdf-link = File as PDF

pupil-measure-label = What the chart shows
pupil-measure-place = Place in the norm group
pupil-measure-score = Skill score
pupil-measure-level = Level
pupil-measure-functioning = Functioning level
pupil-measure-dle = DLE
pupil-measure-raw = Score

pupil-chart-desc = { $measure } at each test moment, with school years and groups below on the same time axis
pupil-lanes-desc = school years and groups on a time axis
pupil-lanes-title = What was when
pupil-lanes-empty = No group or school year is known yet.
pupil-lane-years = school year
pupil-lane-groups = group
pupil-step-doubled = once more
pupil-step-skipped = year skipped
pupil-expected-label = expected { $score }
pupil-average-label = average pupil
pupil-didactic-label = DL: average pupil

pupil-expected-norm = Expected growth from { $from } to { $to }: { $growth } points, by the school’s norm table. { $name } grew { $actual }.
pupil-expected-school = Expected growth from { $from } to { $to }: { $growth } points. That is the middle growth of { $pupils } pupils of this school on the same two tests. { $name } grew { $actual }.
pupil-expected-unknown = Expected growth: not known. The school has no norm table with means for these two moments, and fewer than ten pupils of its own took both tests.
pupil-bands-norm = The bands behind the skill score come from the school’s norm table.
pupil-bands-none = Without bands: the school has no norm table for this test.
pupil-normed-here = Level and percentile of this test come from the school’s norm table, not from the supplier.
pupil-normed-supplied = Level and percentile came with the result.
pupil-didactic = Didactic growth { $growth }: DLE { $dle } at a didactic age of { $age } months on { $date }.
pupil-didactic-unstable = Mind: below a didactic age of 10 months the didactic growth swings widely.
pupil-didactic-completed = Counted in completed months, ten a school year from group 3 on.
pupil-didactic-running = Counted with the running month, ten a school year from group 3 on.

ago-today = today
ago-days = { $count ->
    [one] yesterday
   *[other] { $count } days ago
 }
ago-weeks = { $count ->
    [one] 1 week ago
   *[other] { $count } weeks ago
 }
ago-months = { $count ->
    [one] 1 month ago
   *[other] { $count } months ago
 }
ago-years = { $count ->
    [one] 1 year ago
   *[other] { $count } years ago
 }

pupil-latest-old = The latest sitting in this subject was { $ago }. See whether this still holds.
pupil-no-signals = No signals now.

pupil-results-title = Which tests did { $name } take?
pupil-results-shown = { $count ->
    [0] no sittings in view
    [one] 1 sitting in view
   *[other] { $count } sittings in view
 }
pupil-filter-title = Choose what you see
pupil-filter-all = all
pupil-filter-kind = Kind of test
pupil-filter-year = School year
pupil-filter-show = Show
pupil-filter-none = No sitting fits this choice.
pupil-filter-reset = Show all
pupil-head-from = Source
pupil-from-supplied = came with it
pupil-from-norm = school’s norm table
pupil-from-own = own norm
pupil-kind-standard = Test with national norms
pupil-kind-own = The school’s own test
pupil-kind-social-emotional = Social-emotional
pupil-kind-observation = Observation
pupil-part = part { $part }

pupil-profile-title = Well-being and observations
pupil-profile-own-title = The school’s own tests
pupil-profile-scale = Scale
pupil-profile-before = Time before
pupil-profile-now = Latest
pupil-profile-attention = asks for attention
pupil-profile-no-band = without a band
pupil-profile-position = band { $at } of { $bands }, from low to high

pupil-file-title = What does the file of { $name } hold?
pupil-career-table = Way through school
pupil-career-empty = No group is known yet. The way through school comes from the school’s administration.
pupil-head-when = When
pupil-head-teachers = Teachers
pupil-head-remark = Remarks
pupil-head-what = What
pupil-career-doubled = did this year group once more
pupil-career-skipped = skipped a year group
pupil-career-back = went back a year group
pupil-career-moved = came to this group on { $date }
pupil-career-entered = came to the school on { $date }
pupil-career-left = left the school on { $date }
pupil-career-elsewhere = { $count ->
    [one] the school year before is not known here
   *[other] the { $count } school years before are not known here
 }
pupil-career-extra = also in { $groups }

pupil-pdf-title = File
pupil-pdf-purpose = From the pupil’s file, with what { $name } may see on { $date }. Confidential: keep it no longer than needed.
pupil-pdf-operator = who works at this computer
pupil-pdf-contacts = Contacts
pupil-pdf-documents = Documents
pupil-pdf-documents-why = The documents themselves are not in this PDF.
pupil-pdf-notes = Notes
pupil-pdf-notes-none = There are no notes that you may read here.
pupil-filter-subject = Subject
pupil-pdf-parts = Parts of tests
pupil-head-name = Name
pupil-head-relation = To the pupil
pupil-head-authority = Authority
pupil-head-reach = To be reached
pupil-pdf-restricted = restricted
pupil-head-category = Category
pupil-head-author = Added by
