# C.JAL
cat >> rtl/tables/quadrant1.vh <<'END'
14'b001???????????: full = {half[12], half[8], half[10:9], half[6], half[7], half[2], half[11], half[5:3], {9{half[12]}}, 5'd1, 7'b1101111};  // C.JAL
END
