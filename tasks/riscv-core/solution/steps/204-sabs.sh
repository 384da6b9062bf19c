# SABS
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_100: result = a == 32'h80000000 ? 32'h7fffffff : a[31] ? -a : a;  // SABS
END
