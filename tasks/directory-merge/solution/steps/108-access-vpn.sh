# The VPN sees its users
cat > access/25-vpn.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" filter=(memberOf=cn=vpn-users,ou=groups,dc=alderbrook,dc=test) attrs=entry,uid,uidNumber
    by dn.exact="cn=vpn,ou=services,dc=alderbrook,dc=test" read
    by * break
END
