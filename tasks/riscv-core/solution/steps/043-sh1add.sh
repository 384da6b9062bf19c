# SH1ADD
cat >> rtl/tables/op.vh <<'END'
10'b0010000_010: result = (a << 1) + b;  // SH1ADD
END
