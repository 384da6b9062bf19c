# SH3ADD
cat >> rtl/tables/op.vh <<'END'
10'b0010000_110: result = (a << 3) + b;  // SH3ADD
END
