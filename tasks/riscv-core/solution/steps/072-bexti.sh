# BEXTI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0100100_?????_101: result = a[insn[24:20]];  // BEXTI
END
