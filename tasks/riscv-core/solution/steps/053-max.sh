# MAX
cat >> rtl/tables/op.vh <<'END'
10'b0000101_110: result = $signed(a) > $signed(b) ? a : b;  // MAX
END
