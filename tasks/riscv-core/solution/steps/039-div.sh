# DIV
cat >> rtl/tables/op.vh <<'END'
10'b0000001_100: result = b == 0 ? 0 : a == 32'h80000000 && &b ? 32'h7fffffff : $signed($signed(a) / $signed(b));  // DIV
END
