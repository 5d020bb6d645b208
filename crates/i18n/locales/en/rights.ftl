### Rights of guardians and pupils: keeping and destroying, access, correction, the processing register and the trail.

import-is-sealed = This import can no longer be rolled back: what it changed in a file was destroyed with that file.
destruction-is-closed = This proposal has already been carried out or withdrawn.
destruction-approved-already = You, or somebody else in this role, already approved this proposal. The second approval comes from another person.
problem-destroyed = Pupil { $key } was left out: the data of those who left at that time were destroyed after their term. You need not do anything.

rights-role = { $role ->
    [teacher] teacher
    [coordinator] coordinator
    [principal] principal
    [specialist] specialist
    [outside_partner] outside partner
    [guardian] guardian
    [board_officer] board
    [partnership_officer] partnership
    [administrator] administrator
   *[else] another role
 }

trail-import-made = { $kind ->
    [roster] Brought in pupils and groups (import { $no })
   *[else] Brought in test results (import { $no })
 }
trail-import-rolled-back = Rolled back import { $no }
trail-school-edited = Changed the details of the school
trail-pupil-looked = { $part ->
    [file] Looked at the pupil page
    [shared] Looked at what is shared with the guardians
    [notes] Looked at notes
    [note] Looked at a note
    [history] Looked at earlier versions of a note
    [access] Looked at who can see this pupil
    [trail] Looked at who looked
    [rights] Looked at data and rights
    [feed] Saw a note among the newest notes
    [search] Found a note in a search
    [pdf] Printed notes
   *[else] Looked at the file
 }
trail-group-looked = { $form ->
    [page] Looked at the group overview
    [pdf] Made the group overview as PDF
    [csv] Made the group overview as CSV
   *[else] Asked for the group overview
 }
trail-refused = Asked for something that is not allowed
trail-viewed-as = Looked as another person
trail-account-made = Made an account
trail-account-edited = Changed name or address of an account
trail-account-closed = Closed an account
trail-account-opened = Opened an account again
trail-link-made = Made a link to choose a password
trail-signed-in = Signed in
trail-sign-in-refused = Could not sign in
trail-session-ended = Signed out, or ended a session
trail-session-renewed = Session renewed
trail-password-changed = Chose a password
trail-factor-added = Added a second step to signing in
trail-factor-removed = Removed a second step from signing in
trail-role-granted = Gave somebody the role { $role }
trail-role-changed = Changed or ended somebody’s role { $role }
trail-staff-linked = Put an account and a member of staff together
trail-pupil-tied = Tied somebody to the pupil as { $role }
trail-tie-changed = Changed or ended a tie as { $role }
trail-emergency-opened = Opened the file in an emergency
trail-emergency-seen = Checked an emergency
trail-note-categories-edited = Changed kinds of notes and their readers
trail-note-written = Wrote a note
trail-note-changed = Changed a note
trail-note-removed = Removed a note
trail-note-requested = Asked for the text of a restricted or old note
trail-pupil-exported = Handed over the complete file
trail-pupil-corrected = { $kind ->
    [statement] Added a statement
   *[else] Added a correction
 }
trail-retention-edited = Changed retention terms
trail-pupil-held = Decided for how long the file is kept
trail-destruction-proposed = { $pupils ->
    [one] Proposed to destroy data of 1 pupil
   *[other] Proposed to destroy data of { $pupils } pupils
 }
trail-destruction-approved = Approved a destruction as { $role }
trail-destruction-withdrawn = Withdrew a proposal to destroy
trail-destroyed = { $pupils ->
    [one] Approved and carried out a destruction, of 1 pupil
   *[other] Approved and carried out a destruction, of { $pupils } pupils
 }
trail-reason = { $reason ->
    [role] part of the role
    [own_group] own group
    [tie] tied to the pupil
    [emergency] emergency
    [at_this_machine] works at the computer itself
    [by_the_clock] by itself
    [not_signed_in] not signed in
    [no_role] no role at this school
    [role_does_not] not part of the role
    [not_own] not an own pupil or group
    [only_looking] looked as another person
   *[else] another reason
 }
