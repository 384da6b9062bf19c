# The personnel office brings people in
cat > access/32-personnel-people.conf <<'END'
access to dn.base="ou=people,dc=alderbrook,dc=test" attrs=children
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=entry,uid
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
