# USSUB
cat >> rtl/tables/custom0.vh <<'END'
10'b0000000_011: result = a < b ? 0 : a - b;  // USSUB
END
