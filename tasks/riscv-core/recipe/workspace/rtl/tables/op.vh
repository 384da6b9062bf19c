// Two registers, by funct7 and funct3.
