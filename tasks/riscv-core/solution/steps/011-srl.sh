# SRL
cat >> rtl/tables/op.vh <<'END'
10'b0000000_101: result = a >> b[4:0];  // SRL
END
