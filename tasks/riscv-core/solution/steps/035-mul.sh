# MUL
cat >> rtl/tables/op.vh <<'END'
10'b0000001_000: result = a * b;  // MUL
END
