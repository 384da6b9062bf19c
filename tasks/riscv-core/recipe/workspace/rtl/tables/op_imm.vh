// A register and an immediate, by the immediate (or funct7 and what stands for rs2) and funct3.
15'b????????????_000: result = a + imm_i;  // ADDI
