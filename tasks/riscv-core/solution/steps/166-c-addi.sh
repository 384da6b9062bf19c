# C.ADDI
cat >> rtl/tables/quadrant1.vh <<'END'
14'b000???????????: full = {{7{half[12]}}, half[6:2], half[11:7], 3'b000, half[11:7], 7'b0010011};  // C.ADDI
END
