# The keys of 7.44.10.in-addr.arpa
for flag in KSK ZSK; do
    dnssec-keygen -q -K primary/keys -a ECDSAP256SHA256 -L 600 $(test $flag = KSK && echo -f KSK) 7.44.10.in-addr.arpa
done
