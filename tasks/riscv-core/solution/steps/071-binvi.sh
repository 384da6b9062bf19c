# BINVI
cat >> rtl/tables/op_imm.vh <<'END'
15'b0110100_?????_001: result = a ^ (32'd1 << insn[24:20]);  // BINVI
END
