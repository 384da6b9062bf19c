# SHA256SUM1
cat >> rtl/tables/op_imm.vh <<'END'
15'b000100000001_001: result = rotated(a, 6) ^ rotated(a, 11) ^ rotated(a, 25);  // SHA256SUM1
END
