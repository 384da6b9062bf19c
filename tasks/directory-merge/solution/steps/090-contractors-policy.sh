# A stricter policy
cat > data/26-contractors.ldif <<'END'
dn: cn=contractors,ou=policies,dc=alderbrook,dc=test
objectClass: organizationalRole
objectClass: pwdPolicy
cn: contractors
pwdAttribute: userPassword
pwdCheckQuality: 2
pwdMinLength: 16
END
