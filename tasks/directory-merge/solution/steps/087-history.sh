# Nobody goes back to one of the last three
cat > data/22-history.ldif <<'END'
dn: cn=default,ou=policies,dc=alderbrook,dc=test
changetype: modify
replace: pwdInHistory
pwdInHistory: 3
END
