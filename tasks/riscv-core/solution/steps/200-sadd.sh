# SADD
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_000: begin result = a + b; if (a[31] == b[31] && result[31] != a[31]) result = {a[31], {31{!a[31]}}}; end  // SADD
END
