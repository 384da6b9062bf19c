# LBW
cat >> rtl/tables/custom1.vh <<'END'
3'b000: begin loads = 1; width = 0; extend = 1; end  // LBW
END
