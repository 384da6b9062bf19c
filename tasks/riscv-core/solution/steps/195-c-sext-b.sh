# C.SEXT.B
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100111???11001: full = {12'h604, 2'b01, half[9:7], 3'b001, 2'b01, half[9:7], 7'b0010011};  // C.SEXT.B
END
