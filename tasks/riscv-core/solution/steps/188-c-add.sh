# C.ADD
cat >> rtl/tables/quadrant2.vh <<'END'
14'b1001??????????: full = {7'b0, half[6:2], half[11:7], 3'b000, half[11:7], 7'b0110011};  // C.ADD
END
