# C.SW
cat >> rtl/tables/quadrant0.vh <<'END'
14'b110???????????: full = {5'b0, half[5], half[12], 2'b01, half[4:2], 2'b01, half[9:7], 3'b010, half[11:10], half[6], 2'b0, 7'b0100011};  // C.SW
END
