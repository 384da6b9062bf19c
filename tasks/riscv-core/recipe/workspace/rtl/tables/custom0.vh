// Our own instructions on registers (opcode custom-0), by funct7 and funct3.
