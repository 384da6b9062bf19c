// Compressed instructions that end in 01, by their other bits.
