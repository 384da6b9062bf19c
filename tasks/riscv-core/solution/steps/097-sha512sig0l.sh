# SHA512SIG0L
cat >> rtl/tables/op.vh <<'END'
10'b0101010_000: result = (a >> 1) ^ (a >> 7) ^ (a >> 8) ^ (b << 31) ^ (b << 25) ^ (b << 24);  // SHA512SIG0L
END
