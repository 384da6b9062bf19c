# SEXT.B
cat >> rtl/tables/op_imm.vh <<'END'
15'b011000000100_001: result = {{24{a[7]}}, a[7:0]};  // SEXT.B
END
