# C.ZEXT.B
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100111???11000: full = {12'h0ff, 2'b01, half[9:7], 3'b111, 2'b01, half[9:7], 7'b0010011};  // C.ZEXT.B
END
