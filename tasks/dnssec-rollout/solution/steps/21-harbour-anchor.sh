# The resolver trusts harbour.test
key=$(grep -h 'DNSKEY 257' primary/keys/Kharbour.test.+013+*.key | sed 's/.*DNSKEY 257 3 13 //; s/ //g')
cat >> resolver/local.conf <<END
trust-anchors { "harbour.test" static-key 257 3 13 "$key"; };
END
