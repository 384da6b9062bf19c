# Services see nothing but what is theirs
cat > access/29-services.conf <<'END'
access to dn.base="ou=people,dc=alderbrook,dc=test" attrs=entry
    by dn.one="ou=services,dc=alderbrook,dc=test" search
    by * break
access to *
    by dn.one="ou=services,dc=alderbrook,dc=test" none
    by * break
END
