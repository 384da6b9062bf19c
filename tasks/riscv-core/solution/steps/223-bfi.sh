# BFI
cat >> rtl/tables/custom0.vh <<'END'
10'b0000100_010: begin wide = {32'b0, 32'hffffffff >> (31 - b[12:8])} << b[4:0]; result = (c & ~wide[31:0]) | ((a << b[4:0]) & wide[31:0]); end  // BFI
END
