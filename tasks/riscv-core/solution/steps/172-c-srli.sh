# C.SRLI
cat >> rtl/tables/quadrant1.vh <<'END'
14'b100000????????: full = {7'b0000000, half[6:2], 2'b01, half[9:7], 3'b101, 2'b01, half[9:7], 7'b0010011};  // C.SRLI
END
