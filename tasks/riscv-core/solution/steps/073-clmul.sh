# CLMUL
cat >> rtl/tables/op.vh <<'END'
10'b0000101_001: for (i = 0; i < 32; i = i + 1) if (b[i]) result = result ^ (a << i);  // CLMUL
END
