# ADD
cat >> rtl/tables/op.vh <<'END'
10'b0000000_000: result = a + b;  // ADD
END
