# AUIPC
cat >> rtl/tables/opcode.vh <<'END'
5'b00101: result = pc + {insn[31:12], 12'b0};  // AUIPC
END
