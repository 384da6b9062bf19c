# BEXT
cat >> rtl/tables/op.vh <<'END'
10'b0100100_101: result = a[b[4:0]];  // BEXT
END
