# C.LWSP
cat >> rtl/tables/quadrant2.vh <<'END'
14'b010???????????: full = {4'b0, half[3:2], half[12], half[6:4], 2'b0, 5'd2, 3'b010, half[11:7], 7'b0000011};  // C.LWSP
END
