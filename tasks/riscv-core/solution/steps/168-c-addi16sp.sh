# C.ADDI16SP
cat >> rtl/tables/quadrant1.vh <<'END'
14'b011?00010?????: full = {{3{half[12]}}, half[4:3], half[5], half[2], half[6], 4'b0, 5'd2, 3'b000, 5'd2, 7'b0010011};  // C.ADDI16SP
END
