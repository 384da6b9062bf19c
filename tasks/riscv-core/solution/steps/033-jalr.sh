# JALR
cat >> rtl/tables/opcode.vh <<'END'
5'b11001: begin result = following; target = (a + imm_i) & ~32'd1; known = insn[14:12] == 0; end  // JALR
END
