# Auditors see everything but passwords
cat > access/02-auditors.conf <<'END'
access to dn.subtree="dc=alderbrook,dc=test" attrs=userPassword
    by group.exact="cn=auditors,ou=groups,dc=alderbrook,dc=test" none
    by * break
access to dn.subtree="dc=alderbrook,dc=test"
    by group.exact="cn=auditors,ou=groups,dc=alderbrook,dc=test" read
    by * break
END
