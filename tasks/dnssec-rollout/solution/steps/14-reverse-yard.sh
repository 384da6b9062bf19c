# The yard has the upper half
cat > yard/128-255.7.44.10.db <<'END'
$TTL 3600
@   SOA ns.yard.harbour.test. hostmaster.harbour.test. ( 2026112201 3600 600 1209600 120 )
    NS  ns.yard.harbour.test.
$INCLUDE inventory/reverse.inc
END
cat >> yard/local.conf <<'END'
zone "128-255.7.44.10.in-addr.arpa" {
    type primary;
    file "128-255.7.44.10.db";
};
END
