# BFX
cat >> rtl/tables/custom0.vh <<'END'
10'b0000100_000: begin result = a >> b[4:0]; result = $signed(result << (31 - b[12:8])) >>> (31 - b[12:8]); end  // BFX
END
