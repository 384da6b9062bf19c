# The delegation of 128-255.7.44.10.in-addr.arpa is secured
dnssec-dsfromkey -2 -T 3600 $(grep -l 'DNSKEY 257' yard/keys/K128-255.7.44.10.in-addr.arpa.+013+*.key) >> primary/7.44.10.db
