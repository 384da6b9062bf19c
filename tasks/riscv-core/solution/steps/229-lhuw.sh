# LHUW
cat >> rtl/tables/custom1.vh <<'END'
3'b101: begin loads = 1; width = 1; end  // LHUW
END
