# CLIP
cat >> rtl/tables/custom0.vh <<'END'
10'b0000001_000: begin wide = 32'd1 << b[4:0]; result = $signed(a) < -$signed(wide[31:0]) ? -wide[31:0] : $signed(a) > $signed(wide[31:0] - 1) ? wide[31:0] - 1 : a; if (b[4:0] == 31) result = a; end  // CLIP
END
