# C.SH
cat >> rtl/tables/quadrant0.vh <<'END'
14'b100011???0????: full = {7'b0, 2'b01, half[4:2], 2'b01, half[9:7], 3'b001, 3'b0, half[5], 1'b0, 7'b0100011};  // C.SH
END
