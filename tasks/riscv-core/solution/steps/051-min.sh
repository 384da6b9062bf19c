# MIN
cat >> rtl/tables/op.vh <<'END'
10'b0000101_100: result = $signed(a) < $signed(b) ? a : b;  // MIN
END
