# MULHU
cat >> rtl/tables/op.vh <<'END'
10'b0000001_011: begin wide = {32'b0, a} * {32'b0, b}; result = wide[63:32]; end  // MULHU
END
