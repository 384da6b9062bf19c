# SH2ADD
cat >> rtl/tables/op.vh <<'END'
10'b0010000_100: result = (a << 2) + b;  // SH2ADD
END
