# The keys of harbour.test
for flag in KSK ZSK; do
    dnssec-keygen -q -K primary/keys -a ECDSAP256SHA256 -L 600 $(test $flag = KSK && echo -f KSK) harbour.test
done
