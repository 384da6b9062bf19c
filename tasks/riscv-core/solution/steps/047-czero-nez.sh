# CZERO.NEZ
cat >> rtl/tables/op.vh <<'END'
10'b0000111_111: result = b != 0 ? 0 : a;  // CZERO.NEZ
END
