# The resolver trusts 7.44.10.in-addr.arpa
key=$(grep -h 'DNSKEY 257' primary/keys/K7.44.10.in-addr.arpa.+013+*.key | sed 's/.*DNSKEY 257 3 13 //; s/ //g')
cat >> resolver/local.conf <<END
trust-anchors { "7.44.10.in-addr.arpa" static-key 257 3 13 "$key"; };
END
