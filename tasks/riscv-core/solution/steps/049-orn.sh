# ORN
cat >> rtl/tables/op.vh <<'END'
10'b0100000_110: result = a | ~b;  // ORN
END
