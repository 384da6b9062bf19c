# The secondary serves harbour.test
cat >> secondary/local.conf <<'END'
zone "harbour.test" {
    type secondary;
    primaries { 127.0.0.1 port 5300; };
    file "copies/harbour.test.db";
};
END
