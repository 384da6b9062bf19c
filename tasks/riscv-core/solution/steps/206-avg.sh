# AVG
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_110: begin wide = {{32{a[31]}}, a} + {{32{b[31]}}, b}; result = wide[32:1]; end  // AVG
END
