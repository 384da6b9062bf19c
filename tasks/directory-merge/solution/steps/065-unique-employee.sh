# No two people have the same employee number
mkdir -p overlays/unique
cat > overlays/unique/12-employee.conf <<'END'
unique_uri ldap:///dc=alderbrook,dc=test?abEmployeeId?sub
END
