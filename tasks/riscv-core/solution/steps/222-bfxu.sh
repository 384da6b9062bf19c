# BFXU
cat >> rtl/tables/custom0.vh <<'END'
10'b0000100_001: begin result = a >> b[4:0]; result = (result << (31 - b[12:8])) >> (31 - b[12:8]); end  // BFXU
END
