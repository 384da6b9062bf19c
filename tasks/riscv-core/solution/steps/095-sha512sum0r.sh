# SHA512SUM0R
cat >> rtl/tables/op.vh <<'END'
10'b0101000_000: result = (a << 25) ^ (a << 30) ^ (a >> 28) ^ (b >> 7) ^ (b >> 2) ^ (b << 4);  // SHA512SUM0R
END
