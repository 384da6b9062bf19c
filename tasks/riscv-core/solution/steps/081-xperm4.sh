# XPERM4
cat >> rtl/tables/op.vh <<'END'
10'b0010100_010: for (i = 0; i < 8; i = i + 1) if (!b[4 * i + 3]) result[4 * i +: 4] = a[4 * b[4 * i +: 3] +: 4];  // XPERM4
END
