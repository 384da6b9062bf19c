# The resolver finds the reverse zone
cat >> resolver/local.conf <<'END'
zone "7.44.10.in-addr.arpa" {
    type static-stub;
    server-addresses { 127.0.0.2; };
};
END
