# SRA
cat >> rtl/tables/op.vh <<'END'
10'b0100000_101: result = $signed(a) >>> b[4:0];  // SRA
END
