# SEXT.H
cat >> rtl/tables/op_imm.vh <<'END'
15'b011000000101_001: result = {{16{a[15]}}, a[15:0]};  // SEXT.H
END
