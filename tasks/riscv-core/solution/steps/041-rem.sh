# REM
cat >> rtl/tables/op.vh <<'END'
10'b0000001_110: result = b == 0 ? a : &b ? 0 : $signed($signed(a) % $signed(b));  // REM
END
