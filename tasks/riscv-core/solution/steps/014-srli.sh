# SRLI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0000000_?????_101: result = a >> insn[24:20];  // SRLI
END
