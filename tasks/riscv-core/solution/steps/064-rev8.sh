# REV8
cat >> rtl/tables/op_imm.vh <<'END'
15'b011010011000_101: result = {a[7:0], a[15:8], a[23:16], a[31:24]};  // REV8
END
