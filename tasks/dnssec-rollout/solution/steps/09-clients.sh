# The resolver answers the company alone
cat >> resolver/options.conf <<'END'
allow-query { 127.0.1.0/24; };
allow-recursion { 127.0.1.0/24; };
END
