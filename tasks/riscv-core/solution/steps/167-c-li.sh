# C.LI
cat >> rtl/tables/quadrant1.vh <<'END'
14'b010???????????: full = {{7{half[12]}}, half[6:2], 5'd0, 3'b000, half[11:7], 7'b0010011};  // C.LI
END
