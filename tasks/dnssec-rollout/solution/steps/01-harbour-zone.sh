# The zone harbour.test
cat > primary/harbour.test.db <<'END'
$TTL 3600
@   SOA ns1.harbour.test. hostmaster.harbour.test. ( 2026112201 3600 600 1209600 300 )
    NS  ns1
    NS  ns2
    MX  10 mail
    MX  20 mail.yard
ns1 A   127.0.0.1
ns2 A   127.0.0.2
$INCLUDE inventory/hosts.inc
END
