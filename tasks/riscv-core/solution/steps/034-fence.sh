# FENCE
cat >> rtl/tables/opcode.vh <<'END'
5'b00011: begin writes = 0; known = insn[14:12] == 0; end  // FENCE
END
