### The tasks of the coordinator.

role-tasks-nav = Tasks
role-tasks-title = What do your papers say that the coordinator does?
role-tasks-start-source = Stut’s list to begin with
role-tasks-views = How you see the tasks
role-tasks-by-level = By level
role-tasks-by-asked = Beside HGW
role-tasks-models = With which model you look
role-tasks-add = Add a task
role-tasks-sort = { $count ->
    [one] Sort 1 task
   *[other] Sort { $count } tasks
 }
role-tasks-unsorted = Not sorted yet
role-tasks-none-here = Nothing lies here yet.
role-tasks-empty = There are no tasks yet
role-tasks-empty-why = Take the school guide, the support plan and your job description and write down what stands there. Or begin with a list of tasks that many schools have, and change it.
role-tasks-empty-ask = The coordinator puts the tasks here.
role-tasks-use-start = Begin with the list
role-tasks-started = The list is there. Take away what is not right, and add in which paper a task stands.
role-tasks-started-full = Nothing was changed: there were tasks already.
role-tasks-added = The task is there.
role-tasks-changed = The task is saved.
role-tasks-removed = The task was taken away.
role-tasks-back = The task is back.
role-tasks-put-back = Put back
role-tasks-theirs = Nothing was changed: what was there stayed.
role-tasks-count = { $count ->
    [one] 1 task
   *[other] { $count } tasks
 }
role-tasks-hours = about { $hours } hours a school year
role-tasks-hours-help = Counted with 40 school weeks, only for tasks of which it is known how often and how long. A task in two levels counts in both.
role-tasks-is-past = from the past
role-tasks-change = Change
role-tasks-new-title = Which task stands in your papers?
role-tasks-edit-title = What changes about this task?
role-task-text = The task, as it stands there
role-task-source = In which paper?
role-task-source-help = For example: school guide, support plan, job description.
role-task-source-year = Year or edition
role-task-levels = In which level? ({ $model })
role-task-levels-help = More than one is fine.
role-task-asked = To what does this task answer?
role-task-asked-help = What needs-based working (HGW) asks of the coordinator.
role-task-asked-none = to none of these
role-task-frequency = How often?
role-task-frequency-none = not known
role-task-frequency-words = { $code ->
    [daily] every day
    [weekly] every week
    [monthly] every month
    [termly] a few times a year
    [yearly] once a year
   *[else] when needed
 }
role-task-minutes = How long each time?
role-task-minutes-help = Hours as 1.5 or 1:30, minutes as 45m. May stay empty.
role-task-done-by = Who does it?
role-task-is-past = It still stands there, but is not done any more
role-task-remove = Take the task away
role-tasks-asked-nothing = The source names nothing for this level.
role-tasks-asked-missing = missing in your papers
role-tasks-asked-add = Add a task
role-tasks-asked-beside = Stands in your papers, HGW does not ask for it
role-tasks-asked-past = From the past: still stands there, is not done any more
role-tasks-asked-score = Of the { $all } things that HGW asks, you find { $found } in your papers.
role-tasks-asked-source = Source: { $source }.
role-sort-title = Where does this task belong?
role-sort-left = { $count ->
    [one] 1 task left to sort
   *[other] { $count } tasks left to sort
 }
role-sort-help = Press the number of the level, or click. With s you skip.
role-sort-suggested = suggested, after another model
role-sort-skip = Skip
role-sort-two = Does it fit more than one level? Choose them here.
role-sort-place = Put into these levels
role-sort-done = All tasks are sorted
role-sort-done-why = Look how they lie over the levels, or what is missing.
role-sort-undo = Take back
role-sort-placed = Sorted: { $task }
