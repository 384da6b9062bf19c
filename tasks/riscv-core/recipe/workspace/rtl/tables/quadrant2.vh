// Compressed instructions that end in 10, by their other bits.
