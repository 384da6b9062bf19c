# ABD
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_101: result = $signed(a) < $signed(b) ? b - a : a - b;  // ABD
END
