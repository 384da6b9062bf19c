# The keys of yard.harbour.test
for flag in KSK ZSK; do
    dnssec-keygen -q -K yard/keys -a ECDSAP256SHA256 -L 600 $(test $flag = KSK && echo -f KSK) yard.harbour.test
done
