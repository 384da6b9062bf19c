# Doors know badges
cat > access/27-door.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=entry,abBadge,abStatus
    by dn.exact="cn=door,ou=services,dc=alderbrook,dc=test" read
    by * break
END
