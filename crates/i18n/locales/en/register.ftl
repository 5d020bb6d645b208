### School, groups, pupils, staff.

word-born = born
word-entered = at this school since
word-left = left on

school-year = school year { $years }
pupil-count = { $count ->
    [0] no pupils
    [one] 1 pupil
   *[other] { $count } pupils
 }
age = { $years } years old

year-group-primary = year group { $number }
year-group-secondary = year { $number } of secondary education
year-group-baby = 0 to 12 months
year-group-toddler = toddler, 1 to 2 years
year-group-preschool = preschool, 3 to 4 years
year-group-special = special primary education
year-group-special-secondary = special secondary education
year-group-combination = combination group
year-group-other = other group
year-group-historic = historic

groups-title = Which groups are there this school year?
groups-empty = There are no groups yet. Start with the pupils from your school administration.
groups-empty-action = Import an EDEXML file
pupils-title = Who are you looking for?
pupils-empty = There are no pupils yet. Import an EDEXML file first.
pupils-filter-label = Name or part of a name

welcome-title = Where do you start?
welcome-text = With the pupils and groups of your school, from your pupil administration. After that you import the test results.
welcome-demo = Rather look around first? Start Stut with an invented school:
schools-title = Which school do you want to see?
groups-years-label = School year
groups-extra-title = Extra groups
group-with-signal = { $count ->
    [one] 1 pupil with a signal
   *[other] { $count } pupils with a signal
 }
head-group = Group
settings-school-name = Name of the school
settings-school-name-why = The file from your pupil administration has no name of the school. Fill it in here; it is then on every page and on paper.
settings-board-name = Name of the board
