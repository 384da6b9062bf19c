# What was archived is elsewhere
cat > data/70-archive.ldif <<'END'
dn: ou=archive,dc=alderbrook,dc=test
objectClass: referral
objectClass: extensibleObject
ou: archive
ref: ldap://archive.alderbrook.test/ou=archive,dc=alderbrook,dc=test
END
