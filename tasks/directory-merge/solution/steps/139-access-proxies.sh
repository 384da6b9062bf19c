# The server may ask whom somebody may act for
cat > access/03-proxies.conf <<'END'
access to dn.one="ou=services,dc=alderbrook,dc=test" attrs=authzTo
    by self auth
    by * break
END
