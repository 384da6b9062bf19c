# A group of all contractors
cat > data/60-contractors.ldif <<'END'
dn: cn=all-contractors,ou=groups,dc=alderbrook,dc=test
objectClass: groupOfURLs
cn: all-contractors
memberURL: ldap:///ou=people,dc=alderbrook,dc=test??one?(employeeType=contractor)
END
