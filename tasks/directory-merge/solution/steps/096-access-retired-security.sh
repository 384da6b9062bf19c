# The security office sees who is retired
cat > access/22-retired-security.conf <<'END'
access to dn.subtree="ou=retired,dc=alderbrook,dc=test"
    by group.exact="cn=security,ou=groups,dc=alderbrook,dc=test" read
    by * break
END
