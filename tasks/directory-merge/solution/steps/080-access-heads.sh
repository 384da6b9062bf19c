# Heads describe their units
cat > access/55-heads.conf <<'END'
access to dn.one="ou=units,dc=alderbrook,dc=test" attrs=description
    by dnattr=manager write
    by * break
END
