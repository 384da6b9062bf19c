# C.MUL
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100111???10???: full = {7'b0000001, 2'b01, half[4:2], 2'b01, half[9:7], 3'b000, 2'b01, half[9:7], 7'b0110011};  // C.MUL
END
