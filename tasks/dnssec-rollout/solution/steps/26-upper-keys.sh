# The keys of 128-255.7.44.10.in-addr.arpa
for flag in KSK ZSK; do
    dnssec-keygen -q -K yard/keys -a ECDSAP256SHA256 -L 600 $(test $flag = KSK && echo -f KSK) 128-255.7.44.10.in-addr.arpa
done
