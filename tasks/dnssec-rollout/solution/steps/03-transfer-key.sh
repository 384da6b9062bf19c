# The primary gives its zones only to the key
cat >> primary/local.conf <<'END'
include "../secrets/transfer.key";
END
cat >> primary/options.conf <<'END'
allow-transfer { key transfer; };
END
