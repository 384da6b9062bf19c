# SLLI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0000000_?????_001: result = a << insn[24:20];  // SLLI
END
