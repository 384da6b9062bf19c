# Who is retired is not shown
cat > access/23-retired.conf <<'END'
access to dn.subtree="ou=retired,dc=alderbrook,dc=test"
    by * none
END
