# SBW
cat >> rtl/tables/custom1.vh <<'END'
3'b011: begin stores = 1; width = 0; end  // SBW
END
