// Compressed instructions that end in 00, by their other bits.
