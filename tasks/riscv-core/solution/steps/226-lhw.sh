# LHW
cat >> rtl/tables/custom1.vh <<'END'
3'b001: begin loads = 1; width = 1; extend = 1; end  // LHW
END
