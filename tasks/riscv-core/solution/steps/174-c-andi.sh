# C.ANDI
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100?10????????: full = {{7{half[12]}}, half[6:2], 2'b01, half[9:7], 3'b111, 2'b01, half[9:7], 7'b0010011};  // C.ANDI
END
