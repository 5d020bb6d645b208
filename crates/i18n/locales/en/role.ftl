### My role: the beginning, the models, and what the forms have in common.

role-nav = The coordinator’s role
role-tabs = Parts of my role
role-title = What does this school ask of the coordinator?
role-lead = Expectations measured, talked through and lived.
role-card-surveys = Questionnaires
role-card-surveys-why = Ask teachers, principals and coordinators what they expect of you, look at the differences and talk them through with the team.
role-card-tasks-why = Lay what your papers say beside what needs-based working (HGW) asks.
role-card-tasks-count = { $count ->
    [0] no tasks yet
    [one] 1 task
   *[other] { $count } tasks
 }
role-card-time-why = See where your time goes, beside what you want and what others expect. Only you see this, until you share it.
role-card-time-runs = the clock is running
role-card-description-why = One page: what may be expected of the coordinator and what not.
role-card-description-none = not written yet
role-card-models-why = The levels and roles with which you look, or your own.
role-card-models-count = { $count ->
    [one] 1 model
   *[other] { $count } models
 }
role-models-title = With which glasses do you look at the work?
role-models-nav = Models
role-models-lead = A model divides the work of the coordinator into levels or roles. Real work always is a mix.
role-models-source = source
role-models-asks = Asks of the coordinator
role-models-like = Lies near
role-models-own = own model
role-models-new = Make a model of your own
role-models-copy = Make it your own model
role-models-change = Change
role-models-like-title = Which levels lie together?
role-models-like-why = This comparison is Stut’s, to begin with; none of the sources gives it. For your own models you choose yourself.
role-models-none = –
role-model-new-title = Which model do you use?
role-model-change-title = What changes about { $name }?
role-model-name = Name
role-model-source = Source
role-model-source-help = Where does it come from? May stay empty.
role-model-level = Level { $number }
role-model-level-name = Name of level { $number }
role-model-level-description = What is it?
role-model-level-asks = What does it ask of the coordinator?
role-model-level-like = Lies near these levels of Greven
role-model-levels-help = Three to nine levels or roles. Leave a level empty when you do not use it. What was sorted already stays with its number.
role-model-more = One more level
role-model-remove = Take the model away
role-model-added = The model is there.
role-model-changed = The model is saved.
role-model-removed = The model was taken away. What was sorted with it is kept.
role-model-back = The model is back.
role-model-put-back = Put back
role-model-theirs = Nothing was changed: what was there stayed.
role-cancel = Cancel
role-problem-empty = Fill this in.
role-problem-too-long = This is too long.
role-problem-not-known = This is not in the list. Choose again.
role-problem-not-a-number = This is no number that fits here.
role-problem-not-a-time = Write the time as 1.5 or 1:30 (hours), or 45m (minutes).
role-problem-not-a-day = Choose a day.
role-problem-later = This day has yet to come.
role-problem-few-levels = Fill in at least { $count } levels.
role-problem-gap = This level is empty. Only at the end may levels be left empty, or what was sorted already would move.
role-problem-not-a-hundred = Together it must be 100 per cent. Leave all empty when you have no wish yet.
role-problem-ran-too-long = The clock ran for more than { $hours } hours. Fill in how long it really was.
