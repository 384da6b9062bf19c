# SWW
cat >> rtl/tables/custom1.vh <<'END'
3'b110: begin stores = 1; width = 2; end  // SWW
END
