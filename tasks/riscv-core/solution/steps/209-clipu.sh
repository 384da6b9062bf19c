# CLIPU
cat >> rtl/tables/custom0.vh <<'END'
10'b0000001_001: begin wide = 32'd1 << b[4:0]; result = a[31] ? 0 : a > wide[31:0] - 1 ? wide[31:0] - 1 : a; end  // CLIPU
END
