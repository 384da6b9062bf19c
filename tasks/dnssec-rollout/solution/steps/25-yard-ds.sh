# The delegation of yard.harbour.test is secured
dnssec-dsfromkey -2 -T 3600 $(grep -l 'DNSKEY 257' yard/keys/Kyard.harbour.test.+013+*.key) >> primary/harbour.test.db
