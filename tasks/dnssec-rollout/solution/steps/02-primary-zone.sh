# The primary serves it
cat >> primary/local.conf <<'END'
zone "harbour.test" {
    type primary;
    file "harbour.test.db";
};
END
