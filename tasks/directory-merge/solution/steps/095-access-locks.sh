# The security office locks and unlocks
cat > access/11-locks.conf <<'END'
access to attrs=pwdAccountLockedTime
    by group.exact="cn=security,ou=groups,dc=alderbrook,dc=test" write
    by group.exact="cn=help-desk,ou=groups,dc=alderbrook,dc=test" read
    by * none
END
