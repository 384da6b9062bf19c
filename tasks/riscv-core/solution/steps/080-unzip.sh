# UNZIP
cat >> rtl/tables/op_imm.vh <<'END'
15'b000010001111_101: for (i = 0; i < 16; i = i + 1) begin result[i] = a[2 * i]; result[i + 16] = a[2 * i + 1]; end  // UNZIP
END
