# The personnel office keeps what it is about
cat > access/31-personnel.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=abStatus,abUnit,employeeType,manager,title
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
