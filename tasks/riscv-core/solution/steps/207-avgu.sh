# AVGU
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_111: begin wide = {32'b0, a} + b + 1; result = wide[32:1]; end  // AVGU
END
