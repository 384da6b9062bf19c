# The reverse zone, with its upper half delegated
cat > primary/7.44.10.db <<'END'
$TTL 3600
@   SOA ns1.harbour.test. hostmaster.harbour.test. ( 2026112201 3600 600 1209600 300 )
    NS  ns1.harbour.test.
    NS  ns2.harbour.test.
128-255 NS ns.yard.harbour.test.
$GENERATE 128-255 $ CNAME $.128-255
$INCLUDE inventory/reverse.inc
END
