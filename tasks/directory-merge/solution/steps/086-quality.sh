# Passwords have ten characters
cat > data/21-quality.ldif <<'END'
dn: cn=default,ou=policies,dc=alderbrook,dc=test
changetype: modify
replace: pwdCheckQuality
pwdCheckQuality: 2
-
replace: pwdMinLength
pwdMinLength: 10
END
