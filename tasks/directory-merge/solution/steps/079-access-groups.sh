# Groups are shown to their members and owners
cat > access/51-groups.conf <<'END'
access to dn.one="ou=groups,dc=alderbrook,dc=test"
    by dnattr=member read
    by dnattr=owner read
    by * none
END
