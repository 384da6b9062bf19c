# BREV8
cat >> rtl/tables/op_imm.vh <<'END'
15'b011010000111_101: for (i = 0; i < 32; i = i + 1) result[i] = a[i ^ 7];  // BREV8
END
