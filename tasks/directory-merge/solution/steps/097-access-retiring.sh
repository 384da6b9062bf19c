# The personnel office retires people
cat > access/21-retiring.conf <<'END'
access to dn.base="ou=retired,dc=alderbrook,dc=test" attrs=children
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
access to dn.one="ou=retired,dc=alderbrook,dc=test" attrs=uid
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
