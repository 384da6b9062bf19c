# OR
cat >> rtl/tables/op.vh <<'END'
10'b0000000_110: result = a | b;  // OR
END
