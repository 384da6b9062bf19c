// Branches, by funct3.
