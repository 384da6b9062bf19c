# C.NOT
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100111???11101: full = {12'hfff, 2'b01, half[9:7], 3'b100, 2'b01, half[9:7], 7'b0010011};  // C.NOT
END
