# CTZ
cat >> rtl/tables/op_imm.vh <<'END'
15'b011000000001_001: begin result = 32; for (i = 31; i >= 0; i = i - 1) if (a[i]) result = i; end  // CTZ
END
