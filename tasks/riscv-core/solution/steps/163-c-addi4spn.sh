# C.ADDI4SPN
cat >> rtl/tables/quadrant0.vh <<'END'
14'b000???????????: if (half[12:5] != 0) full = {2'b0, half[10:7], half[12:11], half[5], half[6], 2'b0, 5'd2, 3'b000, 2'b01, half[4:2], 7'b0010011};  // C.ADDI4SPN
END
