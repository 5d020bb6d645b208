### People, who can see what, viewing as another, emergencies.

role-teacher = teacher
role-coordinator = coordinator
role-principal = principal
role-specialist = specialist
role-outside-partner = outside partner
role-guardian = guardian
role-board-officer = board officer
role-partnership-officer = partnership officer
role-administrator = administrator

term-since = since { $from }
term-to-come = from { $from }
term-between = { $from } to { $until }
term-never = withdrawn before it began

people-title = Who works with Stut here?
people-count = { $count ->
    [0] Nobody has a role yet
    [one] 1 person has a role
   *[other] { $count } people have a role
 }
people-filter-label = Name or mail address
people-table = People with a role
people-head-name = Name
people-head-role = Role
people-head-groups = Groups
people-head-signed-in = Last signed in
people-head-factor = Second step
people-never-signed-in = not signed in yet
people-invited = invited, no password chosen yet
people-factor-yes = yes
people-factor-no = no
people-you = you
people-closed = account closed
people-empty = Nobody has a role yet. Invite the first one below.
people-former = Who had a role here before
people-staff-title = Not invited yet
people-staff-why = These members of staff are in the file from your pupil administration and have no account yet.
people-staff-none = Everybody in the file has an account.
people-no-address = no mail address in the file
people-no-group = no group this school year
people-invite = Invite
people-invite-one = Invite { $name }
people-invite-all = Invite everybody with a mail address
people-add-title = Who is not in the file?
people-add-why = For example a specialist, a substitute or somebody of the board. You tie a guardian on the page of the child.
people-add-send = Add and invite
people-field-name = Name
people-field-email = Mail address
people-field-role = Role
people-field-from = First day
people-field-until = Last day
people-field-until-why = Leave it empty when no end is known.
people-choose-role = Choose a role
people-emergencies = Opened in an emergency

invite-title = Whom do you invite?
invite-why = Each gets a link to choose a password. See whether address and role are right.
invite-nobody = The file has no mail address of anybody without an account.
invite-nobody-chosen = Tick whom you want to invite.
invite-send = Invite
invited-title = { $count ->
    [0] Nobody was invited
    [one] The invitation is ready
   *[other] { $count } invitations are ready
 }
invited-once = You see these links only now. Copy what you want to pass on yourself; you can always make a new one later.
invited-link = Link for { $name }
invited-until = Good until { $until }.
invited-mailed = Mailed to { $email }.
invited-not-mailed = Not mailed, because mail is not set up. Pass the link on yourself.
invited-mail-failed = Mailing to { $email } did not work. Pass the link on yourself.
invited-has-account = { $name } had an account already and signs in with it.

person-title = What may { $name } do?
person-saved = Saved.
person-self = You cannot change your own roles. Ask somebody else to do that.
person-roles = Roles
person-state-to-come = still to begin
person-state-ended = ended
person-change-of = Change the dates of { $role }
person-end = End
person-end-of = End { $role }
person-end-why = The last day still counts.
person-end-now = End at once
person-give-title = Give a role
person-give-send = Give the role
person-staff-title = Member of staff in the file
person-staff-why = This tells Stut which groups belong to the account.
person-staff-field = Member of staff
person-staff-none = nobody in the file
person-account-title = Account
person-made = made on
person-signed-in = last signed in
person-factor = second step
person-link-title = Link to choose a password
person-link-why = A new link makes earlier ones invalid.
person-link-send = Make a new link
person-close-title = Close the account
person-close-why = Nobody signs in with it then, and who is signed in now is out at once. You can open the account again later.
person-close-send = Close the account
person-closed = This account is closed since { $day }.
person-open-send = Open the account again
person-manage-not = You cannot make a new link or close the account here: it has a role that you do not give, or works in another school too. Ask the administrator.
view-as-send = See what { $name } sees
view-as-why = You never see more than you may see yourself, and you can only look.
view-as-stop = Stop

fault-name = Fill in a name.
fault-name-too-long = This name is longer than { $most } characters. Shorten it.
fault-email = This is no mail address. It looks like name@school.example.
fault-same-email = This mail address stands here twice. Everybody needs an address of her own.
fault-already-here = Who has this mail address has this role or another account here already.
fault-closed = The account with this mail address is closed. Open it again first.
fault-role = Choose a role.
fault-no-tie = Choose specialist, outside partner or guardian.
fault-day = This is no day. Write for example 31-07-2026.
fault-ends-before = The last day lies before the first.
fault-already-has = This role is there already in those days. Change the dates there.
fault-why = Write why, in plain words.
fault-reason = Write in at least three words what is the matter.
fault-person = Choose somebody, or fill in a name and a mail address.
fault-changed-to = Somebody else changed these dates in the meantime. Now it is: { $term }. You filled in: { $typed }. Save again if yours should hold.
fault-staff-taken = This member of staff has an account already.
fault-no-pupil = No pupil of this school has exactly this name. Write first and family name in full.

access-title = Who can see the file of { $name }?
access-why = Stut works this out with the same rules that decide on access.
access-table = Who can see this now
access-nobody = Nobody with an account can see this file now.
access-head-why = Why
access-head-sees = Sees
why-whole-school = the whole school, as { $role }
why-teaches = teacher of group { $groups }
why-tied = { $role } of this child
why-tied-until = { $role } of this child, until { $until }
why-emergency = opened in an emergency, until { $until }
sees-file = the file
sees-shared = what the school shares with guardians
sees-notes = notes: { $categories }
sees-on-request = { $name } (on request)
sees-exists = { $name } (only that they exist)
access-invited = Invited from outside
access-invited-why = They see the case only, and what is shared of this pupil with it.
access-former = Who could see it until recently
access-former-until = until { $until }
access-ties = Who is tied to this child
access-ties-none = Nobody is tied yet.
tie-title = Tie a specialist, outside partner or guardian
tie-who = Who
tie-who-why = Is the name not there? Then fill in name and mail address below.
tie-who-new = somebody who is not listed yet
tie-reason = Why
tie-reason-why = For example: helps with reading, or: mother.
tie-send = Tie
pupil-link-access = Who can see this file

emergency-title = Which file do you need in an emergency?
emergency-lede = You then see the file of a pupil of another group for four hours. The coordinator and the principal see that you did this, and why.
emergency-name = First and family name of the pupil
emergency-reason = What is the matter?
emergency-reason-why = For example: fell in the playground, guardians cannot be reached.
emergency-find = Find this pupil
emergency-confirm-title = Is this the pupil?
emergency-groups = group { $groups }
emergency-open = Open the file of { $name } for four hours
emergency-back = No, I need another one
emergency-open-until = You opened this file in an emergency. It is open until { $until }.
emergency-link = In an emergency
emergencies-title = Which files were opened in an emergency?
emergencies-empty = No file was ever opened in an emergency.
emergencies-line = { $who } opened the file of { $pupil }
emergencies-pupil-gone = a pupil whose file is no longer there
emergencies-when = { $from }, open until { $until }
emergencies-done = What was looked at then
emergencies-nothing-done = Nothing of the file was looked at.
emergencies-see = Seen
emergencies-see-one = Seen: { $who } and { $pupil }
emergencies-seen = Seen by { $name } on { $when }.
emergencies-notice = { $count ->
    [0] No file was opened in an emergency.
    [one] A file was opened in an emergency.
   *[other] { $count } files were opened in an emergency.
 }
emergencies-notice-link = See who and why
look-file = the file
look-shared = what the school shares with guardians
look-notes = the notes
look-access = who can see the file
look-note-written = wrote a note
look-other = something else in the file
