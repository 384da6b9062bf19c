# CLMULH
cat >> rtl/tables/op.vh <<'END'
10'b0000101_011: for (i = 1; i < 32; i = i + 1) if (b[i]) result = result ^ (a >> (32 - i));  // CLMULH
END
