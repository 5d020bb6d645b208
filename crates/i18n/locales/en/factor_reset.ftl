### Taking away the second step of somebody else, who lost it.

factor-reset-title = Phone or key lost?
factor-reset-why = Take the second step away. Codes from the app, passkeys and recovery codes work no longer then, and who is signed in now is out at once. After that the password is enough to sign in, until there is a new second step.
factor-reset-open = Take the second step away
factor-reset-sure = Are you sure that it is { $name } who asks for this? Walk by or call; a mail can come from somebody else.
factor-reset-send = Take the second step away

cli-factor-reset = The second step of { $email } was taken away. The password alone is enough to sign in again.
cli-factor-reset-none = { $email } has no second step. Nothing was changed.
cli-factor-reset-nobody = No account has the address { $email }.
