# Anybody may look up a phone number
cat > access/60-phones.conf <<'END'
access to dn.base="ou=people,dc=alderbrook,dc=test" attrs=entry
    by anonymous search
    by * break
access to dn.one="ou=people,dc=alderbrook,dc=test" filter=(!(employeeType=contractor)) attrs=entry,cn,displayName,telephoneNumber
    by anonymous read
    by * break
END
