# No two people have the same login
mkdir -p overlays/unique
cat > overlays/unique/10-uid.conf <<'END'
unique_uri ldap:///dc=alderbrook,dc=test?uid?sub?(objectClass=abPerson)
END
