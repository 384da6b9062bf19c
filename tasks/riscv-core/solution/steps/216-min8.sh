# MIN8
cat >> rtl/tables/custom0.vh <<'END'
10'b0000010_101: for (i = 0; i < 4; i = i + 1) result[8 * i +: 8] = a[8 * i +: 8] < b[8 * i +: 8] ? a[8 * i +: 8] : b[8 * i +: 8];  // MIN8
END
