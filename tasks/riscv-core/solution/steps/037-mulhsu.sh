# MULHSU
cat >> rtl/tables/op.vh <<'END'
10'b0000001_010: begin wide = {{32{a[31]}}, a} * {32'b0, b}; result = wide[63:32]; end  // MULHSU
END
