# SHA512SUM1R
cat >> rtl/tables/op.vh <<'END'
10'b0101001_000: result = (a << 23) ^ (a >> 14) ^ (a >> 18) ^ (b >> 9) ^ (b << 18) ^ (b << 14);  // SHA512SUM1R
END
