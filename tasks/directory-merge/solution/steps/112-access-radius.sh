# The wireless network may compare
cat > access/28-radius.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=employeeType
    by dn.exact="cn=radius,ou=services,dc=alderbrook,dc=test" compare
    by * break
END
