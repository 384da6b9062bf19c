# A policy for everybody's password
cat > data/20-policy.ldif <<'END'
dn: cn=default,ou=policies,dc=alderbrook,dc=test
objectClass: organizationalRole
objectClass: pwdPolicy
cn: default
pwdAttribute: userPassword
END
