# Three wrong ones lock an account
cat > data/23-lockout.ldif <<'END'
dn: cn=default,ou=policies,dc=alderbrook,dc=test
changetype: modify
replace: pwdLockout
pwdLockout: TRUE
-
replace: pwdMaxFailure
pwdMaxFailure: 3
END
