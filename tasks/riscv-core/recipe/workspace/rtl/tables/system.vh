// CSR accesses, by funct3.
