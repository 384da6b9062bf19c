# SAD8
cat >> rtl/tables/custom0.vh <<'END'
10'b0000010_111: for (i = 0; i < 4; i = i + 1) result = result + (a[8 * i +: 8] > b[8 * i +: 8] ? a[8 * i +: 8] - b[8 * i +: 8] : b[8 * i +: 8] - a[8 * i +: 8]);  // SAD8
END
