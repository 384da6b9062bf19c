# The secondary shows the key to the primary, and gives nothing to anyone
cat >> secondary/local.conf <<'END'
include "../secrets/transfer.key";
server 127.0.0.1 { keys { transfer; }; };
END
cat >> secondary/options.conf <<'END'
allow-transfer { none; };
END
