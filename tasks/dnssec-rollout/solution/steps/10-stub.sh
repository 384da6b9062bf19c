# The resolver finds harbour.test at the secondary
cat >> resolver/local.conf <<'END'
zone "harbour.test" {
    type static-stub;
    server-addresses { 127.0.0.2; };
};
END
