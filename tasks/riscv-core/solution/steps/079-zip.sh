# ZIP
cat >> rtl/tables/op_imm.vh <<'END'
15'b000010001111_001: for (i = 0; i < 16; i = i + 1) begin result[2 * i] = a[i]; result[2 * i + 1] = a[i + 16]; end  // ZIP
END
