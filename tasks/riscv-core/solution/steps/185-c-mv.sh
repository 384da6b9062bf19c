# C.MV
cat >> rtl/tables/quadrant2.vh <<'END'
14'b1000??????????: full = {7'b0, half[6:2], 5'd0, 3'b000, half[11:7], 7'b0110011};  // C.MV
END
