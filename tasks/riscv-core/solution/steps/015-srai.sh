# SRAI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0100000_?????_101: result = $signed(a) >>> insn[24:20];  // SRAI
END
