# C.JR
cat >> rtl/tables/quadrant2.vh <<'END'
14'b1000?????00000: full = {12'b0, half[11:7], 3'b000, 5'd0, 7'b1100111};  // C.JR
END
