# LR.W
cat >> rtl/tables/reserved.vh <<'END'
5'b00010: begin loads = 1; reserved <= 1; reservation <= a; end  // LR.W
END
