# SLT
cat >> rtl/tables/op.vh <<'END'
10'b0000000_010: result = $signed(a) < $signed(b);  // SLT
END
