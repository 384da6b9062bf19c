# Provisioning keeps shells and homes
cat > access/28-provisioning.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=loginShell,homeDirectory
    by dn.exact="cn=provisioning,ou=services,dc=alderbrook,dc=test" write
    by * break
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=entry,uid
    by dn.exact="cn=provisioning,ou=services,dc=alderbrook,dc=test" read
    by * break
END
