### The own account: beginning, choosing a password, signing in, sessions.

wait-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
 }
sign-in-wait = It went wrong too often. Wait { $wait } and then try again.
wait-title = Please wait
sign-in-forgotten = Forgot your password?

forgotten-title = Forgot your password?
forgotten-text = Fill in the mail address with which you sign in. You will get a mail with a link to choose a new password.
forgotten-send = Send me the link
forgotten-sent-title = Look in your mail
forgotten-sent = If there is an account with this address, a mail with a link is on its way. The link works for 24 hours. If nothing comes, see whether the address is right, or ask your coordinator.
forgotten-ask = This Stut sends no mail. Ask the coordinator or the administrator of your school for a link to choose a new password.
forgotten-ask-administrator = Are you the administrator? On the computer where Stut runs, a new password is made with
forgotten-back = Back to signing in

email-wrong = This is no mail address. See whether there is an @ in it, and what stands behind it.
name-missing = Fill in your name, so that colleagues see who you are.
name-too-long = This name is too long. Use at most { $most } characters.

password-short = This password is too short. Use at least { $least } characters.
password-long = This password is too long. Use at most { $most } characters.
password-common = Many people use this password. Choose a few words that nobody expects together.
password-guessable = This password is soon guessed. Choose a few words that nobody expects together.
password-about-you = This password looks like your name, your mail address or your school. Choose something that nobody knows of you.
password-new = New password
password-help = At least 12 characters. A sentence of a few words that have nothing to do with each other is strong and easy to remember.

set-up-title = Welcome to Stut. Who are you?
set-up-text = You are the first. With this account you administer this Stut: you bring in pupils and groups and invite your colleagues.
set-up-name = Your name
set-up-name-help = This is how colleagues see you.
set-up-email-help = You sign in with this.
set-up-send = Make the account

invitation-title = Choose your password, { $name }
invitation-text = Then you can begin. From now on you sign in with { $email }.
reset-title = Choose a new password, { $name }
reset-text = You will then be signed out on all other devices. You sign in with { $email }.
invitation-send = Save the password

mail-invitation-subject = Your account for Stut
mail-invitation-text = Dear { $name },
    {""}
    An account is ready for you in Stut, the program with which your school keeps track of the support of pupils. Choose your password with this link:
    {""}
    { $address }
    {""}
    The link works for a week, and once. Did you not expect this mail? Then you can throw it away.
mail-reset-subject = A new password for Stut
mail-reset-text = Dear { $name },
    {""}
    With this link you choose a new password for Stut:
    {""}
    { $address }
    {""}
    The link works for 24 hours, and once. Did you not ask for it? Then you can throw this mail away; your password stays as it is.

me-title = How is your account doing?
me-facts-name = Name
me-facts-email = Mail address
me-facts-help = Is something not right? The coordinator or administrator of your school can change it.
me-factors = Signing in with two steps
me-trail = What was done in your name
me-password-title = Password
me-password-present = Your present password
me-password-wrong = This is not your present password.
me-password-send = Change the password
me-password-why = You will then be signed out on all your other devices.
me-password-none = You sign in through your school. For that you need no password here.
me-password-changed = Your password was changed. You are signed out on your other devices.
me-sessions-title = Where are you signed in?
me-sessions-when = signed in { $made }, last used { $seen }
me-sessions-this = this device
me-sessions-end = Sign out
me-sessions-end-named = Sign out on { $device }
me-sessions-end-others = Sign out everywhere else
me-sessions-ended = Signed out.
me-device = { $browser } on { $system }
me-device-unknown = unknown device

import-own-role-label = What is your role at this school?
import-own-role-coordinator = Coordinator: I see all pupils
import-own-role-principal = Principal: I see all pupils
import-own-role-none = Administrator only: I see no files of pupils

cli-set-up = There is no account yet. Open this link to make the first one (good for 24 hours, once): { $address }
cli-invitation = With this link { $email } chooses a password (good for a week, once): { $address }
cli-invitation-path = Put the address where Stut runs before this link, or give it with --base-url.
cli-mail-wrong = Mail cannot be sent in this way: { $reason }
