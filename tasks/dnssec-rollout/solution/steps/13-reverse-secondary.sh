# The secondary serves the reverse zone
cat >> secondary/local.conf <<'END'
zone "7.44.10.in-addr.arpa" {
    type secondary;
    primaries { 127.0.0.1 port 5300; };
    file "copies/7.44.10.db";
};
END
