# SLL
cat >> rtl/tables/op.vh <<'END'
10'b0000000_001: result = a << b[4:0];  // SLL
END
