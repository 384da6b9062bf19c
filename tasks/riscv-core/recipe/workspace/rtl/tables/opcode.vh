// Opcodes with a single instruction, by insn[6:2].
5'b01101: result = {insn[31:12], 12'b0};  // LUI
5'b11011: begin result = following; target = pc + imm_j; end  // JAL
