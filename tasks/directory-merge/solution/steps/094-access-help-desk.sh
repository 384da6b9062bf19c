# The help desk sets passwords, but not of the security office
cat > access/10-help-desk.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" filter=(!(memberOf=cn=security,ou=groups,dc=alderbrook,dc=test)) attrs=userPassword,pwdReset
    by group.exact="cn=help-desk,ou=groups,dc=alderbrook,dc=test" =w
    by * break
END
