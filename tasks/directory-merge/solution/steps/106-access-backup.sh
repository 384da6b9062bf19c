# The backup reads everything
cat > access/01-backup.conf <<'END'
access to *
    by dn.exact="cn=backup,ou=services,dc=alderbrook,dc=test" read
    by * break
END
