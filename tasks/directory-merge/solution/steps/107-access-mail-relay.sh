# The mail relay sees addresses and lists
cat > access/24-mail-relay.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=entry,mail,abMailAlias
    by dn.exact="cn=mailrelay,ou=services,dc=alderbrook,dc=test" read
    by * break
access to dn.subtree="ou=lists,dc=alderbrook,dc=test"
    by dn.exact="cn=mailrelay,ou=services,dc=alderbrook,dc=test" read
    by * break
END
