# The branches of the tree
cat > data/10-branches.ldif <<'END'
dn: ou=people,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: people

dn: ou=retired,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: retired

dn: ou=groups,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: groups

dn: ou=units,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: units

dn: ou=lists,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: lists

dn: ou=services,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: services

dn: ou=policies,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: policies

dn: ou=former,dc=alderbrook,dc=test
objectClass: organizationalUnit
ou: former
END
