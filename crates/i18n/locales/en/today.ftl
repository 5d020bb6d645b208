### Today: what the day asks.

today-nav = Today
today-title = What asks for my attention today?
today-nothing = Nothing asks for attention today. All is up to date.
today-nothing-more = Walk into a classroom, or take five minutes for yourself.
today-in-short = { $promises ->
    [0] No agreement is due now
    [one] 1 agreement
   *[other] { $promises } agreements
 }, { $talks ->
    [0] no talk
    [one] 1 talk
   *[other] { $talks } talks
 }. The rest can wait.
today-talks = Talks
today-talks-none = There are no talks today.
today-talk-subjects = { $count ->
    [0] no agenda yet
    [one] 1 point on the agenda
   *[other] { $count } points on the agenda
 }
today-promises = Agreements
today-promises-hint = of mine and to me
today-promises-none = Nothing overdue and nothing for this week. Well done.
today-promises-more = { $count } more in the list
today-promises-all = All agreements
today-others-overdue = { $count ->
    [one] 1 agreement of others is overdue
   *[other] { $count } agreements of others are overdue
 }
today-plans = Plans and goals
today-plans-none = No plan asks for anything now.
today-plans-more = { $count } more with the plans
today-plan-overdue = overdue
today-plan-halfway = half-way { $date }
today-plan-goals = { $count ->
    [one] 1 goal due
   *[other] { $count } goals due
 }
today-cases = Waiting for me
today-cases-hint = support
today-cases-none = Nobody waits for you. Teacher and colleague come first: well done.
today-case-days = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
 }
today-news = New
today-news-since = since { $date }
today-news-first = of the last seven days
today-news-none = Nothing new since you were here.
today-news-results = { $results ->
    [one] 1 new result
   *[other] { $results } new results
 } in { $imports ->
    [one] 1 import
   *[other] { $imports } imports
 }
today-news-pupils = { $count ->
    [one] results of 1 pupil
   *[other] results of { $count } pupils
 }
today-news-signals = { $count ->
    [0] no new signal
    [one] 1 pupil with a new signal
   *[other] { $count } pupils with a new signal
 }
today-news-blind = { $count ->
    [one] nothing is open about 1 of them
   *[other] nothing is open about { $count } of them
 }
today-tests = Tests
today-tests-none = No test window now.
today-tests-until = taken up to { $date }
today-tests-enter = entered up to { $date }
