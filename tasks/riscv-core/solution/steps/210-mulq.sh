# MULQ
cat >> rtl/tables/custom0.vh <<'END'
10'b0000001_010: begin wide = {{32{a[31]}}, a} * {{32{b[31]}}, b} + 64'h40000000; result = a == 32'h80000000 && b == a ? 32'h7fffffff : wide[62:31]; end  // MULQ
END
