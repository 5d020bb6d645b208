### What the program says on the command line.

cli-cannot-open = The data in { $path } cannot be opened: { $reason }
cli-newer-database = These data are of a newer version of Stut. Use that version.
cli-broken = Something went wrong: { $reason }
cli-interrupted = Interrupted. Nothing was saved.
cli-nothing-saved = Nothing was saved.
cli-not-found = Not found: this school, group or import is not known here.
cli-forbidden = You may not do this.
cli-loopback-only = { $address } can be reached from other computers, and in this version nobody can sign in yet: everybody would see everything. Choose an address on this computer, such as 127.0.0.1:7300.
cli-cannot-listen = Stut cannot listen on { $address }: { $reason }
cli-serving = Stut is ready at { $address } (from this computer only, because signing in is not possible yet). To stop: Ctrl+C.

demo-made = The invented demo school was made.
