# The backup has no limits
cat > database/10-limits-backup.conf <<'END'
limits dn.exact="cn=backup,ou=services,dc=alderbrook,dc=test" size=unlimited size.unchecked=unlimited
END
