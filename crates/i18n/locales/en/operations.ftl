### For who keeps the program running: reaching it, watching over it, backups.

serve-ready = Stut is ready at { $address }. To stop: Ctrl+C.
serve-metrics = Figures to watch over the program are at { $address }
serve-demo-here-only = { $address } can be reached from other computers, and the passwords of the demo stand in its manual. Choose an address on this computer, such as 127.0.0.1:7300.
serve-no-public-url = { $address } can be reached from other computers. Say with --public-url under which address, for example https://stut.school.nl, and give --tls-certificate with --tls-key, or --behind-proxy.
serve-no-protection = Under an address of its own, passwords and files of pupils travel over the network. Give --tls-certificate with --tls-key, or with --behind-proxy the address of the proxy that takes care of https.
serve-no-certificate = The certificate or its key cannot be used. { $reason }

backup-sealed = Copy made, checked and encrypted for { $keys ->
    [one] 1 key
   *[other] { $keys } keys
 }: { $file }, { $rows } rows.
backup-key-made = The private key is in { $file }. Keep it elsewhere than the copies: without this key an encrypted copy can never be read again.
backup-not-a-key = This is no public key of age. Those begin with age1.
backup-no-key = There is no key in it.
restore-encrypted = This copy is encrypted. Give the file with the private key with --identity.
restore-not-encrypted = This copy is not encrypted. Is it the right one? Then leave out --identity.
restore-wrong-key = This key does not fit this copy.
restore-foreign = This is no backup of Stut.
restore-damaged = This copy is cut off or damaged. Take another one.
backup-keep-too-short = A copy is kept for less than until the next one. Choose --backup-keep longer than --backup-every.

conflict-no-room = The disk is full or cannot be written to. Nothing was saved. Make room and try again.
backups-old = The last good backup is of { $day }. Ask your administrator to look at it.
backups-none = No good backup has been made yet. Ask your administrator to look at it.
