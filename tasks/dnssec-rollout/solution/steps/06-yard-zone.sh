# The zone of the yard
cat > yard/yard.harbour.test.db <<'END'
$TTL 3600
@   SOA ns.yard.harbour.test. hostmaster.harbour.test. ( 2026112201 3600 600 1209600 120 )
    NS  ns
ns  A   127.0.0.3
$INCLUDE inventory/hosts.inc
END
