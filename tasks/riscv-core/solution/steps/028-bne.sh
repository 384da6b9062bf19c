# BNE
cat >> rtl/tables/branch.vh <<'END'
3'b001: if (a != b) target = pc + imm_b;  // BNE
END
