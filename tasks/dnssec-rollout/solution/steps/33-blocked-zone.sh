# The zone of what is blocked
cat > resolver/rpz.db <<'END'
$TTL 60
@   SOA localhost. hostmaster.harbour.test. ( 1 3600 600 1209600 60 )
    NS  localhost.
$INCLUDE inventory/blocked.inc
END
cat >> resolver/local.conf <<'END'
zone "rpz.internal" {
    type primary;
    file "rpz.db";
    allow-query { none; };
    allow-transfer { none; };
};
END
