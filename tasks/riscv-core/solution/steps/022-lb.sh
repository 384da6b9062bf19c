# LB
cat >> rtl/tables/load.vh <<'END'
3'b000: begin width = 0; extend = 1; end  // LB
END
