# LBUW
cat >> rtl/tables/custom1.vh <<'END'
3'b100: begin loads = 1; width = 0; end  // LBUW
END
