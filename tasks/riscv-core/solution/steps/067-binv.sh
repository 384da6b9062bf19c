# BINV
cat >> rtl/tables/op.vh <<'END'
10'b0110100_001: result = a ^ (32'd1 << b[4:0]);  // BINV
END
