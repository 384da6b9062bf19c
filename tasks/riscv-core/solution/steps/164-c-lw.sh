# C.LW
cat >> rtl/tables/quadrant0.vh <<'END'
14'b010???????????: full = {5'b0, half[5], half[12:10], half[6], 2'b0, 2'b01, half[9:7], 3'b010, 2'b01, half[4:2], 7'b0000011};  // C.LW
END
