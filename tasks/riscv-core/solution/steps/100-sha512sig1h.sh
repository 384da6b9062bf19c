# SHA512SIG1H
cat >> rtl/tables/op.vh <<'END'
10'b0101111_000: result = (a << 3) ^ (a >> 6) ^ (a >> 19) ^ (b >> 29) ^ (b << 13);  // SHA512SIG1H
END
