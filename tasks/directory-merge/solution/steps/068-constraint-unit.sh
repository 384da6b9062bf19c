# A unit must be one
mkdir -p overlays/constraint
cat > overlays/constraint/12-unit.conf <<'END'
constraint_attribute abUnit uri ldap:///ou=units,dc=alderbrook,dc=test?entryDN?one?(objectClass=abDepartment)
END
