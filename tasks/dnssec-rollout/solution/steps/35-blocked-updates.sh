# The security team adds to it; whose queries are not allowed, updates are not either
cat >> resolver/local.conf <<'END'
include "../secrets/security.key";
END
sed -i 's/^    file "rpz.db";/&\n    update-policy { grant security zonesub ANY; };/' resolver/local.conf
sed -i 's/^    allow-query { none; };/    allow-query { key security; };/' resolver/local.conf
