### Tests, levels, growth, group overview, pupil page.

word-subject = subject
word-test = test
word-sitting = sitting
word-level = level
word-skill-score = skill score
word-percentile = percentile
word-growth = growth
word-dle = didactic age (DLE)
word-functioning-level = functioning level
word-raw-score = raw score
word-moment = test moment
word-distribution = distribution

level-scale-roman = level I to V
level-scale-letter = level A to E
level-scale-avi = AVI
level-scale-reference = reference level
level-scale-roman-why = Each of the five levels is a fifth of the national norm group; I is the highest.
level-scale-letter-why = A, B and C are each a quarter of the national norm group, D is the 15% below and E the lowest 10%; A is the highest.
level-scale-avi-why = An order of reading levels, from Start to Plus; not a number.
level-scale-reference-why = What a pupil should master by law: below 1F, 1F, 1S or 2F.
level-none = no level yet

part-begin = begin
part-middle = middle
part-end = end
moment-begin = begin of year group { $year-group }
moment-middle = middle of year group { $year-group }
moment-end = end of year group { $year-group }

growth-since = { $growth } since the previous sitting
growth-flat = no growth since the previous sitting
growth-unknown = no earlier sitting to compare with

overview-title = Who in { $group } needs something different now?
overview-latest = latest tests { $month }
overview-no-results = This group has no results yet.
overview-filter-everyone = Everyone
overview-filter-signal = With a signal
overview-filter-blind = Blind spot
overview-filter-high = Challenge
overview-filter-label = Who you see
overview-shown = { $count ->
    [0] no pupils shown
    [one] 1 pupil shown
   *[other] { $count } pupils shown
 }
overview-distribution = { $subject }: from high to low { $counts } pupils
overview-expected = ticks: how the levels are distributed nationally
overview-sort-name = by name
overview-sort-signals = by signals
overview-sort-subject = by { $subject }
overview-not-tested = not tested
overview-legend = How to read this page
overview-legend-level = level, high to low
overview-legend-growth = difference in skill score with the previous sitting
overview-legend-spark = earlier sittings, old to new

pupil-title = How is { $name } developing?
pupil-chart-title = { $subject } of { $name }, { $from } to { $to }
pupil-chart-why = skill score per test moment
pupil-chart-table = The figures of the chart
pupil-no-results = This pupil has no results yet.

head-pupil = Pupil
head-year-group = Year
made-on = made on { $date }
page-before = Page
page-between = of
overview-confidential = Confidential: data of pupils. Do not leave this sheet lying about.
overview-table-summary = For each pupil and subject the level, the skill score, the growth and the line of earlier sittings, with the signals.
overview-region = Group overview { $group }
overview-by-signals = signals
overview-shown-many = # pupils in view
overview-no-pupils = There are no pupils in this group now.
overview-reasons = Why these signals?
pupil-bands-title = Where does this pupil stand in the national norm group?
pupil-bands-why = percentile at each test moment on the bands of the levels
pupil-scores-title = How does the skill grow?
pupil-facts = Details
pupil-history = Groups over the years
head-date = Date
head-moment = Moment
head-test = Test
head-skill-score = Skill score
head-growth = Growth
head-level = Level
head-percentile = Percentile
head-functioning-level = Functioning level
head-dle = DLE
head-raw-score = Raw score
