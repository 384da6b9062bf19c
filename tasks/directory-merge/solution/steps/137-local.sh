# Who is on the machine itself is the backup
cat > server/20-local.conf <<'END'
authz-regexp "gidNumber=[0-9]+\\+uidNumber=[0-9]+,cn=peercred,cn=external,cn=auth" "cn=backup,ou=services,dc=alderbrook,dc=test"
END
