# C.EBREAK
cat >> rtl/tables/quadrant2.vh <<'END'
14'b10010000000000: full = 32'h00100073;  // C.EBREAK
END
