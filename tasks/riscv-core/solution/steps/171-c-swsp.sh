# C.SWSP
cat >> rtl/tables/quadrant2.vh <<'END'
14'b110???????????: full = {4'b0, half[8:7], half[12], half[6:2], 5'd2, 3'b010, half[11:9], 2'b0, 7'b0100011};  // C.SWSP
END
