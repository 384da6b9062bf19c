# CZERO.EQZ
cat >> rtl/tables/op.vh <<'END'
10'b0000111_101: result = b == 0 ? 0 : a;  // CZERO.EQZ
END
