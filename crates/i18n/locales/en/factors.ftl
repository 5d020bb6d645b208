### The second step of signing in, and signing in with the account of the school.

factors-title = How do you show that it is you?
factors-intro = With a second step nobody comes in who only knows your password.
factors-due = First turn on a second step. Choose below what suits you; then you can go on at once.
factors-wish = { $days ->
    [one] Turn on a second step for signing in. You have 1 day left to do so.
   *[other] Turn on a second step for signing in. You have { $days } days left to do so.
 }
factors-wish-link = Turn on a second step
factors-added = Done. You have been signed out on other devices.
factors-removed = Removed. You have been signed out on other devices.
factors-remove = Remove
factors-cancel = Cancel
factors-on = Is on
factors-off = Is off
factors-password = Your password
factors-password-help = So that we are sure that it is you.
factors-sign-in-again = You signed in a while ago. Sign out and in again, and then try once more within ten minutes.

factors-totp-title = Code from an app
factors-totp-why = An app on your phone gives a new code every half minute. You fill it in after your password.
factors-totp-add = Turn on with an app
factors-totp-replace = Set up another phone
factors-totp-begin-title = Do you have your phone at hand?
factors-totp-begin-text = You need an app for sign-in codes, such as an authenticator or a password manager. Is it on your phone? Then go on.
factors-totp-begin-replace = Do you have codes from an app already? Those will stop working.
factors-totp-begin = Continue
factors-totp-confirm-title = Which code does your app give?
factors-totp-scan = Scan this picture with your app and type the code that the app shows.
factors-totp-picture = QR code for your app
factors-totp-secret = Cannot scan? Choose to enter a key in your app and type this one:
factors-totp-code = Code of six digits
factors-totp-confirm = Turn on
factors-totp-remove-title = Remove the codes from the app?
factors-totp-remove-text = The codes from your app will stop working.
factors-totp-remove-last = This is your only second step. Your recovery codes go too.

factors-codes-title = Recovery codes
factors-codes-why = For when your phone or key is gone. Each code works once.
factors-codes-left = { $count ->
    [0] You have none left
    [one] You have 1 left
   *[other] You have { $count } left
 }
factors-codes-new = Make new recovery codes
factors-codes-new-title = Make new recovery codes?
factors-codes-new-text = You get ten new codes. The old ones stop working.
factors-codes-shown-title = Where will you keep these codes?
factors-codes-shown-text = You see them only now. Print them or write them down, and keep them in a safe place: not in your laptop bag.
factors-codes-print = Print
factors-codes-done = I have kept them
factors-codes-list = Your recovery codes

factors-passkeys-title = Passkeys
factors-passkeys-why = Your fingerprint, your face, the PIN of your device or a separate key.
factors-passkeys-add = Add a passkey
factors-passkeys-not-here = Passkeys only work at an address with a name, such as https://stut.yourschool.nl. This address has no name.
factors-passkey-since = since { $date }
factors-passkey-used = used on { $date }
factors-passkey-shut = perhaps copied, no longer works
factors-passkey-title = What do you call this passkey?
factors-passkey-text = After the button your browser asks which device or key you want to use.
factors-passkey-name = Name
factors-passkey-name-help = For example: my phone, or laptop of the school.
factors-passkey-make = Make a passkey
factors-passkey-none = This browser cannot use passkeys. Update your browser, or choose a code from an app.
factors-passkey-failed = Your browser gave no passkey. Try again, or choose another way.
factors-passkey-script = Passkeys need JavaScript to be on in your browser.
factors-passkey-remove-title = Remove { $name }?
factors-passkey-remove-text = You can no longer sign in with it. Remove it from your device too.

second-title = One more step
second-code = Code from your app
second-code-help = The six digits that your app shows now.
second-send = Continue
second-recovery-open = I do not have my phone or key
second-recovery = Recovery code
second-recovery-help = One of the codes that you kept. Do you not have those either? Ask your administrator for help.
second-passkey = Use a passkey
second-again = Begin again

trouble-wrong-password = This is not your password.
trouble-wrong-code = This code is not right, or was used before. Wait for the next code and see whether the clock of your phone is right.
trouble-over = This took too long, or was done already. Begin again.
trouble-no-name = Give the passkey a name.
trouble-passkey-refused = This passkey does not fit. Try again, or choose another way.
trouble-passkey-copied = This passkey may have been copied and no longer works. Choose another way to sign in, and remove it after that.
trouble-only-way-in = Without this link you could not sign in any more. Choose a password first.

sso-with = Sign in with { $name }
sso-title = Account of your school
sso-why = Sign in with the account that you have from your school or board. You do the second step there.
sso-linked-since = linked since { $date }
sso-gone-provider = A service that is no longer known here
sso-link = Link { $name }
sso-link-text = You go to { $name } for a moment, to show that the account there is yours.
sso-go-title = Continue at { $name }
sso-go-text = Sign in there with your own account. Then you come back here.
sso-unlink = Unlink
sso-unlink-title = Unlink { $name }?
sso-unlink-text = You can no longer sign in with it.
sso-unknown-title = You do not have an account here yet
sso-unknown-text = { $name } knows you, but Stut does not yet. Ask the coordinator or the administrator of your school for an invitation.
sso-of-another-title = This account is linked already
sso-of-another-text = The account at { $name } belongs to somebody else here. Ask your administrator for help.
sso-failed-title = Signing in with { $name } did not work
sso-failed-over = It took too long, or you began in another browser. Begin again.
sso-failed-unreachable = { $name } does not answer. Try again in a few minutes, or sign in with your password.
sso-failed-declined = { $name } did not sign you in. Begin again, or sign in with your password.
sso-failed-settings = The link with { $name } is not right. Tell your administrator, and sign in with your password for now.
sso-failed-secret = { $name } does not recognise Stut: the secret of the link is wrong or has expired. Tell your administrator.
sso-failed-clock = The clock of Stut and that of { $name } differ. Tell your administrator.
sso-failed-doubt = The answer of { $name } could not be relied on. Begin again; if it still does not work, tell your administrator.
sso-again = To sign-in
sso-file-refused = The list of providers of single sign-on in { $path } is not right: { $reason }
