# A log that auditors read
cat > extra/10-log.conf <<'END'
database mdb
suffix "cn=log"
rootdn "cn=root,dc=alderbrook,dc=test"
directory run/log
maxsize 67108864
dbnosync
access to *
    by group.exact="cn=auditors,ou=groups,dc=alderbrook,dc=test" read
    by * none
END
