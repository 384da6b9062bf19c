# The personnel office reads what is private
cat > access/30-personnel-private.conf <<'END'
access to attrs=abHired,abCostCentre
    by group.exact="cn=hr-desk,ou=groups,dc=alderbrook,dc=test" read
    by * break
END
