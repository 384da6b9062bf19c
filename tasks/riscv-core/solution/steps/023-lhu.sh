# LHU
cat >> rtl/tables/load.vh <<'END'
3'b101: width = 1;  // LHU
END
