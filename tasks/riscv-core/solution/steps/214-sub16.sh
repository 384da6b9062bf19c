# SUB16
cat >> rtl/tables/custom0.vh <<'END'
10'b0000010_011: result = {a[31:16] - b[31:16], a[15:0] - b[15:0]};  // SUB16
END
