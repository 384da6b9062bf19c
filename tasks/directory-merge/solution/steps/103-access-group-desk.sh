# The group desk makes and removes groups
cat > access/49-group-desk.conf <<'END'
access to dn.base="ou=groups,dc=alderbrook,dc=test" attrs=children
    by group.exact="cn=group-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
access to dn.one="ou=groups,dc=alderbrook,dc=test" attrs=entry
    by group.exact="cn=group-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
