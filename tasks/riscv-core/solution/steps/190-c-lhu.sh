# C.LHU
cat >> rtl/tables/quadrant0.vh <<'END'
14'b100001???0????: full = {10'b0, half[5], 1'b0, 2'b01, half[9:7], 3'b101, 2'b01, half[4:2], 7'b0000011};  // C.LHU
END
