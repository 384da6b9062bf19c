# PACK
cat >> rtl/tables/op.vh <<'END'
10'b0000100_100: result = {b[15:0], a[15:0]};  // PACK
END
