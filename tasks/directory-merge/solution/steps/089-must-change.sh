# Who was given a password has to change it
cat > data/24-must-change.ldif <<'END'
dn: cn=default,ou=policies,dc=alderbrook,dc=test
changetype: modify
replace: pwdMustChange
pwdMustChange: TRUE
END
