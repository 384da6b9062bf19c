# SHA256SIG0
cat >> rtl/tables/op_imm.vh <<'END'
15'b000100000010_001: result = rotated(a, 7) ^ rotated(a, 18) ^ (a >> 3);  // SHA256SIG0
END
