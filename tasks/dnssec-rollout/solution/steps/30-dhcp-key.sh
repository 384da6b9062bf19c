# The yard's server knows the DHCP server's key
cat >> yard/local.conf <<'END'
include "../secrets/dhcp.key";
END
