# BEQ
cat >> rtl/tables/branch.vh <<'END'
3'b000: if (a == b) target = pc + imm_b;  // BEQ
END
