# Printers know cost centres
cat > access/28-printers.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=entry,uid,abCostCentre
    by dn.exact="cn=printers,ou=services,dc=alderbrook,dc=test" read
    by * break
END
