# C.ZEXT.H
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100111???11010: full = {12'h080, 2'b01, half[9:7], 3'b100, 2'b01, half[9:7], 7'b0110011};  // C.ZEXT.H
END
