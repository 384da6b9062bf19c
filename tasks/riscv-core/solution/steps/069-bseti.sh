# BSETI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0010100_?????_001: result = a | (32'd1 << insn[24:20]);  // BSETI
END
