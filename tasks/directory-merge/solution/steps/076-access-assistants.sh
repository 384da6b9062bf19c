# Assistants keep rooms and phones of their units
cat > access/43-assistants.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=roomNumber,telephoneNumber
    by set="this/abUnit/secretary & user" write
    by * break
END
