# C.SB
cat >> rtl/tables/quadrant0.vh <<'END'
14'b100010????????: full = {7'b0, 2'b01, half[4:2], 2'b01, half[9:7], 3'b000, 3'b0, half[5], half[6], 7'b0100011};  // C.SB
END
