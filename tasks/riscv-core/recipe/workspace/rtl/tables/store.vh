// Stores, by funct3.
3'b010: width = 2;  // SW
