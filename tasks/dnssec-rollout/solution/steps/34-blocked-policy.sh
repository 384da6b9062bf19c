# What is blocked overrides every answer, at once
cat >> resolver/options.conf <<'END'
response-policy { zone "rpz.internal"; } break-dnssec yes min-update-interval 0 qname-wait-recurse no;
END
