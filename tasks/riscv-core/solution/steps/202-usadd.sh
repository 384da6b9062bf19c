# USADD
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_010: begin wide = {32'b0, a} + b; result = wide[32] ? 32'hffffffff : wide[31:0]; end  // USADD
END
