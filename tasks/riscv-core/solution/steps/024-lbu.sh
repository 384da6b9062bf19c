# LBU
cat >> rtl/tables/load.vh <<'END'
3'b100: width = 0;  // LBU
END
