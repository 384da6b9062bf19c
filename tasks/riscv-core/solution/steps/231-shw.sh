# SHW
cat >> rtl/tables/custom1.vh <<'END'
3'b111: begin stores = 1; width = 1; end  // SHW
END
