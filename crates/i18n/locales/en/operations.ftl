### For who keeps the program running: reaching it, watching over it, backups.

serve-ready = Stut is ready at { $address }. To stop: Ctrl+C.
serve-metrics = Figures to watch over the program are at { $address }
serve-demo-here-only = { $address } can be reached from other computers, and the passwords of the demo stand in its manual. Choose an address on this computer, such as 127.0.0.1:7300.
serve-no-public-url = { $address } can be reached from other computers. Say with --public-url under which address, for example https://stut.school.nl, and give --tls-certificate with --tls-key, or --behind-proxy.
serve-no-protection = Under an address of its own, passwords and files of pupils travel over the network. Give --tls-certificate with --tls-key, or with --behind-proxy the address of the proxy that takes care of https.
serve-no-certificate = The certificate or its key cannot be used. { $reason }
