# The badge office keeps badges
cat > access/33-badge-office.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=abBadge
    by group.exact="cn=badge-office,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
