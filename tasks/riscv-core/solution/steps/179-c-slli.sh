# C.SLLI
cat >> rtl/tables/quadrant2.vh <<'END'
14'b0000??????????: full = {7'b0000000, half[6:2], half[11:7], 3'b001, half[11:7], 7'b0010011};  // C.SLLI
END
