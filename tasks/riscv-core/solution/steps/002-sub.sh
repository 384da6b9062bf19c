# SUB
cat >> rtl/tables/op.vh <<'END'
10'b0100000_000: result = a - b;  // SUB
END
