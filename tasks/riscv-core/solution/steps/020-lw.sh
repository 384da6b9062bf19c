# LW
cat >> rtl/tables/load.vh <<'END'
3'b010: width = 2;  // LW
END
