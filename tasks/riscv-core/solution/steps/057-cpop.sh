# CPOP
cat >> rtl/tables/op_imm.vh <<'END'
15'b011000000010_001: for (i = 0; i < 32; i = i + 1) result = result + a[i];  // CPOP
END
