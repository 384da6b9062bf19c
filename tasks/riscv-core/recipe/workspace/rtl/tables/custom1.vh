// Our own loads and stores (opcode custom-1), by funct3.
