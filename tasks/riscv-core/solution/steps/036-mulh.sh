# MULH
cat >> rtl/tables/op.vh <<'END'
10'b0000001_001: begin wide = {{32{a[31]}}, a} * {{32{b[31]}}, b}; result = wide[63:32]; end  // MULH
END
