# SHA256SIG1
cat >> rtl/tables/op_imm.vh <<'END'
15'b000100000011_001: result = rotated(a, 17) ^ rotated(a, 19) ^ (a >> 10);  // SHA256SIG1
END
