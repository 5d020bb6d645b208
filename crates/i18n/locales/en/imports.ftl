### Reading files: the page, and every problem as: what is wrong, what to do.

import-title = What would you like to read in?
import-roster = Pupils and groups
import-roster-why = An EDEXML file (version 2.1) from your school administration.
import-absences = Absence
import-results = Test results
import-results-why = One or more UWLR files (version 2.2) from your test program.
import-file-label = Choose a file
import-files-label = Choose one or more files
import-partial-label = Take what is good
import-partial-why = Otherwise the file is taken as a whole or not at all.
import-partial-large = Every file first shows what will change. This choice counts only for a file of more than 32 MB and for the first roster of a school: those are brought in at once.
import-busy = Reading…
import-never-stored = Stut never stores citizen service numbers or data on origin.
import-again-is-safe = Reading the same file again does no harm.

problem-place = line { $line }
problem-whole-file = the whole file
problem-field-file = file
problem-more = { $count ->
    [one] And 1 more problem.
   *[other] And { $count } more problems.
 }

problem-empty-file = The file is empty. Export it again.
problem-not-xml = This is not an XML file. Choose an export to EDEXML or UWLR in your administration or test program; Word and PDF files cannot be read here. Bring in a spreadsheet at ‘Spreadsheet’.
problem-malformed-xml = The file cannot be read from here on. Export it again and do not edit the file afterwards.
problem-cut-off = The file stops half-way. Export or download it again.
problem-doctype-refused = The file starts with a DOCTYPE. That does not belong in an EDEXML or UWLR file and is refused for safety. Ask the supplier for an export without it.
problem-unknown-entity = Here is an abbreviation that XML does not know. Export the file again; if it stays, report it to the supplier.
problem-wrong-encoding = The file says that it is written in { $encoding }, but it is not. Export it again and do not save it with another program.
problem-too-large = Here is a part that is larger than any real file has. Check that you chose the right file.
problem-unreadable = Reading the file did not succeed. Check that it is there and that you may read it.
problem-wrong-root = The file starts with ‘{ $found }’; no EDEXML or UWLR file starts like that. Check that you chose the right file.
problem-other-kind = This file is of the other kind: pupils and results are read separately. Read it in under the other choice.
problem-no-school = The file does not say of which school it is. Export it again, with the BRIN number of the school.
problem-invalid-school-year = The school year in the file is wrong. Two consecutive years are expected, such as 2025-2026.

problem-missing = This is missing or empty. Fill it in in your administration and export the file again.
problem-invalid-date = This is not a date. Year-month-day is expected, such as 2026-01-31.
problem-invalid-number = This is not a number. Correct it in the program that the file comes from.
problem-unknown-code = The code ‘{ $code }’ is not in the list. Correct it in the program that the file comes from.
problem-too-long = This is longer than { $most } characters. Shorten it and export the file again.
problem-duplicate-key = This key has been used on line { $first-line } already. Merge the duplicates in your administration and export the file again.
problem-dangling-reference = This refers to ‘{ $key }’, which is not in this file. Make a complete export.

problem-never-stored = Stut never keeps this; it was passed over. There is nothing you need to do.
problem-unknown-element = Stut does not know this element; it was passed over. There is nothing you need to do.

problem-other-school = This file is of school { $found }, not of { $known }. Nothing was taken. Choose the file of your own school; to add this school as well, choose ‘Add this school’ under ‘More choices’ (‘--add-school’).
problem-other-school-of-several = School { $found } is not known here. Nothing was taken. To add this school as well, use ‘--add-school’.
problem-unknown-school = There is no list of pupils of school { $found } here yet. Import the EDEXML file of this school first.
problem-unknown-pupil = Pupil { $key } is not in the register. Import a newer list of pupils first, or choose the file of your own school.
problem-key-of-another = Key { $key } belongs to another pupil here than the ECK iD does. Check in your administration who has this key.
problem-looks-like-known = Pupil { $key } has a new key, but the name and birth date of the known pupil { $known }. If this is the same pupil, import the file again and say so (‘--same-pupils’).
problem-older-roster = This list is older than what is known already. Of these pupils only the group they were in was taken.

import-done = { $kind } of { $school }, { $year }: { $figures }. This is import { $no }.
import-counts = { $added } new, { $changed } changed, { $same } the same, { $refused } refused
import-no-rows = School { $school }: there is nothing in the file to take.
import-nothing-changed = School { $school }: everything was known already. Nothing changed.
import-rolled-back = rolled back
import-is-rolled-back = Import { $no } was rolled back.
import-already-rolled-back = This import was rolled back already.
import-later-import = Import { $no } builds on this import. Roll that one back first.
import-still-needed = Later records depend on what this import brought. Roll back the later imports first.
import-own-groups = { $count ->
    [one] School year { $year } has a group that was made here. Take it away first, under Groups; then you can roll this back.
   *[other] School year { $year } has { $count } groups that were made here. Take them away first, under Groups; then you can roll this back.
 }

import-one-title = Import { $no }
import-made-title = The file was imported.
import-refused-title = The file was not imported
import-problems-title = What is the matter?
import-to-groups = To the groups
import-no-file = No file was chosen. Choose a file and try again.
import-too-large = The file is too large to import here. Use the command ‘stut import’.
import-not-received = The file did not arrive well. Try again.
import-more-choices = More choices
import-same-pupils-label = Pupils with a new key are the same
import-same-pupils-why = For when the school changed its administration: who has the name and birth date of a known pupil is that pupil.
import-add-school-label = Add this school
import-add-school-why = For a board with several schools. Without this choice a file of another school is refused.
head-no = No.
head-made-at = When
head-kind = What
head-file = File
head-school-year = School year
head-counts = Records
head-author = Made with
