# LH
cat >> rtl/tables/load.vh <<'END'
3'b001: begin width = 1; extend = 1; end  // LH
END
