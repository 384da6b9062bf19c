# C.AND
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100011???11???: full = {7'b0000000, 2'b01, half[4:2], 2'b01, half[9:7], 3'b111, 2'b01, half[9:7], 7'b0110011};  // C.AND
END
