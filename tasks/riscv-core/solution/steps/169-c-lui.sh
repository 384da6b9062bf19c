# C.LUI
cat >> rtl/tables/quadrant1.vh <<'END'
14'b011???????????: full = {{15{half[12]}}, half[6:2], half[11:7], 7'b0110111};  // C.LUI
END
