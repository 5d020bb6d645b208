### What the program says on the command line.

cli-cannot-open = The data in { $path } cannot be opened: { $reason }
cli-newer-database = These data are of a newer version of Stut. Use that version.
cli-broken = Something went wrong: { $reason }
cli-interrupted = Interrupted. Nothing was saved.
cli-nothing-saved = Nothing was saved.
cli-not-found = Not found: this school, group or import is not known here.
cli-forbidden = You may not do this.
cli-cannot-listen = Stut cannot listen on { $address }: { $reason }

demo-made = The invented demo school was made.

cli-backed-up = Copy made and checked: { $file }, { $rows } rows.
cli-restored = Brought back: { $rows } rows.
cli-exported = Everything is in { $folder }: { $rows } rows, with a description in schema.json.
cli-check-database = The database is whole.
cli-check-damaged = The database is damaged: { $reason }. Bring back the last good copy.
cli-check-trail = School { $school }: the audit trail is whole, { $lines } lines.
cli-check-trail-changed = School { $school }: line { $seq } of the audit trail was changed.
cli-check-trail-gone = School { $school }: line { $seq } of the audit trail is missing.
cli-no-export = This is no export of this version of Stut. { $reason }
cli-export-field = This field cannot be read. Use the files as they were written.
cli-not-empty = There are data here already. Bringing back is possible only into an empty place.
cli-folder-in-use = There are files in this folder already. Choose a new or empty one.
cli-check-own-trail = The audit trail of accounts and signing in is whole, { $lines } lines.
cli-check-own-trail-changed = Line { $seq } of the audit trail of accounts and signing in was changed.
cli-check-own-trail-gone = Line { $seq } of the audit trail of accounts and signing in is missing.
demo-accounts = Sign in as ib@demo.example, leerkracht5a@, directie@, specialist@, extern@, ouder@, bestuur@, swv@ or beheer@demo.example.
cli-user-added = { $email } can now sign in with this role.
cli-user-needs-school = This role needs a school: say which with --school.
