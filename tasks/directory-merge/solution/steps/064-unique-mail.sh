# No two people have the same address
mkdir -p overlays/unique
cat > overlays/unique/11-mail.conf <<'END'
unique_uri ldap:///dc=alderbrook,dc=test?mail?sub
END
