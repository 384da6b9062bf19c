# The phone book shows who is active
cat > access/26-phone-book.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" filter=(abStatus=active) attrs=entry,sn,displayName,telephoneNumber,roomNumber
    by dn.exact="cn=phonebook,ou=services,dc=alderbrook,dc=test" read
    by * break
END
