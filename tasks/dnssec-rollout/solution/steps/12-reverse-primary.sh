# The primary serves the reverse zone
cat >> primary/local.conf <<'END'
zone "7.44.10.in-addr.arpa" {
    type primary;
    file "7.44.10.db";
};
END
