# SHA256SUM0
cat >> rtl/tables/op_imm.vh <<'END'
15'b000100000000_001: result = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);  // SHA256SUM0
END
