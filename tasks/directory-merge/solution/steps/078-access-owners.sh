# Owners keep the members of their groups
cat > access/50-owners.conf <<'END'
access to dn.one="ou=groups,dc=alderbrook,dc=test" attrs=member
    by dnattr=owner write
    by * break
END
