# CLZ
cat >> rtl/tables/op_imm.vh <<'END'
15'b011000000000_001: begin result = 32; for (i = 0; i < 32; i = i + 1) if (a[i]) result = 31 - i; end  // CLZ
END
