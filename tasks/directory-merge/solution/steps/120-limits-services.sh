# Services must ask for what is indexed
cat > database/11-limits-services.conf <<'END'
limits dn.onelevel="ou=services,dc=alderbrook,dc=test" size.unchecked=12
END
