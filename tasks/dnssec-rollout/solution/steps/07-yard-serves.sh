# The yard's server serves it
cat >> yard/local.conf <<'END'
zone "yard.harbour.test" {
    type primary;
    file "yard.harbour.test.db";
};
END
