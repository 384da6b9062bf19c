# LWW
cat >> rtl/tables/custom1.vh <<'END'
3'b010: begin loads = 1; width = 2; end  // LWW
END
