# XPERM8
cat >> rtl/tables/op.vh <<'END'
10'b0010100_100: for (i = 0; i < 4; i = i + 1) if (b[8 * i + 2 +: 6] == 0) result[8 * i +: 8] = a[8 * b[8 * i +: 2] +: 8];  // XPERM8
END
