# C.BEQZ
cat >> rtl/tables/quadrant1.vh <<'END'
14'b110???????????: full = {{4{half[12]}}, half[6:5], half[2], 5'd0, 2'b01, half[9:7], 3'b000, half[11:10], half[4:3], half[12], 7'b1100011};  // C.BEQZ
END
