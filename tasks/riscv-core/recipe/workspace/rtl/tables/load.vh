// Loads, by funct3.
