# RORI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0110000_?????_101: result = rotated(a, insn[24:20]);  // RORI
END
