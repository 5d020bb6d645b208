### My role: what is expected of the coordinator.

answers-head = The first line must be: group, level_1, level_2 and so on, with three to nine levels.
answers-fields = This line has { $found } fields and there should be { $expected }.
answers-no-group = The group is missing. Put the group of this answer in the first field.
answers-outside = Level { $level } has no whole number from 1 to { $levels }.
answers-twice = The number { $score } stands at level { $first } and at level { $second }. Each number occurs once.
answers-unreadable = This cannot be read as text. Save the file as CSV in UTF-8.
answers-too-many = More than { $most } answers of one group is not possible.
answers-nothing = There is no answer in it.
answers-invited-form = Write --invited GROUP=N, for example teachers=15.
answers-invited-unknown = The group { $group } has no answers in this file.
answers-invited-few = The group { $group } has { $answered } answers, more than the { $invited } who were invited.
