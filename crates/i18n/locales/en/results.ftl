### Tests, levels, growth, group overview, pupil page.

word-subject = subject
word-skill-score = skill score
word-growth = growth
word-distribution = distribution

level-scale-roman-why = Each of the five levels is a fifth of the national norm group; I is the highest.
level-scale-letter-why = A, B and C are each a quarter of the national norm group, D is the 15% below and E the lowest 10%; A is the highest.
level-scale-avi-why = An order of reading levels, from Start to Plus; not a number.

moment-begin = begin of year group { $year-group }
moment-middle = middle of year group { $year-group }
moment-end = end of year group { $year-group }

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
pupil-scores-title = How does the skill grow?
pupil-facts = Details
pupil-history = Groups over the years
head-date = Date
head-moment = Moment
head-test = Test
head-skill-score = Skill score
head-skill-score-narrow = Skill score
head-subject = Subject
head-growth = Growth
head-level = Level
head-percentile = Percentile
head-functioning-level = Functioning level
head-functioning-level-narrow = Functioning level
head-dle = DLE
head-raw-score = Raw score
