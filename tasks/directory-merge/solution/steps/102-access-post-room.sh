# The post room keeps aliases and mailing lists
cat > access/34-post-room.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test" attrs=abMailAlias
    by group.exact="cn=post-room,ou=groups,dc=alderbrook,dc=test" write
    by * break
access to dn.one="ou=lists,dc=alderbrook,dc=test" attrs=rfc822MailMember
    by group.exact="cn=post-room,ou=groups,dc=alderbrook,dc=test" write
    by * break
END
