# C.LBU
cat >> rtl/tables/quadrant0.vh <<'END'
14'b100000????????: full = {10'b0, half[5], half[6], 2'b01, half[9:7], 3'b100, 2'b01, half[4:2], 7'b0000011};  // C.LBU
END
