# SHA512SIG0H
cat >> rtl/tables/op.vh <<'END'
10'b0101110_000: result = (a >> 1) ^ (a >> 7) ^ (a >> 8) ^ (b << 31) ^ (b << 24);  // SHA512SIG0H
END
