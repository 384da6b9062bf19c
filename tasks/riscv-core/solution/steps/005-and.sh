# AND
cat >> rtl/tables/op.vh <<'END'
10'b0000000_111: result = a & b;  // AND
END
